/* What the gallery's script is made of, each part by itself: the address, folded texts, places in a grid, copying. */
"use strict";
(() => {
  const gallery = (window.ruskaGallery ??= {});
  const names = ["q", "package", "topic", "kind", "in", "size"];

  /** What the address asks for: the graphic before the question mark, and what is looked for after it. */
  gallery.read = () => {
    const [path, query = ""] = location.hash.slice(1).split("?");
    const found = { graphic: decoded(path) };
    for (const [name, value] of new URLSearchParams(query)) if (names.includes(name)) found[name] = value;
    return found;
  };

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  /** The address of a state, as `read` understands it. */
  gallery.address = (state) => {
    const query = new URLSearchParams();
    for (const name of names) if (state[name]) query.set(name, state[name]);
    const text = query.toString();
    return `#${state.graphic || ""}${text && `?${text}`}`;
  };

  const letters = { ø: "o", æ: "ae", đ: "d", ŧ: "t", ŋ: "n", ß: "ss", ł: "l", ð: "d", þ: "th", œ: "oe" };

  /** A text as it is compared: small letters without marks, so that "hame" finds "Häme" and "tromso" finds "Tromsø". */
  gallery.folded = (text) => {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/[øæđŧŋßłðþœ]/g, (letter) => letters[letter]);
  };

  /** The card that lies in a direction from another one: the nearest in the next row for up and down. */
  gallery.neighbour = (cards, card, key) => {
    const place = cards.indexOf(card);
    if (key === "ArrowLeft") return cards[place - 1];
    if (key === "ArrowRight") return cards[place + 1];
    const from = card.getBoundingClientRect();
    const down = key === "ArrowDown";
    const boxes = cards.map((other) => ({ other, box: other.getBoundingClientRect() }));
    const beyond = boxes.filter(({ box }) => (down ? box.top >= from.bottom - 1 : box.bottom <= from.top + 1));
    const far = ({ box }) => Math.abs(down ? box.top - from.bottom : from.top - box.bottom);
    const nearest = Math.min(...beyond.map(far));
    const aside = ({ box }) => Math.abs(box.left - from.left);
    const row = beyond.filter((one) => far(one) <= nearest + 1).sort((a, b) => aside(a) - aside(b));
    return row[0]?.other;
  };

  /** Copies the text of a node; where that is not allowed, the text is left marked. Tells whether it was copied. */
  gallery.copy = async (node) => {
    try {
      await navigator.clipboard.writeText(node.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(node);
      return document.execCommand("copy");
    }
  };
})();
