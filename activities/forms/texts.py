"""The field of an author's text: an editor where scripts run, the notation everywhere else.

What is posted is cleaned by `richtext` either way. The editor is Tiptap, as django-prose-editor brings it, without the
application's own import map and styles: so nothing stands inline, and the strict policy needs no exception.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _

from activities import richtext

NOTATION_HELP = _(
    "An empty line begins a paragraph, “- ” a bullet, “1. ” a number, two spaces before it the second level; "
    "**bold**, *italic*, [a link](https://example.org)."
)


class TextArea(forms.Textarea):
    """The notation in a text area; beside it, for the script, the tools and the same text as HTML."""

    template_name = "activities/forms/text.html"

    class Media:
        css = {"all": ["css/writing.css"]}
        js = [Script("js/writing.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        posted = context["widget"]["value"] or ""
        try:
            source = richtext.from_posted(posted)
        except richtext.TextTooLong:  # it stays as it came
            return context
        context["widget"]["value"] = richtext.to_posted(source) if richtext.is_html(posted) else posted
        context["widget"]["attrs"]["data-html"] = source
        return context


class TextField(forms.CharField):
    """Canonical HTML of the notation, or of the HTML that the editor posts. Initial values are notation."""

    widget = TextArea

    def __init__(self, *, rows, **kwargs):
        super().__init__(strip=False, widget=TextArea({"rows": rows}), help_text=NOTATION_HELP, **kwargs)

    def to_python(self, value):
        try:
            return richtext.from_posted(super().to_python(value))
        except richtext.TextTooLong as error:
            raise ValidationError(str(error), code="too_long") from error

    def has_changed(self, initial, data):
        try:
            return richtext.from_posted(initial or "") != richtext.from_posted(data or "")
        except richtext.TextTooLong:
            return True


def write_in(form: forms.BaseForm, language: str, *, otherwise: str = "") -> None:
    """The title and the text are in that language, which the browser's spell check should know.

    Where the form offers the choice of another, they are in the language `otherwise` when none is chosen.
    """
    for name in {"title", "text"} & form.fields.keys():
        known = {"data-project-language": otherwise} if otherwise else {}
        form.fields[name].widget.attrs |= {"lang": language, "spellcheck": "true", **known}
