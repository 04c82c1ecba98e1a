"""Addresses of public tracking, of letter checking and of the public log."""

from django.urls import path

from tinggal.track import board, checking, log, measured, reporting, tracking, waiting

app_name = "track"
urlpatterns = [
    path("track/", tracking.track, name="track"),
    path("track/<str:token>/", tracking.followed, name="followed"),
    path("check/", checking.check, name="check"),
    path("check/seal/", checking.check_seal_bytes, name="seal"),
    path("check/<str:code>/", checking.check_by_code, name="code"),
    path("board/<slug:office>/", board.board, name="board"),
    path("report/", reporting.report, name="report"),
    path("report/follow/", reporting.follow, name="follow_report"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("checks/", measured.measured, name="measured"),
    path("log/", log.log, name="log"),
    path("log/checkpoint", log.checkpoint, name="log_checkpoint"),
    path("log/tile/<path:path>", log.tiles, name="log_tile"),
    path("log/revocations", log.revocations, name="log_revocations"),
    path("log/keys.json", log.keys, name="log_keys"),
    path("log/certificates/<path:name>", log.certificate, name="log_certificate"),
    path("log/verify.py", log.program, name="log_program"),
]
