"""What is put away can be read only with its key and the ring, and not after it was touched."""

import base64
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from tinggal.intake import vault
from tinggal.lib.envelope import Tampered, UnknownKey

PLAIN = b"%PDF-1.7 the passport of somebody invented " * 100
OLD, NEW = ("old:" + base64.b64encode(b"o" * 32).decode(), "new:" + base64.b64encode(b"n" * 32).decode())


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    settings.VAULT_KEYS = [OLD]
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


def test_what_is_put_away_comes_back_byte_for_byte() -> None:
    stored = vault.put(PLAIN)
    assert vault.get(stored.name, stored.wrapped_key) == PLAIN
    assert vault.get(stored.name, memoryview(stored.wrapped_key)) == PLAIN  # type: ignore[arg-type]


def test_the_disk_holds_nothing_of_the_content_and_the_name_tells_nothing(folder: Path) -> None:
    stored = vault.put(PLAIN)
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    on_disk = file.read_bytes()
    assert b"passport" not in on_disk
    assert b"%PDF" not in on_disk
    assert len(on_disk) == len(PLAIN) + 28
    assert file == folder / stored.name
    assert vault.put(PLAIN).name != stored.name


@pytest.mark.parametrize("place", [0, 500, -1])
def test_one_changed_byte_on_the_disk_is_noticed(folder: Path, place: int) -> None:
    stored = vault.put(PLAIN)
    content = bytearray((folder / stored.name).read_bytes())
    content[place] ^= 1
    (folder / stored.name).write_bytes(content)
    with pytest.raises(Tampered):
        vault.get(stored.name, stored.wrapped_key)


def test_two_files_swapped_on_the_disk_are_noticed(folder: Path) -> None:
    first, second = vault.put(b"first"), vault.put(b"second")
    (folder / first.name).write_bytes((folder / second.name).read_bytes())
    with pytest.raises(Tampered):
        vault.get(first.name, first.wrapped_key)


def test_after_rotation_old_files_open_and_their_keys_move_to_the_new_ring(settings) -> None:  # type: ignore[no-untyped-def]
    stored = vault.put(PLAIN)
    settings.VAULT_KEYS = [NEW, OLD]
    renewed = vault.rewrap(stored.wrapped_key)
    settings.VAULT_KEYS = [NEW]
    assert vault.get(stored.name, renewed) == PLAIN
    with pytest.raises(UnknownKey):
        vault.get(stored.name, stored.wrapped_key)


def test_a_removed_file_is_gone_and_removing_it_again_changes_nothing() -> None:
    stored = vault.put(PLAIN)
    vault.remove(stored.name)
    vault.remove(stored.name)
    assert not default_storage.exists(stored.name)
    with pytest.raises(FileNotFoundError):
        vault.get(stored.name, stored.wrapped_key)
