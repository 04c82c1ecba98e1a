"""What the simulated bank keeps: bills to be paid, payments taken, and the messages it owes its merchants."""

from django.db import models


class SimulatedBill(models.Model):
    """One billing code. ``amount`` is whole rupiah; ``reference`` is the merchant's own number for the bill."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        PAID = "paid", "paid"
        EXPIRED = "expired", "expired"
        CANCELLED = "cancelled", "cancelled"

    code = models.CharField(max_length=15, unique=True)
    reference = models.CharField(max_length=60, unique=True)
    amount = models.BigIntegerField()
    payer = models.CharField(max_length=200)
    description = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    callback_url = models.URLField(max_length=300)
    return_url = models.URLField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=State.OPEN)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="simulated_bills_ask_for_money"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^8[0-9]{14}$"), name="billing_codes_are_15_digits_from_8"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class SimulatedPayment(models.Model):
    """Money that came in for a bill. A bill can be paid twice by accident; each payment has its own NTPN."""

    bill = models.ForeignKey(SimulatedBill, on_delete=models.CASCADE, related_name="payments")
    method = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    ntb = models.CharField(max_length=12, unique=True)
    ntpn = models.CharField(max_length=16, unique=True)
    paid_at = models.DateTimeField()

    class Meta:
        ordering = ["paid_at", "pk"]

    def __str__(self) -> str:
        return self.ntpn


class SimulatedCallback(models.Model):
    """A message owed to the merchant. ``answer`` is what the merchant said; empty until it was sent."""

    bill = models.ForeignKey(SimulatedBill, on_delete=models.CASCADE, related_name="callbacks")
    event_id = models.CharField(max_length=36)
    body = models.TextField()
    due = models.DateTimeField()
    wrong_signature = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.event_id


class SimulatedMessage(models.Model):
    """A mail or a short message that would have left the building."""

    channel = models.CharField(max_length=10)
    message_id = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    arrived_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["to", "-id"], name="messages_of_an_address")]

    def __str__(self) -> str:
        return f"{self.channel} to {self.to}"


class SimulatedAuthenticator(models.Model):
    """The authenticator app of a demonstration officer: his login and the shared secret (base 32)."""

    login = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    secret = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.login


class SimulatedRegister(models.Model):
    """A register that is played: what goes wrong with it now, and how many questions it was asked."""

    name = models.CharField(max_length=20, primary_key=True)
    fault = models.CharField(max_length=10, default="normal")
    questions = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.fault}"


class SimulatedRecord(models.Model):
    """What was entered into a played register besides its invented world. ``number`` is what it is found by."""

    register = models.CharField(max_length=20)
    number = models.CharField(max_length=120)
    record = models.JSONField(default=dict)

    class Meta:
        ordering = ["register", "number"]
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="one_simulated_record_per_number")]

    def __str__(self) -> str:
        return f"{self.register} {self.number}"
