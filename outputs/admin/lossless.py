"""A desk at which nothing is lost: forms are taken once and overwrite nobody, and deleting asks for a reason."""

import copy

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.views.main import IS_POPUP_VAR
from django.db import OperationalError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import history
from outputs.admin import conflicts, once
from outputs.admin import shown as showing
from outputs.admin.conflicts import DECIDED, Encounter
from outputs.admin.deleting import Deleting
from outputs.admin.histories import Histories
from outputs.history.reading import latest
from outputs.history.things import stored_within

CONFLICT, BUSY = 409, 503


class Lossless(Deleting, Histories):
    """Stands before the other classes of an admin.

    Under the lock of the row, and in the transaction that saves, what the form showed is held against what stands there
    now, rows within it included. The stock admin would compare what was sent with what stands there, and so write over
    what others did to rows that the sender never touched.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self.sent(request, object_id, form_url, extra_context)
        except OperationalError:
            return self.busy(request)

    def sent(self, request, object_id, form_url, extra_context):
        with history.batch():
            sent, is_first = once.claim(request.POST, by=request.user, at=timezone.now())
            if not is_first:
                return self.sent_before(request, sent.made)
            response = self.met(request, object_id) or super().changeform_view(
                request, object_id, form_url, extra_context
            )
            once.settle(sent, getattr(request, "saved", None))
            return response

    def busy(self, request):
        """The database waited for others in vain: nothing was saved, and what was typed can be sent again."""
        kept = [(name, one) for name, values in request.POST.lists() for one in values if name != "csrfmiddlewaretoken"]
        told = {**self.admin_site.each_context(request), "title": _("Not saved"), "opts": self.opts, "hidden": kept}
        return render(request, "admin/busy.html", told, status=BUSY)

    def sent_before(self, request, made: str):
        """The second click is led to what the first one saved."""
        row = self.get_object(request, made)
        if row is None:
            messages.info(request, _("This form was sent already."))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, row)
        messages.info(request, _("“%(name)s” was saved by your first click; it was not saved twice.") % {"name": row})
        return redirect(self.address_of(row))

    def address_of(self, row) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def response_add(self, request, obj, post_url_continue=None):
        request.saved = obj.pk
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        request.saved = obj.pk
        return super().response_change(request, obj)

    def met(self, request, object_id):
        """The page on which the user chooses, where somebody else was there first; None where the save may go on."""
        row = self.locked(request, object_id)
        if row is None:
            return None
        history.begin(row)
        encounter = self.encounter(request, row)
        if not self.saw_what_stands(request, row, encounter):
            return self.conflict(request, row, encounter)
        if DECIDED in request.POST:
            if not all(one.lean for one in encounter.questions()):
                messages.error(request, _("Choose one of the two wherever both of you changed something."))
                return self.conflict(request, row, encounter)
            request.POST = encounter.merged()
        return None

    def locked(self, request, object_id):
        """The row and the rows within it, locked until the save; None where nothing is changed."""
        if object_id is None or "_saveasnew" in request.POST:
            return None
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            return None
        model = self.opts.concrete_model
        model._base_manager.select_for_update().get(pk=row.pk)
        for part in history.thing_of(row).parts:
            list(stored_within(row, part).select_for_update().order_by("pk").values_list("pk"))
        return self.get_object(request, unquote(object_id))

    def saw_what_stands(self, request, row, encounter: Encounter) -> bool:
        return encounter.base == encounter.now

    def encounter(self, request, row) -> Encounter:
        form, formsets = self.unbound(request, row)
        return Encounter(
            form=form,
            formsets=formsets,
            data=request.POST,
            now=showing.shown(form, formsets),
            base=showing.opened(row, request.POST.get(showing.FIELD, "")),
            say=self.say,
        )

    def unbound(self, request, row):
        """Form and formsets of the row as it stands, as a fresh page would show them."""
        fresh = copy.copy(request)
        fresh.method = "GET"
        fields = flatten_fieldsets(self.get_fieldsets(fresh, row))
        form = self.get_form(fresh, row, change=True, fields=fields)(instance=row)
        return form, self._create_formsets(fresh, row, change=True)[0]

    def say(self, field, name, values) -> str:
        return conflicts.say(field, name, values)

    def conflict(self, request, row, encounter: Encounter):
        """What was typed goes along; a page sent from here has seen what stands there now."""
        ours = {"csrfmiddlewaretoken", showing.FIELD, once.FIELD, DECIDED}
        tokens = {showing.FIELD: showing.seal(row, encounter.now), once.FIELD: once.token(), **self.seen(row)}
        kept = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in ours | tokens.keys() and not name.startswith(conflicts.CHOICE)
            for value in values
        ]
        told = {
            **self.admin_site.each_context(request),
            "title": _("Changed by somebody else"),
            "opts": self.opts,
            "row": row,
            "other": latest(row),
            "questions": encounter.questions(),
            "hidden": [*kept, *tokens.items(), (DECIDED, "1")],
            "is_popup": IS_POPUP_VAR in request.POST,
            "address": self.address_of(row),
        }
        return render(request, "admin/conflict.html", told, status=CONFLICT)

    def seen(self, row) -> dict[str, str]:
        """Hidden fields of the form that say what was seen."""
        return {}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["once"] = (once.FIELD, once.token())
        if change and obj is not None:
            context["shown"] = (showing.FIELD, self.sealed(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def sealed(self, request, row) -> str:
        """A form that comes back with errors still shows what it showed first."""
        if request.method == "POST":
            return request.POST.get(showing.FIELD, "")
        return showing.seal(row, showing.shown(*self.unbound(request, row)))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        history.keep(form.instance)
