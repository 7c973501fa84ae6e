"""The audit: who did what when, appended and never changed. `record` is its one writer.

A verb is called within the transaction of what it tells of, so that the deed and its record stand or fall together.
The verbs, as the list in the desk shows them; an app that does something new adds its verb here:

    sign-in, sign-out     a person came, or left
    sign-in refused       a name and password that do not fit; by whom is known only where such a user exists
    submitted, returned, approved, published
                          how a report went its way; the details hold the round, what was read and the edition's hash
    mended                a manager mended the words of a row that was submitted; the details hold its key
    deputy named, deputy ended
                          somebody acts for a manager from one day to another
    correction begun, correction given up
    withdrawal asked, withdrawal refused, withdrawn, erased
                          how an edition went, step by step
    sent                  an edition, to how many; who they are stands in the outbox
    reading link made, reading link revoked
                          what opens the read-only pages without an account; its secret is in no record
    draft link made, draft link revoked
                          what opens one draft for one named reviewer
    entries imported, entries changed together
                          many at once; the details hold how many, and which stayed as they were
    text asked for, text asked for no more
                          a letter with a link that opens the form of one text, and its end
    text given            by whom stands in the details; who has no account is known by the address that was asked
    answer settled        what of it waited was taken or left
    invited, password asked for, password set
                          how a person got a password of their own; asked for by whoever typed their address
    left                  a person was deactivated after handing over; the details say to whom and what
    form handed over      what somebody began to fill in, to a colleague; what stands in it is in no record
    deleted, brought back an entry or another row of the desk; the details hold its kind and key, and the reason
"""

from datetime import datetime

from outputs.models import AuditRecord, Project, User

SIGN_IN = "sign-in"
SIGN_OUT = "sign-out"
SIGN_IN_REFUSED = "sign-in refused"
MENDED = "mended"
DEPUTY_NAMED = "deputy named"
DEPUTY_ENDED = "deputy ended"
CORRECTED = "correction begun"
CORRECTION_GIVEN_UP = "correction given up"
WITHDRAWAL_ASKED = "withdrawal asked"
WITHDRAWAL_REFUSED = "withdrawal refused"
WITHDRAWN = "withdrawn"
ERASED = "erased"
SENT = "sent"
LINK_MADE = "reading link made"
LINK_REVOKED = "reading link revoked"
DRAFT_LINK_MADE = "draft link made"
DRAFT_LINK_REVOKED = "draft link revoked"
IMPORTED = "entries imported"
CHANGED_TOGETHER = "entries changed together"
TEXT_ASKED = "text asked for"
TEXT_NOT_ASKED = "text asked for no more"
TEXT_GIVEN = "text given"
ANSWER_SETTLED = "answer settled"
INVITED = "invited"
PASSWORD_ASKED = "password asked for"  # noqa: S105 (a verb)
PASSWORD_SET = "password set"  # noqa: S105 (a verb)
LEFT = "left"
HANDED_OVER = "form handed over"
DELETED = "deleted"
BROUGHT_BACK = "brought back"


def record(
    verb: str,
    *,
    by: User | None,
    at: datetime,
    project: Project | None = None,
    about: str = "",
    details: dict | None = None,
    on_behalf_of: User | None = None,
) -> AuditRecord:
    """`about` says in words what it was done to; `details` are plain JSON values, such as the hash of an edition."""
    return AuditRecord.objects.create(
        verb=verb,
        at=at,
        actor=by.username if by else "",
        on_behalf_of=on_behalf_of.username if on_behalf_of else "",
        project=project.slug if project else "",
        about=about,
        details=details or {},
    )
