// Rows are moved without leaving the place on the page: by their buttons, by the keys on their handle, by dragging it.
// The server moves the row; what it answers is the page, of which the document and what was said are taken over.
const KEYS = { ArrowUp: "up", ArrowDown: "down", Home: "top", End: "bottom" };
const EDGE = 70, SHOWN = 8000;
const said = document.getElementById("moved");
let queue = Promise.resolve(), fading;

const closing = () => document.querySelector(".closing");
const rowOf = (id) => document.getElementById(id)?.closest("tr");

// What was opened and typed beside other rows stays.
function keepTyped(before, after) {
  for (const details of before.querySelectorAll(".placing details[open]")) {
    const same = after.querySelector(`#${CSS.escape(details.closest(".placing").id)} details`);
    if (!same) continue;
    same.open = true;
    same.querySelector("[name=reason]").value = details.querySelector("[name=reason]").value;
  }
}

function takeOver(page, anchor) {
  const fresh = page.querySelector(".closing"), top = rowOf(anchor)?.getBoundingClientRect().top;
  if (!fresh) { location.reload(); return; }
  keepTyped(closing(), fresh);
  closing().replaceWith(document.adoptNode(fresh));
  for (const read of document.querySelectorAll("[name=read]")) read.value = page.querySelector("[name=read]").value;
  for (const grip of closing().querySelectorAll(".grip")) grip.hidden = false;
  const row = rowOf(anchor);
  if (row && top !== undefined) window.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
  const messages = [...page.querySelectorAll("main > .message")];
  said.textContent = messages.map((one) => one.textContent).join(" ");
  clearTimeout(fading);
  fading = setTimeout(() => { said.textContent = ""; }, SHOWN);
}

async function ask(form, more) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function move(anchor, to, focus) {
  queue = queue.then(async () => {
    const form = document.querySelector(`#${CSS.escape(anchor)} .moving`);
    if (!form) return;
    takeOver(await ask(form, { to }), anchor);
    const margin = document.getElementById(anchor);
    (margin?.querySelector(focus) ?? margin?.querySelector(".grip"))?.focus({ preventScroll: true });
  }).catch(() => location.reload());
}

// Other rows give way to the dragged one, which itself stays in the page.
function drag(grip, start) {
  const row = grip.closest("tr"), body = row.parentElement, before = [...body.children];
  const place = () => [...body.children].indexOf(row);
  const over = (event) => {
    const y = event.clientY;
    if (y < EDGE) window.scrollBy(0, -12);
    if (y > innerHeight - EDGE) window.scrollBy(0, 12);
    const above = row.previousElementSibling, below = row.nextElementSibling;
    const middle = (one) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
    if (above && y < middle(above)) row.after(above);
    else if (below && y > middle(below)) row.before(below);
  };
  const end = (event) => {
    stop.abort();
    row.classList.remove("dragged");
    if (event.type !== "pointerup") { body.replaceChildren(...before); return; }
    if (place() !== before.indexOf(row)) move(grip.closest(".placing").id, place() + 1, ".grip");
  };
  const stop = new AbortController(), { signal } = stop;
  row.classList.add("dragged");
  start.preventDefault();
  grip.focus({ preventScroll: true });
  document.addEventListener("pointermove", over, { signal });
  document.addEventListener("pointerup", end, { signal });
  document.addEventListener("pointercancel", end, { signal });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(event); }, { signal });
}

if (closing()) {
  for (const grip of closing().querySelectorAll(".grip")) grip.hidden = false;
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (form.matches(".closing .moving") && button?.name === "to") {
      event.preventDefault();
      move(form.closest(".placing").id, button.value, `[name=to][value=${button.value}]`);
    } else if (form.matches(".closing .computed")) {
      event.preventDefault();
      const heading = form.previousElementSibling.querySelector(".placing")?.id;
      queue = queue.then(async () => {
        takeOver(await ask(form, {}), heading);
        document.getElementById(heading)?.querySelector(".grip")?.focus({ preventScroll: true });
      }).catch(() => location.reload());
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".grip") || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(event.target.closest(".placing").id, KEYS[event.key], ".grip");
  });
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest?.(".grip");
    if (grip && event.button === 0) drag(grip, event);
  });
}
