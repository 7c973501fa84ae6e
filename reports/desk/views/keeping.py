"""What was left half-filled: kept while it is typed, read again, thrown away, handed over; its author's alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from outputs import keeping
from outputs.models import KeptForm
from reports.desk.forms import HandOverForm
from reports.desk.kept_words import words_of
from reports.desk.returning import way_back
from reports.desk.views.fetching import deed, page


@sensitive_post_parameters()
@never_cache
@require_POST
def keep(request):
    """Asked by a script, which tells the person: 401 signed out, 409 as another, 413 too long, 400 no form."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    seal, data = request.POST.get("page", ""), request.POST.get("data", "")
    filled_in = keeping.page_of(seal)
    if filled_in is None or filled_in.user != request.user.pk:
        return JsonResponse({}, status=409)
    if not data:
        keeping.forget(request.user, seal)
        return JsonResponse({"page": seal, "known": ""})
    known = request.POST.get("known", "")
    try:
        now_page, kept = keeping.keep(filled_in, user=request.user, data=data, known=known, at=timezone.now())
    except keeping.TooLong:
        return JsonResponse({}, status=413)
    except keeping.NoForm:
        return JsonResponse({}, status=400)
    told = {"known": kept.mark, "time": date_format(timezone.localtime(kept.kept_at), "H:i:s")}
    return JsonResponse({"page": seal if now_page == filled_in else now_page.sealed(), **told})


@page
def kept_forms(request):
    return render(request, "reports/desk/kept_forms.html", {"kept_forms": keeping.kept_by(request.user)})


@page
def kept_form(request, *, key):
    found = own_form(request.user, key)
    return kept_form_page(request, found, HandOverForm(colleagues=keeping.colleagues(found)))


def kept_form_page(request, found: KeptForm, form: HandOverForm, status: int = 200):
    told = {
        "kept": found,
        "words_typed": words_of(found),
        "form": form if found.project else None,
        "next": request.GET.get("next", ""),
    }
    return render(request, "reports/desk/kept_form.html", told, status=status)


@deed
def throw_away(request, *, key):
    own_form(request.user, key).delete()
    messages.success(request, _("Thrown away."))
    return redirect(way_back(request, request.POST.get("next", ""), otherwise="/kept/"))


@deed
def hand_over(request, *, key):
    found = own_form(request.user, key)
    form = HandOverForm(request.POST, colleagues=keeping.colleagues(found))
    if form.is_valid():
        try:
            keeping.hand_over(found, to=form.cleaned_data["colleague"], at=timezone.now())
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Handed over to %(who)s; you find it here no more.") % {"who": found.user})
            return redirect("kept-forms")
    return kept_form_page(request, found, form, status=409)


def own_form(user, key) -> KeptForm:
    return get_object_or_404(keeping.kept_by(user), key=key)
