// What part of the sheet is seen: a centre in drawing units and a scale in pixels per unit.

const MOVE_MS = 180
const EDGE_PX = 48
const still = matchMedia("(prefers-reduced-motion: reduce)")
const between = (low, value, high) => Math.min(Math.max(value, low), high)

export class View {
  constructor(sheet, most, changed) {
    Object.assign(this, { sheet, most, changed, x: 0, y: 0, scale: 1, width: 1, height: 1 })
  }

  get least() {
    return Math.min(this.width / this.sheet.width, this.height / this.sheet.height)
  }

  get box() {
    const [w, h] = [this.width / this.scale, this.height / this.scale]
    return { x: this.x - w / 2, y: this.y - h / 2, w, h }
  }

  toPixels({ x, y }) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 }
  }

  // The nearest view that keeps the sheet in sight.
  allowed({ x, y, scale }) {
    scale = between(this.least, scale, this.most)
    const along = (centre, seen, whole) => {
      const half = (seen / 2 - EDGE_PX) / scale
      return half * 2 >= whole ? whole / 2 : between(half, centre, whole - half)
    }
    return { x: along(x, this.width, this.sheet.width), y: along(y, this.height, this.sheet.height), scale }
  }

  set(target) {
    cancelAnimationFrame(this.frame)
    Object.assign(this, this.allowed(target))
    this.changed()
  }

  // Moves there in a moment, or at once where motion is not wanted.
  go(target) {
    if (still.matches) return this.set(target)
    cancelAnimationFrame(this.frame)
    const { x, y, scale } = this
    const end = this.allowed(target)
    const growth = end.scale / scale
    const began = performance.now()
    const step = (now) => {
      const time = between(0, (now - began) / MOVE_MS, 1)
      const eased = 1 - (1 - time) ** 3
      const factor = growth ** eased
      // While the scale changes, the one point that keeps its place on the screen governs the path.
      const share = Math.abs(growth - 1) < 1e-3 ? eased : (1 - 1 / factor) / (1 - 1 / growth)
      Object.assign(this, { x: x + (end.x - x) * share, y: y + (end.y - y) * share, scale: scale * factor })
      if (time < 1) this.frame = requestAnimationFrame(step)
      this.changed()
    }
    this.frame = requestAnimationFrame(step)
  }

  // The view after zooming about a spot given in pixels.
  zoomed(factor, px = this.width / 2, py = this.height / 2) {
    const scale = between(this.least, this.scale * factor, this.most)
    const kept = 1 / this.scale - 1 / scale
    return { x: this.x + (px - this.width / 2) * kept, y: this.y + (py - this.height / 2) * kept, scale }
  }

  panned(dx, dy) {
    return { x: this.x - dx / this.scale, y: this.y - dy / this.scale, scale: this.scale }
  }

  // The view that holds all points with `room` pixels around them.
  around(points, room = 48) {
    const side = (axis, seen) => {
      const values = points.map((point) => point[axis])
      const [low, high] = [Math.min(...values), Math.max(...values)]
      return [(low + high) / 2, Math.max(seen - 2 * room, 40) / (high - low)]
    }
    const [[x, across], [y, down]] = [side("x", this.width), side("y", this.height)]
    return { x, y, scale: Math.min(across, down) }
  }
}
