"""MT940 (SWIFT statement) with the structured :86: of German banks; the file is taken apart by mt-940."""
from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import mt940
import mt940.models

from app.bank.lesen import Auszug, betrag, ist_rueckgabe, ohne_leeres, sepa_felder, unlesbar

_ANFANG = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\{1:|:20:)")
_FELD86 = re.compile(r"\?(\d\d)")


def erkennt(inhalt: bytes) -> bool:
    return bool(_ANFANG.match(inhalt[:400])) or (b":20:" in inhalt[:2000] and b":60" in inhalt[:4000])


def lesen(datei: str, inhalt: bytes) -> list[Auszug]:
    try:
        text = inhalt.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = inhalt.decode("cp1252", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    auszuege, zeile = [], 1
    # each message is one statement, or one page of one
    for teil in re.split(r"(?m)^(?=:20:)", text):
        if teil.startswith(":20:"):
            auszuege.append(_auszug(datei, teil, zeile))
        zeile += teil.count("\n")
    return _seiten_verbinden(auszuege, datei)


def _auszug(datei: str, text: str, zeile: int) -> Auszug:
    if ":62F:" not in text and ":62M:" not in text or not re.search(r"(?m)^:60[FM]:", text):
        raise unlesbar("Dem Auszug fehlt der Anfangs- oder der Endsaldo; die Datei ist abgeschnitten.", datei, zeile + text.count("\n"))
    orte = [zeile + text[:t.start()].count("\n") for t in re.finditer(r"(?m)^:61:", text)]
    try:
        buch = mt940.models.Transactions(processors={"post_transaction_details": [_roh]})
        buch.parse(text)
        kopf = buch.data
        anfang = kopf.get("final_opening_balance") or kopf["intermediate_opening_balance"]
        ende = kopf.get("final_closing_balance") or kopf["intermediate_closing_balance"]
        umsaetze = [t for t in buch.transactions if t.data.get("amount")]
    except Exception as f:       # noqa: BLE001  the library raises what its patterns happen to meet; whatever it is, the file is not one
        raise unlesbar("Die Datei ist beschädigt.", datei, zeile) from f
    # the library skips what its patterns do not know: a line that was not understood is a line that is missing
    if len(umsaetze) != len(orte):
        raise unlesbar("Nicht jede Umsatzzeile ist lesbar.", datei, zeile)
    waehrungen = {anfang.amount.currency, ende.amount.currency}
    return ohne_leeres({
        "art": "mt940", "iban": (kopf.get("account_identification") or "").replace(" ", "").upper().removesuffix("EUR"), "auszug": _nummer(kopf, anfang.date), "seite": kopf.get("sequence_number"),
        "waehrung": ", ".join(sorted(waehrungen)), "von": min([anfang.date, *(t.data["entry_date"] or t.data["date"] for t in umsaetze)]).isoformat(), "bis": ende.date.isoformat(),
        "anfangssaldo": anfang.amount.amount, "endsaldo": ende.amount.amount,
    }) | {"zeilen": [_zeile(t.data, ort, datei) for t, ort in zip(umsaetze, orte)]}


def _nummer(kopf: dict[str, Any], tag: date) -> str:
    """Banks number within a year, and many send 0: the day makes it one."""
    return f"{tag.year}-{kopf.get('statement_number') or '0'}-{tag.isoformat()}"


def _roh(_buch: Any, _marke: Any, felder: dict[str, Any], ergebnis: dict[str, Any]) -> dict[str, Any]:
    """Keeps the :86: as it is; what is in it is taken apart here."""
    ergebnis["roh86"] = felder.get("transaction_details") or ""
    return ergebnis


def _zeile(d: dict[str, Any], ort: int, datei: str) -> dict[str, Any]:
    # the mark, not the sign of the library: RC takes a credit back
    minus = d["status"] in ("D", "RC")
    wert = abs(Decimal(d["amount"].amount)) * (-1 if minus else 1)
    roh = (d.get("roh86") or d.get("transaction_details") or "").replace("\n", "")
    gvc = roh[:3] if re.match(r"\d{3}\?", roh) else None
    teile: dict[str, str] = {}
    if gvc:
        stuecke = _FELD86.split(roh[3:])
        for nummer, inhalt in zip(stuecke[1::2], stuecke[2::2]):
            teile[nummer] = teile.get(nummer, "") + inhalt
    # the purpose runs over its sub-fields without a break of its own, keywords begin one
    zweck = "".join(teile.get(f"{n:02d}", "") for n in (*range(20, 30), *range(60, 64))) if gvc else roh
    felder = sepa_felder(zweck)
    rueckgabe = (gvc if ist_rueckgabe(gvc) and minus else None) or ("RC" if d["status"] == "RC" else None)
    ursprung = entgelt = None
    if rueckgabe:
        if "OAMT" in felder:
            ursprung = betrag(felder["OAMT"].split(" ")[0].lstrip("+"), datei, ort)
        elif "COAM" in felder:
            ursprung = -wert - betrag(felder["COAM"].split(" ")[0].lstrip("+"), datei, ort)
        entgelt = -wert - ursprung if ursprung and -wert > ursprung else None
    konto = teile.get("31", "").replace(" ", "")
    return ohne_leeres({
        "zeile": ort, "buchung": (d.get("entry_date") or d["date"]).isoformat(), "wertstellung": d["date"].isoformat(), "betrag": wert, "waehrung": d.get("currency"),
        "name": (teile.get("32", "") + teile.get("33", "")).strip(), "iban": konto if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", konto) else felder.get("IBAN"),
        "zweck": felder.get("SVWZ") or felder.get("") or zweck, "ende_zu_ende": felder.get("EREF"), "mandat": felder.get("MREF"),
        "referenz": d.get("bank_reference") if d.get("bank_reference") not in (None, "", "NONREF") else None, "text": teile.get("00"),
        "rueckgabe": rueckgabe, "ursprungsbetrag": ursprung, "entgelt": entgelt})


def _seiten_verbinden(auszuege: list[Auszug], datei: str) -> list[Auszug]:
    """:60M: and :62M: are the balances between two pages: page follows page until the final balance."""
    fertig: list[Auszug] = []
    for a in auszuege:
        a.pop("seite", None)
        letzter = fertig[-1] if fertig else None
        if letzter and letzter["iban"] == a["iban"] and letzter["auszug"] == a["auszug"] and letzter["endsaldo"] == a["anfangssaldo"]:
            letzter["zeilen"] += a["zeilen"]
            letzter["endsaldo"], letzter["bis"] = a["endsaldo"], a["bis"]
        else:
            fertig.append(a)
    return fertig
