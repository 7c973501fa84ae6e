"""What people type about an entry, without its dates."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.models import Entry
from outputs.models import Output, Project

CHANGED_MEANWHILE = _(
    "Somebody else has changed this entry since you opened it. What you typed is still here: open the entry in a "
    "second window, compare, and save from there."
)


TEXT_HELP = _(
    "An empty line begins a paragraph, “- ” a bullet, “1. ” a number, two spaces before it the second level; "
    "**bold**, *italic*, [a link](https://example.org)."
)


class EntryForm(forms.ModelForm):
    """An activity or a forecast without its dates. `seen_version` is what the user saw: who comes second is told."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Text"), required=False, help_text=TEXT_HELP, widget=forms.Textarea({"rows": 12}))

    class Meta:
        model = Entry
        fields = ("project", "title", "language", "all_outputs", "outputs", "place_to_be_confirmed", "text", "outcome")
        widgets = {
            "outputs": forms.CheckboxSelectMultiple,
            "title": forms.Textarea({"rows": 2, "autofocus": True}),
        }
        labels = {"all_outputs": _("All"), "place_to_be_confirmed": _("The place is to be confirmed")}
        help_texts = {
            "title": _("As the report prints it: ITU Telecom World 2009. Workshop on the cost of cybersecurity"),
            "outputs": "",
            "all_outputs": _(
                "Those that it serves: tick them, or type their codes. All stays All when outputs are added."
            ),
            "language": _("Where title and text are not in the language of the project: Séminaire francophone"),
            "place_to_be_confirmed": _("Prints as: Baku (tbc)"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        self.initial["text"] = richtext.to_notation(self.instance.text)
        if "outputs" in self.fields:
            self.fields["outputs"].queryset = self.offered_outputs()

    def offered_outputs(self):
        """The outputs of the entry's own project; those that are closed only where they are chosen already."""
        chosen = self.instance.project_id or self.data.get("project") or self.initial.get("project")
        key = chosen.pk if isinstance(chosen, Project) else str(chosen or "")
        if isinstance(key, str) and not (key.isascii() and key.isdecimal() and len(key) < 19):
            return Output.objects.none()
        outputs = Output.objects.filter(project=key)
        kept = self.instance.outputs.values("pk") if self.instance.pk else []
        return outputs.filter(closed_on=None) | outputs.filter(pk__in=kept)

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_text(self):
        try:
            return richtext.from_notation(self.cleaned_data["text"])
        except richtext.TextTooLong as error:
            raise ValidationError(str(error), code="too_long") from error

    def clean(self):
        """The row stays locked until the save, so that of two who save at once the second is told."""
        cleaned = super().clean()
        if cleaned.get("all_outputs") and cleaned.get("outputs"):
            self.add_error("outputs", gettext("An entry serves all outputs or some of them, not both."))
        if self.instance.pk:
            stored = Entry.objects.select_for_update().values_list("version", flat=True).get(pk=self.instance.pk)
            if cleaned.get("seen_version") != stored:
                raise ValidationError(CHANGED_MEANWHILE, code="conflict")
        return cleaned


class ForecastForm(EntryForm):
    """A forecast has no text."""

    text = None
