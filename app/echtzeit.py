"""Open pages learn that something changed: one asyncio process, one LISTEN connection, as many WebSockets as there are tabs.

PostgreSQL says „something was noted" (NOTIFY with a number in it), this process reads which topics, asks which of the sessions behind
the open sockets may still hear them, and sends the names of the topics. The browser then fetches its page anew with its own rights
(static/live.js). So no content passes here, a forged NOTIFY says nothing, and what was lost is found again: everything is read from
the snapshot of the last reading on, by this process after its own outages and by the browser's cursor after the browser's.

The process knows the sessions by the hash of their token: it could not log in with what it holds.
"""
from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import hashlib
import hmac
import http
import http.cookies
import json
import logging
import os
import random
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import psycopg
from psycopg.rows import tuple_row
from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from app import sicherheit

log = logging.getLogger(__name__)

PFAD = "/live"
#: what staff may listen to; a tenant's page says „mein" and hears what its session may
BEREICHE = re.compile(r"anfragen|forderungen|vorgang:[0-9]{1,18}")
MEIN = "mein"
HOECHSTENS = 5000                 # sockets of the process
JE_ZUGANG = 20                    # sockets of one person
THEMEN = 8                        # topics of one page
ERSTES_WORT = 10.0                # seconds for the first frame
PRUEFEN = 60.0                    # seconds after which every session is looked at again, changes or not
RUECKSTAND = 64 * 1024            # bytes a reader may leave unread before it is dropped; it finds the rest by its cursor
CURSOR_GILT = 600                 # seconds for which a cursor is looked up; older pages read anew
AUFRAEUMEN = 3600.0
#: close codes of ours; live.js knows them
ABGEMELDET, FREMD, ZU_VIELE = 4401, 4403, 4429

STAND = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
NEUES = "SELECT g.mandant_id, g.id, g.themen FROM sitzung.signale_lesen(%s) AS g"
HORCHEN = "SELECT token_hash, mandant_id, sitzung, zugang, kanal, themen FROM sitzung.horchen(%s)"
VERSTOPFT = "SELECT pg_notification_queue_usage()"


def zeichen(geheimnis: str, token: str) -> str:
    """What a page of ours shows in its first frame (F07): only who could read the page knows it."""
    return hmac.new(geheimnis.encode(), b"echtzeit:" + token.encode(), hashlib.sha256).hexdigest()


def token_im(kopf: str | None) -> list[str]:
    """The session tokens among the cookies of a request: of staff, of tenants, perhaps both in one browser."""
    kekse: http.cookies.SimpleCookie = http.cookies.SimpleCookie()
    with contextlib.suppress(http.cookies.CookieError):
        kekse.load(kopf or "")
    namen = (name for name in kekse if name.removeprefix("__Host-").startswith("mietakte") and not name.endswith("_form"))
    return [kekse[name].value for name in namen]


@dataclasses.dataclass(eq=False, slots=True)
class Leitung:
    """An open socket of an entered session."""

    ws: ServerConnection
    hash: bytes
    mandant: int
    sitzung: int
    zugang: int
    themen: dict[str, str]                 # what the database calls it → what the page calls it


@dataclasses.dataclass(frozen=True)
class Recht:
    mandant: int
    sitzung: int
    zugang: int
    kanal: str
    themen: tuple[str, ...]

    def hoert(self, gewuenscht: Iterable[str]) -> dict[str, str]:
        """Of what a page asks for, what this session may hear."""
        if self.kanal == "portal":
            return {thema: MEIN for thema in self.themen} if MEIN in gewuenscht else {}
        return {wunsch: wunsch for wunsch in gewuenscht if BEREICHE.fullmatch(wunsch)}


class Verteiler:
    """Who listens to what, and what is new."""

    def __init__(self, dsn: str, geheimnis: str, melden: Callable[[str], None] = lambda _: None) -> None:
        self.dsn, self.geheimnis, self.melden = dsn, geheimnis, melden
        self.leitungen: set[Leitung] = set()
        self._nach_thema: dict[tuple[int, str], set[Leitung]] = defaultdict(set)
        self._gesehen: set[int] = set()
        self._cursor: int | None = None
        self._wecker = asyncio.Event()
        self._frage: psycopg.AsyncConnection | None = None
        self._schloss = asyncio.Lock()
        self._abschiede: set[asyncio.Task[None]] = set()
        self.horcht = asyncio.Event()

    # -- the database ------------------------------------------------------------------------------------------------

    async def _verbinden(self) -> psycopg.AsyncConnection:
        # direct, never through a pooler: LISTEN belongs to a session (F06). Autocommit: an open transaction would keep the queue from emptying (F04).
        return await psycopg.AsyncConnection.connect(self.dsn, autocommit=True, application_name="mietakte echtzeit", prepare_threshold=None,
                                                     keepalives_idle=10, keepalives_interval=5, keepalives_count=3)

    async def _fragen(self, anweisung: str, *werte: object) -> list[tuple[Any, ...]]:
        async with self._schloss:
            if self._frage is None or self._frage.closed:
                self._frage = await self._verbinden()
            try:
                zeiger = await self._frage.cursor(row_factory=tuple_row).execute(anweisung, werte)
                return await zeiger.fetchall()
            except psycopg.OperationalError:
                await self._frage.close()
                raise

    async def horchen(self) -> None:
        """The one LISTEN connection, for ever: back after every outage, and then everything since the last reading is read (F05)."""
        warten = 0.2
        while True:
            try:
                async with await self._verbinden() as verbindung:
                    await verbindung.execute("LISTEN mietakte")
                    warten = 0.2
                    self.horcht.set()
                    self._wecker.set()
                    async for _ in verbindung.notifies():
                        self._wecker.set()
            except psycopg.OperationalError as fehler:
                self.melden(f"no connection to the database: {str(fehler).strip().splitlines()[0]}")
            self.horcht.clear()
            await asyncio.sleep(warten * random.uniform(0.8, 1.2))
            warten = min(warten * 2, 5.0)

    async def verteilen(self) -> None:
        """Reads and sends whenever woken. What arrives meanwhile is one more reading, however much it is (F03, F09)."""
        while True:
            await self._wecker.wait()
            self._wecker.clear()
            try:
                await self._neues()
            except psycopg.OperationalError as fehler:
                self.melden(f"reading failed, again in a moment: {str(fehler).strip().splitlines()[0]}")
                await asyncio.sleep(0.5)
                self._wecker.set()

    async def _neues(self) -> None:
        # the snapshot first: what commits between the two statements is read now and again next time, never missed
        (stand,), = await self._fragen(STAND)
        zeilen = await self._fragen(NEUES, self._cursor if self._cursor is not None else stand)
        neu = [(mandant, themen) for mandant, nummer, themen in zeilen if nummer not in self._gesehen]
        self._gesehen = {nummer for _, nummer, _ in zeilen}
        self._cursor = stand
        betroffen: set[Leitung] = set()
        for mandant, themen in neu:
            for thema in themen:
                betroffen |= self._nach_thema.get((mandant, thema), set())
        if not betroffen:
            return
        # the session is looked at before every frame: who was logged out or moved out hears nothing more (F08)
        rechte = await self._rechte({leitung.hash for leitung in betroffen})
        je_wort: dict[tuple[str, ...], list[Leitung]] = defaultdict(list)
        for leitung in betroffen & self.leitungen:
            recht = rechte.get(leitung.hash)
            if recht is None:
                self.beenden(leitung, ABGEMELDET)
                continue
            self._einordnen(leitung, recht.hoert(set(leitung.themen.values())))
            worte = {leitung.themen[thema] for mandant, themen in neu if mandant == leitung.mandant for thema in themen if thema in leitung.themen}
            if worte:
                je_wort[tuple(sorted(worte))].append(leitung)
        for worte, wer in je_wort.items():
            self._senden(wer, {"neu": worte, "stand": self._stand(stand)})

    async def _rechte(self, hashes: Iterable[bytes]) -> dict[bytes, Recht]:
        return {bytes(z[0]): Recht(*z[1:5], tuple(z[5])) for z in await self._fragen(HORCHEN, list(hashes))}

    async def nachsehen(self) -> None:
        """Every minute: sessions that ran out, leases that ended, a listener that hangs."""
        aufgeraeumt = time.monotonic()
        while True:
            await asyncio.sleep(PRUEFEN)
            with contextlib.suppress(psycopg.OperationalError):
                await self.alle_pruefen()
                (voll,), = await self._fragen(VERSTOPFT)
                if voll > 0.1:
                    self.melden(f"ALARM: the notification queue of the server is {voll:.0%} full; some session listens and does not read")
                if time.monotonic() - aufgeraeumt > AUFRAEUMEN:
                    aufgeraeumt = time.monotonic()
                    await self._fragen("SELECT sitzung.aufraeumen()")

    async def alle_pruefen(self) -> None:
        rechte = await self._rechte({leitung.hash for leitung in self.leitungen})
        for leitung in list(self.leitungen):
            recht = rechte.get(leitung.hash)
            if recht is None:
                self.beenden(leitung, ABGEMELDET)
            else:
                self._einordnen(leitung, recht.hoert(set(leitung.themen.values())))

    # -- the sockets -------------------------------------------------------------------------------------------------

    def _einordnen(self, leitung: Leitung, themen: dict[str, str]) -> None:
        if themen == leitung.themen and leitung in self.leitungen:
            return
        self._austragen(leitung)
        leitung.themen = themen
        self.leitungen.add(leitung)
        for thema in (*themen, f"s:{leitung.sitzung}"):
            self._nach_thema[leitung.mandant, thema].add(leitung)

    def _austragen(self, leitung: Leitung) -> None:
        self.leitungen.discard(leitung)
        for thema in (*leitung.themen, f"s:{leitung.sitzung}"):
            menge = self._nach_thema.get((leitung.mandant, thema))
            if menge is not None:
                menge.discard(leitung)
                if not menge:
                    del self._nach_thema[leitung.mandant, thema]

    def beenden(self, leitung: Leitung, code: int) -> None:
        self._austragen(leitung)
        abschied = asyncio.create_task(leitung.ws.close(code))
        self._abschiede.add(abschied)
        abschied.add_done_callback(self._abschiede.discard)

    def _senden(self, wer: list[Leitung], nachricht: dict[str, Any]) -> None:
        """To all at once, waiting for nobody. Who does not read is dropped before its backlog becomes ours (F09)."""
        flott = []
        for leitung in wer:
            if leitung.ws.transport.get_write_buffer_size() > RUECKSTAND:
                self._austragen(leitung)
                leitung.ws.transport.abort()
            else:
                flott.append(leitung.ws)
        broadcast(flott, json.dumps(nachricht))

    def _stand(self, xid: int) -> str:
        return f"{xid}.{int(time.time())}"

    def anklopfen(self, ws: ServerConnection, anfrage: Request) -> Response | None:
        """Before anything is accepted; the Origin is checked by the library right after this."""
        if anfrage.path.split("?")[0] != PFAD:
            return _nein(http.HTTPStatus.NOT_FOUND)
        if len(self.leitungen) >= HOECHSTENS:
            return _nein(http.HTTPStatus.SERVICE_UNAVAILABLE)
        if not token_im(anfrage.headers.get("Cookie")):
            return _nein(http.HTTPStatus.UNAUTHORIZED)
        return None

    async def leitung(self, ws: ServerConnection) -> None:
        """One socket, from its first word to its end."""
        try:
            wunsch = await asyncio.wait_for(ws.recv(), ERSTES_WORT)
        except (TimeoutError, ConnectionClosed):
            await ws.close(FREMD)
            return
        gelesen = _wunsch_lesen(wunsch)
        token = gelesen and next((t for t in token_im(ws.request.headers.get("Cookie")) if hmac.compare_digest(zeichen(self.geheimnis, t), gelesen[0])), None)
        if not token:
            await ws.close(FREMD)
            return
        _, themen, seit = gelesen
        hash_ = hashlib.sha256(token.encode()).digest()
        try:
            recht = (await self._rechte([hash_])).get(hash_)
            if recht is None:
                await ws.close(ABGEMELDET)
                return
            if sum(1 for andere in self.leitungen if (andere.mandant, andere.zugang) == (recht.mandant, recht.zugang)) >= JE_ZUGANG:
                await ws.close(ZU_VIELE)
                return
            leitung = Leitung(ws, hash_, recht.mandant, recht.sitzung, recht.zugang, {})
            self._einordnen(leitung, recht.hoert(themen))
            try:
                # registered first: what happens from here on comes by itself, what happened since the page was made is looked up
                (stand,), = await self._fragen(STAND)
                self._senden([leitung], {"neu": await self._verpasst(leitung, seit), "stand": self._stand(stand)})
                async for _ in ws:
                    await ws.close(1008)        # a page has nothing more to say
            finally:
                self._austragen(leitung)
        except psycopg.OperationalError:
            await ws.close(1013)                # try again later
        except ConnectionClosed:
            pass

    async def _verpasst(self, leitung: Leitung, seit: tuple[int, int] | None) -> list[str]:
        if seit is None or not 0 <= time.time() - seit[1] < CURSOR_GILT:
            return sorted(set(leitung.themen.values()))
        zeilen = await self._fragen(NEUES, seit[0])
        return sorted({leitung.themen[t] for mandant, _, themen in zeilen if mandant == leitung.mandant for t in themen if t in leitung.themen})


def _nein(status: http.HTTPStatus) -> Response:
    return Response(status.value, status.phrase, Headers({"Content-Length": "0", "Connection": "close"}), b"")


def _wunsch_lesen(rahmen: str | bytes) -> tuple[str, list[str], tuple[int, int] | None] | None:
    """The first frame: {"zeichen": …, "themen": […], "seit": "84213.1780000000"} → its parts, or None."""
    try:
        w = json.loads(rahmen)
        zeichen_, themen, seit = w["zeichen"], w["themen"], w.get("seit")
        if not (isinstance(zeichen_, str) and zeichen_.isascii() and isinstance(themen, list) and len(themen) <= THEMEN and all(isinstance(t, str) for t in themen)):
            return None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    treffer = re.fullmatch(r"([0-9]{1,18})\.([0-9]{1,12})", seit) if isinstance(seit, str) else None
    return zeichen_, themen, (int(treffer[1]), int(treffer[2])) if treffer else None


def herkuenfte() -> list[str]:
    """Origins whose pages may connect: MIETAKTE_ORIGINS, else this site's own names (MIETAKTE_HOSTS, MIETAKTE_HTTPS, MIETAKTE_PORT)."""
    genannt = [o.strip().rstrip("/") for o in os.environ.get("MIETAKTE_ORIGINS", "").split(",") if o.strip()]
    if genannt:
        return genannt
    e = sicherheit.einstellungen()
    hosts = e["TRUSTED_HOSTS"]
    assert isinstance(hosts, list)
    return [f"https://{host}" for host in hosts] if e["HTTPS"] else [f"http://{host}:{os.environ.get('MIETAKTE_PORT') or 8000}" for host in hosts]


@contextlib.asynccontextmanager
async def dienst(verteiler: Verteiler, adresse: str, port: int, origins: list[str]) -> Any:
    """The running service: sockets and readers. Yields the server of the sockets."""
    async with serve(verteiler.leitung, adresse, port, origins=origins, process_request=verteiler.anklopfen, compression=None, server_header=None,
                     max_size=4096, max_queue=2, open_timeout=10, close_timeout=5, ping_interval=20, ping_timeout=20) as server:
        arbeiten = [asyncio.create_task(arbeit()) for arbeit in (verteiler.horchen, verteiler.verteilen, verteiler.nachsehen)]
        try:
            yield server
        finally:
            for arbeit in arbeiten:
                arbeit.cancel()
            await asyncio.gather(*arbeiten, return_exceptions=True)
            if verteiler._frage is not None:
                await verteiler._frage.close()


def laufen(dsn: str, melden: Callable[[str], None], *, adresse: str, port: int) -> None:
    """Until SIGTERM or SIGINT. Browsers come back by themselves when it is started again."""
    async def haupt() -> None:
        halt = asyncio.Event()
        for was in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(was, halt.set)
        verteiler = Verteiler(dsn, sicherheit.geheimnis(sicherheit.instanz_verzeichnis()), melden)
        server: Server
        async with dienst(verteiler, adresse, port, herkuenfte()) as server:
            melden(f"live: {adresse}:{server.sockets[0].getsockname()[1]}{PFAD} for pages of {', '.join(herkuenfte())}")
            await halt.wait()
        melden("stopped")

    asyncio.run(haupt())
