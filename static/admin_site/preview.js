// What the previews of hours, dates and Markdown share: send typed values, show the server's answer.
export function adminPreview({ url, into, failed, values, wait = 350 }) {
  let timer;
  let asked = 0;
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  async function ask() {
    const number = ++asked;
    try {
      const answer = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token() }, body: values() });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (number === asked) into.replaceChildren(...page.body.childNodes);
    } catch {
      if (number === asked) into.textContent = failed;
    }
  }
  return () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };
}
