"""Small workbooks, written byte for byte."""

import zipfile
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def xlsx(path, sheets, hidden=(), properties="", replaced=None, kind=zipfile.ZIP_DEFLATED):
    """Write a workbook.

    ``sheets`` has rows by name; a row is None where the sheet has none there. A cell is text, a number, None, or a
    pair: ``day`` or ``time`` and the serial number, ``formula`` and its last result, ``error``, ``bool``. ``replaced``
    has other bytes for a part of the archive.
    """
    states = ("visible", "hidden")
    books = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{n}' r:id='s{n}' state='{states[name in hidden]}'/>"
        for n, name in enumerate(sheets, 1)
    )
    links = "".join(
        f"<Relationship Id='s{n}' Type='{_OFFICE}/worksheet' Target='worksheets/sheet{n}.xml'/>"
        for n, _ in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'/>",
        "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'>"
        f"<Relationship Id='b' Type='{_OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'>{properties}<sheets>{books}</sheets>"
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'>{links}"
        f"<Relationship Id='styles' Type='{_OFFICE}/styles' Target='styles.xml'/></Relationships>",
        "xl/styles.xml": _STYLES,
    }
    for n, rows in enumerate(sheets.values(), 1):
        body = "".join(_row(r, row) for r, row in enumerate(rows, 1) if row is not None)
        parts[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet xmlns='{_MAIN}'><sheetData>{body}</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, part in (parts | (replaced or {})).items():
            archive.writestr(name, part)
    return path


def _row(number, row):
    cells = (_cell(number, n, value) for n, value in enumerate(row) if value is not None)
    return f"<row r='{number}'>{''.join(cells)}</row>"


def _cell(row, column, value):
    place = f"r='{chr(65 + column)}{row}'"
    match value:
        case ("day", serial):
            return f"<c {place} s='1'><v>{serial}</v></c>"
        case ("time", serial):
            return f"<c {place} s='2'><v>{serial}</v></c>"
        case ("formula", result):
            return f"<c {place} t='str'><f>A1&amp;B1</f><v>{escape(result)}</v></c>"
        case ("error", name):
            return f"<c {place} t='e'><v>{name}</v></c>"
        case ("bool", truth):
            return f"<c {place} t='b'><v>{int(truth)}</v></c>"
        case int() | float():
            return f"<c {place}><v>{value!r}</v></c>"
    return f"<c {place} t='inlineStr'><is><t xml:space='preserve'>{escape(value)}</t></is></c>"


def ods(path, rows, manifest=""):
    """Write an open document with one sheet: rows of text, days (``("day", "2020-03-05")``) and numbers."""
    space = "urn:oasis:names:tc:opendocument:xmlns"

    def cell(value):
        match value:
            case ("day", day):
                return f"<table:table-cell office:value-type='date' office:date-value='{day}'/>"
            case int() | float():
                return f"<table:table-cell office:value-type='float' office:value='{value}'/>"
        return f"<table:table-cell office:value-type='string'><text:p>{escape(value)}</text:p></table:table-cell>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(f"xmlns:{name}='{space}:{name}:1.0'" for name in ("office", "table", "text", "manifest"))
    sheet = f"<office:body><office:spreadsheet><table:table table:name='One'>{body}</table:table></office:spreadsheet>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>")
        document = f"<office:document-content {spaces}>{sheet}</office:body></office:document-content>"
        archive.writestr("content.xml", document)
    return path
