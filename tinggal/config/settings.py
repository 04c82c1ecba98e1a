"""Every setting, in the order of Django's tutorial. Differences between machines come from the environment only."""

import base64
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from tinggal.config.database import database
from tinggal.config.keys import development_key
from tinggal.config.logs import logging_of
from tinggal.config.registers import register_providers
from tinggal.config.rooms import ROOMS
from tinggal.config.signing import personal_provider, signing_providers
from tinggal.lib.env import Environment

env = Environment()
ROOT = Path(__file__).resolve().parents[2]

# --- Where and how it runs --------------------------------------------------------------------------------------------
MODE = env.choice("TINGGAL_MODE", "development", among=("development", "production"))
PRODUCTION = MODE == "production"
DEBUG_ASKED_FOR = env.claim("DEBUG", False)
DEBUG = DEBUG_ASKED_FOR and not PRODUCTION
HOME = Path(env.text("TINGGAL_HOME", str(ROOT / "var"))).resolve()
KEYS_FOLDER = HOME / "keys"
# Only the process that signs letters (manage.py sign) may read the private keys in SIGNING_FOLDER. Everybody may read
# TRUST_FOLDER: the certificates and the keys of the public log and its witnesses, against which letters are checked.
SIGNS = env.claim("SIGNS", not PRODUCTION)
SIGNING_FOLDER = Path(env.text("SIGNING_FOLDER", str(HOME / "signing"))).resolve()
TRUST_FOLDER = Path(env.text("TRUST_FOLDER", str(HOME / "trust"))).resolve()
SITE_URL = env.text("SITE_URL", None if PRODUCTION else "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DEMONSTRATION = not PRODUCTION

# --- Secrets ----------------------------------------------------------------------------------------------------------
SECRET_KEY = env.text("SECRET_KEY", None if PRODUCTION else development_key(KEYS_FOLDER, "secret"))
# "id:base64" of 32 bytes each, the newest first; old ones stay for reading until everything is wrapped anew.
VAULT_KEYS = env.words("VAULT_KEYS") or ([] if PRODUCTION else ["development:" + development_key(KEYS_FOLDER, "vault")])
BLIND_INDEX_KEY = base64.b64decode(
    env.text("BLIND_INDEX_KEY", None if PRODUCTION else development_key(KEYS_FOLDER, "blind-index"))
)

# --- What is in the house ---------------------------------------------------------------------------------------------
SIMULATORS_ENABLED = env.claim("SIMULATORS_ENABLED", not PRODUCTION)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "procrastinate.contrib.django",
    *(f"tinggal.{room}" for room in ROOMS),
    *("allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tinggal.config.packing.PackedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tinggal.people.middleware.ActorMiddleware",
    "tinggal.people.middleware.SecondFactorMiddleware",
]
ROOT_URLCONF = "tinggal.config.urls"
WSGI_APPLICATION = "tinggal.config.wsgi.application"
ASGI_APPLICATION = "tinggal.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tinggal.pages.context.page",
            ]
        },
    }
]
FORM_RENDERER = "tinggal.pages.renderer.Renderer"

# --- Database, jobs, and the two seams that go upward by name ---------------------------------------------------------
DATABASE_URL = env.text("DATABASE_URL", "postgresql:///tinggal")
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FLOW = "tinggal.flow.WHEN"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DELIVERY_ATTEMPTS = 8

# Deciding: how many of 100 decisions a second officer judges blind, the most a person decides a day, and the seconds
# under which a decision is marked as hasty.
SECOND_LOOK_SHARE = env.number("SECOND_LOOKS_OF_100", 3) / 100
MOST_DECISIONS_A_DAY = env.number("MOST_DECISIONS_A_DAY", 400)
MOST_CODES_AN_HOUR = env.number("MOST_CODES_AN_HOUR", 500)  # by short message to people who are not signed in
HASTY_SECONDS = 3
# Counts of tries lie here: the default of 300 entries would let a busy hour forget them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}

# --- The outside world ------------------------------------------------------------------------------------------------
PROVIDERS: dict[str, dict[str, Any]] = {
    "payment": {
        "BACKEND": env.text("PAYMENT_BACKEND", "tinggal.payments.providers.bank_simulator.BankSimulator"),
        "OPTIONS": {
            "secret": env.text("PAYMENT_SECRET", "simulated-bank-secret"),
            "callback_url": f"{SITE_URL}/payments/callback/",
            "return_url": f"{SITE_URL}/paid/",
        },
    },
    "biometrics": {
        "BACKEND": env.text("BIOMETRICS_BACKEND", "tinggal.appointments.devices.SimulatedDevice"),
        "OPTIONS": {},
    },
    "sms": {"BACKEND": env.text("SMS_BACKEND", "tinggal.notices.channels.sms.SimulatedSms"), "OPTIONS": {}},
}
PROVIDERS |= register_providers(env, site=SITE_URL, simulated=not PRODUCTION)
# Whose name stands under a letter: the institution's seal, or the person who decided (docs/howto/sign.md).
SIGNATURE = env.choice("SIGNATURE", "institution", among=("institution", "personal"))
if SIGNS:
    PROVIDERS |= signing_providers(env, folder=SIGNING_FOLDER)
if SIGNATURE == "personal":
    PROVIDERS |= personal_provider(env, site=SITE_URL, simulated=not PRODUCTION)
# Who certifies the people that sign, as the foot of their letters says.
CERTIFICATE_BY = env.text(
    "CERTIFICATE_BY", "Balai Besar Sertifikasi Elektronik" if PRODUCTION else "Tinggal Development CA"
)
# The public log: its name in every proof, its key, and who vouches for it ("vkey url" each, in trust/witnesses.txt).
LOG_ORIGIN = env.text("LOG_ORIGIN", SITE_URL.split("://")[1].split(":")[0] + "/log")
LOG_KEY_FILE = Path(env.text("LOG_KEY_FILE", str(SIGNING_FOLDER / "log.key")))
LOG_QUORUM = env.number("LOG_QUORUM", 2)
LOG_PATIENCE = env.number("LOG_PATIENCE", 3)  # seconds a letter waits for witnesses; 0: they are never asked
# The last head that was signed. Never restore it from a backup: it is how the log notices that it shrank.
LOG_HEAD_FILE = Path(env.text("LOG_HEAD_FILE", str(SIGNING_FOLDER / "log.head")))
LOG_WITNESS_PORT = env.number("LOG_WITNESS_PORT", 8787)  # of the three witnesses that ./run starts for trying out
LOG_EXPORT = env.text("LOG_EXPORT", "")  # a folder or s3://bucket/prefix that gets a copy of everything public
LETTERS_IN_A_ROUND = env.number("LETTERS_IN_A_ROUND", 25)  # decisions that wait are written, logged and filed together
# Room → queue of its reactions; all others are in "reactions". What is named here only the signing process does.
QUEUES = {"letters": "letters", "oversight": "letters"}
SIMULATORS = {
    "callback_transport": env.text("SIMULATORS_TRANSPORT", "http"),
    "bank_secret": env.text("PAYMENT_SECRET", "simulated-bank-secret"),
    "delivery_secret": env.text("DELIVERY_SECRET", "simulated-delivery-secret"),
}

# --- Files ------------------------------------------------------------------------------------------------------------
READ_DOCUMENTS = env.claim("READ_DOCUMENTS", True)  # by machine: takes 1 GB of memory and about a second a document
COMPARE_FACES = env.claim("COMPARE_FACES", True)  # whether two files have one portrait: docs/decisions/0018
FILES_BACKEND = env.choice("FILES", "disk", among=("disk", "s3"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}}
    if FILES_BACKEND == "disk"
    else {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": env.text("S3_BUCKET"), "endpoint_url": env.text("S3_ENDPOINT", "")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "tinggal.pages.sheets.Together"]
SHEETS_TOGETHER = {
    "pages/site.css": ("pages/vendor/govuk-frontend.css", "pages/tokens.css", "pages/tinggal.css"),
    "pages/passkey.js": ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js"),
    "track/site.css": ("pages/tokens.css", "track/check.css"),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = ["tinggal.intake.uploads.KeptInMemory"]
# ClamAV's daemon, "unix:/run/clamav/clamd.ctl" or "tcp://host:3310"; while it is silent nothing is taken in.
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS", "")  # "": uploads are not looked through for viruses

# --- People and their keys --------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/start/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/signed-out/"
ACCOUNT_ADAPTER = "tinggal.people.accounts.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}  # who opens an account with a number: tinggal/notices/opening.py
ACCOUNT_FORMS = {"login": "tinggal.people.signing_in.SignIn"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "tinggal.people.forms.WhoYouAre"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# One address: a new one takes its place once it is confirmed, for who proves himself; the old one hears of it.
ACCOUNT_REAUTHENTICATION_REQUIRED = ACCOUNT_CHANGE_EMAIL = ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/ip,5/5m/key"} if PRODUCTION else {}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tinggal"
MFA_TOTP_TOLERANCE = 1  # digits may run out between typing and sending
MFA_FORMS = {"add_webauthn": "tinggal.people.passkeys.AddPasskey"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False

# --- Sessions and browsers --------------------------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-tinggal" if PRODUCTION else "tinggal"
DEVICE_COOKIE_NAME = "__Host-device" if PRODUCTION else "device"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tinggal.pages.views.form_expired"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.claim("BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- Words, days and money --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("id", _("Indonesian")),
    ("en", _("English")),
    ("zh-hans", _("Chinese")),
    ("ja", _("Japanese")),
    ("ko", _("Korean")),
]
MACHINE_ASSISTED = frozenset({"zh-hans", "ja", "ko"})  # said on every page in them, until people have read them
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [ROOT / "tinggal" / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- Mail -------------------------------------------------------------------------------------------------------------
EMAIL_BACKEND = env.text(
    "EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTION else "tinggal.simulators.mailbox.EmailBackend",
)
EMAIL_HOST = env.text("SMTP_HOST", "localhost")
EMAIL_PORT = env.number("SMTP_PORT", 587 if PRODUCTION else 25)
EMAIL_HOST_USER = env.text("SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.claim("SMTP_TLS", PRODUCTION)
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "")
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Tinggal <noreply@tinggal.example>")

# Shared with the providers of mail and short messages: signs their reports. Without one none is believed.
DELIVERY_SECRET = env.text("DELIVERY_SECRET", "" if PRODUCTION else "simulated-delivery-secret")

# From which hour until which hour of the office's clock no phone rings; two equal hours: there is no night.
SMS_QUIET = (env.number("SMS_QUIET_FROM", 21), env.number("SMS_QUIET_UNTIL", 7))

# How many days a draft is kept on which nobody works; its owner is warned twice before.
DRAFT_DAYS = env.number("DRAFT_DAYS", 90)

# --- What is written down ---------------------------------------------------------------------------------------------
LOGGING = logging_of(all_at=env.text("LOG_LEVEL", "WARNING"), ours_at=env.text("LOG_LEVEL", "INFO"))
