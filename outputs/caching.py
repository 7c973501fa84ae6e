"""What was made for one person is kept by no cache."""


def keep_private(get_response):
    """Middleware, outside that of sessions: an answer that depends on who asks is not stored, error pages included.

    A view that says itself how long its answer holds is believed.
    """

    def respond(request):
        response = get_response(request)
        if "cookie" in response.get("Vary", "").lower():
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond
