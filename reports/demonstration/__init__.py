"""The real update of 2 November 2009, and one person in each role: what `make run` shows."""

from pathlib import Path

from outputs.models import Funder, Project, User
from outputs.people import ADMINISTRATOR, add_user
from reports.projectfile import load

SLUG = "cybercrime-phase-2"
FILE = Path(__file__).with_name(f"{SLUG}.toml")
FUNDER = "Romania"
ROLES = (ADMINISTRATOR, "secretariat", "manager", "funder")


def load_demonstration() -> Project:
    """Loads the project unless it is there: what was entered since is kept."""
    project = Project.objects.filter(slug=SLUG).first()
    return project or load(FILE.read_text(encoding="utf-8"))[0]


def add_people(project: Project) -> dict[str, str]:
    """The passwords of the users that were made; who is there keeps theirs."""
    missing = [role for role in ROLES if not User.objects.filter(username=role).exists()]
    places = {"administrator": {}, "funder": {"funder": Funder.objects.get(name=FUNDER)}}
    return {role: add_user(role, role=role, **places.get(role, {"project": project}))[1] for role in missing}
