"""Deleting asks for a reason, which the history keeps with the whole of what is deleted."""

import copy

from django.http import QueryDict
from django.utils import timezone

from outputs import audit, history
from outputs.text import normalise

LONGEST = 300
REFUSED = 409


class Deleting:
    """Stands before the other classes of an admin."""

    delete_confirmation_template = "admin/delete_with_reason.html"

    def delete_view(self, request, object_id, extra_context=None):
        if request.method != "POST":
            return super().delete_view(request, object_id, extra_context)
        request.reason = reason_in(request)
        if request.reason:
            with history.batch():
                return super().delete_view(request, object_id, extra_context)
        response = super().delete_view(asked_again(request), object_id, {**(extra_context or {}), "no_reason": True})
        response.status_code = REFUSED if response.status_code == 200 else response.status_code
        return response

    def delete_model(self, request, obj):
        history.keep_deleted(obj, reason=request.reason)
        told = {"kind": self.opts.model_name, "key": str(obj.pk), "reason": request.reason}
        audit.record(audit.DELETED, by=request.user, at=timezone.now(), about=str(obj), details=told)
        obj.delete()

    def delete_queryset(self, request, queryset):
        for row in queryset:
            self.delete_model(request, row)


def reason_in(request) -> str:
    return normalise(request.POST.get("reason", ""), multiline=False)[:LONGEST]


def asked_again(request):
    fresh = copy.copy(request)
    fresh.method, fresh.POST = "GET", QueryDict()
    return fresh
