"""Uploads stay in memory, and no more of them than one byte too many, whatever somebody sends."""

from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory

from tinggal.intake.joining import TOGETHER
from tinggal.intake.receive import LIMIT


def sent(**files: bytes) -> dict[str, InMemoryUploadedFile]:
    """The files as a view gets them."""
    uploads = {name: SimpleUploadedFile(f"{name}.pdf", content) for name, content in files.items()}
    return RequestFactory().post("/", uploads).FILES.dict()


def test_a_file_of_ordinary_size_arrives_whole_and_in_memory() -> None:
    content = bytes(range(256)) * 12_000  # larger than what the framework itself keeps in memory
    arrived = sent(one=content)["one"]
    assert isinstance(arrived, InMemoryUploadedFile)
    assert (arrived.name, arrived.size, arrived.read()) == ("one.pdf", len(content), content)


def test_of_a_file_that_is_too_large_just_enough_is_kept_to_say_so() -> None:
    assert sent(one=bytes(LIMIT + 1_000_000))["one"].size == LIMIT + 1


def test_many_files_in_one_request_are_not_more_than_the_pictures_of_one_document() -> None:
    arrived = sent(**{f"file{number}": bytes(4_000_000) for number in range(5)})
    assert {one.size for one in arrived.values()} == {4_000_000}
    arrived = sent(**{f"file{number}": bytes(9_000_000) for number in range(5)})
    assert sum(one.size for one in arrived.values()) == TOGETHER + 1
