"""The language of the screen. Documents have their own, which nothing here reaches."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


def speak(get_response):
    """Middleware, inside that of sign-ins: people read the language they chose, others what their browser asks for."""

    def respond(request):
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not request.user.is_authenticated:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    return respond


def language_of(request) -> str:
    """No part of the address says it: a link opens for each in their own language."""
    if request.user.is_authenticated:
        return translation.get_supported_language_variant(request.user.language)
    return translation.get_language_from_request(request)


def short_language() -> str:
    """The language the screen speaks now, as documents name it (ISO 639-1)."""
    return (translation.get_language() or settings.LANGUAGE_CODE).partition("-")[0]
