"""The application's addresses, with those of pages that some tests only point at."""

from django.http import HttpResponse
from django.urls import path

from cybercrime_project.urls import urlpatterns as own


def elsewhere(request, **kwargs):
    return HttpResponse("elsewhere")


urlpatterns = [
    *own,
    path("read/<slug:slug>/", elsewhere, name="reading"),
    path("projects/<slug:slug>/editions/<str:code>/", elsewhere, name="edition"),
    path("projects/<slug:slug>/editions/<str:code>/<str:format>/", elsewhere, name="edition-download"),
]
