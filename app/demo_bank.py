"""Demo: a bank statement of the demo stock (CAMT.053), for somebody to read in: who pays late, in part, everything at once; money nobody knows.

Written into the data folder; nothing of it is booked. The lead function of app.demo calls `schreiben`.
"""
from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import psycopg

from app.filter import BERLIN

#: the rent account with most open claims, and what is open there
KONTO = """
    SELECT k.iban, count(*) AS n FROM akte.bankkonten k JOIN akte.einheiten e ON e.objekt_id = k.objekt_id JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id
      JOIN akte.mietzahlungen z ON z.mietverhaeltnis_id = m.id AND z.offen > 0 AND z.status IN ('offen', 'mahnung')
     WHERE k.zweck = 'miete' GROUP BY k.iban ORDER BY n DESC, k.iban LIMIT 1"""
OFFEN = """
    SELECT m.id, m.vertragsnummer, api.schuldnername(m.mandant_id, m.id, NULL) AS name, min(z.faellig_am) AS seit, sum(z.offen) AS offen,
           (array_agg(z.offen ORDER BY z.faellig_am))[1] AS erste, (array_agg(z.bezeichnung ORDER BY z.faellig_am))[1] AS was
      FROM akte.bankkonten k JOIN akte.einheiten e ON e.objekt_id = k.objekt_id JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id
      JOIN akte.mietzahlungen z ON z.mietverhaeltnis_id = m.id AND z.offen > 0 AND z.status IN ('offen', 'mahnung')
     WHERE k.iban = %s AND k.zweck = 'miete' GROUP BY m.id, m.mandant_id, m.vertragsnummer ORDER BY seit, m.id LIMIT 6"""


def schreiben(verbindung: psycopg.Connection, mandant: int, ziel: Path) -> Path | None:
    """None: nobody owes anything, so there is nothing to show. Today's file stays as it is: it may have been read in already."""
    heute = datetime.now(BERLIN).date()
    if ziel.exists() and datetime.fromtimestamp(ziel.stat().st_mtime, BERLIN).date() == heute:
        return ziel
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        konto = verbindung.execute(KONTO).fetchone()
        offen = verbindung.execute(OFFEN, [konto["iban"]]).fetchall() if konto else []
    if not offen:
        return None
    zeilen: list[tuple[Decimal, str, str, str | None]] = []          # amount, payer, purpose, IBAN
    for nr, f in enumerate(offen):
        name = f["name"].split(",")[0]
        if nr == 0:       # sure: the number of the contract and the month
            zeilen.append((f["erste"], name, f"{f['was']} Vertrag {f['vertragsnummer']}", "DE89370400440532013000"))
        elif nr == 1:     # a name only: work for a person
            zeilen.append((f["erste"], name.upper(), "Miete", "DE75512108001245126199"))
        elif nr == 2:     # everything at once
            zeilen.append((f["offen"], name, f"Rückstand komplett, Nr. {f['vertragsnummer']}", "DE68210501700012345678"))
        elif nr == 3:     # a part
            zeilen.append((Decimal(200), name, f"Rate {f['vertragsnummer']}", "DE44500105175407324931"))
        else:
            zeilen.append((f["erste"], name, f"{f['was']} {f['vertragsnummer']}", None))
    zeilen += [(Decimal("38.40"), "Waschsalon Automaten GmbH", "Münzerlös Waschkeller", "DE02500105170137075030"),
               (Decimal("-412.60"), "Stadtwerke", "Allgemeinstrom Abschlag", "DE02100500000054540402")]
    anfang = Decimal("18250.75")
    ziel.parent.mkdir(parents=True, exist_ok=True)
    ziel.write_text(_camt(konto["iban"], heute.isoformat(), (heute - timedelta(days=1)).isoformat(), anfang, zeilen), encoding="utf-8")
    return ziel


def _camt(iban: str, tag: str, vortag: str, anfang: Decimal, zeilen: list[tuple[Decimal, str, str, str | None]]) -> str:
    def saldo(art: str, betrag: Decimal, am: str) -> str:
        return (f'<Bal><Tp><CdOrPrtry><Cd>{art}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{abs(betrag)}</Amt><CdtDbtInd>{"CRDT" if betrag >= 0 else "DBIT"}</CdtDbtInd><Dt><Dt>{am}</Dt></Dt></Bal>')

    def eintrag(nr: int, betrag: Decimal, name: str, zweck: str, konto: str | None) -> str:
        seite = "Dbtr" if betrag > 0 else "Cdtr"
        return (f'<Ntry><Amt Ccy="EUR">{abs(betrag)}</Amt><CdtDbtInd>{"CRDT" if betrag > 0 else "DBIT"}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{tag}</Dt></BookgDt><ValDt><Dt>{tag}</Dt></ValDt>'
                f"<AcctSvcrRef>{tag.replace('-', '')}-{nr}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><{seite}><Pty><Nm>{escape(name[:70])}</Nm></Pty></{seite}>"
                + (f"<{seite}Acct><Id><IBAN>{konto}</IBAN></Id></{seite}Acct>" if konto else "") + f"</RltdPties><RmtInf><Ustrd>{escape(zweck[:140])}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>")

    return ('<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>\n'
            f"<GrpHdr><MsgId>DEMO-{tag}</MsgId><CreDtTm>{tag}T06:00:00+01:00</CreDtTm></GrpHdr>\n<Stmt><Id>{tag}-1</Id><CreDtTm>{tag}T06:00:00+01:00</CreDtTm><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
            + saldo("OPBD", anfang, vortag) + "\n" + saldo("CLBD", anfang + sum(z[0] for z in zeilen), tag) + "\n"
            + "\n".join(eintrag(nr, *z) for nr, z in enumerate(zeilen, 1)) + "\n</Stmt></BkToCstmrStmt></Document>\n")
