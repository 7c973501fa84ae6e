"""Who reads: a person by their roles, a guest by a link, anybody what is public. Asked anew with every request."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

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

    def series_of(self, slug: str) -> tuple[Series, ...]:
        """Those of one project, each with the project."""
        if self.link is not None or access.is_administrator(self.user):
            return tuple(self.series().filter(project__slug=slug).select_related("project"))
        return tuple(with_project(row) for row in OF_PROJECT.rows(slug=slug, **self.keys))

    def reads_beside(self, project: Project) -> bool:
        """Whether the reader may read of any other project."""
        if self.link is not None or access.is_administrator(self.user):
            return self.series().exclude(project=project).exists()
        return bool(BESIDE.rows(project=project.pk, **self.keys))

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
    series = Series.objects.open_to(funders=funders, projects=projects).filter(project__slug=slug)
    return series.order_by("pk").values_list(*SERIES, *(f"project__{name}" for name in PROJECT))


def beside(*, project: int, funders: tuple[int, ...], projects: tuple[int, ...]) -> QuerySet:
    series = Series.objects.open_to(funders=funders, projects=projects).exclude(project=project)
    return series.order_by().values_list("pk")[:1]


OF_PROJECT, BESIDE = Statement(of_project), Statement(beside)


def with_project(row: tuple) -> Series:
    series = Series.from_db(DEFAULT_DB_ALIAS, SERIES, row[: len(SERIES)])
    series.project = Project.from_db(DEFAULT_DB_ALIAS, PROJECT, row[len(SERIES) :])
    return series


def reader_of(request, *, at: datetime) -> Reader:
    """A person who is logged in reads by their own roles, whatever link they once opened."""
    if request.user.is_authenticated or SESSION_KEY not in request.session:
        return Reader(user=request.user)
    link = ReadingLink.objects.open_at(at).filter(pk=request.session[SESSION_KEY]).first()
    return Reader(user=request.user, link=link)


def link_of(secret: str, *, at: datetime) -> ReadingLink | None:
    return ReadingLink.objects.open_at(at).filter(secret_hash=secret_hash(secret)).first()
