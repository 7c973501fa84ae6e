import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from reports.documents import TableKind
from reports.funders import entries
from reports.funders.questions import Questions
from reports.funders.shelves import Shelf
from reports.models import EditionRow
from reports.renderers.presentation import printed_row

ROWS_ON_A_PAGE = 50


class ActivityTable(tables.Table):
    """One row for each row of the documents, with dates and places as they print them."""

    title = tables.Column(verbose_name=_("Activity"))
    date = tables.Column(verbose_name=_("Date"))
    place = tables.Column(verbose_name=_("Place"))
    output = tables.Column(verbose_name=_("Output"), orderable=False)
    status = tables.Column(verbose_name=_("Status"), orderable=False)
    edition = tables.Column(verbose_name=_("Told in"), orderable=False)

    caption = _("Activities, as the updates tell them")

    class Meta:
        model = EditionRow
        fields = ("title", "date", "place", "output", "status", "edition")
        order_by = "-date"

    def order_date(self, queryset, is_descending):
        return queryset.order_by(*entries.by_date(descending=is_descending)), True

    def order_place(self, queryset, is_descending):
        return queryset.order_by(*entries.by_place(descending=is_descending)), True

    def order_title(self, queryset, is_descending):
        return queryset.order_by(*entries.by_title(descending=is_descending)), True

    @property
    def ordered(self):
        """All rows in the order that was asked for."""
        return self.data.data

    def print_page(self, shelf: Shelf) -> None:
        """Gives each row of this page what its cells print."""
        editions = {edition.pk: edition for edition in shelf.editions}
        records = [row.record for row in self.paginated_rows]
        for record, row in entries.with_documents_rows(records):
            record.edition = editions[record.edition_id]
            record.printed = printed_row(row, record.edition.language)
            record.is_planned = record.section == TableKind.FORECASTS


def table_of(request, asked: Questions) -> ActivityTable:
    """The rows that answer the question, in the order and on the page that the address names."""
    table = ActivityTable(asked.qs if asked.is_valid() else asked.queryset.none())
    tables.RequestConfig(request, paginate={"per_page": ROWS_ON_A_PAGE}).configure(table)
    return table
