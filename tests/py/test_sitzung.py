"""The sealed context and the pools against the real server: other backends, other transactions, many at once."""
from __future__ import annotations

import hashlib
import hmac
import json
import random
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import psycopg.errors
import pytest

from app import config
from app import db as tuer

HASH = "$argon2id$v=19$m=19456,t=2,p=1$bWlldGFrdGV0ZXN0c2FseA$" + "A" * 43
GUCS = ("current_mandant_id", "current_mieter_id", "current_benutzer_id", "kanal", "rolle", "sitzung", "zeit", "mietverhaeltnisse", "parteizeiten", "siegel")


class Haus:
    """Two clients with one member of staff each."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.mandanten: list[int] = []
        self.benutzer: list[int] = []
        self.zugaenge: list[int] = []
        with psycopg.connect(dsn) as c:
            for name in ("Linde", "Ahorn"):
                m = c.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES (%s, 'x', '10969', 'Berlin') RETURNING id",
                              (name,)).fetchone()[0]
                b = c.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle)"
                              " VALUES (%s, %s, 'x@y.example', 'sachbearbeitung') RETURNING id", (m, f"Person {name}")).fetchone()[0]
                c.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone') ON CONFLICT DO NOTHING", (m,))
                c.execute("SELECT sitzung.als_dienst(%s)", (m,))
                self.mandanten.append(m)
                self.benutzer.append(b)
                self.zugaenge.append(c.execute("SELECT sitzung.zugang_anlegen('x@y.example', %s, NULL, %s)", (b, HASH)).fetchone()[0])

    def als(self, rolle: str, **angaben: object) -> psycopg.Connection:
        return psycopg.connect(config.mit_rolle(self.dsn, rolle), **angaben)

    def token(self, nummer: int = 0) -> str:
        """A new session of the person of client `nummer`."""
        with psycopg.connect(self.dsn) as c:
            kennung = c.execute("SELECT kennung FROM sitzung.zugaenge WHERE mandant_id = %s", (self.mandanten[nummer],)).fetchone()[0]
        with self.als("mietakte_anmeldung") as c:
            return c.execute("SELECT token FROM sitzung.anmelden(%s, 'Test', '203.0.113.7')", (kennung,)).fetchone()[0]

    def wert(self, anweisung: str, *werte: object) -> object:
        with psycopg.connect(self.dsn, autocommit=True) as c:
            return c.execute(anweisung, werte).fetchone()[0]


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture
def datenbank(haus: Haus) -> Iterator[Callable[..., tuer.Datenbank]]:
    """Pools on the test database; `datenbank(verwaltung=1)` has one connection."""
    offen = []

    def oeffnen(**groesse: int) -> tuer.Datenbank:
        offen.append(tuer.Datenbank(lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal]),
                                    {**tuer.POOLGROESSE, **groesse}, wartezeit=30))
        return offen[-1]

    yield oeffnen
    for d in offen:
        d.schliessen()


# -- the seal ---------------------------------------------------------------------------------------------------------

def kontext_lesen(c: psycopg.Connection) -> list[str]:
    return [c.execute("SELECT current_setting(%s, true)", (f"app.{name}",)).fetchone()[0] for name in GUCS]


def kontext_faelschen(c: psycopg.Connection, werte: list[str]) -> None:
    for name, wert in zip(GUCS, werte, strict=True):
        c.execute("SELECT set_config(%s, %s, true)", (f"app.{name}", wert))


def test_A04_seal_is_worth_nothing_in_another_transaction_or_backend(haus: Haus) -> None:
    with haus.als("mietakte_dba") as c, haus.als("mietakte_dba") as anderes:
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandanten[0], haus.benutzer[0]))
        werte = kontext_lesen(c)
        kontext_faelschen(c, werte)
        assert c.execute("SELECT sitzung.mandant_id()").fetchone()[0] == haus.mandanten[0], "in its own transaction it counts"
        kontext_faelschen(anderes, werte)
        assert anderes.execute("SELECT sitzung.mandant_id()").fetchone()[0] is None, "not in another backend"
        c.commit()
        kontext_faelschen(c, werte)
        assert c.execute("SELECT sitzung.mandant_id()").fetchone()[0] is None, "not in the next transaction"


def test_the_seal_is_hmac_sha256_and_depends_on_the_key(haus: Haus) -> None:
    with psycopg.connect(haus.dsn) as c:
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandanten[0], haus.benutzer[0]))
        innen, aussen, pid, zeit = c.execute(
            "SELECT innen, aussen, pg_backend_pid(), extract(epoch FROM transaction_timestamp())::text FROM sitzung.schluessel").fetchone()
        schluessel = bytes(b ^ 0x36 for b in innen)
        assert schluessel == bytes(b ^ 0x5C for b in aussen)
        assert schluessel[32:] == bytes(32) and len(set(schluessel[:32])) > 10
        *werte, siegel = kontext_lesen(c)
        text = json.dumps([*werte, pid], ensure_ascii=False)[:-1] + f", {zeit}]"
        assert hmac.new(schluessel, text.encode(), hashlib.sha256).hexdigest() == siegel

        c.execute("SELECT sitzung.schluessel_erneuern()")
        assert c.execute("SELECT sitzung.mandant_id()").fetchone()[0] is None, "a new key ends the open contexts"
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandanten[0], haus.benutzer[0]))
        assert c.execute("SELECT sitzung.mandant_id()").fetchone()[0] == haus.mandanten[0]
        c.rollback()


@pytest.mark.parametrize("aufruf", ["sitzung.als_dienst({0})", "sitzung.als_benutzer({0}, {1})", "engine.zeit_setzen(now())"])
def test_A03_entering_outside_a_transaction_is_refused(haus: Haus, aufruf: str) -> None:
    aufruf = aufruf.format(haus.mandanten[0], haus.benutzer[0])
    with haus.als("mietakte_dba", autocommit=True) as c:
        with pytest.raises(psycopg.Error) as fehler:
            c.execute(f"SELECT {aufruf}")
        assert fehler.value.sqlstate == "MA105"
        c.execute("BEGIN")
        c.execute(f"SELECT {aufruf}")
        c.execute("ROLLBACK")
        # one message, one transaction: the context lives as long as it is needed
        c.execute(f"DO $$ BEGIN PERFORM {aufruf}; PERFORM sitzung.mandant_id(); END $$")
        c.execute(f"SELECT {aufruf}; SELECT 1")


def test_A02_after_the_transaction_nothing_is_left(haus: Haus) -> None:
    with haus.als("mietakte_verwaltung", autocommit=True) as c:
        token = haus.token()
        for _ in range(2):
            c.execute("BEGIN")
            c.execute("SELECT sitzung.betreten(%s)", (token,))
            assert c.execute("SELECT count(*) FROM akte.benutzer").fetchone()[0] == 1
            c.execute("COMMIT")
            assert c.execute("SELECT sitzung.mandant_id()").fetchone()[0] is None
            assert c.execute("SELECT count(*) FROM akte.benutzer").fetchone()[0] == 0


def test_A05_no_channel_login_can_become_another_role(haus: Haus) -> None:
    with psycopg.connect(haus.dsn) as c:
        rollen = [zeile[0] for zeile in c.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mietakte\\_%' OR rolsuper")]
    for kanal in ("verwaltung", "portal", "freigabe", "anmeldung", "dienst", "pruefer"):
        with haus.als(config.KANAELE[kanal], autocommit=True) as c:
            c.execute("RESET ROLE")
            for rolle in rollen:
                if rolle != config.KANAELE[kanal]:
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        c.execute(f'SET ROLE "{rolle}"')


def test_betreten_writes_nothing_so_a_get_runs_read_only(haus: Haus) -> None:
    token = haus.token()
    with haus.als("mietakte_verwaltung", autocommit=True) as c:
        c.execute("BEGIN READ ONLY")
        c.execute("SELECT sitzung.betreten(%s)", (token,))
        assert c.execute("SELECT pg_current_xact_id_if_assigned()").fetchone()[0] is None
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            c.execute("SELECT sitzung.abmelden()")


def test_G04_fifty_parallel_redeems_of_a_link_open_one_session(haus: Haus) -> None:
    with haus.als("mietakte_dienst") as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (haus.mandanten[0],))
        link = c.execute("SELECT sitzung.link_erstellen(%s, 'anmeldung')", (haus.zugaenge[0],)).fetchone()[0]
    # as the login role would, but its connection limit is smaller than this crowd
    verbindungen = [psycopg.connect(haus.dsn, autocommit=True) for _ in range(25)]
    start = threading.Barrier(25)

    def einloesen(c: psycopg.Connection) -> int:
        start.wait()
        treffer = 0
        for _ in range(2):
            try:
                c.execute("SELECT token FROM sitzung.link_einloesen(%s)", (link,))
                treffer += 1
            except psycopg.Error as fehler:
                assert fehler.sqlstate == "MA107"
        return treffer

    with ThreadPoolExecutor(25) as viele:
        assert sum(viele.map(einloesen, verbindungen)) == 1
    for c in verbindungen:
        c.close()


# -- the pools --------------------------------------------------------------------------------------------------------

def test_A01_interleaved_contexts_over_one_connection_never_mix(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    """Many requests of two clients, with errors, refusals and time-outs between them, over a pool of one connection."""
    d = datenbank(verwaltung=1)
    token = [haus.token(0), haus.token(1)]
    fehler: list[str] = []
    zahl = 250

    def laeufer(samen: int) -> None:
        zufall = random.Random(samen)
        for _ in range(zahl):
            wer = zufall.randrange(2)
            art = zufall.choice(("gut", "gut", "gut", "fehler", "python", "abbruch", "falsch"))
            try:
                with d.transaktion("verwaltung", token[wer] if art != "falsch" else "falsch", readonly=zufall.random() < 0.5) as tx:
                    gesehen = tx.alle("SELECT mandant_id, sitzung.mandant_id() AS ich FROM akte.benutzer")
                    if gesehen != [{"mandant_id": haus.mandanten[wer], "ich": haus.mandanten[wer]}]:
                        fehler.append(f"{wer} sees {gesehen}")
                    if tx.person.mandant != ("Linde", "Ahorn")[wer]:
                        fehler.append(f"{wer} is {tx.person}")
                    if art == "fehler":
                        tx.tun("SELECT 1/0")
                    elif art == "python":
                        raise KeyError("x")
                    elif art == "abbruch":
                        tx.tun("SET LOCAL statement_timeout = 5")
                        tx.tun("SELECT count(*) FROM generate_series(1, 100000000)")
            except (psycopg.errors.DivisionByZero, KeyError, psycopg.errors.QueryCanceled):
                pass
            except psycopg.Error as e:
                if art != "falsch" or e.sqlstate != "MA101":
                    fehler.append(f"{art}: {e.sqlstate}")

    with ThreadPoolExecutor(4) as viele:
        list(viele.map(laeufer, range(4)))
    assert fehler == []
    with d.pool("verwaltung").connection() as c:
        assert c.execute("SELECT count(*) AS n FROM akte.benutzer").fetchone()["n"] == 0
    assert d.pool("verwaltung").get_stats()["connections_num"] <= 2


def test_A01_a_returned_connection_is_wiped(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    d = datenbank(verwaltung=1)
    token = haus.token()
    with d.transaktion("verwaltung", token) as tx:
        pid = tx.wert("SELECT pg_backend_pid()")
        tx.tun("SELECT set_config('app.rest', 'da', false), set_config('statement_timeout', '12345', false)")
    with d.transaktion("verwaltung", token) as tx:
        assert tx.wert("SELECT pg_backend_pid()") == pid
        assert not tx.wert("SELECT current_setting('app.rest', true)")
        assert tx.wert("SHOW statement_timeout") == "30s"


def test_a_get_cannot_write_and_a_post_can(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    d = datenbank()
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), d.transaktion("verwaltung", haus.token(), readonly=True) as tx:
        tx.tun("SELECT sitzung.abmelden()")
    with d.transaktion("verwaltung", haus.token()) as tx:
        tx.tun("SELECT sitzung.abmelden()")


def test_use_keeps_a_session_alive(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    token = haus.token()
    d = datenbank()
    haus.wert("UPDATE sitzung.sitzungen SET zuletzt_am = zuletzt_am - interval '119 minutes' WHERE token_hash = %s RETURNING 1",
              hashlib.sha256(token.encode()).digest())
    with d.transaktion("verwaltung", token, readonly=True):
        pass
    assert haus.wert("SELECT clock_timestamp() - zuletzt_am < interval '10 seconds' FROM sitzung.sitzungen WHERE token_hash = %s",
                     hashlib.sha256(token.encode()).digest())


def test_a_restarted_server_costs_no_request(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    d = datenbank(verwaltung=2)
    token = haus.token()
    with d.transaktion("verwaltung", token), d.transaktion("verwaltung", token):
        pass
    haus.wert("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'mietakte_verwaltung'")
    with d.transaktion("verwaltung", token) as tx:
        assert tx.person.mandant == "Linde"


@pytest.mark.parametrize("zustand", ["40001", "40P01"])
def test_deadlocks_are_repeated_three_times_at_most(haus: Haus, datenbank: Callable[..., tuer.Datenbank], zustand: str) -> None:
    d = datenbank()
    token = haus.token()
    gelaufen = []

    def arbeit(scheitert: int) -> Callable[[tuer.Transaktion], str]:
        def tun(tx: tuer.Transaktion) -> str:
            gelaufen.append(1)
            if len(gelaufen) <= scheitert:
                tx.tun(f"DO $$ BEGIN RAISE SQLSTATE '{zustand}'; END $$")
            return "gut"
        return tun

    assert d.ausfuehren("verwaltung", token, arbeit(2)) == "gut"
    assert len(gelaufen) == 3
    gelaufen.clear()
    with pytest.raises(tuer.WIEDERHOLBAR):
        d.ausfuehren("verwaltung", token, arbeit(99))
    assert len(gelaufen) == 3
    gelaufen.clear()
    with pytest.raises(psycopg.errors.DivisionByZero):
        d.ausfuehren("verwaltung", token, lambda tx: gelaufen.append(1) or tx.tun("SELECT 1/0"))
    assert len(gelaufen) == 1, "nothing else is repeated"


def versuche(haus: Haus) -> list[tuple]:
    with psycopg.connect(haus.dsn) as c:
        return c.execute("SELECT akteur, ereignis, fehlercode FROM audit.eintraege WHERE mandant_id = %s ORDER BY strom_id, nr",
                         (haus.mandanten[0],)).fetchall()


def test_C09_an_attempt_that_dies_outside_the_engine_is_recorded(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    d = datenbank()
    token = haus.token()
    vorher = versuche(haus)

    def zu_langsam(tx: tuer.Transaktion, ergebnis: dict) -> None:
        tx.tun("SET LOCAL statement_timeout = 20")
        tx.tun("SELECT count(*) FROM generate_series(1, 1000000000)")

    with pytest.raises(psycopg.errors.QueryCanceled):
        d.engine("verwaltung", token, "SELECT true AS ok", (), vorgang_id=4711, ereignis="zu_langsam", danach=zu_langsam)

    def urkunde_misslingt(tx: tuer.Transaktion, ergebnis: dict) -> None:
        raise RuntimeError("no PDF")

    with pytest.raises(RuntimeError):
        d.engine("verwaltung", token, "SELECT true AS ok", (), vorgang_id=4712, ereignis="ohne_urkunde", danach=urkunde_misslingt)
    neu = versuche(haus)[len(vorher):]
    assert [(e, c) for _, e, c in neu] == [("zu_langsam", "MA098"), ("ohne_urkunde", "MA098")], "no such Vorgang: kept on the client's own bracket"
    assert {a for a, _, _ in neu} == {f"benutzer:{haus.benutzer[0]}"}

    with pytest.raises(psycopg.Error):
        d.engine("verwaltung", "falsch", "SELECT true AS ok", (), vorgang_id=4713, ereignis="niemand")
    assert len(versuche(haus)) == len(vorher) + 2, "nobody has attempted nothing"


def test_a_refusal_of_the_engine_is_a_row_and_recorded_once(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    d = datenbank()
    vorher = versuche(haus)
    danach = []
    ergebnis = d.engine("verwaltung", haus.token(), tuer.ENGINE_AUSLOESEN,
                        (999999, "kuendigen", tuer.Jsonb({}), None, None), vorgang_id=999999, ereignis="kuendigen",
                        danach=lambda tx, e: danach.append(e))
    assert (ergebnis["ok"], ergebnis["fehlercode"]) == (False, "MA015")
    assert danach == []
    assert [c for _, _, c in versuche(haus)[len(vorher):]] == ["MA015"]


def test_numbers_in_jsonb_are_no_floats(haus: Haus, datenbank: Callable[..., tuer.Datenbank]) -> None:
    with datenbank().transaktion("verwaltung", haus.token(), readonly=True) as tx:
        assert str(tx.wert("SELECT '{\"betrag\": 920.10}'::jsonb")["betrag"]) == "920.10"


def test_nothing_but_db_py_sets_a_context() -> None:
    """grep-lint of A01 and D03 over the shell."""
    verdaechtig = re.compile(r"set_config\(|\bSET\s+(SESSION\s+|LOCAL\s+)?(app\.|ROLE)|pg_advisory_lock"
                             r"|sitzung\.betreten|sitzung\.eintreten", re.I)
    funde = [f"{datei.name}:{nr}" for datei in Path(config.WURZEL, "app").rglob("*.py")
             if datei.name not in ("db.py", "aufbau.py", "demo.py")   # the demo stock is laid by the builder, not by a request
             for nr, zeile in enumerate(datei.read_text().splitlines(), 1) if verdaechtig.search(zeile.split("#")[0])]
    assert funde == []
