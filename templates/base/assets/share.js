/* The page with codes: writes them anew for each choice, copies them, and shows a chart as it will be elsewhere.
 *
 * A code comes as parts that are escaped already; only addresses and choices are put in here.
 */
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("share-data").textContent);
  const form = document.getElementById("choices");
  const news = document.getElementById("news");
  const pane = document.getElementById("window");
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;", "[": "&#091;", "]": "&#093;" };
  const DEFAULTS = { theme: "auto", lazy: "on", form: "", width: "640" };

  // Where the project gives no address, the codes lead to where this page is read from, but for a disk.
  const served = location.protocol.startsWith("http") ? new URL(data.home, location.href).href : "";
  const base = data.address || served;
  if (served) document.getElementById("relative")?.remove();

  const escaped = (text) => text.replace(/[&<>"'[\]]/g, (sign) => ENTITIES[sign]);

  function write(parts, from, { theme, lazy }) {
    const written = (part) => {
      if (typeof part === "string") return part;
      if ("below" in part) return escaped(from + part.below);
      if ("lazy" in part) return lazy ? part.lazy : "";
      return part[theme] ?? "";
    };
    return parts.map(written).join("");
  }

  /* Choices. They stand in the address too, so that they hold when one goes on to another language. */

  const inputs = () => [...document.querySelectorAll(".scripted input")];
  const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
  const choices = () => ({ theme: chosen("theme") || "auto", lazy: chosen("lazy") === "on" });

  function recall() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!wanted.has("width") && pane.parentElement.clientWidth < 640) wanted.set("width", "280");
    for (const input of inputs()) {
      const value = wanted.get(input.name);
      if (value !== null) input.checked = input.value === value;
    }
  }

  function remember() {
    const now = Object.keys(DEFAULTS).map((name) => [name, name === "lazy" ? chosen(name) || "off" : chosen(name)]);
    const told = new URLSearchParams(now.filter(([name, value]) => value && value !== DEFAULTS[name])).toString();
    for (const link of form.querySelectorAll("a")) link.hash = told;
    if (told !== location.hash.slice(1)) location.replace(`#${told}`);
  }

  function refresh() {
    for (const [name, parts] of Object.entries(data.forms)) {
      document.getElementById(`code-${name}`).value = write(parts, base, choices());
    }
    for (const [name, parts] of Object.entries(data.addresses)) {
      document.getElementById(`text-${name}`).value = write(parts, base, choices());
    }
    show();
    remember();
  }

  /* The preview is the code itself, with the files that stand beside this page. The scripts are here already. */

  let shown = "";

  function show() {
    pane.className = `at${chosen("width")}`;
    const code = write(data.forms[chosen("form")], data.home, choices());
    if (code === shown) return;
    shown = code;
    const template = document.createElement("template");
    template.innerHTML = code;
    for (const script of template.content.querySelectorAll("script")) script.remove();
    for (const link of template.content.querySelectorAll("a")) link.target = "_blank";
    pane.replaceChildren(document.importNode(template.content, true));
  }

  /* Copying. Without the clipboard, as on a page that is not read safely, the older way serves. */

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  }

  async function onCopy({ currentTarget: button }) {
    const field = document.getElementById(button.dataset.copies);
    const what = document.getElementById(`${field.id}-label`).textContent;
    const done = await copy(field);
    if (done) button.focus();
    else field.focus();
    announce(done ? data.copied.replace("{what}", () => what) : data.failed);
  }

  let fading;

  /* Said anew even where it is what was said last, and taken away when it has been read. */
  function announce(text) {
    clearTimeout(fading);
    news.textContent = "";
    setTimeout(() => { news.textContent = text; }, 50);
    fading = setTimeout(() => { news.textContent = ""; }, 8000);
  }

  for (const node of document.querySelectorAll(".scripted, [data-copies]")) node.hidden = false; // before any is measured
  for (const button of document.querySelectorAll("[data-copies]")) button.addEventListener("click", onCopy);
  for (const input of inputs()) input.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  recall();
  refresh();
})();
