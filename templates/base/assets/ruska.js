/* Brings the published pictures of a page to life: tooltips, highlighting and a keyboard walk over the same scene.
 *
 * The picture stands by itself. This script loads plotly.js when the picture comes near the window, draws the body of
 * the chart over the picture's own, and shows it only after that has succeeded. Texts arrive formatted; nothing here
 * formats a number. The policy of the page forbids inline styles, so places are set through the style object.
 *
 * A figure that a chart script drew itself keeps its own tooltips; only a scene's chart can be walked through, and the
 * page says so with `data-walk`.
 */
"use strict";
(() => {
  let library;

  /* Plotly writes style attributes for bold words and the like. The policy refuses those, but not the style object. */

  const setAttribute = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  /* Loading, once for all charts of a page */

  function load(address) {
    library ??= bring(address).then(hush);
    return library;
  }

  function bring(address) {
    const script = document.createElement("script");
    const inline = document.getElementById("plotly-source");
    if (inline) {
      script.textContent = inline.textContent;
      document.head.append(script);
      return window.Plotly ? Promise.resolve() : Promise.reject(new Error("plotly.js did not run"));
    }
    return new Promise((resolve, reject) => {
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error("plotly.js did not load")));
      document.head.append(script);
    });
  }

  function hush() {
    window.Plotly.setPlotConfig({ logging: 0 }); // its remarks on a figure are for whoever makes one
  }

  function enliven(stage) {
    const part = (name) => document.getElementById(`${stage.id}-${name}`);
    const source = part("data");
    if (!source) return;

    const plot = stage.firstElementChild;
    const picture = stage.parentElement.querySelector("img");
    const help = part("help");
    const voice = part("voice");
    const narrow = window.matchMedia("(max-width: 640px)");
    const canvases = JSON.parse(source.textContent);
    const walkable = "walk" in stage.dataset;
    const settings = {
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
    let drawn = "";
    let tracks = [];
    let track = 0;
    let stop = 0;
    let queue = Promise.resolve();

    /* Drawing */

    async function draw() {
      const name = narrow.matches ? "narrow" : "wide";
      if (name !== drawn) {
        stage.classList.remove("ready");
        if (drawn) window.Plotly.purge(plot);
        drawn = "";
        const { data, layout } = structuredClone(canvases[name].figure);
        const { weight, size, family } = layout.hoverlabel.font;
        // Plotly measures a tooltip once, so its font should be there; a chart without it is better than none.
        await document.fonts.load(`${weight} ${size}px "${family}"`).catch(() => {});
        await window.Plotly.newPlot(plot, data, layout, settings);
        if (walkable) follow(canvases[name].figure.data);
        drawn = name;
      }
      place();
      stage.classList.add("ready");
      help.hidden = tracks.length === 0;
    }

    function follow(traces) {
      plot.on("plotly_hover", (event) => highlight(event.points[0].data.meta.series));
      plot.on("plotly_unhover", () => highlight(""));
      tracks = findTracks(traces);
      track = stop = 0;
    }

    function place() {
      if (!drawn || !picture.clientWidth) return;
      const { width, body, figure } = canvases[drawn];
      const scale = picture.clientWidth / width;
      Object.assign(stage.style, {
        left: `${picture.offsetLeft + body.x * scale}px`,
        top: `${picture.offsetTop + body.y * scale}px`,
        width: `${body.width}px`,
        height: `${body.height}px`,
        transform: `scale(${scale})`,
      });
      const size = figure.layout.hoverlabel.font.size / Math.min(scale, 1);
      window.Plotly.relayout(plot, { "hoverlabel.font.size": size });
      plot._fullLayout._calcInverseTransform(plot); // else a tooltip that the keyboard asks for is measured unscaled
    }

    function redraw() {
      queue = queue.then(draw).catch(giveUp);
    }

    function giveUp() {
      stage.remove();
      help.textContent = help.dataset.failed;
      help.hidden = false;
    }

    /* Highlighting: the other series step back. Plotly keeps the trace of each group of marks as its datum. */

    function highlight(series) {
      for (const node of plot.querySelectorAll(".trace")) {
        const own = node.__data__[0].trace.meta.series;
        node.classList.toggle("aside", Boolean(series && own && own !== series));
      }
    }

    /* The keyboard walk: one track for each series, one stop for each text */

    function findTracks(traces) {
      const found = new Map();
      traces.forEach((trace, curve) => {
        if (trace.hoverinfo !== "text") return;
        const stops = found.get(trace.meta.series) || [];
        found.set(trace.meta.series, stops);
        for (const candidate of traceStops(trace, curve)) {
          if (!stops.some((other) => other.text === candidate.text)) stops.push(candidate);
        }
      });
      return [...found.values()].filter((stops) => stops.length);
    }

    function traceStops(trace, curve) {
      const series = trace.meta.series;
      const subplot = trace.xaxis + trace.yaxis;
      if (typeof trace.text === "string") {
        const [x, y] = trace.meta.at;
        return [{ series, subplot, event: { xval: x, yval: y }, along: x, text: plain(trace.text) }];
      }
      return trace.text
        .map((text, point) => ({
          series,
          subplot,
          event: [{ curveNumber: curve, pointNumber: point }],
          along: (trace.orientation === "h" ? trace.y : trace.x)[point],
          there: trace.x[point] !== null && trace.y[point] !== null,
          text: plain(text),
        }))
        .filter((candidate) => candidate.there && candidate.text);
    }

    function plain(text) {
      const marks = { "<br>": ", ", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
      return text.replace(/<br>|&lt;|&gt;|&amp;/g, (mark) => marks[mark]);
    }

    function show() {
      const { series, subplot, event, text } = tracks[track][stop];
      window.Plotly.Fx.hover(plot, event, subplot);
      highlight(series); // plotly sends no event for a hover that the script asks for
      voice.textContent = text;
    }

    function clear() {
      if (drawn) window.Plotly.Fx.unhover(plot);
      highlight("");
      voice.textContent = "";
    }

    function changeTrack(step) {
      const { along } = tracks[track][stop];
      track = clamp(track + step, tracks.length);
      const distances = tracks[track].map((candidate) => Math.abs(candidate.along - along));
      stop = distances.indexOf(Math.min(...distances));
    }

    function clamp(index, length) {
      return Math.min(Math.max(index, 0), length - 1);
    }

    function onKey(event) {
      if (!drawn || !tracks.length || event.altKey || event.ctrlKey || event.metaKey) return;
      const across = tracks.length > 1 ? changeTrack : (step) => move(step);
      const move = (step) => { stop = clamp(stop + step, tracks[track].length); };
      const steps = {
        ArrowRight: () => move(1),
        ArrowLeft: () => move(-1),
        ArrowDown: () => across(1),
        ArrowUp: () => across(-1),
        Home: () => move(-Infinity),
        End: () => move(Infinity),
      };
      if (event.key === "Escape") {
        stage.blur();
      } else if (steps[event.key]) {
        event.preventDefault();
        steps[event.key]();
        show();
      }
    }

    if (walkable) {
      stage.addEventListener("keydown", onKey);
      stage.addEventListener("focus", () => { if (stage.matches(":focus-visible") && tracks.length) show(); });
      stage.addEventListener("blur", clear);
      document.addEventListener("pointerdown", (event) => { if (drawn && !stage.contains(event.target)) clear(); });
    }

    /* Waking up */

    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      queue = load(stage.dataset.plotly).then(draw).catch(giveUp);
      narrow.addEventListener("change", redraw);
      new ResizeObserver(place).observe(picture);
    }, { rootMargin: "400px" });
    watch.observe(picture);
  }

  document.querySelectorAll(".live").forEach(enliven);
})();
