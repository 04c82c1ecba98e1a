"""Where providers find us, below ``/payments/``."""

from django.urls import path

from tinggal.payments import views

app_name = "payments"
urlpatterns = [path("callback/", views.callback, name="callback")]
