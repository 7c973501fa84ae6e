"""The application's own settings, as a developer's machine has them, made quick for tests."""

import os

os.environ.setdefault("DEBUG", "true")

from cybercrime_project.settings import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # static files as they are, without collecting them
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
