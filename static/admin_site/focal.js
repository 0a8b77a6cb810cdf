// The focal point of a photograph: a click or the arrow keys write the percentages of the form's own fields.
function begin(figure) {
  const frame = figure.querySelector(".focal-frame");
  const mark = figure.querySelector(".focal-mark");
  const form = figure.closest(".form-group");
  const [x, y] = ["focal_x", "focal_y"].map((name) => form?.querySelector(`[name$="-${name}"]`));
  if (!x || !y) return;
  const draw = () => {
    mark.style.left = `${x.value || 50}%`;
    mark.style.top = `${y.value || 50}%`;
  };
  const set = (across, down) => {
    x.value = Math.round(Math.min(100, Math.max(0, across)));
    y.value = Math.round(Math.min(100, Math.max(0, down)));
    x.dispatchEvent(new Event("change", { bubbles: true }));
    draw();
  };
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    set((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
  });
  frame.addEventListener("keydown", (event) => {
    const by = event.shiftKey ? 10 : 1;
    const moves = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    set(Number(x.value || 50) + move[0], Number(y.value || 50) + move[1]);
  });
  x.addEventListener("input", draw);
  y.addEventListener("input", draw);
  draw();
}

for (const figure of document.querySelectorAll("[data-focal-picker]")) begin(figure);
