"""An exported Mietakte is checked without the database, and every change of it is found."""
from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click.testing
import psycopg
import pytest

from app import cli


@pytest.fixture(scope="module")
def stand(server) -> tuple[dict[str, Any], bytes, int, int]:
    """The export of a lease of the demo with letters and many steps, one of its PDFs, the anchor of its chain."""
    with psycopg.connect(server.dsn) as verbindung:
        mandant, mv, strom = verbindung.execute("""
            SELECT m.mandant_id, m.id, m.traeger_id FROM akte.mietverhaeltnisse m
             ORDER BY (SELECT count(*) FROM audit.eintraege e WHERE e.strom_id = m.traeger_id) DESC LIMIT 1""").fetchone()
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        assert verbindung.execute("SELECT count(*) FROM audit.ankern()").fetchone()[0] > 0
        # as text, as it is downloaded: what the shell makes of numbers (app.db) is not in the file
        export = json.loads(verbindung.execute("SELECT api.akte_export(%s)::text", [mv]).fetchone()[0])
        pdf = verbindung.execute("SELECT f.inhalt FROM akte.dokumente d JOIN akte.dokument_dateien f ON f.dokument_id = d.id WHERE d.mietverhaeltnis_id = %s ORDER BY d.id LIMIT 1", [mv]).fetchone()[0]
        verbindung.rollback()
    return export, bytes(pdf), mandant, strom


@pytest.fixture
def pruefen(tmp_path: Path) -> Callable[..., click.testing.Result]:
    def lauf(export: dict[str, Any], *mehr: str) -> click.testing.Result:
        datei = tmp_path / "akte.json"
        datei.write_text(json.dumps(export, ensure_ascii=False), "utf-8")
        return click.testing.CliRunner().invoke(cli.haupt, ["export-pruefen", str(datei), *mehr])
    return lauf


def test_unveraendert_ist_in_ordnung(stand: tuple, pruefen: Callable[..., click.testing.Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export, pdf, mandant, strom = stand
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/x")      # it asks no database
    brief, anker = tmp_path / "brief.pdf", tmp_path / "anker.txt"
    brief.write_bytes(pdf)
    letzter = export["protokoll"]["kopf"]
    anker.write_text(f"2026-12-01T02:00:00+01:00 {mandant} {strom} {letzter['nr']} {letzter['hash']}\n2026-12-01T02:00:00+01:00 {mandant} {strom + 1} 1 abc\n")
    lauf = pruefen(export, str(brief), "--anker", str(anker))
    assert lauf.exit_code == 0 and lauf.output.rstrip().endswith("sound"), lauf.output
    assert len(export["protokoll"]["eintraege"]) > 20 and len(export["dokumente"]) > 3 and any(d["eigene_kette"] for d in export["dokumente"])
    # retention: what was entered may be erased, the chain stays whole
    gekuerzt = copy.deepcopy(export)
    gekuerzt["protokoll"]["eintraege"][3]["nutzlast"] = None
    assert pruefen(gekuerzt).exit_code == 0


def _neu_gerechnet(e: dict[str, Any]) -> None:
    """Somebody who changed the log and computes all hashes anew."""
    p = e["protokoll"]
    p["eintraege"][4]["kanonisch"] = p["eintraege"][4]["kanonisch"].replace("verwaltung", "portal")
    e["dokumente"] = []                # their heads would give it away
    vorher = hashlib.sha256(f"mietakte:{p['mandant_id']}:{p['strom_id']}".encode()).hexdigest()
    for x in p["eintraege"]:
        vorher = x["hash"] = hashlib.sha256(bytes.fromhex(vorher) + f"{x['nr']}{x['kanonisch']}".encode()).hexdigest()
    p["kopf"]["hash"] = vorher


UNTATEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "Text geändert": (lambda e: e["protokoll"]["eintraege"][4].update(kanonisch=e["protokoll"]["eintraege"][4]["kanonisch"].replace("verwaltung", "portal")), "not what was chained"),
    "Eingabe geändert": (lambda e: next(x for x in e["protokoll"]["eintraege"] if x["nutzlast"]).update(nutzlast='{"daten": {}}'), "what was entered"),
    "Eintrag fehlt": (lambda e: e["protokoll"]["eintraege"].pop(5), "is missing"),
    "Eintrag fehlt, umnummeriert": (lambda e: (e["protokoll"]["eintraege"].pop(5), [x.update(nr=i) for i, x in enumerate(e["protokoll"]["eintraege"], 1)]), "not what was chained"),
    "Ende abgeschnitten": (lambda e: e["protokoll"]["eintraege"].pop(), "the end is missing"),
    "andere Akte": (lambda e: e["protokoll"].update(strom_id=e["protokoll"]["strom_id"] + 1), "not what was chained"),
    "Kette neu gerechnet": (_neu_gerechnet, "says an anchor"),
    "Zustand geändert": (lambda e: next(v for v in e["akte"]["vorgaenge"] if not v["fremd"]).update(zustand="erfunden"), "its log ends with"),
    "Brief geändert": (lambda e: e["dokumente"][0].update(daten=e["dokumente"][0]["daten"].replace("1", "2")), "not what was frozen"),
}


@pytest.mark.parametrize("untat", UNTATEN)
def test_jede_veraenderung_faellt_auf(stand: tuple, pruefen: Callable[..., click.testing.Result], untat: str) -> None:
    tun, gesucht = UNTATEN[untat]
    export = copy.deepcopy(stand[0])
    tun(export)
    lauf = pruefen(export)
    assert lauf.exit_code == 1 and gesucht in lauf.output, lauf.output


def test_fremdes_pdf_und_anker_von_aussen(stand: tuple, pruefen: Callable[..., click.testing.Result], tmp_path: Path) -> None:
    export, pdf, mandant, strom = stand
    brief, anker = tmp_path / "brief.pdf", tmp_path / "anker.txt"
    brief.write_bytes(pdf + b" ")
    assert "no letter of this Mietakte" in pruefen(export, str(brief)).output
    ohne = copy.deepcopy(export)
    _neu_gerechnet(ohne)
    ohne["protokoll"]["anker"] = []
    assert pruefen(ohne).exit_code == 0, "computed anew from the start: only what is kept elsewhere finds it"
    anker.write_text(f"2026-12-01T02:00:00+01:00 {mandant} {strom} 6 {export['protokoll']['eintraege'][5]['hash']}\n")
    lauf = pruefen(ohne, "--anker", str(anker))
    assert lauf.exit_code == 1 and "entry 6 is another, says an anchor" in lauf.output


@pytest.mark.parametrize("inhalt", ["", "[]", "{}", '{"format": "mietakte-export/1"}', '{"format": "mietakte-export/1", "protokoll": {"eintraege": 1}}'])
def test_was_kein_export_ist_ist_ein_satz(tmp_path: Path, inhalt: str) -> None:
    datei = tmp_path / "x.json"
    datei.write_text(inhalt)
    lauf = click.testing.CliRunner().invoke(cli.haupt, ["export-pruefen", str(datei)])
    assert lauf.exit_code == 1 and "no export of a Mietakte" in lauf.output

