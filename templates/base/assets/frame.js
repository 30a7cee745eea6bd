/* Runs inside an embedded page: sets the theme that its address asks for, and tells the page around it its height.
 *
 * Nothing is said before that page has said hello from its own window. Until then, and for ever where it has no
 * script, the picture keeps within the height that the frame was given, so that nothing is cut.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const theme = /(?:^#|&)theme=(light|dark)(?:&|$)/.exec(location.hash);
  if (theme) root.dataset.theme = theme[1];
  if (window.parent === window) {
    root.dataset.free = "";
    return;
  }

  let around = "";
  const say = (message, to) => window.parent.postMessage(message, to);

  function tell() {
    if (!window.innerWidth) return; // in a closed tab or accordion
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height) say({ ruska: "height", height }, around);
  }

  window.addEventListener("message", ({ data, origin, source }) => {
    if (source !== window.parent || data?.ruska !== "hello" || around) return;
    around = origin === "null" ? "*" : origin; // a page read from the disk has no origin to name
    root.dataset.free = "";
    new ResizeObserver(tell).observe(document.body);
  });
  document.addEventListener("DOMContentLoaded", () => say({ ruska: "ready" }, "*"));
})();
