/* Buttons that copy a code or link; they appear only where the browser can copy. */

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.value ?? source.textContent);
        button.textContent = button.dataset.done;
      } catch {
        source.select?.();
      }
    });
  }
}
