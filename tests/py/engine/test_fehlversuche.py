"""Every way an attempt can fail leaves the state alone and a record of the attempt (security.md, C09, C10, D06).

Path 1 is the engine's own refusal. Path 2 is the shell: what breaks the transaction itself is recorded in a new one, by app.db.
Killing server processes is in test_absturz.py, because that takes a server of its own.
"""
from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import psycopg.conninfo
import pytest
from psycopg.types.json import Jsonb

from app import config
from app import db as tuer
from engine_hilfen import GEDULD, Haus, ausloesen, code, gleichzeitig, ist_ma, starten, wartet_auf

Schale = Callable[..., tuer.Datenbank]


@pytest.fixture
def schale(haus: Haus) -> Iterator[Schale]:
    """The shell's door on the test database; `schale(statement_timeout="300ms")` with settings of its own."""
    offen = []

    def oeffnen(**einstellungen: str) -> tuer.Datenbank:
        def dsn(kanal: str) -> str:
            angaben = psycopg.conninfo.conninfo_to_dict(config.mit_rolle(haus.dsn, config.KANAELE[kanal]))
            return config.als_url({**angaben, "options": " ".join(f"-c {n}={w}" for n, w in einstellungen.items())})
        offen.append(tuer.Datenbank(dsn, wartezeit=15))
        return offen[-1]

    yield oeffnen
    for datenbank in offen:
        datenbank.schliessen()


def durch_die_schale(haus: Haus, datenbank: tuer.Datenbank, vorgang: int, ereignis: str, daten: dict[str, object] | None = None,
                     danach: Any = None) -> dict[str, Any]:
    return datenbank.engine("verwaltung", haus.token["sachbearbeitung"], tuer.ENGINE_AUSLOESEN, (vorgang, ereignis, Jsonb(daten or {}), None, None),
                            vorgang_id=vorgang, ereignis=ereignis, danach=danach)


def ein_versuch(haus: Haus, vorgang: int, vorher: tuple[Any, list[Any]], ereignis: str, fehlercode: str, kennzeichen: str = "") -> Any:
    """Nothing has changed but one new row, which says what was tried, by whom and why not."""
    stand, eintraege = vorher
    assert haus.stand(vorgang) == stand
    neu = haus.eintraege(vorgang)[len(eintraege):]
    assert len(neu) == 1, neu
    zeile = neu[0]
    assert (zeile.ereignis, zeile.ergebnis, zeile.fehlercode, zeile.von, zeile.nach) == (ereignis, "abgelehnt", fehlercode, stand[0], None)
    assert zeile.akteur == f"benutzer:{haus.benutzer['sachbearbeitung']}"
    assert kennzeichen in str(zeile.daten)
    return zeile


def vorher(haus: Haus, vorgang: int) -> tuple[Any, list[Any]]:
    return haus.stand(vorgang), haus.eintraege(vorgang)


# -- path 1: the engine refuses and says so ---------------------------------------------------------------------------

@pytest.mark.parametrize("ereignis, daten, fehlercode", [
    ("weiter", {"zahl": 3}, "MA301"),
    ("weiter", {"zahl": "drei"}, "MA012"),
    ("springen", {}, "MA004"),
    ("gibtesnicht", {}, "MA004"),
    ("", {}, "MA004"),
    ("we'iter\"; --\u00e4\u2028", {}, "MA004"),
    ("stoeren", {"art": "eindeutig"}, "MA011"),
    ("stoeren", {"art": "aufgeschoben"}, "MA011"),
    ("stoeren", {"art": "eigene_regel"}, "MA302"),
    ("stoeren", {"art": "technisch"}, "MA099"),
    ("stoeren", {"art": "nachricht"}, "MA099"),
], ids=["guard on the input", "field", "event of another state", "unknown event", "no event", "odd event", "constraint", "deferred constraint",
        "effect that refuses", "effect that breaks", "notification too long"])
def test_C09_a_refusal_is_a_row_and_changes_nothing(heil: Haus, ereignis: str, daten: dict[str, object], fehlercode: str) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    with heil.person() as c:
        ergebnis = ausloesen(c, vorgang, ereignis, daten)
    assert (ergebnis.ok, ergebnis.vorgang_id, ergebnis.von, ergebnis.nach) == (False, vorgang, "a", None)
    assert ergebnis.meldung and ergebnis.hinweis
    assert code(ergebnis) == fehlercode
    ein_versuch(heil, vorgang, davor, ereignis, fehlercode)


@pytest.mark.parametrize("daten", ["[]", "[1]", '"x"', "5", "null", "true", '"_uebersteuern"', '["_uebersteuern"]', '{"_uebersteuern": 1}',
                                   '{"_uebersteuern": {"": ""}}', '{"zahl": {"zahl": 2}}', '{"zahl": [2]}', '{"zahl": 1e400}',
                                   '{"fremd": 1}', '{"": ""}', '{"zahl": "\\u202e2"}'])
def test_C09_input_of_no_shape_at_all_is_refused_like_any_other(heil: Haus, daten: str) -> None:
    klammer = heil.klammer()
    vorgang = heil.vorgang(klammer)
    davor = vorher(heil, vorgang)
    with heil.person() as c:
        ergebnis = c.execute("SELECT * FROM engine.ausloesen(%s, 'weiter', %s::jsonb)", (vorgang, daten)).fetchone()
        start = c.execute("SELECT * FROM engine.starten('uebung_weg', %s, %s::jsonb)", (klammer.id, daten)).fetchone()
    assert code(ergebnis) in ("MA012", "MA007") and ergebnis.meldung
    assert code(start) in ("MA012", "MA007") and start.meldung
    ein_versuch(heil, vorgang, davor, "weiter", ergebnis.fehlercode)


@pytest.mark.parametrize("ruf, werte", [
    ("engine.ausloesen(%s, NULL)", ("vorgang",)), ("engine.ausloesen(NULL, 'weiter')", ()), ("engine.ausloesen(-1, NULL)", ()),
    ("engine.ausloesen(%s, repeat('x', 200000))", ("vorgang",)), ("engine.ausloesen(%s, 'starten')", ("vorgang",)),
    ("engine.ausloesen(%s, 'weiter', NULL, '')", ("vorgang",)),
    ("engine.starten(NULL, %s)", ("klammer",)), ("engine.starten('', %s)", ("klammer",)), ("engine.starten('[', %s)", ("klammer",)),
    ("engine.starten('uebung_weg', NULL)", ()), ("engine.starten(NULL, NULL)", ()), ("engine.starten('uebung_weg[x]', %s)", ("klammer",)),
    ("engine.starten(repeat('x', 200000), %s)", ("klammer",)), ("engine.starten('uebung_klammer', %s)", ("klammer",)),
    ("engine.starten('uebung_folge', %s)", ("klammer",)),
], ids=str)
def test_C09_arguments_that_are_none_are_refused_in_words(heil: Haus, ruf: str, werte: tuple[str, ...]) -> None:
    klammer = heil.klammer()
    welt = {"klammer": klammer.id, "vorgang": heil.vorgang(klammer)}
    eintraege = "SELECT count(*) FROM audit.eintraege WHERE ergebnis = 'abgelehnt'"
    davor = heil.wert(eintraege)
    with heil.person() as c:
        ergebnis = c.execute(f"SELECT * FROM {ruf}", [welt[w] for w in werte]).fetchone()
    assert not ergebnis.ok and ist_ma(ergebnis.fehlercode) and ergebnis.fehlercode != "MA099" and ergebnis.meldung
    assert heil.wert(eintraege) == davor + 1
    assert heil.wert("SELECT max(length(ereignis)) FROM audit.eintraege") < 200


def test_C09_a_guard_on_the_file_refuses(heil: Haus) -> None:
    vorgang = heil.vorgang()
    heil.tun("UPDATE akte.uebung SET gesperrt = true WHERE vorgang_id = %s", vorgang)
    davor = vorher(heil, vorgang)
    with heil.person() as c:
        ergebnis = ausloesen(c, vorgang, "weiter", {"zahl": 2})
    assert (code(ergebnis), ergebnis.norm) == ("MA300", "§ 1 Übung")
    ein_versuch(heil, vorgang, davor, "weiter", "MA300")


def test_C09_the_shell_commits_a_refusal(heil: Haus, schale: Schale) -> None:
    """Rolled back, the record would be gone with it."""
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    assert durch_die_schale(heil, schale(), vorgang, "weiter", {"zahl": 3})["fehlercode"] == "MA301"
    ein_versuch(heil, vorgang, davor, "weiter", "MA301")


# -- path 2: the transaction itself dies, and the shell records it ----------------------------------------------------

def scheitert(haus: Haus, datenbank: tuer.Datenbank, vorgang: int, **angaben: Any) -> BaseException:
    with pytest.raises(Exception) as fehler:
        durch_die_schale(haus, datenbank, vorgang, "stoeren", **angaben)
    return fehler.value


def test_C09_statement_timeout(heil: Haus, schale: Schale) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    assert scheitert(heil, schale(statement_timeout="300ms"), vorgang, daten={"art": "schlafen"}).sqlstate == "57014"
    ein_versuch(heil, vorgang, davor, "stoeren", "MA098", "57014")


def test_C09_assertion(heil: Haus, schale: Schale) -> None:
    """PL/pgSQL's WHEN OTHERS does not catch it."""
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    assert scheitert(heil, schale(), vorgang, daten={"art": "behauptung"}).sqlstate == "P0004"
    ein_versuch(heil, vorgang, davor, "stoeren", "MA098", "P0004")


def waehrend(haus: Haus, tat: Callable[[int], object]) -> threading.Thread:
    """Does something to the backend that sleeps inside an effect, as soon as it sleeps."""
    def warten() -> None:
        ende = time.monotonic() + GEDULD
        while time.monotonic() < ende:
            schlafend = haus.alle("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
            if schlafend:
                tat(schlafend[0].pid)
                return
            time.sleep(0.02)
    faden = threading.Thread(target=warten)
    faden.start()
    return faden


@pytest.mark.parametrize("befehl, zustand", [("pg_cancel_backend", "57014"), ("pg_terminate_backend", "57P01")])
def test_C09_cancelled_or_terminated_by_the_administrator(heil: Haus, schale: Schale, befehl: str, zustand: str) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    faden = waehrend(heil, lambda pid: heil.tun(f"SELECT {befehl}(%s)", pid))
    assert scheitert(heil, schale(), vorgang, daten={"art": "schlafen"}).sqlstate == zustand
    faden.join()
    ein_versuch(heil, vorgang, davor, "stoeren", "MA098", zustand)


def test_C09_the_line_to_the_server_is_cut(heil: Haus, schale: Schale) -> None:
    """The server works on for a while, then finds nobody to answer and undoes it."""
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    datenbank = schale()
    eigene: dict[int, int] = {}
    urspruenglich = datenbank._beginnen

    def beginnen(*werte: Any) -> Any:
        verbindung, person = urspruenglich(*werte)
        eigene[verbindung.info.backend_pid] = verbindung.pgconn.socket
        return verbindung, person

    datenbank._beginnen = beginnen  # type: ignore[method-assign]

    def kappen(pid: int) -> None:
        with socket.socket(fileno=os.dup(eigene[pid])) as leitung:
            leitung.shutdown(socket.SHUT_RDWR)

    faden = waehrend(heil, kappen)
    assert isinstance(scheitert(heil, datenbank, vorgang, daten={"art": "kurz_schlafen"}), psycopg.OperationalError)
    faden.join()
    ein_versuch(heil, vorgang, davor, "stoeren", "MA098")


def test_C09_the_bracket_is_held_for_longer_than_one_waits(heil: Haus, schale: Schale, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody can write into a held chain: the third path, the log of the shell, keeps the attempt."""
    vorgang = heil.vorgang()
    datenbank = schale(lock_timeout="300ms")
    with heil.person() as halter, caplog.at_level(logging.ERROR, "app.db"):
        assert ausloesen(halter, vorgang, "notieren").ok
        davor = len(heil.eintraege(vorgang))
        assert scheitert(heil, datenbank, vorgang, daten={}).sqlstate == "55P03"
        halter.rollback()
    assert len(heil.eintraege(vorgang)) == davor
    assert f"attempt not recorded: vorgang={vorgang} ereignis=stoeren sqlstate=55P03" in caplog.text


def test_C09_held_for_a_moment_only_the_attempt_is_recorded(heil: Haus, schale: Schale) -> None:
    vorgang = heil.vorgang()
    datenbank = schale(lock_timeout="1s")
    with heil.person() as halter:
        assert ausloesen(halter, vorgang, "notieren").ok
        loslassen = threading.Timer(1.4, halter.rollback)
        loslassen.start()
        davor = vorher(heil, vorgang)
        assert scheitert(heil, datenbank, vorgang, daten={}).sqlstate == "55P03"
        loslassen.join()
    ein_versuch(heil, vorgang, davor, "stoeren", "MA098", "55P03")


def test_C09_a_start_that_dies_has_no_Vorgang_and_is_recorded_all_the_same(heil: Haus, schale: Schale) -> None:
    klammer = heil.klammer()
    with heil.person() as halter, pytest.raises(psycopg.errors.LockNotAvailable):
        assert starten(halter, "uebung_weg", klammer.id).ok
        schale(lock_timeout="300ms").engine(
            "verwaltung", heil.token["sachbearbeitung"], tuer.ENGINE_STARTEN, ("uebung_weg", klammer.id, Jsonb({}), None),
            vorgang_id=None, ereignis="starten:uebung_weg")
    zeile = heil.alle("SELECT ereignis, fehlercode, daten, akteur FROM audit.protokoll WHERE vorgang_id IS NULL ORDER BY zeit DESC LIMIT 1")[0]
    assert (zeile.ereignis, zeile.fehlercode) == ("starten:uebung_weg", "MA098")
    assert "55P03" in zeile.daten["detail"]


def test_C09_the_document_cannot_be_made(heil: Haus, schale: Schale) -> None:
    """What the shell does after the step, in its transaction, takes the step with it."""
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)

    def urkunde(tx: tuer.Transaktion, ergebnis: dict[str, Any]) -> None:
        assert ergebnis["nach"] == "b"
        raise RuntimeError("Schrift fehlt")

    with pytest.raises(RuntimeError):
        durch_die_schale(heil, schale(), vorgang, "weiter", danach=urkunde)
    ein_versuch(heil, vorgang, davor, "weiter", "MA098", "Schrift fehlt")


def test_C10_a_deadlock_is_repeated_and_counts_once(heil: Haus, schale: Schale) -> None:
    vorgang = heil.vorgang()
    assert durch_die_schale(heil, schale(), vorgang, "stoeren", {"art": "verklemmung"})["ok"]
    assert heil.stand(vorgang) == ("a", "am_anfang", 2)
    assert [(e.ereignis, e.ergebnis) for e in heil.eintraege(vorgang)] == [("starten", "ok"), ("stoeren", "ok")]


# -- what the door does not let in ------------------------------------------------------------------------------------

@pytest.mark.parametrize("stufe", ["REPEATABLE READ", "SERIALIZABLE"])
def test_C07_another_isolation_level_is_refused_and_can_be_recorded(heil: Haus, stufe: str) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    with heil.verbinden("mietakte_verwaltung", autocommit=True) as c:
        for ruf in (lambda: ausloesen(c, vorgang, "weiter"), lambda: c.execute("SELECT engine.vorschau(%s, 'weiter')", (vorgang,))):
            c.execute(f"BEGIN ISOLATION LEVEL {stufe}")
            heil.betreten(c)
            with pytest.raises(psycopg.Error) as fehler:
                ruf()
            assert fehler.value.sqlstate == "MA001"
            c.execute("ROLLBACK")
        assert vorher(heil, vorgang) == davor
        c.execute("BEGIN")
        heil.betreten(c)
        c.execute("SELECT engine.fehlversuch(%s, 'weiter', %s, %s)", (vorgang, fehler.value.sqlstate, fehler.value.diag.message_primary))
        c.execute("COMMIT")
    ein_versuch(heil, vorgang, davor, "weiter", "MA001", "MA001")


def test_a_reading_transaction_changes_nothing(heil: Haus) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    with heil.verbinden("mietakte_verwaltung", autocommit=True) as c:
        c.execute("BEGIN READ ONLY")
        heil.betreten(c)
        with pytest.raises(psycopg.Error) as fehler:
            ausloesen(c, vorgang, "weiter")
        assert fehler.value.sqlstate == "25006"
        c.execute("ROLLBACK")
    assert vorher(heil, vorgang) == davor


def test_without_a_session_nothing_happens(heil: Haus) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    with heil.verbinden("mietakte_verwaltung") as c, pytest.raises(psycopg.Error) as fehler:
        ausloesen(c, vorgang, "weiter")
    assert fehler.value.sqlstate == "MA002"
    assert vorher(heil, vorgang) == davor


def test_a_client_that_vanishes_between_step_and_commit_leaves_nothing(heil: Haus) -> None:
    vorgang = heil.vorgang()
    davor = vorher(heil, vorgang)
    c = heil.person()
    assert ausloesen(c, vorgang, "weiter").ok
    backend = c.info.backend_pid
    c.close()
    ende = time.monotonic() + GEDULD
    while heil.alle("SELECT FROM pg_stat_activity WHERE pid = %s", backend) and time.monotonic() < ende:
        time.sleep(0.02)
    assert vorher(heil, vorgang) == davor
    with heil.person() as c:
        assert ausloesen(c, vorgang, "weiter").ok, "and the bracket is free"


def test_a_record_of_a_failure_waits_for_its_turn(heil: Haus) -> None:
    """Written past the lock it would break the chain; and it names the state the Vorgang is in by then."""
    vorgang = heil.vorgang()
    with heil.person() as erster, heil.person() as zweiter:
        assert ausloesen(erster, vorgang, "weiter").ok
        faden = threading.Thread(target=lambda: zweiter.execute("SELECT engine.fehlversuch(%s, 'notieren', '57014', 'x')", (vorgang,)))
        faden.start()
        wartet_auf(heil, zweiter.info.backend_pid)
        erster.commit()
        faden.join(GEDULD)
    assert [(e.ereignis, e.von) for e in heil.eintraege(vorgang)][1:] == [("weiter", "a"), ("notieren", "b")]


def test_twenty_failures_at_once_are_twenty_rows(heil: Haus) -> None:
    vorgang = heil.vorgang()

    def scheitern(i: int, los: Callable[[], object]) -> None:
        with heil.person() as c:
            los()
            c.execute("SELECT engine.fehlversuch(%s, 'notieren', '57014', %s)", (vorgang, str(i)))

    gleichzeitig(20, scheitern)
    assert [e.fehlercode for e in heil.eintraege(vorgang)[1:]] == ["MA098"] * 20


# -- D06: half a cascade does not exist -------------------------------------------------------------------------------

SABOTAGE = """
CREATE SEQUENCE akte.sabotage;
GRANT USAGE ON SEQUENCE akte.sabotage TO mietakte_engine;
CREATE FUNCTION akte.sabotieren() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  -- the counter survives the rollback, so the record of the attempt gets through
  IF nextval('akte.sabotage') = current_setting('uebung.sabotage')::bigint THEN
    RAISE EXCEPTION USING ERRCODE = 'XX000', MESSAGE = 'Sabotage an ' || TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
"""


def test_D06_a_cascade_that_breaks_anywhere_leaves_nothing(haus: Haus) -> None:
    """One step moves the sub, its row, its timer and the master and starts a follow-up: each single write is made to fail once."""
    klammer = haus.klammer()
    vorgang = haus.vorgang(klammer, faellig="2027-01-01 00:00+01")
    davor = vorher(haus, vorgang)
    gebrochen = set()
    with psycopg.connect(haus.dsn, autocommit=True) as c:
        c.execute(SABOTAGE)
        for tabelle in ("engine.vorgang", "engine.fristen", "audit.koepfe", "audit.eintraege", "audit.nutzlast", "akte.uebung"):
            c.execute(f"CREATE TRIGGER zz_sabotage AFTER INSERT OR UPDATE ON {tabelle} FOR EACH ROW EXECUTE FUNCTION akte.sabotieren()")
        try:
            for stelle in range(1, 100):
                c.execute("SELECT setval('akte.sabotage', 1, false)")
                with haus.person() as p:
                    p.execute("SELECT set_config('uebung.sabotage', %s, true)", (str(stelle),))
                    ergebnis = ausloesen(p, vorgang, "weiter", {"zahl": 2})
                if ergebnis.ok:
                    break
                assert ergebnis.fehlercode == "MA099"
                zeile = ein_versuch(haus, vorgang, davor, "weiter", "MA099", "Sabotage")
                gebrochen.add(zeile.daten["detail"].split()[-1])
                davor = davor[0], [*davor[1], zeile]
                assert haus.alle("SELECT zustand FROM engine.vorgang WHERE traeger_id = %s ORDER BY id", klammer.id) == [("offen",), ("a",)]
                assert haus.wert("SELECT count(*) FROM engine.fristen WHERE vorgang_id = %s", vorgang) == 0
        finally:
            c.execute("DROP FUNCTION akte.sabotieren() CASCADE; DROP SEQUENCE akte.sabotage")
    assert gebrochen == {"vorgang", "fristen", "koepfe", "eintraege", "nutzlast", "uebung"}, "every table was hit"
    assert stelle > 10
    assert haus.stand(vorgang) == ("b", "b", 2)
    assert haus.wert("SELECT zustand FROM engine.vorgang WHERE id = %s", klammer.master) == "bewegt"
    assert haus.maengel() == []
