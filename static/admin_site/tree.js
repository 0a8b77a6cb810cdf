// Dragging rows of the page tree. It fills in the same form that the arrow buttons use.
const WHERE = ["before", "under", "after"];

function start() {
  const form = document.getElementById("page-moves");
  const titles = [...document.querySelectorAll("[data-page]")];
  if (!form || !titles.length) return;
  const moved = location.hash.match(/^#page-(\d+)$/)?.[1];
  let dragged = null;

  const clear = () => {
    for (const row of document.querySelectorAll("tr.data-row")) row.classList.remove("tree-drag", ...WHERE.map((how) => `tree-${how}`));
  };
  const place = (row, event) => {
    const box = row.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    return share < 0.3 ? "before" : share > 0.7 ? "after" : "under";
  };
  const send = (values) => {
    for (const [name, value] of Object.entries(values)) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.submit();
  };

  for (const title of titles) {
    const row = title.closest("tr");
    if (title.dataset.page === moved) row.classList.add("tree-moved");
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = title.dataset.page;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", title.textContent);
      row.classList.add("tree-drag");
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === title.dataset.page) return;
      event.preventDefault();
      for (const how of WHERE) row.classList.toggle(`tree-${how}`, how === place(row, event));
    });
    row.addEventListener("dragleave", () => row.classList.remove(...WHERE.map((how) => `tree-${how}`)));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged) send({ page: dragged, how: place(row, event), other: title.dataset.page });
    });
    row.addEventListener("dragend", () => {
      dragged = null;
      clear();
    });
  }
  form.addEventListener("submit", (event) => sessionStorage.setItem("page-move", event.submitter?.name || "up"));
  const pressed = sessionStorage.getItem("page-move") || "up";
  const button = moved && document.querySelector(`.tree-buttons [name="${CSS.escape(pressed)}"][value="${moved}"]`);
  window.addEventListener("load", () => button?.focus()); // until then Unfold hides the page
}

start();
