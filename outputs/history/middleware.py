"""Who signed in acts in everything that a request writes."""

from outputs.history.recording import acting


def act_as_who_signed_in(get_response):
    """Middleware, inside that of sign-ins; the user is looked up only where something is written."""

    def respond(request):
        with acting(request.user):
            return get_response(request)

    return respond
