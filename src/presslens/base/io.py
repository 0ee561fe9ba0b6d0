"""The one door to files: strict readers, atomic writers, fixed formats.

What stands behind it is sorted by kind of file: :mod:`~presslens.base.files`, :mod:`~presslens.base.yaml_documents`,
:mod:`~presslens.base.json_documents`, :mod:`~presslens.base.tables`, :mod:`~presslens.base.parts`,
:mod:`~presslens.base.arrays`.
"""

from presslens.base.arrays import read_arrays, write_arrays
from presslens.base.files import (
    MissingFileError,
    open_regular,
    read_bytes,
    remove_leftovers,
    replacing,
    set_time,
    sha256,
    write_text,
)
from presslens.base.json_documents import parse_json, read_json, read_json_lines, write_json
from presslens.base.parts import read_parts, write_csv_parts, write_parts, write_side_by_side
from presslens.base.tables import (
    DECIMALS,
    read_cells,
    read_csv,
    read_table,
    scan_table,
    table_bytes,
    table_of_bytes,
    write_csv,
    write_table,
    written_text,
)
from presslens.base.yaml_documents import read_yaml

__all__ = [
    "DECIMALS",
    "MissingFileError",
    "open_regular",
    "parse_json",
    "read_arrays",
    "read_bytes",
    "read_cells",
    "read_csv",
    "read_json",
    "read_json_lines",
    "read_parts",
    "read_table",
    "read_yaml",
    "remove_leftovers",
    "replacing",
    "scan_table",
    "set_time",
    "sha256",
    "table_bytes",
    "table_of_bytes",
    "write_arrays",
    "write_csv",
    "write_csv_parts",
    "write_json",
    "write_parts",
    "write_side_by_side",
    "write_table",
    "write_text",
    "written_text",
]
