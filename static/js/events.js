/* What's on: says "on now" beside what is on, and offers the visitor's own dates. Pages work without it. */

/** Whether an instant (epoch seconds) lies in `start-end`. */
export function isOn(window, now) {
  const [start, end] = window.split("-").map(Number);
  return start <= now && now < end;
}

function markNow() {
  const now = Date.now() / 1000;
  for (const mark of document.querySelectorAll("[data-on]")) mark.hidden = !isOn(mark.dataset.on, now);
}

/** Shows the link to the days of the visitor's own itinerary, where room is kept for it. */
function offerOwnDates(dates) {
  const link = document.querySelector("[data-while-here]");
  if (!link) return;
  const address = new URL(location.href);
  const asked = address.searchParams;
  const isAsked = asked.get("from") === dates?.arrive_on && asked.get("to") === dates?.depart_on;
  link.classList.toggle("is-ready", Boolean(dates) && !isAsked);
  if (!dates) return;
  asked.delete("page");
  asked.set("from", dates.arrive_on);
  asked.set("to", dates.depart_on);
  link.href = address.pathname + address.search;
}

markNow();
setInterval(markNow, 60_000);
document.addEventListener("basket:change", (event) => offerOwnDates(event.detail.dates));
