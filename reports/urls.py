from django.urls import path

from reports.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("projects/<slug:slug>/", views.project, name="project"),
    path("projects/<slug:slug>/reports/<int:pk>/", views.report, name="report"),
    path("projects/<slug:slug>/reports/<int:pk>/download/<str:format>/", views.download, name="report-download"),
]
