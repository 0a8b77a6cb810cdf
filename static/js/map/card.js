// The card of a place: what its list item says, copied, so that both have one markup.

export class Card {
  constructor(stage, closeText, signal, closed) {
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
    this.body = make("ul", { role: "list" })
    const shut = make("button", { type: "button", className: "map-card-close", ariaLabel: closeText, textContent: "×" })
    this.box = make("div", { className: "map-card", role: "dialog", tabIndex: -1, hidden: true })
    this.box.append(this.body, shut)
    stage.append(this.box)
    const away = () => {
      const { item } = this
      this.close()
      closed(item)
    }
    shut.addEventListener("click", away, { signal })
    stage.addEventListener("keydown", (event) => event.key === "Escape" && this.item && away(), { signal })
  }

  open(items, label) {
    this.item = items[0]
    this.body.replaceChildren(...items.map(({ row }) => copied(row)))
    Object.assign(this.box, { ariaLabel: label, hidden: false, scrollTop: 0 })
    this.box.focus({ preventScroll: true })
  }

  close() {
    this.item = null
    this.box.hidden = true
    this.body.replaceChildren()
  }
}

function copied(row) {
  const copy = document.createElement("li")
  copy.append(...row.cloneNode(true).childNodes)
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id")
  for (const one of copy.querySelectorAll("[data-show]")) one.remove()
  return copy
}
