"""What the head of each page needs to know about its reader."""

from django.utils.functional import SimpleLazyObject

from outputs import access


def desk(request) -> dict:
    """Whether the desk is offered, and the lists of administrators; asked only by pages that say so."""
    return {
        "may_use_desk": SimpleLazyObject(lambda: access.has_anywhere(request.user, access.WRITE)),
        "may_administer": SimpleLazyObject(lambda: access.is_administrator(request.user)),
    }
