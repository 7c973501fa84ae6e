// Counts what is typed, as it is stored: one character for the end of a line.
for (const field of document.querySelectorAll("[data-counted]")) {
  const count = document.getElementById(field.dataset.counted);
  field.addEventListener("input", () => { count.textContent = [...field.value].length; });
}
