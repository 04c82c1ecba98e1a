"""Names the room for Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "tinggal.audit"
