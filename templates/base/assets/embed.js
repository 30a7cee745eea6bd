/* Gives every <iframe data-ruska="…"> of a page its height. Stand it before the frames, and none of them jumps. */
(() => {
  "use strict";
  if (window.ruskaEmbed) return;
  window.ruskaEmbed = true;
  const known = new WeakSet();
  const told = new WeakSet();
  const frames = () => document.querySelectorAll("iframe[data-ruska]");

  // The room to keep until the frame tells its height: the size of the wide picture and what stands around it, and
  // those of the narrow one.
  function reserve(frame) {
    const [wide, high, under, slim, tall, below] = frame.dataset.ruska.split(" ").map(Number);
    const width = frame.clientWidth;
    if (!width || told.has(frame)) return;
    set(frame, width > 640 ? (width * high) / wide + under : ((Math.min(width, 480) - 16) * tall) / slim + below);
  }

  function set(frame, height) {
    if (height >= 40 && height <= 8000) frame.style.height = `${Math.ceil(height)}px`;
  }

  // Messages from a disk come from "null".
  function origin(frame) {
    const { origin, protocol } = new URL(frame.src);
    return protocol === "file:" ? "null" : origin;
  }

  const widths = new ResizeObserver((seen) => seen.forEach(({ target }) => reserve(target)));
  const greet = (page) => page?.postMessage({ ruska: "hello" }, "*");

  function meet(frame) {
    if (known.has(frame)) return;
    known.add(frame);
    reserve(frame);
    widths.observe(frame);
    greet(frame.contentWindow);
  }

  addEventListener("message", (event) => {
    const { ruska, height } = event.data ?? {};
    for (const frame of ruska ? frames() : []) {
      if (frame.contentWindow !== event.source || origin(frame) !== event.origin) continue;
      if (ruska === "ready") greet(event.source);
      if (ruska !== "height" || typeof height !== "number") continue;
      told.add(frame);
      set(frame, height);
    }
  });
  new MutationObserver(() => frames().forEach(meet)).observe(document, { childList: true, subtree: true });
  frames().forEach(meet);
})();
