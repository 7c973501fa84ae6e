"""Who reads: a person by their roles, a guest by a link, anybody what is public. Asked anew with every request."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from outputs.models import User
from reports.models import Edition, ReadingLink, Series
from reports.models.reading import secret_hash

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

    def editions(self) -> QuerySet[Edition]:
        return Edition.objects.filter(series__in=self.series())


def reader_of(request, *, at: datetime) -> Reader:
    """A person who is logged in reads by their own roles, whatever link they once opened."""
    if request.user.is_authenticated or SESSION_KEY not in request.session:
        return Reader(user=request.user)
    link = ReadingLink.objects.open_at(at).filter(pk=request.session[SESSION_KEY]).first()
    return Reader(user=request.user, link=link)


def link_of(secret: str, *, at: datetime) -> ReadingLink | None:
    return ReadingLink.objects.open_at(at).filter(secret_hash=secret_hash(secret)).first()
