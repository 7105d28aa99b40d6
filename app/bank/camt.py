"""CAMT.053 and CAMT.052, versions 02 to 13: the tags this reads have the same names in all of them, or one of two.

Batches are resolved: an entry with several transactions becomes their lines, and they must add up to the entry.
"""
from __future__ import annotations

import re
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

import defusedxml
import defusedxml.ElementTree

from app.bank.lesen import Auszug, AuszugFehler, betrag, ist_rueckgabe, ohne_leeres, sepa_felder, unlesbar

_NAMENSRAUM = re.compile(r"^\{urn:iso:std:iso:20022:tech:xsd:(camt\.05[23])\.001\.(\d\d)\}Document$")
_KODIERUNG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ERLAUBT = {b"utf-8", b"iso-8859-1", b"iso-8859-15", b"us-ascii", b"ascii", b"windows-1252", b"utf-16"}
#: sub-families of ISO 20022 that are returns of direct debits (received or sent) and of credit transfers
_RUECK_UNTER = {"UPDD", "RRTN", "RJCT", "PRDD", "RIMB", "ARET", "RPCR"}
_SALDO_ANFANG, _SALDO_ENDE = ("OPBD", "PRCD"), ("CLBD", "ITBD")


class _Ort(TreeBuilder):
    """Remembers the line each element began in."""

    def __init__(self) -> None:
        super().__init__()
        self.parser: defusedxml.ElementTree.DefusedXMLParser | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        element = super().start(tag.rpartition("}")[2] if not tag.endswith("}Document") else tag, attrs)
        if tag.rpartition("}")[2] in ("Ntry", "Stmt", "Rpt", "TxDtls"):
            element.set("zeile", str(self.parser.parser.CurrentLineNumber))
        return element


def erkennt(inhalt: bytes) -> bool:
    anfang = inhalt[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return anfang.startswith(b"<") or inhalt[:2] in (b"\xff\xfe", b"\xfe\xff")


def lesen(datei: str, inhalt: bytes) -> list[Auszug]:
    if (kodierung := _KODIERUNG.match(inhalt[:200].lstrip(b"\xef\xbb\xbf"))) and kodierung[1].lower() not in _ERLAUBT:
        raise AuszugFehler("MA809", "Die Datei nennt eine Zeichenkodierung, die keine Bank verwendet.", "Die Datei unverändert aus dem Onlinebanking nehmen.", datei)
    bau = _Ort()
    parser = defusedxml.ElementTree.DefusedXMLParser(target=bau, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    bau.parser = parser
    try:
        parser.feed(inhalt)
        wurzel = parser.close()
    except defusedxml.DefusedXmlException as f:
        raise AuszugFehler("MA809", "Die Datei enthält eine Dokumenttyp-Angabe; so etwas kommt von keiner Bank.", "Die Datei nicht verwenden und unverändert aus dem Onlinebanking nehmen.", datei) from f
    except (ParseError, ValueError, LookupError) as f:
        raise unlesbar("Die Datei ist beschädigt oder abgeschnitten.", datei, getattr(f, "position", (None,))[0]) from f
    if not (art := _NAMENSRAUM.match(wurzel.tag)):
        raise AuszugFehler("MA807", "Das ist kein Kontoauszug.", "Angenommen werden CAMT.053 und CAMT.052.", datei)
    return _seiten_verbinden([_auszug(e, art[1], datei) for kopf in wurzel for e in kopf if e.tag in ("Stmt", "Rpt")], datei)


def _text(e: Element | None, pfad: str) -> str | None:
    if e is None:
        return None
    text = e.findtext(pfad)
    return text.strip() or None if text else None


def _tag(e: Element | None, pfad: str) -> str | None:
    wert = _text(e, f"{pfad}/Dt") or _text(e, f"{pfad}/DtTm")
    return wert[:10] if wert else None


def _vorzeichen(e: Element) -> int:
    return -1 if _text(e, "CdtDbtInd") == "DBIT" else 1


def _auszug(e: Element, art: str, datei: str) -> Auszug:
    ort = int(e.get("zeile", 0)) or None
    iban = _text(e, "Acct/Id/IBAN") or _text(e, "Acct/Id/Othr/Id")
    nummer = _text(e, "Id")
    if not iban or not nummer:
        raise unlesbar("Dem Auszug fehlt Konto oder Nummer.", datei, ort)
    waehrungen = {w for w in [_text(e, "Acct/Ccy")] if w}
    salden: dict[str, tuple[Decimal, str | None]] = {}
    for saldo in e.findall("Bal"):
        kennung = _text(saldo, "Tp/CdOrPrtry/Cd")
        if kennung in _SALDO_ANFANG + _SALDO_ENDE:
            waehrungen.add(saldo.find("Amt").get("Ccy", "") if saldo.find("Amt") is not None else "")
            salden[kennung] = (betrag(_text(saldo, "Amt"), datei, ort) * _vorzeichen(saldo), _tag(saldo, "Dt"))
    zeilen: list[dict] = []
    for nr, eintrag in enumerate(e.findall("Ntry"), 1):
        zeilen += _zeilen(eintrag, nr, datei)
    anfang = next((salden[k] for k in _SALDO_ANFANG if k in salden), None)
    ende = next((salden[k] for k in _SALDO_ENDE if k in salden), None)
    if art == "camt.053" and (anfang is None or ende is None):
        raise unlesbar("Dem Auszug fehlt der Anfangs- oder der Endsaldo.", datei, ort)
    tage = [z["buchung"] for z in zeilen]
    von = _tag_oder(_text(e, "FrToDt/FrDtTm"), min(tage, default=None) or (anfang[1] if anfang else None))
    bis = _tag_oder(ende[1] if ende else None, max(tage, default=None) or von)
    return ohne_leeres({
        "art": art, "iban": iban.replace(" ", "").upper(), "auszug": nummer[:70], "seite": _text(e, "StmtPgntn/PgNb") or _text(e, "RptPgntn/PgNb"),
        "waehrung": ", ".join(sorted(waehrungen)) or "EUR", "von": min(filter(None, [von, bis, *tage]), default=None), "bis": bis,
        "anfangssaldo": anfang[0] if anfang else None, "endsaldo": ende[0] if ende else None}) | {"zeilen": zeilen}


def _tag_oder(wert: str | None, sonst: str | None) -> str | None:
    return wert[:10] if wert else sonst


def _zeilen(e: Element, nr: int, datei: str) -> list[dict]:
    ort = int(e.get("zeile", 0)) or None
    summe = betrag(_text(e, "Amt"), datei, ort) * _vorzeichen(e)
    waehrung = e.find("Amt").get("Ccy") if e.find("Amt") is not None else None
    buchung = _tag(e, "BookgDt") or _tag(e, "ValDt")
    if buchung is None:
        raise unlesbar("Einer Buchung fehlt der Tag.", datei, ort)
    unter = _text(e, "BkTxCd/Domn/Fmly/SubFmlyCd")
    gvc = _gvc(e)
    kopf = {"zeile": ort or nr, "buchung": buchung, "wertstellung": _tag(e, "ValDt"), "waehrung": waehrung, "text": _text(e, "AddtlNtryInf"),
            "vorgemerkt": (_text(e, "Sts/Cd") or _text(e, "Sts")) not in (None, "BOOK")}
    referenz = _text(e, "AcctSvcrRef") or _text(e, "NtryRef")
    posten = e.findall("NtryDtls/TxDtls")
    if summe == 0:
        return []
    if len(posten) <= 1:
        return [_zeile(posten[0] if posten else None, e, summe, kopf | {"referenz": referenz}, unter, gvc, datei)]
    zeilen = []
    for i, p in enumerate(posten, 1):
        if p.find("Amt") is not None:
            wert = betrag(_text(p, "Amt"), datei, ort) * (_vorzeichen(p) if p.find("CdtDbtInd") is not None else _vorzeichen(e))
        elif (roh := _text(p, "AmtDtls/TxAmt/Amt") or _text(p, "AmtDtls/InstdAmt/Amt")) is not None:
            wert = betrag(roh, datei, ort) * (_vorzeichen(p) if p.find("CdtDbtInd") is not None else _vorzeichen(e))
        else:
            raise unlesbar("Einem Posten einer Sammelbuchung fehlt der Betrag.", datei, int(p.get("zeile", 0)) or ort)
        eigene = _text(p, "Refs/AcctSvcrRef")
        zeilen.append(_zeile(p, e, wert, kopf | {"zeile": int(p.get("zeile", 0)) or ort or nr, "sammler": nr,
                                                 "referenz": eigene if eigene and eigene != referenz else f"{referenz}#{i}" if referenz else None}, unter, gvc, datei))
    if sum(Decimal(z["betrag"]) for z in zeilen) != summe:
        raise unlesbar("Die Posten einer Sammelbuchung ergeben nicht ihren Betrag.", datei, ort)
    return zeilen


def _gvc(e: Element) -> str | None:
    """The German code of the transaction: NTRF+166+9249 or 166 in the proprietary part."""
    roh = _text(e, "BkTxCd/Prtry/Cd") or _text(e, "NtryDtls/TxDtls/BkTxCd/Prtry/Cd") or ""
    treffer = re.search(r"(?:^|\+)(\d{3})(?:\+|$)", roh)
    return treffer[1] if treffer else None


def _zeile(p: Element | None, e: Element, wert: Decimal, kopf: dict, unter: str | None, gvc: str | None, datei: str) -> dict:
    eingang = wert > 0
    zweck = " ".join(t.strip() for t in (x.text or "" for x in (p.findall("RmtInf/Ustrd") if p is not None else [])) if t.strip())
    felder = sepa_felder(zweck)
    beleg = _text(p, "RmtInf/Strd/CdtrRefInf/Ref")
    # the other side: of money in the payer, of money out the payee; of a return the roles of the first payment stand
    grund = _text(p, "RtrInf/Rsn/Cd") or _text(p, "RtrInf/Rsn/Prtry")
    rueckgabe = grund or (gvc if ist_rueckgabe(gvc) else None) or (unter if unter in _RUECK_UNTER else None)
    seiten = ("Dbtr", "Cdtr") if eingang or (rueckgabe and not eingang) else ("Cdtr", "Dbtr")
    name = next((n for s in seiten for n in [_text(p, f"RltdPties/{s}/Nm") or _text(p, f"RltdPties/{s}/Pty/Nm") or _text(p, f"RltdPties/Ultmt{s}/Nm")] if n), None)
    iban = next((i for s in seiten for i in [_text(p, f"RltdPties/{s}Acct/Id/IBAN")] if i), None)
    ursprung = entgelt = None
    if rueckgabe and not eingang:
        roh = _text(p, "AmtDtls/InstdAmt/Amt") or _text(p, "AmtDtls/TxAmt/Amt") or felder.get("OAMT", "").split(" ")[0].lstrip("+") or None
        ursprung = betrag(roh, datei, kopf["zeile"]) if roh else None
        gebuehren = [betrag(g.text, datei, kopf["zeile"]) for t in (p, e) if t is not None for g in [*t.findall("Chrgs/Amt"), *t.findall("Chrgs/Rcrd/Amt")] if g.text]
        entgelt = -wert - ursprung if ursprung and -wert > ursprung else sum(gebuehren) if gebuehren and not ursprung else None
        if entgelt and not ursprung:
            ursprung = -wert - entgelt
    return ohne_leeres({
        **kopf, "betrag": wert, "name": name, "iban": iban, "zweck": (felder.get("SVWZ") or felder.get("") or zweck) if felder else beleg or _text(p, "AddtlTxInf"),
        "ende_zu_ende": _text(p, "Refs/EndToEndId") or felder.get("EREF"), "mandat": _text(p, "Refs/MndtId") or felder.get("MREF"), "rueckgabe": rueckgabe,
        "ursprungsbetrag": ursprung, "entgelt": entgelt, "text": kopf["text"] or _text(p, "AddtlTxInf")})


def _seiten_verbinden(auszuege: list[Auszug], datei: str) -> list[Auszug]:
    """Pages of one statement in one file are one statement: the opening balance of the first, the closing one of the last."""
    fertig: dict[tuple, Auszug] = {}
    for a in auszuege:
        schluessel = (a["iban"], a["auszug"])
        seite = a.pop("seite", None)
        if seite is None or schluessel not in fertig:
            if schluessel in fertig:
                raise unlesbar("Derselbe Auszug steht zweimal in der Datei.", datei)
            fertig[schluessel] = a
            continue
        erste = fertig[schluessel]
        erste["zeilen"] += a["zeilen"]
        for feld in ("endsaldo", "bis"):
            if feld in a:
                erste[feld] = a[feld]
    return list(fertig.values())
