"""Where providers find us, below ``/notices/``."""

from django.urls import path

from tinggal.notices import views

app_name = "notices"
urlpatterns = [path("callback/", views.callback, name="callback")]
