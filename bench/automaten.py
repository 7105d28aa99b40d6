"""Every machine at work, and the pages with a million Vorgänge in the tables.

    .venv/bin/python bench/automaten.py                                     both parts
    .venv/bin/python bench/automaten.py --teil tempo --schritte 500         transitions a second by machine, 8 clients
    .venv/bin/python bench/automaten.py --teil groesse --klein 10000 --gross 1000000

Speed: for every machine that can be started by hand, its start and then one event of its first state, each on a bracket or Vorgang
of its own, entered and committed as staff do it. The floor is the one of bench/uebergang.py (BEGIN, one UPDATE, one INSERT,
COMMIT). A few hundred steps measure how sessions warm up: take the default for numbers. What a step does beside moving (guards,
rows, letters, deadlines) is printed beside it: that is what slow steps are slow with. Masters, contract, handover and deposit are
measured by bench/leben.py: nobody starts them by hand.

Size: median time of the query behind a Mietakte and of engine.moegliche_ereignisse, at both sizes, and their ratio. Aim: 1.5.
"""
from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import tempfile
import time
from typing import Any

import psycopg
from gemeinsam import datenbank, pgbench
from psycopg.rows import namedtuple_row
from psycopg.types.json import Jsonb
from uebergang import BODEN

from app.verwaltung.akte import AKTE
from tests import werkstatt

JE_MIETVERHAELTNIS = 20
#: a house, as many leases as asked for, each running since 2018, with its master and (wanted) finished Vorgänge; past every trigger, because
#: this is what stands there before anything is measured
BESTAND = """
SET session_replication_role = replica;
INSERT INTO akte.mandanten (name, strasse, plz, ort) SELECT 'Bench', 'Weg 1', '10115', 'Berlin' WHERE NOT EXISTS (SELECT FROM akte.mandanten);
INSERT INTO engine.traeger (mandant_id, art) SELECT 1, 'standalone' WHERE NOT EXISTS (SELECT FROM engine.traeger);
INSERT INTO akte.benutzer (mandant_id, name, email, rolle) SELECT 1, r, r || '@bench.example', r FROM unnest(ARRAY['sachbearbeitung', 'teamleitung', 'buchhaltung']) r
 WHERE NOT EXISTS (SELECT FROM akte.benutzer);
CREATE TEMP TABLE neu AS SELECT n, ((n - 1) / 50)::int AS haus FROM generate_series((SELECT count(*) FROM akte.mietverhaeltnisse) + 1, {anzahl}) n;
CREATE TEMP TABLE haeuser AS SELECT DISTINCT haus FROM neu WHERE NOT EXISTS (SELECT FROM akte.objekte o WHERE o.nummer = haus::text);
WITH t AS (INSERT INTO engine.traeger (mandant_id, art, bezug_id) SELECT 1, 'objekt', 1000000000 + haus FROM haeuser RETURNING id, bezug_id - 1000000000 AS haus)
INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land)
SELECT 1, id, haus::text, 'WEG+SEV', 'Haus ' || haus, 'Straße ' || haus, '10115', 'Berlin', 'BE' FROM t;
UPDATE engine.traeger t SET bezug_id = o.id FROM akte.objekte o WHERE o.traeger_id = t.id AND t.bezug_id >= 1000000000;
WITH e AS (INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art, wohnflaeche)
  SELECT 1, o.id, n::text, 'WE ' || n, 'wohnung', 84 FROM neu JOIN akte.objekte o ON o.nummer = haus::text RETURNING id, nummer),
t AS (INSERT INTO engine.traeger (mandant_id, art, bezug_id) SELECT 1, 'vermietung', 1000000000 + n FROM neu RETURNING id, bezug_id - 1000000000 AS n)
INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn, ueberlassung_am, status)
SELECT 1, t.id, 'B-' || n, e.id, '2018-10-01', '2018-10-01', 'laufende_vermietung' FROM t JOIN e ON e.nummer = n::text;
UPDATE engine.traeger t SET bezug_id = m.id FROM akte.mietverhaeltnisse m WHERE m.traeger_id = t.id AND t.bezug_id >= 1000000000;
CREATE TEMP TABLE mv AS SELECT m.id, m.traeger_id, n FROM akte.mietverhaeltnisse m JOIN neu ON m.vertragsnummer = 'B-' || n;
WITH p AS (INSERT INTO akte.mieter (mandant_id, vorname, nachname, notizen) SELECT 1, 'Ada', 'Probe ' || n, n::text FROM mv RETURNING id, notizen)
INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von) SELECT 1, mv.id, p.id, 1, '2018-10-01' FROM mv JOIN p ON p.notizen = mv.n::text;
INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund)
SELECT 1, id, '2018-10-01', CASE n % 10 WHEN 0 THEN 'index' WHEN 1 THEN 'staffel' ELSE 'fest' END, 920, 130, 80, 0, 0, 0, 'Mietvertrag' FROM mv;
INSERT INTO akte.kautionen (mandant_id, mietverhaeltnis_id, art, betrag, raten, verzinslich, vereinbart_am) SELECT 1, id, 'bar', 2760, 3, true, '2018-10-01' FROM mv;
INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, gestartet_am, gestartet_von)
SELECT 1, mv.traeger_id, a.automat, a.version, 'laufende_vermietung', '2018-10-01', false, true, '2018-10-01', 'benutzer:1' FROM mv, engine.automaten a WHERE a.automat = 'vermietung' AND a.aktuell;
INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, ende_art, exklusiv, ist_klammer, gestartet_am, gestartet_von, beendet_am)
SELECT 1, mv.traeger_id, a.automat, a.version, a.zustand, '2018-10-01'::date + 90 * i, a.art, false, false, '2018-10-01'::date + 90 * i, 'benutzer:1', '2018-10-01'::date + 90 * i + 30
  FROM mv CROSS JOIN generate_series(1, {je}) i
  JOIN (SELECT z.*, row_number() OVER (ORDER BY z.automat) - 1 AS nr, count(*) OVER () AS alle FROM engine.zustaende z JOIN engine.automaten x USING (automat, version)
         WHERE x.aktuell AND z.art = 'erfolg' AND x.automat IN ('schaden', 'mietminderung', 'stammdatenaenderung', 'untervermietung', 'aufgabe_status')) a ON a.nr = i % a.alle;
INSERT INTO audit.eintraege (mandant_id, strom_id, nr, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach, ergebnis, uebernommen, kanonisch, hash)
SELECT 1, v.traeger_id, row_number() OVER (PARTITION BY v.traeger_id ORDER BY v.id), v.id, v.gestartet_am, 'benutzer:1', 'verwaltung', 'sachbearbeitung', v.automat, 'starten', NULL, v.zustand, 'ok',
       false, repeat('x', 200), sha256('x') FROM engine.vorgang v JOIN mv ON mv.traeger_id = v.traeger_id;
INSERT INTO audit.koepfe (mandant_id, strom_id, nr, hash) SELECT 1, e.strom_id, max(e.nr), sha256('x') FROM audit.eintraege e JOIN mv ON mv.traeger_id = e.strom_id GROUP BY e.strom_id;
DROP TABLE neu, haeuser, mv;
SET session_replication_role = origin;
"""
STARTEN = r"""
\startpipeline
BEGIN;
SELECT sitzung.als_benutzer(1, 2);
SELECT public.bench_starten('{automat}', '{daten}');
COMMIT;
\endpipeline
"""
SCHRITT = r"""
\startpipeline
BEGIN;
SELECT sitzung.als_benutzer(1, 2);
SELECT public.bench_schritt('{ereignis}', '{daten}');
COMMIT;
\endpipeline
"""
#: each call takes the next bracket or Vorgang; a refusal is an error, so that nothing but steps is counted
HELFER = """
CREATE TABLE public.bench_reihe (nr bigint PRIMARY KEY, id bigint NOT NULL);
CREATE SEQUENCE public.bench_naechster;
GRANT SELECT ON public.bench_reihe TO PUBLIC;
GRANT USAGE ON SEQUENCE public.bench_naechster TO PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;
CREATE FUNCTION public.bench_starten(p_automat text, p_daten jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis; v_nr bigint := nextval('public.bench_naechster');
BEGIN
  v_e := engine.starten(p_automat, (SELECT r.id FROM public.bench_reihe r WHERE r.nr = v_nr), p_daten);
  IF NOT v_e.ok THEN RAISE EXCEPTION '% %', v_e.fehlercode, v_e.meldung; END IF;
END $$;
CREATE FUNCTION public.bench_schritt(p_ereignis text, p_daten jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis; v_nr bigint := nextval('public.bench_naechster');
BEGIN
  v_e := engine.ausloesen((SELECT r.id FROM public.bench_reihe r WHERE r.nr = v_nr), p_ereignis, p_daten);
  IF NOT v_e.ok THEN RAISE EXCEPTION '% %', v_e.fehlercode, v_e.meldung; END IF;
END $$;
CREATE TABLE boden_vorgang (id bigint PRIMARY KEY, zustand text, zustand_seit timestamptz) WITH (fillfactor = 80);
INSERT INTO boden_vorgang SELECT i, 'ping', now() FROM generate_series(1, 1000) i;
CREATE TABLE boden_protokoll (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, zeit timestamptz, text text);
GRANT ALL ON boden_vorgang, boden_protokoll TO PUBLIC;
"""


def wert(feld: dict[str, Any]) -> object:
    """Something the type of the field allows."""
    if feld.get("vorgabe") is not None:
        return feld["vorgabe"]
    match feld["typ"]:
        case "datum":
            return "2026-06-01"
        case "zeitpunkt":
            return "2027-06-01 10:00"
        case "betrag" | "zahl" | "ganzzahl":
            return str(max(1, int(float(feld.get("min", 100)))))
        case "auswahl" | "kennung":
            return (feld.get("optionen") or [{"wert": ""}])[0]["wert"]
        case "ja_nein":
            return "ja"
        case "iban":
            return "DE02120300000000202051"
        case "email":
            return "post@bench.example"
        case _:
            return "Ein Satz, wie man ihn in so ein Feld schreibt."


def angaben(felder: list[dict[str, Any]]) -> list[dict[str, object]]:
    """What to try: the required fields, then all of them."""
    felder = [f for f in felder if f["typ"] != "datei"]
    return [{f["name"]: wert(f) for f in felder if f.get("pflicht")}, {f["name"]: wert(f) for f in felder}]


#: the leases a machine asks for; of ten leases one is an Indexmiete, one a Staffelmiete
MIETART = {"indexanpassung": "index", "staffelanpassung": "staffel"}
PASSEND = """t.art = %s AND (t.art <> 'vermietung' OR EXISTS (SELECT FROM akte.mietverhaeltnisse m JOIN akte.mietkonditionen c ON c.mandant_id = m.mandant_id
  AND c.mietverhaeltnis_id = m.id WHERE m.traeger_id = t.id AND c.mietart = %s))"""


class Probe:
    """Finds out, in transactions that are rolled back, what works."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def versuchen(self, anweisung: str, *werte: object) -> Any:
        with psycopg.connect(self.dsn, row_factory=namedtuple_row) as c:
            c.execute("SELECT sitzung.als_benutzer(1, 2)")
            c.execute("SET LOCAL ROLE mietakte_dba")
            zeilen = c.execute(anweisung, werte).fetchall()
            c.rollback()
        return zeilen


def reihe(dsn: str, anweisung: str, *werte: object) -> int:
    """The brackets or Vorgänge the next measurement takes one by one."""
    with psycopg.connect(dsn) as c:
        c.execute("TRUNCATE public.bench_reihe")
        c.execute("INSERT INTO public.bench_reihe SELECT row_number() OVER (), x.id FROM (" + anweisung + ") x", werte)
        c.execute("ALTER SEQUENCE public.bench_naechster RESTART")
        return c.execute("SELECT count(*) FROM public.bench_reihe").fetchone()[0]


def messen(programme: Any, dsn: str, skript: str, anzahl: int, clients: int) -> float:
    """Steps a second: exactly so many, that the brackets last."""
    je = max(1, anzahl // clients)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as datei:
        datei.write(skript)
        datei.flush()
        lauf = subprocess.run([str(programme / "pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-t", str(je), "-f", datei.name],
                              env={**werkstatt.umgebung(dsn), "PGUSER": "mietakte_dba", "LC_ALL": "C"}, capture_output=True, text=True)
    treffer = re.search(r"tps = ([\d.]+)", lauf.stdout)
    if lauf.returncode or not treffer:
        raise SystemExit(skript + lauf.stdout + lauf.stderr)
    return float(treffer[1])


def tempo(dsn: str, programme: Any, argumente: argparse.Namespace) -> None:
    with psycopg.connect(dsn) as c:
        c.execute(BESTAND.format(anzahl=argumente.schritte, je=0))
        c.execute(HELFER)
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("VACUUM ANALYZE")
        automaten = c.execute("SELECT automat, traeger_arten FROM engine.automaten WHERE aktuell AND NOT ist_klammer ORDER BY automat").fetchall()
    boden = BODEN.format(fuellung="x" * 360)
    probe = Probe(dsn)
    zeilen: list[tuple[str, str, float, float, str]] = []
    ausgelassen: list[str] = []
    pgbench(programme, dsn, "mietakte_dba", boden, 8, 2)
    # a notice changes what else can be started on its lease: last
    for automat, arten in sorted(automaten, key=lambda a: a[0] == "kuendigung"):
        art = next((a for a in ("vermietung", "objekt", "standalone") if a in arten), None)
        if art is None:
            ausgelassen.append(f"{automat}: hangs on a {arten[0]}, measured in its own tests")
            continue
        mietart = MIETART.get(automat, "fest")
        (erster,) = probe.versuchen("SELECT min(t.id) AS id FROM engine.traeger t WHERE " + PASSEND, art, mietart)
        (start,) = probe.versuchen("SELECT * FROM engine.startbare_automaten(%s) WHERE ereignis = %s", erster.id, automat) or [None]
        if start is None or not start.moeglich:
            ausgelassen.append(f"{automat}: {'is not started by hand' if start is None else start.fehlercode + ' ' + start.meldung}")
            continue
        daten, e = None, None
        for daten in angaben(start.felder):
            (e,) = probe.versuchen("SELECT * FROM engine.starten(%s, %s, %s)", automat, erster.id, Jsonb(daten))
            if e.ok:
                break
        if not e.ok:
            ausgelassen.append(f"{automat}: needs more than invented answers: {e.fehlercode} {e.meldung} {', '.join(e.felder or {})}")
            continue
        anzahl = reihe(dsn, "SELECT t.id FROM engine.traeger t CROSS JOIN generate_series(1, %s) g WHERE " + PASSEND + " AND NOT EXISTS (SELECT FROM engine.vorgang v"
                            " WHERE v.traeger_id = t.id AND v.automat = %s) LIMIT %s",
                       1 if art == "vermietung" else argumente.schritte, art, mietart, automat, argumente.schritte)
        zeilen.append(_zeile(dsn, programme, boden, automat, "starten", STARTEN.format(automat=automat, daten=_json(daten)), anzahl))
        # one event of the first state
        (v,) = probe.versuchen("SELECT max(id) AS id FROM engine.vorgang WHERE automat = %s", automat)
        for ereignis in probe.versuchen("SELECT * FROM engine.moegliche_ereignisse(%s) WHERE moeglich", v.id):
            gut = next((d for d in angaben(ereignis.felder)
                        if probe.versuchen("SELECT * FROM engine.ausloesen(%s, %s, %s)", v.id, ereignis.ereignis, Jsonb(d))[0].ok), None)
            if gut is not None:
                anzahl = reihe(dsn, "SELECT id FROM engine.vorgang WHERE automat = %s AND beendet_am IS NULL LIMIT %s", automat, argumente.schritte)
                zeilen.append(_zeile(dsn, programme, boden, automat, ereignis.ereignis, SCHRITT.format(ereignis=ereignis.ereignis, daten=_json(gut)), anzahl))
                break
    schnellste = max(z[2] / z[3] for z in zeilen)
    print(f"\n{'machine':<24} {'event':<26} {'steps/s':>8} {'floor/s':>8} {'ratio':>6} {'of best':>8}  beside the move")
    for automat, ereignis, tps, f, dazu in zeilen:
        print(f"{automat:<24} {ereignis:<26} {tps:>8.0f} {f:>8.0f} {tps / f:>6.2f} {tps / f / schnellste:>8.2f}  {dazu}")
    for text in ausgelassen:
        print("not measured: " + text)


def _json(daten: dict[str, object]) -> str:
    return json.dumps(daten, ensure_ascii=True).replace("'", "''")


def _zeile(dsn: str, programme: Any, boden: str, automat: str, ereignis: str, skript: str, anzahl: int) -> tuple[str, str, float, float, str]:
    davor = pgbench(programme, dsn, "mietakte_dba", boden, 8, 1)
    tps = messen(programme, dsn, skript, anzahl, 8)
    danach = pgbench(programme, dsn, "mietakte_dba", boden, 8, 1)
    with psycopg.connect(dsn) as c:
        guards, effekte, dokumente, fristen = c.execute(
            "SELECT cardinality(u.guards_zustand || u.guards_eingabe), cardinality(u.effekte), cardinality(u.dokumente),"
            " (SELECT count(*) FROM engine.zustand_fristen f WHERE f.automat = u.automat AND f.version = u.version AND f.zustand = u.nach)"
            " FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE a.aktuell AND u.automat = %s AND u.ereignis = %s ORDER BY u.von LIMIT 1",
            (automat, ereignis)).fetchone()
    return automat, ereignis, tps, (davor + danach) / 2, f"{guards} guards, {effekte} effects, {dokumente} letters, {fristen} deadlines"


# -- size ----------------------------------------------------------------------------------------------------------------

def groesse(dsn: str, argumente: argparse.Namespace) -> None:
    zeiten: dict[int, dict[str, float]] = {}
    for anzahl in (argumente.klein, argumente.gross):
        with psycopg.connect(dsn) as c:
            c.execute(BESTAND.format(anzahl=max(1, anzahl // (JE_MIETVERHAELTNIS + 1)), je=JE_MIETVERHAELTNIS))
        with psycopg.connect(dsn, autocommit=True) as c:
            c.execute("VACUUM ANALYZE")
            echt = c.execute("SELECT count(*) FROM engine.vorgang").fetchone()[0]
        zeiten[anzahl] = _zeiten(dsn, AKTE, argumente.proben)
        print(f"{echt:>9,} Vorgänge: " + ", ".join(f"{was} {1000 * t:.2f} ms" for was, t in zeiten[anzahl].items()))
    klein, gross = zeiten.values()
    for was in klein:
        q = gross[was] / klein[was]
        print(f"{was:<32} {argumente.gross:,} / {argumente.klein:,}: {q:.2f}   aim 1.5" + ("" if q <= 1.5 else "   MISSED"))


def _zeiten(dsn: str, akte: str, proben: int) -> dict[str, float]:
    """Medians over leases spread through the table, as staff: the whole Mietakte, the list of possible events."""
    seite, liste = [], []
    with psycopg.connect(dsn, row_factory=namedtuple_row) as c:
        c.execute("SELECT sitzung.als_benutzer(1, 1)")
        mv = c.execute("SELECT m.kennung, m.traeger_id, v.id AS master FROM akte.mietverhaeltnisse m JOIN engine.vorgang v ON v.mandant_id = m.mandant_id"
                       " AND v.traeger_id = m.traeger_id AND v.ist_klammer WHERE m.id %% greatest(1, (SELECT max(id) FROM akte.mietverhaeltnisse) / %s) = 0 LIMIT %s",
                       (proben, proben)).fetchall()
        c.execute("SET LOCAL ROLE mietakte_dba")
        c.execute("SELECT set_config('app.kanal', 'verwaltung', true)")
        kuendigungen = [c.execute("SELECT vorgang_id FROM engine.starten('kuendigung', %s, '{\"durch\": \"mieter\", \"art\": \"ordentlich\"}')", (m.traeger_id,)).fetchone().vorgang_id
                        for m in mv]
        for m, k in zip(mv * 2, kuendigungen * 2):
            t = time.perf_counter()
            assert c.execute(akte, (m.kennung,)).fetchone()
            seite.append(time.perf_counter() - t)
            t = time.perf_counter()
            assert len(c.execute("SELECT * FROM engine.moegliche_ereignisse(%s)", (k,)).fetchall()) == 2
            liste.append(time.perf_counter() - t)
        c.rollback()
    # the first round warms the caches of both sizes alike
    return {"Mietakte": statistics.median(seite[len(mv):]), "moegliche_ereignisse": statistics.median(liste[len(mv):])}


def main() -> None:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--teil", choices=("tempo", "groesse"), help="one part; without: both")
    eingabe.add_argument("--schritte", type=int, default=2000, help="steps of every machine")
    eingabe.add_argument("--klein", type=int, default=10_000)
    eingabe.add_argument("--gross", type=int, default=1_000_000)
    eingabe.add_argument("--proben", type=int, default=60, help="leases whose page is measured")
    argumente = eingabe.parse_args()
    if argumente.teil != "groesse":
        with datenbank() as (dsn, programme):
            tempo(dsn, programme, argumente)
    if argumente.teil != "tempo":
        with datenbank() as (dsn, _):
            groesse(dsn, argumente)


if __name__ == "__main__":
    main()
