"""The page on which anyone verifies what they hold: HTTP only. What is answered stands in `reports.funders.answers`.

The form is exempt from the token against forged requests, so that readers without an account get no cookie. A forged
request changes nothing, shows nothing to whoever forged it and uses up a try; and a body that is too large must be
refused before anybody looks for a token in it.
"""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from outputs.tries import HOUR, Limit, client_of
from reports.canonical import typed_code
from reports.funders import answers

FILES = Limit(name="files", an_hour=20)
CODES = Limit(name="codes", an_hour=60)
MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
WRAPPING = 64 * 1024  # what a form puts around its file


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    if request.method == "POST":
        return file(request)
    typed = typed_code(request.GET.get("code", ""))
    if typed:
        return redirect("verify-code", code=typed)
    missing = _("Type the code that stands on the last page of the document.") if "code" in request.GET else ""
    return page(request, code_problem=missing)


@require_safe
def code(request, *, code):
    if not CODES.allows(client_of(request), at=timezone.now()):
        return too_many(request)
    return page(request, typed=code, answer=answers.of_code(code, user=request.user))


def file(request):
    """Nothing of the body is read before it is known to be neither too much nor too often."""
    if not FILES.allows(client_of(request), at=timezone.now()):
        return too_many(request)
    too_large = _("The file is larger than 20 megabytes. No document of ours is.")
    if announced(request) > LARGEST + WRAPPING:
        return page(request, status=413, file_problem=too_large)
    given = request.FILES.get("file")
    if given is None:
        return page(request, status=400, file_problem=_("Choose a PDF first."))
    if given.size > LARGEST:
        return page(request, status=413, file_problem=too_large)
    return page(request, name=given.name, answer=answers.of_file(given.read(), user=request.user))


def announced(request) -> int:
    """The size of the body in bytes; where it is not told as a number, Django reads nothing of it."""
    told = request.META.get("CONTENT_LENGTH", "")
    return int(told) if told.isdecimal() else 0


def too_many(request):
    said = _("There were too many tries from your address. Try again in an hour.")
    response = page(request, status=429, refusal=said)
    response.headers["Retry-After"] = str(HOUR)
    return response


def page(request, *, status=200, **told):
    return render(request, "reports/funders/verify.html", told, status=status)
