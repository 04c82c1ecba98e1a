"""The room of casework, as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Leases, picks out of order, classes of priority, saved filters, and the search index."""

    name = "tinggal.casework"
    label = "casework"
