"""Many entries at once: files, pasted tables, and what is changed in several entries together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.bulk import Change
from activities.models import Entry
from outputs.models import Project
from outputs.models.languages import Language
from reports.desk.forms.base import Form

KINDS = [(Entry.Kind.ACTIVITY, _("Activities carried out")), (Entry.Kind.FORECAST, _("Activities planned"))]
MOST_TEXT = 2_000_000


class KindForm(Form):
    kind = forms.ChoiceField(label=_("These are"), choices=KINDS, widget=forms.RadioSelect)


class ImportForm(KindForm):
    kind = forms.ChoiceField(
        label=_("Rows without a kind are"), choices=KINDS, widget=forms.RadioSelect, initial=Entry.Kind.ACTIVITY
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("An Excel workbook (.xlsx) or CSV, up to 2,000 rows"),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput({"class": "drop", "accept": ".xlsx,.csv,.txt,.tsv"}),
    )
    field_order = ("file", "kind")


class PasteForm(KindForm):
    """`html` is the table as the clipboard has it, where a script of ours takes it from there."""

    text = forms.CharField(
        label=_("Paste the table here"),
        help_text=_(
            "In Word: click into the table, select it all, copy. The columns are date, place, activity, output."
        ),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "data-takes-tables": "id_html"}),
    )
    html = forms.CharField(required=False, max_length=MOST_TEXT, strip=False, widget=forms.HiddenInput)
    field_order = ("kind", "text", "html")

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("text") or cleaned.get("html")):
            self.add_error("text", _("Paste a table first."))
        return cleaned


FLAGS = [("", _("as it is")), ("yes", _("yes")), ("no", _("no"))]


class TogetherForm(Form):
    """What is left as it is changes nothing."""

    scope = forms.ChoiceField(
        label=_("Outputs"),
        required=False,
        choices=[
            ("", _("as they are")),
            (Change.ADD, _("add the ticked")),
            (Change.REMOVE, _("remove the ticked")),
            (Change.SET, _("only the ticked")),
            (Change.ALL, _("All")),
            (Change.NONE, _("none")),
            (Change.REPLACE, _("the ticked in place of one")),
        ],
    )
    outputs = forms.ModelMultipleChoiceField(
        queryset=None, required=False, label=_("Ticked outputs"), widget=forms.CheckboxSelectMultiple
    )
    instead_of = forms.ModelChoiceField(queryset=None, required=False, label=_("In place of"), empty_label="")
    place = forms.CharField(label=_("Place"), required=False, max_length=200, help_text=_("Empty: as it is"))
    place_was = forms.CharField(
        label=_("Only where the place is"), required=False, max_length=200, help_text=_("Empty: everywhere")
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("as it is")), ("project", _("the project’s")), *Language.choices],
    )
    place_to_be_confirmed = forms.ChoiceField(label=_("Place to be confirmed"), required=False, choices=FLAGS)
    date_to_be_confirmed = forms.ChoiceField(label=_("Dates to be confirmed"), required=False, choices=FLAGS)

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outputs"].queryset = project.outputs.filter(closed_on=None)
        self.fields["instead_of"].queryset = project.outputs.all()

    def clean(self):
        cleaned = super().clean()
        scope = cleaned.get("scope")
        if scope in (Change.ADD, Change.REMOVE, Change.SET, Change.REPLACE) and not cleaned.get("outputs"):
            self.add_error("outputs", _("Tick the outputs."))
        if scope == Change.REPLACE and not cleaned.get("instead_of"):
            self.add_error("instead_of", _("Say which output they replace."))
        if not self.errors and not self.change():
            raise forms.ValidationError(_("Say what to change."))
        return cleaned

    def change(self) -> Change:
        flags = {name: {"yes": True, "no": False}.get(self.cleaned_data[name]) for name in Change.FLAGS}
        language = self.cleaned_data["language"]
        return Change(
            scope=self.cleaned_data["scope"],
            outputs=tuple(self.cleaned_data["outputs"]),
            instead_of=self.cleaned_data["instead_of"],
            place=self.cleaned_data["place"],
            place_was=self.cleaned_data["place_was"],
            language={"": None, "project": ""}.get(language, language),
            **flags,
        )
