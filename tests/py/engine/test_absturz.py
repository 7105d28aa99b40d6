"""kill -9 of a backend and of the whole server under load (security.md, C09, D07): what was acknowledged is there, nothing is half.

A server of its own, as durable as a real one where a killed process can tell the difference: a commit waits until its log has
reached the operating system. Whether that writes it to the disk (fsync) shows only when the power fails.
"""
from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from app import config, datenbank_server
from app import db as tuer
from engine_hilfen import GEDULD, Haus, ausloesen
from tests import werkstatt

RUNDEN = 4


@pytest.fixture(scope="module")
def server(server_dsn: str) -> Iterator[datenbank_server.Server]:
    """Like the one the other tests run on, but a commit waits for its log."""
    with psycopg.connect(server_dsn) as c:
        haupt = c.info.server_version // 10000
    programme = next(p for name, p in werkstatt.engines().items() if name.startswith(f"PostgreSQL {haupt} "))
    verzeichnis = Path(tempfile.mkdtemp(prefix="mta-", dir="/tmp"))
    verzeichnis.chmod(0o755)
    try:
        with datenbank_server.wegwerfserver(programme, verzeichnis, synchronous_commit="on", full_page_writes="on",
                                            restart_after_crash="on") as lauf:
            yield lauf
    finally:
        shutil.rmtree(verzeichnis, ignore_errors=True)


@pytest.fixture(scope="module")
def haus(server: datenbank_server.Server) -> Haus:
    werkstatt.vorlage_bauen(server.dsn("postgres"))
    return Haus(config.mit_datenbank(server.dsn("postgres"), werkstatt.VORLAGE))


def wieder_da(haus: Haus) -> None:
    """Waits until the server has recovered and lets people in."""
    ende = time.monotonic() + GEDULD
    while True:
        try:
            haus.wert("SELECT 1")
            return
        except psycopg.OperationalError:
            assert time.monotonic() < ende, "the server does not come back"
            time.sleep(0.05)


def prozesse(server: datenbank_server.Server) -> list[int]:
    """The postmaster of this server and its children."""
    postmaster = int((server.daten / "postmaster.pid").read_text().splitlines()[0])
    kinder = []
    for eintrag in Path("/proc").iterdir():
        if eintrag.name.isdigit():
            with contextlib.suppress(OSError):
                if int((eintrag / "stat").read_text().rpartition(")")[2].split()[1]) == postmaster:
                    kinder.append(int(eintrag.name))
    return [postmaster, *kinder]


def toeten(server: datenbank_server.Server) -> None:
    """kill -9 for all of it, the postmaster first: it must not have time to clean up."""
    pids = prozesse(server)
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for pid in pids:
        while _lebt(pid):
            time.sleep(0.01)
    # where nobody buries the dead (a container whose first process does not), the number still looks taken
    for datei in (server.daten / "postmaster.pid", *server.socket.glob(".s.PGSQL.*")):
        datei.unlink(missing_ok=True)


def _lebt(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def test_C09_a_killed_backend_leaves_the_state_and_a_record(haus: Haus) -> None:
    """The whole server restarts; the shell waits for it and records the attempt."""
    vorgang = haus.vorgang()
    datenbank = tuer.Datenbank(lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal]), wartezeit=GEDULD)

    def einen_toeten() -> None:
        ende = time.monotonic() + GEDULD
        while time.monotonic() < ende:
            schlafend = haus.alle("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
            if schlafend:
                os.kill(schlafend[0].pid, signal.SIGKILL)
                return
            time.sleep(0.02)

    faden = threading.Thread(target=einen_toeten)
    faden.start()
    try:
        with pytest.raises(psycopg.OperationalError):
            datenbank.engine("verwaltung", haus.token["sachbearbeitung"], tuer.ENGINE_AUSLOESEN,
                             (vorgang, "stoeren", Jsonb({"art": "schlafen"}), None, None), vorgang_id=vorgang, ereignis="stoeren")
    finally:
        faden.join()
        datenbank.schliessen()
    wieder_da(haus)
    assert haus.stand(vorgang) == ("a", "am_anfang", 1)
    assert [(e.ereignis, e.ergebnis, e.fehlercode) for e in haus.eintraege(vorgang)] == [("starten", "ok", None), ("stoeren", "abgelehnt", "MA098")]
    assert haus.maengel() == []


class Arbeit:
    """One thread's steps; each carries a number of its own, and what was acknowledged is written down after the COMMIT only."""

    def __init__(self, haus: Haus, nummer: int, vorgaenge: list[int]) -> None:
        self.haus, self.vorgaenge, self.zufall = haus, vorgaenge, random.Random(nummer)
        self.versucht: set[int] = set()
        self.bestaetigt: set[int] = set()

    def bis_zum_ende(self, zaehler: Iterator[int], schluss: threading.Event) -> None:
        with contextlib.suppress(psycopg.OperationalError), self.haus.verbinden("mietakte_verwaltung") as c:
            while not schluss.is_set():
                self.haus.betreten(c)
                vorgang, zahl = self.zufall.choice(self.vorgaenge), 2 * next(zaehler)
                self.versucht.add(zahl)
                ereignis = self.zufall.choice(("notieren", "notieren", "weiter", "springen", "zurueck"))
                ok = ausloesen(c, vorgang, ereignis, {"zahl": zahl} if ereignis in ("notieren", "weiter") else None).ok
                c.commit()
                if ok and ereignis in ("notieren", "weiter"):
                    self.bestaetigt.add(zahl)


class Zaehler:
    """Numbers for all threads and rounds."""

    def __init__(self) -> None:
        self._wert, self._schloss = 0, threading.Lock()

    def __iter__(self) -> Zaehler:
        return self

    def __next__(self) -> int:
        with self._schloss:
            self._wert += 1
            return self._wert


def test_D07_the_server_is_killed_under_load(server: datenbank_server.Server, haus: Haus) -> None:
    assert haus.wert("SELECT string_agg(setting, ' ') FROM pg_settings WHERE name IN ('full_page_writes', 'synchronous_commit')") == "on on"
    klammern = [haus.klammer() for _ in range(4)]
    vorgaenge = [haus.vorgang(k, faellig="2099-01-01 00:00+01") for k in klammern for _ in range(2)]
    zaehler, zufall = Zaehler(), random.Random(20261120)
    versucht: set[int] = set()
    bestaetigt: set[int] = set()
    for runde in range(RUNDEN):
        arbeiten = [Arbeit(haus, 10 * runde + i, vorgaenge) for i in range(4)]
        schluss = threading.Event()
        with ThreadPoolExecutor(4) as pool:
            laeufe = [pool.submit(a.bis_zum_ende, zaehler, schluss) for a in arbeiten]
            time.sleep(zufall.uniform(0.6, 1.4))
            toeten(server)
            schluss.set()
            for lauf in laeufe:
                lauf.result(GEDULD)
        assert server.starten(), "it was dead"
        wieder_da(haus)
        for a in arbeiten:
            versucht |= a.versucht
            bestaetigt |= a.bestaetigt
        # the payload says which step a row is
        im_protokoll = [z.zahl for z in haus.alle(
            "SELECT (daten->'daten'->>'zahl')::int AS zahl FROM audit.protokoll WHERE ergebnis = 'ok' AND daten->'daten' ? 'zahl'")]
        assert len(im_protokoll) == len(set(im_protokoll)), "nothing twice"
        assert bestaetigt - set(im_protokoll) == set(), "everything that was acknowledged is there"
        assert set(im_protokoll) - versucht == set(), "nothing that nobody asked for"
        assert haus.maengel() == [], "nothing half"
    print(f"{RUNDEN} rounds, {len(bestaetigt)} acknowledged, {len(set(im_protokoll) - bestaetigt)} done and not acknowledged")
    assert len(bestaetigt) > 50 * RUNDEN, "there was a load"
    with haus.person() as c:
        assert ausloesen(c, vorgaenge[0], "notieren").ok, "and it goes on"
