"""Receives uploads: in memory only, and never much more of them than we would take."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from tinggal.intake.joining import TOGETHER
from tinggal.intake.receive import LIMIT


class KeptInMemory(FileUploadHandler):
    """For ``FILE_UPLOAD_HANDLERS``. What goes beyond one byte too many, of one file or of all of a request, is read and
    forgotten: the form behind it can still say that it is too large, and no stranger fills memory or disk.
    """

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._room = TOGETHER + 1

    def new_file(self, *told: Any, **more: Any) -> None:
        """Another file of the same request."""
        super().new_file(*told, **more)
        self._kept, self._left = io.BytesIO(), min(LIMIT + 1, self._room)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of the file."""
        written = self._kept.write(raw_data[: self._left])
        self._left -= written
        self._room -= written

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or as much of it as was kept."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            file=self._kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=self._kept.getbuffer().nbytes,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
