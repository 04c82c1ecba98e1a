"""The pages of the simulated bank: the open bills, and three ways to pay one."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.simulators import bank, bank_faults, bank_qris
from tinggal.simulators.bank_forms import CardForm, ConfirmForm, FaultForm
from tinggal.simulators.models import SimulatedBill

NEWEST = 100


@require_safe
def bills(request: HttpRequest) -> HttpResponse:
    """The newest open bills."""
    open_now = SimulatedBill.objects.filter(state=SimulatedBill.State.OPEN, expires_at__gte=timezone.now())
    return render(request, "simulators/bank/bills.html", {"bills": open_now.order_by("-created_at")[:NEWEST]})


@require_safe
def bill(request: HttpRequest, code: str) -> HttpResponse:
    """One bill: what it is for, and the ways to pay it."""
    return _page(request, "bill", found=_bill(code))


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Card number and expiry, then the confirmation by one-time code."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm = ConfirmForm(initial={"fault": form.cleaned_data["fault"]})
        return _page(request, "confirm", found=_bill(code), form=confirm, last_digits=form.cleaned_data["number"][-4:])
    return _page(request, "card", found=_bill(code), form=form)


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The one-time code is right: the card is charged."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, "confirm", found=_bill(code), form=form)
    return _pay(request, code, method="card", fault=form.cleaned_data["fault"])


@require_http_methods(["GET", "HEAD", "POST"])
def virtual_account(request: HttpRequest, code: str) -> HttpResponse:
    """An account number to transfer to, and the button of somebody who did."""
    form = FaultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _pay(request, code, method="virtual_account", fault=form.cleaned_data["fault"])
    return _page(request, "virtual_account", found=_bill(code), form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def qris(request: HttpRequest, code: str) -> HttpResponse:
    """A QR to scan, and the button of somebody who did."""
    form = FaultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _pay(request, code, method="qris", fault=form.cleaned_data["fault"])
    found = _bill(code)
    text = bank_qris.payload(code=code, amount=found.amount)
    return _page(request, "qris", found=found, form=form, text=text)


@require_safe
def qris_picture(request: HttpRequest, code: str) -> HttpResponse:
    """The QR itself."""
    found = _bill(code)
    text = bank_qris.payload(code=found.code, amount=found.amount)
    return HttpResponse(bank_qris.picture(text), content_type="image/svg+xml")


@require_POST
def pay_late(request: HttpRequest, code: str) -> HttpResponse:
    """A teller takes the money although the code is no longer open."""
    bank_faults.pay_late(_bill(code).code, method="virtual_account")
    return redirect("simulators:bill", code)


def _bill(code: str) -> SimulatedBill:
    try:
        return bank.fetch(code)
    except bank.BankRefused as reason:
        raise Http404(str(reason)) from reason


def _pay(request: HttpRequest, code: str, *, method: str, fault: str) -> HttpResponse:
    try:
        bank_faults.pay(_bill(code).code, method=method, fault=fault)
    except bank.BankRefused as reason:
        return _page(request, "bill", found=_bill(code), refused=str(reason))
    return redirect("simulators:bill", code)


def _page(
    request: HttpRequest, name: str, *, found: SimulatedBill, form: forms.Form | None = None, **more: str
) -> HttpResponse:
    return render(request, f"simulators/bank/{name}.html", {"bill": found, "form": form, **more})
