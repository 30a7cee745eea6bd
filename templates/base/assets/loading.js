/* Brings what live charts need: plotly.js, the figures of a block, and fonts; each once for all charts of a document. */
"use strict";
(() => {
  const ruska = (window.ruska ??= {});
  const libraries = new Map();

  function load(address, guard) {
    if (!libraries.has(address)) libraries.set(address, bring(address, guard).then(() => hush(window.Plotly)));
    return libraries.get(address);
  }

  async function bring(address, guard) {
    if (guard && !document.getElementById(guard)) {
      document.body.append(Object.assign(document.createElement("div"), { id: guard, hidden: true }));
    }
    const inline = document.getElementById("plotly-source");
    if (!inline) return run(address);
    document.head.append(Object.assign(document.createElement("script"), { textContent: inline.textContent }));
    if (!window.Plotly) throw new Error("plotly.js did not run");
  }

  function run(address) {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${address} did not load`)));
      document.head.append(script);
    });
  }

  /* What a block will need begins to come as soon as its picture is laid out, and is run once that can be seen. */

  function fetchAhead(addresses) {
    for (const href of addresses.filter(Boolean)) {
      const link = Object.assign(document.createElement("link"), { rel: "preload", as: "script", fetchPriority: "low" });
      document.head.append(Object.assign(link, { href }));
    }
  }

  /* The live figures of a block stand in it, or in a script of their own, which works from a disk too. */

  async function figures({ dataset }, inline) {
    if (inline) return JSON.parse(inline.textContent);
    await run(dataset.live);
    return window.ruskaLive[dataset.graphic];
  }

  function hush(plotly) {
    plotly.setPlotConfig({ logging: 0 }); // its remarks on a figure are for whoever makes one
    return plotly;
  }

  /* What a picture does not need neither shares the line nor holds the thread before it can be seen. */

  async function painted(picture) {
    await picture.decode?.().catch(() => {}); // a picture that did not come leaves the rest the more welcome
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  }

  /* So it is with a page's fonts, for which others as wide stand in until then. Other people's pages have theirs. */

  function takeOn(style) {
    return new Promise((resolve) => {
      for (const end of ["load", "error"]) style.addEventListener(end, resolve);
      style.disabled = false;
    });
  }

  const late = document.querySelector("link.ruska-late");
  const dressed = late && painted(document.querySelector(".ruska-drawing, .ruska-picture img")).then(() => takeOn(late));

  async function fetchFont(weight, family, text) {
    await dressed;
    await document.fonts.load(`${weight} 16px "${family}"`, text).catch(() => {});
  }

  ruska.loading = { load, figures, fetchAhead, fetchFont, painted };
})();
