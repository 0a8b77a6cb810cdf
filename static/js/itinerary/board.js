/* The board: sends its forms without leaving the page, closes its menus, and loads dragging when there is
   something to drag. Without this file every form works by itself. */
import { send } from "./swap.js";

const board = () => document.querySelector('[data-swap="board"]');

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-act]") || event.defaultPrevented) return;
  event.preventDefault();
  send(form, event.submitter).then(letDrag);
});

/* Menus are replaced with the board, so one listener serves all that come. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu(event.target);
  if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) step(event);
});

function closeMenu(target) {
  const menu = target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

/* Alt with an arrow on a stop does what its Up and Down buttons do. */
function step(event) {
  const stop = event.target.closest?.("[data-stop]");
  const button = stop?.querySelector(`button[name="to"][value="${event.key === "ArrowUp" ? "up" : "down"}"]`);
  if (!button || event.target.matches("textarea, input, select")) return;
  event.preventDefault();
  send(button.form, button, event.target.id).then(letDrag);
}

async function letDrag() {
  const lists = board()?.querySelectorAll("[data-list]") ?? [];
  if (!board()?.querySelector("[data-stop]")) return;
  const { makeSortable } = await import("./drag.js");
  makeSortable(lists);
}

(window.requestIdleCallback ?? window.setTimeout)(letDrag);
