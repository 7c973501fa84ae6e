from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from outputs import entrances
from outputs.views import Notices, PasswordChange, healthz, language

urlpatterns = [
    path("", include("reports.urls")),
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", PasswordChange.as_view(), name="password_change"),
    path("password/lost/", entrances.lost, name="password-lost"),
    path("password/lost/asked/", entrances.asked, name="password-asked"),
    path("password/new/", entrances.new, name="password-new"),
    path("p/<str:secret>/", entrances.open_link, name="open-password"),
    path("notices/", Notices.as_view(), name="notices"),
    path("language/", language, name="language"),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
