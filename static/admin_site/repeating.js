// When an event repeats: only the fields that belong to the chosen frequency, and the dates they give.
import { adminPreview } from "./preview.js";

const OF = {
  every: ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"],
  months: ["YEARLY"],
  nths: ["YEARLY", "MONTHLY"],
  weekdays: ["YEARLY", "MONTHLY", "WEEKLY"],
  month_days: ["YEARLY", "MONTHLY"],
  week_no: ["YEARLY"],
  until: ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"],
  times: ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"],
};
const SENT = ["repeats", ...Object.keys(OF), "first_on", "duration_days"];

function start() {
  const panel = document.querySelector("[data-dates-preview]");
  const form = document.getElementById("event_form");
  const repeats = document.getElementById("id_repeats");
  if (!panel || !form || !repeats) return;
  const changed = adminPreview({
    url: panel.dataset.url,
    into: panel,
    failed: panel.dataset.failed,
    values: () => {
      const all = new FormData(form);
      const values = new FormData();
      for (const name of SENT) for (const value of all.getAll(name)) values.append(name, value);
      return values;
    },
  });
  const fit = () => {
    for (const [name, frequencies] of Object.entries(OF)) {
      const line = form.querySelector(`.field-${name}`);
      if (line) line.hidden = !frequencies.includes(repeats.value);
    }
  };
  form.addEventListener("change", (event) => {
    if (event.target === repeats) fit();
    if (SENT.includes(event.target.name)) changed();
  });
  form.addEventListener("input", (event) => {
    if (SENT.includes(event.target.name)) changed();
  });
  fit();
}

start();
