// Drag, pinch, wheel, double click and keys on the stage, told to a View.

const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
const ARROW_PX = 96
const SLACK_PX = 5

export function listen(stage, view, signal, home) {
  const on = (type, react, options) =>
    stage.addEventListener(type, (event) => event.target.closest(".map-card, .map-tools") || react(event), {
      signal,
      ...options,
    })
  const spot = (event) => {
    const { left, top } = stage.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const fingers = new Map()
  const hold = () => {
    const [[ax, ay], [bx, by] = [ax, ay]] = [...fingers.values()]
    return [(ax + bx) / 2, (ay + by) / 2, Math.hypot(ax - bx, ay - by)]
  }
  let dragged = false

  on("pointerdown", (event) => {
    if (event.button > 0 || fingers.size > 1) return
    if (!fingers.size) dragged = false
    fingers.set(event.pointerId, spot(event))
  })
  on("pointermove", (event) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const at = spot(event)
    if (!dragged) {
      if (Math.hypot(at[0] - before[0], at[1] - before[1]) < SLACK_PX) return
      dragged = true
      for (const id of fingers.keys()) stage.setPointerCapture(id)
      stage.classList.add("is-moving")
    }
    const [x, y, apart] = hold()
    fingers.set(event.pointerId, at)
    const [toX, toY, toApart] = hold()
    view.set(view.panned(toX - x, toY - y))
    if (apart && toApart) view.set(view.zoomed(toApart / apart, toX, toY))
  })
  for (const type of ["pointerup", "pointercancel"]) {
    on(type, (event) => {
      fingers.delete(event.pointerId)
      if (!fingers.size) stage.classList.remove("is-moving")
    })
  }
  // The click that ends a drag must not open what lies under the finger.
  on("click", (event) => dragged && event.stopPropagation(), { capture: true })

  // Someone who scrolls past must get past: the wheel zooms with Ctrl, or once the map has focus.
  on(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !stage.matches(":focus-within")) return
      event.preventDefault()
      const pixels = event.deltaY * (event.deltaMode ? 16 : 1)
      view.set(view.zoomed(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0025)), ...spot(event)))
    },
    { passive: false },
  )
  on("dblclick", (event) => {
    if (!event.target.closest("button")) view.go(view.zoomed(event.shiftKey ? 0.5 : 2, ...spot(event)))
  })
  on("keydown", (event) => {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (ARROWS[key]) view.go(view.panned(...ARROWS[key].map((way) => way * ARROW_PX)))
    else if (key === "+" || key === "=") view.go(view.zoomed(2))
    else if (key === "-") view.go(view.zoomed(0.5))
    else if (key === "0") home()
    else return
    event.preventDefault()
  })
}
