/* Brings the published pictures of charts to life: tooltips, series, a keyboard walk, a view as table, and themes.
 *
 *   ruska.enliven(block, { library, fit })   brings one `.ruska-chart` to life, also one in a shadow root. `library` is
 *                                            the address of plotly.js, else the block's own; `fit: "block"` picks wide
 *                                            or narrow by the block's width instead of the window's
 *
 * All blocks of the document come to life by themselves. The picture stands alone until plotly.js has come and has
 * drawn the body of the chart over the picture's own. Texts arrive formatted; nothing here formats a number. Policies
 * forbid inline styles, so places are set through the style object. The theme is that of the nearest `data-theme`
 * (auto, light or dark); auto follows the reader's system.
 */
"use strict";
(() => {
  const ruska = (window.ruska ??= {});
  const darkness = window.matchMedia("(prefers-color-scheme: dark)");
  const smallness = window.matchMedia("(max-width: 640px)");
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  const COLOR = /color(s|scale|way)?$/i;
  const SETTINGS = {
    displayModeBar: false,
    displaylogo: false,
    doubleClick: false,
    editable: false,
    plotlyServerURL: "",
    responsive: false,
    scrollZoom: false,
    showLink: false,
    showSendToCloud: false,
    showTips: false,
    staticPlot: false,
    topojsonURL: "",
    typesetMath: false,
  };

  /* Plotly writes style attributes for bold words and the like. Policies refuse those, but not the style object. */

  const setAttribute = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  const { load, figures, fetchAhead, fetchFont, painted } = ruska.loading;
  let helps = 0;

  /* Themes and canvases */

  function themed(block) {
    const host = block.getRootNode().host;
    return block.closest("[data-theme]") || host?.closest("[data-theme]") || document.documentElement;
  }

  function recolored(value, colors, key = "") {
    if (Array.isArray(value)) return value.map((item) => recolored(item, colors, key));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, recolored(item, colors, name)]));
    }
    return typeof value === "string" && COLOR.test(key) ? (colors[value] ?? value) : value;
  }

  /* What a block shows: its canvas, wide or narrow, and its scheme, light or dark; tells when that changes. */

  function view(block, fit, changed) {
    const own = fit === "block";
    const fits = () => (own ? block.clientWidth <= 640 : smallness.matches);

    function asked() {
      const theme = themed(block).dataset.theme;
      return theme === "light" || theme === "dark" ? theme : "auto";
    }

    function now() {
      const theme = asked();
      const dark = theme === "auto" ? darkness.matches : theme === "dark";
      return { canvas: fits() ? "narrow" : "wide", scheme: dark ? "dark" : "light" };
    }

    function choose() {
      const theme = asked();
      for (const source of block.querySelectorAll("source")) {
        const { canvas, scheme } = source.dataset;
        const ruled = [
          [canvas === "narrow", own ? fits() : "(max-width: 640px)"],
          [scheme === "dark", theme === "auto" ? "(prefers-color-scheme: dark)" : theme === "dark"],
        ].flatMap(([applies, rule]) => (applies ? [rule] : []));
        const rules = ruled.filter((rule) => typeof rule === "string");
        const media = ruled.includes(false) ? "not all" : ["screen", ...rules].join(" and ");
        if (source.media !== media) source.media = media;
      }
      changed();
    }

    darkness.addEventListener("change", choose);
    smallness.addEventListener("change", choose);
    if (own) new ResizeObserver(choose).observe(block);
    const watch = new MutationObserver(choose);
    for (const node of [block, block.getRootNode().host, document.documentElement]) {
      if (node) watch.observe(node, { attributeFilter: ["data-theme"] });
    }
    return { now, choose };
  }

  function enliven(block, { library = block.dataset.plotly ?? "", fit = "window" } = {}) {
    if ("lively" in block.dataset) return;
    block.dataset.lively = "";
    const part = (name) => block.querySelector(`.ruska-${name}`);
    const chart = part("live") ? animate(block, part, library) : null;
    const shown = view(block, fit, () => chart?.redraw());
    showTable(block, part);
    part("save")?.matches("button") && part("save").addEventListener("click", () => savePicture(block));
    chart?.start(shown);
    shown.choose();
  }

  /* The view as table lies over the picture and is as high, so that nothing moves */

  function showTable(block, part) {
    const toggle = part("as-table");
    toggle?.addEventListener("click", () => {
      const on = block.classList.toggle("ruska-tabled");
      toggle.setAttribute("aria-pressed", String(on));
      if (on) part("table").tabIndex = 0;
      else part("table").removeAttribute("tabindex");
    });
    if (toggle && location.hash === "#table") toggle.click(); // The gallery leads straight to the figures.
  }

  /* A page in a single file has no PNG beside it: the picture that it holds is drawn at twice its size */

  async function savePicture(block) {
    const image = new Image();
    image.src = block.querySelector("img").src;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const href = URL.createObjectURL(blob);
      Object.assign(document.createElement("a"), { href, download: `${block.dataset.graphic.split("/").pop()}.png` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    });
  }

  /* The live chart over the picture */

  function animate(block, part, library) {
    const stage = part("live");
    const plot = part("plot");
    const picture = block.querySelector(".ruska-drawing, img");
    const help = part("help");
    const voice = part("voice");
    const keys = part("series");
    const walkable = "walk" in stage.dataset;
    let plotly, live, shown, walk;
    let drawn = "";
    let tips = 0;
    let canvas = "wide";
    let entries = [];
    let pinned = "";
    let pointed = "";
    let queue = Promise.resolve();

    async function draw() {
      const { canvas: size, scheme } = shown.now();
      if (`${size} ${scheme}` !== drawn) {
        stage.classList.remove("ready");
        if (drawn) plotly.purge(plot);
        drawn = "";
        const { data, layout } = recolored(live[size].figure, scheme === "dark" ? (live.dark ?? {}) : {});
        tips = layout.hoverlabel.font.size = tipSize(live[size]);
        await lettering(live[size].figure);
        await plotly.newPlot(plot, data, layout, SETTINGS);
        [drawn, canvas] = [`${size} ${scheme}`, size];
        if (walkable) follow(live[size]);
      }
      place();
      enter();
      stage.classList.add("ready");
      if (help) help.hidden = !walkable || walk.empty;
    }

    function follow({ figure, keys: names }) {
      plot.on("plotly_hover", (event) => highlight(event.points[0].data.meta.series));
      plot.on("plotly_unhover", () => highlight(""));
      walk = ruska.walk(figure.data);
      const wanted = new Set(names);
      entries = [...plot.querySelectorAll(".trace")].flatMap((node) => {
        const { ids = [], meta } = node.__data__[0].trace;
        const texts = [...node.querySelectorAll(".textpoint")].filter((text) => wanted.has(ids[text.__data__.i]));
        return texts.map((text) => ({ node: text, series: meta.series }));
      });
      highlight("");
    }

    function place() {
      if (!drawn || !picture.clientWidth) return;
      const { width, body } = live[canvas];
      const scale = picture.clientWidth / width;
      Object.assign(stage.style, {
        left: `${picture.offsetLeft + body.x * scale}px`,
        top: `${picture.offsetTop + body.y * scale}px`,
        width: `${body.width}px`,
        height: `${body.height}px`,
        transform: `scale(${scale})`,
      });
      const size = tipSize(live[canvas]);
      if (size !== tips) plotly.relayout(plot, { "hoverlabel.font.size": size });
      tips = size;
      plot._fullLayout._calcInverseTransform(plot); // else a tooltip that the keyboard asks for is measured unscaled
    }

    /* Tooltips are as large on a small picture as on a large one. */
    function tipSize({ width, figure }) {
      return figure.layout.hoverlabel.font.size / Math.min(picture.clientWidth / width || 1, 1);
    }

    /* Plotly measures a tooltip once, so its font should be there; a chart without it is better than none. The fonts of
       its other texts only begin to come. */
    function lettering({ data, layout }) {
      for (const { textfont, text } of data.filter(({ mode }) => mode === "text")) {
        if (Array.isArray(text)) text.forEach((said, at) => fetchFont(textfont?.weight?.[at], textfont?.family?.[at], said));
      }
      const { weight, family } = layout.hoverlabel.font;
      return fetchFont(weight, family);
    }

    function redraw() {
      if (plotly) queue = queue.then(draw).catch(giveUp);
    }

    function giveUp() {
      stage.remove();
      keys?.remove();
      help.textContent = help.dataset.failed;
      help.classList.add("failed");
      help.hidden = false;
    }

    /* Marks enter when the chart first comes into the window. A picture that was seen before is not taken away. */

    let met = false;
    const welcome = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      met = true;
      if (entry.intersectionRatio < 0.2) return;
      welcome.disconnect();
      if (stage.classList.contains("waiting")) stage.classList.replace("waiting", "entering");
    }, { threshold: [0, 0.2] });

    function enter() {
      if (!met && !stillness.matches) stage.classList.add("waiting");
    }

    /* Series: the others step back. Plotly keeps the trace of each group of marks as its datum. */

    function highlight(series) {
      const chosen = series || pinned;
      for (const node of plot.querySelectorAll(".trace")) {
        const own = node.__data__[0].trace.meta.series;
        node.classList.toggle("aside", Boolean(chosen && own && own !== chosen));
      }
    }

    function pin(series) {
      pinned = pinned === series ? "" : series;
      for (const button of keys.children) button.setAttribute("aria-pressed", String(button.value === pinned));
      highlight("");
    }

    function entryAt({ clientX: x, clientY: y }) {
      return entries.find(({ node }) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        const sign = 1.5 * (bottom - top); // the sign of an entry stands before its name
        return x > left - sign && x < right + 6 && y > top - 6 && y < bottom + 6;
      })?.series ?? "";
    }

    function onMove(event) {
      const series = event.type === "pointerleave" ? "" : entryAt(event);
      if (series === pointed) return;
      pointed = series;
      stage.classList.toggle("on-key", Boolean(series));
      highlight(series);
    }

    function makeKeys() {
      if (!keys || live.series.length < 2) return;
      for (const [series, name] of live.series) {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", value: series, textContent: name });
        button.setAttribute("aria-pressed", "false");
        button.addEventListener("click", () => pin(series));
        button.addEventListener("focus", () => highlight(series));
        button.addEventListener("blur", () => highlight(""));
        keys.append(button);
      }
      keys.hidden = false;
    }

    /* The keyboard */

    function show() {
      const { series, subplot, event, text } = walk.here();
      plotly.Fx.hover(plot, event, subplot);
      highlight(series); // plotly sends no event for a hover that the script asks for
      voice.textContent = text;
    }

    function clear() {
      if (drawn) plotly.Fx.unhover(plot);
      highlight("");
      voice.textContent = "";
    }

    function onKey(event) {
      if (!drawn || walk.empty || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        stage.blur();
      } else if (walk.take(event.key)) {
        event.preventDefault();
        show();
      }
    }

    function listen() {
      stage.addEventListener("keydown", onKey);
      stage.addEventListener("focus", () => { if (drawn && stage.matches(":focus-visible") && !walk.empty) show(); });
      stage.addEventListener("blur", clear);
      stage.addEventListener("pointermove", onMove);
      stage.addEventListener("pointerleave", onMove);
      stage.addEventListener("click", (event) => { const series = entryAt(event); if (series || pinned) pin(series); });
      document.addEventListener("pointerdown", (event) => {
        if (!drawn || event.composedPath().some((node) => node === stage || node === keys)) return;
        clear();
        if (pinned) pin("");
      });
    }

    function start(view) {
      shown = view;
      if (walkable) {
        help.id = `ruska-help-${++helps}`;
        stage.setAttribute("aria-describedby", help.id);
      }
      welcome.observe(picture);
      const watch = new IntersectionObserver(async (sights) => {
        if (!sights.some((sight) => sight.isIntersecting)) return;
        watch.disconnect();
        if (picture.matches(".ruska-drawing")) fetchAhead([block.dataset.live, library]);
        await painted(picture);
        try {
          const coming = load(library, block.dataset.guard);
          live = await figures(block, part("data"));
          lettering(live[shown.now().canvas].figure);
          plotly = await coming;
          queue = draw();
          await queue;
          if (walkable) {
            listen();
            makeKeys();
          }
          new ResizeObserver(place).observe(picture);
        } catch {
          giveUp();
        }
      }, { rootMargin: "400px" });
      watch.observe(picture);
    }

    return { redraw, start };
  }

  ruska.enliven = enliven;
  document.querySelectorAll(".ruska-chart").forEach((block) => enliven(block));
})();
