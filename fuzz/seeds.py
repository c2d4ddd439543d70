#!/usr/bin/env python3
"""Makes the seeds of the fuzz corpora: the fixtures (and documents below further folders that are named) cut into pieces at
blank lines, shapes that were slow once, and queries. Run in `fuzz/`."""

import hashlib
import pathlib
import sys

PIECE = 1200
QUERIES = """72 timers behandlingsansvar
"72 timers" AND behandling*
udvalg:klynge (økonomi OR budget) -udsat
beslutning:(godkendt OG NOT udsat) dato:2024
+"den 12. september" titel:referat*
((a OR b) AND (c OR -d)) "e \\"f\\" g"
»et "nej"« “to” 1.000,50 2022/23 H&M
sundhedsklynge | region & kommune !lukket
titel:"a b" bilag:x* (
AND OR NOT ) " + -"""

# What pulldown-cmark, or we, took long for; short, since the fuzzer repeats what it likes. See README.md.
SLOW = [
    b"> " * 70 + b"a\na\n",
    b"- " * 70 + b"a\na\n",
    b"".join(b"  " * depth + b"- a\n" for depth in range(70)) + b"a\n",
    b"a|" * 40 + b"\n" + b"-|" * 40 + b"\n" + b"b\n" * 60,
    b"[^a\n<!-- a\n<? a\n<![CDATA[\n[a]: b \"c\n[[[![``a*_*_~~&amp",
    b"# Referat\n\nIndholdsfortegnelse\n" + b"".join(b"Titel %d\n" % at for at in range(30)),
    b"# Notat\n\n## A\n\n" + b"Udvalget besluttede.\n" * 20,
    b"# Referat\n\n" + b"".join(b"## Punkt %d: A\n\nAfbud: Bo\n\n" % at for at in range(20)),
]


def pieces(text: bytes) -> list[bytes]:
    """Paragraphs joined up to PIECE bytes: each has a head or a section and its text."""
    out, now = [], b""
    for part in text.split(b"\n\n"):
        if now and len(now) + len(part) > PIECE:
            out.append(now)
            now = b""
        now += part + b"\n\n"
    return [*out, now]


def write(folder: str, data: bytes) -> None:
    path = pathlib.Path("corpus") / folder / ("seed-" + hashlib.sha1(data).hexdigest()[:12])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


folders = [pathlib.Path(folder) for folder in ["../fixtures", *sys.argv[1:]]]
for source in sorted(path for folder in folders for path in folder.rglob("*")):
    if source.suffix not in (".md", ".txt"):
        continue
    content = source.read_bytes()
    target = "text" if source.suffix == ".txt" else "markdown"
    # The encodings are small and whole; of the others the start goes before every piece, so that the kind is known.
    cut = [content] if source.parent.name == "koder" else pieces(content)
    title = b"" if source.parent.name == "koder" else content[:90].rsplit(b"\n", 1)[0] + b"\n\n"
    for number, piece in enumerate(cut):
        write(target, piece if number == 0 else title + piece)
for shape in SLOW:
    write("markdown", shape)
    write("text", shape)
for query in QUERIES.splitlines():
    write("query", query.encode())
