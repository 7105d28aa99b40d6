"""Every machine, proven from its own rows: what no row allows is refused and recorded, what a row allows is listed and was taken by a
scenario with real data, and random walks over whole brackets leave everything in agreement.

    MIETAKTE_ZUFALL=500 .venv/bin/pytest tests/py/test_automaten_lauf.py     more walks, each time others
"""
from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.strategies as st
import psycopg
import pytest
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from psycopg.rows import namedtuple_row

from app import config
from tests import werkstatt

sys.path.append(str(Path(__file__).parent / "engine"))
from test_modell import HEUTE, ZUFALL, Gang, Welt, angaben  # noqa: E402

ROLLEN = ("sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin")


@pytest.fixture(scope="module")
def welt(db_modul: str) -> Welt:
    """Leases in every phase of their life, committed; tests roll back what they do."""
    return Welt(db_modul)


# -- every pair of state and event ----------------------------------------------------------------------------------------

#: one call per pair, in the database: (event, what was to be refused with) → what came back
FEUERN = """
    SELECT p.ereignis, p.soll, e.ok, e.fehlercode, e.von, e.nach
      FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS p(ereignis, soll, nr)
     CROSS JOIN LATERAL engine.ausloesen(p_vorgang_id => %s, p_ereignis => p.ereignis) e ORDER BY p.nr"""


class Paare:
    """One machine: its rows, and a Vorgang put into any of its states by hand, which nobody but a superuser could do."""

    def __init__(self, c: psycopg.Connection, welt: Welt, automat: str) -> None:
        self.c, self.welt, self.automat = c, welt, automat
        self.a = c.execute("SELECT * FROM engine.automaten WHERE automat = %s AND aktuell", (automat,)).fetchone()
        self.zustaende = c.execute("SELECT * FROM engine.zustaende WHERE automat = %s AND version = %s ORDER BY reihenfolge",
                                   (automat, self.a.version)).fetchall()
        self.zeilen: dict[str, dict[str, Any]] = defaultdict(dict)
        for u in c.execute("SELECT * FROM engine.uebergaenge WHERE automat = %s AND version = %s ORDER BY reihenfolge", (automat, self.a.version)):
            self.zeilen[u.von][u.ereignis] = u
        eigene = {e for wege in self.zeilen.values() for e in wege}
        fremde = [z.ereignis for z in c.execute("SELECT DISTINCT ereignis FROM engine.uebergaenge WHERE automat <> %s ORDER BY ereignis", (automat,))]
        # all of its own, and a sample of what belongs to others
        self.ereignisse = sorted(eigene) + [e for e in fremde if e not in eigene][::12] + ["gibtesnicht", ""]

    def traeger(self, nr: int) -> int:
        art = self.a.traeger_arten[0]
        if not self.a.ist_klammer:
            if art == "vermietung":
                return self.welt.klammern["laufend"]
            (da,) = self.c.execute("SELECT min(id) AS id FROM engine.traeger WHERE mandant_id = %s AND art = %s", (self.welt.mandant, art)).fetchone()
            if da:
                return da
        return self.c.execute("INSERT INTO engine.traeger (mandant_id, art, bezug_id) VALUES (%s, %s, %s) RETURNING id",
                              (self.welt.mandant, art, -nr)).fetchone().id

    def stellen(self, z: Any, nr: int) -> int:
        ende = z.art if z.art in ("erfolg", "abbruch") else None
        return self.c.execute(
            "INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, variante, zustand, zustand_seit, ende_art, exklusiv, ist_klammer,"
            " gestartet_am, gestartet_von, beendet_am) VALUES (%s, %s, %s, %s, %s, %s, now(), %s, false, %s, now(), 'benutzer:0',"
            " CASE WHEN %s::text IS NOT NULL THEN now() END) RETURNING id",
            (self.welt.mandant, self.traeger(nr), self.automat, self.a.version, (self.a.varianten or [""])[0], z.zustand, ende, self.a.ist_klammer,
             ende)).fetchone().id

    def soll(self, z: Any, ereignis: str, rolle: str) -> str | None:
        """The code of the refusal; None where the row allows it and the file would have to decide."""
        u = self.zeilen[z.zustand].get(ereignis)
        if u is None:
            return "MA005" if z.art in ("erfolg", "abbruch") else "MA004"
        if u.art == "automatisch":
            return "MA013"
        return None if rolle in u.rollen else "MA014"


@pytest.fixture
def oben(welt: Welt) -> Iterator[psycopg.Connection]:
    """The superuser, in a transaction that is rolled back."""
    with psycopg.connect(welt.dsn, row_factory=namedtuple_row) as c:
        yield c
        c.rollback()


def _automaten(welt: Welt) -> list[str]:
    return [a for a in sorted(welt.modelle) if not a.startswith("uebung_")]


def test_every_pair_that_no_row_allows_is_refused_and_recorded(welt: Welt, oben: psycopg.Connection) -> None:
    paare, falsch = 0, []
    for automat in _automaten(welt):
        p = Paare(oben, welt, automat)
        for nr, z in enumerate(p.zustaende, 1):
            vorgang = p.stellen(z, nr)
            erwartet: list[tuple[str, str]] = []
            for rolle in ROLLEN:
                # the whole list for one role; for the others what their role alone decides
                ereignisse = p.ereignisse if rolle == "teamleitung" else [e for e, u in p.zeilen[z.zustand].items() if rolle not in u.rollen]
                soll = [(e, s) for e in ereignisse if (s := p.soll(z, e, rolle))]
                oben.execute("SELECT sitzung.als_benutzer(%s, %s)", (welt.mandant, welt.rollen[rolle]))
                for ist in oben.execute(FEUERN, ([e for e, _ in soll], [s for _, s in soll], vorgang)).fetchall():
                    if (ist.ok, ist.fehlercode, ist.von, ist.nach) != (False, ist.soll, z.zustand, None):
                        falsch.append((automat, z.zustand, rolle, ist))
                erwartet += soll
            # every attempt is in the log, as what it was, and nothing else is
            protokoll = [(e.ereignis, e.fehlercode) for e in oben.execute(
                "SELECT ereignis, fehlercode FROM audit.eintraege WHERE vorgang_id = %s AND ergebnis = 'abgelehnt' AND von = %s AND nach IS NULL ORDER BY nr",
                (vorgang, z.zustand))]
            if protokoll != erwartet or oben.execute("SELECT count(*) FROM audit.eintraege WHERE vorgang_id = %s", (vorgang,)).fetchone()[0] != len(erwartet):
                falsch.append((automat, z.zustand, "log", set(protokoll) ^ set(erwartet)))
            if oben.execute("SELECT zustand FROM engine.vorgang WHERE id = %s", (vorgang,)).fetchone().zustand != z.zustand:
                falsch.append((automat, z.zustand, "moved"))
            paare += len(erwartet)
    assert not falsch, falsch[:20]
    print(f"{len(_automaten(welt))} machines, {paare} refused attempts")


def test_the_page_lists_exactly_the_rows(welt: Welt, oben: psycopg.Connection) -> None:
    """A Vorgang put into its state by hand has no business row; a guard may stumble over that. The walks below look again, at real ones."""
    falsch, gestolpert, gesehen = [], [], 0
    for automat in _automaten(welt):
        p = Paare(oben, welt, automat)
        for nr, z in enumerate(p.zustaende, 1):
            vorgang = p.stellen(z, 1000 + nr)
            oben.execute("SELECT sitzung.als_benutzer(%s, %s)", (welt.mandant, welt.rollen["teamleitung"]))
            try:
                with oben.transaction():
                    ist = [(e.ereignis, e.nach, e.bezeichnung) for e in oben.execute("SELECT * FROM engine.moegliche_ereignisse(%s)", (vorgang,))]
            except psycopg.DatabaseError as fehler:
                assert (fehler.sqlstate or "").startswith("MA"), fehler
                gestolpert.append((automat, z.zustand))
                continue
            gesehen += 1
            soll = [(u.ereignis, u.nach, u.titel) for u in p.zeilen[z.zustand].values() if u.art == "manuell"]
            if ist != soll:
                falsch.append((automat, z.zustand, ist, soll))
    assert not falsch, falsch
    assert gesehen > 100 and len(gestolpert) < 20, gestolpert


def test_all_22_machines_are_complete(welt: Welt, oben: psycopg.Connection) -> None:
    """As a manager needs them: every manual step of a machine has its words, its law and its fields' titles."""
    zeilen = oben.execute(
        "SELECT u.automat, u.von, u.ereignis, u.titel, u.norm, u.felder FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version)"
        " WHERE a.aktuell AND u.automat NOT LIKE 'uebung%%'").fetchall()
    assert len({z.automat for z in zeilen}) == 22
    assert [(z.automat, z.ereignis) for z in zeilen if not z.norm.strip() or not z.titel.strip() or z.titel == z.ereignis] == []
    assert [(z.automat, z.ereignis, f["name"]) for z in zeilen for f in z.felder if not f.get("titel", "").strip() or f["titel"] == f["name"]] == []


# -- every transition by a scenario with real data ------------------------------------------------------------------------

#: What was recorded as done, said aloud: a warning reaches the client even if the transaction is rolled back, as every test's is.
AUFZEICHNEN = """
    CREATE FUNCTION public.weg_melden() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE WARNING 'WEG %|%|%|%', NEW.automat, coalesce(NEW.von, ''), NEW.ereignis, coalesce(NEW.nach, '(' || NEW.fehlercode || ')');
      RETURN NULL;
    END $$;
    GRANT EXECUTE ON FUNCTION public.weg_melden() TO PUBLIC;
    CREATE TRIGGER zz_weg_melden AFTER INSERT ON audit.eintraege FOR EACH ROW EXECUTE FUNCTION public.weg_melden();"""
ORDNER = ("automaten", "geschichte", "api")
Weg = tuple[str, str, str, str]
#: Rows nobody can ever take: they exist so that a button says why not. What was signed is frozen; each was tried and refused with this code.
NUR_ERKLAERT = {
    ("wohnungsuebergabe", zustand, ereignis, zustand): "MA405"
    for zustand in ("teilunterzeichnet", "unterzeichnet")
    for ereignis in ("raum_erfassen", "zaehler_ablesen", "schluessel_erfassen", "mangel_erfassen", "bemerkung_erfassen", "foto_hinzufuegen",
                     "eintrag_streichen", "neue_anschrift_erfassen")}


@pytest.fixture(scope="module")
def gegangen(server_dsn: str, vorlage_db: str) -> tuple[set[Weg], set[Weg], set[Weg]]:
    """(rows of all machines, transitions the scenarios took, refusals): every pgTAP file with real machines, run once more and listened to."""
    if werkstatt.pgtap_datei() is None or not shutil.which("psql"):
        pytest.skip("pgTAP or psql is not installed: nobody listens to the scenarios")
    name = f"wege{os.getpid()}"
    werkstatt.loeschen(server_dsn, name)
    dsn = werkstatt.klonen(server_dsn, vorlage_db, name)
    try:
        werkstatt.pgtap_laden(dsn)
        with psycopg.connect(dsn) as c:
            c.execute(AUFZEICHNEN)
            zeilen = set(c.execute("SELECT automat, von, ereignis, nach FROM engine.uebergaenge JOIN engine.automaten USING (automat, version) WHERE aktuell"))
        dateien = sorted(d for ordner in ORDNER for d in (werkstatt.WURZEL / "tests" / "sql" / ordner).glob("*.sql"))

        def laufen(datei: Path) -> str:
            return subprocess.run(["psql", "-X", "-q", "-f", str(datei)], cwd=werkstatt.WURZEL, capture_output=True, text=True, timeout=600,
                                  env={**os.environ, **werkstatt.umgebung(dsn), "LC_ALL": "C.UTF-8"}).stderr

        with ThreadPoolExecutor(2) as gruppe:
            laut = "\n".join(gruppe.map(laufen, dateien))
    finally:
        werkstatt.loeschen(server_dsn, name)
    wege = {tuple(zeile.split("|")) for zeile in re.findall(r"WEG (\w+\|\w*\|\w+\|[\w()]+)$", laut, re.MULTILINE)}
    # a takeover from old data is logged as "uebernehmen" from no state; master data have an event of that name, from a state
    return zeilen, {w for w in wege if (w[1] or w[2] != "uebernehmen") and "(" not in w[3]}, {w for w in wege if "(" in w[3]}


def test_every_transition_is_taken_by_a_scenario(gegangen: tuple[set[Weg], set[Weg], set[Weg]]) -> None:
    zeilen, wege, nein = gegangen
    assert NUR_ERKLAERT.keys() <= zeilen - wege, "no row any more, or taken after all"
    assert {(a, von, e, f"({code})") for (a, von, e, _), code in NUR_ERKLAERT.items()} <= nein, "never tried"
    offen = sorted(zeilen - wege - NUR_ERKLAERT.keys())
    assert not offen, f"{len(offen)} of {len(zeilen)} transitions were never taken with real data:\n" + "\n".join(
        f"  {a}: {von or '(start)'} --{e}--> {nach}" for a, von, e, nach in offen)


def test_every_step_taken_is_a_row(gegangen: tuple[set[Weg], set[Weg], set[Weg]]) -> None:
    """An allowed pair moves exactly as the row says: thousands of steps, none beside the rows.

    Postings on a file (a deposit that came in) stand in the log of its master, too; they are no events of a machine and move nothing.
    """
    zeilen, wege, _ = gegangen
    ereignisse = {(a, e) for a, _, e, _ in zeilen}
    automaten = {a for a, _ in ereignisse}
    assert {w for w in wege if w[0] in automaten and ((w[0], w[2]) in ereignisse or w[1] != w[3])} - zeilen == set()
    assert len(wege & zeilen) > 100


# -- random walks over whole brackets -------------------------------------------------------------------------------------

#: everything a client has but its log, as one text: what a refusal must leave alone
FINGERABDRUCK = """
    CREATE FUNCTION public.fingerabdruck(p_mandant bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
      v_tabelle regclass;
      v_stueck  text;
      v_alles   text := '';
    BEGIN
      FOR v_tabelle IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'mandant_id'
                        WHERE c.relkind IN ('r', 'p') AND (c.relnamespace = 'akte'::regnamespace OR c.oid IN ('engine.vorgang'::regclass, 'engine.fristen'::regclass, 'engine.traeger'::regclass))
                        ORDER BY c.oid LOOP
        EXECUTE format('SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM %s t WHERE t.mandant_id = $1', v_tabelle) INTO v_stueck USING p_mandant;
        v_alles := v_alles || v_tabelle || ' ' || coalesce(v_stueck, '-') || chr(10);
      END LOOP;
      RETURN v_alles;
    END $$;
    GRANT EXECUTE ON FUNCTION public.fingerabdruck(bigint) TO PUBLIC;
    GRANT USAGE ON SCHEMA public TO PUBLIC;"""

#: what must be true of a bracket whatever happened: description → query that finds the contradictions
WAHR = {
    "a state is not where the last step in the log led":
        "SELECT v.id, v.automat, v.zustand, l.nach FROM engine.vorgang v LEFT JOIN LATERAL (SELECT e.nach FROM audit.eintraege e WHERE e.mandant_id = v.mandant_id"
        " AND e.vorgang_id = v.id AND e.ergebnis = 'ok' ORDER BY e.nr DESC LIMIT 1) l ON true WHERE v.traeger_id = %(k)s AND l.nach IS DISTINCT FROM v.zustand",
    "a final state was left":
        "SELECT e.vorgang_id, e.ereignis, e.von, e.nach FROM audit.eintraege e JOIN engine.vorgang v ON v.mandant_id = e.mandant_id AND v.id = e.vorgang_id"
        " JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = e.von"
        " WHERE e.strom_id = %(k)s AND e.ergebnis = 'ok' AND z.art IN ('erfolg', 'abbruch') AND e.nach IS DISTINCT FROM e.von",
    "an end without its date, or a date without an end":
        "SELECT v.id, v.automat, v.zustand, v.beendet_am, v.ende_art FROM engine.vorgang v"
        " JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand"
        " WHERE v.traeger_id = %(k)s AND v.ende_art IS DISTINCT FROM CASE WHEN z.art IN ('erfolg', 'abbruch') THEN z.art END",
    "two of what may be there once":
        "SELECT v.automat, v.variante, count(*) FROM engine.vorgang v JOIN engine.automaten a USING (automat, version)"
        " WHERE v.traeger_id = %(k)s AND a.exklusiv AND v.beendet_am IS NULL GROUP BY 1, 2 HAVING count(*) > 1",
    "an open deadline of a Vorgang that is over":
        "SELECT v.id, v.automat, f.ereignis FROM engine.vorgang v JOIN engine.fristen f ON f.mandant_id = v.mandant_id AND f.vorgang_id = v.id"
        " WHERE v.traeger_id = %(k)s AND v.beendet_am IS NOT NULL AND f.erledigt_am IS NULL",
    "master and notice disagree":
        "SELECT m.zustand AS master, k.zustand FROM engine.vorgang m JOIN engine.vorgang k ON k.mandant_id = m.mandant_id AND k.traeger_id = m.traeger_id AND k.automat = 'kuendigung'"
        " WHERE m.traeger_id = %(k)s AND m.automat = 'vermietung' AND m.zustand IN ('vertragsabschluss', 'laufende_vermietung')"
        "   AND k.beendet_am IS NULL AND k.zustand <> 'entwurf'",
    "given notice without a notice":
        "SELECT m.zustand FROM engine.vorgang m WHERE m.traeger_id = %(k)s AND m.automat = 'vermietung' AND m.zustand = 'gekuendigt' AND NOT EXISTS ("
        " SELECT FROM engine.vorgang k WHERE k.mandant_id = m.mandant_id AND k.traeger_id = m.traeger_id"
        "   AND (k.automat = 'kuendigung' AND (k.beendet_am IS NULL AND k.zustand <> 'entwurf' OR k.ende_art = 'erfolg') OR k.automat = 'kaution_rueckzahlung'))",
    "a lease that runs before its contract is done":
        "SELECT m.zustand AS master, k.zustand FROM engine.vorgang m JOIN engine.vorgang k ON k.mandant_id = m.mandant_id AND k.traeger_id = m.traeger_id AND k.automat = 'vertragsabschluss'"
        " WHERE m.traeger_id = %(k)s AND m.automat = 'vermietung' AND (m.zustand = 'vertragsabschluss') <> (k.beendet_am IS NULL)",
    "the file is closed and something still runs":
        "SELECT k.automat, k.zustand FROM engine.vorgang m JOIN engine.vorgang k ON k.mandant_id = m.mandant_id AND k.traeger_id = m.traeger_id AND k.beendet_am IS NULL AND NOT k.ist_klammer"
        " WHERE m.traeger_id = %(k)s AND m.automat = 'vermietung' AND m.beendet_am IS NOT NULL AND k.automat IN ("
        "  'kuendigung', 'vertragsabschluss', 'wohnungsuebergabe', 'kaution_rueckzahlung', 'mieterhoehung', 'indexanpassung', 'staffelanpassung', 'mieterwechsel')",
}


class Wanderer(Gang):
    """A walk that also looks at everything else the client has."""

    def fingerabdruck(self) -> str:
        return self.c.execute("SELECT public.fingerabdruck(%s)", (self.mandant,)).fetchone()[0]

    def liste_stimmt(self, zufall: random.Random) -> None:
        """What a page offers is what the rows of the state say, no more, no less, in their order."""
        vorgang = zufall.choice(sorted(self.zustaende))
        ist = [(e.ereignis, e.nach) for e in self.c.execute("SELECT * FROM engine.moegliche_ereignisse(%s)", (vorgang,))]
        soll = [tuple(u) for u in self.c.execute(
            "SELECT u.ereignis, u.nach FROM engine.vorgang v JOIN engine.uebergaenge u ON u.automat = v.automat AND u.version = v.version AND u.von = v.zustand"
            " WHERE v.id = %s AND u.art = 'manuell' ORDER BY u.reihenfolge", (vorgang,))]
        assert ist == soll, self.zustaende[vorgang]

    def unberuehrt(self, vorher: str) -> None:
        if self.codes[-1] != "ok":
            nachher = self.fingerabdruck()
            assert nachher == vorher, "a refusal changed: " + str(set(nachher.splitlines()) ^ set(vorher.splitlines())) + "\n" + "\n".join(self.verlauf[-3:])

    def schritt(self, zufall: random.Random) -> None:
        if self.zustaende:
            super().schritt(zufall)
            self.liste_stimmt(zufall)
            return
        # nothing hangs here yet
        self.eintreten("sachbearbeitung")
        start = [s for s in self.c.execute("SELECT * FROM engine.startbare_automaten(%s)", (self.klammer,)) if s.moeglich]
        s = zufall.choice(start)
        self.gestartet(s.ereignis, angaben(self.welt, s.felder, self.zeit.date(), zufall), None)

    def gefeuert(self, vorgang: int, ereignis: str, daten: dict[str, object], geht_nicht: str | None) -> None:
        vorher = self.fingerabdruck()
        super().gefeuert(vorgang, ereignis, daten, geht_nicht)
        self.unberuehrt(vorher)

    def gestartet(self, automat: str, daten: dict[str, object], geht_nicht: str | None) -> None:
        vorher = self.fingerabdruck()
        super().gestartet(automat, daten, geht_nicht)
        self.unberuehrt(vorher)


@pytest.fixture(scope="module")
def weite_welt(welt: Welt) -> Welt:
    with psycopg.connect(welt.dsn) as c:
        c.execute(FINGERABDRUCK)
        for art in ("objekt", "standalone"):
            welt.klammern[art] = c.execute("SELECT min(id) FROM engine.traeger WHERE mandant_id = %s AND art = %s", (welt.mandant, art)).fetchone()[0]
        # a meeting of owners, and the costs of a year
        objekt = c.execute("SELECT kennung::text FROM akte.objekte WHERE mandant_id = %s ORDER BY id LIMIT 1", (welt.mandant,)).fetchone()[0]
        c.execute("UPDATE akte.objekte SET verwaltungsart = 'WEG+SEV' WHERE kennung = %s", (objekt,))
        c.execute("INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von) SELECT e.mandant_id, e.id, o.eigentuemer_id, '2015-01-01' FROM akte.einheiten e"
                  " JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id WHERE o.kennung = %s", (objekt,))
        c.execute("UPDATE akte.einheiten SET mea = 100 WHERE mandant_id = %s", (welt.mandant,))
        c.execute("SELECT tests.als(%s, 'teamleitung', %s)", (welt.mandant, HEUTE))
        c.execute("SET LOCAL ROLE mietakte_dba")
        for art, anlegen in (("eigentuemerversammlung", "SELECT ok, traeger_id FROM api.versammlung_anlegen(jsonb_build_object('objekt', %s::text, 'art', 'ordentlich',"
                              " 'termin', '20.05.2026 18:00', 'ort', 'Gemeindesaal', 'prinzip', 'mea'))"),
                             ("nk_abrechnung", "SELECT ok, traeger_id FROM api.nk_abrechnung_anlegen(jsonb_build_object('objekt', %s::text, 'zeitraum_von', '01.01.2025',"
                              " 'zeitraum_bis', '31.12.2025'))")):
            ok, welt.klammern[art] = c.execute(anlegen, (objekt,)).fetchone()
            assert ok, art
    return welt


@pytest.mark.parametrize("phase", ["neu", "laufend", "gekuendigt", "ausgezogen", "objekt", "standalone", "eigentuemerversammlung", "nk_abrechnung"])
def test_random_walks_leave_everything_in_agreement(weite_welt: Welt, phase: str) -> None:
    erlebt: dict[str, int] = defaultdict(int)

    class Klammer(RuleBasedStateMachine):
        """One bracket in a transaction of its own; at the end nothing of it was ever there."""

        @initialize()
        def anfangen(self) -> None:
            self.c = psycopg.connect(config.mit_rolle(weite_welt.dsn, "mietakte_dba"), row_factory=namedtuple_row)
            self.gang = Wanderer(weite_welt, self.c, weite_welt.mandant, weite_welt.rollen, weite_welt.klammern[phase])
            self.nr = 0

        @rule(keim=st.integers(0, 2**32))
        def handeln(self, keim: int) -> None:
            self.nr += 1
            self.gang.schritt(random.Random(f"{phase} {self.nr} {keim}"))

        @rule(keim=st.integers(0, 2**32))
        def noch_einmal_handeln(self, keim: int) -> None:
            self.handeln(keim)

        @invariant()
        def alles_stimmt(self) -> None:
            if not hasattr(self, "gang"):
                return
            self.gang.eintreten("sachbearbeitung")
            for was, frage in WAHR.items():
                funde = self.c.execute(frage, {"k": self.gang.klammer}).fetchall()
                assert not funde, f"{was}: {funde}\n" + "\n".join(self.gang.verlauf[-5:])

        def teardown(self) -> None:
            if hasattr(self, "gang"):
                for code in self.gang.codes:
                    erlebt[code] += 1
                try:
                    self.gang.eintreten("sachbearbeitung")
                    self.gang.status_stimmt()
                    kaputt = self.c.execute("SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt").fetchone()[0]
                    assert kaputt == 0, "the chain of the log is broken"
                finally:
                    self.c.rollback()
                    self.c.close()

    run_state_machine_as_test(Klammer, settings=hypothesis.settings(
        max_examples=ZUFALL or 8, stateful_step_count=30, derandomize=not ZUFALL, database=None, deadline=None, print_blob=True,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate, *([hypothesis.Phase.shrink] if ZUFALL else [])]))
    print(phase, dict(sorted(erlebt.items())))
    assert erlebt["ok"] > 10 and erlebt["MA004"] > 5, "the walks got somewhere, and ran into walls"
