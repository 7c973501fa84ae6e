// Puts the document, or the rows that were chosen, on the clipboard: as tables for Word and for mail, as lines for what
// takes no more than text.
const article = document.querySelector("article.document");
const tools = document.querySelector("[data-copying]");
const BREAKS = /\u200b/g; // places to break a long word, which only a page needs
const DRAWN = { border: "1", cellspacing: "0", cellpadding: "5", width: "100%" };

const rows = () => [...article.querySelectorAll("table.entry-table tbody tr")];
const boxes = () => [...article.querySelectorAll("input.chosen")];
const chosen = () => rows().filter((row) => row.querySelector("input.chosen")?.checked);

// A copy of the part without what only the page says. Its tables are drawn by attributes: a browser asks the page's policy
// about each style that it puts on the clipboard.
function clean(part) {
  const copy = part.cloneNode(true);
  for (const extra of copy.querySelectorAll("input, caption, colgroup, .label, .margin, form, details")) extra.remove();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(BREAKS, "");
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["class", "role", "id"]) element.removeAttribute(name);
    if (element.tagName === "TABLE") for (const [name, value] of Object.entries(DRAWN)) element.setAttribute(name, value);
    if (element.tagName === "TR") element.setAttribute("valign", "top");
  }
  return copy;
}

// A table of the chosen rows alone, under its heading.
function choice(table) {
  const copy = clean(table);
  const wanted = new Set(chosen());
  const originals = [...table.tBodies[0].rows];
  [...copy.tBodies[0].rows].forEach((row, number) => { if (!wanted.has(originals[number])) row.remove(); });
  const part = document.createElement("div");
  const heading = table.closest("section").querySelector("h2").cloneNode(true);
  part.append(heading, copy);
  return clean(part);
}

function line(row) {
  return [...row.cells].map((cell) => cell.innerText.replace(BREAKS, "").replaceAll(/\s*\n\s*/g, " ").trim()).join("\t");
}

function parts() {
  if (!chosen().length) return [clean(article)];
  return [...article.querySelectorAll("table.entry-table")]
    .filter((table) => [...table.tBodies[0].rows].some((row) => chosen().includes(row)))
    .map(choice);
}

function markup() {
  const whole = document.createElement("div");
  whole.lang = article.lang;
  whole.append(...parts());
  return whole.outerHTML;
}

function plain() {
  if (!chosen().length) return article.innerText.replace(BREAKS, "");
  return chosen().map(line).join("\n");
}

async function copy(status) {
  const types = { "text/html": markup(), "text/plain": plain() };
  const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    status.textContent = tools.dataset.copied;
  } catch {
    status.textContent = tools.dataset.refused;
  }
}

// A box in front of each row, named after it; pressed again they go.
function choose(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  boxes().forEach((box) => box.remove());
  if (!open) return;
  for (const row of rows()) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "chosen";
    box.setAttribute("aria-label", row.querySelector(".entry-title strong").textContent.replace(BREAKS, ""));
    row.cells[0].prepend(box);
  }
  boxes()[0]?.focus();
}

if (article && tools && navigator.clipboard?.write) {
  const status = tools.querySelector("[role=status]");
  tools.hidden = false;
  tools.querySelector("[data-copy]").addEventListener("click", () => copy(status));
  tools.querySelector("[data-choose]").addEventListener("click", (event) => choose(event.currentTarget));
}
