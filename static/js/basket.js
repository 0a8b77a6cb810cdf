/* The basket on content pages: marks what is in it, adds and removes with one click, offers Undo.
   It sends the very forms that work without script; if that fails, the browser follows the link instead. */

const POST = { method: "POST", headers: { Accept: "application/json" } };

export class Basket {
  constructor(root) {
    this.root = root;
    this.words = document.body.dataset;
    this.address = this.words.summary;
    this.toast = document.getElementById("toast");
    this.items = new Set();
    this.version = 0;
  }

  async start() {
    this.root.addEventListener("click", (event) => this.clicked(event));
    this.root.addEventListener("basket:new", ({ target }) => this.mark(target));
    window.addEventListener("pageshow", (event) => event.persisted && this.refresh());
    await this.refresh();
  }

  async refresh() {
    try {
      const response = await fetch(this.address);
      if (response.ok) this.show(await response.json());
    } catch {
      /* offline: the links still work */
    }
  }

  show(summary) {
    this.items = new Set(summary.items);
    this.version = summary.version;
    for (const count of this.root.querySelectorAll("[data-count]")) {
      count.textContent = summary.count;
      count.hidden = summary.count === 0;
    }
    this.mark(this.root);
    document.dispatchEvent(new CustomEvent("basket:change", { detail: summary }));
  }

  /** Shows on the add buttons below `root` what is in the basket. */
  mark(root) {
    for (const link of root.querySelectorAll("[data-add]")) {
      const isIn = this.items.has(link.dataset.add);
      link.classList.toggle("is-in", isIn);
      link.setAttribute("role", "button");
      link.setAttribute("aria-pressed", String(isIn));
      const label = link.querySelector("[data-label]");
      if (label) label.textContent = isIn ? link.dataset.in : link.dataset.out;
    }
  }

  async clicked(event) {
    const link = event.target.closest?.("[data-add]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.busy) return;
    link.dataset.busy = "1";
    try {
      if (this.items.has(link.dataset.add)) await this.take(link);
      else await this.put(link);
    } catch {
      location.assign(link.href);
    } finally {
      delete link.dataset.busy;
    }
  }

  async put(link) {
    await this.send(link.href, {});
    this.say(`${link.dataset.title} ${this.words.added}`);
  }

  async take(link) {
    await this.send(this.words.remove, { item: link.dataset.add });
    this.say(`${link.dataset.title} ${this.words.removed}`);
  }

  /** Posts a form whose answer is the summary page. A stale version is read anew and tried once more; throws when
      the form was refused. */
  async send(address, fields, again = true) {
    const body = new URLSearchParams({ ...fields, version: this.version, next: this.address });
    const response = await fetch(address, { ...POST, body });
    if (response.status === 409 && again) {
      await this.refresh();
      await this.send(address, fields, false);
      return;
    }
    if (!response.ok) throw new Error(response.status);
    this.show(await response.json());
  }

  /** Says what happened and offers to take it back, while nothing else has changed since. */
  say(text) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words.undo;
    button.addEventListener("click", async () => {
      try {
        await this.send(this.words.undoAt, {}, false);
        this.hide(this.words.undone);
      } catch {
        this.hide(this.words.failed);
      }
    });
    const words = document.createElement("span");
    words.textContent = text;
    this.toast.replaceChildren(words, button);
    this.toast.classList.add("is-shown");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.toast.classList.remove("is-shown"), 8000);
  }

  hide(text) {
    this.toast.replaceChildren(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.toast.classList.remove("is-shown"), 4000);
  }
}
