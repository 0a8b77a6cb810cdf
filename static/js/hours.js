/* Turns "Today 10:00–16:00" into "Open till 16:00", "Opens 10:00" or "Closed now" by the visitor's clock. */

const clock = (epoch) =>
  new Date(epoch * 1000).toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit", timeZone: document.body.dataset.zone });

/** The words and tone for windows ([start, end] in epoch seconds, in order) at an instant. */
export function wordsFor(windows, now, words) {
  for (const [start, end] of windows) {
    if (now < start) return { text: `${words.opens} ${clock(start)}`, tone: "plain" };
    if (now < end) return { text: `${words.openTill} ${clock(end)}`, tone: "good" };
  }
  return { text: words.closedNow, tone: "bad" };
}

export function sharpenHours(root) {
  const words = document.body.dataset;
  const now = Date.now() / 1000;
  for (const element of root.querySelectorAll("[data-windows]")) {
    const windows = element.dataset.windows.split(" ").map((pair) => pair.split("-").map(Number));
    const { text, tone } = wordsFor(windows, now, words);
    element.textContent = text;
    element.classList.remove("good", "bad", "plain");
    element.classList.add(tone);
  }
}
