"""Bank lines matched and appropriated: lines per second, and whether a line costs the same among 1,000 as among many.

    .venv/bin/python bench/kontoauszug.py [--zeilen 1000,10000,100000] [--mieten 20000]

Every lease has twelve months of claims, the last ones open. A statement holds one line per lease (more lines than leases: further months):
seven in ten with the IBAN of the payer and the number of the contract, two with the number alone, one nobody knows. Measured is
`api.kontoauszug_einlesen` with `api.bankzeilen_buchen` until nothing sure is left, COMMIT included: checked, stored, matched, booked by §§ 366, 367,
one entry in the log of each debtor. Floor: the same lines put into a bare table by one INSERT … SELECT.
"""
from __future__ import annotations

import argparse
import resource
import time

import psycopg
from gemeinsam import datenbank
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import config

IBAN = "DE02120300000000202051"
#: months of claims: what a statement pays, one per line of a lease
MONATE = 12


def fuellen(dsn: str, mieten: int) -> None:
    with psycopg.connect(dsn) as v:
        v.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email) VALUES ('Bench', 'Weg 1', '10435', 'Berlin', '030', 'a@b.example')")
        v.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (1, 'Karl Busch', 'b@b.example', 'buchhaltung')")
        v.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'standalone')")
        v.execute("WITH t AS (INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'objekt') RETURNING id) INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name,"
                  " strasse, plz, ort, land) SELECT 1, id, '1', 'MV', 'Haus', 'Weg 2', '10435', 'Berlin', 'BE' FROM t")
        v.execute("SET session_replication_role = replica")         # no search index, no sort names: they are not what is measured
        v.execute("INSERT INTO akte.bankkonten (mandant_id, objekt_id, zweck, iban) VALUES (1, 1, 'miete', %s)", [IBAN])
        v.execute("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art) SELECT 1, 1, g::text, 'WE ' || g, 'wohnung' FROM generate_series(1, %s) g", [mieten])
        v.execute("INSERT INTO engine.traeger (mandant_id, art) SELECT 1, 'vermietung' FROM generate_series(1, %s)", [mieten])
        v.execute("INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, status, mietbeginn)"
                  " SELECT 1, t.id, 'V' || (100000 + row_number() OVER (ORDER BY t.id)), row_number() OVER (ORDER BY t.id), 'laufende_vermietung', '2022-01-01' FROM engine.traeger t WHERE t.art = 'vermietung'")
        v.execute("UPDATE engine.traeger t SET bezug_id = m.id FROM akte.mietverhaeltnisse m WHERE m.traeger_id = t.id")
        v.execute("INSERT INTO akte.mieter (mandant_id, vorname, nachname) SELECT 1, 'Mieter', 'Nr' || g FROM generate_series(1, %s) g", [mieten])
        v.execute("INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, von) SELECT 1, g, g, '2022-01-01' FROM generate_series(1, %s) g", [mieten])
        v.execute("INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban) SELECT 1, g, 'person', 'DE50' || lpad(g::text, 18, '0') FROM generate_series(1, %s) g", [mieten])
        v.execute("""INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, status, soll, angelegt_am, angelegt_von)
                     SELECT 1, m.id, 'miete', 'Miete ' || to_char(d.monat, 'MM/YYYY'), d.monat, d.monat + 4, d.monat + 5, 5, '§ 288 Abs. 1 BGB', 'offen', 800 + m.id %% 700, now(), 'bench'
                       FROM akte.mietverhaeltnisse m CROSS JOIN (SELECT (DATE '2025-11-01' + n * interval '1 month')::date AS monat FROM generate_series(0, %s) n) d""", [MONATE - 1])
        v.execute("INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) SELECT 1, id, 'nettokaltmiete', soll, now() FROM akte.mietzahlungen")
        v.execute("SET session_replication_role = origin")
    with psycopg.connect(dsn, autocommit=True) as v:
        v.execute("VACUUM ANALYZE")


def auszug(nummer: int, anzahl: int, mieten: int, ab: int) -> dict:
    """The next lines: line by line the oldest claim of the next lease, round after round."""
    zeilen, summe = [], 0
    for i in range(ab, ab + anzahl):
        m, monat = i % mieten + 1, i // mieten
        betrag = 800 + m % 700
        zeile = {"zeile": i - ab + 1, "buchung": "2026-11-20", "betrag": f"{betrag}.00", "name": f"Mieter Nr{m}", "referenz": f"R{i}"}
        if i % 10 < 7:
            zeile |= {"iban": f"DE50{m:018}", "zweck": f"Miete {(monat + 10) % 12 + 1:02}/{2025 + (monat + 10) // 12} V{100000 + m}"}
        elif i % 10 < 9:
            zeile |= {"zweck": f"Vertrag V{100000 + m} Miete"}
        else:
            zeile |= {"name": f"Unbekannt {i}", "zweck": "ohne Angabe"}
        zeilen.append(zeile)
        summe += betrag
    return {"art": "camt.053", "iban": IBAN, "auszug": f"A{nummer}", "waehrung": "EUR", "von": "2026-11-20", "bis": "2026-11-20", "anfangssaldo": "0.00", "endsaldo": f"{summe}.00", "zeilen": zeilen}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--zeilen", default="1000,10000,100000")
    p.add_argument("--mieten", type=int, default=20_000)
    a = p.parse_args()
    groessen = [int(x) for x in a.zeilen.split(",")]
    if sum(groessen) > a.mieten * MONATE:
        raise SystemExit("more lines than claims: raise --mieten")
    with datenbank() as (dsn, _):
        fuellen(dsn, a.mieten)
        print(f"{a.mieten:,} leases, {a.mieten * MONATE:,} claims")
        ab, kosten = 0, []
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_dba"), row_factory=dict_row) as v, psycopg.connect(dsn) as hand:
            hand.execute("CREATE UNLOGGED TABLE public.boden (zeile int, buchung date, betrag numeric, name text, iban text, zweck text, referenz text)")
            hand.commit()
            for nummer, anzahl in enumerate([min(groessen), *groessen]):      # the first one warms the cache
                daten = auszug(nummer, anzahl, a.mieten, ab)
                ab += anzahl if nummer else 0
                t = time.perf_counter()
                hand.execute("INSERT INTO public.boden SELECT * FROM jsonb_to_recordset(%s) AS x(zeile int, buchung date, betrag numeric, name text, iban text, zweck text, referenz text)", [Jsonb(daten["zeilen"])])
                hand.commit()
                boden = time.perf_counter() - t
                t = time.perf_counter()
                gebucht = 0
                with v.transaction():
                    v.execute("SELECT sitzung.als_benutzer(1, 1)")
                    gebucht += v.execute("SELECT count(*) FILTER (WHERE ergebnis = 'gebucht') AS n FROM api.kontoauszug_einlesen(%s)", [Jsonb(daten)]).fetchone()["n"]
                    if not nummer:
                        raise psycopg.Rollback
                weiter = bool(nummer)
                while weiter:
                    with v.transaction():
                        v.execute("SELECT sitzung.als_benutzer(1, 1)")
                        z = v.execute("SELECT * FROM api.bankzeilen_buchen()").fetchone()
                        gebucht, weiter = gebucht + z["gebucht"], z["weiter"]
                dauer = time.perf_counter() - t
                if nummer:
                    kosten.append(dauer / anzahl)
                    print(f"{anzahl:>7,} lines  {dauer:7.1f} s  {anzahl / dauer:6.0f} lines/s  {dauer / anzahl * 1000:6.2f} ms a line  {gebucht / anzahl:4.0%} booked   (bare INSERT: {anzahl / boden:,.0f} lines/s)")
        print(f"cost of a line, largest to smallest run: {kosten[-1] / kosten[0]:.2f}")
        print(f"memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
