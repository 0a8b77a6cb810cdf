// Which names are shown, and on which side of their spot, so that they cover neither pins nor each other.

const NEAR = [[0.62, 0.34, "start"], [-0.62, 0.34, "end"], [0, -0.62, "middle"], [0, 1.22, "middle"]]
const BESIDE_PIN = [[2, 0.34, "start"], [-2, 0.34, "end"], [0, 2.6, "middle"], [0, -1.9, "middle"]]
const SHIFT = { start: 0, middle: 0.5, end: 1 }
const PIN_PX = 17
const PIN_NAME_PX = 13
const LONGEST_PX = 220
const FEW = 16

const pen = document.createElement("canvas").getContext("2d")

function ems(text, weight, family) {
  pen.font = `${weight} 100px ${family}`
  return pen.measureText(text).width / 100
}

export class Names {
  constructor(drawing) {
    this.names = [...drawing.querySelectorAll(".map-names > g")].map((group) => {
      const text = group.querySelector("text")
      const read = (name) => text.getAttribute(name)
      const side = [parseFloat(read("dx") ?? 0), parseFloat(read("dy")), read("text-anchor") ?? "start"]
      const movable = text !== group.firstElementChild
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
      }
    })
  }

  // The sheet's own names come in order of importance and go before those of the pins.
  place(view, pins, em, obstacles) {
    const family = getComputedStyle(pins.layer).fontFamily
    const taken = [...obstacles]
    const free = (rect) => {
      const inside = rect[0] >= 0 && rect[2] <= view.width
      const clear = (other) => rect[0] >= other[2] || other[0] >= rect[2] || rect[1] >= other[3] || other[1] >= rect[3]
      return inside && taken.every(clear) && taken.push(rect)
    }
    for (const { at, group } of pins.shown.values()) {
      const half = PIN_PX + (group.members.length > 1 ? 5 : 0)
      taken.push([at.x - half, at.y - half, at.x + half, at.y + half])
    }
    for (const name of this.names) {
      const { x, y } = view.toPixels(name)
      const size = name.size * em
      name.ems ??= Math.max(...name.lines.map((line) => ems(line, name.weight, family)))
      const side =
        y > 0 &&
        y < view.height &&
        name.sides.find(([dx, dy, anchor]) => {
          const left = x + dx * size - SHIFT[anchor] * name.ems * size
          const top = y + (dy - 0.85) * size
          return free([left - 2, top, left + name.ems * size + 2, top + 1.15 * name.lines.length * size])
        })
      name.group.setAttribute("display", side ? "inline" : "none")
      if (!side || !name.movable) continue
      const [dx, dy, anchor] = side
      for (const [key, value] of Object.entries({ dx: `${dx}em`, dy: `${dy}em`, "text-anchor": anchor })) {
        name.text.setAttribute(key, value)
      }
      taken.push([x - 5, y - 5, x + 5, y + 5])
    }
    const single = [...pins.shown.values()].filter(({ group }) => group.members.length === 1)
    const wanted = single.length <= FEW || view.scale > 6 * view.least
    for (const { at, group, dataset } of single) {
      const width = Math.min(ems(group.lead.name, 500, family) * PIN_NAME_PX, LONGEST_PX) + 8
      const fits = (left) => free([left, at.y - 10, left + width, at.y + 10])
      dataset.side = !wanted ? "" : fits(at.x + PIN_PX) ? "right" : fits(at.x - PIN_PX - width) ? "left" : ""
    }
  }
}
