"""Backup and restore: `mietakte sichern`, `mietakte wiederherstellen`.

A backup is a dump of our schemas in PostgreSQL's custom format and beside it a small JSON file with what must be there again:
rows per table, counted in the very snapshot the dump was taken from, and the digest of the dump.

A restore takes structure and data out of the dump and nothing that runs: functions, triggers, policies and grants come from
the files of the checkout, by the same build as always. So a manipulated dump brings no code in, and nobody has to be a
superuser (security.md, E01 to E05). Passwords of logins are the administrator's and in no backup.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import psycopg.conninfo
from psycopg import sql

from app import aufbau, config, datenbank_server

#: Entries of a dump that hold structure or data.
_EINTRAEGE = ("SCHEMA", "TYPE", "DOMAIN", "TABLE", "TABLE DATA", "TABLE ATTACH", "SEQUENCE", "SEQUENCE OWNED BY", "SEQUENCE SET",
              "DEFAULT", "CONSTRAINT", "CHECK CONSTRAINT", "FK CONSTRAINT", "INDEX", "INDEX ATTACH", "STATISTICS")


class SicherungFehler(Exception):
    """The text is for the person at the prompt."""


def sichern(ziel: Path, dsn: str, melden: aufbau.Melder = print) -> None:
    """Writes `ziel` and `ziel`.json; never over an existing file."""
    beiblatt = ziel.with_name(ziel.name + ".json")
    for datei in (ziel, beiblatt):
        if datei.exists():
            raise SicherungFehler(f"{datei} exists already.")
    vorlaeufig = ziel.with_name(f".{ziel.name}.{os.getpid()}")
    try:
        with psycopg.connect(dsn) as verbindung:
            verbindung.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            _darf_alles_lesen(verbindung)
            schnappschuss = verbindung.execute("SELECT pg_catalog.pg_export_snapshot()").fetchone()[0]
            angaben = {
                "erstellt": datetime.now(UTC).isoformat(timespec="seconds"),
                "datenbank": verbindung.info.dbname,
                "server": verbindung.info.server_version,
                "struktur": _stand(verbindung, "version_struktur"),
                "daten": _stand(verbindung, "version_daten"),
                "zeilen": _zeilen(verbindung),
            }
            _ausfuehren(
                [programm("pg_dump", verbindung.info.server_version), "--format=custom", "--no-password", f"--snapshot={schnappschuss}",
                 *(f"--schema={schema}" for schema in (*aufbau.SCHEMATA, aufbau.VERSIONSSCHEMA)),
                 f"--file={vorlaeufig}", f"--dbname={dsn}"])
        angaben["sha256"] = _pruefsumme(vorlaeufig)
        vorlaeufig.chmod(0o600)
        vorlaeufig.rename(ziel)
        beiblatt.write_text(json.dumps(angaben, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        beiblatt.chmod(0o600)
    finally:
        vorlaeufig.unlink(missing_ok=True)
    melden(f"{ziel}: {ziel.stat().st_size / 1e6:.1f} MB, {sum(angaben['zeilen'].values())} rows in {len(angaben['zeilen'])} tables, "
           f"structure {angaben['struktur']}")


def wiederherstellen(quelle: Path, dsn: str, melden: aufbau.Melder = print) -> None:
    """Restores into the database `dsn` names, which must not exist yet; `dsn` is a superuser or may create databases."""
    beiblatt = quelle.with_name(quelle.name + ".json")
    if not quelle.exists() or not beiblatt.exists():
        raise SicherungFehler(f"{quelle} and {beiblatt.name} beside it are needed.")
    angaben = json.loads(beiblatt.read_text(encoding="utf-8"))
    if _pruefsumme(quelle) != angaben["sha256"]:
        raise SicherungFehler(f"{quelle} is not the file that was written: its digest differs from the one in {beiblatt.name}.")
    if angaben["struktur"] not in (bekannt := aufbau.struktur_revisionen()):
        raise SicherungFehler(f"The backup has structure {angaben['struktur']}, this checkout knows {bekannt[-1]} as its newest: "
                              f"use the version of Mietakte that wrote it, or a later one.")

    name = str(psycopg.conninfo.conninfo_to_dict(dsn).get("dbname", ""))
    with psycopg.connect(aufbau.verwaltungs_dsn(dsn), autocommit=True) as verbindung:
        if verbindung.execute("SELECT 1 FROM pg_catalog.pg_database WHERE datname = %s", [name]).fetchone():
            raise SicherungFehler(f"The database {name} exists already. A restore never writes over one: name another.")
        version = verbindung.info.server_version
    try:
        aufbau.rollen_und_datenbank(dsn, melden=melden)
        werkzeug = programm("pg_restore", version)
        with tempfile.NamedTemporaryFile("w", suffix=".list") as liste:
            verzeichnis = _ausfuehren([werkzeug, "--list", str(quelle)])
            liste.write("\n".join(zeile for zeile in verzeichnis.splitlines() if _ist_struktur(zeile)))
            liste.flush()
            _ausfuehren([werkzeug, "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password",
                         f"--role={aufbau.EIGENTUEMER}", f"--use-list={liste.name}", f"--dbname={dsn}", str(quelle)])
        aufbau.bauen(dsn, melden=melden)
        with psycopg.connect(dsn) as verbindung:
            _darf_alles_lesen(verbindung)
            abweichungen = _vergleichen(angaben["zeilen"], _zeilen(verbindung))
        if abweichungen:
            raise SicherungFehler("The restored database differs from the backup:\n" + "\n".join(abweichungen))
    except BaseException:
        melden(f"The database {name} is incomplete: drop it before the next attempt.")
        raise
    melden(f"{name}: {sum(angaben['zeilen'].values())} rows in {len(angaben['zeilen'])} tables, as in the backup of {angaben['erstellt']}")


def _vergleichen(soll: dict[str, int], ist: dict[str, int]) -> list[str]:
    """Rows that are missing. More is no fault in tables the build itself fills: error codes, machines, reference rows."""
    return [f"  {tabelle}: {anzahl} rows in the backup, {ist.get(tabelle, 0)} here"
            for tabelle, anzahl in soll.items()
            if ist.get(tabelle, 0) < anzahl and tabelle != "engine.fehlercodes"]


def _darf_alles_lesen(verbindung: psycopg.Connection) -> None:
    frei = verbindung.execute("SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user").fetchone()
    if not frei or not frei[0]:
        raise SicherungFehler(f"{verbindung.info.user} is bound by row security: a backup by it would silently be partial. "
                              "Use mietakte_sicherung (BYPASSRLS).")
    verbindung.execute("SET LOCAL row_security = off")


def _zeilen(verbindung: psycopg.Connection) -> dict[str, int]:
    tabellen = verbindung.execute("""
        SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (%s) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1, 2""",
        [list(aufbau.SCHEMATA)]).fetchall()
    return {f"{schema}.{tabelle}": verbindung.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, tabelle))).fetchone()[0]
            for schema, tabelle in tabellen}


def _stand(verbindung: psycopg.Connection, tabelle: str) -> str | None:
    zeile = verbindung.execute(sql.SQL("SELECT version_num FROM {}").format(sql.Identifier(aufbau.VERSIONSSCHEMA, tabelle))).fetchone()
    return zeile[0] if zeile else None


def _ist_struktur(zeile: str) -> bool:
    # "215; 1259 16432 TABLE akte mieter mietakte_owner"; ";" starts a comment
    treffer = re.match(r"\d+; \d+ \d+ ((?:[A-Z]+ )+)", zeile)
    return bool(treffer) and treffer[1].strip() in _EINTRAEGE


def programm(name: str, server_version: int) -> str:
    """The client program that fits the server: same major version first, else a later one."""
    kandidaten = {haupt: pfad / name for haupt, pfad in datenbank_server.systemprogramme().items()}
    rad = datenbank_server.programme_des_rades(pflicht=False)
    if rad:
        kandidaten.setdefault(18, rad / name)
    passend = sorted(haupt for haupt in kandidaten if haupt >= server_version // 10000)
    if not passend:
        raise SicherungFehler(f"No {name} for PostgreSQL {server_version // 10000} here: install postgresql-client-{server_version // 10000}.")
    return str(kandidaten[passend[0]])


def _ausfuehren(befehl: list[str]) -> str:
    umgebung = {**os.environ, "LC_ALL": "C"}
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, env=umgebung)
    if ergebnis.returncode:
        raise SicherungFehler(f"{Path(befehl[0]).name} failed:\n{ergebnis.stderr.strip()}")
    return ergebnis.stdout


def _pruefsumme(datei: Path) -> str:
    with datei.open("rb") as inhalt:
        return hashlib.file_digest(inhalt, "sha256").hexdigest()
