"""Addresses of the audit room."""

from django.urls import path

from tinggal.audit import exceptions, files, officers, offices

app_name = "audit"
urlpatterns = [
    path("", offices.offices, name="offices"),
    path("files/", files.files, name="files"),
    path("files/<slug:reference>/", files.one_file, name="dossier"),
    path("officers/", officers.officers, name="officers"),
    path("officers/<int:number>/", officers.one_officer, name="officer"),
    path("unusual/", offices.what_stands_out, name="anomalies"),
    path("exceptions/", exceptions.exceptions, name="exceptions"),
    path("exceptions/<int:number>/", exceptions.read_exception, name="exception"),
    path("exceptions/<int:number>/answer/", exceptions.answer_exception, name="answer"),
]
