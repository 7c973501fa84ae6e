"""The steps of a round: what is said with each, and the sentence that is mended."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.forms import TextField, write_in
from reports.desk.forms.base import Form
from reports.mending import Mendable

MOMENT = "%Y-%m-%dT%H:%M"  # as browsers send what was chosen in a `datetime-local`


class SubmitForm(Form):
    read = forms.CharField(required=False, max_length=64)


class ApproveForm(Form):
    read = forms.CharField(required=False, max_length=64)
    publish_at = forms.DateTimeField(
        label=_("Publish on"),
        required=False,
        help_text=_("Date and time; left empty, it is published by hand."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )


class ReturnForm(Form):
    text = forms.CharField(
        label=_("What is to be changed"),
        required=False,
        help_text=_("May stay empty where comments say it."),
        widget=forms.Textarea({"rows": 3}),
    )


class CommentForm(Form):
    text = forms.CharField(
        label=_("Comment"),
        max_length=10_000,
        error_messages={"required": _("The comment is empty.")},
        widget=forms.Textarea({"rows": 3}),
    )
    row = forms.UUIDField(required=False, widget=forms.HiddenInput)


class MendForm(Form):
    """The words of a row: a field for each of its places, and a text where its entry takes one."""

    row = forms.CharField(widget=forms.HiddenInput)
    seen_version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": _("Open the row once more, then mend it.")}
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        error_messages={"required": _("Give it a title.")},
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, mendable: Mendable, **kwargs):
        entry, self.places = mendable.entry, mendable.places
        known = {"row": mendable.row.key, "seen_version": entry.version, "title": entry.title}
        known |= {f"place-{number}": place for number, place in enumerate(self.places)}
        text = richtext.to_posted(entry.text)
        super().__init__(*args, initial={**known, "text": text}, auto_id="mend-%s", **kwargs)
        for number, place in enumerate(self.places):
            label = _("Place") if len(self.places) == 1 else format_lazy(_("Place: {}"), place or "–")
            self.fields[f"place-{number}"] = forms.CharField(label=label, max_length=200, required=False)
        if mendable.takes_text:
            rows = min(max(text.count("\n") + len(text) // 60 + 2, 4), 24)
            self.fields["text"] = TextField(label=_("Text"), required=False, rows=rows)
        write_in(self, entry.written_in)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict:
        """As `mending.mend` takes it."""
        given = super().clean()
        if self.errors:
            return given
        places = [given[f"place-{number}"] for number, _place in enumerate(self.places)]
        told = {name: given[name] for name in ("row", "seen_version", "title")}
        return {**told, "text": given.get("text", ""), "places": places}
