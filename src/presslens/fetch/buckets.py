"""A file in a bucket (``s3://bucket/key``) is had over HTTPS, by an address that is signed for a while."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

SCHEME = "s3"
#: For so long a signed address is good.
SECONDS = 3600


class BucketFault(Exception):  # noqa: N818 - said as in InputError
    """Why there is no address for a file in a bucket, in one line."""


def web_address(url: str) -> str:
    """Where a file is to be asked for: of ``s3://bucket/key`` a signed address, of others the same.

    Server, region and credentials are found as every program for S3 finds them: ``AWS_ENDPOINT_URL_S3``,
    ``AWS_DEFAULT_REGION``, ``AWS_ACCESS_KEY_ID`` and their like, or the files in ``~/.aws``. Without credentials the
    address is that of a bucket which everybody may read.

    Raises
    ------
    BucketFault
        What it takes is not installed or not set, or the address names no file.

    >>> web_address("https://example.org/a.csv")
    'https://example.org/a.csv'
    """
    parts = urlsplit(url)
    if parts.scheme != SCHEME:
        return url
    key = unquote(parts.path.removeprefix("/"))
    if not parts.netloc or not key:
        raise BucketFault("names no file; s3://bucket/key is the form")
    try:
        import boto3
        from botocore import UNSIGNED
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError
    except ImportError:
        raise BucketFault("is in a bucket; install what it takes: envs/storage.txt, docs/cluster.md") from None
    try:
        session = boto3.Session()
        version = "s3v4" if session.get_credentials() is not None else UNSIGNED
        client = session.client("s3", config=Config(signature_version=version))
        return client.generate_presigned_url(
            "get_object", Params={"Bucket": parts.netloc, "Key": key}, ExpiresIn=SECONDS
        )
    except (BotoCoreError, ValueError) as fault:
        raise BucketFault(" ".join(str(fault).split())) from None
