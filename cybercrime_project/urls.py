from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from outputs.views import Notices, PasswordChange, healthz, language

urlpatterns = [
    path("", include("reports.urls")),
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", PasswordChange.as_view(), name="password_change"),
    path("notices/", Notices.as_view(), name="notices"),
    path("language/", language, name="language"),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
