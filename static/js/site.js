/* Upgrades every page after load: the basket count and its marks, "open now", menus. Pages work without it. */
import { Basket } from "./basket.js";
import { sharpenHours } from "./hours.js";

new Basket(document).start();
sharpenHours(document);
setInterval(() => sharpenHours(document), 60_000);

for (const menu of document.querySelectorAll("details.menu")) {
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=radio], input[type=checkbox], select")) form.requestSubmit();
  });
}
