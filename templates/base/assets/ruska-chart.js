/* <ruska-chart src="….json">: a chart in a shadow root, without a frame. Stand this script before the elements.
 *
 *   src       the address of the chart's JSON, on the origin of this script; everything else is found from there
 *   lang      the language, where the chart has it; else the one of `src`
 *   theme     light, dark or auto; auto follows the page's own data-theme, else the reader's system
 *   loading   lazy waits until the reader comes near
 *   room      six numbers: width and height of the wide picture and what stands under it, and those of the narrow one.
 *             The room is kept from the start, so that nothing moves when the chart comes
 *
 * What is inside the element is shown until then, and where there is no script. No attribute and no element with a
 * style is made: policies that forbid inline styles let sheets pass that a script builds.
 */
(() => {
  "use strict";
  if (customElements.get("ruska-chart")) return;

  const ADDRESSED = ["src", "srcset", "href", "data-plotly", "data-live"];
  const home = new URL(document.currentScript.src).origin;
  const own = sheet(`
    :host { display: block; }
    :host([hidden]) { display: none; }
    .room { container-type: inline-size; }
    .ruska-chart { background: var(--paper); }
    .ruska-tools {
      display: grid; grid-template-columns: repeat(4, 1fr); justify-items: start; align-content: start;
      gap: 0; height: 36px; margin: 4px 0 0; padding-inline: 4%; white-space: nowrap;
    }
    @container (max-width: 960px) {
      .ruska-tools { grid-template-columns: repeat(2, 1fr); }
      .ruska-tools :is(.ruska-figures, .ruska-save) { display: none; }
    }
    @container (max-width: 640px) {
      .ruska-chart { max-width: 480px; margin-inline: auto; padding: 8px 8px 0; }
      .ruska-tools { grid-template-columns: 1fr; height: 68px; padding-inline: 0; }
    }
  `);
  document.adoptedStyleSheets.push(sheet("ruska-chart { display: block } ruska-chart img { max-width: 100%; height: auto }"));

  function sheet(rules) {
    const made = new CSSStyleSheet();
    made.replaceSync(rules);
    return made;
  }

  /* Files that all charts of a page share, each asked for once */

  const shared = new Map();

  function once(address, load) {
    if (!shared.has(address)) shared.set(address, load(address));
    return shared.get(address);
  }

  function arrived(element, parent) {
    return new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(`${element.src || element.href} did not load`)));
      parent.append(element);
    });
  }

  const link = (href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  // Shadow roots cannot bring fonts: those belong to the document.
  const loadFonts = (href) => arrived(link(href), document.head).catch(() => {});
  const loadScript = (src) => arrived(Object.assign(document.createElement("script"), { src }), document.head);

  class RuskaChart extends HTMLElement {
    static observedAttributes = ["src", "lang", "theme"];
    #room = Object.assign(document.createElement("div"), { className: "room" });
    #sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#begin(), {
      rootMargin: "600px",
    });
    #widths = new ResizeObserver(() => this.#reserve());
    #turn = 0;
    #block = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [own];
      this.#room.append(document.createElement("slot"));
      root.append(this.#room);
    }

    connectedCallback() {
      if (this.#block) return;
      this.#reserve();
      this.#widths.observe(this);
      if (this.getAttribute("loading") === "lazy") this.#sight.observe(this);
      else this.#begin();
    }

    disconnectedCallback() {
      this.#sight.disconnect();
      this.#widths.disconnect();
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.#block) return;
      if (name === "theme") this.#paint();
      else this.#begin();
    }

    #reserve() {
      const [wide, high, under, slim, tall, below] = (this.getAttribute("room") ?? "").split(" ").map(Number);
      const width = this.clientWidth;
      if (this.#block || !width) return;
      const height = width > 640 ? (width * high) / wide + under : ((Math.min(width, 480) - 16) * tall) / slim + below;
      this.#room.style.minHeight = height > 0 && height < 8000 ? `${height}px` : "";
    }

    #paint() {
      const theme = this.getAttribute("theme");
      if (theme === "light" || theme === "dark") this.#block.dataset.theme = theme;
      else delete this.#block.dataset.theme;
    }

    async #begin() {
      this.#sight.disconnect();
      const turn = ++this.#turn;
      try {
        const { block, style, fonts, scripts } = await this.#find();
        once(fonts, loadFonts);
        await arrived(link(style), this.shadowRoot);
        for (const script of scripts) await once(script, loadScript);
        if (turn === this.#turn) this.#show(block);
      } catch (error) {
        if (turn === this.#turn) this.#giveUp(error);
      }
    }

    #show(block) {
      this.#block = block;
      this.#paint();
      this.#room.replaceChildren(block);
      this.#room.style.minHeight = "";
      this.#widths.disconnect();
      window.ruska.enliven(block, { fit: "block" });
    }

    /* Fetch the chart, in the language that is asked for. Its addresses are relative to it. */
    async #find() {
      let address = new URL(this.getAttribute("src") ?? "", document.baseURI);
      let chart = await fetched(address);
      const other = chart.languages?.[this.getAttribute("lang")];
      if (other) {
        address = new URL(other, address);
        chart = await fetched(address);
      }
      const place = (path) => trusted(new URL(path, address)).href;
      const template = document.createElement("template");
      template.innerHTML = chart.html;
      for (const node of template.content.querySelectorAll(ADDRESSED.map((name) => `[${name}]`).join())) {
        for (const name of ADDRESSED) {
          if (node.hasAttribute(name)) node.setAttribute(name, place(node.getAttribute(name)));
        }
      }
      const { style, fonts, scripts } = chart;
      const block = document.importNode(template.content.querySelector(".ruska-chart"), true);
      return { block, style: place(style), fonts: place(fonts), scripts: scripts.map(place) };
    }

    /* What is inside the element stays; whoever made the page can hear why. */
    #giveUp(error) {
      this.#room.style.minHeight = "";
      this.dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
    }
  }

  /* Markup and scripts come from where this script has come from, whatever an attribute says. */
  function trusted(address) {
    if (address.origin !== home) throw new Error(`${address} is not of ${home}`);
    return address;
  }

  async function fetched(address) {
    if (!address.protocol.startsWith("http")) throw new Error(`${address} cannot be fetched from a disk`);
    const answer = await fetch(trusted(address), { credentials: "omit" });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    return answer.json();
  }

  customElements.define("ruska-chart", RuskaChart);
})();
