"""One transition of a sub-workflow: context, guard over a joined row, new state, operative status, audit chain, signal to the bracket.

    .venv/bin/python bench/uebergang.py [--sekunden 4] [--runden 3]

Floor F0: BEGIN, one UPDATE, one INSERT, COMMIT of the same row widths. Aim at 8 clients: 0.65, stretch 0.75.
Beside it the same work written by hand for one machine, without machine rows, context and row security: where commits cost little,
the floor is far above anything that does this work, and this column tells how far.
The transition runs as staff do: enter the sealed context, fire the event, commit; pipelined into one round trip as app/db.py does.
"""
from __future__ import annotations

import argparse

import psycopg
from gemeinsam import WURZEL, datenbank, pgbench, verhaeltnis

EINTRETEN = r"""
\startpipeline
BEGIN;
SELECT sitzung.als_benutzer(1, 1);
COMMIT;
\endpipeline
"""
UEBERGANG = r"""
\set id random({von}, {bis})
\startpipeline
BEGIN;
SELECT sitzung.als_benutzer(1, 1);
SELECT ok FROM engine.ausloesen(:id, 'weiter');
COMMIT;
\endpipeline
"""
VON_HAND = r"""
\set id random({von}, {bis})
\startpipeline
BEGIN;
SELECT public.hand_weiter(:id);
COMMIT;
\endpipeline
"""
BODEN = r"""
\set id random(1, 1000)
BEGIN;
UPDATE boden_vorgang SET zustand = CASE zustand WHEN 'ping' THEN 'pong' ELSE 'ping' END, zustand_seit = now() WHERE id = :id;
INSERT INTO boden_protokoll (zeit, text) VALUES (now(), '{fuellung}');
COMMIT;
"""


def main() -> None:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--sekunden", type=float, default=4)
    eingabe.add_argument("--runden", type=int, default=3)
    argumente = eingabe.parse_args()
    with datenbank() as (dsn, programme):
        with psycopg.connect(dsn) as v:
            v.execute((WURZEL / "bench" / "uebergang.sql").read_text(encoding="utf-8"))
        with psycopg.connect(dsn) as v:
            v.execute("SET ROLE mietakte_dba")
            v.execute("SELECT sitzung.als_benutzer(1, 1)")
            v.execute("RESET ROLE; SET LOCAL ROLE mietakte_engine")
            v.execute("SELECT count(engine.klammer_beginnen('bench_master', id)) FROM engine.traeger WHERE art = 'vermietung'")
            v.execute("SELECT count(e.ok) FROM engine.traeger t CROSS JOIN LATERAL engine.starten('bench_kind', t.id) e WHERE t.art = 'vermietung'")
            v.execute("RESET ROLE")
            v.execute("""INSERT INTO public.hand_vorgang OVERRIDING SYSTEM VALUE SELECT * FROM engine.vorgang WHERE automat = 'bench_kind';
                INSERT INTO public.hand_kind (id, status) SELECT id, 'ping' FROM public.hand_vorgang;
                INSERT INTO public.hand_koepfe SELECT * FROM audit.koepfe""")
            von, bis, anzahl = v.execute("SELECT min(id), max(id), count(*) FROM engine.vorgang WHERE automat = 'bench_kind'").fetchone()
            # the floor writes as many bytes: width of the rows a transition changes and appends
            breite = v.execute("SELECT round(avg(pg_column_size(e.*))) FROM audit.eintraege e").fetchone()[0]
            v.execute("ANALYZE")
        assert bis - von + 1 == anzahl == 1000, "the Vorgänge of the benchmark are not numbered in a row"
        boden = ("mietakte_dba", BODEN.format(fuellung="x" * int(breite - 40)))
        gemessen = ("mietakte_dba", UEBERGANG.format(von=von, bis=bis))
        pgbench(programme, dsn, *gemessen, 8, 3)          # warm: first touch of a page after a checkpoint costs its whole image
        hand = ("mietakte_dba", VON_HAND.format(von=von, bis=bis))
        print(f"{'clients':>8} {'floor/s':>9} {'engine/s':>9} {'ratio':>6} {'by hand/s':>10} {'ratio':>6}")
        for clients in (1, 2, 8):
            f, w, q = verhaeltnis(programme, dsn, boden, gemessen, clients, argumente.sekunden, argumente.runden)
            _, wh, qh = verhaeltnis(programme, dsn, boden, hand, clients, argumente.sekunden, argumente.runden)
            print(f"{clients:>8} {f:>9.0f} {w:>9.0f} {q:>6.2f} {wh:>10.0f} {qh:>6.2f}" + ("   aim 0.65" if clients == 8 else ""))
        eintreten = pgbench(programme, dsn, "mietakte_dba", EINTRETEN, 1, argumente.sekunden)
        print(f"entering the sealed context alone, 1 client: {1e6 / eintreten:.0f} µs a transaction")
        with psycopg.connect(dsn) as v:
            v.execute("SELECT sitzung.als_benutzer(1, 1)")
            eintraege, heil = v.execute("SELECT sum(eintraege), bool_and(unversehrt) FROM audit.pruefen()").fetchone()
        print(f"audit chain over {eintraege:,} rows after the run: {'whole' if heil else 'BROKEN'}")


if __name__ == "__main__":
    main()
