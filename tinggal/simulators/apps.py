"""The stand-ins as a Django app: only for development, tests and demonstrations."""

from django.apps import AppConfig


class SimulatorsConfig(AppConfig):
    """The stand-ins for the outside world."""

    name = "tinggal.simulators"
    label = "simulators"
