"""What people type about an entry, without its dates."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.forms.texts import TextField, write_in
from activities.models import Entry
from outputs.models import Output, Project

CHANGED_MEANWHILE = _(
    "Somebody else has changed this entry since you opened it. What you typed is still here: open the entry in a "
    "second window, compare, and save from there."
)


class EntryForm(forms.ModelForm):
    """An activity or a forecast without its dates. `seen_version` is what the user saw: who comes second is told."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = TextField(label=_("Text"), required=False, rows=12)

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
        self.initial["text"] = richtext.to_posted(self.instance.text)
        if "outputs" in self.fields:
            self.fields["outputs"].queryset = self.offered_outputs()
        language = self.projects_language()
        write_in(self, self.data.get("language") or self.instance.language or language, otherwise=language)

    def chosen_project(self):
        """The key of the entry's project, as far as one is chosen."""
        chosen = self.instance.project_id or self.data.get("project") or self.initial.get("project")
        key = chosen.pk if isinstance(chosen, Project) else str(chosen or "")
        return int(key) if str(key).isascii() and str(key).isdecimal() and len(str(key)) < 19 else None

    def projects_language(self):
        if self.instance.project_id:
            return self.instance.project.language
        return Project.objects.filter(pk=self.chosen_project()).values_list("language", flat=True).first() or "en"

    def offered_outputs(self):
        """The outputs of the entry's own project; those that are closed only where they are chosen already."""
        outputs = Output.objects.filter(project=self.chosen_project())
        if "project" in self.fields:  # of those that the user may choose
            outputs = outputs.filter(project__in=self.fields["project"].queryset)
        kept = self.instance.outputs.values("pk") if self.instance.pk else []
        return outputs.filter(Q(closed_on=None) | Q(pk__in=kept))

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        """The row stays locked until the save, so that of two who save at once the second is told."""
        cleaned = super().clean()
        if "_mend" in self.data:
            raise ValidationError(gettext("Odd characters were mended. Look at the fields, then save."), code="mended")
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
