"""The application's addresses, and one that answers so many bytes: what the same stack takes for an answer alone."""

from functools import cache

from django.http import HttpResponse
from django.urls import path

from cybercrime_project.urls import urlpatterns as application


@cache
def content(size: int) -> bytes:
    return b"x" * size


def constant(request, *, size):
    return HttpResponse(content(size))


urlpatterns = [path("constant/<int:size>/", constant), *application]
