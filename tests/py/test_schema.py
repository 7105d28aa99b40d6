"""The files under db/ are the truth: fresh build = upgraded build = rebuilt database = db/schema.sql."""
from __future__ import annotations

import difflib
import io
import itertools
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from app import aufbau, config
from tests import werkstatt

_zaehler = itertools.count(1)


@pytest.fixture(scope="module")
def frisch(server_dsn: str, vorlage_db: str) -> str:
    """The dump of a fresh build on this engine."""
    return werkstatt.schema_abzug(config.mit_datenbank(server_dsn, vorlage_db))


@pytest.fixture
def neu(server_dsn: str) -> Iterator[Callable[[], str]]:
    """Names of databases that do not exist yet."""
    namen = []

    def geben() -> str:
        namen.append(f"schema_{next(_zaehler)}")
        return config.mit_datenbank(server_dsn, namen[-1])

    yield geben
    for name in namen:
        werkstatt.loeschen(server_dsn, name)


@pytest.fixture
def db_kopie(tmp_path: Path) -> Path:
    """A copy of db/ to spoil."""
    return Path(shutil.copytree(aufbau.DB_VERZEICHNIS, tmp_path / "db"))


def bauen(dsn: str, **angaben: object) -> None:
    aufbau.bauen(dsn, melden=lambda text: None, **angaben)


def gleich(soll: str, ist: str) -> None:
    if soll != ist:
        unterschied = list(difflib.unified_diff(soll.splitlines(), ist.splitlines(), "expected", "is", lineterm="", n=2))
        pytest.fail(f"{len(unterschied)} lines of difference\n" + "\n".join(unterschied[:60]), pytrace=False)


def test_schema_sql_ist_der_frische_aufbau(server_dsn: str, vorlage_db: str, frisch: str) -> None:
    with psycopg.connect(server_dsn) as verbindung:
        ist_18 = verbindung.info.server_version // 10000 == 18
    if ist_18:
        abzug = frisch
    else:
        with werkstatt.schema_server() as dsn:
            werkstatt.vorlage_bauen(dsn)
            abzug = werkstatt.schema_abzug(config.mit_datenbank(dsn, werkstatt.VORLAGE))
    if not werkstatt.SCHEMA_DATEI.exists():
        pytest.fail("db/schema.sql is missing: run script/schema", pytrace=False)
    gleich(werkstatt.SCHEMA_DATEI.read_text(encoding="utf-8"), abzug)


@pytest.mark.parametrize("revision", aufbau.struktur_revisionen()[:-1])
def test_von_jeder_struktur_aufwaerts(revision: str, neu: Callable[[], str], frisch: str) -> None:
    dsn = neu()
    bauen(dsn, erstellen=True, bis=revision)
    bauen(dsn)
    gleich(frisch, werkstatt.schema_abzug(dsn))


def _fruehere_staende() -> list[str]:
    """The last commit of every structural revision that is not the current one, newest first; nothing without history."""
    def git(*argumente: str) -> bytes:
        return subprocess.run(["git", "-C", str(werkstatt.WURZEL), *argumente], check=True, capture_output=True).stdout
    try:
        commits = git("log", "--format=%H", "--", "db/migrations/struktur/versions").decode().split()
        aktuell = {pfad.name for pfad in (aufbau.DB_VERZEICHNIS / "migrations/struktur/versions").glob("*.py")}
        gesehen, staende = [aktuell], []
        for commit in commits:
            namen = {Path(zeile).name for zeile in
                     git("ls-tree", "--name-only", commit, "db/migrations/struktur/versions/").decode().split() if zeile.endswith(".py")}
            if namen and namen < aktuell and namen not in gesehen:
                gesehen.append(namen)
                staende.append(commit)
        return staende[:5]
    except (OSError, subprocess.CalledProcessError):
        return []


def test_von_frueheren_staenden_mit_ihrem_code(neu: Callable[[], str], frisch: str, tmp_path: Path) -> None:
    """As a house upgrades: built and used with the files of then, migrated with those of today."""
    for commit in _fruehere_staende():
        archiv = subprocess.run(["git", "-C", str(werkstatt.WURZEL), "archive", commit, "db"], check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archiv)) as tar:
            # our own archive; Debian 12's Python 3.11.2 does not know filters yet
            tar.extractall(tmp_path / commit, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        dsn = neu()
        bauen(dsn, erstellen=True, db_verzeichnis=tmp_path / commit / "db")
        bauen(dsn)
        gleich(frisch, werkstatt.schema_abzug(dsn))


def test_reste_verschwinden(db: str, frisch: str) -> None:
    with psycopg.connect(db) as verbindung:
        verbindung.execute("""
            SET LOCAL ROLE mietakte_owner;
            CREATE FUNCTION api.rest() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE api.rest_p() LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE api.rest_a(int) (SFUNC = int4pl, STYPE = int, INITCOND = 0);
            CREATE TYPE engine.rest_typ AS (a int);
            CREATE TYPE engine.rest_art AS ENUM ('a');
            CREATE DOMAIN engine.rest_d AS text;
            CREATE FUNCTION engine.rest_t(engine.rest_typ) RETURNS engine.rest_art LANGUAGE sql AS 'SELECT NULL::engine.rest_art';
            CREATE VIEW api.rest_sicht AS SELECT api.rest() AS a, id FROM akte.mandanten;
            CREATE FUNCTION api.rest_zeilen() RETURNS SETOF api.rest_sicht LANGUAGE sql AS 'SELECT * FROM api.rest_sicht';
            CREATE FUNCTION akte.rest_trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER rest BEFORE INSERT ON akte.mandanten FOR EACH ROW EXECUTE FUNCTION akte.rest_trg();
            CREATE CONSTRAINT TRIGGER rest_c AFTER INSERT ON akte.mandanten FOR EACH ROW EXECUTE FUNCTION akte.rest_trg();
            CREATE TRIGGER rest_pg BEFORE UPDATE ON akte.mandanten
              FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
            CREATE POLICY rest ON akte.mandanten USING (true);
            ALTER TABLE akte.mandanten NO FORCE ROW LEVEL SECURITY;
            GRANT UPDATE (name), DELETE ON akte.mandanten TO mietakte_portal WITH GRANT OPTION;
            GRANT USAGE ON SCHEMA akte TO mietakte_portal;
            GRANT CREATE ON SCHEMA akte TO PUBLIC;
            DROP FUNCTION api.rest_zeilen();
            CREATE FUNCTION api.rest_zeilen() RETURNS SETOF api.rest_sicht LANGUAGE sql AS 'SELECT * FROM api.rest_sicht';
        """)
    assert werkstatt.schema_abzug(db) != frisch
    bauen(db)
    gleich(frisch, werkstatt.schema_abzug(db))


def test_deploy_baut_dasselbe_wie_ein_superuser(db: str, frisch: str) -> None:
    bauen(config.mit_rolle(db, "mietakte_deploy"))
    gleich(frisch, werkstatt.schema_abzug(db))


def test_daten_ueberleben(db: str) -> None:
    with psycopg.connect(db) as verbindung:
        verbindung.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Bleibt', 'Weg 1', '10115', 'Berlin')")
    bauen(db)
    with psycopg.connect(db) as verbindung:
        assert verbindung.execute("SELECT name FROM akte.mandanten").fetchall() == [("Bleibt",)]


@pytest.mark.parametrize(("datei", "inhalt", "gesucht"), [
    ("functions/api/kaputt.sql", "CREATE FUNCTION api.kaputt() RETURNS gibtsnicht LANGUAGE sql AS 'SELECT 1';", "db/functions/api/kaputt.sql"),
    ("functions/api/kaputt.sql", "CREATE FUNCTION api.kaputt() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  IF;\nEND $$;", "api.kaputt()"),
    ("views/api/kaputt.sql", "-- one\n-- two\nCREATE VIEW api.kaputt AS SELECT * FROM akte.gibtsnicht;", "db/views/api/kaputt.sql:3"),
    ("policies/akte.kaputt.sql", "GRANT SELECT ON akte.mandanten TO niemand;", "db/policies/akte.kaputt.sql"),
    ("automaten/kaputt.sql", "SELECT 1/0;", "db/automaten/kaputt.sql"),
    ("functions/api/kaputt.sql", "SELECT 1;\nCOMMIT;", "db/functions/api/kaputt.sql:2"),
])
def test_ein_fehler_laesst_alles_wie_es_war(db: str, db_kopie: Path, frisch: str, datei: str, inhalt: str, gesucht: str) -> None:
    (db_kopie / datei).parent.mkdir(parents=True, exist_ok=True)
    (db_kopie / datei).write_text(inhalt, encoding="utf-8")
    with pytest.raises(aufbau.AufbauFehler) as fehler:
        bauen(db, db_verzeichnis=db_kopie)
    assert gesucht in str(fehler.value)
    gleich(frisch, werkstatt.schema_abzug(db))


def test_alle_fehler_einer_runde_werden_genannt(db: str, db_kopie: Path) -> None:
    for name in ("eins", "zwei"):
        (db_kopie / "views" / f"{name}.sql").write_text(f"CREATE VIEW api.{name} AS SELECT * FROM akte.gibtsnicht_{name};")
    with pytest.raises(aufbau.AufbauFehler) as fehler:
        bauen(db, db_verzeichnis=db_kopie)
    assert "db/views/eins.sql" in str(fehler.value) and "db/views/zwei.sql" in str(fehler.value)


def test_struktur_die_code_ruft_wird_abgelehnt(db: str) -> None:
    with psycopg.connect(db) as verbindung:
        verbindung.execute("""
            CREATE FUNCTION api.vorgabe() RETURNS text LANGUAGE sql AS $$SELECT 'x'$$;
            ALTER TABLE akte.mandanten ALTER name SET DEFAULT api.vorgabe();
        """)
    with pytest.raises(aufbau.AufbauFehler, match="depends on the code layer"):
        bauen(db)
    with psycopg.connect(db) as verbindung:
        assert verbindung.execute("SELECT api.vorgabe()").fetchone() == ("x",)


def test_tabelle_ohne_policy_datei_wird_abgelehnt(db: str, db_kopie: Path) -> None:
    (db_kopie / "policies" / "akte.mandanten.sql").unlink()
    with pytest.raises(aufbau.AufbauFehler, match=r"(?s)ROW LEVEL SECURITY.*akte\.mandanten"):
        bauen(db, db_verzeichnis=db_kopie)


def test_zweiter_aufbau_wartet_und_sagt_es(db: str) -> None:
    with psycopg.connect(db) as anderer:
        anderer.execute("SELECT pg_advisory_xact_lock(%s)", [aufbau.SPERRE_AUFBAU])
        with pytest.raises(aufbau.AufbauFehler, match="Another build"):
            bauen(db, wartezeit="200ms")


def test_gesperrte_tabelle_laesst_alles_wie_es_war(db: str, frisch: str) -> None:
    with psycopg.connect(db) as anderer:
        anderer.execute("LOCK TABLE akte.mandanten IN ACCESS SHARE MODE")
        with pytest.raises(aufbau.AufbauFehler, match="lock"):
            bauen(db, wartezeit="200ms")
    gleich(frisch, werkstatt.schema_abzug(db))
