"""The room where documents are checked automatically, as a Django app."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Findings of the automatic checks, and how officers resolved them."""

    name = "tinggal.verification"
    label = "verification"
