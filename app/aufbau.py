"""Builds and rebuilds the database: `mietakte migrate`.

One transaction, always the same steps (docs/entwicklung.md, "Build"): drop the code layer, migrate the structure, load the
code layer, load the machines, migrate the data. The files under db/ are the truth; whatever the catalogue holds beyond them
is gone afterwards. A build that fails leaves the database as it was.
"""
from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from pathlib import Path

import alembic.command
import alembic.config
import alembic.script
import alembic.util
import psycopg
import psycopg.conninfo
import sqlalchemy
from psycopg import sql

DB_VERZEICHNIS = Path(__file__).resolve().parent.parent / "db"

#: Schemas whose code is dropped and rebuilt. `mietakte` holds nothing but the two Alembic version tables.
SCHEMATA = ("akte", "engine", "audit", "recht", "regel", "sitzung", "api", "portal")
VERSIONSSCHEMA = "mietakte"

EIGENTUEMER = "mietakte_owner"
#: Roles that own SECURITY DEFINER functions; ALTER … OWNER TO needs CREATE on the schema while a build runs.
DEFINER = ("mietakte_engine", "mietakte_siegel", "mietakte_loeschung")
ANMELDEROLLEN = (
    "mietakte_deploy", "mietakte_verwaltung", "mietakte_portal", "mietakte_freigabe", "mietakte_anmeldung",
    "mietakte_dienst", "mietakte_pruefer", "mietakte_sicherung", "mietakte_dba",
)
ROLLEN = (EIGENTUEMER, *DEFINER, *ANMELDEROLLEN)

AELTESTE_HAUPTVERSION = 15

#: Functions of PostgreSQL itself that let any login block or fill the server (security.md A15, A16, B12, B13).
_GEFAEHRLICH = r"""
    n.nspname = 'pg_catalog' AND (
      p.proname ~ '^(lo_|loread$|lowrite$|pg_advisory_|pg_try_advisory_|pg_sleep)'
      OR p.proname IN ('pg_terminate_backend', 'pg_cancel_backend'))
"""

#: Any fixed number will do: two builds of the same database wait for each other.
SPERRE_AUFBAU = 7_300_173_001

#: At the start of a line and with nothing but the statement in it: inside a function body these words stand differently.
_TRANSAKTIONSENDE = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|END|START TRANSACTION)( WORK| TRANSACTION)?\s*;", re.MULTILINE)

Melder = Callable[[str], None]


class AufbauFehler(Exception):
    """The build was refused; the text is for the person at the prompt."""


# ---------------------------------------------------------------------------------------------------------------------
# The build
# ---------------------------------------------------------------------------------------------------------------------

def bauen(dsn: str, *, erstellen: bool = False, db_verzeichnis: Path = DB_VERZEICHNIS,
          bis: str = "head", wartezeit: str = "5s", nachsichtig: bool = False, melden: Melder = print) -> None:
    """Builds the database `dsn` names, as a superuser or as mietakte_deploy. Waits `wartezeit` for a lock, then gives up.

    `nachsichtig` is for work in progress: what is faulty in the code layer is reported and left out instead of refused.

    `bis` stops the structure at an older revision and then builds nothing else; the tests use it to walk upgrades.
    """
    beginn = time.monotonic()
    if erstellen:
        rollen_und_datenbank(dsn, db_verzeichnis=db_verzeichnis, melden=melden)
    else:
        _server_pruefen(dsn, erstellen)
        _rollen(dsn, db_verzeichnis, erstellen, melden)

    maschine = sqlalchemy.create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(dsn, client_encoding="utf8"),
        poolclass=sqlalchemy.pool.NullPool,
    )
    try:
        with maschine.connect() as verbindung, verbindung.begin():
            roh: psycopg.Connection = verbindung.connection.driver_connection  # type: ignore[assignment]
            roh.prepare_threshold = None
            roh.execute("SELECT pg_catalog.set_config('lock_timeout', %s, true)", [wartezeit])
            roh.execute("SET LOCAL statement_timeout = 0")
            roh.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            roh.execute("SET LOCAL client_min_messages = warning")
            if _ist_superuser(roh):
                datenbank_rechte(roh)
            roh.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(EIGENTUEMER)))
            _allein(roh)
            _in_einer_transaktion(roh, verbindung, db_verzeichnis, bis, nachsichtig, melden)
    except psycopg.errors.LockNotAvailable as fehler:
        raise AufbauFehler(
            f"Somebody holds a lock the build needs (waited {wartezeit}). Nothing was changed; try again.\n"
            f"  {fehler.diag.message_primary}") from fehler
    except psycopg.OperationalError as fehler:
        # out of lock memory, disk full, deadlock, server gone: the server's own words say which, and its hint what to set
        raise AufbauFehler("\n  ".join(filter(None, [
            "The server gave up; nothing was changed.", fehler.diag.message_primary or str(fehler).strip(),
            fehler.diag.message_hint]))) from fehler
    finally:
        maschine.dispose()
    melden(f"done in {time.monotonic() - beginn:.1f} s")


def rollen_und_datenbank(dsn: str, *, db_verzeichnis: Path = DB_VERZEICHNIS, melden: Melder = print) -> None:
    """The roles and an empty database: what a build, or a restore, goes into."""
    _server_pruefen(dsn, erstellen=True)
    _rollen(dsn, db_verzeichnis, True, melden)
    _datenbank_erstellen(dsn, melden)


def _in_einer_transaktion(roh: psycopg.Connection, verbindung: sqlalchemy.Connection, db: Path,
                          bis: str, nachsichtig: bool, melden: Melder) -> None:
    def schritt(pruefung: Callable[[], object]) -> object:
        try:
            return pruefung()
        except AufbauFehler as fehler:
            if not nachsichtig:
                raise
            melden(f"NOT REFUSED   {fehler}")
            return None

    transaktion = roh.execute("SELECT pg_catalog.pg_current_xact_id()").fetchone()

    entfernt = codeschicht_entfernen(roh)
    melden(f"code layer    {entfernt} objects dropped")

    roh.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(VERSIONSSCHEMA)))
    # an earlier state of db/ knows fewer of them; what is missing for this one fails where a function is handed over
    definer_hier = [z[0] for z in roh.execute("SELECT r FROM pg_catalog.unnest(%s::text[]) AS r WHERE pg_catalog.pg_has_role(r, 'MEMBER')", [list(DEFINER)]).fetchall()]
    for rolle in (EIGENTUEMER, *definer_hier):
        roh.execute(sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
                    .format(sql.Identifier(rolle)))
    melden("structure     " + _alembic(verbindung, roh, db / "migrations" / "struktur", "version_struktur", bis))
    if bis != "head":
        return

    if roh.execute("SELECT pg_catalog.to_regclass('engine.fehlercodes')").fetchone()[0]:
        roh.execute("DELETE FROM engine.fehlercodes")  # db/fehler is the catalogue; a code that left the files is gone
    schemata = vorhandene_schemata(roh)
    if schemata:
        liste = sql.SQL(", ").join(map(sql.Identifier, schemata))
        definer = sql.SQL(", ").join(map(sql.Identifier, definer_hier))
        roh.execute(sql.SQL("GRANT CREATE ON SCHEMA {} TO {}").format(liste, definer))

    # A function may name a table or function that a later file brings.
    roh.execute("SET LOCAL check_function_bodies = off")
    for name, ordner, muster in (("functions", "functions", "**/*.sql"), ("views", "views", "**/*.sql"),
                                 ("triggers", "triggers", "*.sql"), ("policies", "policies", "*.sql")):
        dateien = sorted((db / ordner).glob(muster))
        if dateien and not schemata:
            raise AufbauFehler(f"db/{ordner} has files, but no structural migration has created a schema yet.")
        runden = schritt(lambda: dateien_laden(roh, dateien, db)) or 0
        melden(f"{name:<13} {len(dateien)} files" + (f" in {runden} rounds" if runden > 1 else ""))
    schritt(lambda: _ruempfe_pruefen(roh))
    schritt(lambda: _zeilenschutz_pruefen(roh))

    roh.execute("SET LOCAL check_function_bodies = on")
    schritt(lambda: dateien_laden(roh, [*db.glob("fehler.sql"), *sorted((db / "fehler").glob("*.sql"))], db))
    automaten = sorted((db / "automaten").glob("*.sql"))
    schritt(lambda: dateien_laden(roh, automaten, db))
    melden(f"machines      {len(automaten)} files")
    for funktion, wort in (("automaten_pruefen", "checked"), ("verteiler_erzeugen", "dispatcher generated")):
        if roh.execute("SELECT pg_catalog.to_regprocedure(%s)", [f"engine.{funktion}()"]).fetchone()[0]:
            schritt(lambda: _engine_rufen(roh, funktion))
            melden(f"machines      {wort}")

    melden("data          " + _alembic(verbindung, roh, db / "migrations" / "daten", "version_daten", "head"))

    if schemata:
        roh.execute(sql.SQL("REVOKE CREATE ON SCHEMA {} FROM {}").format(liste, definer))
        sicherung = sql.Identifier("mietakte_sicherung")
        alle = sql.SQL(", ").join(map(sql.Identifier, [*schemata, VERSIONSSCHEMA]))
        roh.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(alle, sicherung))
        roh.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}").format(alle, sicherung))
        roh.execute(sql.SQL("GRANT SELECT ON ALL SEQUENCES IN SCHEMA {} TO {}").format(alle, sicherung))

    if roh.execute("SELECT pg_catalog.pg_current_xact_id()").fetchone() != transaktion:
        raise AufbauFehler("A file ended the transaction of the build (BEGIN, COMMIT or ROLLBACK in it). "
                           "The database is half built: take the statement out and migrate again.")


# ---------------------------------------------------------------------------------------------------------------------
# Server, roles, database
# ---------------------------------------------------------------------------------------------------------------------

def verwaltungs_dsn(dsn: str) -> str:
    """The same server, its maintenance database."""
    return psycopg.conninfo.make_conninfo(dsn, dbname="postgres")


def _datenbankname(dsn: str) -> str:
    angaben = psycopg.conninfo.conninfo_to_dict(dsn)
    return str(angaben.get("dbname") or angaben.get("user") or "")


def _server_pruefen(dsn: str, erstellen: bool) -> None:
    try:
        with psycopg.connect(verwaltungs_dsn(dsn) if erstellen else dsn, connect_timeout=10) as verbindung:
            version = verbindung.info.server_version
    except psycopg.OperationalError as fehler:
        hinweis = "" if erstellen else "\n  If the database does not exist yet, add --create."
        raise AufbauFehler(f"No connection to the server: {str(fehler).strip()}{hinweis}") from fehler
    if version < AELTESTE_HAUPTVERSION * 10000:
        raise AufbauFehler(f"PostgreSQL {version // 10000} is too old: Mietakte needs {AELTESTE_HAUPTVERSION} or later.")


def _ist_superuser(verbindung: psycopg.Connection) -> bool:
    zeile = verbindung.execute("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user").fetchone()
    return bool(zeile and zeile[0])


def _rollen(dsn: str, db: Path, erstellen: bool, melden: Melder) -> None:
    with psycopg.connect(verwaltungs_dsn(dsn) if erstellen else dsn, client_encoding="utf8") as verbindung:
        verbindung.add_notice_handler(
            lambda hinweis: melden(f"roles         {hinweis.severity}: {hinweis.message_primary}"))
        darf = verbindung.execute(
            "SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = session_user").fetchone()
        if darf and darf[0]:
            _datei_ausfuehren(verbindung, db / "roles.sql", db)
            melden(f"roles         {len(ROLLEN)} in order")
            return
        fehlend = verbindung.execute(
            "SELECT r FROM unnest(%s::text[]) AS r WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = r)",
            [list(ROLLEN)]).fetchall()
        if fehlend:
            raise AufbauFehler("This login may not create roles, and these are missing: "
                               + ", ".join(z[0] for z in fehlend)
                               + ".\n  Let an administrator run db/roles.sql once.")
        melden(f"roles         {len(ROLLEN)} present (not touched: no CREATEROLE)")


def _datenbank_erstellen(dsn: str, melden: Melder) -> None:
    name = _datenbankname(dsn)
    with psycopg.connect(verwaltungs_dsn(dsn), autocommit=True) as verbindung:
        if verbindung.execute("SELECT 1 FROM pg_catalog.pg_database WHERE datname = %s", [name]).fetchone():
            return
        # Order by code point everywhere, so that no operating system update re-sorts an index; upper and lower case know umlauts.
        verbindung.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'")
            .format(sql.Identifier(name), sql.Identifier(EIGENTUEMER)))
        melden(f"database      {name} created")


def datenbank_rechte(verbindung: psycopg.Connection) -> None:
    """What only a superuser can take away from everybody: rights on the database and on functions of PostgreSQL itself.

    CREATE DATABASE … TEMPLATE copies none of the rights on the database, so every clone needs this again.
    """
    name = sql.Identifier(verbindung.info.dbname)
    eigentuemer = sql.Identifier(EIGENTUEMER)
    verbindung.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    verbindung.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
        name, sql.SQL(", ").join(map(sql.Identifier, ANMELDEROLLEN))))
    verbindung.execute(sql.SQL("GRANT CREATE, TEMPORARY ON DATABASE {} TO {}").format(name, eigentuemer))
    verbindung.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    for (funktion,) in verbindung.execute(f"""
            SELECT p.oid::pg_catalog.regprocedure::text
            FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
            WHERE {_GEFAEHRLICH} AND pg_catalog.has_function_privilege('public', p.oid, 'EXECUTE')
            ORDER BY 1""").fetchall():
        verbindung.execute(sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM PUBLIC").format(sql.SQL(funktion)))
    verbindung.execute("GRANT EXECUTE ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO mietakte_engine")


def offene_gefahren(verbindung: psycopg.Connection) -> list[str]:
    """Functions of PostgreSQL that everybody may still call although datenbank_rechte would have closed them."""
    return [zeile[0] for zeile in verbindung.execute(f"""
        SELECT p.oid::pg_catalog.regprocedure::text
        FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        WHERE {_GEFAEHRLICH} AND pg_catalog.has_function_privilege('public', p.oid, 'EXECUTE')
        ORDER BY 1""")]


def _allein(verbindung: psycopg.Connection) -> None:
    try:
        verbindung.execute("SELECT pg_catalog.pg_advisory_xact_lock(%s)", [SPERRE_AUFBAU])
    except psycopg.errors.LockNotAvailable as fehler:
        raise AufbauFehler("Another build of this database is running. Nothing was changed; try again.") from fehler


# ---------------------------------------------------------------------------------------------------------------------
# Dropping the code layer
# ---------------------------------------------------------------------------------------------------------------------

_UNSERE = "ANY (%(schemata)s::pg_catalog.name[])"

#: A composite type, enum or domain that a table column has (directly or as array) holds data: it is structure.
_TYP_IST_STRUKTUR = """
    EXISTS (
      SELECT FROM pg_catalog.pg_attribute AS a
      JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      WHERE a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped)
"""
_CODETYPEN = f"""
    SELECT t.oid FROM pg_catalog.pg_type AS t
    JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_class AS k ON k.oid = t.typrelid
    WHERE n.nspname = {_UNSERE} AND (t.typtype IN ('e', 'd') OR (t.typtype = 'c' AND k.relkind = 'c'))
      AND NOT {_TYP_IST_STRUKTUR}
"""


def codeschicht_entfernen(verbindung: psycopg.Connection) -> int:
    """Drops triggers, policies, views, routines and code types of our schemas and takes back every grant in them."""
    _struktur_ruft_code(verbindung)
    anzahl = 0

    def alle(abfrage: str) -> list[str]:
        return [zeile[0] for zeile in verbindung.execute(abfrage, {"schemata": list(SCHEMATA)})]

    def ausfuehren(anweisungen: list[str]) -> None:
        nonlocal anzahl
        if anweisungen:
            verbindung.execute(";\n".join(anweisungen))
            anzahl += len(anweisungen)

    def zusammen(kopf: str, namen: list[str]) -> None:
        # One statement for all: what depends on each other goes together. CASCADE can only reach the code layer,
        # because _struktur_ruft_code has refused everything else.
        nonlocal anzahl
        if namen:
            verbindung.execute(f"{kopf} {', '.join(namen)} CASCADE")
            anzahl += len(namen)

    ausfuehren(alle(f"""
        SELECT pg_catalog.format('DROP TRIGGER %%I ON %%I.%%I', g.tgname, n.nspname, c.relname)
        FROM pg_catalog.pg_trigger AS g
        JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid AND c.relkind IN ('r', 'p')
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {_UNSERE} AND NOT g.tgisinternal AND g.tgparentid = 0"""))
    ausfuehren(alle(f"""
        SELECT pg_catalog.format('DROP POLICY %%I ON %%I.%%I', p.polname, n.nspname, c.relname)
        FROM pg_catalog.pg_policy AS p
        JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {_UNSERE}"""))
    zusammen("DROP VIEW", alle(f"""
        SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {_UNSERE} AND c.relkind = 'v'"""))
    zusammen("DROP ROUTINE", alle(f"""
        SELECT p.oid::pg_catalog.regprocedure::text
        FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname = {_UNSERE} AND NOT EXISTS (
          SELECT FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')"""))
    for art, kuerzel in (("DROP TYPE", "c"), ("DROP DOMAIN", "d"), ("DROP TYPE", "e")):
        zusammen(art, alle(f"""
            SELECT t.oid::pg_catalog.regtype::text FROM pg_catalog.pg_type AS t
            WHERE t.oid IN ({_CODETYPEN}) AND t.typtype = '{kuerzel}'"""))
    # Row security is part of the code layer, too: with it in force and no policy left, a structural migration would change
    # no row and say nothing. db/policies switches it on again, and _zeilenschutz_pruefen refuses a table it forgot.
    ausfuehren(alle(f"""
        SELECT pg_catalog.format('ALTER TABLE %%I.%%I DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = {_UNSERE} AND c.relkind IN ('r', 'p') AND (c.relrowsecurity OR c.relforcerowsecurity)"""))
    # Grants belong to the policies' files. Who owns the thing keeps what he has.
    ausfuehren(alle(f"""
        SELECT DISTINCT pg_catalog.format('REVOKE ALL ON %%s %%I.%%I FROM %%s CASCADE',
                 CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname,
                 CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE r.grantee::pg_catalog.regrole::text END)
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
        CROSS JOIN LATERAL (
          SELECT (pg_catalog.aclexplode(c.relacl)).grantee UNION SELECT (pg_catalog.aclexplode(a.attacl)).grantee) AS r
        WHERE n.nspname = {_UNSERE} AND c.relkind IN ('r', 'p', 'S') AND r.grantee <> c.relowner"""))
    ausfuehren(alle(f"""
        SELECT DISTINCT pg_catalog.format('REVOKE ALL ON SCHEMA %%I FROM %%s CASCADE', n.nspname,
                 CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE r.grantee::pg_catalog.regrole::text END)
        FROM pg_catalog.pg_namespace AS n CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) AS r
        WHERE n.nspname = {_UNSERE} AND r.grantee <> n.nspowner"""))
    return anzahl


def _struktur_ruft_code(verbindung: psycopg.Connection) -> None:
    """Refuses when a table, default, constraint or index depends on the code layer: dropping it would drop data with it."""
    verstoesse = verbindung.execute(f"""
        SELECT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid),
               pg_catalog.pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid)
        FROM pg_catalog.pg_depend AS d
        LEFT JOIN pg_catalog.pg_class AS k ON d.classid = 'pg_catalog.pg_class'::regclass AND k.oid = d.objid
        LEFT JOIN pg_catalog.pg_constraint AS b ON d.classid = 'pg_catalog.pg_constraint'::regclass AND b.oid = d.objid
        WHERE (d.classid = 'pg_catalog.pg_attrdef'::regclass OR k.relkind IN ('r', 'p', 'i', 'I', 'S', 'm')
               OR (b.oid IS NOT NULL AND b.contype <> 't' AND b.contypid = 0))
          AND ((d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.refobjid IN (
                  SELECT p.oid FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
                  WHERE n.nspname = {_UNSERE}))
            OR (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid IN (
                  SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                  WHERE n.nspname = {_UNSERE} AND c.relkind = 'v'))
            OR (d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN ({_CODETYPEN})))
        ORDER BY 1""", {"schemata": list(SCHEMATA)}).fetchall()
    if verstoesse:
        raise AufbauFehler("The structure depends on the code layer, which every build drops:\n"
                           + "\n".join(f"  {wer}  needs  {was}" for wer, was in verstoesse))


# ---------------------------------------------------------------------------------------------------------------------
# Loading
# ---------------------------------------------------------------------------------------------------------------------

def vorhandene_schemata(verbindung: psycopg.Connection) -> list[str]:
    return [zeile[0] for zeile in verbindung.execute(
        "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ANY (%s) ORDER BY 1", [list(SCHEMATA)])]


def _datei_ausfuehren(verbindung: psycopg.Connection, datei: Path, db: Path) -> None:
    text = datei.read_text(encoding="utf-8")
    ende = _TRANSAKTIONSENDE.search(text)
    if ende:
        zeile = text.count("\n", 0, ende.start()) + 1
        raise AufbauFehler(f"  {_anzeige(datei, db)}:{zeile}: {ende[0].strip()} would end the transaction of the build")
    try:
        verbindung.execute(text)  # no parameters: several statements in one go, and no % is read as a placeholder
    except psycopg.Error as fehler:
        raise AufbauFehler(_beschreiben(datei, text, fehler, db)) from fehler


def _anzeige(datei: Path, db: Path) -> Path:
    with contextlib.suppress(ValueError):
        return Path("db") / datei.relative_to(db)
    return datei


def _beschreiben(datei: Path, text: str, fehler: psycopg.Error, db: Path) -> str:
    angaben = fehler.diag
    zeile = ""
    if angaben.statement_position:
        zeile = f":{text.count(chr(10), 0, int(angaben.statement_position) - 1) + 1}"
    teile = [f"  {_anzeige(datei, db)}{zeile}: {angaben.sqlstate or '?'} {angaben.message_primary or fehler}"]
    for name, wert in (("detail", angaben.message_detail), ("hint", angaben.message_hint), ("context", angaben.context)):
        if wert:
            teile.append(f"      {name}: " + wert.replace("\n", "\n        "))
    return "\n".join(teile)


def dateien_laden(verbindung: psycopg.Connection, dateien: list[Path], db: Path) -> int:
    """Loads files in their order and retries those that failed until all are in; returns the rounds it took.

    A view may use another view, a machine may name another machine: the order is found, not kept by hand.
    """
    offen, runden = dateien, 0
    while offen:
        runden += 1
        gescheitert: list[tuple[Path, AufbauFehler]] = []
        for datei in offen:
            try:
                with verbindung.transaction():
                    _datei_ausfuehren(verbindung, datei, db)
            except AufbauFehler as fehler:
                if isinstance(fehler.__cause__, (psycopg.errors.LockNotAvailable, psycopg.OperationalError)):
                    raise fehler.__cause__ from None
                gescheitert.append((datei, fehler))
        if len(gescheitert) == len(offen):
            raise AufbauFehler(f"{len(gescheitert)} file(s) cannot be loaded:\n"
                               + "\n".join(str(fehler) for _, fehler in gescheitert))
        offen = [datei for datei, _ in gescheitert]
    return runden


def _ruempfe_pruefen(verbindung: psycopg.Connection) -> None:
    """Lets PostgreSQL parse every body now that everything a body can name is there."""
    meldungen = []
    verbindung.execute("SET LOCAL check_function_bodies = on")
    for oid, name, sprache in verbindung.execute("""
            SELECT p.oid, p.oid::pg_catalog.regprocedure::text, l.lanname
            FROM pg_catalog.pg_proc AS p
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
            WHERE n.nspname = ANY (%s) AND l.lanname IN ('sql', 'plpgsql') AND p.prokind <> 'a'
            ORDER BY 2""", [list(SCHEMATA)]).fetchall():
        pruefer = "plpgsql_validator" if sprache == "plpgsql" else "fmgr_sql_validator"
        try:
            with verbindung.transaction():
                verbindung.execute(f"SELECT pg_catalog.{pruefer}(%s)", [oid])
        except psycopg.Error as fehler:
            ort = f" ({fehler.diag.context.splitlines()[0]})" if fehler.diag.context else ""
            if fehler.diag.internal_position and fehler.diag.internal_query:
                zeile = fehler.diag.internal_query.count("\n", 0, int(fehler.diag.internal_position) - 1)
                ort = f" (line {zeile + 1} of the body, the one with the opening $$ being line 1)"
            meldungen.append(f"  {name}: {fehler.diag.sqlstate} {fehler.diag.message_primary}{ort}")
    if meldungen:
        raise AufbauFehler(f"{len(meldungen)} function(s) do not compile:\n" + "\n".join(meldungen))


def tabellen_ohne_zeilenschutz(verbindung: psycopg.Connection) -> list[str]:
    return [zeile[0] for zeile in verbindung.execute("""
        SELECT c.oid::pg_catalog.regclass::text
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (%s) AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        ORDER BY 1""", [list(SCHEMATA)])]


def _zeilenschutz_pruefen(verbindung: psycopg.Connection) -> None:
    offen = tabellen_ohne_zeilenschutz(verbindung)
    if offen:
        raise AufbauFehler("Tables without ENABLE and FORCE ROW LEVEL SECURITY (a file under db/policies is missing):\n"
                           + "\n".join("  " + name for name in offen))


def _engine_rufen(verbindung: psycopg.Connection, funktion: str) -> None:
    """engine.automaten_pruefen() returns what is wrong with the machines; engine.verteiler_erzeugen() writes the static dispatcher."""
    try:
        with verbindung.transaction():
            zeilen = verbindung.execute(f"SELECT * FROM engine.{funktion}()").fetchall()
    except psycopg.Error as fehler:
        if isinstance(fehler, (psycopg.errors.LockNotAvailable, psycopg.OperationalError)):
            raise
        raise AufbauFehler(_beschreiben(Path(f"engine.{funktion}()"), "", fehler, Path())) from fehler
    befunde = [zeile for zeile in zeilen if any(wert not in (None, "") for wert in zeile)]
    if funktion == "automaten_pruefen" and befunde:
        raise AufbauFehler("The machines are faulty:\n"
                           + "\n".join("  " + " | ".join(str(w) for w in zeile if w is not None) for zeile in befunde))


# ---------------------------------------------------------------------------------------------------------------------
# Alembic
# ---------------------------------------------------------------------------------------------------------------------

def _alembic_konfiguration(ordner: Path) -> alembic.config.Config:
    konfiguration = alembic.config.Config()
    konfiguration.set_main_option("script_location", str(ordner).replace("%", "%%"))
    konfiguration.set_main_option("path_separator", "os")
    return konfiguration


def _alembic(verbindung: sqlalchemy.Connection, roh: psycopg.Connection, ordner: Path, tabelle: str, bis: str) -> str:
    konfiguration = _alembic_konfiguration(ordner)
    konfiguration.attributes["connection"] = verbindung

    def stand() -> str:
        if not roh.execute("SELECT pg_catalog.to_regclass(%s)", [f"{VERSIONSSCHEMA}.{tabelle}"]).fetchone()[0]:
            return "empty"
        zeilen = roh.execute(sql.SQL("SELECT version_num FROM {}.{} ORDER BY 1").format(
            sql.Identifier(VERSIONSSCHEMA), sql.Identifier(tabelle))).fetchall()
        return ", ".join(z[0] for z in zeilen) or "empty"

    vorher = stand()
    try:
        alembic.command.upgrade(konfiguration, bis)
    except sqlalchemy.exc.DBAPIError as fehler:
        if not isinstance(fehler.orig, psycopg.Error):
            raise
        if isinstance(fehler.orig, (psycopg.errors.LockNotAvailable, psycopg.OperationalError)):
            raise fehler.orig from None
        anfang = "\n".join((fehler.statement or "").strip().splitlines()[:3])
        raise AufbauFehler(
            _beschreiben(Path(f"{ordner.parent.name}/{ordner.name}"), fehler.statement or "", fehler.orig, ordner)
            + f"\n      statement: {anfang}") from fehler
    except alembic.util.CommandError as fehler:
        raise AufbauFehler(f"  {ordner.parent.name}/{ordner.name}: {fehler}") from fehler
    except KeyError as fehler:  # what Alembic raises for a hole in the chain
        raise AufbauFehler(f"  {ordner.parent.name}/{ordner.name}: revision {fehler} is named by another and missing") from fehler
    nachher = stand()
    return nachher if vorher == nachher else f"{vorher} -> {nachher}"


def struktur_revisionen(db_verzeichnis: Path = DB_VERZEICHNIS) -> list[str]:
    """All structural revisions, oldest first."""
    skripte = alembic.script.ScriptDirectory.from_config(
        _alembic_konfiguration(db_verzeichnis / "migrations" / "struktur"))
    return [r.revision for r in reversed(list(skripte.walk_revisions()))]
