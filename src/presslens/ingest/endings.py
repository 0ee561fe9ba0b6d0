"""The endings of file names by which readers of corpora know what is an article; in lower case.

It imports nothing: the workflow asks here before anything is read.
"""

from __future__ import annotations

#: Of workbooks, and of all tables.
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".ods")
TABLE_ENDINGS = (".csv", ".tsv", ".jsonl", ".parquet", *WORKBOOK_ENDINGS)
#: What a card may name as the reader of a corpus, and the endings of the files that it takes for articles.
ENDINGS: dict[str, tuple[str, ...]] = {
    "text_folder": (".txt",),
    "html_folder": (".html", ".htm", ".xhtml"),
    "table": TABLE_ENDINGS,
    "export": (".txt",),
}
