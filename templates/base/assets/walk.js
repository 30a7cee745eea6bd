/* What the keyboard walks through: one track for each series, one stop for each text of the live figure.
 *
 * A stop says where plotly shows its tooltip (`event`, `subplot`), where it lies along the track, and what it says.
 */
"use strict";
(() => {
  const ruska = (window.ruska ??= {});

  ruska.walk = (traces) => {
    let tracks = [];
    let track = 0;
    let stop = 0;

    const found = new Map();
    traces.forEach((trace, curve) => {
      if (trace.hoverinfo !== "text") return;
      const stops = found.get(trace.meta.series) || [];
      found.set(trace.meta.series, stops);
      for (const candidate of traceStops(trace, curve)) {
        if (!stops.some((other) => other.text === candidate.text)) stops.push(candidate);
      }
    });
    tracks = [...found.values()].filter((stops) => stops.length);

    const here = () => tracks[track][stop];

    function move(step) {
      stop = clamp(stop + step, tracks[track].length);
    }

    function across(step) {
      if (tracks.length === 1) return move(step);
      const { along } = here();
      track = clamp(track + step, tracks.length);
      const distances = tracks[track].map((candidate) => Math.abs(candidate.along - along));
      stop = distances.indexOf(Math.min(...distances));
    }

    const steps = {
      ArrowRight: () => move(1),
      ArrowLeft: () => move(-1),
      ArrowDown: () => across(1),
      ArrowUp: () => across(-1),
      Home: () => move(-Infinity),
      End: () => move(Infinity),
    };

    /* `take` follows a key and tells whether it is one of the walk's. */
    const take = (key) => {
      if (!Object.hasOwn(steps, key)) return false;
      steps[key]();
      return true;
    };

    return { empty: tracks.length === 0, here, take };
  };

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

  function clamp(index, length) {
    return Math.min(Math.max(index, 0), length - 1);
  }
})();
