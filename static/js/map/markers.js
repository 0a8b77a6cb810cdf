// Places on the map: pins, names, cards.

const CELL_PX = 46;
const MARGIN_PX = 24;
const NEAR = [
  [0.62, 0.34, "start"],
  [-0.62, 0.34, "end"],
  [0, -0.62, "middle"],
  [0, 1.22, "middle"],
];
const BESIDE_PIN = [
  [2, 0.34, "start"],
  [-2, 0.34, "end"],
  [0, 2.6, "middle"],
  [0, -1.9, "middle"],
];
const SHIFT = { start: 0, middle: 0.5, end: 1 };
const PIN_PX = 17;
const PIN_NAME_PX = 13;
const LONGEST_PX = 220;
const FEW = 16;

// No two groups stand nearer than a cell; the first of a group leads it and lends it its place.
export function grouped(items, scale) {
  const groups = [];
  for (const item of items) {
    let home;
    let least = CELL_PX / scale;
    for (const group of item.label ? [] : groups) {
      const { lead } = group;
      const apart = lead.label ? least : Math.hypot(item.x - lead.x, item.y - lead.y);
      if (apart < least) [home, least] = [group, apart];
    }
    if (home) home.members.push(item);
    else groups.push({ lead: item, members: [item] });
  }
  return groups;
}

// The least scale from `scale` on at which an item stands alone; `most` if none parts it from the others.
export function scaleAlone(item, items, scale, most) {
  const alone = ({ lead, members }) => lead === item && members.length === 1;
  while (scale < most && !grouped(items, scale).some(alone)) scale *= 1.25;
  return Math.min(scale, most);
}

// The places as buttons: one for each, or one with a count where they would touch.
export class Pins {
  constructor(layer, clusterText, glyph) {
    Object.assign(this, { layer, clusterText, glyph, shown: new Map(), groups: [] });
  }

  // Puts the buttons of the groups in view in their places, in the order of the list.
  draw(view) {
    const active = document.activeElement;
    const held = this.layer.contains(active) && active.group.lead;
    const kept = new Map();
    let next = this.layer.firstElementChild;
    for (const group of this.groups) {
      const at = view.toPixels(group.lead);
      const beyond = (value, size) => value < -MARGIN_PX || value > size + MARGIN_PX;
      if ((beyond(at.x, view.width) || beyond(at.y, view.height)) && group.lead !== held) continue;
      const key = `${group.lead.id} ${group.members.length}`;
      const pin = this.shown.get(key) ?? this.made(group);
      Object.assign(pin, { group, at });
      pin.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
      kept.set(key, pin);
      if (pin === next) next = next.nextElementSibling;
      else this.layer.insertBefore(pin, next);
    }
    for (const [key, pin] of this.shown) if (!kept.has(key)) pin.remove();
    this.shown = kept;
    if (held && !active.isConnected) this.of(held)?.focus({ preventScroll: true });
  }

  // The button that stands for an item now.
  of(item) {
    return [...this.shown.values()].find((pin) => pin.group.members.includes(item));
  }

  made({ lead, members }) {
    const pin = document.createElement("button");
    const face = document.createElement("span");
    const many = members.length > 1;
    pin.type = "button";
    pin.className = many ? "map-pin is-many" : "map-pin";
    face.className = "map-pin-face";
    face.append(many ? members.length : lead.label || this.glyph(lead.group));
    pin.append(face);
    if (many) pin.ariaLabel = this.clusterText(members);
    else {
      const name = document.createElement("span");
      name.className = "map-pin-name";
      name.textContent = lead.name;
      pin.dataset.group = lead.group;
      pin.append(name);
      pin.ariaLabel = lead.label ? `${lead.label} ${lead.name}` : lead.name;
    }
    return pin;
  }
}

const pen = document.createElement("canvas").getContext("2d");

function ems(text, weight, family) {
  pen.font = `${weight} 100px ${family}`;
  return pen.measureText(text).width / 100;
}

// Which names are shown, and on which side, so that they cover neither pins nor each other.
export class Names {
  constructor(drawing) {
    this.names = [...drawing.querySelectorAll(".map-names > g")].map((group) => {
      const text = group.querySelector("text");
      const read = (name) => text.getAttribute(name);
      const side = [parseFloat(read("dx") ?? 0), parseFloat(read("dy")), read("text-anchor") ?? "start"];
      const movable = text !== group.firstElementChild;
      return {
        group,
        text,
        movable,
        x: +read("x"),
        y: +read("y"),
        size: parseFloat(read("font-size")),
        weight: read("font-weight") ?? 400,
        lines: [...text.childNodes].map((node) => node.textContent),
        sides: movable ? [side, ...NEAR, ...BESIDE_PIN] : [side],
      };
    });
  }

  // The sheet's own names come in order of importance and go before those of the pins.
  place(view, pins, em, obstacles) {
    const family = getComputedStyle(pins.layer).fontFamily;
    const taken = [...obstacles];
    const free = (rect) => {
      const inside = rect[0] >= 0 && rect[2] <= view.width;
      const clear = (other) => rect[0] >= other[2] || other[0] >= rect[2] || rect[1] >= other[3] || other[1] >= rect[3];
      return inside && taken.every(clear) && taken.push(rect);
    };
    for (const { at, group } of pins.shown.values()) {
      const half = PIN_PX + (group.members.length > 1 ? 5 : 0);
      taken.push([at.x - half, at.y - half, at.x + half, at.y + half]);
    }
    for (const name of this.names) {
      const { x, y } = view.toPixels(name);
      const size = name.size * em;
      name.ems ??= Math.max(...name.lines.map((line) => ems(line, name.weight, family)));
      const side =
        y > 0 &&
        y < view.height &&
        name.sides.find(([dx, dy, anchor]) => {
          const left = x + dx * size - SHIFT[anchor] * name.ems * size;
          const top = y + (dy - 0.85) * size;
          return free([left - 2, top, left + name.ems * size + 2, top + 1.15 * name.lines.length * size]);
        });
      name.group.setAttribute("display", side ? "inline" : "none");
      if (!side || !name.movable) continue;
      const [dx, dy, anchor] = side;
      for (const [key, value] of Object.entries({ dx: `${dx}em`, dy: `${dy}em`, "text-anchor": anchor })) {
        name.text.setAttribute(key, value);
      }
      taken.push([x - 5, y - 5, x + 5, y + 5]);
    }
    const single = [...pins.shown.values()].filter(({ group }) => group.members.length === 1);
    const wanted = single.length <= FEW || view.scale > 6 * view.least;
    for (const { at, group, dataset } of single) {
      const width = Math.min(ems(group.lead.name, 500, family) * PIN_NAME_PX, LONGEST_PX) + 8;
      const fits = (left) => free([left, at.y - 10, left + width, at.y + 10]);
      dataset.side = !wanted ? "" : fits(at.x + PIN_PX) ? "right" : fits(at.x - PIN_PX - width) ? "left" : "";
    }
  }
}

// What the list says of a place, copied, so that both have one markup.
export class Card {
  constructor(stage, closeText, signal, closed) {
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
    this.body = make("ul");
    const shut = make("button", {
      type: "button",
      className: "map-card-close",
      ariaLabel: closeText,
      textContent: "×",
    });
    this.box = make("div", { className: "map-card", role: "dialog", tabIndex: -1, hidden: true });
    this.box.append(this.body, shut);
    stage.append(this.box);
    const away = () => {
      const { item } = this;
      this.close();
      closed(item);
    };
    shut.addEventListener("click", away, { signal });
    stage.addEventListener("keydown", (event) => event.key === "Escape" && this.item && away(), { signal });
  }

  open(items, label) {
    this.item = items[0];
    this.body.replaceChildren(...items.map(({ row }) => copied(row)));
    Object.assign(this.box, { ariaLabel: label, hidden: false, scrollTop: 0 });
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.item = null;
    this.box.hidden = true;
    this.body.replaceChildren();
  }
}

function copied(row) {
  const copy = document.createElement("li");
  copy.append(...row.cloneNode(true).childNodes);
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  for (const one of copy.querySelectorAll("[data-show]")) one.remove();
  return copy;
}
