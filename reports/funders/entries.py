"""Entries as editions told them: rows of editions, put together again to what the document prints of each.

A row of the document is the first occurrence of its entry in one section of one edition; the others are its siblings.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower, TruncMonth

from activities.dates import Precision
from outputs.scopes import OutputScope
from reports.digests import DONE
from reports.documents import Occurrence, Row, TableKind
from reports.funders.shelves import Shelf
from reports.models import EditionRow

CHUNK = 500  # rows whose siblings are fetched at once
CARRIED_OUT = [kind.value for kind in DONE]
PLANNED = [TableKind.FORECASTS.value]


def entries(shelf: Shelf) -> QuerySet[EditionRow]:
    """One for each row of the documents that stand."""
    told = EditionRow.objects.filter(edition__in=[edition.pk for edition in shelf.editions])
    return told.filter(ordinal=0).defer("search_text")


def having(rows: QuerySet[EditionRow], condition: Q) -> QuerySet[EditionRow]:
    """Those of which an occurrence fulfils the condition."""
    same = {name: OuterRef(name) for name in ("edition", "section", "uuid")}
    return rows.filter(Exists(EditionRow.objects.filter(condition, **same)))


def touching(since, until) -> Q:
    """Any day of the stretch lies between the two, which may be None; what has no date lies nowhere."""
    condition = Q(start__isnull=False)
    if since:
        condition &= Q(end__gte=since) | Q(end=None)
    return condition & Q(start__lte=until) if until else condition


def by_date(*, descending: bool = False) -> list:
    """As documents order their rows: what is coarser than a day behind the days of its first month, undated last."""
    exact = Case(When(precision=Precision.DAY.value, then=Value(0)), default=Value(1), output_field=IntegerField())
    keys = [TruncMonth("start"), exact, F("start"), F("end")]
    ordered = [key.desc(nulls_last=True) if descending else key.asc(nulls_last=True) for key in keys]
    return [*ordered, *by_title()]


def by_place(*, descending: bool = False) -> list:
    """Without a place last."""
    empty = Case(When(place="", then=Value(1)), default=Value(0), output_field=IntegerField())
    return [empty.asc(), Lower("place").desc() if descending else Lower("place").asc(), *by_date()]


def by_title(*, descending: bool = False) -> list:
    """Without case and accents: the text that is searched begins with the title."""
    title = F("search_text")
    return [title.desc() if descending else title.asc(), "edition", "position"]


def with_documents_rows(rows: Sequence[EditionRow]) -> list[tuple[EditionRow, Row]]:
    """Each beside what its document says of the entry, in one query for all."""
    siblings = defaultdict(list)
    found = EditionRow.objects.filter(edition__in={row.edition_id for row in rows}, uuid__in={row.uuid for row in rows})
    for row in found.only(*SIBLING).order_by("position"):
        siblings[row.edition_id, row.section, row.uuid].append(row)
    return [(row, documents_row(row, siblings[row.edition_id, row.section, row.uuid])) for row in rows]


SIBLING = ("edition_id", "section", "uuid", "start", "end", "precision", "printed_as", "place")


def documents_row(row: EditionRow, siblings: Sequence[EditionRow]) -> Row:
    """Without its text, which the row of the edition has as plain lines."""
    return Row(
        key=str(row.uuid),
        language=row.language,
        title=row.title,
        occurrences=tuple(Occurrence(stretch=one.stretch, place=one.place) for one in siblings),
        date_to_be_confirmed=row.date_to_be_confirmed,
        place_to_be_confirmed=row.place_to_be_confirmed,
        following=row.following,
        outputs=OutputScope(everything=row.all_outputs, codes=tuple(row.outputs)),
    )


def all_of(rows: QuerySet[EditionRow]) -> Iterator[tuple[EditionRow, Row]]:
    """However many: never more than a chunk of them in memory."""
    stream = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(stream, CHUNK)):
        yield from with_documents_rows(chunk)


def places(shelf: Shelf) -> set[str]:
    told = EditionRow.objects.filter(edition__in=[edition.pk for edition in shelf.editions])
    return set(told.exclude(place="").order_by().values_list("place", flat=True).distinct())


def codes(shelf: Shelf) -> set[str]:
    """Of the outputs that the entries name."""
    lists = entries(shelf).order_by().values_list("outputs", flat=True).distinct()
    return {code for listed in lists for code in listed}
