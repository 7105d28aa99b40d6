"""The only door to the database: a pool per channel, a transaction per request, the sealed context at its start.

    with transaktion("verwaltung", token) as tx:
        akte = tx.eine("SELECT * FROM api.mietakte WHERE kennung = %s", kennung)

BEGIN and sitzung.betreten travel in one round trip; a GET runs READ ONLY. Nothing else sets a context, and a connection
that comes back is wiped (all of DISCARD ALL but the plans), so nobody reads with what the previous request left behind.

    ergebnis = ausloesen(4711, "termin_vereinbaren", {"termin": "30.11.2026 10:00"})

fires an event, repeats it after a deadlock, and records an attempt that died outside the engine (timeout, lost rendering).
"""
from __future__ import annotations

import contextlib
import functools
import json
import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import flask
import psycopg
import psycopg.errors
import psycopg.types.json
import psycopg_pool
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import config

log = logging.getLogger(__name__)
T = TypeVar("T")

#: connections of a channel; the limit of its login is in db/roles.sql
POOLGROESSE = {"verwaltung": 8, "portal": 8, "freigabe": 2, "anmeldung": 4, "dienst": 2}
#: seconds a request waits for a free connection before it answers 503
WARTEZEIT = 5.0
#: a deadlock or a serialisation failure has changed nothing: the same again, at most so often
VERSUCHE = 3
WIEDERHOLBAR = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)

#: `stand`: what this transaction sees; a page that listens starts from there
BETRETEN = ("SELECT mandant, person, rolle, kanal, auffrischen, '{}'::text[] AS merkmale, pg_snapshot_xmin(pg_current_snapshot())::text AS stand"
            " FROM sitzung.betreten(%s)")
#: staff also learn what their client has, for the navigation: nobody without owners' communities ever meets one
BETRETEN_VERWALTUNG = BETRETEN.replace("'{}'::text[]", "ARRAY(SELECT 'weg' WHERE EXISTS (SELECT FROM akte.objekte WHERE verwaltungsart <> 'MV'))")
#: a program that reports for others brings the token of its channel; `merkmale` says as what it reports
BETRETEN_DIENST = ("SELECT mandant, NULL::text AS person, 'dienst' AS rolle, 'dienst' AS kanal, false AS auffrischen, ARRAY[kanal] AS merkmale,"
                   " pg_snapshot_xmin(pg_current_snapshot())::text AS stand FROM sitzung.kanal_betreten(%s)")
ENGINE_AUSLOESEN = (
    "SELECT * FROM engine.ausloesen(p_vorgang_id => %s, p_ereignis => %s, p_daten => %s,"
    " p_erwarteter_zustand => %s, p_schluessel => %s)")
ENGINE_STARTEN = "SELECT * FROM engine.starten(p_automat => %s, p_traeger_id => %s, p_daten => %s, p_schluessel => %s)"
ENGINE_FEHLVERSUCH = (
    "SELECT engine.fehlversuch(p_vorgang_id => %s, p_ereignis => %s, p_sqlstate => %s, p_meldung => %s)")

# numbers in jsonb are money and areas: never float
psycopg.types.json.set_json_loads(functools.partial(json.loads, parse_float=Decimal))


class Person(NamedTuple):
    """Who acts, as the database said when the context was entered."""

    mandant: str
    person: str | None
    rolle: str
    kanal: str
    auffrischen: bool
    merkmale: list[str]
    stand: str


class Transaktion:
    """An open transaction in an entered context. Rows are dicts, amounts Decimal, times aware of their zone."""

    def __init__(self, verbindung: psycopg.Connection, person: Person | None) -> None:
        self._verbindung = verbindung
        self.person = person

    def alle(self, anweisung: str, *werte: object, **namen: object) -> list[dict[str, Any]]:
        """All rows. Values by position (`%s`) or by name (`%(name)s`)."""
        return self._verbindung.execute(anweisung, namen or werte).fetchall()

    def eine(self, anweisung: str, *werte: object, **namen: object) -> dict[str, Any] | None:
        """The first row, or None."""
        return self._verbindung.execute(anweisung, namen or werte).fetchone()

    def wert(self, anweisung: str, *werte: object, **namen: object) -> Any:
        """The first column of the first row, or None."""
        zeile = self.eine(anweisung, *werte, **namen)
        return next(iter(zeile.values())) if zeile else None

    def tun(self, anweisung: str, *werte: object, **namen: object) -> None:
        """Calls a function whose result nobody needs."""
        self._verbindung.execute(anweisung, namen or werte)


class Datenbank:
    """The pools of one process. They open with the first request of their channel, so a fork before that is harmless."""

    def __init__(self, dsn: Callable[[str], str] = config.dsn, groesse: Mapping[str, int] = POOLGROESSE,
                 wartezeit: float = WARTEZEIT) -> None:
        self._dsn = dsn
        self._groesse = groesse
        self._wartezeit = wartezeit
        self._pools: dict[str, psycopg_pool.ConnectionPool] = {}
        self._schloss = threading.Lock()

    def pool(self, kanal: str) -> psycopg_pool.ConnectionPool:
        with self._schloss:
            if kanal not in self._pools:
                self._pools[kanal] = psycopg_pool.ConnectionPool(
                    self._dsn(kanal), min_size=0, max_size=self._groesse[kanal], timeout=self._wartezeit,
                    max_idle=300, name=kanal, reset=_leeren, open=True,
                    # no prepared statements: they would outlive the request (and a pooler in transaction mode would mix them up)
                    kwargs={"autocommit": True, "row_factory": dict_row, "prepare_threshold": None,
                            "application_name": f"mietakte {kanal}"})
            return self._pools[kanal]

    def schliessen(self) -> None:
        with self._schloss:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    @contextlib.contextmanager
    def transaktion(self, kanal: str, token: str | None = None, *, readonly: bool = False, auffrischen: bool = True) -> Iterator[Transaktion]:
        """One transaction: commits at the end, rolls back on any exception. Without a context only in `anmeldung`.

        `auffrischen`: a person did this, so the session counts as used.
        """
        pool = self.pool(kanal)
        verbindung, person = self._beginnen(pool, kanal, token, readonly)
        try:
            try:
                yield Transaktion(verbindung, person)
            except BaseException:
                _zuruecknehmen(verbindung)
                raise
            verbindung.execute("COMMIT")
            if person and person.auffrischen and auffrischen:
                verbindung.execute("SELECT sitzung.beruehren(%s)", (token,))
        finally:
            pool.putconn(verbindung)

    def _beginnen(self, pool: psycopg_pool.ConnectionPool, kanal: str, token: str | None,
                  readonly: bool) -> tuple[psycopg.Connection, Person | None]:
        anfang = "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY" if readonly else "BEGIN ISOLATION LEVEL READ COMMITTED"
        # after a restart of the server every pooled connection is dead: nothing was done yet, so the next one may be tried
        for _ in range(pool.max_size + 1):
            verbindung = pool.getconn()
            try:
                if kanal == "anmeldung":
                    verbindung.execute(anfang)
                    return verbindung, None
                with verbindung.pipeline():
                    verbindung.execute(anfang)
                    antwort = verbindung.execute({"verwaltung": BETRETEN_VERWALTUNG, "dienst": BETRETEN_DIENST}.get(kanal, BETRETEN), (token or "",))
                return verbindung, Person(**antwort.fetchone())
            except psycopg.OperationalError as fehler:
                tot = verbindung.broken
                letzter = fehler
                _zuruecknehmen(verbindung)
                pool.putconn(verbindung)
                if not tot:
                    raise
            except BaseException:
                _zuruecknehmen(verbindung)
                pool.putconn(verbindung)
                raise
        raise letzter

    def ausfuehren(self, kanal: str, token: str | None, arbeit: Callable[[Transaktion], T], *, readonly: bool = False) -> T:
        """`arbeit(tx)` in a transaction of its own, again after a deadlock. What it does outside the database must be repeatable."""
        for versuch in range(1, VERSUCHE + 1):
            try:
                with self.transaktion(kanal, token, readonly=readonly) as tx:
                    return arbeit(tx)
            except WIEDERHOLBAR as fehler:
                if versuch == VERSUCHE:
                    raise
                log.warning("%s: attempt %d of %d failed with %s", kanal, versuch, VERSUCHE, fehler.sqlstate)
                time.sleep(random.uniform(0.01, 0.05) * versuch)
        raise AssertionError("unreachable")

    def engine(self, kanal: str, token: str | None, anweisung: str, werte: tuple[object, ...], *,
               vorgang_id: int | None, ereignis: str,
               danach: Callable[[Transaktion, dict[str, Any]], None] | None = None) -> dict[str, Any]:
        """A call of the engine. A refusal is a row (ok=false) and commits, because the engine has recorded it.

        `danach(tx, ergebnis)` runs in the same transaction when the step was done; if it raises, the step is undone.
        An exception is recorded by engine.fehlversuch in a new transaction and then raised (security.md, C09).
        """
        def arbeit(tx: Transaktion) -> dict[str, Any]:
            ergebnis = tx.eine(anweisung, *werte)
            if danach and ergebnis["ok"]:
                danach(tx, ergebnis)
            return ergebnis

        try:
            return self.ausfuehren(kanal, token, arbeit)
        except Exception as fehler:
            if not (isinstance(fehler, psycopg.Error) and fehler.sqlstate in NICHT_ANGEMELDET):
                self._fehlversuch(kanal, token, vorgang_id, ereignis, fehler)
            raise

    def _fehlversuch(self, kanal: str, token: str | None, vorgang_id: int | None, ereignis: str, fehler: Exception) -> None:
        zustand = (fehler.sqlstate if isinstance(fehler, psycopg.Error) else getattr(fehler, "code", None)) or "XX000"
        meldung = fehler.diag.message_primary if isinstance(fehler, psycopg.Error) else str(fehler)
        try:
            with self.transaktion(kanal, token) as tx:
                tx.tun(ENGINE_FEHLVERSUCH, vorgang_id, ereignis, str(zustand), meldung or type(fehler).__name__)
        except psycopg.Error as zweiter:
            # third path: the log of the server and ours are all that is left
            log.error("attempt not recorded: vorgang=%s ereignis=%s sqlstate=%s, recording failed with %s",
                      vorgang_id, ereignis, zustand, zweiter.sqlstate)


#: who is not logged in has attempted nothing that could be attributed to anybody
NICHT_ANGEMELDET = ("MA101", "MA104")


def _leeren(verbindung: psycopg.Connection) -> None:
    """Called by the pool when a connection comes back.

    DISCARD ALL without DISCARD PLANS: nothing of a request stays, but the plans of the functions do. Without them the next request pays
    half a millisecond more. No runtime role can take a session lock, LISTEN is nobody's here, prepared statements are switched off.
    """
    verbindung.execute("CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; DISCARD SEQUENCES; DISCARD TEMP")


def _zuruecknehmen(verbindung: psycopg.Connection) -> None:
    with contextlib.suppress(psycopg.Error):
        if not verbindung.broken and verbindung.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            verbindung.execute("ROLLBACK")


# -- in a request -----------------------------------------------------------------------------------------------------

def datenbank() -> Datenbank:
    return flask.current_app.extensions["mietakte_datenbank"]


def _token(token: str | None) -> str | None:
    """The token given, else the one of the request's cookie."""
    if token is None and flask.has_request_context():
        from app import auth
        return auth.token()
    return token


@contextlib.contextmanager
def transaktion(kanal: str = "verwaltung", token: str | None = None, *, readonly: bool | None = None) -> Iterator[Transaktion]:
    """The request's transaction. READ ONLY for GET and HEAD unless said otherwise; who acts is then in `flask.g.person`."""
    if readonly is None:
        readonly = flask.has_request_context() and flask.request.method in ("GET", "HEAD", "OPTIONS")
    if kanal != "anmeldung":
        token = _token(token)
    # a page that refreshes itself keeps nobody logged in
    von_selbst = flask.has_request_context() and "X-Live" in flask.request.headers
    with datenbank().transaktion(kanal, token, readonly=readonly, auffrischen=not von_selbst) as tx:
        if tx.person:
            flask.g.person = tx.person
            if "live_stand" not in flask.g:
                flask.g.live_stand, flask.g.live_token = tx.person.stand, token
        yield tx


def ausfuehren(arbeit: Callable[[Transaktion], T], kanal: str = "verwaltung", token: str | None = None) -> T:
    """`arbeit(tx)` in a writing transaction, again after a deadlock."""
    def mit_person(tx: Transaktion) -> T:
        flask.g.person = tx.person
        return arbeit(tx)
    return datenbank().ausfuehren(kanal, _token(token), mit_person)


def engine(anweisung: str, werte: tuple[object, ...], *, vorgang_id: int | None, ereignis: str,
           danach: Callable[[Transaktion, dict[str, Any]], None] | None = None,
           kanal: str = "verwaltung", token: str | None = None) -> dict[str, Any]:
    """Any statement that returns engine.ergebnis, with repetition and record as in Datenbank.engine."""
    return datenbank().engine(kanal, _token(token), anweisung, werte, vorgang_id=vorgang_id, ereignis=ereignis, danach=danach)


def ausloesen(vorgang_id: int, ereignis: str, daten: Mapping[str, Any] | None = None, *,
              erwarteter_zustand: str | None = None, schluessel: UUID | None = None,
              danach: Callable[[Transaktion, dict[str, Any]], None] | None = None,
              kanal: str = "verwaltung", token: str | None = None) -> dict[str, Any]:
    """Fires an event of a Vorgang → the columns of engine.ergebnis."""
    return engine(ENGINE_AUSLOESEN, (vorgang_id, ereignis, Jsonb(daten or {}), erwarteter_zustand, schluessel),
                  vorgang_id=vorgang_id, ereignis=ereignis, danach=danach, kanal=kanal, token=token)


def starten(automat: str, traeger_id: int, daten: Mapping[str, Any] | None = None, *, schluessel: UUID | None = None,
            danach: Callable[[Transaktion, dict[str, Any]], None] | None = None,
            kanal: str = "verwaltung", token: str | None = None) -> dict[str, Any]:
    """Starts a Vorgang on its bracket → the columns of engine.ergebnis."""
    return engine(ENGINE_STARTEN, (automat, traeger_id, Jsonb(daten or {}), schluessel),
                  vorgang_id=None, ereignis=f"starten:{automat}", danach=danach, kanal=kanal, token=token)
