// Ctrl+Enter (on a Mac, Command+Enter) saves the entry and opens the next.
const next = document.querySelector(".submit-row [name=_addanother]");
next?.form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  next.form.requestSubmit(next);
});
