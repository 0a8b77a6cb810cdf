// The hours of a place: buttons that write a piece of a rule, and the coming two weeks as they are typed.
import { adminPreview } from "./preview.js";

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const FIELDS = ["rule", "state", "valid_from", "valid_to", "last_entry_min", "is_override", "confirmed_on", "confirmed_by"];

function rows(panel) {
  const group = document.getElementById(`${panel.dataset.prefix}-group`);
  return [...group.querySelectorAll(".form-group")].filter((row) => {
    const field = row.querySelector('[name$="-rule"]');
    return field && !field.name.includes("__prefix__") && !row.querySelector('[name$="-DELETE"]:checked');
  });
}

function valuesOf(panel) {
  const values = new FormData();
  for (const row of rows(panel)) {
    for (const name of FIELDS) {
      const field = row.querySelector(`[name$="-${name}"]`);
      values.append(name, field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
    }
  }
  return values;
}

// "Mo", "Tu", "We", "Sa" become "Mo-We,Sa".
function span(chosen) {
  const parts = [];
  for (let first = 0; first < DAYS.length; first += 1) {
    if (!chosen.has(DAYS[first])) continue;
    let last = first;
    while (last + 1 < DAYS.length && chosen.has(DAYS[last + 1])) last += 1;
    parts.push(last - first > 1 ? `${DAYS[first]}-${DAYS[last]}` : DAYS.slice(first, last + 1).join(","));
    first = last;
  }
  return parts.join(",");
}

function builder(panel, rule, changed) {
  const labels = panel.dataset;
  const box = document.createElement("fieldset");
  box.className = "hours-builder";
  box.setAttribute("aria-label", labels.labelDays);
  const chosen = new Set();
  const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short" });
  DAYS.forEach((day, number) => {
    const label = document.createElement("label");
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.addEventListener("change", () => (tick.checked ? chosen.add(day) : chosen.delete(day)));
    label.append(tick, weekday.format(new Date(2024, 0, 1 + number)));
    box.append(label);
  });
  const [from, to] = [["10:00", labels.labelFrom], ["16:00", labels.labelTo]].map(([time, name]) => {
    const field = document.createElement("input");
    field.type = "time";
    field.value = time;
    field.setAttribute("aria-label", name);
    box.append(field);
    return field;
  });
  const add = document.createElement("button");
  add.type = "button";
  add.className = "small-button";
  add.textContent = labels.labelAdd;
  add.addEventListener("click", () => {
    const piece = `${span(chosen)} ${from.value}-${to.value}`.trim();
    rule.value = rule.value.trim() ? `${rule.value.trim().replace(/;$/, "")}; ${piece}` : piece;
    changed();
  });
  box.append(add);
  rule.after(box);
}

function start() {
  const panel = document.querySelector("[data-hours-preview]");
  if (!panel) return;
  const into = panel.querySelector("[data-days]");
  const changed = adminPreview({
    url: panel.dataset.url,
    into,
    failed: panel.dataset.failed,
    values: () => valuesOf(panel),
  });
  const furnish = () => {
    for (const row of rows(panel)) {
      const rule = row.querySelector('[name$="-rule"]');
      if (!rule.dataset.furnished && !rule.readOnly) {
        rule.dataset.furnished = "1";
        builder(panel, rule, changed);
      }
    }
  };
  const group = document.getElementById(`${panel.dataset.prefix}-group`);
  group.addEventListener("input", changed);
  group.addEventListener("change", changed);
  document.addEventListener("formset:added", furnish);
  document.addEventListener("formset:removed", changed);
  furnish();
}

start();
