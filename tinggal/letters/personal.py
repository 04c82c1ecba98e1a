"""Letters that a person signs: the basket of those who decided, signed one by one at the signing service."""

import json
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from cryptography.x509.oid import NameOID
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinggal.intake import vault
from tinggal.letters.authority import missing_now
from tinggal.letters.evidence import EvidenceChanged, hold_to_the_evidence
from tinggal.letters.filing import Typeset, finish
from tinggal.letters.models import Unsigned
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.letters.signers.remote import RemoteSigner, ServiceRefused, ServiceSilent
from tinggal.letters.writing import REASONS
from tinggal.lib.cms import Signatory
from tinggal.lib.envelope import Tampered, UnknownKey
from tinggal.lib.providers import provider
from tinggal.people.actors import Actor

PATIENCE: Final = 20.0  # seconds one page may take; what is left over is signed by pressing again
PROVIDER: Final = "remote_signer"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a basket: numbers of letters ``signed``, those that ``failed`` with why, and why it ``stopped``.

    What comes after a stop was not tried and still waits; ``left`` says how many.
    """

    signed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...] = ()
    stopped: str = ""
    left: int = 0


def waiting_for(actor: Actor) -> QuerySet[Unsigned]:
    """The letters that wait for this person's signature, the oldest first."""
    rows = Unsigned.objects.filter(signer=actor.user_id, writing__letter=None)
    return rows.select_related("writing__application", "writing__decision", "writing__entry").order_by("since", "pk")


def sign_all(actor: Actor, *, number: str, passphrase: Passphrase, which: Collection[int]) -> Report:
    """Sign those letters of the basket whose ids are in ``which``, as the person with this number at the service.

    Stops at the first refusal that the next letter would meet as well: no passphrase is tried twice. The certificate
    must be in the name of the one who decided.
    """
    basket = list(waiting_for(actor).filter(pk__in=which))
    signed: list[str] = []
    failed: list[tuple[str, str]] = []
    stopped, until = "", time.monotonic() + PATIENCE
    try:
        signer: RemoteSigner = provider(PROVIDER)
        by = signer.person(number, passphrase=passphrase)
        _hold_to_the_name(by, actor=actor)
        for row in basket:
            if time.monotonic() > until:
                stopped = _("There was no time for all. Press the button again for the others.")
                break
            why = _tried(lambda row=row: _sign(row, by=by, signer=signer))  # type: ignore[misc]
            if why:
                failed.append((row.writing.number, why))
            else:
                signed.append(row.writing.number)
    except (ServiceRefused, ServiceSilent, OtherName) as refusal:
        stopped = in_words(refusal)
    left = len(basket) - len(signed) - len(failed)
    return Report(signed=tuple(signed), failed=tuple(failed), stopped=stopped, left=left)


class AuthorityEnded(Exception):
    """The post or the delegation of the one who decided does not stand at the instant of signing; the text says so."""


class OtherName(Exception):
    """The certificate is not in the name of the person who signs."""


def in_words(refusal: Exception) -> str:
    """Why the signing stopped, for the person who typed the passphrase."""
    words = {
        "passphrase": _("The passphrase is not right. Check it: after three wrong ones the service locks your key."),
        "locked": _("Your key is locked. Ask the signing service to unlock it."),
        "expired": _("Your certificate has expired. Ask the signing service for a new one."),
        "unknown": _("The signing service does not know this number."),
        "credential": _("The signing service does not accept this house. Tell the administrators."),
    }
    if isinstance(refusal, ServiceRefused):
        return words.get(refusal.code, _("The signing service refuses. Tell the administrators."))
    if isinstance(refusal, OtherName):
        return str(refusal)
    return _("The signing service does not answer. Nothing is lost: try again later.")


def _tried(step: Callable[[], None]) -> str:
    """Why this one letter could not be signed; "" when it was. What stops all letters is let through."""
    try:
        step()
    except (ServiceRefused, ServiceSilent):
        raise
    except AuthorityEnded as ended:
        return _("%s It was not signed. Ask for a new delegation, or tell the administrators.") % ended
    except EvidenceChanged:
        return _("The file is not as it was when you decided. It was not signed; tell the administrators.")
    except (FileNotFoundError, Tampered, UnknownKey):
        return _("The letter cannot be read. It was not signed; tell the administrators.")
    except NotSigned:
        return _("The letter came back not in order and was not sent. Tell the administrators.")
    return ""


def _sign(row: Unsigned, *, by: Signatory, signer: RemoteSigner) -> None:
    writing = row.writing
    if writing.decision and (why := missing_now(writing.decision)):
        raise AuthorityEnded(why)
    hold_to_the_evidence(writing.cause, decision=writing.decision)
    pdf = vault.get(row.stored, bytes(row.wrapped_key))
    place = json.loads(writing.content)["written"]["place"]
    signed = signer.sign_as(by, pdf, reason=REASONS[writing.kind], place=place)
    finish(Typeset(writing=writing, proof=row.proof, seal=bytes(row.seal), vouched=row.vouched, pdf=pdf), signed)
    row.delete()
    vault.remove(row.stored)


def _hold_to_the_name(by: Signatory, *, actor: Actor) -> None:
    names = by.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(names[0].value) if names else ""
    if _plain(name) != _plain(actor.name):
        raise OtherName(_("This certificate is in the name of %s, not in yours. Nothing was signed.") % name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
