"""Adding a passkey, in our words."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """The library's form; only its words are ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["passwordless"].label = _("I want to sign in with it alone, without a password")
        self.fields["passwordless"].help_text = _("Your device then asks for your fingerprint, your face or a PIN.")
