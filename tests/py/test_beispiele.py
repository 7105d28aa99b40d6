"""The examples for DBAs still do what their committed transcripts say, and what they freeze can be printed."""
from __future__ import annotations

import psycopg
import pytest

from app import dokumente
from docs.beispiele import laufen


@pytest.fixture(scope="module")
def haus(db_modul: str) -> str:
    laufen.haus_anlegen(db_modul)
    return db_modul


@pytest.mark.parametrize("datei", laufen.beispiele(), ids=lambda datei: datei.stem)
def test_abschrift(haus: str, datei) -> None:
    abweichungen = laufen.vergleichen(haus, [datei], schreiben=False)
    assert not abweichungen, "\n" + abweichungen[0]


def test_nichts_bleibt(haus: str) -> None:
    laufen.abschrift(haus, laufen.beispiele()[0])
    with psycopg.connect(haus) as verbindung:
        assert verbindung.execute("SELECT count(*) FROM akte.objekte").fetchone() == (0,)


def test_jeder_brief_der_geschichte_laesst_sich_drucken(haus: str) -> None:
    """The snapshots of the whole story, against the schema and the sums the templates insist on."""
    geprueft = []
    for datei in laufen.beispiele():
        for art, version, daten in laufen.briefe(haus, datei):
            dokumente.pruefe_snapshot(art, version, daten)
            geprueft.append(art)
    assert {art: geprueft.count(art) for art in sorted(set(geprueft))} == {
        "kautionsabrechnung": 5, "kuendigungsbestaetigung": 5, "uebergabeprotokoll": 7, "wohnungsgeberbescheinigung": 4}
