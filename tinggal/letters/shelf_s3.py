"""A bucket that speaks S3. Address and credentials come from the usual AWS_… variables (AWS_ENDPOINT_URL_S3, …)."""

from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import ClientError

WEEK, MOMENT = "public, max-age=604800, immutable", "public, max-age=5"


class S3Shelf:
    """See ``shelves.Shelf``."""

    def __init__(self, place: str) -> None:
        parts = urlsplit(place)
        self._bucket, prefix = parts.netloc, parts.path.strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._client: Any = boto3.client("s3")

    def get(self, name: str) -> bytes | None:
        """See ``Shelf.get``."""
        try:
            found: bytes = self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)["Body"].read()
        except ClientError as problem:
            if problem.response["Error"]["Code"] in {"NoSuchKey", "404"}:
                return None
            raise
        return found

    def put(self, name: str, content: bytes, *, content_type: str, lasting: bool) -> None:
        """See ``Shelf.put``."""
        self._client.put_object(
            Bucket=self._bucket,
            Key=self._prefix + name,
            Body=content,
            ContentType=content_type,
            CacheControl=WEEK if lasting else MOMENT,
        )

    def clear(self, folder: str) -> None:
        """See ``Shelf.clear``."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=f"{self._prefix}{folder}/"
        )
        for page in pages:
            for found in page.get("Contents", ()):
                self._client.delete_object(Bucket=self._bucket, Key=found["Key"])
