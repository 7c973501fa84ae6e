"""The words of a report beside their translations: a field for each passage."""

from collections.abc import Iterator, Sequence

from django import forms

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
    def __init__(self, *args, passages: Sequence[Passage], known: dict[str, str], into: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.passages = {hash_of(passage.source): passage for passage in passages}
        for name, passage in self.passages.items():
            self.fields[name] = field = field_of(passage, known.get(passage.source, ""))
            field.widget.attrs |= {"lang": into, "spellcheck": "true", "aria-labelledby": f"original-{name}"}

    def rows(self) -> Iterator[dict]:
        """Each passage with its field; a rich text by its lines."""
        for name, passage in self.passages.items():
            text = richtext.plain(passage.source) if passage.kind is Kind.RICH else passage.source
            yield {"name": name, "lines": text.splitlines(), "field": self[name]}

    def told(self) -> dict[str, str]:
        """Translations by the words of the original."""
        return {self.passages[name].source: text for name, text in self.cleaned_data.items()}


def field_of(passage: Passage, known: str) -> forms.CharField:
    if passage.kind is Kind.RICH:
        return TextField(rows=8, required=False, initial=richtext.to_posted(known))
    kind = forms.CharField if passage.kind is Kind.LINES else LineField
    rows = forms.Textarea({"rows": 1 + len(passage.source) // 80})
    return kind(required=False, initial=known, widget=rows)
