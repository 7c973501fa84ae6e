"""The words of a report beside their translations: a field for each passage."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from activities import richtext
from activities.forms import TEXT_HELP
from reports.desk.forms.base import Form
from reports.models.translation import hash_of
from reports.translations import Kind, Passage


class TranslationField(forms.CharField):
    """`value` is the translation as it is kept; a rich text is typed in the notation of all texts."""

    def __init__(self, passage: Passage, **kwargs):
        self.passage = passage
        rows = 8 if passage.kind is Kind.RICH else 1 + len(passage.source) // 80
        help_text = TEXT_HELP if passage.kind is Kind.RICH else ""
        super().__init__(required=False, help_text=help_text, widget=forms.Textarea({"rows": rows}), **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if self.passage.kind is not Kind.RICH:
            return text if self.passage.kind is Kind.LINES else " ".join(text.split())
        try:
            return richtext.from_notation(text)
        except richtext.TextTooLong as error:
            raise ValidationError(str(error), code="too_long") from error


class TranslationForm(Form):
    def __init__(self, *args, passages: Sequence[Passage], known: dict[str, str], into: str, **kwargs):
        super().__init__(*args, **kwargs)
        for passage in passages:
            name = hash_of(passage.source)
            kept = known.get(passage.source, "")
            initial = richtext.to_notation(kept) if passage.kind is Kind.RICH else kept
            self.fields[name] = TranslationField(passage, initial=initial)
            told = {"lang": into, "spellcheck": "true", "aria-labelledby": f"original-{name}"}
            self.fields[name].widget.attrs |= told

    def rows(self):
        """Each passage with its field; a rich text as the document prints it."""
        for field in self:
            passage = field.field.passage
            rich = richtext.plain(passage.source) if passage.kind is Kind.RICH else passage.source
            yield {"passage": passage, "lines": rich.splitlines(), "field": field, "name": field.name}

    def told(self) -> dict[str, str]:
        """Translations by the words of the original."""
        return {self.fields[name].passage.source: text for name, text in self.cleaned_data.items()}
