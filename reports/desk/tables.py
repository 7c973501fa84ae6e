import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from activities.dates import full_date
from reports.documents import Span
from reports.models import Report
from reports.titles import report_title


class ReportTable(tables.Table):
    """The reports of a project, newest first, called as they will print."""

    title = tables.Column(verbose_name=_("Report"), linkify=True, empty_values=(), orderable=False)
    date = tables.Column(verbose_name=_("Date of issue"), orderable=False)
    state = tables.Column(verbose_name=_("State"), empty_values=(), orderable=False)

    class Meta:
        model = Report
        fields = ("title", "date", "state")
        template_name = "reports/table.html"
        attrs = {"class": "table"}

    def render_title(self, record):
        period = Span(start=record.period_start, end=record.period_end)
        window = Span(start=record.window_start, end=record.window_end)
        language = record.series.written_in
        return record.title or report_title(record.series.name, period=period, window=window, language=language)

    def render_date(self, value):
        return full_date(value, language="en")

    def render_state(self):
        return _("Draft")
