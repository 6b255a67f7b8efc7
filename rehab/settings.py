"""The one settings file. Everything that differs between places comes from the environment (docs/operations.md)."""

from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import environ

from rehab.lib.sqlite import use_fixed_sqlite
from rehab.lib.stores import store_of

use_fixed_sqlite()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- where we are --------------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and (DEBUG or DEMO or env.bool("TESTING", default=False)):
    SECRET_KEY = "only-for-trying-out-" + "steady" * 8
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# How many proxies of ours stand in front of gunicorn; only that many X-Forwarded-For entries are believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if SECURE else 0)
ROOT_URLCONF = "rehab.urls"
WSGI_APPLICATION = "rehab.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "programs",
    "education",
    "patients",
    "rehab.media",
    "rehab.web",
    "rehab.notifications",
    "rehab.accounts",
    "rehab.publishing",
    "rehab.audit",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "rehab.web.middleware.DatabaseDownMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are a third of what a portal page weighs. Django pads each answer, so its length tells nothing (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "rehab.web.middleware.RequestIdMiddleware",
    "rehab.web.middleware.ContentPolicyMiddleware",
    "rehab.web.middleware.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rehab.accounts.middleware.SessionLimitsMiddleware",
    "rehab.accounts.middleware.SecondFactorMiddleware",
    "rehab.accounts.middleware.PersonalSettingsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "rehab.web.queued.QueuedMiddleware",
    "rehab.web.middleware.ZeroByteMiddleware",
    "rehab.web.middleware.PolicyMiddleware",
    "rehab.audit.middleware.AuditContextMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rehab.web.context.surface",
            ],
        },
    },
]
FORM_RENDERER = "rehab.web.renderer.QuickControls"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- database ------------------------------------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'steady.sqlite3'}")
if DATABASE_URL.startswith("sqlite"):
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATABASE_URL.removeprefix("sqlite:///"),
            # IMMEDIATE: a read-then-write transaction waits its turn instead of failing with "database is locked".
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000",
            },
        }
    }
else:
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] |= {
        # 1.1: what is read is in memory or on a disk without a head, so rows are cheap to fetch one by one.
        "options": "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=30000"
        " -c random_page_cost=1.1",
        "connect_timeout": 3,
    }
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Statements that a connection to PostgreSQL keeps under a name. A pool between (PgBouncer, by transaction) cannot.
PREPARE_STATEMENTS = env.bool("PREPARE_STATEMENTS", default=True)

# --- Redis: cache, and the doorbell for workers --------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "rehab.lib.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "steady",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
    }
}
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "max_retries": 0,
    "global_keyprefix": "steady:",
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 120
CELERY_TIMEZONE = "UTC"
TICK_SECONDS = env.int("TICK_SECONDS", default=30)
CELERY_BEAT_SCHEDULE_FILENAME = env.str("BEAT_FILE", default=str(BASE_DIR / "var" / "beat"))
CELERY_BEAT_SCHEDULE = {
    "tick-check-ins": {
        "task": "patients.tick",
        "schedule": timedelta(seconds=TICK_SECONDS),
        "options": {"expires": TICK_SECONDS},
    },
    "escalate-alerts": {
        "task": "patients.escalate_alerts",
        "schedule": timedelta(seconds=TICK_SECONDS),
        "options": {"expires": TICK_SECONDS},
    },
    "deliver-messages": {
        "task": "notifications.sweep",
        "schedule": timedelta(seconds=TICK_SECONDS),
        "options": {"expires": TICK_SECONDS},
    },
    "audit-check-ins": {
        "task": "patients.audit_check_ins",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3600},
    },
    "review-programs": {
        "task": "programs.review_due",
        "schedule": timedelta(minutes=10),
        "options": {"expires": 600},
    },
    "sweep-worklist": {
        "task": "programs.sweep_worklist",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 60},
    },
    "sweep-template-runs": {
        "task": "programs.sweep_template_runs",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 300},
    },
    "sweep-handouts": {
        "task": "programs.sweep_handouts",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 300},
    },
    "sweep-pictures": {
        "task": "programs.sweep_pictures",
        "schedule": timedelta(minutes=10),
        "options": {"expires": 600},
    },
    "sweep-imports": {
        "task": "publishing.sweep_imports",
        "schedule": timedelta(minutes=15),
        "options": {"expires": 900},
    },
}

# --- people and their doors ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["rehab.accounts.backend.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_ADAPTER = "rehab.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_EMAIL_NOTIFICATIONS = False
MFA_ADAPTER = "rehab.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "rehab.accounts.forms.SecondStepForm",
    "reauthenticate": "rehab.accounts.forms.SecondStepAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Steady"
# A code typed as it changes still counts: one step either way (RFC 6238, section 5.2), each code once.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
USERSESSIONS_TRACK_ACTIVITY = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
INVITATION_DAYS = 7

# In the database only: drafts and flash messages hold names, and Redis must hold nothing about anybody.
SESSION_ENGINE = "rehab.accounts.session_store"
SESSION_COOKIE_NAME = "__Host-steady" if SECURE else "steady"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = {"staff": 15 * 60, "patient": 30 * 60}
SESSION_ABSOLUTE_SECONDS = 12 * 3600
CSRF_COOKIE_NAME = "__Host-steady-csrf" if SECURE else "steady-csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rehab.web.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- headers -------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        # The hash is that of the empty string: Plotly makes an empty style element and fills it through the CSSOM.
        "style-src": ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- words and time ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "__Host-steady-language" if SECURE else "steady-language"
LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["rehab.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- files ---------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
if not env.bool("COLLECTED_STATIC", default=False):
    with suppress(OSError):  # WhiteNoise wants the folder to be there even when it reads from the finders
        Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
STORAGES = {
    # Pictures and videos of curators. They are served by a view that asks who may see them, never by address.
    "default": store_of(env.str("MEDIA_STORE", default=f"file://{BASE_DIR / 'var' / 'media'}")),
    "staticfiles": {
        "BACKEND": "rehab.lib.static_files.HashedFiles"
        if env.bool("COLLECTED_STATIC", default=False)
        else "rehab.lib.static_files.PlainFiles"
    },
}
WHITENOISE_USE_FINDERS = not env.bool("COLLECTED_STATIC", default=False)
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_PICTURE_MB = env.int("MEDIA_PICTURE_MB", default=20)
MEDIA_VIDEO_MB = env.int("MEDIA_VIDEO_MB", default=200)
MEDIA_CLINIC_GB = env.int("MEDIA_CLINIC_GB", default=20)
# Who knows whether a text that was reviewed shows a picture, by name: texts live on higher floors than pictures.
MEDIA_PUBLISHED_BY = ["programs.insights.media.is_published", "education.insights.media.is_published"]
VIDEO_UPLOAD_PATHS = ["/library/media/"]
FILE_UPLOAD_HANDLERS = [
    "rehab.media.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- mail: messages carry no health data ---------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
if DEMO:
    EMAIL_BACKEND = "rehab.notifications.local_mail.LocalMailBackend"
EMAIL_TIMEOUT = 10
# The outbox, by name: people and invitations live on a lower floor than messages.
MAIL_OUTBOX = "rehab.notifications.actions.queue.queue_message"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Steady <no-reply@localhost>")
# Web push: the secret the key is made from, whom a push service may write to, and the push services there are.
PUSH_SECRET = env.str("PUSH_SECRET", default=SECRET_KEY)
PUSH_CONTACT = env.str("PUSH_CONTACT", default=parseaddr(DEFAULT_FROM_EMAIL)[1])
PUSH_SERVICES = [
    "https://fcm.googleapis.com/",
    "https://updates.push.services.mozilla.com/",
    "https://*.notify.windows.com/",
    "https://web.push.apple.com/",
]
# Text messages through a provider with Twilio's API: https://ACCOUNT:TOKEN@api.twilio.com/2010-04-01
SMS_URL = env.str("SMS_URL", default="")
SMS_FROM = env.str("SMS_FROM", default="Steady")
# Who answers "may this message still go out?" at the moment of sending, by kind of message.
MESSAGE_GUARDS = {
    "check_in": "patients.guards.may_send_check_in",
    "check_in_nudge": "patients.guards.may_send_check_in",
    "check_in_other": "patients.guards.may_send_check_in",
    "alert_waiting": "patients.guards.may_tell_of_alert",
    "new_message": "patients.guards.may_send_new_message",
    "visit": "patients.guards.may_tell_of_visit",
}

# Menu entries that say how much waits behind them: URL name → function of the reader.
MENU_COUNTS = {
    "patients:messages": "patients.insights.inbox.unread_of_patient",
    "patients:inbox": "patients.insights.inbox.waiting_of_clinician",
}
# What is asked only while something of its kind is open: kind → function of patients' ids.
ASKED_WHEN_OPEN = {
    "peg": "patients.insights.open_asks.peg_open",
    "sleep": "patients.insights.open_asks.sleep_open",
    "measures": "patients.insights.open_asks.measures_open",
    "session": "programs.insights.open_now.sessions_open",
    "education": "education.insights.open_now.lessons_open",
    "review": "programs.insights.open_now.reviews_open",
}
# Where the reminder of a kind leads when it is asked alone; the others lead home.
ASKED_LEADS_TO = {"review": "programs:my_reviews"}
# Part of the work of whoever gets them, so there is no opting out.
MESSAGES_OF_DUTY = frozenset({"alert_waiting"})

# --- what the product may do ---------------------------------------------------------------------------------
# Who knows how to say a record as FHIR, by name, so that the floor imports no room.
FHIR_MAPPERS = ("patients.fhir", "education.fhir", "programs.fhir")
# Terminologies whose codes are said; without one its things are said in words. SNOMED CT is licensed by country.
FHIR_CODE_SYSTEMS = env.list("FHIR_CODE_SYSTEMS", default=["loinc", "snomed", "icd11", "pa"])
DECISION_SUPPORT_ENABLED = env.bool("DECISION_SUPPORT_ENABLED", default=True)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "rehab.lib.logs.PlainFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "celery": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # They tell every page and every glyph.
        "weasyprint": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "fontTools": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
