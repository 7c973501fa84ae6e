"""The document of a correction."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date as Date

from reports.changes import apply, differences
from reports.corrections.telling import tells_of, told
from reports.counts import recounted
from reports.documents import Changes, DataSheet, ReportDocument, Section, State, section_name


def corrected(
    edition: ReportDocument,
    fresh: ReportDocument,
    *,
    taken: Collection[str],
    reason: str,
    date: Date,
    behind: Collection[str] = (),
    withheld: Collection[str] = (),
) -> ReportDocument:
    """The edition with those differences from the fresh document whose keys are taken, its own date and the list of
    them; the rest stays as it was told. A key of what does not differ counts for nothing.

    Entries whose keys are withheld go out of it, and the list names none of them. The list stands behind the sections
    named in `behind`, or first. State and edition are the caller's to set.
    ValueError where the document to be corrected is no edition.
    """
    if edition.edition is None:
        raise ValueError("Only an edition can be corrected.")
    found = differences(edition, fresh)
    chosen = [change for change in found if change.key in taken or tells_of(change, withheld)]
    document = replace(recounted(apply(edition, chosen)), date=date, state=State.DRAFT, edition=None)
    lines = told(chosen, language=document.language, output_word=output_word(document), withheld=withheld)
    changes = Changes(corrects=edition.edition.number, of=edition.date, reason=reason, lines=lines)
    return replace(document, sections=with_changes(document.sections, changes, behind))


def with_changes(sections: Sequence[Section], changes: Changes, behind: Collection[str]) -> tuple[Section, ...]:
    """In place of an older list, which spoke of an older correction."""
    others = [section for section in sections if not isinstance(section, Changes)]
    before = [number for number, section in enumerate(others, start=1) if section_name(section) in behind]
    others.insert(max(before, default=0), changes)
    return tuple(others)


def output_word(document: ReportDocument) -> str:
    """Empty where the project has no word of its own."""
    return next((section.output_word for section in document.sections if isinstance(section, DataSheet)), "")
