/* Dragging stops between the basket and the days: it fills in the same form as the Up, Down and day buttons. */
import "../../vendor/sortablejs@1.15.7/Sortable.min.js";
import { send } from "./swap.js";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Makes lists of stops sortable; lists that are already are left alone. */
export function makeSortable(lists) {
  for (const list of lists) {
    if (window.Sortable.get(list)) continue;
    window.Sortable.create(list, {
      group: "stops",
      draggable: "[data-stop]",
      handle: ".stop-menu > summary",
      ghostClass: "is-ghost",
      dragClass: "is-dragged",
      animation: calm.matches ? 0 : 150,
      delay: 180,
      delayOnTouchOnly: true,
      emptyInsertThreshold: 24,
      onStart: () => document.body.classList.add("is-dragging"),
      onEnd: drop,
    });
  }
}

function drop(event) {
  document.body.classList.remove("is-dragging");
  if (event.from === event.to && event.oldDraggableIndex === event.newDraggableIndex) return;
  const form = document.getElementById("act").cloneNode(true);
  const fields = { stop: event.item.dataset.stop, to: event.to.dataset.list, index: event.newDraggableIndex };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  send(form, null, event.item.querySelector("summary").id);
}
