// Asks the server about odd characters while a form is filled in; the server alone knows what is odd.

const FIELDS = "textarea[name], input[type=text][name]";

function watch(panel) {
  const form = panel.closest("form");
  let waiting = 0;
  let asked = "";

  async function ask() {
    const posted = new URLSearchParams([...form.querySelectorAll(FIELDS)].map((field) => [field.name, field.value]));
    if (posted.toString() === asked) return;
    asked = posted.toString();
    const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value };
    const answer = await fetch(panel.dataset.url, { method: "POST", body: posted, headers }).catch(() => null);
    if (answer?.ok && asked === posted.toString()) panel.innerHTML = await answer.text();
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 700);
  });
}

const panel = document.getElementById("characters");
if (panel) watch(panel);
