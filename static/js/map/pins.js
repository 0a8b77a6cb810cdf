// The places on the map as buttons: one for each, or one with a count where they would touch.

const CELL_PX = 46
const MARGIN_PX = 24

// No two groups stand nearer than a cell; the first of a group leads it and lends it its place.
export function grouped(items, scale) {
  const groups = []
  for (const item of items) {
    let home
    let least = CELL_PX / scale
    for (const group of item.label ? [] : groups) {
      const { lead } = group
      const apart = lead.label ? least : Math.hypot(item.x - lead.x, item.y - lead.y)
      if (apart < least) [home, least] = [group, apart]
    }
    if (home) home.members.push(item)
    else groups.push({ lead: item, members: [item] })
  }
  return groups
}

// The least scale from `scale` on at which an item stands alone, if there is one.
export function scaleAlone(item, items, scale, most) {
  for (; scale < most * 1.25; scale *= 1.25) {
    const tried = Math.min(scale, most)
    if (grouped(items, tried).some(({ lead, members }) => lead === item && members.length === 1)) return tried
  }
}

export class Pins {
  constructor(layer, clusterText, glyph) {
    Object.assign(this, { layer, clusterText, glyph, shown: new Map(), groups: [] })
  }

  // Puts the buttons of the groups in view in their places, in the order of the list.
  draw(view) {
    const active = document.activeElement
    const held = this.layer.contains(active) && active.group.lead
    const kept = new Map()
    let next = this.layer.firstElementChild
    for (const group of this.groups) {
      const at = view.toPixels(group.lead)
      const beyond = (value, size) => value < -MARGIN_PX || value > size + MARGIN_PX
      if ((beyond(at.x, view.width) || beyond(at.y, view.height)) && group.lead !== held) continue
      const key = `${group.lead.id} ${group.members.length}`
      const pin = this.shown.get(key) ?? this.made(group)
      Object.assign(pin, { group, at })
      pin.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`
      kept.set(key, pin)
      if (pin === next) next = next.nextElementSibling
      else this.layer.insertBefore(pin, next)
    }
    for (const [key, pin] of this.shown) if (!kept.has(key)) pin.remove()
    this.shown = kept
    if (held && !active.isConnected) this.of(held)?.focus({ preventScroll: true })
  }

  // The button that stands for an item now.
  of(item) {
    return [...this.shown.values()].find((pin) => pin.group.members.includes(item))
  }

  made({ lead, members }) {
    const pin = document.createElement("button")
    const face = document.createElement("span")
    const many = members.length > 1
    pin.type = "button"
    pin.className = many ? "map-pin is-many" : "map-pin"
    face.className = "map-pin-face"
    face.append(many ? members.length : lead.label || this.glyph(lead.group))
    pin.append(face)
    if (many) pin.ariaLabel = this.clusterText(members)
    else {
      const name = document.createElement("span")
      name.className = "map-pin-name"
      name.textContent = lead.name
      pin.dataset.group = lead.group
      pin.append(name)
      pin.ariaLabel = `${lead.label} ${lead.name}`.trim()
    }
    return pin
  }
}
