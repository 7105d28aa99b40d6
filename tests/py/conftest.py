"""Fixtures of the Python tests.

`script/test` starts the servers, builds the template and passes both in the environment. A pytest started by hand makes
its own, so `.venv/bin/pytest tests/py/test_x.py` just works.

    MIETAKTE_TEST_SERVER   superuser connection string of a running server
    MIETAKTE_TEST_VORLAGE  name of the built template database there
    MIETAKTE_TEST_BERICHT  file for what passed, failed and was skipped why (JSON), read by tests/lauf.py
"""
from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from app import config
from tests import werkstatt

CHROMIUM = Path(os.environ.get("MIETAKTE_CHROMIUM", "/usr/bin/chromium"))
#: Pages have to work at both widths.
BREITEN = (360, 1440)
_zaehler = itertools.count(1)


# -- database ---------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="session")
def server_dsn() -> Iterator[str]:
    """Superuser of the throw-away server (database postgres)."""
    gegeben = os.environ.get("MIETAKTE_TEST_SERVER")
    if gegeben:
        yield gegeben
        return
    vorhanden = werkstatt.engines()
    if not vorhanden:
        pytest.exit("no PostgreSQL here: run script/setup test", returncode=3)
    with werkstatt.server(next(iter(vorhanden.values()))) as dsn:
        yield dsn


@pytest.fixture(scope="session")
def vorlage_db(server_dsn: str) -> str:
    """Name of the template: built, without data."""
    gegeben = os.environ.get("MIETAKTE_TEST_VORLAGE")
    if gegeben:
        return gegeben
    werkstatt.vorlage_bauen(server_dsn)
    return werkstatt.VORLAGE


@pytest.fixture(scope="session")
def demo_vorlage(server_dsn: str, vorlage_db: str) -> str:
    """Name of a template that holds the demo stock; loaded once, when the first test asks for it."""
    name = f"{vorlage_db}_demo"
    werkstatt.loeschen(server_dsn, name)
    dsn = werkstatt.klonen(server_dsn, vorlage_db, name)
    ergebnis = subprocess.run([sys.executable, "-m", "app.demo"], cwd=werkstatt.WURZEL, capture_output=True, text=True,
                              env={**os.environ, "DATABASE_URL": dsn, "MIETAKTE_ERPROBUNG": "1"})
    if ergebnis.returncode:
        pytest.fail(f"app.demo failed:\n{ergebnis.stdout}{ergebnis.stderr}", pytrace=False)
    return name


def _klon(server_dsn: str, vorlage: str) -> Iterator[str]:
    name = f"t{os.getpid()}_{next(_zaehler)}"
    dsn = werkstatt.klonen(server_dsn, vorlage, name)
    try:
        yield dsn
    finally:
        werkstatt.loeschen(server_dsn, name)


@pytest.fixture
def db(server_dsn: str, vorlage_db: str) -> Iterator[str]:
    """A fresh database for one test; superuser connection string."""
    yield from _klon(server_dsn, vorlage_db)


@pytest.fixture(scope="module")
def db_modul(server_dsn: str, vorlage_db: str) -> Iterator[str]:
    """A fresh database for all tests of a file."""
    yield from _klon(server_dsn, vorlage_db)


@pytest.fixture
def demo_db(server_dsn: str, demo_vorlage: str) -> Iterator[str]:
    """A fresh database with the demo stock."""
    yield from _klon(server_dsn, demo_vorlage)


class Verbindungen:
    """Opens connections to one database as given login roles and closes them at the end of the test."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._offen: list[psycopg.Connection] = []

    def __call__(self, rolle: str = "postgres", **angaben: object) -> psycopg.Connection:
        verbindung = psycopg.connect(config.mit_rolle(self.dsn, rolle), **angaben)
        self._offen.append(verbindung)
        return verbindung

    def schliessen(self) -> None:
        for verbindung in self._offen:
            verbindung.close()


@pytest.fixture
def verbindung(db: str) -> Iterator[Callable[..., psycopg.Connection]]:
    """`verbindung("mietakte_portal")` connects to `db` as that login."""
    verbindungen = Verbindungen(db)
    yield verbindungen
    verbindungen.schliessen()


# -- pages ------------------------------------------------------------------------------------------------------------

def freier_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Seite:
    """A running web server on a database of its own."""

    def __init__(self, adresse: str, dsn: str) -> None:
        self.adresse = adresse
        self.dsn = dsn


def _webserver(dsn: str, protokoll: Path) -> Iterator[Seite]:
    port = freier_port()
    with protokoll.open("w") as datei:
        prozess = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--workers", "1", "--threads", "8", "--bind", f"127.0.0.1:{port}",
             "--no-control-socket", "app:create_app()"],
            cwd=werkstatt.WURZEL, stdout=datei, stderr=subprocess.STDOUT,
            env={**os.environ, "DATABASE_URL": dsn, "MIETAKTE_ERPROBUNG": "1", "MIETAKTE_INSTANZ": str(protokoll.parent / "instanz")})
    adresse = f"http://127.0.0.1:{port}"
    try:
        ende = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(adresse, timeout=5).close()
                break
            except urllib.error.HTTPError:
                break  # it answers; whether "/" is there is not our question
            except OSError:
                if prozess.poll() is not None or time.monotonic() > ende:
                    pytest.fail(f"the web server did not start:\n{protokoll.read_text()}", pytrace=False)
                time.sleep(0.1)
        yield Seite(adresse, dsn)
    finally:
        prozess.terminate()
        prozess.wait(timeout=20)


@pytest.fixture(scope="module")
def server(server_dsn: str, demo_vorlage: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seite]:
    """The web server on a clone of the demo stock: `.adresse`, `.dsn` (superuser). One per file."""
    for dsn in _klon(server_dsn, demo_vorlage):
        yield from _webserver(dsn, tmp_path_factory.mktemp("web") / "protokoll")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, headless."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(
            executable_path=str(CHROMIUM), headless=True,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"])
        yield chromium
        chromium.close()


@pytest.fixture(params=BREITEN, ids=lambda breite: f"{breite}px")
def seite(request: pytest.FixtureRequest, browser, server: Seite) -> Iterator[object]:
    """A page in a fresh browser context, once per width; relative addresses lead to `server`."""
    kontext = browser.new_context(base_url=server.adresse, viewport={"width": request.param, "height": 900},
                                  locale="de-DE", timezone_id="Europe/Berlin")
    yield kontext.new_page()
    kontext.close()


# -- report -----------------------------------------------------------------------------------------------------------

_bericht = {"passed": [], "failed": 0, "skipped": []}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        _bericht["failed"] += 1
    elif report.skipped:
        grund = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _bericht["skipped"].append([report.nodeid, grund.removeprefix("Skipped: ")])
    elif report.when == "call":
        _bericht["passed"].append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _bericht["failed"] += 1


def pytest_sessionfinish() -> None:
    ziel = os.environ.get("MIETAKTE_TEST_BERICHT")
    if ziel:
        Path(ziel).write_text(json.dumps(_bericht))
