"""Old letters get new stamps in copies, in time and only when due; the letters themselves are never touched."""

import io
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.conftest import Cast
from tests.letters.test_issuing import decided
from tinggal.intake import vault
from tinggal.letters.actions import pdf_of
from tinggal.letters.archive import refresh, refresh_archive
from tinggal.letters.examine import examine_archived
from tinggal.letters.models import ArchiveCopy, Letter
from tinggal.letters.reactions import issue
from tinggal.letters.roots import read_roots
from tinggal.letters.signers.long_term import read_certificates
from tinggal.lib.providers import provider
from tinggal.simulators import stamping
from tinggal.simulators.authority import LIFE, Authority
from tinggal.simulators.key_files import packed

TODAY = timezone.localdate


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed letter."""
    issue(decided(cast))
    return Letter.objects.get()


@pytest.fixture
def own_trust(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A copy of the keys in which a test may change things."""
    shutil.copytree(settings.TRUST_FOLDER, tmp_path / "trust")
    shutil.copytree(settings.SIGNING_FOLDER, tmp_path / "signing")
    settings.TRUST_FOLDER, settings.SIGNING_FOLDER = tmp_path / "trust", tmp_path / "signing"
    provider.cache_clear()
    yield tmp_path
    provider.cache_clear()


def new_stamper(folder: Path) -> None:
    """The stamper gets a new key, whose certificate ends a day later than the old one."""
    (folder / "signing" / "stamp.p12").unlink()
    later = Authority.made("Later Stamp CA", life=LIFE + timedelta(days=2))
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = later.stamp("Later Stamper", key.public_key(), life=LIFE + timedelta(days=1))
    (folder / "signing" / "stamp.p12").write_bytes(packed(key, certificate))
    (folder / "trust" / "stamps" / "later.pem").write_bytes(later.root.public_bytes(Encoding.PEM))
    (folder / "trust" / "crls" / "later.crl").write_bytes(later.revocations())
    provider.cache_clear()


def content(copy: ArchiveCopy) -> bytes:
    return vault.get(copy.stored, bytes(copy.wrapped_key))


def test_a_young_letter_needs_no_copy(letter: Letter) -> None:
    assert refresh_archive(TODAY()).made == 0
    assert not ArchiveCopy.objects.exists()


def test_a_letter_gets_a_copy_before_its_stamp_ends_and_the_copy_another_later(
    letter: Letter, own_trust: Path, settings: Any
) -> None:
    original = pdf_of(letter)
    ends = stamping.stamper(own_trust / "signing" / "stamp.p12").certificate.not_valid_after_utc.date()
    soon = ends - timedelta(days=364)
    Letter.objects.update(filed_at=timezone.now() + (soon - TODAY()) - timedelta(days=30))
    assert refresh_archive(soon).made == 0  # a stamp of the same certificate would end as soon
    new_stamper(own_trust)
    assert refresh_archive(ends - timedelta(days=370)).made == 0
    assert refresh_archive(soon).made == 1
    copy = ArchiveCopy.objects.get()
    pdf = content(copy)
    assert pdf.startswith(original)
    assert pdf_of(letter) == original
    assert copy.stamp_until.date() >= ends
    assert examine_archived(pdf, original=original, roots=read_roots(settings.TRUST_FOLDER)).in_order
    ArchiveCopy.objects.update(stamp_until=timezone.now() + timedelta(days=200))
    assert refresh_archive(TODAY()).made == 1
    newest = ArchiveCopy.objects.order_by("-pk")[0]
    assert len(PdfFileReader(io.BytesIO(content(newest))).embedded_timestamp_signatures) == 2
    assert examine_archived(content(newest), original=original, roots=read_roots(settings.TRUST_FOLDER)).in_order


def test_a_copy_with_a_stamp_that_lasts_is_left_alone_for_five_years(letter: Letter, settings: Any) -> None:
    copy = refresh(letter)
    assert refresh_archive(TODAY() + timedelta(days=4 * 365)).made == 0
    ArchiveCopy.objects.update(stamp_until=copy.stamp_until + timedelta(days=9000))
    assert refresh_archive(TODAY() + timedelta(days=5 * 365 + 1)).made == 1


def test_new_stamps_by_another_stamper_take_the_old_evidence_along(
    letter: Letter, own_trust: Path, settings: Any
) -> None:
    new_stamper(own_trust)
    assert len(read_certificates(own_trust / "trust" / "stamps")) >= 2
    copy = refresh(letter)
    found = examine_archived(content(copy), original=pdf_of(letter), roots=read_roots(settings.TRUST_FOLDER))
    assert (found.in_order, found.why) == (True, "")


def test_what_cannot_be_stamped_is_reported_and_the_rest_goes_on(letter: Letter, own_trust: Path) -> None:
    for file in (own_trust / "trust" / "crls").glob("*.crl"):
        file.unlink()
    done = refresh_archive(date(2060, 1, 1))
    assert done.made == 0
    ((number, why),) = done.failed
    assert number == letter.number
    assert "is revoked" in why
    assert not ArchiveCopy.objects.exists()


def test_the_command_says_how_many_and_fails_loudly(
    letter: Letter, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("archive_letters")
    assert "copies made: 0" in capsys.readouterr().out
    Letter.objects.update(filed_at=timezone.now() - timedelta(days=2000))
    call_command("archive_letters")
    assert "copies made: 1" in capsys.readouterr().out
    settings.PROVIDERS = {name: one for name, one in settings.PROVIDERS.items() if name != "stamper"}
    with pytest.raises(CommandError, match="SIGNS=yes"):
        call_command("archive_letters")
