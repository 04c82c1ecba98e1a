"""The room of what sponsors do for their foreigners, as a Django app."""

from django.apps import AppConfig


class GuaranteesConfig(AppConfig):
    """Lists of foreigners and batches of files."""

    name = "tinggal.guarantees"
    label = "guarantees"
