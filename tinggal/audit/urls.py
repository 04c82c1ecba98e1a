"""Addresses of the audit room."""

from django.urls import path

from tinggal.audit import files

app_name = "audit"
urlpatterns = [
    path("files/", files.files, name="files"),
    path("files/<slug:reference>/", files.one_file, name="dossier"),
]
