"""The one settings file. Everything that differs between two installations comes from the environment, listed in
`.env.example`.

Safe by default: without `DEBUG` the application refuses to start on a missing or well-known secret and on hosts that
match everything.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def flag(name: str, *, default: bool) -> bool:
    """A word that is neither yes nor no stops the start, instead of meaning no."""
    told = env.str(name, default=str(default)).strip().lower()
    if told not in (*YES, *NO):
        raise ImproperlyConfigured(f"{name} must be true or false, not {told!r}.")
    return told in YES


YES, NO = ("true", "1", "yes", "on"), ("false", "0", "no", "off")

DEBUG = flag("DEBUG", default=False)

DEVELOPMENT_SECRET = "for-development-on-this-machine-only"  # noqa: S105 (refused outside DEBUG)
EXAMPLE_SECRET = "replace-me"  # noqa: S105 (as it stands in .env.example; refused outside DEBUG)


def secret_key() -> str:
    secret = env.str("SECRET_KEY", default=DEVELOPMENT_SECRET if DEBUG else "")
    if DEBUG or (len(secret) >= 50 and not secret.startswith((DEVELOPMENT_SECRET, EXAMPLE_SECRET))):
        return secret
    raise ImproperlyConfigured(
        "SECRET_KEY is missing, an example or shorter than 50 characters. Make one with: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )


def allowed_hosts() -> list[str]:
    hosts = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
    if not DEBUG and not hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS is missing: name the hosts, separated by commas.")
    if not DEBUG and any(host.startswith("*") for host in hosts):
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts; '*' answers to anybody's.")
    return hosts


def databases() -> dict:
    """SQLite takes the write lock at once and waits for it; otherwise two people who save together lose an update."""
    database = env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        }
    else:
        database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
        database["CONN_HEALTH_CHECKS"] = True
    return {"default": database}


def caches() -> dict:
    """Who tried how often, in files that the processes of a machine share. Several machines name a cache of theirs."""
    if env.str("CACHE_URL", default=""):
        return {"default": env.cache_url("CACHE_URL")}
    files = "django.core.cache.backends.filebased.FileBasedCache"
    return {"default": {"BACKEND": files, "LOCATION": BASE_DIR / "cache", "OPTIONS": {"MAX_ENTRIES": 20_000}}}


SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()
DATABASES = databases()
CACHES = caches()

INSTALLED_APPS = [
    "outputs",
    "activities",
    "reports",
    "django_tables2",
    "csp",
    "django_prose_editor",
    "django.forms",
    "axes",
    "reversion",
    "reports.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "outputs.caching.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "outputs.sessions.end_in_time",
    "outputs.screen.speak",
    "outputs.history.middleware.act_as_who_signed_in",
    "django.contrib.messages.middleware.MessageMiddleware",
    "outputs.interrupted.KeptWhenSignedOut",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cybercrime_project.urls"
WSGI_APPLICATION = "cybercrime_project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates", BASE_DIR / "static"],  # a picture may stand in a page: one request less
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reports.desk.context.desk",
            ],
        },
    },
]

# Fields have templates of ours beside Django's own.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# Versions in the history hold a thing whole, with its dates, outputs and rows.
SERIALIZATION_MODULES = {"whole": "outputs.history.format"}

AUTH_USER_MODEL = "outputs.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]

# Wrong passwords are counted by user name and address, whether such a user exists or not. What was typed is kept
# nowhere: it may be a password in the wrong field.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "outputs.signins.typed_name"
AXES_CLIENT_IP_CALLABLE = "outputs.signins.address_of"
AXES_LOCKOUT_CALLABLE = "outputs.views.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LOGIN_URL = reverse_lazy("login")
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = reverse_lazy("login")

# Of the screen; a document has its own. English as in Britain, where the day comes before the month.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "cybercrime_project" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Paris")
USE_TZ = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# How long one stays signed in: without doing anything, and at all. Both long enough for a long text.
SESSION_IDLE_AGE = 60 * 60 * env.int("SESSION_IDLE_HOURS", default=12)
SESSION_COOKIE_AGE = 60 * 60 * 24 * env.int("SESSION_DAYS", default=14)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Files beside entries: how large each may be, and of which types; `outputs.files` knows how each is told.
ATTACHMENT_MOST_BYTES = env.int("ATTACHMENT_MOST_BYTES", default=10_000_000)
ATTACHMENT_TYPES = env.list(
    "ATTACHMENT_TYPES", default=["pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpg", "jpeg", "txt", "csv"]
)

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEBUG else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
X_FRAME_OPTIONS = "DENY"
BEHIND_HTTPS_PROXY = flag("BEHIND_HTTPS_PROXY", default=False)
if BEHIND_HTTPS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Where addresses in mail lead: there is no request to read it from.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0].lstrip('.')}")

# Who reports in IATI files: the organisation's identifier, empty until it has one, and the code of its type.
IATI_ORGANISATION = env.str("IATI_ORGANISATION", default="")
IATI_ORGANISATION_TYPE = env.str("IATI_ORGANISATION_TYPE", default="40")  # multilateral

vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"Project updates <updates@{urlsplit(SITE_URL).hostname}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [(address, address) for address in env.list("ADMINS", default=[])]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the logos of a document stand in it
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DJANGO_TABLES2_TABLE_ATTRS = {"class": "table"}

# No secret that stands in an address reaches a log or a mail.
DEFAULT_EXCEPTION_REPORTER = "outputs.errors.RedactingReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "outputs.redaction.RedactingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"outside_debug": {"()": "django.utils.log.RequireDebugFalse"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "mail": {
            "class": "outputs.errors.RedactingEmailHandler",
            "formatter": "line",
            "level": "ERROR",
            "filters": ["outside_debug"],
        },
    },
    "loggers": {
        "django": {"handlers": ["stderr", "mail"], "level": "INFO"},
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    }
    | {
        name: {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO"), "propagate": True}
        for name in ("outputs", "activities", "reports")
    },
}
