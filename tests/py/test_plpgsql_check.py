"""plpgsql_check has nothing to say about any function, trigger functions on every table they hang on included.

There is no list of exceptions. A line it does not understand is rewritten: a literal in a declaration gets its type
(`v_felder jsonb := '{}'::jsonb`), a trigger function that serves several tables reads `to_jsonb(NEW)`.
"""
from __future__ import annotations

import psycopg
import pytest

from app import aufbau


@pytest.fixture(scope="module")
def geprueft(db_modul: str) -> psycopg.Connection:
    with psycopg.connect(db_modul) as verbindung:
        if not verbindung.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'plpgsql_check'").fetchone():
            pytest.skip("no plpgsql_check for this PostgreSQL")
        verbindung.execute("CREATE SCHEMA pruefung; CREATE EXTENSION plpgsql_check SCHEMA pruefung")
        # as the functions themselves run: nothing of ours is found without its schema
        verbindung.execute("SET LOCAL search_path = pg_catalog, pg_temp")
        yield verbindung


def _befunde(verbindung: psycopg.Connection, schemata: list[str]) -> list[tuple]:
    return verbindung.execute("""
        SELECT p.oid::regprocedure::text, coalesce(g.tgrelid::regclass::text, ''), f.lineno, f.level, f.sqlstate, f.message,
               coalesce(f.detail, f.hint, '')
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        JOIN pg_language AS l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
        LEFT JOIN (SELECT DISTINCT tgfoid, tgrelid, tgoldtable, tgnewtable FROM pg_trigger WHERE NOT tgisinternal) AS g ON g.tgfoid = p.oid
        CROSS JOIN LATERAL pruefung.plpgsql_check_function_tb(
          p.oid, coalesce(g.tgrelid, 0), fatal_errors => false, performance_warnings => true, security_warnings => true,
          compatibility_warnings => true, oldtable => g.tgoldtable, newtable => g.tgnewtable) AS f
        WHERE n.nspname = ANY (%s)
          AND (p.prorettype <> 'trigger'::regtype OR g.tgrelid IS NOT NULL)
          -- a guard or an effect is as volatile as its kind, whatever its body happens to need
          AND f.message NOT LIKE 'routine is marked as %%'
        ORDER BY 1, 2, 3""", [schemata]).fetchall()


def test_keine_befunde(geprueft: psycopg.Connection) -> None:
    befunde = _befunde(geprueft, list(aufbau.SCHEMATA))
    assert not befunde, "\n" + "\n".join(
        f"{funktion}{' on ' + tabelle if tabelle else ''} line {zeile}: {stufe} {code} {meldung} {rest}"
        for funktion, tabelle, zeile, stufe, code, meldung, rest in befunde)


def test_jede_triggerfunktion_haengt_irgendwo(geprueft: psycopg.Connection) -> None:
    lose = geprueft.execute("""
        SELECT p.oid::regprocedure::text FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname = ANY (%s) AND p.prorettype = 'trigger'::regtype
          AND NOT EXISTS (SELECT FROM pg_trigger AS g WHERE g.tgfoid = p.oid)""", [list(aufbau.SCHEMATA)]).fetchall()
    assert not lose, f"checked by nobody: {lose}"


def test_das_werkzeug_sieht_gepflanzte_fehler(geprueft: psycopg.Connection) -> None:
    """An instrument that finds nothing in a rotten function would be green for ever (security.md, J08)."""
    with geprueft.transaction(force_rollback=True):
        geprueft.execute("""
            CREATE FUNCTION api.gepflanzt(p_name text) RETURNS int LANGUAGE plpgsql AS $$
            DECLARE v_nie int;
            BEGIN
              EXECUTE 'SELECT 1 FROM ' || p_name;
              RETURN (SELECT gibtsnicht FROM akte.mandanten);
            END $$;
            CREATE FUNCTION api.gepflanzt_t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.gibtsnicht := 1; RETURN NEW; END $$;
            CREATE TRIGGER gepflanzt BEFORE UPDATE ON akte.mandanten FOR EACH ROW EXECUTE FUNCTION api.gepflanzt_t();
        """)
        stufen = {(b[0].split("(")[0], b[3]) for b in _befunde(geprueft, ["api"]) if "gepflanzt" in b[0]}
    assert {("api.gepflanzt", "error"), ("api.gepflanzt", "security"), ("api.gepflanzt", "warning"), ("api.gepflanzt_t", "error")} <= stufen
