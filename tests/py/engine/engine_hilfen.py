"""Toy machines and a client to play with them, committed in a database of its own: what needs several real connections.

The toys know no German law. Three sub-workflows on the bracket of the toy master `uebung_klammer`:

    uebung_weg     a → b → c → gut, or weg from everywhere; every event counts up its row, so an effect done twice shows
    uebung_folge   started and ended by the master only
    uebung_allein  at most one per bracket
"""
from __future__ import annotations

import itertools
import json
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

import psycopg
from psycopg.rows import namedtuple_row
from psycopg.types.json import Jsonb

from app import config

T = TypeVar("T")
HASH = "$argon2id$v=19$m=19456,t=2,p=1$bWlldGFrdGV0ZXN0c2FseA$" + "A" * 43
ROLLEN = ("sachbearbeitung", "teamleitung", "buchhaltung")
#: somebody without a reason to wait longer is stuck
GEDULD = 20.0
_bezug = itertools.count(1)

REGELN = """
CREATE TABLE akte.uebung (
  mandant_id bigint NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, vorgang_id bigint NOT NULL, status text NOT NULL DEFAULT '',
  zaehler int NOT NULL DEFAULT 0, gesperrt boolean NOT NULL DEFAULT false, faellig_am timestamptz, spaeter int,
  PRIMARY KEY (mandant_id, id), UNIQUE (mandant_id, vorgang_id),
  UNIQUE (mandant_id, spaeter) DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE akte.uebung OWNER TO mietakte_owner;
GRANT SELECT, INSERT, UPDATE ON akte.uebung TO mietakte_engine;
GRANT SELECT ON akte.uebung TO mietakte_verwaltung;
CREATE SEQUENCE akte.uebung_versuche;
GRANT USAGE ON SEQUENCE akte.uebung_versuche TO mietakte_engine;
GRANT EXECUTE ON FUNCTION pg_sleep(double precision) TO mietakte_engine;   -- nobody may in a real database

CREATE FUNCTION regel.uebung_frei(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (SELECT s.gesperrt FROM akte.uebung s WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id) THEN
    RETURN engine.ablehnung('MA300', 'Gesperrt.', 'Entsperren.', '§ 1 Übung');
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION regel.uebung_gerade(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (p_k.daten->>'zahl')::bigint % 2 = 1 THEN
    RETURN engine.ablehnung('MA301', 'Ungerade.', 'Gerade Zahl nehmen.', '§ 2 Übung', 'zahl');
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION regel.uebung_anlegen(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  INSERT INTO akte.uebung (mandant_id, vorgang_id, zaehler, faellig_am)
  VALUES (p_k.mandant_id, p_k.vorgang_id, 1, (p_k.daten->>'faellig')::timestamptz);
  RETURN jsonb_build_object('angelegt', true);
END $$;
CREATE FUNCTION regel.uebung_zaehlen(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  -- read, then write: two at a time would lose a count
  UPDATE akte.uebung s SET zaehler = (SELECT t.zaehler FROM akte.uebung t WHERE t.mandant_id = s.mandant_id AND t.id = s.id) + 1
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END $$;
-- breaks in every way an effect can break
CREATE FUNCTION regel.uebung_stoeren(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  CASE p_k.daten->>'art'
  WHEN 'schlafen' THEN PERFORM pg_sleep(5);
  WHEN 'kurz_schlafen' THEN PERFORM pg_sleep(1.5);
  WHEN 'eindeutig' THEN INSERT INTO akte.uebung (mandant_id, vorgang_id) VALUES (p_k.mandant_id, p_k.vorgang_id);
  WHEN 'aufgeschoben' THEN
    INSERT INTO akte.uebung (mandant_id, vorgang_id, spaeter)
    VALUES (p_k.mandant_id, -2 * p_k.vorgang_id, 1), (p_k.mandant_id, -2 * p_k.vorgang_id - 1, 1);
  WHEN 'eigene_regel' THEN RAISE EXCEPTION USING ERRCODE = 'MA302', MESSAGE = 'Die Wirkung verweigert.', HINT = 'Lassen.';
  WHEN 'technisch' THEN PERFORM 1 / (SELECT 0);
  WHEN 'behauptung' THEN ASSERT false, 'behauptet';
  WHEN 'nachricht' THEN PERFORM pg_notify('mietakte', repeat('x', 8000));
  WHEN 'verklemmung' THEN
    -- the counter survives the rollback: only the first attempt meets the deadlock
    IF nextval('akte.uebung_versuche') % 2 = 1 THEN
      RAISE EXCEPTION USING ERRCODE = '40P01', MESSAGE = 'deadlock detected';
    END IF;
  ELSE NULL;
  END CASE;
  RETURN NULL;
END $$;
CREATE FUNCTION regel.uebung_frist(p_k engine.kontext) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT s.faellig_am FROM akte.uebung s WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id);
END $$;
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'regel'::regnamespace AND p.proname LIKE 'uebung\\_%' LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO mietakte_engine', f);
  END LOOP;
END $$;
"""


def _u(von: str | list[str], ereignis: str, nach: str, **mehr: object) -> dict[str, object]:
    return {"von": von, "ereignis": ereignis, "nach": nach, "titel": ereignis.capitalize(), "norm": "§ 1 Übung", **mehr}


def _z(name: str, art: str = "normal", **mehr: object) -> dict[str, object]:
    return {"zustand": name, "titel": name.capitalize(), "art": art, **mehr}


_ZAHL = {"name": "zahl", "typ": "ganzzahl", "titel": "Zahl"}
_FAELLIG = {"name": "faellig", "typ": "zeitpunkt", "titel": "Fällig"}
STOERUNGEN = ("schlafen", "kurz_schlafen", "eindeutig", "aufgeschoben", "eigene_regel", "technisch", "behauptung", "nachricht",
              "verklemmung")
_ART = {"name": "art", "typ": "auswahl", "titel": "Art", "optionen": [{"wert": s, "titel": s} for s in STOERUNGEN]}
_OFFEN = ["a", "b", "c"]

MASCHINEN: list[dict[str, object]] = [
    {"automat": "uebung_klammer", "titel": "Übungsklammer", "norm": "§ 0 Übung", "beschreibung": "Master der Tests.",
     "klammer": True, "traeger": ["vermietung"],
     "zustaende": [_z("offen", "start"), _z("bewegt"), _z("geschlossen", "erfolg")],
     "uebergaenge": [
         _u("", "starten", "offen"), _u("offen", "vor", "bewegt", art="automatisch"),
         _u("bewegt", "zurueck", "offen", art="automatisch"), _u("offen", "schliessen", "geschlossen", rollen=["teamleitung"])],
     "reaktionen": [
         {"auf": "signal:uebung_weg.los", "in": "offen", "aktion": "uebergang", "ereignis": "vor"},
         {"auf": "signal:uebung_weg.los", "in": "offen", "aktion": "starten", "automat": "uebung_folge"},
         {"auf": "child_completed:uebung_weg", "in": "bewegt", "aktion": "kind_ereignis", "automat": "uebung_folge",
          "ereignis": "erledigen", "nur_wenn_offen": True},
         {"auf": "child_completed:uebung_weg", "in": "bewegt", "aktion": "uebergang", "ereignis": "zurueck"},
         {"auf": "child_cancelled:uebung_weg", "in": "bewegt", "aktion": "kind_ereignis", "automat": "uebung_folge",
          "ereignis": "absagen", "nur_wenn_offen": True},
         {"auf": "child_cancelled:uebung_weg", "in": "bewegt", "aktion": "uebergang", "ereignis": "zurueck"}],
     "startbar": [{"in": z, "automat": a} for z in ("offen", "bewegt") for a in ("uebung_weg", "uebung_allein")]},
    {"automat": "uebung_weg", "titel": "Übungsweg", "norm": "§ 1 Übung", "beschreibung": "Untervorgang der Tests.",
     "traeger": ["vermietung"], "status": {"tabelle": "akte.uebung", "schluessel": "vorgang_id"},
     "zustaende": [
         _z("a", "start", status="am_anfang"),
         _z("b", fristen=[{"ereignis": "ablaufen", "funktion": "uebung_frist", "titel": "Ablauf", "norm": "§ 3 Übung"}]),
         _z("c"), _z("gut", "erfolg"), _z("weg", "abbruch")],
     "uebergaenge": [
         _u("", "starten", "a", felder=[_FAELLIG], effekte=["uebung_anlegen"]),
         _u("a", "weiter", "b", felder=[_ZAHL], guards_zustand=["uebung_frei"], guards_eingabe=["uebung_gerade"],
            effekte=["uebung_zaehlen"], signal="los"),
         _u("b", "ablaufen", "c", art="frist", effekte=["uebung_zaehlen"]),
         _u("b", "springen", "c", effekte=["uebung_zaehlen"]),
         _u("c", "zurueck", "a", effekte=["uebung_zaehlen"]),
         _u(_OFFEN, "notieren", "=", felder=[_ZAHL], effekte=["uebung_zaehlen"]),
         _u(_OFFEN, "stoeren", "=", felder=[_ART], effekte=["uebung_zaehlen", "uebung_stoeren"]),
         _u("c", "abschliessen", "gut", effekte=["uebung_zaehlen"]),
         _u(_OFFEN, "aufgeben", "weg", effekte=["uebung_zaehlen"])]},
    {"automat": "uebung_folge", "titel": "Übungsfolge", "norm": "§ 4 Übung", "beschreibung": "Folgevorgang der Tests.",
     "traeger": ["vermietung"],
     "zustaende": [_z("geplant", "start"), _z("erledigt", "erfolg"), _z("abgesagt", "abbruch")],
     "uebergaenge": [_u("", "starten", "geplant"), _u("geplant", "erledigen", "erledigt", art="automatisch"),
                     _u("geplant", "absagen", "abgesagt", art="automatisch")]},
    {"automat": "uebung_allein", "titel": "Übung allein", "norm": "§ 5 Übung", "beschreibung": "Ausschließlicher Vorgang der Tests.",
     "traeger": ["vermietung"], "exklusiv": True,
     "zustaende": [_z("neu", "start"), _z("fertig", "erfolg"), _z("fort", "abbruch")],
     "uebergaenge": [_u("", "starten", "neu", effekte=["uebung_anlegen"]), _u("neu", "beenden", "fertig"),
                     _u("neu", "aufgeben", "fort")]},
]


class Klammer(NamedTuple):
    """A bracket and its master."""

    id: int
    master: int


class Haus:
    """A client with one member of staff per role, and the toys."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        with psycopg.connect(dsn) as c:
            self.mandant: int = c.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort)"
                                          " VALUES ('Verwaltung Übung', 'Weg 1', '10115', 'Berlin') RETURNING id").fetchone()[0]
            c.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone')", (self.mandant,))
            c.execute("SELECT sitzung.als_dienst(%s)", (self.mandant,))
            self.benutzer: dict[str, int] = {}
            kennungen = {}
            for rolle in ROLLEN:
                b = c.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (%s, %s, %s, %s) RETURNING id",
                              (self.mandant, rolle.capitalize(), f"{rolle}@uebung.example", rolle)).fetchone()[0]
                c.execute("SELECT sitzung.zugang_anlegen(%s, %s, NULL, %s)", (f"{rolle}@uebung.example", b, HASH))
                kennungen[rolle] = c.execute("SELECT kennung FROM sitzung.zugaenge WHERE benutzer_id = %s", (b,)).fetchone()[0]
                self.benutzer[rolle] = b
            c.execute(REGELN)
            for maschine in MASCHINEN:
                c.execute("SELECT engine.automat_laden(%s)", (Jsonb(maschine),))
            c.execute("SELECT engine.verteiler_erzeugen()")
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_anmeldung")) as c:
            self.token = {rolle: c.execute("SELECT token FROM sitzung.anmelden(%s, 'Test', '203.0.113.7')", (k,)).fetchone()[0]
                          for rolle, k in kennungen.items()}

    # -- looking in from above: the superuser, past every policy

    def alle(self, anweisung: str, *werte: object) -> list[Any]:
        with psycopg.connect(self.dsn, autocommit=True, row_factory=namedtuple_row) as c:
            return c.execute(anweisung, werte).fetchall()

    def wert(self, anweisung: str, *werte: object) -> Any:
        zeilen = self.alle(anweisung, *werte)
        return zeilen[0][0] if zeilen else None

    def tun(self, anweisung: str, *werte: object) -> None:
        with psycopg.connect(self.dsn, autocommit=True) as c:
            c.execute(anweisung, werte)

    # -- brackets and Vorgänge

    def klammer(self) -> Klammer:
        """A new bracket with its running master."""
        with psycopg.connect(self.dsn) as c:
            traeger = c.execute("INSERT INTO engine.traeger (mandant_id, art, bezug_id) VALUES (%s, 'vermietung', %s) RETURNING id",
                                (self.mandant, -next(_bezug))).fetchone()[0]
            c.execute("SELECT sitzung.als_benutzer(%s, %s)", (self.mandant, self.benutzer["sachbearbeitung"]))
            c.execute("SET LOCAL ROLE mietakte_engine")
            return Klammer(traeger, c.execute("SELECT engine.klammer_beginnen('uebung_klammer', %s)", (traeger,)).fetchone()[0])

    def vorgang(self, klammer: Klammer | None = None, bis: str = "a", **daten: object) -> int:
        """A new uebung_weg, walked to state a, b or c."""
        with self.person() as c:
            e = starten(c, "uebung_weg", (klammer or self.klammer()).id, daten)
            assert e.ok, e
            for ereignis in {"a": (), "b": ("weiter",), "c": ("weiter", "springen")}[bis]:
                assert ausloesen(c, e.vorgang_id, ereignis).ok
        return e.vorgang_id

    # -- entering

    def person(self, rolle: str = "sachbearbeitung", **angaben: object) -> psycopg.Connection:
        """The channel login of the staff, in a fresh transaction that this member of staff has entered."""
        c = self.verbinden("mietakte_verwaltung", **angaben)
        self.betreten(c, rolle)
        return c

    def verbinden(self, login: str, **angaben: object) -> psycopg.Connection:
        return psycopg.connect(config.mit_rolle(self.dsn, login), row_factory=namedtuple_row, **angaben)

    def betreten(self, c: psycopg.Connection, rolle: str = "sachbearbeitung") -> None:
        c.execute("SELECT * FROM sitzung.betreten(%s)", (self.token[rolle],))

    def dienst(self, **angaben: object) -> psycopg.Connection:
        c = self.verbinden("mietakte_dienst", **angaben)
        c.execute("SELECT sitzung.als_dienst(%s)", (self.mandant,))
        return c

    # -- what must be true whatever happened

    def stand(self, vorgang: int) -> tuple[str, str, int]:
        """State, operative status and counter: what a refused or broken attempt must leave alone."""
        return tuple(self.alle("SELECT v.zustand, u.status, u.zaehler FROM engine.vorgang v JOIN akte.uebung u ON u.vorgang_id = v.id"
                               " WHERE v.id = %s", vorgang)[0])

    def eintraege(self, vorgang: int) -> list[Any]:
        return self.alle("SELECT nr, ereignis, von, nach, ergebnis, fehlercode, daten, akteur FROM audit.protokoll WHERE vorgang_id = %s"
                         " ORDER BY nr", vorgang)

    def maengel(self) -> list[str]:
        """Everything that contradicts itself between states, rows, status, log and chain; of the whole client. Empty when whole."""
        befunde = []
        with psycopg.connect(config.mit_rolle(self.dsn, "mietakte_dba"), row_factory=namedtuple_row) as c:
            c.execute("SELECT sitzung.als_benutzer(%s, %s)", (self.mandant, self.benutzer["sachbearbeitung"]))
            befunde += [f"chain: {z}" for z in c.execute("SELECT * FROM audit.pruefen() WHERE NOT unversehrt")]
        regeln = {
            "the state is not where the last step in the log led":
                "SELECT v.id, v.zustand, l.nach FROM engine.vorgang v LEFT JOIN LATERAL (SELECT e.nach FROM audit.eintraege e"
                " WHERE e.mandant_id = v.mandant_id AND e.vorgang_id = v.id AND e.ergebnis = 'ok' ORDER BY e.nr DESC LIMIT 1) l ON true"
                " WHERE l.nach IS DISTINCT FROM v.zustand",
            "a step does not begin where the one before ended":
                "SELECT * FROM (SELECT e.vorgang_id, e.nr, e.von, lag(e.nach) OVER (PARTITION BY e.vorgang_id ORDER BY e.nr) AS davor"
                " FROM audit.eintraege e WHERE e.ergebnis = 'ok') x WHERE von IS DISTINCT FROM davor",
            "effects and steps in the log do not count the same":
                "SELECT u.vorgang_id, u.zaehler, e.schritte FROM akte.uebung u JOIN engine.vorgang v ON v.id = u.vorgang_id"
                " LEFT JOIN (SELECT vorgang_id, count(*) AS schritte FROM audit.eintraege WHERE ergebnis = 'ok' GROUP BY 1) e"
                " ON e.vorgang_id = v.id WHERE v.automat = 'uebung_weg' AND u.zaehler IS DISTINCT FROM e.schritte",
            "the operative status is not the state's":
                "SELECT u.vorgang_id, u.status, z.operativer_status FROM akte.uebung u JOIN engine.vorgang v ON v.id = u.vorgang_id"
                " JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand"
                " WHERE v.automat = 'uebung_weg' AND u.status <> z.operativer_status",
            "a Vorgang without its first row in the log, or the other way round":
                "SELECT coalesce(v.id, e.vorgang_id) FROM engine.vorgang v FULL JOIN (SELECT DISTINCT vorgang_id FROM audit.eintraege"
                " WHERE ereignis = 'starten' AND ergebnis = 'ok') e ON e.vorgang_id = v.id WHERE v.id IS NULL OR e.vorgang_id IS NULL",
            "the master moved without its follow-up, or the other way round":
                "SELECT m.traeger_id, m.zustand FROM engine.vorgang m WHERE m.automat = 'uebung_klammer' AND (m.zustand = 'bewegt')"
                " <> EXISTS (SELECT FROM engine.vorgang f WHERE f.traeger_id = m.traeger_id AND f.automat = 'uebung_folge' AND f.beendet_am IS NULL)",
            "an open timer of a state that was left, or a state without its timer":
                "SELECT v.id, v.zustand, f.id AS frist FROM engine.vorgang v JOIN akte.uebung u ON u.vorgang_id = v.id LEFT JOIN engine.fristen f"
                " ON f.vorgang_id = v.id AND f.erledigt_am IS NULL WHERE v.automat = 'uebung_weg' AND u.faellig_am IS NOT NULL"
                " AND (v.zustand = 'b') <> (f.id IS NOT NULL)",
            "an advisory lock is left over":
                "SELECT pid, objid FROM pg_locks WHERE locktype = 'advisory'"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        }
        for befund, anweisung in regeln.items():
            befunde += [f"{befund}: {tuple(z)}" for z in self.alle(anweisung)]
        return befunde


# -- calls ------------------------------------------------------------------------------------------------------------

def _jsonb(daten: object) -> Jsonb:
    """Input that was read from a form of the database may hold amounts, and those are Decimal as soon as app.db was imported."""
    return Jsonb(daten, dumps=lambda x: json.dumps(x, default=str))


def ausloesen(c: psycopg.Connection, vorgang: int, ereignis: str, daten: object = None, erwartet: str | None = None,
              schluessel: uuid.UUID | None = None) -> Any:
    return c.execute("SELECT * FROM engine.ausloesen(%s, %s, %s, %s, %s)",
                     (vorgang, ereignis, _jsonb(daten or {}), erwartet, schluessel)).fetchone()


def starten(c: psycopg.Connection, automat: str, klammer: int, daten: object = None, schluessel: uuid.UUID | None = None) -> Any:
    return c.execute("SELECT * FROM engine.starten(%s, %s, %s, %s)", (automat, klammer, _jsonb(daten or {}), schluessel)).fetchone()


def code(e: Any) -> str:
    return "ok" if e.ok else e.fehlercode


def gleichzeitig(anzahl: int, arbeit: Callable[[int, Callable[[], object]], T]) -> list[T]:
    """`arbeit(i, los)` in threads; each calls `los()` when it is ready, and all go on together."""
    schranke = threading.Barrier(anzahl, timeout=GEDULD)
    with ThreadPoolExecutor(anzahl) as pool:
        return [f.result() for f in [pool.submit(arbeit, i, schranke.wait) for i in range(anzahl)]]


def wartet_auf(haus: Haus, wartender: int) -> tuple[str, str, list[int]]:
    """Polls until that backend waits for a lock → kind and name of what it waits for, and who blocks it."""
    ende = time.monotonic() + GEDULD
    while time.monotonic() < ende:
        zeile = haus.alle("SELECT wait_event_type, wait_event, pg_blocking_pids(pid) FROM pg_stat_activity WHERE pid = %s", wartender)
        if zeile and zeile[0][0] == "Lock":
            return tuple(zeile[0])
        time.sleep(0.02)
    raise AssertionError(f"backend {wartender} does not wait: {zeile}")


def nach_art(ergebnisse: Iterable[Any]) -> dict[str, int]:
    anzahl: dict[str, int] = {}
    for e in ergebnisse:
        anzahl[code(e)] = anzahl.get(code(e), 0) + 1
    return anzahl


def ist_ma(fehlercode: str | None) -> bool:
    return bool(re.fullmatch(r"MA[0-9A-Z]{3}", fehlercode or ""))
