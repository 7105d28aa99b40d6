"""The wall, seen by tenants (A01, A04, A05, A19, A20, G15): pooled connections in any order with errors in between, a planted SQL injection,
every view of the portal without a WHERE. The same loop, a million times, is bench/portal.py.
"""
from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import flask
import psycopg
import pytest

from app import config, create_app, db
from tests import werkstatt


@pytest.fixture(scope="module")
def dsn(server_dsn: str, demo_vorlage: str) -> Iterator[str]:
    """The demo stock, with a lease that ended in a flat where somebody else lives now."""
    name = "mauer_portal"
    dsn = werkstatt.klonen(server_dsn, demo_vorlage, name)
    yield dsn
    werkstatt.loeschen(server_dsn, name)


@pytest.fixture(scope="module")
def leute(dsn: str) -> list[dict[str, Any]]:
    """Some tenants of both clients, each with a session, and what names them: `eigen` is theirs or their household's, `fremd` everybody else's."""
    with psycopg.connect(dsn, row_factory=psycopg.rows.dict_row) as c:
        alle = c.execute("SELECT m.mandant_id, m.id, array_agg(DISTINCT p.mietverhaeltnis_id) AS vertraege, m.nachname, m.vorname FROM akte.mieter m"
                         " JOIN akte.vertragsparteien p ON p.mandant_id = m.mandant_id AND p.mieter_id = m.id GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
        gewaehlt = [m for m in alle if m["mandant_id"] == 1][:12] + [m for m in alle if m["mandant_id"] == 2][:3]
        for m in gewaehlt:
            zugang = c.execute("SELECT kennung FROM sitzung.zugaenge WHERE mandant_id = %s AND mieter_id = %s", (m["mandant_id"], m["id"])).fetchone()
            zugang = zugang or c.execute("INSERT INTO sitzung.zugaenge (mandant_id, kanal, mieter_id, email) VALUES (%s, 'portal', %s, %s) RETURNING kennung",
                                         (m["mandant_id"], m["id"], f"m{m['mandant_id']}-{m['id']}@mauer.example")).fetchone()
            m["zugang"] = zugang["kennung"]
            mit = {x["nachname"] for x in alle if x["mandant_id"] == m["mandant_id"] and set(x["vertraege"]) & set(m["vertraege"])}
            m["fremd"] = sorted({x["nachname"] for x in alle if x["nachname"] and len(x["nachname"]) > 3} - mit)
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_anmeldung")) as c:
        for m in gewaehlt:
            m["token"] = c.execute("SELECT token FROM sitzung.anmelden(%s, 'Mauer', '203.0.113.8')", (m["zugang"],)).fetchone()[0]
    assert len(gewaehlt) > 8 and all(len(m["fremd"]) > 5 for m in gewaehlt)
    return gewaehlt


# -- A01: one connection, many tenants, errors in between ---------------------------------------------------------------

#: what goes wrong between two requests of one connection
STOERUNGEN: tuple[Callable[[db.Transaktion], Any], ...] = (
    lambda tx: tx.wert("SELECT 1 / 0"),
    lambda tx: tx.wert("SELECT * FROM gibts.nicht"),
    lambda tx: tx.wert("SELECT set_config('app.current_mieter_id', '1', true), set_config('app.mietverhaeltnisse', '{1,2,3}', true)"),
    lambda tx: tx.tun("SET LOCAL statement_timeout = '1ms'; SELECT count(*) FROM generate_series(1, 10000000)"),
    lambda tx: tx.tun("SET search_path = pg_catalog; SET application_name = 'fremd'; SELECT 1 / 0"),
    lambda tx: (_ for _ in ()).throw(KeyError("the page itself failed")),
    lambda tx: tx._verbindung.cancel() or tx.wert("SELECT count(*) FROM generate_series(1, 20000)"),
)


def verschachtelt(dsn: str, leute: list[dict[str, Any]], anzahl: int, *, faeden: int = 4, verbindungen: int = 2, samen: int = 1) -> dict[str, int]:
    """So many requests of random tenants through few pooled connections, every seventh of them disturbed. Counts rows that are not one's own."""
    datenbank = db.Datenbank(lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal]), {"portal": verbindungen}, wartezeit=60)
    ergebnis = {"requests": 0, "disturbed": 0, "rows": 0, "foreign": 0}
    schloss = threading.Lock()

    def arbeiten(nr: int) -> None:
        zufall = random.Random(samen * 1000 + nr)
        eigene = dict.fromkeys(ergebnis, 0)
        for i in range(anzahl // faeden):
            m = zufall.choice(leute)
            ohne = zufall.random() < 0.02
            eigene["requests"] += 1
            try:
                with datenbank.transaktion("portal", "keines" if ohne else m["token"], readonly=True) as tx:
                    if zufall.random() < 1 / 7:
                        eigene["disturbed"] += 1
                        zufall.choice(STOERUNGEN)(tx)
                        continue
                    wer = tx.eine("SELECT sitzung.mandant_id() AS mandant, sitzung.mieter_id() AS mieter, sitzung.meine_mietverhaeltnisse() AS vertraege, current_setting('application_name') AS name")
                    zeilen = tx.alle(EIGENE)
                    eigene["rows"] += len(zeilen)
                    eigene["foreign"] += sum(1 for z in zeilen if z["id"] not in m["vertraege"]) + (len(zeilen) != len(m["vertraege"]))
                    eigene["foreign"] += (wer["mandant"], wer["mieter"], sorted(wer["vertraege"])) != (m["mandant_id"], m["id"], sorted(m["vertraege"]))
                    eigene["foreign"] += ohne or "fremd" in wer["name"]
            except (psycopg.Error, KeyError):
                pass
        with schloss:
            for k, v in eigene.items():
                ergebnis[k] += v

    threads = [threading.Thread(target=arbeiten, args=(nr,)) for nr in range(faeden)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    datenbank.schliessen()
    return ergebnis


#: without a WHERE
EIGENE = "SELECT id FROM akte.mietverhaeltnisse"


@pytest.fixture(scope="module")
def mit_schluessel(dsn: str) -> None:
    """The portal cannot name a table; here it can, so that what is behind that first wall is seen."""
    with psycopg.connect(dsn) as c:
        c.execute("GRANT USAGE ON SCHEMA akte TO mietakte_portal")


def test_A01_A02_nobody_reads_with_what_the_request_before_left(dsn: str, leute: list[dict[str, Any]], mit_schluessel: None) -> None:
    e = verschachtelt(dsn, leute, 4000)
    assert e["foreign"] == 0
    assert e["disturbed"] > 300 and e["rows"] > 2500


def test_A01_the_loop_sees_a_leak(dsn: str, leute: list[dict[str, Any]], mit_schluessel: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An instrument that cannot find anything is green for ever (J08): here the context of one tenant stays for all."""
    fest = leute[0]["token"]
    echt = db.Datenbank._beginnen
    monkeypatch.setattr(db.Datenbank, "_beginnen", lambda self, pool, kanal, token, ro: echt(self, pool, kanal, fest, ro))
    assert verschachtelt(dsn, leute, 80, faeden=1)["foreign"] > 0


# -- every view, without a WHERE ----------------------------------------------------------------------------------------

def test_A19_A20_no_view_of_the_portal_names_anybody_else(dsn: str, leute: list[dict[str, Any]]) -> None:
    with psycopg.connect(dsn) as c:
        sichten = [z[0] for z in c.execute("SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'portal' AND c.relkind = 'v'"
                                           " AND has_table_privilege('mietakte_portal', c.oid, 'SELECT') ORDER BY 1")]
    assert "portal.meine_daten" in sichten
    gefuellt = set()
    for m in leute:
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_portal")) as c:
            c.execute("SELECT sitzung.betreten(%s)", (m["token"],))
            for sicht in sichten:
                text = c.execute(f"SELECT coalesce(string_agg(to_jsonb(x)::text, ' '), '') FROM {sicht} x").fetchone()[0]
                gefuellt |= {sicht} if text else set()
                for name in m["fremd"]:
                    assert not re.search(rf"(?<![a-zäöüßA-ZÄÖÜ]){re.escape(name)}(?![a-zäöüßA-ZÄÖÜ])", text), (sicht, m["nachname"], name)
    assert "portal.meine_daten" in gefuellt


def test_without_a_context_no_view_has_a_row(dsn: str) -> None:
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_portal")) as c:
        for (sicht,) in c.execute("SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'portal' AND c.relkind = 'v'"
                                  " AND has_table_privilege('mietakte_portal', c.oid, 'SELECT')").fetchall():
            assert c.execute(f"SELECT count(*) FROM {sicht}").fetchone()[0] == 0, sicht


# -- A04: a planted SQL injection ---------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def loch(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    """The application with one more page: what somebody types becomes part of the statement."""
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})

    @app.get("/loch")
    def seite() -> str:
        with db.transaktion("portal", flask.request.headers["X-Token"], readonly="rw" not in flask.request.args) as tx:
            return "\n".join(str(z) for z in tx.alle(f"SELECT titel, zeilen::text FROM portal.meine_daten WHERE titel = '{flask.request.args['q']}'"))

    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


ANGRIFFE = {
    "everything of one's own": "x' OR true --",
    "tables": "x' UNION SELECT nachname, vorname FROM akte.mieter --",
    "another id": "x'; SELECT set_config('app.current_mieter_id', '{fremd}', true); SELECT titel, zeilen::text FROM portal.meine_daten --",
    "another id and leases": "x'; SELECT set_config('app.current_mieter_id', '{fremd}', true), set_config('app.mietverhaeltnisse', '{{1,2,3,4,5,6,7,8,9}}', true);"
                             " SELECT titel, zeilen::text FROM portal.meine_daten --",
    "in the middle of the statement": "x' OR set_config('app.current_mieter_id', '{fremd}', true) IS NOT NULL --",
    "another client": "x'; SELECT set_config('app.current_mandant_id', '2', true); SELECT titel, zeilen::text FROM portal.meine_daten --",
    "as the DBA would": "x'; SELECT sitzung.als_mieter(1, {fremd}); SELECT titel, zeilen::text FROM portal.meine_daten --",
    "as staff would": "x'; SELECT sitzung.als_benutzer(1, 1); SELECT nachname, vorname FROM akte.mieter --",
    "the helper behind the door": "x' UNION SELECT titel, zeilen::text FROM regel.datenauskunft(1, {fremd}) --",
    "the seal": "x' UNION SELECT sitzung.siegel_berechnen(), '' --",
    "the key": "x' UNION SELECT encode(wert, 'hex'), '' FROM sitzung.schluessel --",
    "another role": "x'; RESET ROLE; SET ROLE mietakte_verwaltung; SELECT nachname, vorname FROM akte.mieter --",
    "session authorisation": "x'; SET SESSION AUTHORIZATION mietakte_dba; SELECT nachname, vorname FROM akte.mieter --",
    "row security off": "x'; SET row_security = off; SELECT nachname, vorname FROM akte.mieter --",
    "the file system": "x' UNION SELECT pg_read_file('/etc/passwd'), '' --",
    "a program": "x'; COPY (SELECT 1) TO PROGRAM 'id' --",
    "sessions of others": "x' UNION SELECT query, usename::text FROM pg_stat_activity --",
    "a new transaction": "x'; COMMIT; BEGIN; SELECT nachname, vorname FROM akte.mieter --",
    "a lasting context": "x'; SELECT set_config('app.current_mieter_id', '{fremd}', false), set_config('app.siegel', current_setting('app.siegel'), false); COMMIT --",
    "a function of one's own": "x'; CREATE FUNCTION pg_temp.f() RETURNS text LANGUAGE sql AS 'SELECT 1'; SELECT 1 --",
}


@pytest.mark.parametrize("angriff", ANGRIFFE)
def test_A04_A05_an_injection_reaches_one_tenant(loch: flask.Flask, leute: list[dict[str, Any]], angriff: str) -> None:
    ich, anderer = leute[0], next(m for m in leute if m["mandant_id"] == 1 and not set(m["vertraege"]) & set(leute[0]["vertraege"]))
    frage = ANGRIFFE[angriff].format(fremd=anderer["id"])
    c = loch.test_client()
    for rw in ({}, {"rw": "1"}):
        a = c.get("/loch", query_string={"q": frage, **rw}, headers={"X-Token": ich["token"]})
        for name in ich["fremd"]:
            assert not re.search(rf"(?<![a-zäöüßA-ZÄÖÜ]){re.escape(name)}(?![a-zäöüßA-ZÄÖÜ])", a.text), (angriff, name)
        assert "root:" not in a.text and "uid=" not in a.text
        if a.status_code != 200:        # G15: what went wrong is nobody's business
            assert not re.search(r"psycopg|SQLSTATE|Traceback|akte\.|sitzung\.", a.text), angriff
    # and the connection that was abused serves the next one cleanly
    b = c.get("/loch", query_string={"q": "Person"}, headers={"X-Token": anderer["token"]})
    assert b.status_code == 200 and anderer["nachname"] in b.text and ich["nachname"] not in b.text.replace(anderer["nachname"], "")


def test_A04_the_hole_is_a_hole(loch: flask.Flask, leute: list[dict[str, Any]]) -> None:
    """One's own data come through the hole: what is held back above is held back by the database."""
    a = loch.test_client().get("/loch", query_string={"q": ANGRIFFE["everything of one's own"]}, headers={"X-Token": leute[0]["token"]})
    assert a.status_code == 200 and a.text.count("\n") > 3 and leute[0]["nachname"] in a.text
