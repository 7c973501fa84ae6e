"""A form that is sent after its session has ended."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import keeping
from outputs.models import User


class KeptWhenSignedOut:
    """Middleware: what comes signed out is kept for whom its page was made, who then signs in and goes on.

    Asked after the token against forged requests, which holds on when a session ends.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return None
        page = keeping.page_of(request.POST.get(keeping.FIELD, ""))
        author = User.objects.filter(pk=page.user, is_active=True).first() if page else None
        return sent_to_sign_in(request, page, author) if author else None


def sent_to_sign_in(request, page: keeping.Page, author: User):
    try:
        kept = keeping.keep_sent(page, user=author, values=request.POST, at=timezone.now())
    except (keeping.TooLong, keeping.NoForm):
        return None
    messages.warning(request, _("Your session has ended. What you sent is kept: sign in, look at it and save it."))
    return redirect_to_login(kept.address)
