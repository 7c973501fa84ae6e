import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from activities.dates import full_date
from outputs.screen import short_language


class ReportTable(tables.Table):
    """The reports of a project, newest first, called as they will print; below each its editions."""

    title = tables.Column(verbose_name=_("Report"), linkify=lambda record: record.address)
    date = tables.Column(verbose_name=_("Date of issue"))
    state = tables.Column(verbose_name=_("State"))
    pdf = tables.Column(
        verbose_name=_("Download"),
        linkify=lambda record: record.pdf,
        attrs={"a": {"aria-label": lambda record: record.pdf_label}},
        default="",
    )

    caption = _("Reports, newest first, with their editions")

    class Meta:
        fields = ("title", "date", "state", "pdf")
        orderable = False
        template_name = "reports/table.html"
        row_attrs = {"class": lambda record: record.kind}

    def render_date(self, value):
        return full_date(value, language=short_language())

    def render_pdf(self):
        return "PDF"
