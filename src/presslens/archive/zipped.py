"""A zip that is the same bytes for the same files: sorted names, one time, nothing of the machine."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from presslens.base.io import replacing

#: The first moment that a zip can name.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o100644 << 16


def write_zip(members: Mapping[str, bytes | Path], path: str | Path) -> None:
    """Write files, by their names in the zip, given as they are or by where they lie."""
    with replacing(Path(path)) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            content = members[name]
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _MODE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, content if isinstance(content, bytes) else content.read_bytes())
