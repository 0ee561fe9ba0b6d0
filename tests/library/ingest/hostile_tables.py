"""Tables that somebody may have, by family; and what comes of each: a line about the file, or articles.

Each entry: name of the file, its bytes, changes to the card, and what comes. A text is a pattern that the line must
hold. A pair is the number of articles, and the reasons of what is set aside.
"""

import json

HEADER = "No,Body,Paper,Day"
TEXT = "Envoys of Turkey met on Monday, and the Kremlin said nothing."
FOREIGN = "President Erdoğan met Çavuşoğlu in Şırnak; Türkiye’s “army” left Diyarbakır."


def table(*rows, header=HEADER, mark=",", end="\n", encoding="utf-8", start=b""):
    """A csv whose cells are all quoted, its header not."""
    lines = [header, *(mark.join(f'"{cell}"' for cell in row) for row in rows)]
    return start + "".join(line + end for line in lines).encode(encoding)


def rows(text, count=6):
    return [(n, f"{text} {n}", "morning", "2020-03-05") for n in range(count)]


def lines(*documents):
    return "".join(json.dumps(document) + "\n" for document in documents).encode()


ONE = {"No": "1", "Body": TEXT, "Paper": "morning", "Day": "2020-03-05"}
PLAIN = table(*rows(TEXT))
CP1252 = table(*rows("“Talks,” he said – in Genève’s café."), encoding="cp1252")
RUSSIAN = "Министр прибыл вчера вечером в столицу чтобы встретиться с коллегами и говорить о границе"

ENCODINGS = {
    "cp1252 undeclared": ("a.csv", CP1252, {}, r"a\.csv, row 2: column 'Body': byte 0x93 .* likely encoding: cp1252"),
    "cp1252 declared": ("a.csv", CP1252, {"encoding": "cp1252"}, (6, set())),
    "cp1254 undeclared": (
        *("a.csv", table(*rows(FOREIGN), encoding="cp1254"), {}),
        r"byte 0xf0 .* is not utf-8; 6 of 6 rows .* likely encoding: .*cp1254 \(\w*[ğışŞ]\w*",
    ),
    "cp1254 declared": ("a.csv", table(*rows(FOREIGN), encoding="cp1254"), {"encoding": "cp1254"}, (6, set())),
    "cp1250": (
        *("a.csv", table(*rows("Premier Miloš Zeman v Plzni, Ondřej Novák žije."), encoding="cp1250"), {}),
        r"likely encoding: .*cp1250 \(",
    ),
    "cp1251": ("a.csv", table(*rows(RUSSIAN), encoding="cp1251"), {}, r"likely encoding: cp1251 \(встретиться\)"),
    "koi8-r": ("a.csv", table(*rows(RUSSIAN), encoding="koi8-r"), {}, r"likely encoding: koi8-r \(встретиться\)"),
    "koi8-r said to be latin-1": (
        *("a.csv", table(*((n, w, "", "") for n, w in enumerate(RUSSIAN.split() * 2)), encoding="koi8-r")),
        *({"encoding": "latin-1"}, r"a\.csv: makes no words in latin-1 \(.*\); likely encoding: koi8-r \(\w+\)"),
    ),
    "mac": (
        "a.csv",
        table(*rows("“Café” in Genève’s street – naïve"), encoding="mac-roman"),
        {},
        "likely encoding: mac",
    ),
    "gb18030": (
        "a.csv",
        table(*rows("部长昨天晚上抵达首都与同事会面"), encoding="gb18030"),
        {},
        "likely encoding: gb18030",
    ),
    "gb18030 declared": (
        *("a.csv", table(*rows(TEXT + "部长昨天晚上"), encoding="gb18030"), {"encoding": "gb18030"}),
        (6, set()),
    ),
    "utf-8 said to be cp1252": (
        *("a.csv", table(*rows(FOREIGN)), {"encoding": "cp1252"}),
        r"a\.csv: is in UTF-8 \(6 of 6 rows .*\), and the card says cp1252; encoding: utf-8",
    ),
    "utf-8 said to be latin-1": ("a.csv", table(*rows(FOREIGN)), {"encoding": "latin-1"}, "encoding: utf-8"),
    "utf-8 said to be koi8-r": ("a.csv", table(*rows(FOREIGN)), {"encoding": "koi8-r"}, "encoding: utf-8"),
    "ascii said to be anything": ("a.csv", PLAIN, {"encoding": "koi8-r"}, (6, set())),
    "mark of utf-8": ("a.csv", table(*rows(FOREIGN), start=b"\xef\xbb\xbf"), {}, (6, set())),
    "mark of utf-16": ("a.csv", table(*rows(FOREIGN), encoding="utf-16"), {}, (6, set())),
    "mark of utf-16, declared": ("a.csv", table(*rows(FOREIGN), encoding="utf-16"), {"encoding": "utf-16"}, (6, set())),
    "mark of utf-16, said to be cp1252": (
        *("a.csv", table(*rows(FOREIGN), encoding="utf-16"), {"encoding": "cp1252"}),
        r"a\.csv: begins with the mark of UTF-16, and the card says cp1252; encoding: utf-16",
    ),
    "utf-16 without mark": (
        *("a.csv", table(*rows(TEXT), encoding="utf-16-le"), {}),
        r"a\.csv: is in UTF-16 without its mark; encoding: utf-16-le",
    ),
    "utf-16-be without mark": ("a.csv", table(*rows(TEXT), encoding="utf-16-be"), {}, "encoding: utf-16-be"),
    "utf-16 without mark, declared": (
        *("a.csv", table(*rows(FOREIGN), encoding="utf-16-le"), {"encoding": "utf-16-le"}),
        (6, set()),
    ),
    "utf-16 that has no mark": (
        "a.csv",
        PLAIN,
        {"encoding": "utf-16"},
        "has no mark of UTF-16; encoding: utf-16-le or",
    ),
    "utf-16 cut": (
        "a.csv",
        table(*rows(TEXT), encoding="utf-16")[:-1],
        {},
        r"a\.csv, line 7: byte .* is not utf-16-le; a complete file",
    ),
    "a NUL": ("a.csv", PLAIN.replace(b"Kremlin", b"Kre\x00lin", 1), {}, r"a\.csv, line 2: holds a NUL byte \(at \d+\)"),
    "NULs alone": ("a.csv", bytes(50), {}, "holds a NUL byte"),
    "header in cp1254": (
        *("a.csv", table(*rows(TEXT), header="No,Gövde,Paper,Day", encoding="cp1254"), {"encoding": "cp1254"}),
        (6, set()),
    ),
    "jsonl in cp1252": (
        *("a.jsonl", b'{"Body": "He said \x93no\x94 in caf\xe9 again"}\n' * 5, {}),
        r"a\.jsonl, row 1: byte 0x93 .* is not utf-8; 5 of 5 rows",
    ),
    "jsonl in cp1252, declared": (
        *(
            "a.jsonl",
            b'{"Body": "He said \x93no\x94 in caf\xe9"}\n',
            {"encoding": "cp1252", "columns": {"text": "Body"}},
        ),
        (1, set()),
    ),
    "jsonl in utf-16": ("a.jsonl", lines(ONE).decode().encode("utf-16"), {}, (1, set())),
}
FORMS = {
    "sep=;": (
        "a.csv",
        b"sep=;\r\n" + table(*rows(TEXT), mark=";", header="No;Body;Paper;Day", end="\r\n"),
        {},
        (6, set()),
    ),
    "sep=; in quotes": (
        "a.csv",
        b'"sep=;"\n' + table(*rows(TEXT), mark=";", header="No;Body;Paper;Day"),
        {},
        (6, set()),
    ),
    "SEP=| behind a mark": (
        *("a.csv", b"\xef\xbb\xbfSEP=|\n" + table(*rows(TEXT), mark="|", header="No|Body|Paper|Day"), {}),
        (6, set()),
    ),
    "sep= and a tab": (
        "a.csv",
        b"sep=\t\n" + table(*rows(TEXT), mark="\t", header="No\tBody\tPaper\tDay"),
        {},
        (6, set()),
    ),
    "sep= and nothing": ("a.csv", b"sep=\n" + PLAIN, {}, r"a\.csv, line 1: found 'sep='; allowed: sep= and one of"),
    "sep=:": ("a.csv", b"sep=:\n" + PLAIN, {}, r"a\.csv, line 1: found 'sep=:'; allowed: sep= and one of"),
    "sep= that lies": ("a.csv", b"sep=;\n" + PLAIN, {}, r"has no column .*'Body'.*; its columns: No,Body,Paper,Day"),
    "semicolons": ("a.csv", table(*rows(TEXT), mark=";", header="No;Body;Paper;Day"), {}, (6, set())),
    "tabs in a csv": ("a.csv", table(*rows(TEXT), mark="\t", header="No\tBody\tPaper\tDay"), {}, (6, set())),
    "pipes": ("a.csv", table(*rows(TEXT), mark="|", header="No|Body|Paper|Day"), {}, (6, set())),
    "commas in a tsv": ("a.tsv", PLAIN, {}, (6, set())),
    "one name mistyped": (
        *("a.csv", table(*rows(TEXT), mark=";", header="No;Bdy;Paper;Day"), {}),
        r"a\.csv: has no column 'Body'; its columns: No, Bdy, Paper, Day$",
    ),
    "one name mistyped, pipes": (
        *("a.csv", table(*rows(TEXT), mark="|", header="No|Body|Paper|Date"), {}),
        r"a\.csv: has no column 'Day'; its columns: No, Body, Paper, Date$",
    ),
    "all names mistyped": (
        *("a.csv", table(*rows(TEXT), mark=";", header="a;b;c;d"), {}),
        r"has no column 'Body', 'Day', 'No', 'Paper'; its columns: a, b, c, d$",
    ),
    "no header": ("a.csv", table(*rows(TEXT), header='"1","x","y","z"'), {}, "its columns: 1, x, y, z"),
    "backslashes": (
        *("a.csv", f'{HEADER}\n"1","He said \\"no\\" twice","m","2020-03-05"\n'.encode(), {}),
        r'a\.csv, row 2, column 2: the quotation mark opened in line 2 .* is written "", not \\"',
    ),
    "old line ends": ("a.csv", table(*rows(TEXT), end="\r"), {}, (6, set())),
    "no last line end": ("a.csv", PLAIN[:-1], {}, (6, set())),
    "cut in a quoted cell": ("a.csv", PLAIN[:-25], {}, r"a\.csv, row 7, column \d: the quotation mark opened"),
    "cut between cells": (
        *("a.csv", PLAIN[: PLAIN.rindex(b",")], {}),
        r"a\.csv, row 7: ends in the middle of the row, after 3 of 4 cells; a complete file",
    ),
    "empty": ("a.csv", b"", {}, "has no column"),
    "header alone": ("a.csv", HEADER.encode(), {}, "holds no usable article: nothing in it"),
    "blank lines": ("a.csv", PLAIN.replace(b"\n", b"\n\n"), {}, (6, set())),
    "short and long rows": (
        *("a.csv", PLAIN + b'"8"\n"9","x","y","z","more"\n', {}),
        (6, {"wrong number of cells"}),
    ),
    "another ending": ("a.xls", PLAIN, {}, r"not a table, \.xls; allowed: \.csv, \.tsv, \.jsonl, \.parquet, \.xlsx"),
    "no ending": ("table", PLAIN, {}, r"not a table, no ending; allowed: \.csv"),
    "upper-case ending": ("A.CSV", PLAIN, {}, (6, set())),
}
MISSING = {
    "NA of R": (
        *("a.csv", f'"No","Body","Paper","Day"\n"1","{TEXT}","P",NA\n"2",NA,NA,"2020-03-05"\n'.encode(), {}),
        (1, {"no text"}),
    ),
    "NA quoted by R": ("a.csv", b'"No","Body","Paper","Day"\n"1","NA","NA","2020-03-05"\n', {}, (1, set())),
    "NA where names are not quoted": ("a.csv", f"{HEADER}\n1,NA,NA,2020-03-05\n".encode(), {}, (1, set())),
    "NA declared": (
        *("a.csv", f"{HEADER}\n1,{TEXT.replace(',', '')},NA,NA\n2,NA,P,\n".encode(), {"missing": ["NA"]}),
        (1, {"no text"}),
    ),
    "NA declared and quoted": ("a.csv", f'{HEADER}\n1,"NA","NA",NA\n'.encode(), {"missing": ["NA"]}, (1, set())),
    "several": (
        *("a.csv", f"{HEADER}\n1,{TEXT.replace(',', '')},n/a,-\n2,.,P,-\n".encode(), {"missing": ["n/a", "-", "."]}),
        (1, {"no text"}),
    ),
    "nulls of jsonl": (
        "a.jsonl",
        lines(ONE | {"Day": None, "Paper": None}, ONE | {"Body": None}),
        {},
        (1, {"no text"}),
    ),
    "jsonl, declared": (
        *("a.jsonl", lines(ONE | {"Day": "NA"}, ONE | {"Body": " NA "}), {"missing": ["NA"]}),
        (1, {"no text"}),
    ),
    "NaN of jsonl": ("a.jsonl", lines(ONE | {"Day": float("nan")}), {}, (1, set())),
    "an infinite number": ("a.jsonl", lines(ONE, ONE | {"Body": float("inf")}), {}, (1, {"not text"})),
}
CELLS = {
    "field twice": (
        *("a.jsonl", lines(ONE) + b'{"Body": "One.", "No": "2", "Body": "Two."}\n', {}),
        (1, {"field twice"}),
    ),
    "field twice inside": ("a.jsonl", lines(ONE) + b'{"x": {"a": 1, "a": 2}, "Body": "T"}\n', {}, (1, {"field twice"})),
    "jsonl cut": ("a.jsonl", lines(ONE, ONE)[:-20], {}, r"a\.jsonl, line 2: ends in the middle of the line"),
    "jsonl that is an array": ("a.jsonl", b"[\n" + lines(ONE) + b"]\n", {}, (1, {"not JSON"})),
    "a mark alone": ("a.csv", table((1, "\ufeff", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "zero width": ("a.csv", table((1, "\u200b\u2060\u200d", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "blank letters": ("a.csv", table((1, "\u3164 \u2800\u115f", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "no-break spaces": ("a.csv", table((1, "\xa0\u3000\u2028", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "controls": ("a.csv", table((1, "\x01\x1b\x7f", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "dots": ("a.csv", table((1, "... – * !?", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "combining marks": ("a.csv", table((1, "\u0301\u034f", "m", ""), (2, TEXT, "m", "")), {}, (1, {"no text"})),
    "blank id": ("a.csv", table(("\u200b", TEXT, "m", ""), (2, TEXT + "!", "m", "")), {}, (1, {"no id"})),
    "a day of a spreadsheet": (
        "a.csv",
        table((1, TEXT, "m", "43895"), (2, "T", "", "")),
        {},
        (1, {"date cannot be read"}),
    ),
    "another weekday": (
        *("a.csv", table((1, TEXT, "m", "March 5, 2020 Friday"), (2, "T", "", ""))),
        *({"date_format": "%B %d, %Y %A"}, (1, {"date cannot be read"})),
    ),
    "several forms": (
        *("a.csv", table((1, TEXT, "m", "March 5, 2020"), (2, "T", "", "05.03.2020"), (3, "U", "", "5/3/20"))),
        *({"date_format": ["%B %d, %Y", "%d.%m.%Y"]}, (2, {"date cannot be read"})),
    ),
    "half a pair": ("a.jsonl", lines(ONE) + b'{"Body": "\\ud83d", "No": "2"}\n', {}, (1, {"not text"})),
    "a large number": ("a.jsonl", lines(ONE, ONE | {"No": 10**30}), {}, (1, {"not text"})),
    "a truth value": ("a.jsonl", lines(ONE, ONE | {"Body": True}), {}, (1, {"not text"})),
    "5,000 digits": ("a.jsonl", lines(ONE) + b'{"Body": "T", "No": ' + b"9" * 5000 + b"}\n", {}, (1, {"not JSON"})),
    "deep": ("a.jsonl", lines(ONE) + b'{"Body": ' + b"[" * 50_000 + b"\n", {}, (1, {"not JSON"})),
}
FAMILIES = {"encodings": ENCODINGS, "forms": FORMS, "missing": MISSING, "cells": CELLS}
