#!/usr/bin/env python3
"""Makes the seeds of the fuzz corpora: the fixtures cut into pieces at blank lines, and queries. Run in `fuzz/`."""

import hashlib
import pathlib

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


for source in sorted(pathlib.Path("../fixtures").rglob("*")):
    if source.suffix not in (".md", ".txt"):
        continue
    content = source.read_bytes()
    head = bytes([source.suffix == ".txt"])
    # The encodings are small and whole; of the others the start goes before every piece, so that the kind is known.
    cut = [content] if source.parent.name == "koder" else pieces(content)
    title = b"" if source.parent.name == "koder" else content[:90].rsplit(b"\n", 1)[0] + b"\n\n"
    for number, piece in enumerate(cut):
        write("parse", head + (piece if number == 0 else title + piece))
for query in QUERIES.splitlines():
    write("query", query.encode())
