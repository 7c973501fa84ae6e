"""What the person types who was asked for a text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.asking import seen
from activities.forms.entries import EntryForm
from activities.forms.texts import TextField, write_in
from activities.models import Entry


class AnswerForm(forms.Form):
    """The text, by the field of the entry's own form, and a title to propose; `seen` is what it was built on."""

    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        help_text=_("Propose another one if you have a better: the secretariat decides."),
        error_messages={"required": _("Give it a title.")},
        widget=forms.Textarea({"rows": 2}),
    )
    text = TextField(label=_("Text"), rows=12)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    field_order = ("title", "text", "seen")

    def __init__(self, *args, entry: Entry, **kwargs):
        known = {"title": entry.title, "text": richtext.to_posted(entry.text), "seen": seen(entry)}
        super().__init__(*args, initial=known, **{"label_suffix": "", **kwargs})
        write_in(self, entry.written_in)
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("The text is empty.")

    clean_title = EntryForm.clean_title
