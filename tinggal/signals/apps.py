"""The room of the signals, as a Django app."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """Marks by which files are compared, the signals raised on them, and what officers answered."""

    name = "tinggal.signals"
    label = "signals"
