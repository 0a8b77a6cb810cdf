/* Sends a form as the browser would, takes the page that answers and puts its board in place of this one.
   Keeps the focus and what is on the screen, says what happened, and lets the browser submit if anything fails. */

const PART = '[data-swap="board"]';
const STAYS_OPEN = /^(up|down)-/;
const FLOAT_MS = 9000;
let busy = false;

/** Sends a form by one of its buttons; `focus` is the id of what gets the focus afterwards. */
export async function send(form, submitter, focus = submitter?.id) {
  if (busy) return;
  busy = true;
  const data = submitter ? new FormData(form, submitter) : new FormData(form);
  document.querySelector(PART)?.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(submitter?.hasAttribute("formaction") ? submitter.formAction : form.action, { method: "POST", body: new URLSearchParams(data) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.querySelector(PART);
    if (!next) throw new Error(`no board in the answer ${response.status}`);
    swap(next, (submitter ?? form).closest("[data-stop]")?.id, focus);
  } catch {
    submitPlainly(form, submitter, data);
  } finally {
    busy = false;
  }
}

function swap(next, stopId, focus) {
  const former = document.querySelector(PART);
  const open = [...former.querySelectorAll("details[open] > summary[id]")].map((summary) => summary.id);
  const seenAt = stopId && document.getElementById(stopId)?.getBoundingClientRect().top;
  const list = stopId && document.getElementById(stopId)?.closest("[data-list]")?.dataset.list;
  former.replaceWith(document.adoptNode(next));
  reopen(open, focus);
  const stop = stopId && document.getElementById(stopId);
  if (stop && stop.closest("[data-list]")?.dataset.list === list) {
    window.scrollBy({ top: stop.getBoundingClientRect().top - seenAt, behavior: "instant" });
  }
  focusOn(focus, stop);
  count(next.dataset.stops);
  say(next);
  next.querySelector('[role="alert"]')?.scrollIntoView({ block: "center", behavior: "instant" });
  float(next.querySelector(".change"));
}

/* What happened and Undo stay in sight for a while, wherever the page is scrolled to. */
function float(bar) {
  if (!bar) return;
  bar.classList.add("is-floating");
  const settle = () => {
    if (bar.matches(":hover, :focus-within")) setTimeout(settle, FLOAT_MS);
    else bar.classList.remove("is-floating");
  };
  setTimeout(settle, FLOAT_MS);
}

/* A menu stays open only for what one does several times in a row. */
function reopen(ids, focus) {
  for (const id of ids) {
    const details = document.getElementById(id)?.parentElement;
    if (!details) continue;
    if (!details.classList.contains("menu") || STAYS_OPEN.test(focus ?? "")) details.open = true;
  }
}

function focusOn(id, stop) {
  const same = id && document.getElementById(id);
  const places = [document.getElementById("again"), same, stop?.querySelector("summary"), document.getElementById("undo")];
  const target = places.find((place) => place && place.getClientRects().length) ?? document.getElementById("board-title");
  target?.focus({ preventScroll: true });
}

function count(number) {
  for (const badge of document.querySelectorAll("[data-count]")) {
    badge.textContent = number;
    badge.hidden = number === "0";
  }
}

function say(root) {
  const words = [...root.querySelectorAll("[data-say] p")].map((p) => p.textContent.trim()).join(" ");
  document.getElementById("board-live").textContent = words;
}

/** What the browser would have done: a form of its own with the same fields, the button's among them. */
function submitPlainly(form, submitter, data) {
  const plain = document.createElement("form");
  plain.method = "post";
  plain.action = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  plain.hidden = true;
  for (const [name, value] of data) {
    const field = document.createElement("input");
    field.name = name;
    field.value = value;
    plain.append(field);
  }
  document.body.append(plain);
  plain.submit();
}
