const MOVE_MS = 180;
const EDGE_PX = 48;
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ARROW_PX = 96;
const SLACK_PX = 5;
const WHEEL_PX = 50;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const between = (low, value, high) => Math.min(Math.max(value, low), high);

// What is seen of the sheet: a centre in drawing units and a scale in pixels per unit.
export class View {
  constructor(sheet, most, changed) {
    Object.assign(this, { sheet, most, changed, x: 0, y: 0, scale: 1, width: 0, height: 0 });
  }

  get least() {
    return Math.min(this.width / this.sheet.width, this.height / this.sheet.height);
  }

  get box() {
    const [w, h] = [this.width / this.scale, this.height / this.scale];
    return { x: this.x - w / 2, y: this.y - h / 2, w, h };
  }

  toPixels({ x, y }) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  // The nearest view that keeps the sheet in sight.
  allowed({ x, y, scale }) {
    scale = between(this.least, scale, this.most);
    const along = (centre, seen, whole) => {
      const half = (seen / 2 - EDGE_PX) / scale;
      return half * 2 >= whole ? whole / 2 : between(half, centre, whole - half);
    };
    return { x: along(x, this.width, this.sheet.width), y: along(y, this.height, this.sheet.height), scale };
  }

  set(target) {
    this.stop();
    Object.assign(this, this.allowed(target));
    this.changed();
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  // Moves there in a moment, or at once where motion is not wanted.
  go(target) {
    if (still.matches) return this.set(target);
    this.stop();
    const { x, y, scale } = this;
    const end = this.allowed(target);
    const growth = end.scale / scale;
    const began = performance.now();
    const step = (now) => {
      const time = between(0, (now - began) / MOVE_MS, 1);
      const eased = 1 - (1 - time) ** 3;
      const factor = growth ** eased;
      // While the scale changes, the one point that keeps its place on the screen governs the path.
      const share = Math.abs(growth - 1) < 1e-3 ? eased : (1 - 1 / factor) / (1 - 1 / growth);
      Object.assign(this, { x: x + (end.x - x) * share, y: y + (end.y - y) * share, scale: scale * factor });
      this.frame = time < 1 ? requestAnimationFrame(step) : 0;
      this.changed();
    };
    this.frame = requestAnimationFrame(step);
  }

  // Zoomed about a spot given in pixels.
  zoomed(factor, px = this.width / 2, py = this.height / 2) {
    const scale = between(this.least, this.scale * factor, this.most);
    const kept = 1 / this.scale - 1 / scale;
    return { x: this.x + (px - this.width / 2) * kept, y: this.y + (py - this.height / 2) * kept, scale };
  }

  panned(dx, dy) {
    return { x: this.x - dx / this.scale, y: this.y - dy / this.scale, scale: this.scale };
  }

  // All points, with `room` pixels around them.
  around(points, room = 48) {
    const side = (axis, seen) => {
      const values = points.map((point) => point[axis]);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return [(low + high) / 2, Math.max(seen - 2 * room, 40) / (high - low)];
    };
    const [[x, across], [y, down]] = [side("x", this.width), side("y", this.height)];
    return { x, y, scale: Math.min(across, down) };
  }
}

// Drag, pinch, wheel, double click and keys on the stage, told to the view.
export function listen(stage, view, signal, home) {
  const on = (type, react, options) =>
    stage.addEventListener(type, (event) => event.target.closest(".map-card, .map-tools") || react(event), {
      signal,
      ...options,
    });
  const spot = (event) => {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const fingers = new Map();
  const hold = () => {
    const [[ax, ay], [bx, by] = [ax, ay]] = [...fingers.values()];
    return [(ax + bx) / 2, (ay + by) / 2, Math.hypot(ax - bx, ay - by)];
  };
  let dragged = false;

  on("pointerdown", (event) => {
    if (event.button > 0 || fingers.size > 1) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, spot(event));
  });
  on("pointermove", (event) => {
    if (!event.buttons) fingers.delete(event.pointerId);
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const at = spot(event);
    if (!dragged) {
      if (Math.hypot(at[0] - before[0], at[1] - before[1]) < SLACK_PX) return;
      dragged = true;
      for (const id of fingers.keys()) stage.setPointerCapture(id);
      stage.classList.add("is-moving");
    }
    const [x, y, apart] = hold();
    fingers.set(event.pointerId, at);
    const [toX, toY, toApart] = hold();
    view.set(view.panned(toX - x, toY - y));
    if (apart && toApart) view.set(view.zoomed(toApart / apart, toX, toY));
  });
  for (const type of ["pointerup", "pointercancel"]) {
    on(type, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) stage.classList.remove("is-moving");
    });
  }
  // The click that ends a drag must not open what lies under the finger.
  on("click", (event) => dragged && event.detail && event.stopPropagation(), { capture: true });

  // Someone who scrolls past must get past: the wheel zooms with Ctrl, or once the map has focus.
  on(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !stage.matches(":focus-within")) return;
      event.preventDefault();
      const pixels = between(-WHEEL_PX, event.deltaY * (event.deltaMode ? 16 : 1), WHEEL_PX);
      view.set(view.zoomed(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.005)), ...spot(event)));
    },
    { passive: false },
  );
  on("dblclick", (event) => {
    if (!event.target.closest("button")) view.go(view.zoomed(2, ...spot(event)));
  });
  on("keydown", (event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[key]) view.go(view.panned(...ARROWS[key].map((way) => way * ARROW_PX)));
    else if (key === "+" || key === "=") view.go(view.zoomed(2));
    else if (key === "-") view.go(view.zoomed(0.5));
    else if (key === "0") home();
    else return;
    event.preventDefault();
  });
}
