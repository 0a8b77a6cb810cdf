// The map on which an editor sets a point. It reads and writes the form's latitude and longitude fields, so that
// typing, clicking and arrow keys all say the same. The drawing is the region's own; nothing is fetched elsewhere.
const SVG = "http://www.w3.org/2000/svg";
const CLOSEST = 256; // how many times the whole region's width: about half a metre a pixel
const BEGIN = 80;
const DECIMALS = 1e6;
const RATIO = 1.6; // width over height of what is shown

const radians = (degrees) => (degrees * Math.PI) / 180;
const mercatorY = (lat) => (1 - Math.asinh(Math.tan(radians(lat))) / Math.PI) / 2;
const mercatorX = (lon) => (lon + 180) / 360;

function element(name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

class Picker {
  constructor(host, svg) {
    this.host = host;
    this.svg = svg;
    [this.south, this.west, this.north, this.east] = host.dataset.frame.split(" ").map(Number);
    this.fields = [host.dataset.lat, host.dataset.lon].map((id) => document.getElementById(id));
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    this.drawn = width;
    this.whole = { x: (width - height * RATIO) / 2, y: 0, width: height * RATIO, height };
    this.view = { ...this.whole };
    this.letters = Number(svg.getAttribute("font-size"));
    this.near = svg.appendChild(element("g"));
    this.mark = svg.appendChild(element("circle", { class: "map-point" }));
    this.setUp();
  }

  setUp() {
    const { svg, host } = this;
    for (const name of ["width", "height"]) svg.removeAttribute(name);
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("role", "application");
    svg.setAttribute("aria-label", host.dataset.labelMap);
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    for (const field of this.fields) field.addEventListener("input", () => this.draw());
    this.tools();
    host.append(svg, this.bar);
    const point = this.point();
    if (point) this.zoom(BEGIN, this.xy(point));
    else this.draw();
    new ResizeObserver(() => this.draw()).observe(this.svg); // a map in a closed tab has no size yet
  }

  tools() {
    this.bar = document.createElement("div");
    this.bar.className = "map-tools";
    const { labelIn, labelOut, labelPoint, labelAll } = this.host.dataset;
    const actions = [
      [labelIn, () => this.zoom(2, this.center())],
      [labelOut, () => this.zoom(0.5, this.center())],
      [labelPoint, () => this.toPoint()],
      [labelAll, () => this.show({ ...this.whole })],
    ];
    for (const [label, act] of actions) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small-button";
      button.textContent = label;
      button.addEventListener("click", act);
      this.bar.append(button);
    }
    this.said = document.createElement("output");
    this.said.className = "quiet";
    this.bar.append(this.said);
  }

  point() {
    const [lat, lon] = this.fields.map((field) => Number.parseFloat(field.value.replace(",", ".")));
    return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 85 ? [lat, lon] : null;
  }

  xy([lat, lon]) {
    const left = mercatorX(this.west);
    const top = mercatorY(this.north);
    const scale = this.drawn / (mercatorX(this.east) - left);
    return [(mercatorX(lon) - left) * scale, (mercatorY(lat) - top) * scale];
  }

  latlon([x, y]) {
    const left = mercatorX(this.west);
    const top = mercatorY(this.north);
    const scale = this.drawn / (mercatorX(this.east) - left);
    const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * (top + y / scale))));
    return [(lat * 180) / Math.PI, (left + x / scale) * 360 - 180];
  }

  unit() {
    return this.view.width / (this.svg.clientWidth || this.whole.width);
  }

  center() {
    return [this.view.x + this.view.width / 2, this.view.y + this.view.height / 2];
  }

  at(event) {
    const box = this.svg.getBoundingClientRect();
    return [this.view.x + (event.clientX - box.left) * this.unit(), this.view.y + (event.clientY - box.top) * this.unit()];
  }

  show(view) {
    this.view = view;
    this.draw();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.fetchNear(), 300);
  }

  zoom(times, [x, y]) {
    const width = Math.min(this.whole.width, Math.max(this.whole.width / CLOSEST, this.view.width / times));
    const height = width / RATIO;
    const ratio = width / this.view.width;
    const inside = x >= this.view.x && x <= this.view.x + this.view.width;
    const left = inside && times !== BEGIN ? x - (x - this.view.x) * ratio : x - width / 2;
    const top = inside && times !== BEGIN ? y - (y - this.view.y) * ratio : y - height / 2;
    this.show({ x: left, y: top, width, height });
  }

  toPoint() {
    const point = this.point();
    if (!point) return;
    const [x, y] = this.xy(point);
    const { width, height } = this.view;
    this.show({ x: x - width / 2, y: y - height / 2, width, height });
  }

  set([x, y]) {
    const point = this.latlon([x, y]).map((degrees) => Math.round(degrees * DECIMALS) / DECIMALS);
    this.fields.forEach((field, index) => {
      field.value = String(point[index]);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.draw();
  }

  draw() {
    const { svg, view } = this;
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    svg.setAttribute("font-size", this.letters * this.unit());
    const point = this.point();
    this.mark.toggleAttribute("hidden", !point);
    this.mark.setAttribute("display", point ? "inline" : "none");
    if (point) {
      const [x, y] = this.xy(point);
      for (const [name, value] of [["cx", x], ["cy", y], ["r", 8 * this.unit()], ["stroke-width", 3 * this.unit()]]) {
        this.mark.setAttribute(name, value);
      }
    }
    this.drawNear();
    this.say(point);
  }

  say(point) {
    const metres = (this.unit() / this.drawn) * (mercatorX(this.east) - mercatorX(this.west)) * 40075017;
    const step = metres * Math.cos(radians(point ? point[0] : this.north));
    const shown = step < 10 ? step.toFixed(1) : Math.round(step);
    const where = point ? `${point[0].toFixed(5)}, ${point[1].toFixed(5)} · ` : "";
    this.said.textContent = where + this.host.dataset.labelStep.replace("%s", shown);
  }

  async fetchNear() {
    const point = this.latlon(this.center());
    try {
      const answer = await fetch(`${this.host.dataset.nearby}?lat=${point[0]}&lon=${point[1]}`);
      if (!answer.ok) return;
      this.places = (await answer.json()).places;
      this.drawNear();
    } catch {
      this.places = []; // the map works without its neighbours
    }
  }

  drawNear() {
    this.near.replaceChildren();
    const unit = this.unit();
    const named = this.view.width < this.whole.width / 6;
    const taken = [];
    for (const place of this.places || []) {
      const [x, y] = this.xy([place.lat, place.lon]);
      this.near.append(element("circle", { class: "map-near", cx: x, cy: y, r: 3.5 * unit, "stroke-width": unit }));
      const box = [x, y - 8 * unit, x + (12 + place.name.length * 7) * unit, y + 8 * unit];
      const free = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
      if (!named || !free) continue; // the nearest keep their names, the others their dots
      taken.push(box);
      const label = { class: "map-near-name", x: x + 7 * unit, y: y + 4 * unit, "font-size": 12 * unit, "stroke-width": 3 * unit };
      this.near.append(element("text", label, place.name));
    }
  }

  key(event) {
    const by = (event.shiftKey ? 10 : 1) * this.unit();
    const moves = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] };
    const move = moves[event.key];
    if (move) {
      const point = this.point();
      const [x, y] = point ? this.xy(point) : this.center();
      this.set([x + move[0], y + move[1]]);
    } else if (event.key === "+" || event.key === "=") this.zoom(2, this.center());
    else if (event.key === "-") this.zoom(0.5, this.center());
    else return;
    event.preventDefault();
  }

  press(event) {
    const from = { x: event.clientX, y: event.clientY, view: { ...this.view } };
    let dragged = false;
    const move = (moving) => {
      const [dx, dy] = [moving.clientX - from.x, moving.clientY - from.y];
      if (!dragged && Math.hypot(dx, dy) < 5) return;
      dragged = true;
      this.view = { ...from.view, x: from.view.x - dx * this.unit(), y: from.view.y - dy * this.unit() };
      this.draw();
    };
    const release = (ending) => {
      this.svg.removeEventListener("pointermove", move);
      this.svg.removeEventListener("pointerup", release);
      this.svg.removeEventListener("pointercancel", release);
      if (dragged) this.show(this.view);
      else if (ending.type === "pointerup") this.set(this.at(ending));
    };
    this.svg.setPointerCapture(event.pointerId);
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerup", release);
    this.svg.addEventListener("pointercancel", release);
  }

  wheel(event) {
    if (!event.ctrlKey && document.activeElement !== this.svg) return; // the page scrolls past an idle map
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.4 : 1 / 1.4, this.at(event));
  }
}

async function begin(host) {
  try {
    const answer = await fetch(host.dataset.map);
    const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawing.nodeName === "svg") host.picker = new Picker(host, document.adoptNode(drawing));
  } catch {
    host.remove(); // the numbers below can still be typed
  }
}

for (const host of document.querySelectorAll("[data-map-picker]")) begin(host);
