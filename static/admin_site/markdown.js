// Markdown: a few buttons that write the marks, and the page's look beside the text.
import { adminPreview } from "./preview.js";

const TOOLS = [
  ["H", "## ", "", true],
  ["B", "**", "**"],
  ["I", "*", "*"],
  ["•", "- ", "", true],
  ["1.", "1. ", "", true],
  ["“ ”", "> ", "", true],
  ["🔗", "[", "](https://)"],
];

function surround(area, before, after, wholeLine) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  area.focus();
  if (wholeLine) {
    const from = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(from, end).split("\n").map((line) => before + line).join("\n");
    area.setRangeText(lines, from, end, "end");
  } else area.setRangeText(before + value.slice(start, end) + after, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function begin(area) {
  const labels = area.dataset;
  const bar = document.createElement("div");
  bar.className = "markdown-tools";
  const names = labels.tools.split("|");
  TOOLS.forEach(([sign, before, after, wholeLine], number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small-button";
    button.textContent = sign;
    button.setAttribute("aria-label", names[number]);
    button.title = names[number];
    button.addEventListener("click", () => surround(area, before, after, wholeLine));
    bar.append(button);
  });
  const shown = document.createElement("section");
  shown.className = "markdown-preview";
  shown.setAttribute("aria-label", labels.preview);
  shown.setAttribute("aria-live", "off");
  area.before(bar);
  area.after(shown);
  const changed = adminPreview({
    url: area.dataset.markdown,
    into: shown,
    failed: labels.failed,
    values: () => {
      const values = new FormData();
      values.append("source", area.value);
      return values;
    },
  });
  area.addEventListener("input", changed);
  changed();
}

for (const area of document.querySelectorAll("textarea[data-markdown]")) begin(area);
