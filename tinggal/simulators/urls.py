"""Where the stand-ins are found, below ``/simulators/``."""

from django.urls import path, re_path

from tinggal.simulators import bank_views, mailbox_views, remote_signing_views, stamping_views
from tinggal.simulators.registers import views as register_views

CODE = r"^bank/(?P<code>8[0-9]{14})/"

app_name = "simulators"
urlpatterns = [
    path("mailbox/", mailbox_views.mailbox, name="mailbox"),
    path("mailbox/<int:number>/", mailbox_views.message, name="message"),
    path("mailbox/<int:number>/report/", mailbox_views.report_on, name="report"),
    path("authenticator/", mailbox_views.authenticator, name="authenticator"),
    path("timestamp/", stamping_views.timestamp, name="timestamp"),
    path("remote-signing/", remote_signing_views.people, name="remote_signing"),
    path("remote-signing/sign", remote_signing_views.sign, name="remote_signing_sign"),
    path("remote-signing/certificate", remote_signing_views.certificate, name="remote_certificate"),
    path("remote-signing/fault/", remote_signing_views.fault, name="remote_signing_fault"),
    path("registers/", register_views.registers, name="registers"),
    path("registers/fault/", register_views.fault, name="register_fault"),
    path("registers/record/", register_views.record, name="register_record"),
    path("registers/<slug:name>/ask", register_views.ask, name="register_ask"),
    path("bank/", bank_views.bills, name="bills"),
    re_path(CODE + r"$", bank_views.bill, name="bill"),
    re_path(CODE + r"card/$", bank_views.card, name="card"),
    re_path(CODE + r"card/confirm/$", bank_views.confirm, name="confirm"),
    re_path(CODE + r"virtual-account/$", bank_views.virtual_account, name="virtual_account"),
    re_path(CODE + r"qris/$", bank_views.qris, name="qris"),
    re_path(CODE + r"qris\.svg$", bank_views.qris_picture, name="qris_picture"),
    re_path(CODE + r"late/$", bank_views.pay_late, name="pay_late"),
]
