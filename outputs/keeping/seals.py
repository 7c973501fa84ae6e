"""Who fills in what, and where: sealed into the page, so that nobody keeps anything for others."""

import uuid
from dataclasses import asdict, dataclass

from django.core import signing
from django.utils.crypto import salted_hmac

from outputs.models import User

FIELD = "kept_form"  # of the seal, in each form that is kept
SALT = "outputs.keeping"


@dataclass(frozen=True, kw_only=True)
class Page:
    """`key` is that of what is kept; `project` the key of a project, where the form belongs to one."""

    key: str
    user: int
    path: str
    query: str
    label: str
    project: int | None

    def sealed(self) -> str:
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def page_of(seal: str) -> Page | None:
    try:
        return Page(**signing.loads(seal, salt=SALT)) if seal else None
    except signing.BadSignature:
        return None


def new_key() -> str:
    return str(uuid.uuid4())


def secret_of_copies(user: User) -> str:
    """With it the browser encrypts what it must keep itself while the server is away: only pages shown to the user
    carry it, so that nobody else reads the copies on a machine that several people use.
    """
    return salted_hmac(SALT, f"copies of {user.pk}", algorithm="sha256").hexdigest()
