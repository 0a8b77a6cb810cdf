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

/* A note is written on a page of its own; here its form is shown in the stop's menu. */
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-note]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    const form = page.querySelector("form[data-act]");
    link.closest(".stop-panel").replaceChildren(document.adoptNode(form));
    form.querySelector("textarea").focus();
  } catch {
    location.assign(link.href);
  }
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
  const button = stop?.querySelector(`[id^="${event.key === "ArrowUp" ? "up" : "down"}-"]`);
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
