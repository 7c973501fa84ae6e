"""Where readers subscribe, and where a mail's reader has no more of them."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from reports.funders import subscribing
from reports.funders.readers import Reader, reader_of
from reports.models import Series, Subscription

Kind = Subscription.Kind

ADDRESSES = {Kind.CALENDAR: "calendar", Kind.FEED: "feed"}
TITLES = {
    Kind.CALENDAR: _("Calendar of what is planned"),
    Kind.FEED: _("Feed of what is published"),
    Kind.MAIL: _("Mail when something is published"),
}
HELP = {
    Kind.CALENDAR: _("Added once to your calendar by its address: events move and are cancelled by themselves."),
    Kind.FEED: _("For a feed reader: each edition with its page and its PDF."),
    Kind.MAIL: _("A few figures and the links, to the e-mail address of your account."),
}

NO_ADDRESS = _("Your account has no e-mail address yet; an administrator can add it.")
NO_MAIL = _("Your account takes no mail; an administrator can change that.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One kind of news of a series. `address` is set in the one answer that shows it; `obstacle` says what keeps the
    news from its reader.
    """

    kind: str
    subscription: Subscription | None
    address: str = ""
    obstacle: str = ""

    @property
    def title(self) -> str:
        return TITLES[self.kind]

    @property
    def help(self) -> str:
        return HELP[self.kind]

    @property
    def is_mail(self) -> bool:
        return self.kind == Kind.MAIL

    @property
    def webcal(self) -> str:
        """What a telephone opens with its calendar."""
        return f"webcal:{self.address.partition(':')[2]}" if self.kind == Kind.CALENDAR else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request, *, slug):
    reader = reader_of(request, at=timezone.now())
    if reader.is_nobody:
        return redirect_to_login(request.get_full_path())
    series = list(reader.series().filter(project__slug=slug).select_related("project"))
    if not series:
        raise Http404
    made = changed(request, reader, series) if request.method == "POST" else {}
    told = {"project": series[0].project, "reader": reader, "choice": choice(reader, series, made)}
    return render(request, "reports/funders/subscribe.html", told)


def changed(request, reader: Reader, series: list[Series]) -> dict[tuple[int, str], str]:
    """The new address, if one was made, by series and kind. It stands in this answer and is kept nowhere."""
    one = next((each for each in series if str(each.pk) == request.POST.get("series")), None)
    kind, deed = request.POST.get("kind"), request.POST.get("do")
    if one is None or kind not in kinds(reader) or deed not in ("make", "revoke"):
        raise Http404
    if deed == "revoke":
        subscribing.revoke(reader, one, kind)
        return {}
    secret = subscribing.subscribe(reader, one, kind, at=timezone.now())
    if kind not in ADDRESSES:
        return {}
    return {(one.pk, kind): request.build_absolute_uri(reverse(ADDRESSES[kind], args=[secret]))}


def kinds(reader: Reader) -> list[str]:
    """A link has no address to send mail to."""
    return [kind for kind in Kind.values if reader.link is None or kind != Kind.MAIL]


def choice(reader: Reader, series: list[Series], made: dict[tuple[int, str], str]) -> list[tuple[Series, list[Offer]]]:
    own = subscribing.subscriptions(reader, series)

    def offer(one: Series, kind: str) -> Offer:
        found, address = own.get((one.pk, kind)), made.get((one.pk, kind), "")
        return Offer(kind=kind, subscription=found, address=address, obstacle=obstacle(reader, kind))

    return [(one, [offer(one, kind) for kind in kinds(reader)]) for one in series]


def obstacle(reader: Reader, kind: str) -> str:
    if kind != Kind.MAIL or (reader.user.email and reader.user.notices):
        return ""
    return str(NO_MAIL if reader.user.email else NO_ADDRESS)


@csrf_exempt  # the address is the right to do this; mail programs post to it without having read the page (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request, *, secret):
    """Reading the page changes nothing: programs look at every address in a mail."""
    subscription = subscribing.mail_subscription(secret)
    if subscription is None:
        raise Http404
    if request.method == "POST":
        subscription.delete()
    told = {"series": subscription.series, "stopped": request.method == "POST"}
    response = render(request, "reports/funders/stop_mail.html", told)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
