"""What of projects, funders and people has a history."""

from outputs.history import Part, Thing
from outputs.models import Funder, Project, User

LOGO = Part(name="logo", fields=("alternative", "file_id"))
PROJECT = Thing(
    model=Project,
    project="",
    fields=(
        "programme",
        "title",
        "slug",
        "language",
        "formal_title",
        "references",
        "area",
        "implementation",
        "objective",
        "output_word",
        "budget_ceiling",
        "budget_threshold",
        "currency",
        "start",
        "end",
        "original_end",
        "extended_on",
        "two_people",
        "contact_unit",
        "contact_organisation",
        "contact_telephone",
        "contact_fax",
        "contact_email",
        "budget_printed_as",
        "funding_printed_as",
        "duration_printed_as",
        "disclaimer",
    ),
    parts=[
        Part(name="outputs", fields=("code", "title", "short_title", "statement", "closed_on"), stay=True),
        Part(name="contributions", fields=("funder", "position", "note", "amount", "currency", "share", "since")),
        Part(name="footnotes", fields=("mark", "text")),
        LOGO,
    ],
)
FUNDER = Thing(model=Funder, project="", fields=("name",), parts=[LOGO])
# No password: what opens an account stands in no history.
USER = Thing(
    model=User,
    project="",
    fields=("username", "first_name", "last_name", "email", "language", "notices", "is_active", "is_superuser"),
    parts=[Part(name="memberships", fields=("role", "project", "funder"))],
)
WHOLES = (PROJECT, FUNDER, USER)
