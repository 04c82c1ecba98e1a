"""The room of sponsors, their teams and the mandates of agents, as a Django app."""

from django.apps import AppConfig


class SponsorsConfig(AppConfig):
    """Sponsors, memberships and mandates."""

    name = "tinggal.sponsors"
    label = "sponsors"
