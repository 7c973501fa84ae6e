"""What a page with a form says of what was kept there, and the seal that its form carries."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from outputs.keeping.seals import FIELD, Page, new_key, page_of, secret_of_copies
from outputs.keeping.verbs import forget, kept_by
from outputs.models import KeptForm, Project

ASKED = "kept"  # in the address: the key of what is to be brought back


def brought_back(request) -> KeptForm | None:
    """What the address asks for, if it is the user's own, of this page."""
    key = request.GET.get(ASKED, "") if request.method == "GET" else ""
    if not key:
        return None
    return next((one for one in kept_by(request.user).filter(path=request.path) if str(one.key) == key), None)


def saved(request) -> None:
    """The form that was sent is saved: nothing of it is kept any more."""
    forget(request.user, request.POST.get(FIELD, ""))


@dataclass(kw_only=True)
class Notice:
    """`form` is the id of the form in the page, empty where the page has several and each says what it is (`part`);
    `brought` is what stands in it, of all that was kept there.
    """

    page: Page
    form: str
    secret: str
    kept: list[KeptForm]
    asked: bool
    is_sent: bool

    @classmethod
    def of(cls, request, *, label: str, project: Project | None, form: str = "", path: str = "") -> "Notice":
        """`path` is that of the page, where a form of it was sent to another address."""
        asked, sent = request.GET.get(ASKED, ""), page_of(request.POST.get(FIELD, ""))
        kept = [] if request.method == "POST" else list(kept_by(request.user).filter(path=request.path))
        page = Page(
            key=asked if asked in {str(one.key) for one in kept} else new_key(),
            user=request.user.pk,
            path=(path or request.path)[:300],
            query=query_of(request),
            label=label[:300],
            project=project.pk if project else None,
        )
        if sent and (sent.user, sent.path) == (page.user, page.path):
            page = sent
        return cls(
            page=page,
            form=form,
            secret=secret_of_copies(request.user),
            kept=kept,
            asked=bool(asked) and request.method == "GET",
            is_sent=request.method == "POST",
        )

    def part(self, *, label: str, **told: str) -> "Notice":
        """One of several forms in the page; `told` says which, and stands in its address."""
        query = urlencode(told)
        if query == self.page.query:
            return self
        page = replace(self.page, key=new_key(), query=query, label=f"{label}: {self.page.label}"[:300])
        return replace(self, page=page, kept=[], asked=False, is_sent=False)

    @property
    def seal(self) -> str:
        return self.page.sealed()

    @cached_property
    def brought(self) -> KeptForm | None:
        return next((one for one in self.kept if str(one.key) == self.page.key), None)

    @property
    def others(self) -> list[KeptForm]:
        return [one for one in self.kept if one is not self.brought]

    @property
    def is_gone(self) -> bool:
        """It was saved, handed over or thrown away; or it was never this person's."""
        return self.asked and self.brought is None

    @property
    def is_begun(self) -> bool:
        """What stands in the form is not what is stored."""
        return self.is_sent or self.brought is not None

    @property
    def endpoint(self) -> str:
        return reverse("keep")

    @property
    def copies(self) -> str:
        """Where the browser finds copies of its own, of this user."""
        return f"kept-{self.page.user}-"


def query_of(request) -> str:
    asked = request.GET.copy()
    asked.pop(ASKED, None)
    query = asked.urlencode()
    return query if len(query) <= 500 else ""
