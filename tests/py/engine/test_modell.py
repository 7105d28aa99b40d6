"""Random walks over every machine, compared with a model of its own (security.md, B09).

The model is read from engine.automat_als_xstate, the picture that other programs get; what the engine did is read from the log.
A walk runs in one transaction and is rolled back, so it may do anything. More of them, each time others:

    MIETAKTE_ZUFALL=2000 .venv/bin/pytest tests/py/engine/test_modell.py
"""
from __future__ import annotations

import datetime
import json
import os
import random
from typing import Any, NamedTuple

import hypothesis
import hypothesis.strategies as st
import psycopg
import pytest
from psycopg.rows import namedtuple_row
from psycopg.types.json import Jsonb

from app import config
from engine_hilfen import STOERUNGEN, Haus, ausloesen, code, ist_ma, starten
from tests import werkstatt

ZUFALL = int(os.environ.get("MIETAKTE_ZUFALL", "0"))
GANG = hypothesis.settings(
    max_examples=ZUFALL or 20, derandomize=not ZUFALL, database=None, deadline=None, print_blob=True,
    suppress_health_check=list(hypothesis.HealthCheck),
    # a walk that fails is printed step by step; finding the shortest one takes minutes and is for those who search
    phases=[hypothesis.Phase.generate, *([hypothesis.Phase.shrink] if ZUFALL else [])])
HEUTE = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
STOERUNG = [{"wert": s, "titel": s} for s in STOERUNGEN]


class Modell(NamedTuple):
    """One machine: where it begins, and where an event leads from a state."""

    anfang: str
    wege: dict[str, dict[str, str]]
    abbruch: frozenset[str]
    ist_klammer: bool

    @property
    def ereignisse(self) -> list[str]:
        return sorted({e for wege in self.wege.values() for e in wege})


def modell(bild: dict[str, Any], ist_klammer: bool) -> Modell:
    return Modell(bild["initial"], {zustand: {ereignis: weg.get("target", zustand) for ereignis, weg in inhalt.get("on", {}).items()}
                                    for zustand, inhalt in bild["states"].items()},
                  frozenset(z for z, inhalt in bild["states"].items() if "abbruch" in inhalt.get("tags", ())), ist_klammer)


class Welt:
    """Leases in every phase of their life, and the toys; committed once, walked on in transactions that are rolled back."""

    def __init__(self, dsn: str) -> None:
        self.spiel = Haus(dsn)
        self.dsn = dsn
        with psycopg.connect(dsn, row_factory=namedtuple_row) as c:
            c.execute(_hilfen())

            def eins(anweisung: str, *werte: object) -> Any:
                return c.execute(anweisung, werte).fetchone()[0]

            self.mandant: int = eins("SELECT tests.mandant()")
            self.dateien = {art: str(eins("SELECT tests.datei(%s, %s)", self.mandant, art)) for art in ("foto", "unterschrift", "pdf")}
            self.rollen: dict[str, int] = dict(tuple(z) for z in c.execute(
                "SELECT rolle, min(id) FROM akte.benutzer WHERE mandant_id = %s GROUP BY rolle", (self.mandant,)))
            c.execute("SET LOCAL ROLE mietakte_dba")
            c.execute("SELECT tests.als(%s, 'sachbearbeitung', %s)", (self.mandant, HEUTE))
            neu = eins("SELECT tests.mietverhaeltnis(%s, '{\"mietbeginn\": \"2026-04-01\"}')", self.mandant)
            laufend, gekuendigt, ausgezogen = (eins("SELECT tests.laufend(%s)", self.mandant) for _ in range(3))
            for mv in (gekuendigt, ausgezogen):
                e = c.execute("SELECT * FROM engine.starten('kuendigung', tests.traeger(%s), '{\"durch\": \"mieter\", \"art\": \"ordentlich\"}')",
                              (mv,)).fetchone()
                assert ausloesen(c, e.vorgang_id, "zugang_erfassen",
                                 {"form": "papier", "zugang_am": "28.02.2026", "alle_unterschriften": "ja"}).ok
            eins("SELECT tests.uebergeben(%s, %s, 'auszug', %s)", self.mandant, ausgezogen, Jsonb([
                {"raum": "Bad", "beschreibung": "Fliese gesprungen", "verantwortlich": "mieter", "kosten_geschaetzt": "180"}]))
            self.klammern: dict[str, int] = {name: eins("SELECT tests.traeger(%s)", mv) for name, mv in (
                ("neu", neu), ("laufend", laufend), ("gekuendigt", gekuendigt), ("ausgezogen", ausgezogen))}
            self.modelle = {z.automat: modell(z.bild, z.ist_klammer) for z in c.execute(
                "SELECT automat, ist_klammer, engine.automat_als_xstate(automat) AS bild FROM engine.automaten WHERE aktuell ORDER BY automat")}
            self.statustabellen: list[tuple[str, str, str]] = [tuple(z) for z in c.execute(
                "SELECT automat, status_tabelle, status_schluessel FROM engine.automaten WHERE aktuell AND status_tabelle IS NOT NULL")]
        self.spielklammer = self.spiel.klammer().id


def _hilfen() -> str:
    """The fixtures of the pgTAP files, without what only psql understands."""
    text = (werkstatt.WURZEL / "tests" / "sql" / "hilfen.psql").read_text(encoding="utf-8")
    return "\n".join(z for z in text.splitlines() if not z.startswith("\\") and z not in ("BEGIN;",) and not z.startswith("SET LOCAL"))


@pytest.fixture(scope="module")
def welt(db_modul: str) -> Welt:
    return Welt(db_modul)


# -- what people enter ------------------------------------------------------------------------------------------------

UNSINN = ("", " ", "x", "'; DROP TABLE akte.mieter; --", "\u202e", "ß" * 5000, "NaN", "Infinity", "1e5", -1, 0, 10**12, 0.005, True, None, [], {},
          [1], {"a": 1}, "00000000-0000-0000-0000-000000000000", "ja", "=1+1", "%s")
UNTAGE = ("31.02.2026", "01.13.2026", "2026-00-00 10:00", "2026-02-30 25:61", "0001-01-01", "9999-12-31", "2026-13-01",
          "30.02.2026 24:00", "1.1.26", "heute")


def eingabe(welt: Welt, feld: dict[str, Any], heute: datetime.date, zufall: random.Random) -> object:
    """A value that the type of the field allows, most of the time."""
    if zufall.random() < 0.06:
        return zufall.choice(UNTAGE if feld["typ"] in ("datum", "zeitpunkt") and zufall.random() < 0.7 else UNSINN)
    if feld.get("vorgabe") is not None and zufall.random() < 0.4:
        return feld["vorgabe"]
    tag = heute + datetime.timedelta(days=zufall.choice((0, 0, 0, -1, -2, -40, 1, 30, 100, 400, -3000)))
    match feld["typ"]:
        case "datum":
            return tag.strftime(zufall.choice(("%Y-%m-%d", "%d.%m.%Y")))
        case "zeitpunkt":
            return tag.strftime("%d.%m.%Y 10:00")
        case "betrag" | "zahl" | "ganzzahl":
            unten, oben = int(float(feld.get("min", 0))), feld.get("max")
            wert = zufall.choice((unten, unten + 1, unten + 2, unten + 180, unten + 2760))
            return str(min(wert, int(float(oben))) if oben is not None else wert)
        case "auswahl":
            werte = [o["wert"] for o in feld.get("optionen") or [{"wert": "leer"}]]
            return werte[0] if zufall.random() < 0.4 else zufall.choice(werte)
        case "kennung":
            return zufall.choice([o["wert"] for o in feld.get("optionen") or [{"wert": "00000000-0000-4000-8000-000000000000"}]])
        case "ja_nein":
            return zufall.choice(("ja", "ja", "nein"))
        case "iban":
            return "DE02120300000000202051"
        case "email":
            return "post@beispiel.example"
        case "datei":
            return zufall.choice(list(welt.dateien.values()))
        case _:
            return zufall.choice(("Fliese", "Wohnzimmer links", "Frau Müller-Lüdenscheidt hat es so gewollt und unterschrieben."))


def angaben(welt: Welt, felder: list[dict[str, Any]], heute: datetime.date, zufall: random.Random) -> dict[str, object]:
    felder = [f for f in felder if f["name"] != "art" or f.get("optionen") != STOERUNG]     # the toys' own ways to break
    daten = {f["name"]: eingabe(welt, f, heute, zufall) for f in felder if zufall.random() < (0.97 if f.get("pflicht") else 0.6)}
    if zufall.random() < 0.03:
        daten[zufall.choice(("fremd", "mandant_id", "", "_uebersteuern"))] = zufall.choice(UNSINN)
    return daten


def als_text(daten: dict[str, object]) -> str:
    return json.dumps(daten, ensure_ascii=False, default=str)[:300]


# -- a walk -----------------------------------------------------------------------------------------------------------

class Gang:
    """One transaction on one bracket. After every call the log since then must be a walk through the model."""

    def __init__(self, welt: Welt, c: psycopg.Connection, mandant: int, rollen: dict[str, int], klammer: int) -> None:
        self.welt, self.c, self.mandant, self.rollen, self.klammer = welt, c, mandant, rollen, klammer
        self.zeit = HEUTE
        self.eintreten("sachbearbeitung")
        self.zustaende: dict[int, tuple[str, str]] = self._lesen()
        self.nr: int = c.execute("SELECT max(nr) FROM audit.protokoll WHERE strom_id = %s", (klammer,)).fetchone()[0] or 0
        self.codes: list[str] = []
        self.verlauf: list[str] = []

    def eintreten(self, rolle: str) -> None:
        if rolle == "dienst":
            self.c.execute("SELECT sitzung.als_dienst(%s)", (self.mandant,))
        else:
            self.c.execute("SELECT sitzung.als_benutzer(%s, %s)", (self.mandant, self.rollen[rolle]))
        self.c.execute("SELECT engine.zeit_setzen(%s)", (self.zeit,))

    def _lesen(self) -> dict[int, tuple[str, str]]:
        return {z.id: (z.automat, z.zustand) for z in self.c.execute(
            "SELECT id, automat, zustand FROM engine.vorgaenge WHERE traeger_id = %s", (self.klammer,))}

    def neue_zeilen(self) -> list[Any]:
        zeilen = self.c.execute("SELECT nr, vorgang_id, automat, ereignis, von, nach, ergebnis, fehlercode FROM audit.protokoll"
                                " WHERE strom_id = %s AND nr > %s ORDER BY nr", (self.klammer, self.nr)).fetchall()
        self.nr = zeilen[-1].nr if zeilen else self.nr
        return zeilen

    def nachspielen(self, zeilen: list[Any]) -> None:
        """The rows of the log, step by step through the model, end in the states the Vorgänge are in."""
        for z in zeilen:
            if z.ergebnis == "abgelehnt":
                continue
            m = self.welt.modelle[z.automat]
            if z.ereignis == "starten":
                assert z.vorgang_id not in self.zustaende and (z.von, z.nach) == (None, m.anfang), z
            else:
                assert (z.automat, z.von) == self.zustaende[z.vorgang_id], (z, self.zustaende[z.vorgang_id])
                assert m.wege[z.von].get(z.ereignis) == z.nach, z
            self.zustaende[z.vorgang_id] = (z.automat, z.nach)
        assert self._lesen() == self.zustaende

    def ein_mal_abgelehnt(self, e: Any, ereignis: str, vorgang: int | None) -> None:
        assert not e.ok and e.meldung and ist_ma(e.fehlercode), e
        (zeile,) = self.neue_zeilen()
        assert (zeile.ergebnis, zeile.fehlercode, zeile.ereignis, zeile.vorgang_id, zeile.nach) \
            == ("abgelehnt", e.fehlercode, ereignis, vorgang, None)
        assert self._lesen() == self.zustaende, "a refusal moves nothing"

    def gefeuert(self, vorgang: int, ereignis: str, daten: dict[str, object], geht_nicht: str | None) -> None:
        automat, zustand = self.zustaende[vorgang]
        wege = self.welt.modelle[automat].wege[zustand]
        e = ausloesen(self.c, vorgang, ereignis, daten)
        self.notieren(f"{automat}.{zustand} {ereignis} {als_text(daten)} → {code(e)} {e.nach or e.detail or ''}", code(e))
        if ereignis not in wege:
            self.ein_mal_abgelehnt(e, ereignis, vorgang)
            assert e.fehlercode == ("MA004" if wege else "MA005")
        elif e.ok:
            assert geht_nicht is None, f"the page said it is not possible: {geht_nicht}"
            assert (e.vorgang_id, e.von, e.nach) == (vorgang, zustand, wege[ereignis])
            zeilen = self.neue_zeilen()
            # what an effect starts stands in the log before the step itself
            assert (vorgang, ereignis) in [(z.vorgang_id, z.ereignis) for z in zeilen] and all(z.ergebnis == "ok" for z in zeilen)
            self.nachspielen(zeilen)
        else:
            self.ein_mal_abgelehnt(e, ereignis, vorgang)
            assert e.fehlercode not in ("MA004", "MA005"), "the model allows it"
            self.kein_unfall(e)

    def gestartet(self, automat: str, daten: dict[str, object], geht_nicht: str | None) -> None:
        e = starten(self.c, automat, self.klammer, daten)
        self.notieren(f"starten {automat} {als_text(daten)} → {code(e)} {e.detail or ''}", code(e))
        if e.ok:
            assert geht_nicht is None, f"the page said it is not possible: {geht_nicht}"
            assert e.nach == self.welt.modelle[automat.partition("[")[0]].anfang
            self.nachspielen(self.neue_zeilen())
        else:
            self.ein_mal_abgelehnt(e, "starten", None)
            self.kein_unfall(e)

    def fristen(self) -> None:
        self.eintreten("dienst")
        zeilen = self.c.execute("SELECT * FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = ANY (%s)", (list(self.zustaende),)).fetchall()
        self.notieren(f"{self.zeit:%d.%m.%Y}: {[(z.ereignis, code(z)) for z in zeilen]}", *["frist " + code(z) for z in zeilen])
        for z in zeilen:
            if not z.ok:
                self.kein_unfall(z)
        self.nachspielen(self.neue_zeilen())

    def status_stimmt(self) -> None:
        """The business rows say what the Vorgänge say."""
        for automat, tabelle, schluessel in self.welt.statustabellen:
            falsch = self.c.execute(f"""
                SELECT v.id AS vorgang, v.zustand, z.operativer_status, t.status FROM engine.vorgang v
                  JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand
                  LEFT JOIN {tabelle} t ON t.mandant_id = v.mandant_id AND t.{schluessel} = v.{"id" if schluessel == "vorgang_id" else schluessel}
                 WHERE v.traeger_id = %s AND v.automat = %s AND t.status IS DISTINCT FROM z.operativer_status""",
                (self.klammer, automat)).fetchall()
            assert falsch == [], automat

    def kein_unfall(self, e: Any) -> None:
        # MA011: a constraint had to catch what a guard should have explained; the toys have constraints only
        assert e.fehlercode not in ("MA098", "MA099", "MA011"), "\n".join(self.verlauf[-8:])

    def notieren(self, text: str, *codes: str) -> None:
        self.verlauf.append(text)
        self.codes += codes

    def schritt(self, zufall: random.Random) -> None:
        was = zufall.random()
        if was < 0.1:
            self.zeit += datetime.timedelta(days=zufall.choice((1, 7, 31, 100, 200)))
            self.fristen()
            return
        self.eintreten(zufall.choice(("sachbearbeitung",) * 6 + ("teamleitung",) * 3 + ("buchhaltung",)))
        offen = [v for v, (automat, zustand) in sorted(self.zustaende.items()) if self.welt.modelle[automat].wege[zustand]
                 and not self.welt.modelle[automat].ist_klammer]
        if was < (0.25 if offen else 0.7):
            start = self.c.execute("SELECT * FROM engine.startbare_automaten(%s)", (self.klammer,)).fetchall()
            if start:
                s = zufall.choice([x for x in start if x.moeglich and zufall.random() < 0.8] or start)
                self.gestartet(s.ereignis, angaben(self.welt, s.felder, self.zeit.date(), zufall),
                               None if s.moeglich else f"{s.fehlercode} {s.meldung}")
                return
        vorgang = zufall.choice(offen if offen and was < 0.9 else sorted(self.zustaende))
        automat, zustand = self.zustaende[vorgang]
        moeglich: dict[str, Any] = {z.ereignis: z for z in self.c.execute("SELECT * FROM engine.moegliche_ereignisse(%s)", (vorgang,))}
        assert moeglich.keys() <= self.welt.modelle[automat].wege[zustand].keys(), "the page offers what the machine does not know"
        m = self.welt.modelle[automat]
        # giving up is always possible and ends the walk, so it is rarely chosen
        gut = [e for e, z in moeglich.items() if z.moeglich and (m.wege[zustand][e] not in m.abbruch or zufall.random() < 0.1)]
        gesperrt = [e for e, z in moeglich.items() if not z.moeglich]
        ereignis = zufall.choice(gut if gut and was < 0.7 else gesperrt if gesperrt and was < 0.8 else [*m.ereignisse, "gibtesnicht"])
        z = moeglich.get(ereignis)
        self.gefeuert(vorgang, ereignis, angaben(self.welt, z.felder if z else [], self.zeit.date(), zufall),
                      None if z is None or z.moeglich else f"{z.fehlercode} {z.meldung}")


#: a number per step, from which everything it does follows: a failing walk shrinks to the steps that it takes
SCHRITTE = st.lists(st.integers(0, 2**32), min_size=20, max_size=30)
erlebt: dict[str, int] = {}


def gehen(welt: Welt, mandant: int, rollen: dict[str, int], klammer: int, schritte: list[int]) -> None:
    with psycopg.connect(config.mit_rolle(welt.dsn, "mietakte_dba"), row_factory=namedtuple_row) as c:
        gang = Gang(welt, c, mandant, rollen, klammer)
        try:
            for nummer, keim in enumerate(schritte):
                gang.schritt(random.Random(f"{nummer} {keim}"))
            gang.eintreten("sachbearbeitung")
            gang.status_stimmt()
            assert c.execute("SELECT count(*) FROM audit.pruefen(%s) WHERE NOT unversehrt", (min(gang.zustaende),)).fetchone()[0] == 0
        except BaseException:
            hypothesis.note("\n".join(gang.verlauf))
            raise
        finally:
            c.rollback()
    for was in gang.codes:
        erlebt[was] = erlebt.get(was, 0) + 1


@pytest.mark.parametrize("phase", ["neu", "laufend", "gekuendigt", "ausgezogen"])
def test_B09_random_walks_on_a_lease(welt: Welt, phase: str) -> None:
    @GANG
    @hypothesis.given(SCHRITTE)
    def gehen_lassen(schritte: list[int]) -> None:
        gehen(welt, welt.mandant, welt.rollen, welt.klammern[phase], schritte)

    erlebt.clear()
    gehen_lassen()
    print(phase, dict(sorted(erlebt.items())))
    assert erlebt["ok"] > 10 and erlebt["MA004"] > 10, "the walks got somewhere, and ran into walls"


def test_B09_random_walks_on_the_toys(welt: Welt) -> None:
    @GANG
    @hypothesis.given(SCHRITTE)
    def gehen_lassen(schritte: list[int]) -> None:
        gehen(welt, welt.spiel.mandant, {**welt.spiel.benutzer}, welt.spielklammer, schritte)

    erlebt.clear()
    gehen_lassen()
    print("toys", dict(sorted(erlebt.items())))
    assert erlebt["ok"] > 100 and erlebt["MA004"] > 10


# -- every state against every event ----------------------------------------------------------------------------------

def ueberall(c: psycopg.Connection, welt: Welt, klammer: int) -> dict[int, tuple[str, str]]:
    """A Vorgang in every state of every machine, put there past the engine."""
    return {c.execute("""
        INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, ende_art, beendet_am, exklusiv, ist_klammer,
                                    gestartet_am, gestartet_von)
        SELECT %(m)s, %(k)s, automat, version, %(z)s, now(), CASE WHEN %(ende)s THEN 'erfolg' END, CASE WHEN %(ende)s THEN now() END, false, false,
               now(), 'test' FROM engine.automaten WHERE automat = %(a)s AND aktuell RETURNING id""",
        {"m": welt.mandant, "k": klammer, "z": zustand, "a": automat, "ende": not wege}).fetchone().id: (automat, zustand)
        for automat, m in welt.modelle.items() for zustand, wege in m.wege.items()}


def feuern(c: psycopg.Connection, paare: list[tuple[int, str]]) -> list[Any]:
    return c.execute("SELECT e.ok, e.fehlercode, e.meldung FROM unnest(%s::bigint[], %s::text[]) WITH ORDINALITY AS w (vorgang, ereignis, nr),"
                     " LATERAL engine.ausloesen(w.vorgang, w.ereignis) AS e ORDER BY w.nr",
                     ([v for v, _ in paare], [e for _, e in paare])).fetchall()


def test_B09_what_the_model_does_not_know_is_refused_in_every_state_of_every_machine(welt: Welt) -> None:
    klammer = welt.klammern["laufend"]
    with psycopg.connect(welt.dsn, row_factory=namedtuple_row) as c:
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (welt.mandant, welt.rollen["sachbearbeitung"]))
        faelle = ueberall(c, welt, klammer)
        nr = c.execute("SELECT max(nr) FROM audit.eintraege WHERE strom_id = %s", (klammer,)).fetchone()[0]
        verboten = [(v, e) for v, (automat, zustand) in faelle.items() for e in (*welt.modelle[automat].ereignisse, "gibtesnicht", "starten", "")
                    if e not in welt.modelle[automat].wege[zustand]]
        c.execute("SET LOCAL ROLE mietakte_dba")
        for (v, e), antwort in zip(verboten, feuern(c, verboten), strict=True):
            automat, zustand = faelle[v]
            assert not antwort.ok and antwort.meldung, (automat, zustand, e)
            assert antwort.fehlercode == ("MA004" if welt.modelle[automat].wege[zustand] else "MA005"), (automat, zustand, e, antwort)
        danach = {z.id: (z.automat, z.zustand)
                  for z in c.execute("SELECT id, automat, zustand FROM engine.vorgaenge WHERE id = ANY (%s)", (list(faelle),))}
        assert danach == faelle, "none has moved"
        zeilen = c.execute("SELECT vorgang_id, ereignis, ergebnis FROM audit.protokoll WHERE strom_id = %s AND nr > %s ORDER BY nr",
                           (klammer, nr)).fetchall()
        assert [tuple(z) for z in zeilen] == [(v, e, "abgelehnt") for v, e in verboten], "one row each"
        c.rollback()
    print(f"{len(faelle)} states of {len(welt.modelle)} machines, {len(verboten)} forbidden pairs")
    assert len(verboten) > 500


def test_what_only_the_bracket_or_a_date_may_do_nobody_does_by_hand(welt: Welt) -> None:
    with psycopg.connect(welt.dsn, row_factory=namedtuple_row) as c:
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (welt.mandant, welt.rollen["sachbearbeitung"]))
        faelle = ueberall(c, welt, welt.klammern["laufend"])
        selbst = c.execute("SELECT v.id, u.ereignis, u.art, u.rollen FROM engine.vorgang v JOIN engine.uebergaenge u"
                           " ON u.automat = v.automat AND u.version = v.version AND u.von = v.zustand"
                           " WHERE v.id = ANY (%s) AND u.art <> 'manuell'", (list(faelle),)).fetchall()
        c.execute("SET LOCAL ROLE mietakte_dba")
        for rolle, benutzer in welt.rollen.items():
            c.execute("SELECT sitzung.als_benutzer(%s, %s)", (welt.mandant, benutzer))
            fremd = [s for s in selbst if s.art == "automatisch" or rolle not in s.rollen]
            codes = [z.fehlercode for z in feuern(c, [(s.id, s.ereignis) for s in fremd])]
            assert codes == [{"automatisch": "MA013", "frist": "MA014"}[s.art] for s in fremd], rolle
        c.rollback()
    assert len(selbst) > 30
