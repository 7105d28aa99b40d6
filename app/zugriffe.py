"""Who looked at which page or file (audit.zugriffe): what a breach drill asks first. Costs a page one short transaction, and only the first
time in a quarter of an hour. A page that answered is recorded; a record that fails is an incident in our log, not an error for the reader.
"""
from __future__ import annotations

import hashlib
import logging
import threading
import time

import flask
import psycopg

from app import db

log = logging.getLogger(__name__)
VERMERKEN = {"verwaltung": "SELECT audit.zugriff_vermerken(%s, %s)", "portal": "SELECT portal.zugriff_vermerken(%s, %s)"}
#: pages of one's own login say nothing about anybody
OHNE = (None, "auth")
#: what this process has already recorded in this quarter of an hour
GEMERKT = 20_000

_gemerkt: set[bytes] = set()
_viertel = 0
_schloss = threading.Lock()


def einrichten(app: flask.Flask) -> None:
    app.after_request(vermerken)


def vermerken(antwort: flask.Response) -> flask.Response:
    anfrage, person, token = flask.request, flask.g.get("person"), flask.g.get("live_token")
    if (anfrage.method != "GET" or antwort.status_code != 200 or anfrage.blueprint in OHNE or "X-Live" in anfrage.headers
            or not token or person is None or person.kanal not in VERMERKEN):
        return antwort
    bezug = str(next(iter((anfrage.view_args or {}).values()), ""))
    if _neu(f"{token} {anfrage.endpoint} {bezug}"):
        try:
            with db.datenbank().transaktion(person.kanal, token, auffrischen=False) as tx:
                tx.tun(VERMERKEN[person.kanal], anfrage.endpoint, bezug)
        except psycopg.Error as fehler:
            log.error("access not recorded: %s, %s", anfrage.endpoint, fehler.sqlstate or type(fehler).__name__)
    return antwort


def _neu(was: str) -> bool:
    global _viertel
    marke = hashlib.blake2b(was.encode(), digest_size=16).digest()
    jetzt = int(time.time()) // 900
    with _schloss:
        if jetzt != _viertel or len(_gemerkt) > GEMERKT:
            _gemerkt.clear()
            _viertel = jetzt
        if marke in _gemerkt:
            return False
        _gemerkt.add(marke)
        return True
