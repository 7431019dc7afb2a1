"""Django's settings for the local program. Everything that can differ comes from `afterword.config`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from afterword import config

HERE = Path(__file__).resolve().parent
SETTINGS = config.load()

SECRET_KEY = SETTINGS.secret
DEBUG = False  # Django's own error pages show settings and data; AFTERWORD_DEBUG prints to the terminal instead
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

ROOT_URLCONF = "afterword.web.urls"
WSGI_APPLICATION = "afterword.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "afterword.store",
    "afterword.web",
]

MIDDLEWARE = [
    "afterword.web.access.Headers",
    "afterword.web.access.KnownHost",
    "afterword.web.access.TooLarge",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "afterword.web.access.SignedInOnly",
    "afterword.web.access.WrongWay",
    "afterword.web.proof.Proof",
    "afterword.web.access.Language",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "debug": False,
            "loaders": [
                "django.template.loaders.filesystem.Loader",
                "django.template.loaders.app_directories.Loader",
            ]
            if SETTINGS.debug
            else [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# FULL: a kept sentence survives a power cut. IMMEDIATE: a write waits its turn instead of failing half-way.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": SETTINGS.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }
}

AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]

# Lax, not Strict: a link to a page here from a calendar or an e-mail must open it, and no page changes anything on GET.
SESSION_COOKIE_NAME = f"afterword_{SETTINGS.home_mark}"
SESSION_COOKIE_AGE = 400 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "afterword.web.access.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What is sent stays in memory: nothing of the person's goes to a shared folder.
LARGEST_REQUEST = 26 * 1024 * 1024  # one paper of the largest size that is taken, and the form around it
LARGEST_HEARD_OUT = 512 * 1024 * 1024
"""What is larger than `LARGEST_REQUEST` is taken off the line all the same, up to this, and answered with a page: a
browser whose words are not heard out shows only that the connection was lost.
"""
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [HERE.parent / "locale"]


def _static_version() -> str:
    """A digest of our files, put into the address: each address is good for ever, and nothing has to be collected."""
    digest = hashlib.sha256()
    for path in sorted((HERE / "static").rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(HERE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


STATIC_URL = f"/static/{_static_version()}/"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = SETTINGS.debug
WHITENOISE_MAX_AGE = 0 if SETTINGS.debug else 60
WHITENOISE_IMMUTABLE_FILE_TEST = r"^$" if SETTINGS.debug else r"^/static/[0-9a-f]{12}/"
WHITENOISE_ALLOW_ALL_ORIGINS = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "level": "ERROR"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "waitress": {"handlers": ["terminal"], "level": "ERROR"},
    },
}
