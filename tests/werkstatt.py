"""What the test runs share: throw-away servers, the template database, its clones, pgTAP.

Used by tests/lauf.py (whole runs) and tests/py/conftest.py (a single pytest).
"""
from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import psycopg.conninfo
from psycopg import sql

WURZEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WURZEL))

from app import aufbau, config, datenbank_server, sicherung  # noqa: E402

VORLAGE = "vorlage"
SCHEMA_DATEI = WURZEL / "db" / "schema.sql"


def engines() -> dict[str, Path]:
    """Name → programs of every PostgreSQL the tests can use here: the system's versions, then the embedded one."""
    gefunden = {f"PostgreSQL {haupt} (system)": pfad
                for haupt, pfad in datenbank_server.systemprogramme().items() if haupt >= aufbau.AELTESTE_HAUPTVERSION}
    rad = datenbank_server.programme_des_rades(pflicht=False)
    if rad:
        gefunden["PostgreSQL 18 (embedded)"] = rad
    return gefunden


@contextlib.contextmanager
def server(programme: Path, *, pruefen: bool = True) -> Iterator[str]:
    """Runs a throw-away server and yields the connection string of its superuser (database postgres).

    `pruefen`: with plpgsql_check loaded, where it exists. Its hooks cost time in every statement: not for benchmarks.
    """
    verzeichnis = Path(tempfile.mkdtemp(prefix="mt-", dir="/tmp"))  # short: a socket path has 107 bytes
    verzeichnis.chmod(0o755)
    einstellungen = {}
    if pruefen and _hat_plpgsql_check(programme):
        # preloaded, so that coverage adds up over all sessions of a run
        einstellungen["shared_preload_libraries"] = "plpgsql,plpgsql_check"
    try:
        with datenbank_server.wegwerfserver(programme, verzeichnis, **einstellungen) as lauf:
            yield lauf.dsn("postgres")
    finally:
        shutil.rmtree(verzeichnis, ignore_errors=True)


def _hat_plpgsql_check(programme: Path) -> bool:
    """Asks the files: the embedded server has no extensions, and Debian has plpgsql_check for some versions only."""
    haupt = programme.parent.name
    return Path(f"/usr/lib/postgresql/{haupt}/lib/plpgsql_check.so").exists() \
        and Path(f"/usr/share/postgresql/{haupt}/extension/plpgsql_check.control").exists()


def umgebung(dsn: str) -> dict[str, str]:
    """The connection as libpq environment variables, for programs that take no connection string."""
    angaben = psycopg.conninfo.conninfo_to_dict(dsn)
    return {"PGHOST": str(angaben["host"]), "PGUSER": str(angaben["user"]), "PGDATABASE": str(angaben["dbname"]),
            "PGPORT": str(angaben.get("port", 5432)), "PGOPTIONS": ""}


def vorlage_bauen(dsn: str, name: str = VORLAGE, melden=lambda text: None) -> None:
    """Builds the template, from nothing."""
    loeschen(dsn, name)
    aufbau.bauen(config.mit_datenbank(dsn, name), erstellen=True, melden=melden)


def klonen(dsn: str, vorlage: str, name: str) -> str:
    """A database of its own in a tenth of a second, with the rights a template does not hand down."""
    with psycopg.connect(dsn, autocommit=True) as verbindung:
        verbindung.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
            sql.Identifier(name), sql.Identifier(vorlage), sql.Identifier(aufbau.EIGENTUEMER)))
    ziel = config.mit_datenbank(dsn, name)
    with psycopg.connect(ziel) as verbindung:
        aufbau.datenbank_rechte(verbindung)
    return ziel


def loeschen(dsn: str, name: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as verbindung:
        verbindung.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def pgtap_datei() -> Path | None:
    """Debian's pgTAP as plain SQL; it loads into every server, also into one without extensions."""
    dateien = [datei for datei in Path("/usr/share/postgresql").glob("*/extension/pgtap--*.sql")
               if re.fullmatch(r"pgtap--\d+(\.\d+)*\.sql", datei.name)]
    return max(dateien, key=lambda datei: (tuple(map(int, datei.stem.split("--")[1].split("."))), str(datei)), default=None)


def pgtap_laden(dsn: str) -> None:
    """Puts pgTAP into the schema `tap`, readable for every role: tests call it while they are somebody else."""
    datei = pgtap_datei()
    if datei is None:
        raise RuntimeError("pgTAP is not installed")
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("CREATE SCHEMA tap; GRANT USAGE ON SCHEMA tap TO PUBLIC; SET LOCAL search_path = tap, public")
        verbindung.execute(datei.read_text(encoding="utf-8"))


def abdeckung_beginnen(dsn: str) -> bool:
    """Counts executed statements and branches of every session on this database from now on, where plpgsql_check exists."""
    with psycopg.connect(dsn, autocommit=True) as verbindung:
        if not verbindung.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'plpgsql_check'").fetchone():
            return False
        verbindung.execute("CREATE EXTENSION plpgsql_check SCHEMA tap")
        verbindung.execute(sql.SQL("ALTER DATABASE {} SET plpgsql_check.profiler = on").format(
            sql.Identifier(verbindung.info.dbname)))
    return True


def abdeckung(dsn: str, schemata: tuple[str, ...] = aufbau.SCHEMATA) -> list[tuple[str, str, float, float]]:
    """(schema, function, statements, branches), each 0 to 1, of every plpgsql function; the least covered first."""
    with psycopg.connect(dsn) as verbindung:
        return verbindung.execute("""
            SELECT n.nspname, p.oid::regprocedure::text,
                   coalesce(tap.plpgsql_coverage_statements(p.oid), 0),
                   -- a function without a branch counts as fully branched even if nobody ever called it
                   least(coalesce(tap.plpgsql_coverage_branches(p.oid), 0),
                         ceil(coalesce(tap.plpgsql_coverage_statements(p.oid), 0)))
            FROM pg_proc AS p
            JOIN pg_namespace AS n ON n.oid = p.pronamespace
            JOIN pg_language AS l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
            WHERE n.nspname = ANY (%s)
            ORDER BY 4, 3, 2""", [list(schemata)]).fetchall()


def abdeckung_zeigen(dsn: str) -> None:
    zeilen = abdeckung(dsn)
    print("   coverage by the pgTAP files (plpgsql functions: statements, branches)")
    for schema in aufbau.SCHEMATA:
        eigene = [z for z in zeilen if z[0] == schema]
        if eigene:
            print(f"     {schema:<9}{len(eigene):>4} functions {sum(z[2] for z in eigene) / len(eigene):>7.1%}"
                  f" {sum(z[3] for z in eigene) / len(eigene):>7.1%}")
    for z in [z for z in zeilen if z[0] == "engine" and z[3] < 1]:
        print(f"     engine, below 100 %: {z[1]} {z[2]:.0%} {z[3]:.0%}")


def schema_server() -> contextlib.AbstractContextManager[str]:
    """The engine db/schema.sql is written on. PostgreSQL prints views differently from version to version: one has to be it."""
    return server(datenbank_server.programme_des_rades())


def schema_abzug(dsn: str) -> str:
    """The built database as text: what db/schema.sql holds.

    Written by the pg_dump that belongs to the server, because only that one knows what the server keeps to itself; what
    changes from run to run is taken out.
    """
    with psycopg.connect(dsn) as verbindung:
        vorhanden = aufbau.vorhandene_schemata(verbindung)
        pg_dump = sicherung.programm("pg_dump", verbindung.info.server_version)
    ergebnis = subprocess.run(
        [pg_dump, "--schema-only", "--no-comments",
         *(f"--schema={name}" for name in [*vorhanden, aufbau.VERSIONSSCHEMA]), "--dbname", dsn],
        check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    zeilen = [_policy_rollen_ordnen(zeile) for zeile in ergebnis.stdout.splitlines()
              if not re.match(r"\\(un)?restrict |-- Dumped (from|by) |--\s*$", zeile)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(zeilen)).strip() + "\n"


def _policy_rollen_ordnen(zeile: str) -> str:
    """pg_dump prints the roles of a policy in the order it happens to find them in."""
    treffer = re.match(r"(CREATE POLICY .*? TO )(\w+(?:, \w+)*)(.*)$", zeile)
    return zeile if not treffer else treffer[1] + ", ".join(sorted(treffer[2].split(", "))) + treffer[3]
