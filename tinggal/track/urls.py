"""Addresses of public tracking and of letter checking."""

from django.urls import path

from tinggal.track import checking, tracking

app_name = "track"
urlpatterns = [
    path("track/", tracking.track, name="track"),
    path("track/<str:token>/", tracking.followed, name="followed"),
    path("check/", checking.check, name="check"),
    path("check/<str:code>/", checking.check_by_code, name="code"),
]
