"""Tells in time that a certificate ends: of those who sign, stamp and seal, and of the authorities above them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.translation import gettext as _

from tinggal.letters.signers.long_term import read_certificates

AHEAD: Final = (timedelta(days=7), timedelta(days=30), timedelta(days=60))
IN_USE: Final = ("certificates", "seal/signers")  # folders of the trust folder; an authority may end in silence


def expiry_warnings(*, trust: Path | None = None, now: datetime | None = None) -> list[str]:
    """A sentence for each certificate in the trust folder that ends within 60 days, or is in use and has ended."""
    folder, now = trust or Path(settings.TRUST_FOLDER), now or datetime.now(UTC)
    used = [one for name in IN_USE for one in read_certificates(folder / name)]
    above = [one for name in ("roots", "stamps", "seal/ca") for one in read_certificates(folder / name)]
    late = [one for one in used if one.not_valid_after_utc <= now]
    soon = [one for one in (*used, *above) if now < one.not_valid_after_utc <= now + AHEAD[-1]]
    return [_sentence(one, now=now) for one in sorted({*late, *soon}, key=lambda one: one.not_valid_after_utc)]


def _sentence(certificate: x509.Certificate, *, now: datetime) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    words = {"name": names[0].value if names else "", "day": f"{certificate.not_valid_after_utc:%d %B %Y}"}
    left = certificate.not_valid_after_utc - now
    if left <= timedelta(0):
        return _("The certificate “%(name)s” ended on %(day)s. Put in the new one now.") % words
    if left <= AHEAD[0]:
        return _("The certificate “%(name)s” ends on %(day)s: put in the new one now, or letters stop.") % words
    if left <= AHEAD[1]:
        return _("The certificate “%(name)s” ends on %(day)s: the new one must come this month.") % words
    return _("The certificate “%(name)s” ends on %(day)s: order the new one.") % words
