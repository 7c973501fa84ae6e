"""The editor of a text, as a person has it: opened, pasted into, saved."""

from activities.models import Activity

EDITOR = "[role=textbox]"
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
ADD = "/admin/activities/activity/add/"


def open_empty(page):
    """The form of a new activity, filled in but for its text."""
    page.goto(ADD)
    page.locator(EDITOR).wait_for()
    page.get_by_label("Title").fill("Pasted")
    page.get_by_label("When").first.fill("5 Oct 2009")
    page.locator(EDITOR).click()


def write_first(page, text):
    """Before what is there. The editor is focused as by the keyboard: where a click leaves the caret is known only later."""
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type(text)


def paste(page, html, text=""):
    page.evaluate(PASTE, [html, text])


def stored(page):
    """The text of the newest activity, once the form is saved."""
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist").wait_for()
    return Activity.objects.latest("pk").text
