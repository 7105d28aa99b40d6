"""Keys and values of JSON columns as people read them: with umlauts, with the right unit, with names."""
from __future__ import annotations

import re
from decimal import Decimal

import pytest

from app.verwaltung import texte
from tests import werkstatt

#: words in which ae, oe, ue is none
OHNE_UMLAUT = re.compile(r"\b(dauer|neue\w*|\w*quelle|steuer\w*|abenteuer|aktuell\w*)\b", re.IGNORECASE)


def schluessel() -> set[str]:
    """Names of fields of all machines, and what effects give back."""
    namen = {n for p in (werkstatt.WURZEL / "db/automaten").glob("*.sql") for n in re.findall(r'"name": "([a-z_0-9]+)"', p.read_text())}
    for p in (werkstatt.WURZEL / "db/functions").rglob("*.sql"):
        for stelle in re.findall(r"RETURN (?:coalesce\()?pg_catalog\.jsonb_(?:strip_nulls\(pg_catalog\.jsonb_)?build_object\((.*?)\);", p.read_text(), re.DOTALL):
            namen |= set(re.findall(r"'([a-z][a-z_0-9]*)',", stelle))
    return namen


def test_kein_schluessel_ohne_umlaut() -> None:
    alle = schluessel()
    assert len(alle) > 300
    assert {s: b for s in alle if re.search("ae|oe|ue", OHNE_UMLAUT.sub("", b := texte.beschriftung(s)), re.IGNORECASE)} == {}


PERSON = "0d6f1c2e-0000-4000-8000-000000000001"


@pytest.mark.parametrize("wert, schluessel_, feld, gesehen", [
    ("84.00", "wohnflaeche", None, "84\u00a0m²"),
    ("84.00", "betrag", None, "84,00\u00a0€"),
    ("84.00", "was_auch_immer", None, "84,00\u00a0€"),
    ("84.50", "wohnflaeche", {"typ": "zahl"}, "84,5"),
    ("5.95", "veraenderung_prozent", None, "5,95\u00a0%"),
    ("25.00", "quote_prozent", None, "25\u00a0%"),
    ("119.30", "index_neu", None, "119,3"),
    (Decimal("3"), "personen", None, "3"),
    ("teil", "umfang", {"typ": "auswahl", "optionen": [{"wert": "teil", "titel": "Ein Teil der Wohnung"}]}, "Ein Teil der Wohnung"),
    ("bar", "text", {"typ": "text"}, "bar"),
    (PERSON, "zustaendig", {"typ": "kennung"}, "Sabine Reuter"),
    (PERSON.replace("1", "2"), "foto", {"typ": "datei"}, "Datei"),
    ([PERSON], "personen", None, "Sabine Reuter"),
    ({"zustaendig": PERSON}, "", None, "Zuständig Sabine Reuter"),
    (False, "dringend", {"typ": "ja_nein"}, "nein"),
    (None, "dringend", {"typ": "ja_nein"}, "–"),
])
def test_werte(wert: object, schluessel_: str, feld: dict | None, gesehen: str) -> None:
    assert texte.wert(wert, schluessel_, feld, {PERSON: "Sabine Reuter"}) == gesehen
