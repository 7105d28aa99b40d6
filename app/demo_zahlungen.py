"""Demo: a creditor identifier, mandates, a collection run that waits for its second person, a refund, a month for the tax adviser.

After the claims of app.demo_mahnwesen, through the doors of the product. The lead function of app.demo calls `laden`.
"""
from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import psycopg
from psycopg.types.json import Jsonb

from app.demo_mahnwesen import BERLIN, _monat, _ok, _tag

#: accounts of the Bundesbank's and other published examples; nobody's
IBANS = ("DE89370400440532013000", "DE02120300000000202051", "DE02500105170137075030", "DE02100500000054540402")


def laden(verbindung: psycopg.Connection, mandant: int, heute: date | None = None) -> bool:
    """Loads the demo of payments for a client. False: it is there already. `verbindung` as mietakte_dba."""
    heute = heute or datetime.now(BERLIN).date()
    with _tag(verbindung, mandant, "buchhaltung", heute) as c:
        c.execute("SELECT EXISTS (SELECT FROM akte.sepa_glaeubiger) AS da")
        if c.fetchone()["da"]:
            return False
        c.execute("SELECT api.sepa_glaeubiger_setzen(%s)", [Jsonb({"glaeubiger_id": "DE98ZZZ09999999999", "name": "Hausverwaltung Lindenhof GmbH", "vorlauf_tage": "5", "gueltig_ab": _monat(heute, -6).isoformat()})])
        # tenants of one house: the account with most open rents
        c.execute("""SELECT k.id AS konto, z.mietverhaeltnis_id, api.schuldnername(z.mandant_id, z.mietverhaeltnis_id, NULL) AS name, sum(z.offen) AS offen,
                              (SELECT sum(x.offen) FROM akte.mietzahlungen x WHERE x.mietverhaeltnis_id = z.mietverhaeltnis_id AND x.offen > 0) AS sonst
                       FROM akte.mietzahlungen z JOIN akte.mietverhaeltnisse m ON m.id = z.mietverhaeltnis_id JOIN akte.einheiten e ON e.id = m.einheit_id
                       JOIN akte.bankkonten k ON k.objekt_id = e.objekt_id AND k.zweck = 'miete'
                      WHERE m.status = 'laufende_vermietung' AND z.art = 'miete'
                      GROUP BY k.id, z.mandant_id, z.mietverhaeltnis_id ORDER BY sum(sum(z.offen)) OVER (PARTITION BY k.id) DESC, k.id, sum(z.offen) DESC, z.mietverhaeltnis_id""")
        alle = c.fetchall()
        bezahlt = next((z for z in alle if not z["offen"] and not z["sonst"]), None)
        leute = [z for z in alle if z["konto"] == alle[0]["konto"] and z is not bezahlt][:3] + ([bezahlt] if bezahlt else [])
        for person, iban in zip(leute, IBANS):
            c.execute("SELECT api.sepa_mandat_erfassen(%s)", [Jsonb({"mietverhaeltnis_id": person["mietverhaeltnis_id"], "iban": iban, "inhaber": person["name"].split(",")[0][:70],
                                                                     "unterschrieben_am": (heute - timedelta(days=40)).isoformat()})])
        if leute and leute[0]["offen"] > 0:
            c.execute("SELECT api.naechster_einzug() AS tag")
            c.execute("SELECT api.lastschriftlauf_anlegen(%s)", [Jsonb({"bankkonto_id": leute[0]["konto"], "einzug_am": c.fetchone()["tag"].isoformat(),
                                                                        "angekuendigt_am": (heute - timedelta(days=14)).isoformat(), "ankuendigung": "Schreiben mit Ankündigung des Einzugs"})])
        # somebody paid too much and gets it back
        if bezahlt:
            c.execute("SELECT * FROM api.zahlung_erfassen(%s)", [Jsonb({"mietverhaeltnis_id": bezahlt["mietverhaeltnis_id"], "betrag": "85,00", "wertstellung": heute.isoformat(), "text": "Miete, doppelt überwiesen"})])
            gebucht = _ok(c.fetchone())
            # with something else open the money went there: then there is nothing to refund
            if Decimal(gebucht["zuordnung"]["frei"]) > 0:
                c.execute("SELECT api.erstattung_anordnen(%s)", [Jsonb({"zahlung_id": gebucht["zahlung_id"], "iban": IBANS[leute.index(bezahlt)], "inhaber": bezahlt["name"].split(",")[0][:70]})])
        c.execute("SELECT api.datev_einstellen(%s)", [Jsonb({"berater": "29098", "mandantennummer": "55003", "gueltig_ab": _monat(heute, -12).isoformat()})])
        c.execute("SELECT * FROM api.datev_exportieren(%s)", [_monat(heute, -1)])
    return True
