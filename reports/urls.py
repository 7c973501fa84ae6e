from django.urls import include, path

from reports.desk import views
from reports.funders import pages, verification

project_read = [
    path("", pages.reading, name="reading"),
    path("activities/", pages.activities, name="activities-told"),
    path("activities/<str:kind>/", pages.activities_export, name="activities-export"),
    path("editions/", pages.editions, name="editions"),
    path("editions/<str:code>/changes/", pages.edition_changes, name="edition-changes"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("read/", pages.portfolio, name="portfolio"),
    path("read/<slug:slug>/", include(project_read)),
    path("robots.txt", pages.robots, name="robots"),
    path("projects/<slug:slug>/", views.project, name="project"),
    path("projects/<slug:slug>/reports/<int:pk>/", views.report, name="report"),
    path("projects/<slug:slug>/reports/<int:pk>/download/<str:format>/", views.download, name="report-download"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.code, name="verify-code"),
]
