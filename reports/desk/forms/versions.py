"""The words of a report beside their translations: a field for each passage."""

from collections.abc import Iterator, Sequence

from django import forms
from django.utils.translation import gettext as _

from activities import richtext
from activities.forms import TextField
from reports.desk.forms.base import Form
from reports.models.translation import hash_of
from reports.translations import Kind, Passage


class LineField(forms.CharField):
    """A translation that is one line, however it was typed."""

    def clean(self, value):
        return " ".join(super().clean(value).split())


class TranslationForm(Form):
    """Each field says what it showed: only what was changed is told, and nothing that somebody else wrote meanwhile is
    written over unseen.
    """

    def __init__(self, *args, passages: Sequence[Passage], known: dict[str, str], into: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.data = self.data.copy()
        self.known = known
        self.passages = {hash_of(passage.source): passage for passage in passages}
        for name, passage in self.passages.items():
            self.fields[name] = field = field_of(passage, known.get(passage.source, ""))
            field.widget.attrs |= {"lang": into, "spellcheck": "true", "aria-labelledby": f"original-{name}"}

    def rows(self) -> Iterator[dict]:
        """Each passage with its field; a rich text by its lines."""
        for name, passage in self.passages.items():
            text = richtext.plain(passage.source) if passage.kind is Kind.RICH else passage.source
            yield {"name": name, "lines": text.splitlines(), "field": self[name]}

    def clean(self):
        for name, text in list(self.cleaned_data.items()):
            stored, seen = self.known.get(self.passages[name].source, ""), self.seen(name)
            if text != seen and stored not in (seen, text):
                self.add_error(name, meanwhile(self.passages[name], stored))
                self.data[self[name].html_initial_name] = posted(self.passages[name], stored)

    def seen(self, name: str) -> str:
        """What stood there when the page was opened."""
        return self.fields[name].clean(self.data.get(self[name].html_initial_name, ""))

    def told(self) -> dict[str, str]:
        """What was changed, by the words of the original."""
        changed = {name: text for name, text in self.cleaned_data.items() if text != self.seen(name)}
        return {self.passages[name].source: text for name, text in changed.items()}


def meanwhile(passage: Passage, stored: str) -> str:
    text = richtext.plain(stored) if passage.kind is Kind.RICH else stored
    if not text:
        return _("Meanwhile somebody else took the translation away – send again to keep yours.")
    return _("Meanwhile somebody else wrote “%(text)s” – send again to keep yours.") % {"text": text}


def posted(passage: Passage, text: str) -> str:
    return richtext.to_posted(text) if passage.kind is Kind.RICH else text


def field_of(passage: Passage, known: str) -> forms.CharField:
    showing = {"required": False, "initial": posted(passage, known), "show_hidden_initial": True}
    if passage.kind is Kind.RICH:
        return TextField(rows=8, **showing)
    kind = forms.CharField if passage.kind is Kind.LINES else LineField
    rows = forms.Textarea({"rows": 1 + len(passage.source) // 80})
    return kind(widget=rows, **showing)
