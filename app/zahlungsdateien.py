"""The file of a payment run for the bank: pain.008 (collections) or pain.001 (payments), from what the database says is in it.

The library writes the XML and ships the schema it is checked against. What it would take from the clock or from chance (message id, time,
id of the batch) comes from the run instead: the same run gives the same bytes.
"""
from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from typing import Any

from sepaxml import SepaDD, SepaTransfer
from sepaxml.validation import try_valid_xml

LASTSCHRIFT, UEBERWEISUNG = "pain.008.001.08", "pain.001.001.09"
#: what banks print for German letters; everything else outside their character set becomes a space
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-", "„": "'", "“": "'", "&": "+", "€": "EUR"})


def text(wert: str, laenge: int) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^A-Za-z0-9/?:().,'+ -]", " ", unicodedata.normalize("NFKD", wert.translate(_UMLAUTE)).encode("ascii", "ignore").decode())).strip()[:laenge].strip()


def erzeugen(lauf: dict[str, Any]) -> tuple[str, bytes]:
    """Schema and bytes for what api.zahlungslauf_dateidaten says of a run."""
    einzug = lauf["art"] == "lastschrift"
    schema = LASTSCHRIFT if einzug else UEBERWEISUNG
    tag = date.fromisoformat(lauf["faellig_am"])
    kopf = {"name": text(lauf["name"], 70), "IBAN": lauf["iban"], "batch": True, "currency": "EUR"}
    if lauf["bic"]:
        kopf["BIC"] = lauf["bic"]
    if einzug:
        datei = SepaDD({**kopf, "creditor_id": lauf["glaeubiger_id"], "instrument": lauf["instrument"]}, schema=schema)
    else:
        datei = SepaTransfer(kopf, schema=schema)
    for p in lauf["posten"]:
        posten = {"name": text(p["name"], 70), "IBAN": p["iban"], "amount": int(Decimal(p["betrag"]) * 100), "description": text(p["zweck"], 140), "endtoend_id": p["ende_zu_ende"]}
        if einzug:
            # every collection is recurrent: since version 9.0 the rulebook no longer asks for FRST on the first one
            datei.add_payment({**posten, "type": "RCUR", "collection_date": tag, "mandate_id": p["mandat"], "mandate_date": date.fromisoformat(p["mandat_am"])})
        else:
            datei.add_payment({**posten, "execution_date": tag})
    inhalt = _festlegen(datei.export(validate=False), schema, lauf["nachricht"], lauf["freigegeben_am"])
    try_valid_xml(inhalt, schema)
    return schema, inhalt


def _festlegen(inhalt: bytes, schema: str, nachricht: str, zeit: str) -> bytes:
    ns = f"urn:iso:std:iso:20022:tech:xsd:{schema}"
    ET.register_namespace("", ns)
    wurzel = ET.fromstring(inhalt)      # written a line above, by ourselves
    wurzel.find(f".//{{{ns}}}MsgId").text = nachricht
    wurzel.find(f".//{{{ns}}}CreDtTm").text = zeit
    for nr, knoten in enumerate(wurzel.iter(f"{{{ns}}}PmtInfId"), 1):
        knoten.text = f"{nachricht}-P{nr}"
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(wurzel, "utf-8")
