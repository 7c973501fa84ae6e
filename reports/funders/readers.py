"""Who reads: a person by their roles, a guest by a link, anybody what is public. Asked anew with every request."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef, Q, QuerySet

from outputs import access
from outputs.models import Project, User
from outputs.secret import secret_hash
from outputs.statements import Statement
from reports.models import Edition, ReadingLink, Series

SESSION_KEY = "reading_link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Either a user, who may be nobody, or a link."""

    user: User | AnonymousUser
    link: ReadingLink | None = None

    @property
    def is_nobody(self) -> bool:
        return self.link is None and not self.user.is_authenticated

    def series(self) -> QuerySet[Series]:
        """Those whose editions the reader may read. A link that was made for no funder opens what the project
        addresses to all its funders, and what is public.
        """
        if self.link is None:
            return Series.objects.readable_by(self.user)
        if self.link.funder_id is not None:
            return Series.objects.addressed_to([self.link.funder_id]).filter(project=self.link.project_id)
        return Series.objects.filter(Q(addressed_to_all=True) | Q(public=True), project=self.link.project_id)

    def choice_of(self, slug: str) -> tuple[tuple[Series, ...], bool]:
        """The series of one project, each with the project; and whether the reader may read of any other project."""
        if self.link is not None or access.is_administrator(self.user):
            readable = self.series()
            choice = tuple(readable.filter(project__slug=slug).select_related("project"))
            return choice, bool(choice) and readable.exclude(project=choice[0].project_id).exists()
        rows = OF_PROJECT.rows(slug=slug, **self.keys)
        return tuple(map(with_project, rows)), any(beside for *_columns, beside in rows)

    @property
    def keys(self) -> dict[str, tuple[int, ...]]:
        """What gives a user the right to read, an administrator's aside."""
        projects = access.keys_of_projects_with(self.user, access.READ_DRAFTS)
        return {"funders": tuple(access.funders_of(self.user)), "projects": tuple(projects)}

    def editions(self) -> QuerySet[Edition]:
        return Edition.objects.filter(series__in=self.series())


SERIES = [field.attname for field in Series._meta.concrete_fields]
PROJECT = [field.attname for field in Project._meta.concrete_fields]


def of_project(*, slug: str, funders: tuple[int, ...], projects: tuple[int, ...]) -> QuerySet:
    """The columns of each series and of its project, and whether a series of another project is open too."""
    readable = Series.objects.open_to(funders=funders, projects=projects)
    beside = Exists(readable.exclude(project=OuterRef("project")))
    series = readable.filter(project__slug=slug).order_by("pk")
    return series.values_list(*SERIES, *(f"project__{name}" for name in PROJECT), beside)


OF_PROJECT = Statement(of_project)


def with_project(row: tuple) -> Series:
    series = Series.from_db(DEFAULT_DB_ALIAS, SERIES, row[: len(SERIES)])
    series.project = Project.from_db(DEFAULT_DB_ALIAS, PROJECT, row[len(SERIES) : -1])
    return series


def reader_of(request, *, at: datetime) -> Reader:
    """A person who is logged in reads by their own roles, whatever link they once opened."""
    if request.user.is_authenticated or SESSION_KEY not in request.session:
        return Reader(user=request.user)
    link = ReadingLink.objects.open_at(at).filter(pk=request.session[SESSION_KEY]).first()
    return Reader(user=request.user, link=link)


def link_of(secret: str, *, at: datetime) -> ReadingLink | None:
    return ReadingLink.objects.open_at(at).filter(secret_hash=secret_hash(secret)).first()
