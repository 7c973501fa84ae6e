// "Another date or place": each time it is opened, one more line stands above it, with the cursor in it.
for (const group of document.querySelectorAll(".occurrences")) {
  const another = group.querySelector(".another"), spare = another.querySelector(".lines");
  const lines = group.querySelector(".lines"), template = group.querySelector("template");
  const total = group.querySelector(`[name="${group.dataset.prefix}-TOTAL_FORMS"]`);

  const made = () => {
    const number = Number(total.value), line = template.content.firstElementChild.cloneNode(true);
    line.innerHTML = line.innerHTML.replaceAll("__prefix__", number);
    line.setAttribute("aria-label", `${group.dataset.label} ${number + 1}`);
    total.value = number + 1;
    return line;
  };
  another.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    const line = spare.firstElementChild ?? made();
    lines.append(line);
    line.querySelector("input:not([type=hidden])").focus();
  });
}
