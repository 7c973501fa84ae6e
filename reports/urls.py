from django.urls import path

from reports.desk import links as desk_links
from reports.desk import views
from reports.funders import dossier, feeds, links, subscriptions, verification

urlpatterns = [
    path("", views.home, name="home"),
    path("projects/<slug:slug>/", views.project, name="project"),
    path("projects/<slug:slug>/reports/<int:pk>/", views.report, name="report"),
    path("projects/<slug:slug>/reports/<int:pk>/download/<str:format>/", views.download, name="report-download"),
    path("projects/<slug:slug>/links/", desk_links.reading_links, name="reading-links"),
    path("projects/<slug:slug>/links/<int:pk>/revoke/", desk_links.revoke, name="reading-link-revoke"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.code, name="verify-code"),
    path("l/<str:secret>/", links.open_link, name="open-link"),
    path("read/<slug:slug>/dossier.zip", dossier.dossier, name="dossier"),
    path("read/<slug:slug>/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("read/<slug:slug>/<int:pk>/editions.atom", feeds.public_editions, name="public-feed"),
    path("subscriptions/<str:secret>/calendar.ics", feeds.calendar, name="calendar"),
    path("subscriptions/<str:secret>/editions.atom", feeds.editions, name="feed"),
    path("subscriptions/<str:secret>/stop/", subscriptions.stop_mail, name="stop-mail"),
]
