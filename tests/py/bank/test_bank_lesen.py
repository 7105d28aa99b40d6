"""Bank files to the one shape; what is refused, with code, file and line (security: I07, I08). No database."""
from __future__ import annotations

import io
import zipfile

import pytest

from app.bank.lesen import GROESSTE_DATEI, AuszugFehler, lesen


def camt(zeilen: str, *, art: str = "camt.053", version: str = "08", anfang: str = "100.00", ende: str = "100.00", ccy: str = "EUR", kopf: str = "", vor: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    hulle, teil = ("BkToCstmrStmt", "Stmt") if art == "camt.053" else ("BkToCstmrAcctRpt", "Rpt")
    return f"""{vor}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{art}.001.{version}"><{hulle}><GrpHdr><MsgId>M1</MsgId></GrpHdr><{teil}><Id>2026-11</Id>{kopf}
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>{ccy}</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{anfang}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{ende}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-05</Dt></Dt></Bal>
{zeilen}</{teil}></{hulle}></Document>""".encode()


def eintrag(betrag: str, richtung: str = "CRDT", *, status: str = "<Sts><Cd>BOOK</Cd></Sts>", ref: str = "R1", mehr: str = "", posten: str = "") -> str:
    return (f'<Ntry><Amt Ccy="EUR">{betrag}</Amt><CdtDbtInd>{richtung}</CdtDbtInd>{status}<BookgDt><Dt>2026-11-03</Dt></BookgDt><ValDt><Dt>2026-11-04</Dt></ValDt>'
            f"<AcctSvcrRef>{ref}</AcctSvcrRef>{mehr}<NtryDtls>{posten}</NtryDtls></Ntry>\n")


def posten(betrag: str | None = None, *, zweck: str = "Miete", e2e: str = "NOTPROVIDED", name: str = "Katrin Ostermann", partei: bool = True, mehr: str = "") -> str:
    n = f"<Pty><Nm>{name}</Nm></Pty>" if partei else f"<Nm>{name}</Nm>"
    b = f'<Amt Ccy="EUR">{betrag}</Amt><CdtDbtInd>CRDT</CdtDbtInd>' if betrag else ""
    return (f"<TxDtls><Refs><EndToEndId>{e2e}</EndToEndId><MndtId>M-1</MndtId></Refs>{b}{mehr}<RltdPties><Dbtr>{n}</Dbtr><DbtrAcct><Id><IBAN>DE75512108001245126199</IBAN></Id></DbtrAcct></RltdPties>"
            f"<RmtInf><Ustrd>{zweck}</Ustrd></RmtInf></TxDtls>")


@pytest.mark.parametrize(("version", "status", "partei"), [("02", "<Sts>BOOK</Sts>", False), ("04", "<Sts>BOOK</Sts>", False), ("08", "<Sts><Cd>BOOK</Cd></Sts>", True)])
def test_camt_053_in_its_versions(version: str, status: str, partei: bool) -> None:
    [a] = lesen("a.xml", camt(eintrag("1130.00", status=status, posten=posten(partei=partei)), version=version, ende="1230.00"))
    assert (a["art"], a["iban"], a["auszug"], a["waehrung"], a["anfangssaldo"], a["endsaldo"], a["bis"]) == ("camt.053", "DE02120300000000202051", "2026-11", "EUR", "100.00", "1230.00", "2026-11-05")
    [z] = a["zeilen"]
    assert z == {"zeile": z["zeile"], "buchung": "2026-11-03", "wertstellung": "2026-11-04", "waehrung": "EUR", "referenz": "R1", "betrag": "1130.00", "name": "Katrin Ostermann",
                 "iban": "DE75512108001245126199", "zweck": "Miete", "ende_zu_ende": "NOTPROVIDED", "mandat": "M-1"}
    assert z["zeile"] == 6


def test_camt_052_announced_is_not_booked() -> None:
    [a] = lesen("a.xml", camt(eintrag("10.00", posten=posten()) + eintrag("20.00", status="<Sts><Cd>PDNG</Cd></Sts>", posten=posten()), art="camt.052", ende="110.00"))
    assert a["art"] == "camt.052" and [z.get("vorgemerkt") for z in a["zeilen"]] == [None, True]


def test_batch_is_resolved_and_must_add_up() -> None:
    [a] = lesen("a.xml", camt(eintrag("30.00", posten=posten("10.00", e2e="E1") + posten("20.00", e2e="E2")), ende="130.00"))
    assert [(z["betrag"], z["ende_zu_ende"], z["sammler"], z["referenz"]) for z in a["zeilen"]] == [("10.00", "E1", 1, "R1#1"), ("20.00", "E2", 1, "R1#2")]
    with pytest.raises(AuszugFehler) as f:
        lesen("a.xml", camt(eintrag("31.00", posten=posten("10.00") + posten("20.00")), ende="131.00"))
    assert f.value.code == "MA808" and f.value.zeile


@pytest.mark.parametrize("mehr", ['<AmtDtls><InstdAmt><Amt Ccy="EUR">1130.00</Amt></InstdAmt></AmtDtls>', '<Chrgs><Rcrd><Amt Ccy="EUR">3.00</Amt></Rcrd></Chrgs>', '<Chrgs><Amt Ccy="EUR">3.00</Amt></Chrgs>'])
def test_return_with_fee(mehr: str) -> None:
    rueck = posten(e2e="E1", mehr=mehr).replace("</TxDtls>", "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>")
    [z] = lesen("a.xml", camt(eintrag("1133.00", "DBIT", posten=rueck), anfang="2000.00", ende="867.00"))[0]["zeilen"]
    assert (z["betrag"], z["ursprungsbetrag"], z["entgelt"], z["rueckgabe"], z["ende_zu_ende"], z["iban"]) == ("-1133.00", "1130.00", "3.00", "AM04", "E1", "DE75512108001245126199")


MT940 = """:20:STARTUMS
:25:12030000/0000202051
:28C:00011/001
:60F:C261101EUR1000,00
:61:2611031103C1130,00N051NONREF//BANKREF1
:86:166?00GUTSCHRIFT?109249?20EREF+NOTPROVIDED?21SVWZ+Miete November 0147/0?227/1 WE 07?30BYLADEM1001?31DE75512108001245126199?32Katrin Ostermann
:61:2611041104D1133,00N030NONREF
:86:109?00RUECKLASTSCHRIFT?20EREF+E2E-77?21MREF+M-77?22OAMT+1130,00 COAM+3,00?23SVWZ+RETOURE AC04?31DE75512108001245126199?32Katrin Ostermann
:61:2611051105RC10,00N030NONREF
:86:051?00STORNO
:62F:C261105EUR987,00
-
"""


def test_mt940() -> None:
    [a] = lesen("umsatz.sta", MT940.encode())
    assert (a["art"], a["iban"], a["anfangssaldo"], a["endsaldo"], a["von"], a["bis"]) == ("mt940", "12030000/0000202051", "1000.00", "987.00", "2026-11-01", "2026-11-05")
    eins, zwei, drei = a["zeilen"]
    assert (eins["betrag"], eins["zweck"], eins["name"], eins["iban"], eins["zeile"]) == ("1130.00", "Miete November 0147/07/1 WE 07", "Katrin Ostermann", "DE75512108001245126199", 5)
    assert (zwei["betrag"], zwei["rueckgabe"], zwei["ursprungsbetrag"], zwei["entgelt"], zwei["mandat"], zwei["ende_zu_ende"]) == ("-1133.00", "109", "1130.00", "3.00", "M-77", "E2E-77")
    assert (drei["betrag"], drei["rueckgabe"]) == ("-10.00", "RC")            # a credit taken back is a debit
    assert sum(float(z["betrag"]) for z in a["zeilen"]) + 1000 == 987


def test_mt940_pages_are_one_statement() -> None:
    seiten = MT940.replace(":62F:C261105EUR987,00\n-\n", ":62M:C261105EUR987,00\n-\n") + ":20:STARTUMS\n:25:12030000/0000202051\n:28C:00011/002\n:60M:C261101EUR987,00\n:62F:C261105EUR987,00\n-\n"
    [a] = lesen("u.sta", seiten.encode("cp1252"))
    assert len(a["zeilen"]) == 3 and a["endsaldo"] == "987.00"


def zip_aus(**dateien: bytes) -> bytes:
    ziel = io.BytesIO()
    with zipfile.ZipFile(ziel, "w", zipfile.ZIP_DEFLATED) as z:
        for name, inhalt in dateien.items():
            z.writestr(name, inhalt)
    return ziel.getvalue()


def test_zip_of_statements() -> None:
    assert [a["art"] for a in lesen("a.zip", zip_aus(a=camt("", art="camt.052"), b=MT940.encode()))] == ["mt940", "camt.052"]     # what is booked first


GANZ = camt(eintrag("10.00", posten=posten()), ende="110.00")
BOMBE = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'


@pytest.mark.parametrize(("inhalt", "code"), [
    (b"", "MA807"), (b"\x00" * 100, "MA807"), (b"%PDF-1.7", "MA807"), (b"Datum;Betrag\n", "MA807"), (b"<html></html>", "MA807"),
    (camt("", vor=BOMBE), "MA809"), (camt("", vor='<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'), "MA809"),
    (camt("", vor='<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "MA809"), (camt("&e;"), "MA808"),
    (camt("", vor='<?xml version="1.0" encoding="UTF-7"?>'), "MA809"), (camt("", vor='<?xml version="1.0" encoding="EBCDIC-CP-DE"?>'), "MA809"),
    (GANZ[:len(GANZ) // 2], "MA808"), (GANZ[:-3], "MA808"), (GANZ.replace(b"</Ntry>", b""), "MA808"), (GANZ.replace(b">10.00<", b">zehn<"), "MA808"), (GANZ.replace(b">10.00<", b">NaN<"), "MA808"),
    (GANZ.replace(b">10.00<", b">10.001<"), "MA808"), (GANZ.replace(b"OPBD", b"XPBD"), "MA808"), (GANZ.replace(b"IBAN>", b"XBAN>"), "MA808"), (camt("").replace(b"053.001.08", b"099.001.08"), "MA807"),
    (b"<" + b" " * GROESSTE_DATEI, "MA810"), (b"PK\x03\x04" + b"x" * 100, "MA808"), (zip_aus(bombe=b"<" + b"0" * (30 * 2**20)), "MA810"), (zip_aus(zip=zip_aus(a=GANZ)), "MA809"), (zip_aus(), "MA807"),
    (zip_aus(**{f"d{i}": GANZ for i in range(401)}), "MA810"),
    (MT940[:-30].encode(), "MA808"), (MT940.replace(":60F:C261101EUR1000,00\n", "").encode(), "MA808"), (MT940.replace("C1130,00N051", "Q1130,00N051").encode(), "MA808")])
def test_refused_whole(inhalt: bytes, code: str) -> None:
    """I07, I08"""
    with pytest.raises(AuszugFehler) as f:
        lesen("datei", inhalt)
    assert f.value.code == code and f.value.hinweis and "datei" in f.value.datei


def test_xinclude_is_text_like_any_other() -> None:
    """I07: nothing is fetched."""
    [a] = lesen("a.xml", camt('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'))
    assert a["zeilen"] == []


def test_currencies_are_told() -> None:
    [a] = lesen("a.xml", camt("", ccy="SEK"))
    assert a["waehrung"] == "EUR, SEK"
