from django.urls import path

from reports.desk import views
from reports.funders import verification

urlpatterns = [
    path("", views.home, name="home"),
    path("projects/<slug:slug>/", views.project, name="project"),
    path("projects/<slug:slug>/reports/<int:pk>/", views.report, name="report"),
    path("projects/<slug:slug>/reports/<int:pk>/download/<str:format>/", views.download, name="report-download"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.code, name="verify-code"),
]
