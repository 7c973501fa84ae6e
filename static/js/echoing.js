// What was understood of the dates, beside them, and the row as the document will print it, while they are typed.
const PAUSE = 350;
const fields = document.querySelector(".entry-fields"), form = fields?.form ?? fields?.closest("form");
const printed = document.getElementById("as-printed");

// The newest question counts; the answers to those before it are dropped, and so is a page to log in.
function asker(ask, show) {
  let waiting, running;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      running?.abort();
      running = new AbortController();
      try {
        const answer = await ask(running.signal);
        if (answer?.ok && !answer.redirected) await show(answer);
      } catch (problem) {
        if (problem.name !== "AbortError" && problem.name !== "TypeError") throw problem;
      }
    }, PAUSE);
  };
}

function echoOf(line) {
  const field = line.querySelector("[name$=-when]"), echo = line.querySelector(".echo");
  const ask = (signal) => {
    if (!field.value.trim()) { echo.textContent = ""; return null; }
    const query = new URLSearchParams({ when: field.value, entry: fields.dataset.entry });
    return fetch(`${fields.dataset.when}?${query}`, { signal });
  };
  return asker(ask, async (answer) => {
    const { understood, said } = await answer.json();
    echo.textContent = said;
    echo.classList.toggle("not-understood", !understood);
  });
}

if (fields?.dataset.when) {
  const echoes = new WeakMap();
  const preview = asker(
    (signal) => {
      const body = new FormData(form);
      body.set("entry", fields.dataset.entry);
      return fetch(fields.dataset.preview, { method: "POST", body, signal });
    },
    async (answer) => { printed.innerHTML = await answer.text(); },
  );
  const heard = (event) => {
    const line = event.target.closest?.(".line");
    if (line && event.target.name.endsWith("-when")) {
      if (!echoes.has(line)) echoes.set(line, echoOf(line));
      echoes.get(line)();
    }
    preview();
  };
  form.addEventListener("input", heard);
  form.addEventListener("change", preview);
  if (form.querySelector("[name=title]")?.value) preview();
  for (const field of form.querySelectorAll(".line [name$=-when]")) {
    if (field.value && !field.closest(".line").querySelector(".errorlist")) heard({ target: field });
  }
}
