"""Renders the documents a step has frozen, inside the transaction of that step: no PDF, no step."""
from __future__ import annotations

import re
from typing import Any

from app import db, dokumente

OFFEN = """
    SELECT d.kennung, d.vorlage, d.vorlage_version, d.daten, d.digest, d.kettenkopf FROM api.dokumente_ohne_datei d
     WHERE d.vorgang_id IN (SELECT v.id FROM engine.vorgaenge v
                             WHERE v.traeger_id = (SELECT x.traeger_id FROM engine.vorgaenge x WHERE x.id = %s))
     ORDER BY d.id"""
BILDER = "SELECT kennung, inhalt FROM akte.dateien WHERE kennung = ANY (%s::uuid[]) AND typ LIKE 'image/%%'"
ABLEGEN = "SELECT api.dokument_ablegen(p_kennung => %s, p_inhalt => %s)"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def fertigen(tx: db.Transaktion, vorgang_id: int) -> None:
    """Every document of the Vorgang's bracket that has no PDF yet."""
    for d in tx.alle(OFFEN, vorgang_id):
        kennungen = sorted(_kennungen(d["daten"]))
        bilder = {str(b["kennung"]): bytes(b["inhalt"]) for b in tx.alle(BILDER, kennungen)} if kennungen else {}
        pdf = dokumente.rendere(d["vorlage"], d["vorlage_version"], d["daten"], bilder, d["digest"], d["kettenkopf"])
        tx.tun(ABLEGEN, d["kennung"], pdf)


def _kennungen(wert: Any) -> set[str]:
    """All texts of a snapshot that look like a kennung; the renderer takes those it names as pictures."""
    if isinstance(wert, dict):
        return set().union(*map(_kennungen, wert.values()))
    if isinstance(wert, list):
        return set().union(*map(_kennungen, wert))
    return {wert} if isinstance(wert, str) and _UUID.fullmatch(wert) else set()
