/* Gives every <iframe data-ruska="…"> of a page its height. Stand it before the frames, and none of them jumps. */
(() => {
  "use strict";
  if (window.ruskaEmbed) return;
  window.ruskaEmbed = true;
  const known = new WeakSet();
  const told = new WeakSet();

  const frames = () => document.querySelectorAll("iframe[data-ruska]");

  // The room to keep until the frame tells its own height: width and height of the wide picture and what stands under
  // it, and those of the narrow one.
  function reserve(frame) {
    const [wide, high, under, slim, tall, below] = frame.dataset.ruska.split(" ").map(Number);
    const width = frame.clientWidth;
    if (!width || told.has(frame)) return;
    set(frame, width > 640 ? (width * high) / wide + under : (Math.min(width, 480) * tall) / slim + below);
  }

  function set(frame, height) {
    if (height >= 40 && height <= 8000) frame.style.height = `${Math.ceil(height)}px`;
  }

  const widths = new ResizeObserver((seen) => seen.forEach(({ target }) => reserve(target)));

  function meet(frame) {
    if (known.has(frame)) return;
    known.add(frame);
    widths.observe(frame);
    reserve(frame);
    frame.contentWindow?.postMessage({ ruska: "hello" }, "*");
  }

  addEventListener("message", ({ data, origin, source }) => {
    if (data?.ruska !== "ready" && data?.ruska !== "height") return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source || new URL(frame.src, document.baseURI).origin !== origin) continue;
      if (data.ruska === "ready") source.postMessage({ ruska: "hello" }, "*");
      else if (typeof data.height === "number") {
        told.add(frame);
        set(frame, data.height);
      }
    }
  });
  new MutationObserver(() => frames().forEach(meet)).observe(document, { childList: true, subtree: true });
  frames().forEach(meet);
})();
