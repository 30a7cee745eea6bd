/* Makes the gallery a tool: finding, a view of one graphic, copying. What is looked for and looked at stands in the
   address, so that it can be sent to others and the browser's own buttons work: #tourism/nights?q=snow&topic=work&in=sv

   Classic scripts tell it what it knows, as pages from a USB stick may not fetch: ruskaDetails, one script a language,
   and ruskaBuilt. Without them cards are found by what they show, and no times are told. */
"use strict";
(() => {
  const gallery = window.ruskaGallery;
  const root = document.documentElement;
  const language = root.lang;
  const filters = ["q", "package", "topic", "kind"];
  const details = {};
  const built = { told: {}, texts: {} };
  const waiting = {};
  let ready = false;
  let state = gallery.read();

  // Until the cards that are looked for and the letters that they are set in are known, for half a second at most,
  // nothing is shown: so nothing moves before the reader's eyes.
  root.classList.add("js", "unready");

  window.ruskaDetails = (code, told) => {
    details[code] = told;
    if (ready) show();
  };
  window.ruskaBuilt = (told, texts) => {
    Object.assign(built, { told, texts });
    if (ready) showBuilt();
  };

  /* The address. */

  function go(change, push) {
    state = { ...state, ...change };
    const hash = gallery.address(state);
    const place = hash === "#" ? location.pathname + location.search : hash;
    if (push) history.pushState({ opened: Boolean(state.graphic) }, "", place);
    else history.replaceState(history.state, "", place);
    show();
  }

  /* Finding. */

  function said(key) {
    return details[language]?.graphics[key];
  }

  const texts = new Map();

  function haystack(card) {
    const one = said(card.id);
    const known = texts.get(card.id);
    if (known && (known.whole || !one)) return known.text;
    const more = one ? [one.subtitle, one.alt, one.package, ...one.sources.map(([text]) => text)] : [];
    const text = gallery.folded([card.textContent, card.id.replace(/[/_]/g, " "), ...more].join(" "));
    texts.set(card.id, { text, whole: Boolean(one) });
    return text;
  }

  function fits(card, words) {
    const { topic, kind } = card.dataset;
    return (
      (!state.package || card.id.startsWith(`${state.package}/`)) &&
      (!state.topic || topic.split(" ").includes(state.topic)) &&
      (!state.kind || kind === state.kind) &&
      words.every((word) => haystack(card).includes(word))
    );
  }

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const visible = () => all(".card:not([hidden])");

  function find() {
    const words = gallery.folded(state.q || "").split(/\s+/).filter(Boolean);
    const counts = JSON.parse(one("main").dataset.counts);
    for (const section of all(".package")) {
      const cards = all(".card", section);
      for (const card of cards) card.hidden = !fits(card, words);
      const left = cards.filter((card) => !card.hidden).length;
      section.hidden = left === 0 && cards.length > 0;
      const part = one(`.parts a[href="#${section.getAttribute("aria-labelledby")}"]`);
      if (part) part.parentElement.hidden = section.hidden;
      one(".count", section).textContent = counts[left];
    }
    const number = visible().length;
    tell(one("[role=status]", one(".finder")), counts[number]);
    one(".none").hidden = number > 0 || counts.length === 1;
    one(".finder [type=reset]").disabled = !filters.some((name) => state[name]);
  }

  function tell(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function showChoices() {
    for (const field of one(".finder").elements) {
      if (!field.name || field === document.activeElement) continue;
      field.value = state[field.name] || "";
    }
    for (const link of all(".languages a")) {
      link.setAttribute("href", link.getAttribute("href").split("#")[0] + gallery.address({ ...state, in: "" }));
    }
  }

  /* The view of one graphic. */

  let view;

  function show() {
    if (!ready) return;
    find();
    showChoices();
    const card = document.getElementById(state.graphic);
    if (!card?.matches(".card")) {
      if (view.open) view.close();
      return;
    }
    const code = state.in || language;
    if (details[code] === undefined) load(code);
    fill(card, code);
    if (view.open) return;
    view.showModal();
    one("h2", view).focus();
  }

  function load(code) {
    if (waiting[code] || !all("[name=in]", view).some((radio) => radio.value === code)) return;
    const script = document.createElement("script");
    waiting[code] = script;
    script.src = `index.${code}.js`;
    script.onerror = () => {
      details[code] = null;
      show();
    };
    document.head.append(script);
  }

  function put(selector, text, code) {
    const node = one(selector, view);
    node.textContent = text;
    if (code) node.lang = code;
    return node;
  }

  function fill(card, code) {
    const shown = details[code]?.graphics[card.id];
    const cards = visible();
    const place = cards.indexOf(card);
    put(".place", place < 0 ? "" : `${place + 1} / ${cards.length}`);
    for (const step of all(".previous, .next", view)) step.disabled = cards.length < 2 && place >= 0;
    const spoken = card.closest(".package").dataset.languages.split(" ");
    for (const radio of all("[name=in]", view)) {
      radio.checked = radio.value === code;
      radio.disabled = !spoken.includes(radio.value);
    }
    view.classList.toggle("lost", !shown);
    const lost = details[code] === null || (details[code] && !shown);
    tell(one(".said", view), lost ? one(".said", view).dataset.lost : "");
    put("#detail-title", shown?.title ?? one("h3", card).textContent, shown ? code : language);
    if (shown) fillWords(card, shown, code);
  }

  function fillWords(card, shown, code) {
    const own = said(card.id) || shown;
    const [packageId, graphic] = card.id.split("/");
    put(".kicker", own.package);
    put(".sub", shown.subtitle, code).hidden = !shown.subtitle;
    put(".alt .text", shown.alt, code);
    put(".caption .text", shown.caption, code);
    put(".code .text", shown.code.join(escaped(base())));
    one(".code", view).hidden = !shown.code.length;
    one(".relative", view)?.toggleAttribute("hidden", base() !== "");
    link(".page", shown.page);
    link(".table", shown.table && shown.page && `${shown.page}#table`);
    link(".share", shown.share);
    fillDownloads(shown, fillPicture(shown));
    const sources = shown.sources.map(([text, url]) => lines("p", url ? anchor(text, url) : text));
    record(".sources", sources);
    record(".licence", [own.licence]);
    record(".date", [own.date]);
    record(".kind", [own.kind[1]]);
    record(".topics", [own.topics.map(([, name]) => name).join(", ")]);
    record(".when", [when(built.told[`${packageId}/${code}/${graphic}`])]);
  }

  function record(selector, parts) {
    const node = one(`.record ${selector}`, view);
    const filled = parts.filter(Boolean);
    node.replaceChildren(...filled);
    node.hidden = node.previousElementSibling.hidden = !filled.length;
  }

  function lines(tag, ...parts) {
    const node = document.createElement(tag);
    node.append(...parts);
    return node;
  }

  function anchor(text, href, download = false) {
    const node = lines("a", text);
    node.href = href;
    if (download) node.setAttribute("download", "");
    return node;
  }

  function link(selector, href) {
    const node = one(`.ways ${selector}`, view);
    node.hidden = !href;
    if (href) node.href = href;
  }

  function base() {
    const set = one("main").dataset.address;
    return set || (location.protocol.startsWith("http") ? new URL(".", location.href).href : "");
  }

  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  function fillPicture(shown) {
    const sizes = shown.sizes.filter((size) => size.picture);
    const size = sizes.find(({ id }) => id === state.size) || sizes[0];
    const names = details[language]?.sizes || {};
    const radios = sizes.map(({ id }) => {
      const radio = document.createElement("input");
      Object.assign(radio, { type: "radio", name: "size", value: id, checked: id === size.id });
      return lines("label", radio, lines("span", names[id] || id));
    });
    const focused = document.activeElement?.name === "size";
    one(".sizes div", view).replaceChildren(...radios);
    if (focused) one(".sizes :checked", view).focus();
    one(".sizes", view).hidden = sizes.length < 2;
    const sheet = one(".sheet", view);
    if (!size || one("img", sheet)?.getAttribute("src") !== size.picture) {
      sheet.replaceChildren(...(size ? [picture(size, shown.alt)] : []));
    }
    return size?.id;
  }

  function picture({ picture: src, width, height }, alt) {
    const image = Object.assign(document.createElement("img"), { width, height, alt, decoding: "async" });
    image.style.setProperty("--ratio", width / height); // its place is kept while it comes
    image.style.maxWidth = `${width}px`;
    return Object.assign(image, { src });
  }

  function fillDownloads(shown, size) {
    const { labels = {}, sizes = {}, files = "" } = details[language] || {};
    const items = (of) =>
      of.map(([label, href, weight]) => {
        const item = lines("li", anchor(labels[label] || label, href, true));
        if (weight) item.append(" ", lines("small", weight));
        return item;
      });
    const group = (name, of) => (of.length ? [lines("dt", name), lines("dd", lines("ul", ...items(of)))] : []);
    const taken = shown.sizes.find(({ id }) => id === size)?.files || [];
    one(".taken ul", view).replaceChildren(...items(taken));
    one(".taken", view).hidden = !taken.length;
    const groups = shown.sizes.flatMap((size) => group(sizes[size.id] || size.id, size.files));
    groups.push(...group(files, [...shown.files, ["zip", ...shown.zip]]));
    one(".downloads dl", view).replaceChildren(...groups);
  }

  /* When things were made. */

  function when(code) {
    if (!code) return "";
    const node = lines("time", built.texts[code]?.[language] || code);
    node.dateTime = code;
    return node;
  }

  function showBuilt() {
    const last = Object.values(built.told).sort().at(-1);
    const line = one(".built");
    line.hidden = !last;
    if (last) one("time", line).replaceWith(when(last));
    if (view.open) show();
  }

  /* Copying. */

  async function copy(section) {
    const line = one(".said", view);
    const done = await gallery.copy(one(".text", section));
    line.textContent = "";
    requestAnimationFrame(() => tell(line, done ? line.dataset.copied : line.dataset.failed));
    clearTimeout(copy.timer);
    if (done) copy.timer = setTimeout(() => tell(line, ""), 4000);
  }

  /* Keys and clicks. */

  function step(by) {
    const cards = visible();
    const place = cards.findIndex((card) => card.id === state.graphic);
    const next = cards.at((place + by) % cards.length);
    if (!next || next.id === state.graphic) return;
    go({ graphic: next.id, size: state.size }, false);
    one(".panel", view).scrollTop = 0;
  }

  function close() {
    if (view.open) return; // Opened again before the browser could tell that it was closed.
    const last = document.getElementById(state.graphic);
    if (state.graphic) {
      if (history.state?.opened) history.back();
      else go({ graphic: "", in: "", size: "" }, false);
    }
    if (last && !last.hidden) one(".open", last).focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writes = event.target.matches?.("input, select, textarea");
    const search = one(".finder [type=search]");
    if (view.open) {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by || writes) return;
      step(by);
    } else if (event.key === "/" && !writes) {
      search.focus();
      search.select();
    } else if (event.target === search && event.key === "Escape") {
      if (search.value) go({ q: (search.value = "") }, false);
      else search.blur();
    } else if (event.target === search && event.key === "ArrowDown") {
      one(".card:not([hidden]) .open")?.focus();
    } else if (event.key.startsWith("Arrow") && event.target.matches?.(".open")) {
      const next = gallery.neighbour(visible(), event.target.closest(".card"), event.key);
      if (!next) return;
      one(".open", next).focus();
    } else return;
    event.preventDefault();
  }

  function onClick(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const part = event.target.closest(".parts a");
    if (part) {
      // The address keeps what is looked for.
      event.preventDefault();
      document.getElementById(part.hash.slice(1)).closest(".package").scrollIntoView();
    }
    const card = event.target.closest(".card .open, .card .preview")?.closest(".card");
    if (!card) return;
    event.preventDefault();
    go({ graphic: card.id, in: "", size: "" }, true);
  }

  function begin() {
    ready = true;
    view = one("#detail");
    const form = one(".finder");
    let timer;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      clearTimeout(timer);
      const { name, value } = event.target;
      timer = setTimeout(() => go({ [name]: value }, name !== "q"), name === "q" ? 150 : 0);
    });
    form.addEventListener("reset", () => {
      go(Object.fromEntries(filters.map((name) => [name, ""])), true);
      one("[type=search]", form).focus();
    });
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    view.addEventListener("close", close);
    view.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (event.target === view || button?.matches(".close")) view.close();
      else if (button?.matches(".previous")) step(-1);
      else if (button?.matches(".next")) step(1);
      else if (button?.matches(".copy")) copy(button.closest(".copied"));
    });
    view.addEventListener("change", ({ target }) => {
      const value = target.name === "in" && target.value === language ? "" : target.value;
      go({ [target.name]: value }, false);
    });
    addEventListener("popstate", () => {
      state = gallery.read();
      show();
    });
    addEventListener("beforeprint", () => all("img[loading]").forEach((image) => (image.loading = "eager")));
    show();
    showBuilt();
    const patience = new Promise((done) => setTimeout(done, 500));
    document.body.getBoundingClientRect(); // Fonts are asked for when texts are laid out.
    Promise.race([document.fonts.ready, patience]).then(() => root.classList.remove("unready"));
  }

  document.addEventListener("DOMContentLoaded", begin);
})();
