"""The sponsors' front room, as a Django app."""

from django.apps import AppConfig


class SponsorConfig(AppConfig):
    """Pages under /sponsor/."""

    name = "tinggal.sponsor"
    label = "sponsor"
