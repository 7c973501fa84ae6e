"""Editions in another language: the same number, dates, order and outputs, with the words that were translated.

A version is made of the edition as it was published, and is frozen as it is; to add one is no correction.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.models import Project, User
from outputs.models.languages import Language
from reports.documents import ReportDocument
from reports.models import Edition, Report, Translation
from reports.models.review import Step
from reports.publishing import head_of, seal, vouching
from reports.renderers import RENDERERS
from reports.rounds import Refused
from reports.translations import translated
from reports.turns import turn


def known(project: Project, *, into: str, to_write: bool) -> dict[str, str]:
    """By the words of the original; who wants to write waits for who does."""
    if to_write:
        Project.objects.select_for_update().get(pk=project.pk)
    return Translation.objects.known(project, into=into)


def keep(project: Project, told: Mapping[str, str], *, into: str) -> None:
    """`told` are translations by the words of the original; an empty one takes away what was there."""
    gone = [source for source, text in told.items() if not text]
    rows = [Translation.of(project, source, text, into=into) for source, text in told.items() if text]
    with transaction.atomic():
        Translation.objects.of_sources(project, gone, into=into).delete()
        Translation.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["project", "language", "source_hash"], update_fields=["text"]
        )


def original(report: Report) -> Edition | None:
    """The newest edition, in the language in which the report was written."""
    return report.editions.with_standing().newest_of_report().first()


def languages_left(edition: Edition) -> list[str]:
    """Those in which the edition does not stand yet."""
    told = edition.report.editions.filter(number=edition.number).values_list("language", flat=True)
    return [language for language in Language.values if language not in set(told)]


def version(edition: Edition, *, into: str, previous: str) -> ReportDocument:
    project = edition.report.series.project
    told = translated(edition.tree, Translation.objects.known(project, into=into), into=into)
    return replace(told, edition=replace(told.edition, previous=previous))


def add_version(edition: Edition, *, into: str, by: User, at: datetime) -> Edition:
    """Publishes the newest edition in another language. Refused, with nothing written, where it stands already, was
    withdrawn, or was followed by another. Raises PDFEngineMissing where PDFs cannot be made.
    """
    report = edition.report
    with turn(report.series):
        head = head_of(report.series)
        refuse_what_cannot_be(edition, into=into, by=by)
        document = version(edition, into=into, previous=head.sha256)
        content = RENDERERS["pdf"].render(document)
        with transaction.atomic():
            refuse_what_cannot_be(edition, into=into, by=by)
            if head_of(report.series) != head:
                raise Refused(_("Somebody else published in this series just now. Try again."))
            made = seal(report, document, content, head=head, by=by, at=at, reason=edition.reason)
            tell(made, by=by, at=at)
    return made


def refuse_what_cannot_be(edition: Edition, *, into: str, by: User) -> None:
    project = edition.report.series.project
    if not access.may(by, access.REVIEW, project):
        raise Refused(_("A manager of the project publishes."))
    newest = original(edition.report)
    if newest.pk != edition.pk:
        raise Refused(_("Another edition followed this one."))
    if newest.is_withdrawn:
        raise Refused(_("This edition was withdrawn."))
    if into not in languages_left(edition):
        raise Refused(_("This edition stands in that language already."))


def tell(edition: Edition, *, by: User, at: datetime) -> None:
    project = edition.report.series.project
    audit.record(
        Step.Verb.PUBLISHED.value,
        by=by,
        at=at,
        project=project,
        about=edition.title,
        details={"language": edition.language, **vouching(edition)},
        on_behalf_of=access.manager_stood_in_for(by, project),
    )
