"""`mietakte doctor`: is this server fit for a Mietakte, and is nothing open that the build has closed?"""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import psycopg

from app import aufbau, datenbank_server


class Befund(NamedTuple):
    gut: bool | None   # None: a warning
    was: str
    hinweis: str = ""


def untersuchen(dsn: str, eingebettet: bool) -> Iterator[Befund]:
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("SET TRANSACTION READ ONLY")
        yield from _version(verbindung, eingebettet)
        yield from _einstellungen(verbindung)
        yield from _rollen(verbindung)
        yield from _rechte(verbindung)
        yield from _stand(verbindung)


def _version(verbindung: psycopg.Connection, eingebettet: bool) -> Iterator[Befund]:
    version = verbindung.info.server_version
    befund = datenbank_server.versionsbefund(version)
    was = f"PostgreSQL {version // 10000}.{version % 10000}" + (" (embedded)" if eingebettet else "")
    if befund is None:
        yield Befund(True, was)
    elif eingebettet:
        yield Befund(None, was, befund + " The embedded server is for trying out.")
    else:
        yield Befund(False, was, befund)


#: Each of these loses acknowledged work or hides damage when it is off (security.md, D08, D09).
_EINSTELLUNGEN = {
    "fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply", "remote_write"),
    "data_checksums": ("on",), "zero_damaged_pages": ("off",), "ignore_checksum_failure": ("off",), "row_security": ("on",),
}


def _einstellungen(verbindung: psycopg.Connection) -> Iterator[Befund]:
    for name, gut in _EINSTELLUNGEN.items():
        wert = verbindung.execute("SELECT pg_catalog.current_setting(%s, true)", [name]).fetchone()[0]
        yield Befund(wert in gut, f"{name} = {wert}", "" if wert in gut else f"has to be {gut[0]}")
    kodierung, vergleich, klein = verbindung.execute("""
        SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, pg_catalog.lower('Ä') = 'ä'
        FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()""").fetchone()
    yield Befund(kodierung == "UTF8", f"encoding = {kodierung}", "" if kodierung == "UTF8" else "has to be UTF8")
    yield Befund(True if klein else None, f"locale = {vergleich}",
                 "" if klein else "upper and lower case do not know umlauts here; `mietakte migrate --create` makes databases with C.UTF-8")


def _rollen(verbindung: psycopg.Connection) -> Iterator[Befund]:
    vorhanden = {name: (superuser, rls, erzeugen, anmelden) for name, superuser, rls, erzeugen, anmelden in verbindung.execute(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole OR rolcreatedb OR rolreplication, rolcanlogin "
        "FROM pg_catalog.pg_roles WHERE rolname = ANY (%s)", [list(aufbau.ROLLEN)])}
    fehlend = [rolle for rolle in aufbau.ROLLEN if rolle not in vorhanden]
    yield Befund(not fehlend, f"{len(vorhanden)} of {len(aufbau.ROLLEN)} roles", "missing: " + ", ".join(fehlend) if fehlend else "")
    zu_maechtig = [rolle for rolle, (superuser, rls, erzeugen, anmelden) in vorhanden.items()
                   if superuser or erzeugen or (rls and rolle != "mietakte_sicherung")
                   or (anmelden and rolle not in aufbau.ANMELDEROLLEN)]
    yield Befund(not zu_maechtig, "no role has more than it needs",
                 "SUPERUSER, CREATEROLE, CREATEDB, REPLICATION, BYPASSRLS or LOGIN too much: " + ", ".join(zu_maechtig) if zu_maechtig else "")
    sicherung = vorhanden.get("mietakte_sicherung")
    if sicherung:
        yield Befund(sicherung[1] or sicherung[0], "mietakte_sicherung may read past row security",
                     "" if sicherung[1] else "a superuser has to run: ALTER ROLE mietakte_sicherung BYPASSRLS")


def _rechte(verbindung: psycopg.Connection) -> Iterator[Befund]:
    gefahren = aufbau.offene_gefahren(verbindung)
    yield Befund(not gefahren, "functions that block or fill the server are closed",
                 f"{len(gefahren)} are open to everybody ({', '.join(gefahren[:3])}, …): run mietakte migrate once as a superuser"
                 if gefahren else "")
    oeffentlich = [recht for recht in ("CREATE", "TEMPORARY", "CONNECT") if verbindung.execute(
        "SELECT pg_catalog.has_database_privilege('public', pg_catalog.current_database(), %s)", [recht]).fetchone()[0]]
    yield Befund(not oeffentlich, "the database is closed to roles that are not ours",
                 f"PUBLIC has {', '.join(oeffentlich)}: run mietakte migrate once as a superuser" if oeffentlich else "")
    offen = aufbau.tabellen_ohne_zeilenschutz(verbindung)
    yield Befund(not offen, "row security is enabled and forced on every table", ", ".join(offen))
    fremd = [f"{tabelle} ({rolle})" for tabelle, rolle in verbindung.execute("""
        SELECT DISTINCT c.oid::pg_catalog.regclass::text, coalesce(r.rolname, 'PUBLIC')
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
        LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
        WHERE n.nspname = ANY (%s) AND NOT (n.nspname = 'recht' AND a.grantee = 0)   -- the law is for everybody
          AND (r.rolname IS NULL OR r.rolname <> ALL (%s)) ORDER BY 1, 2""",
        [list(aufbau.SCHEMATA), list(aufbau.ROLLEN)])]
    yield Befund(not fremd, "no grant to a role that is not ours", ", ".join(fremd))
    funktionen = [zeile[0] for zeile in verbindung.execute("""
        SELECT p.oid::pg_catalog.regprocedure::text
        FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname = ANY (%s) AND n.nspname <> 'recht' AND pg_catalog.has_function_privilege('public', p.oid, 'EXECUTE')
        ORDER BY 1""", [list(aufbau.SCHEMATA)])]
    yield Befund(not funktionen, "no function of ours is open to everybody", ", ".join(funktionen))
    abgeschaltet = [zeile[0] for zeile in verbindung.execute("""
        SELECT pg_catalog.format('%%s on %%s', g.tgname, g.tgrelid::pg_catalog.regclass)
        FROM pg_catalog.pg_trigger AS g
        JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (%s) AND g.tgenabled IN ('D', 'R') ORDER BY 1""", [list(aufbau.SCHEMATA)])]
    yield Befund(not abgeschaltet, "no trigger is switched off", ", ".join(abgeschaltet))


def _stand(verbindung: psycopg.Connection) -> Iterator[Befund]:
    if not verbindung.execute("SELECT pg_catalog.to_regclass('mietakte.version_struktur')").fetchone()[0]:
        yield Befund(False, "the database is built", "run mietakte migrate")
        return
    if not verbindung.execute("SELECT pg_catalog.has_table_privilege('mietakte.version_struktur', 'SELECT')").fetchone()[0]:
        return
    ist = verbindung.execute("SELECT version_num FROM mietakte.version_struktur").fetchone()
    soll = aufbau.struktur_revisionen()[-1]
    yield Befund(bool(ist) and ist[0] == soll, f"structure {ist[0] if ist else 'empty'}",
                 "" if ist and ist[0] == soll else f"the files are at {soll}: run mietakte migrate")
