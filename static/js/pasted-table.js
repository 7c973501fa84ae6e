// A table comes from the clipboard as Word has it, in a hidden field; what is shown is its plain text. Nothing is parsed
// here: the strict policy would complain of each of Word's styles.
for (const field of document.querySelectorAll("[data-takes-tables]")) {
  const hidden = document.getElementById(field.dataset.takesTables);
  const said = document.getElementById("taken");
  field.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const [table] = html.match(/<table[\s>].*<\/table>/is) ?? [""];
    const rows = (table.match(/<tr[\s>]/gi) ?? []).length;
    hidden.value = table;
    if (!rows) return;
    event.preventDefault();
    field.value = event.clipboardData.getData("text/plain");
    said.textContent = rows === 1 ? said.dataset.one : said.dataset.many.replace("#", rows);
  });
  field.addEventListener("input", () => { hidden.value = ""; said.textContent = ""; });
}
