"""Where the database is and who connects to it.

Three sources, in this order: an own connection string per channel (`MIETAKTE_DSN_VERWALTUNG`, …), `DATABASE_URL` with the
user replaced by the channel's login, the embedded server of this checkout.
"""
from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg.conninfo

WURZEL = Path(__file__).resolve().parent.parent
#: What a checkout keeps for itself: data of the embedded server, its log, access to an external server. Git ignores it.
DATEN = WURZEL / ".daten"

#: channel → login. One login per channel; nobody switches roles at run time (security.md, decision 2).
KANAELE = {
    "verwaltung": "mietakte_verwaltung",
    "portal": "mietakte_portal",
    "freigabe": "mietakte_freigabe",
    "anmeldung": "mietakte_anmeldung",
    "dienst": "mietakte_dienst",
    "pruefer": "mietakte_pruefer",
    "sicherung": "mietakte_sicherung",
    "dba": "mietakte_dba",
    "deploy": "mietakte_deploy",
}


def extern() -> str | None:
    """DATABASE_URL, if a server is named there; otherwise the embedded one is meant."""
    return os.environ.get("DATABASE_URL") or None


def dsn(kanal: str) -> str:
    """Connection string of one channel. Starts nothing: `mietakte dsn` and script/demo do that."""
    rolle = KANAELE[kanal]
    eigene = os.environ.get(f"MIETAKTE_DSN_{kanal.upper()}")
    if eigene:
        return eigene
    url = extern()
    if url:
        return mit_rolle(url, rolle)
    from app import datenbank_server
    return datenbank_server.eingebettet().dsn(rolle)


def dsn_aufbau() -> str:
    """Who builds: MIETAKTE_DSN_DEPLOY, else DATABASE_URL as it stands, else the superuser of the embedded server."""
    eigene = os.environ.get("MIETAKTE_DSN_DEPLOY") or extern()
    if eigene:
        return eigene
    from app import datenbank_server
    return datenbank_server.eingebettet().dsn("postgres")


def zugangsdatei() -> Path:
    """Passwords of the channel logins on an external server, in the format of ~/.pgpass (written by `mietakte zugaenge`)."""
    return DATEN / "zugaenge.pgpass"


def mit_rolle(url: str, rolle: str) -> str:
    """The same server and database, another login."""
    angaben = psycopg.conninfo.conninfo_to_dict(url)
    if angaben.get("user") != rolle:
        angaben["user"] = rolle
        angaben.pop("password", None)  # belongs to the other login
        if zugangsdatei().exists():
            angaben["passfile"] = str(zugangsdatei())
    return als_url(angaben)


def mit_datenbank(url: str, name: str) -> str:
    """The same server and user, another database."""
    return als_url({**psycopg.conninfo.conninfo_to_dict(url), "dbname": name})


def als_url(angaben: dict) -> str:
    """Connection URL: one word without blanks, so that it survives a shell."""
    angaben = {name: str(wert) for name, wert in angaben.items() if wert is not None}
    benutzer = quote(angaben.pop("user", ""), safe="")
    passwort = angaben.pop("password", None)
    if passwort is not None:
        benutzer += ":" + quote(passwort, safe="")
    datenbank = quote(angaben.pop("dbname", ""), safe="")
    rest = urlencode(angaben, quote_via=quote, safe="/")
    return f"postgresql://{benutzer + '@' if benutzer else ''}/{datenbank}" + (f"?{rest}" if rest else "")
