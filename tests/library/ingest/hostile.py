"""Files that somebody may put into a folder of texts; read by the reader's tests and, once, by the whole workflow."""

import codecs

TEXT = "Ankara waits\n\nTurkey waited for Russia. “We are ready,” the Kremlin said."
#: Content, and what is said of the file.
REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "holds nothing but white space"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8"),
    "zeros.txt": (TEXT.encode() + b"\x00", "holds a NUL character"),
    "latin.txt": ("Erdoğan à Moscou".encode("latin-1", "replace").replace(b"?", b"\xfc"), "is not UTF-8"),
    "long.txt": (b"Turkey " * 3_000_000, "has 21000000 bytes"),
    "boilerplate.txt": (b"Related Articles\n\nBack to top button", "holds nothing but boilerplate"),
    "card only.yaml": (b"outlet: X", "is a card without a text"),
}
NO_TARGET = b"A dog barked. Nobody came."
#: Content, and how many mentions of Turkey and Russia stand in it.
ACCEPTED = {
    "utf16.txt": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), 3),
    "bom.txt": (codecs.BOM_UTF8 + TEXT.encode(), 3),
    "marks.txt": (TEXT.replace("Russia", "\u200fRussia\u200e").encode(), 3),
    "no card.txt": (TEXT.encode(), 3),
    "quo'te\".txt": (TEXT.encode(), 3),
    "new\nline.txt": (TEXT.encode(), 3),
    "up..dots.txt": (TEXT.encode(), 3),
    "no target.txt": (NO_TARGET, 0),
    "one line.txt": (b"Turkey waited for Russia and said so. " * 20_000, 40_000),
}
