"""The room where bills are kept, as a Django app."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Bills, payments, refunds."""

    name = "tinggal.payments"
    label = "payments"
