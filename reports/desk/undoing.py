"""What was just done to forecasts, and how it is undone: kept for the page that comes next, signed for the way back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity
from activities.outcomes import Before
from outputs.models import Project

SALT = "reports.desk.undoing"
KEPT = timedelta(days=1)
DONE = "forecasts-done"  # in the session, until a page has shown it


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """`made` are the activities that a verb made, each with the address of its form: their texts are to be written."""

    said: str
    token: str
    made: tuple[tuple[str, str], ...] = ()


def keep(session, project: Project, *, said: str, befores: Sequence[Before]) -> None:
    token = signing.dumps(
        {"project": project.pk, "befores": [asdict(one) for one in befores]}, salt=SALT, compress=True
    )
    made = [one.made for one in befores if one.made]
    session[DONE] = {"project": project.pk, "said": said, "token": token, "made": made}


def take(session, project: Project) -> Done | None:
    """What was done last in the project, told once."""
    kept = session.get(DONE)
    if kept is None or kept["project"] != project.pk:
        return None
    del session[DONE]
    made = Activity.objects.of(project).filter(pk__in=kept["made"]).by_date() if kept["made"] else ()
    links = tuple((one.title, reverse("admin:activities_activity_change", args=[one.pk])) for one in made)
    return Done(said=kept["said"], token=kept["token"], made=links)


def opened(project: Project, token: str) -> tuple[Before, ...]:
    """Raises ValidationError where the token is none of ours, too old or another project's."""
    try:
        kept = signing.loads(token, salt=SALT, max_age=KEPT)
    except signing.BadSignature as error:
        raise ValidationError(_("This can be undone no more; do it by hand.")) from error
    if kept["project"] != project.pk:
        raise ValidationError(_("This can be undone no more; do it by hand."))
    return tuple(before(values) for values in kept["befores"])


def before(values: dict) -> Before:
    lists = {"linked": tuple(values["linked"]), "dates": tuple(tuple(one) for one in values["dates"])}
    return Before(**{**values, **lists})
