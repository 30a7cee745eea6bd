// Loads a page again when its files have changed, and shows what is wrong when a build has failed.
"use strict";
(() => {
  const version = document.currentScript.dataset.version;
  const STYLE = `
    :host { position: fixed; inset: auto 1rem 1rem 1rem; z-index: 2147483647; display: flex; justify-content: flex-end;
      font: 14px/1.45 system-ui, sans-serif; pointer-events: none; }
    :host([hidden]) { display: none; }
    section { box-sizing: border-box; max-width: 60rem; max-height: 60vh; overflow: auto; padding: .75rem 1rem;
      border-radius: 6px; background: #1d2125; color: #f4f5f6; box-shadow: 0 4px 24px #0006; pointer-events: auto; }
    section.failed { width: 100%; border-left: 6px solid #ff8a80; }
    h2 { margin: 0 0 .25rem; font-size: 1rem; }
    p, li { margin: 0; overflow-wrap: anywhere; }
    ul { margin: .5rem 0 0; padding: 0; list-style: none; }
    li { padding: .25rem 0; border-top: 1px solid #fff3; font: 13px/1.45 ui-monospace, monospace; }
    @media print { :host { display: none; } }`;
  let host = null;
  let box = null;

  function make(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function makePanel() {
    host = document.createElement("ruska-news");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    box = document.createElement("section");
    box.setAttribute("role", "status");
    box.lang = "en";
    root.append(box);
    document.body.append(host);
  }

  function show(news) {
    if (window !== window.top) return;
    if (news.state === "good" && host === null) return;
    if (host === null) makePanel();
    host.hidden = news.state === "good";
    box.className = news.state;
    if (news.state === "building") return box.replaceChildren(make("p", "Building …"));
    const list = document.createElement("ul");
    list.append(...news.findings.map((finding) => make("li", finding)));
    const told = make("p", "What could not be built is shown as it was before. The page follows when it is mended.");
    box.replaceChildren(make("h2", "The last build failed"), told, list);
  }

  function hear(event) {
    if (event.data.version !== version) location.reload();
    else show(event.data);
  }

  if (window.SharedWorker) {
    const { port } = new SharedWorker("/-/worker.js");
    port.onmessage = hear;
  } else {
    new Worker("/-/worker.js").onmessage = hear;
  }
})();
