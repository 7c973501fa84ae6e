// The outputs are one stop of the Tab key: arrows move among them, a code that is typed finds its own and ticks it.
const PAUSE = 900;
const row = document.querySelector(".form-row.field-outputs");
const all = row?.querySelector("[name=all_outputs]");
const some = [...(row?.querySelectorAll("[name=outputs]") ?? [])];
const boxes = [...some, all].filter(Boolean);
let typed = "", last = 0;

const stop = (box) => boxes.forEach((one) => { one.tabIndex = one === box ? 0 : -1; });
const go = (box) => { stop(box); box.focus(); };
const codeOf = (box) => box.labels[0].textContent.trim().split(/\s/)[0].toLowerCase();

function find(key, time) {
  typed = (time - last > PAUSE ? "" : typed) + key.toLowerCase();
  last = time;
  const found = boxes.filter((box) => codeOf(box).startsWith(typed));
  const exact = found.find((box) => codeOf(box) === typed);
  if (found.length === 0) { typed = ""; return; }
  go(exact ?? found[0]);
  if (found.length === 1) { found[0].click(); typed = ""; }
}

if (boxes.length > 1) {
  stop(boxes.find((box) => box.checked) ?? boxes[0]);
  row.addEventListener("keydown", (event) => {
    const here = boxes.indexOf(event.target);
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) go(boxes.at(to % boxes.length));
    else if (/^[\p{L}\p{N}.]$/u.test(event.key)) find(event.key, event.timeStamp);
    else return;
    event.preventDefault();
  });
  row.addEventListener("change", (event) => {
    if (!event.target.checked) return;
    if (event.target === all) some.forEach((box) => { box.checked = false; });
    else if (all) all.checked = false;
  });
  row.addEventListener("focusin", (event) => { if (boxes.includes(event.target)) stop(event.target); });
}
