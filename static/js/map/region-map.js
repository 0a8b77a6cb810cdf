// <region-map>: see README.md for the markup it upgrades.

import { Card, grouped, Names, Pins, scaleAlone } from "./markers.js";
import { listen, View } from "./view.js";

const EM_PX = 13;
const FINEST_M_PER_PX = 0.6;
const CLOSE_M_PER_PX = 70;
const ROUGH_M_PER_PX = 6;
const HOME_M_PER_PX = 8;
const SETTLED_MS = 90;
const M_PER_DEGREE = 111_319;

class RegionMap extends HTMLElement {
  async connectedCallback() {
    const image = this.querySelector(".map-stage img.map-base");
    if (!image || this.drawing) return;
    this.furnishRows();
    this.ending = new AbortController();
    const { signal } = this.ending;
    // Without an answer the picture and its links stay.
    const answer = fetch(image.currentSrc || image.src, { signal });
    const text = await answer.then((found) => (found.ok ? found.text() : "")).catch(() => "");
    if (!text || !this.isConnected) return;
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    await this.start(document.importNode(documentElement, true), signal);
  }

  rows() {
    return [...this.querySelectorAll(".map-markers > li[data-at]")];
  }

  // The rows leave out what their links say already: the page holds hundreds of them.
  furnishRows() {
    const pattern = this.querySelector("template.map-add");
    for (const row of pattern ? this.rows() : []) {
      if (row.querySelector(".add")) continue;
      const link = row.querySelector("a");
      const [name, slug] = [link.textContent.trim(), slugOf(link)];
      const add = pattern.content.firstElementChild.cloneNode(true);
      add.href = this.dataset.addAt.replace("{slug}", slug);
      Object.assign(add.dataset, { add: `place:${slug}`, title: name });
      add.lastElementChild.textContent = this.dataset.textAdd.replace("{name}", name);
      row.append(add);
    }
    this.dispatchEvent(new CustomEvent("basket:new", { bubbles: true }));
  }

  disconnectedCallback() {
    this.ending?.abort();
    if (!this.drawing) return;
    this.sizes.disconnect();
    for (const part of [this.drawing, this.layer, this.bar, this.live, this.card.box]) part.remove();
    this.drawing = null;
    this.classList.remove("is-live");
  }

  async start(drawing, signal) {
    const stage = this.querySelector(".map-stage");
    const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
    const frame = this.dataset.frame.split(" ").map(Number);
    const [south, west, north, east] = frame;
    this.metres = ((east - west) * M_PER_DEGREE * Math.cos(((south + north) / 360) * Math.PI)) / width;
    this.items = this.rows().map((row) => {
      const link = row.querySelector("a");
      const [x, y] = row.dataset.at.split(" ");
      return {
        row,
        id: row.id || `place-${slugOf(link)}`,
        x: (x * width) / 100,
        y: (y * height) / 100,
        group: row.querySelector("[data-group]").dataset.group,
        label: row.dataset.label,
        name: link.textContent.trim(),
      };
    });
    const source = this.getAttribute("tiles");
    if (source) {
      const { Tiles } = await import("./tiles.js");
      this.tiles = new Tiles(drawing, width, frame, source);
    }

    Object.assign(this, { drawing, stage });
    this.furnish();
    const clusterText = (members) => this.text("textCluster", members.length, members[0].name);
    this.names = new Names(drawing);
    this.pins = new Pins(this.layer, clusterText, (group) => this.glyph(group));
    this.card = new Card(stage, this.dataset.textClose, signal, (item) => this.putAway(item));
    this.view = new View({ width, height }, this.metres / FINEST_M_PER_PX, () => this.changed());
    this.classList.add("is-live");
    this.filter();
    this.measure();
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(stage);
    this.listen(signal);
    this.show(this.items.find(({ id }) => `#${id}` === location.hash));
  }

  text(name, n, place) {
    return this.dataset[name].replace("{n}", n).replace("{name}", place);
  }

  measure() {
    const { view, stage } = this;
    const unseen = !view.width;
    Object.assign(view, { width: stage.clientWidth, height: stage.clientHeight });
    view.set(unseen ? this.whole() : view);
  }

  furnish() {
    const { drawing, stage } = this;
    drawing.ariaHidden = "true";
    const [layer, bar, live] = ["map-pins", "map-scale", "map-live"].map((className) =>
      Object.assign(document.createElement("div"), { className }),
    );
    Object.assign(this, { layer, bar, live });
    bar.ariaHidden = "true";
    live.ariaLive = "polite";
    stage.prepend(drawing, layer, bar, live);
    stage.tabIndex = 0;
    stage.querySelector(".map-tools").hidden = false;
    const credit = this.tiles && this.getAttribute("tiles-credit");
    if (credit) this.querySelector(".map-credit").textContent += ` · ${credit}`;
  }

  listen(signal) {
    const home = () => this.view.go(this.whole());
    listen(this.stage, this.view, signal, home);
    const on = (where, types, react) => {
      for (const type of types.split(" ")) where?.addEventListener(type, react, { signal });
    };
    on(this.stage, "keydown", () => (this.speaks = true));
    on(this, "click", ({ target }) => {
      const zoom = target.closest("[data-zoom]")?.dataset.zoom;
      if (!zoom) return;
      this.speaks = true;
      if (zoom === "all") home();
      else this.view.go(this.view.zoomed(zoom === "in" ? 2 : 0.5));
    });
    on(this.layer, "click", ({ target }) => this.choose(target.closest(".map-pin").group.members));
    on(this.layer, "focusin", ({ target }) => this.reveal(target.at));
    const list = this.querySelector(".map-markers");
    const itemOf = ({ target }) => this.items.find(({ row }) => row.contains(target));
    on(list, "click", (event) => {
      if (!event.target.closest("[data-show]")) return;
      event.preventDefault();
      this.show(itemOf(event));
    });
    on(list, "pointerover focusin pointerout focusout", (event) => {
      this.pins.of(itemOf(event))?.classList.toggle("is-hot", !event.type.endsWith("out"));
    });
    const form = this.querySelector(".map-filter");
    on(form, "submit", (event) => event.preventDefault());
    on(form, "change", () => {
      this.card.close();
      this.filter();
      this.changed();
      this.live.textContent = this.text("textShown", this.visible.length);
      const address = new URL(location);
      address.searchParams.delete("group");
      for (const { value } of this.chosen()) address.searchParams.append("group", value);
      history.replaceState(history.state, "", address);
    });
  }

  whole() {
    const { x, y, scale } = this.view.around(this.visible.length ? this.visible : this.items, 32);
    return { x, y, scale: Math.min(scale, this.metres / HOME_M_PER_PX) };
  }

  chosen() {
    return [...this.querySelectorAll(".map-filter input:checked")].filter(({ value }) => value);
  }

  filter() {
    const groups = this.chosen().map(({ value }) => value);
    this.visible = this.items.filter(({ group }) => !groups.length || groups.includes(group));
    for (const item of this.items) item.row.hidden = !this.visible.includes(item);
    this.scale = 0;
  }

  changed() {
    const { view, drawing, pins, metres } = this;
    const { x, y, w, h } = view.box;
    drawing.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
    if (view.scale !== this.scale) {
      this.scale = view.scale;
      drawing.setAttribute("font-size", EM_PX / view.scale);
      drawing.classList.toggle("is-close", metres / view.scale < CLOSE_M_PER_PX);
      drawing.classList.toggle("is-near", metres / view.scale < ROUGH_M_PER_PX);
      pins.groups = grouped(this.visible, view.scale);
      this.drawBar(metres / view.scale);
    }
    this.tiles?.draw(view);
    pins.draw(view);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.drawing && !view.frame && this.settle(), SETTLED_MS);
  }

  settle() {
    const { left, top } = this.stage.getBoundingClientRect();
    const covered = [...this.stage.querySelectorAll(".map-tools, .map-scale")].map((part) => {
      const rect = part.getBoundingClientRect();
      return [rect.left - left, rect.top - top, rect.right - left, rect.bottom - top];
    });
    this.names.place(this.view, this.pins, EM_PX, covered);
    this.mark();
    if (!this.speaks) return;
    this.speaks = false;
    const seen = [...this.pins.shown.values()].reduce((sum, { group }) => sum + group.members.length, 0);
    this.live.textContent = this.text("textShown", seen);
  }

  drawBar(metresPerPx) {
    const most = 110 * metresPerPx;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].find((times) => times * power <= most) * power;
    this.bar.textContent = length < 1000 ? `${length} m` : `${length / 1000} km`;
    this.bar.style.inlineSize = `${length / metresPerPx}px`;
  }

  glyph(group) {
    const box = this.querySelector(`.map-filter input[value="${CSS.escape(group)}"]`);
    const glyph = box?.parentElement.querySelector("svg");
    return glyph?.cloneNode(true) ?? Object.assign(document.createElement("span"), { className: "map-pin-dot" });
  }

  // A lone place opens its card; a group is entered, or listed where no zoom would part it.
  choose(members) {
    const inside = this.view.around(members, 64);
    if (members.length > 1 && Math.min(inside.scale, this.view.most) > this.view.scale * 1.15) {
      this.speaks = true;
      this.view.go(inside);
    } else this.open(members);
  }

  open(members) {
    const [lead] = members;
    this.card.open(members, members.length > 1 ? this.text("textCluster", members.length, lead.name) : lead.name);
    this.mark();
    // What the card speaks of must not lie under it.
    const at = this.view.toPixels(lead);
    const { offsetLeft, offsetTop, offsetWidth } = this.card.box;
    const hidden = at.y > offsetTop - 24 && at.x > offsetLeft - 24 && at.x < offsetLeft + offsetWidth + 24;
    if (hidden) this.view.go(this.view.panned(0, offsetTop - 44 - at.y));
  }

  mark() {
    for (const pin of this.pins.shown.values()) {
      pin.classList.toggle("is-open", pin.group.members.includes(this.card.item));
    }
  }

  putAway(item) {
    this.mark();
    (this.pins.of(item) ?? this.stage).focus({ preventScroll: true });
  }

  show(item) {
    if (!this.visible.includes(item)) return;
    const { view } = this;
    view.set({ x: item.x, y: item.y, scale: scaleAlone(item, this.visible, view.scale, view.most) });
    this.open([item]);
  }

  // A pin reached with the keyboard is brought into the open.
  reveal({ x, y }) {
    const { view } = this;
    if (view.frame) return;
    const inward = (at, size) => Math.min(Math.max(at, 32), size - 32) - at;
    const [dx, dy] = [inward(x, view.width), inward(y, view.height)];
    if (dx || dy) view.go(view.panned(dx, dy));
  }
}

function slugOf(link) {
  return link.pathname.split("/").at(-2);
}

customElements.define("region-map", RegionMap);
