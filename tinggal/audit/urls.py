"""Addresses of the audit room."""

from django.urls import path

from tinggal.audit import bundles, complaints, exceptions, files, officers, offices, sampling, verifying

app_name = "audit"
urlpatterns = [
    path("", offices.offices, name="offices"),
    path("files/", files.files, name="files"),
    path("files/<slug:reference>/", files.one_file, name="dossier"),
    path("files/<slug:reference>/verify/", verifying.verify_file, name="verify"),
    path("files/<slug:reference>/evidence/", bundles.evidence, name="evidence"),
    path("files/<slug:reference>/evidence/<int:number>/", bundles.bundle, name="bundle"),
    path("files/<slug:reference>/evidence/<int:number>/take/", bundles.take, name="take"),
    path("day/", verifying.verify_day, name="day"),
    path("officers/", officers.officers, name="officers"),
    path("officers/<int:number>/", officers.one_officer, name="officer"),
    path("unusual/", offices.what_stands_out, name="anomalies"),
    path("sample/", sampling.sample, name="sample"),
    path("sample/<slug:month>/<int:number>/", sampling.drawn_sample, name="drawn"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<int:number>/", complaints.complaint, name="complaint"),
    path("exceptions/", exceptions.exceptions, name="exceptions"),
    path("exceptions/<int:number>/", exceptions.read_exception, name="exception"),
    path("exceptions/<int:number>/answer/", exceptions.answer_exception, name="answer"),
]
