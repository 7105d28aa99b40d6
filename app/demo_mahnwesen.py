"""Demo: four months of claims with their payments, a few who pay late, letters on all levels, an instalment plan.

Everything goes through the doors of the product on the days it would have happened. The lead function of app.demo calls `laden`.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

BERLIN = ZoneInfo("Europe/Berlin")
#: how many months of claims, the running one included
MONATE = 4
#: of the debtors (leases first, then owners, in order of their claims): who pays how. Everybody else pays in time.
#: months unpaid counted back from the running one; "teil" pays half of the oldest
SAEUMIG = {1: 3, 4: 2, 7: 1, 11: 2, 15: 3, 19: 1}
#: of them: whose collected rent the bank returned, once
ZURUECK = 1
#: of them: whose first proposal still waits for a decision, whatever day of the month the demo is loaded on
UNENTSCHIEDEN = {4, 11}


class DemoFehler(RuntimeError):
    """A step of the demo was refused."""


@contextlib.contextmanager
def _tag(verbindung: psycopg.Connection, mandant: int, rolle: str, tag: date) -> Iterator[psycopg.Cursor]:
    """One transaction of a member of staff on the clock of a day."""
    with verbindung.transaction(), verbindung.cursor(row_factory=dict_row) as c:
        c.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        c.execute("SELECT id FROM akte.benutzer WHERE rolle = %s AND aktiv ORDER BY id LIMIT 1", [rolle])
        benutzer = c.fetchone()["id"]
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", [mandant, benutzer])
        c.execute("SELECT engine.zeit_setzen(%s)", [datetime.combine(tag, time(9, 0), BERLIN)])
        yield c


def _ok(zeile: dict) -> dict:
    if not zeile["ok"]:
        raise DemoFehler(f"{zeile['fehlercode']}: {zeile['meldung']} {zeile['detail'] or ''}")
    return zeile


def laden(verbindung: psycopg.Connection, mandant: int, heute: date | None = None) -> bool:
    """Loads the demo of claims and dunning for a client. False: it is there already. `verbindung` as mietakte_dba."""
    heute = heute or datetime.now(BERLIN).date()
    with _tag(verbindung, mandant, "buchhaltung", heute) as c:
        c.execute("SELECT EXISTS (SELECT FROM akte.mietzahlungen WHERE monat = %s) AS da", [_monat(heute, 0)])
        if c.fetchone()["da"]:
            return False
    monate = [_monat(heute, -i) for i in reversed(range(MONATE))]
    _altes(verbindung, mandant, monate[0])
    for monat in monate:
        with _tag(verbindung, mandant, "buchhaltung", monat) as c:
            c.execute("SELECT * FROM api.sollstellungen_erzeugen(%s)", [monat])
            c.fetchall()
        _zahlen(verbindung, mandant, monat, monate, heute)
    _mahnen(verbindung, mandant, heute)
    return True


def _monat(tag: date, plus: int) -> date:
    """The first day of the month so many months away."""
    jahr, monat = divmod(tag.year * 12 + tag.month - 1 + plus, 12)
    return date(jahr, monat + 1, 1)


def _schuldner(c: psycopg.Cursor) -> list[tuple]:
    """Every debtor with an account to pay to, in a fixed order."""
    c.execute("""SELECT DISTINCT m.id AS mietverhaeltnis_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS einheit_id
                   FROM akte.mietzahlungen z JOIN akte.mietverhaeltnisse m ON m.id = z.mietverhaeltnis_id JOIN akte.einheiten e ON e.id = m.einheit_id
                   WHERE EXISTS (SELECT FROM akte.bankkonten k WHERE k.objekt_id = e.objekt_id AND k.zweck = 'miete') AND NOT m.mahnsperre ORDER BY 1""")
    mieter = c.fetchall()
    c.execute("""SELECT DISTINCT NULL::bigint AS mietverhaeltnis_id, h.eigentuemer_id, h.einheit_id FROM akte.hausgeld_sollstellungen h JOIN akte.einheiten e ON e.id = h.einheit_id
                   WHERE EXISTS (SELECT FROM akte.bankkonten k WHERE k.objekt_id = e.objekt_id AND k.zweck = 'hausgeld') ORDER BY 2, 3""")
    eigner = c.fetchall()
    # tenants and owners in turn, so that the late ones are of both kinds
    gemischt = [x for paar in zip(mieter, eigner) for x in paar]
    return [tuple(x.values()) for x in [*gemischt, *mieter[len(eigner):], *eigner[len(mieter):]]]


def _altes(verbindung: psycopg.Connection, mandant: int, tag: date) -> None:
    """What other parts of the demo claimed long ago (statements of Nebenkosten) is paid, but for one of them."""
    with _tag(verbindung, mandant, "buchhaltung", tag) as c:
        c.execute("SELECT z.id, z.mietverhaeltnis_id, z.offen, z.bezeichnung FROM akte.mietzahlungen z WHERE z.monat IS NULL AND z.offen > 0 AND z.faellig_am < %s ORDER BY z.id", [tag])
        for f in c.fetchall()[1:]:
            c.execute("SELECT * FROM api.zahlung_erfassen(%s)", [Jsonb({"mietverhaeltnis_id": f["mietverhaeltnis_id"], "betrag": str(f["offen"]), "wertstellung": tag.isoformat(),
                                                                        "text": f["bezeichnung"], "bestimmung": str(f["id"])})])
            _ok(c.fetchone())


def _zahlen(verbindung: psycopg.Connection, mandant: int, monat: date, monate: list[date], heute: date) -> None:
    """On the third of the month everybody pays this month's claim, but for those who do not."""
    tag = min(monat + timedelta(days=2), heute)
    with _tag(verbindung, mandant, "buchhaltung", tag) as c:
        schuldner = _schuldner(c)
        saeumig = {s: SAEUMIG[nr] for nr, s in enumerate(schuldner, 1) if nr in SAEUMIG}
        rest = len(monate) - monate.index(monat)          # 1: the running month
        c.execute("""SELECT z.mietverhaeltnis_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS einheit_id, z.offen, z.bezeichnung FROM akte.mietzahlungen z
                      WHERE z.monat = %(m)s AND z.art = 'miete' AND z.offen > 0
                     UNION ALL
                     SELECT NULL, h.eigentuemer_id, h.einheit_id, h.offen, h.bezeichnung FROM akte.hausgeld_sollstellungen h
                      WHERE h.monat = %(m)s AND h.art = 'hausgeld' AND h.offen > 0""", {"m": monat})
        for f in c.fetchall():
            wer = (f["mietverhaeltnis_id"], f["eigentuemer_id"], f["einheit_id"])
            kommt_zurueck = saeumig.get(wer) == rest and wer == schuldner[ZURUECK - 1]
            if saeumig.get(wer, 0) >= rest and not kommt_zurueck:
                continue
            schluessel = {k: f[k] for k in ("mietverhaeltnis_id", "eigentuemer_id", "einheit_id") if f[k] is not None}
            c.execute("SELECT * FROM api.zahlung_erfassen(%s)", [Jsonb({**schluessel, "betrag": str(f["offen"]), "wertstellung": tag.isoformat(), "text": f["bezeichnung"]})])
            zahlung = _ok(c.fetchone())
            if kommt_zurueck:
                c.execute("SELECT * FROM api.zahlung_stornieren(%s, %s)", [zahlung["zahlung_id"], Jsonb({"art": "ruecklastschrift", "am": tag.isoformat(), "grund": "mangels Deckung"})])
                _ok(c.fetchone())


def _mahnen(verbindung: psycopg.Connection, mandant: int, heute: date) -> None:
    """The scan, week by week; what it proposes is released but for the last days, so that the page of proposals is not empty."""
    tag = _monat(heute, 2 - MONATE) + timedelta(days=14)
    while tag <= heute:
        with _tag(verbindung, mandant, "buchhaltung", tag) as c:
            c.execute("SELECT vorgang_id, stufe, mietverhaeltnis_id, eigentuemer_id, einheit_id FROM api.mahnlauf() WHERE ergebnis = 'vorschlag' ORDER BY vorgang_id")
            neu = c.fetchall()
            warten = {s for nr, s in enumerate(_schuldner(c), 1) if nr in UNENTSCHIEDEN}
            neu = [z for z in neu if (z["mietverhaeltnis_id"], z["eigentuemer_id"], z["einheit_id"]) not in warten]
            for z in neu if tag < heute - timedelta(days=16) else []:
                c.execute("SELECT * FROM api.mahnung_freigeben(%s)", [z["vorgang_id"]])
                c.fetchone()              # a refusal (no address) leaves the proposal for the page
        if tag == heute:
            break
        tag = min(tag + timedelta(days=7), heute)
    with _tag(verbindung, mandant, "buchhaltung", heute) as c:
        # one debtor pays in instalments
        c.execute("SELECT vorgang_id FROM akte.mahnvorgaenge WHERE status IN ('stufe_1', 'stufe_2', 'stufe_3') ORDER BY id LIMIT 1")
        if zeile := c.fetchone():
            c.execute("SELECT * FROM engine.ausloesen(%s, 'aussetzen', %s)", [zeile["vorgang_id"], Jsonb({
                "art": "ratenplan", "bis": (heute + timedelta(days=60)).isoformat(), "grund": "Ratenzahlung in drei Monatsraten vereinbart"})])
            _ok(c.fetchone())
