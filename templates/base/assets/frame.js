/* Runs inside an embedded page: marks the theme that its address asks for, in which style shows it already, and tells
 * the page around it its height.
 *
 * Nothing is said before that page has said hello from its own window. Where it says nothing, for want of a script, the
 * picture keeps within the height that the frame was given, so that nothing is cut.
 */
"use strict";
(() => {
  const PATIENCE = 1000;
  const root = document.documentElement;
  const theme = /(?:^#|&)theme=(light|dark)(?:&|$)/.exec(location.hash);
  if (theme) root.dataset.theme = theme[1];
  if (window.parent === window) return;

  let around = "";
  let read = false;
  const say = (message, to) => window.parent.postMessage(message, to);

  function tell() {
    if (!window.innerWidth) return; // in a closed tab or accordion
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height) say({ ruska: "height", height }, around);
  }

  function watch() {
    if (around && read) new ResizeObserver(tell).observe(root);
  }

  window.addEventListener("message", ({ data, origin, source }) => {
    if (source !== window.parent || data?.ruska !== "hello" || around) return;
    around = origin.startsWith("http") ? origin : "*"; // a page on a disk has no origin to name
    root.dataset.frame = "free";
    watch();
  });
  function begin() {
    read = true;
    say({ ruska: "ready" }, "*");
    watch();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
  window.addEventListener("load", () => setTimeout(() => { root.dataset.frame ??= "fit"; }, PATIENCE));
})();
