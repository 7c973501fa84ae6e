import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.dates import full_date
from reports.composition import title_of
from reports.models import Report, Round


def pdf_of(record) -> str:
    return reverse("report-download", args=[record.series.project.slug, record.pk, "pdf"])


def pdf_label(record) -> str:
    return _("PDF of {}").format(title_of(record))


class ReportTable(tables.Table):
    """The reports of a project, newest first, called as they will print."""

    title = tables.Column(verbose_name=_("Report"), linkify=True, empty_values=())
    date = tables.Column(verbose_name=_("Date of issue"))
    state = tables.Column(verbose_name=_("State"))
    pdf = tables.Column(
        verbose_name=_("Download"), linkify=pdf_of, attrs={"a": {"aria-label": pdf_label}}, empty_values=()
    )

    caption = _("Reports, newest first")

    class Meta:
        model = Report
        fields = ("title", "date", "state", "pdf")
        orderable = False
        template_name = "reports/table.html"

    def render_title(self, record):
        return title_of(record)

    def render_date(self, value):
        return full_date(value, language="en")

    def render_state(self, value):
        return Round.State(value).label.capitalize()

    def render_pdf(self):
        return "PDF"
