"""Checks an exported Mietakte without a database: `mietakte export-pruefen akte.json`. Standard library only, so that it runs anywhere.

The file is what `api.akte_export` gives. Its log is a chain: entry number n has
    hash(n) = SHA-256( hash(n-1) · decimal n · canonical text of the entry ),   hash(0) = SHA-256( "mietakte:<mandant>:<strom>" )
and the canonical text holds the SHA-256 of what was entered (`nutzlast`). So nothing can be changed, left out or put in between without every
later hash changing. A chain computed anew from the start is found by an anchor that was kept elsewhere (`mietakte nachtlauf` writes them).
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FORMAT = "mietakte-export/1"
#: the canonical text is a JSON array in this order
SPALTEN = ("vorgang_id", "zeit", "akteur", "kanal", "rolle", "automat", "ereignis", "von", "nach", "ergebnis", "fehlercode", "lifecycle", "uebernommen", "nutzlast_digest")


class KeinExport(Exception):
    """The file is no export of a Mietakte."""


def lesen(pfad: Path) -> dict[str, Any]:
    try:
        export = json.loads(pfad.read_text("utf-8"))
        assert export["format"] == FORMAT
        p = export["protokoll"]
        assert isinstance(p["eintraege"], list) and isinstance(p["anker"], list) and {"nr", "hash"} <= p["kopf"].keys() and isinstance(export["akte"]["vorgaenge"], list)
        int(p["mandant_id"]), int(p["strom_id"])
        assert all(isinstance(e["nr"], int) and isinstance(e["kanonisch"], str) and isinstance(e["hash"], str) for e in p["eintraege"])
        return export
    except (OSError, ValueError, KeyError, TypeError, AttributeError, AssertionError) as fehler:
        raise KeinExport(f"{pfad}: no export of a Mietakte ({FORMAT})") from fehler


def pruefen(export: dict[str, Any], anker: str = "", dateien: list[Path] | None = None) -> Iterator[str]:
    """What is wrong with it, line by line; nothing: it is as it was written. `anker`: text of the anchor file. `dateien`: PDFs that belong to it."""
    p = export["protokoll"]
    yield from _kette(p)
    yield from _anker(p, anker)
    yield from _zustaende(export)
    yield from _dokumente(export, dateien or [])


def _sha(*teile: bytes) -> str:
    return hashlib.sha256(b"".join(teile)).hexdigest()


def _kette(p: dict[str, Any]) -> Iterator[str]:
    vorher = _sha(f"mietakte:{p['mandant_id']}:{p['strom_id']}".encode())
    for soll, e in enumerate(p["eintraege"], 1):
        if e["nr"] != soll:
            yield f"entry {soll} is missing: {e['nr']} comes instead"
            return
        if _sha(bytes.fromhex(vorher), f"{e['nr']}{e['kanonisch']}".encode()) != e["hash"]:
            yield f"entry {soll} is not what was chained"
            return
        vorher = e["hash"]
        digest = dict(zip(SPALTEN, json.loads(e["kanonisch"]), strict=True))["nutzlast_digest"]
        # erased after retention: the digest stays, the text may be gone
        if e.get("nutzlast") is not None and _sha(e["nutzlast"].encode()) != digest:
            yield f"what was entered in entry {soll} is not what was chained"
    if (p["kopf"]["nr"], p["kopf"]["hash"]) != (len(p["eintraege"]), vorher):
        yield f"the end is missing: the chain had {p['kopf']['nr']} entries, {len(p['eintraege'])} are here"


def _anker(p: dict[str, Any], text: str) -> Iterator[str]:
    hashes = {e["nr"]: e["hash"] for e in p["eintraege"]}
    anker = [(a["nr"], a["hash"]) for a in p["anker"]]
    for zeile in text.splitlines():
        teile = zeile.split()
        if len(teile) == 5 and teile[1:3] == [str(p["mandant_id"]), str(p["strom_id"])]:
            anker.append((int(teile[3]), teile[4]))
    for nr, hash_ in anker:
        if hashes.get(nr) != hash_:
            yield f"entry {nr} is {'another' if nr in hashes else 'missing'}, says an anchor"


def _zustaende(export: dict[str, Any]) -> Iterator[str]:
    """The state of a Vorgang in the file is where its last step in the log led."""
    stand: dict[int, str] = {}
    for e in export["protokoll"]["eintraege"]:
        s = dict(zip(SPALTEN, json.loads(e["kanonisch"]), strict=True))
        if s["ergebnis"] == "ok" and s["nach"] is not None and s["vorgang_id"] is not None:
            stand[s["vorgang_id"]] = s["nach"]
    for v in export["akte"]["vorgaenge"]:
        if not v["fremd"] and stand.get(v["id"]) != v["zustand"]:
            yield f"Vorgang {v['id']} ({v['titel']}) stands on {v['zustand']}, its log ends with {stand.get(v['id'], 'nothing')}"


def _dokumente(export: dict[str, Any], dateien: list[Path]) -> Iterator[str]:
    bekannt = {d["pdf_sha256"] for d in export["dokumente"]}
    for pfad in dateien:
        if _sha(pfad.read_bytes()) not in bekannt:
            yield f"{pfad}: no letter of this Mietakte, or changed"
    hashes = {e["hash"] for e in export["protokoll"]["eintraege"]}
    for d in export["dokumente"]:
        if _sha(d["daten"].encode()) != d["daten_digest"]:
            yield f"{d['titel']} of {d['erstellt_am'][:10]}: its content is not what was frozen"
        if d["eigene_kette"] and d["kettenkopf"] not in hashes:
            yield f"{d['titel']} of {d['erstellt_am'][:10]}: the head of the chain printed on it is not in this log"
