"""Properties of the law functions, against an independent model (recht_modell.py) and on their own.

Every rule is asked for random days of 2002 to 2035 in all Länder and regions; the calendar itself is compared in full.
"""
from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

import psycopg
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import recht_modell as m

TAG = m.TAG
#: MIETAKTE_BEISPIELE=3000 looks longer and at other days than last time
BEISPIELE = int(os.environ.get("MIETAKTE_BEISPIELE", "120"))


def fuer(*strategien: st.SearchStrategy) -> Callable[[Callable], Callable]:
    """@given with the settings of this file."""
    return lambda test: settings(max_examples=BEISPIELE, deadline=None, derandomize="MIETAKTE_BEISPIELE" not in os.environ, database=None,
                                 suppress_health_check=list(HealthCheck))(given(*strategien)(test))


regionen = st.sampled_from(m.REGIONEN)
tage = st.dates(dt.date(2002, 1, 1), dt.date(2034, 6, 30))           # so that what follows stays within 2035
zinstage = st.dates(dt.date(2002, 1, 1), dt.date(2026, 12, 31))
betraege = st.decimals(min_value=0, max_value=50000, places=2)
punkte = st.sampled_from([Decimal(p) for p in ("5", "9", "8", "1", "4.5", "12.25")])

Frage = Callable[..., object]


@pytest.fixture(scope="module")
def frage(db_modul: str) -> Iterator[Frage]:
    """frage("SELECT …", values) → the one value, or the tuple of the one row."""
    with psycopg.connect(db_modul, autocommit=True) as verbindung:
        def stellen(anweisung: str, *werte: object) -> object:
            zeile = verbindung.execute(anweisung, werte).fetchone()
            return zeile[0] if len(zeile) == 1 else zeile
        stellen.zeilen = lambda anweisung, *werte: verbindung.execute(anweisung, werte).fetchall()
        yield stellen


@pytest.fixture(scope="module")
def saetze(frage: Frage) -> dict[tuple[int, int], Decimal]:
    return {(ab.year, 1 if ab.month == 1 else 2): satz for ab, satz in frage.zeilen("SELECT gueltig_ab, prozent FROM recht.basiszinssaetze_geltend")}


def paare(liste: list[tuple[dt.date, Decimal]]) -> str:
    return json.dumps([[t.isoformat(), str(b)] for t, b in liste])


# -- calendar ---------------------------------------------------------------------------------------------------------

def test_feiertage_sind_die_der_regeln(frage: Frage) -> None:
    """All stored holidays of 2000 to 2035 in all 20 Länder and regions, against computus and table of the rules."""
    gespeichert = {(land, tag) for land, tag in frage.zeilen("SELECT land, tag FROM recht.feiertage_geltend")}
    gerechnet = {(land, tag) for land in m.REGIONEN for jahr in range(2000, 2036) for tag in m.feiertage(jahr, land)}
    assert gespeichert == gerechnet


def test_jeder_monat_in_jedem_land(frage: Frage) -> None:
    """Third and fourth Werktag of every month from 2002 to 2035 everywhere."""
    ist = {(land, monat): tuple(werte) for land, monat, *werte in frage.zeilen("""
        SELECT l.kuerzel, t.monat::date, recht.werktag(t.monat::date, 3, l.kuerzel, false), recht.werktag(t.monat::date, 3, l.kuerzel, true), v.faellig_bis, v.verzug_ab
        FROM recht.laender AS l, generate_series(DATE '2002-01-01', DATE '2035-12-01', '1 month') AS t (monat), recht.verzug_ab(t.monat::date, l.kuerzel) AS v""")}
    assert len(ist) == 20 * 34 * 12
    for (land, monat), werte in ist.items():
        soll = m.werktag(monat, 3, land, False), m.werktag(monat, 3, land, True), m.werktag(monat, 3, land, False), m.werktag(monat, 4, land, False)
        assert werte == soll, (land, monat)


@fuer(tage, st.integers(1, 19), regionen, st.booleans())
def test_werktag(frage: Frage, monat: dt.date, nummer: int, land: str, samstag: bool) -> None:
    assume(m.werktag(monat, nummer + 1, land, samstag))
    tag, naechster = frage("SELECT recht.werktag(%s, %s, %s, %s), recht.werktag(%s, %s, %s, %s)", monat, nummer, land, samstag, monat, nummer + 1, land, samstag)
    assert tag == m.werktag(monat, nummer, land, samstag)
    assert tag < naechster
    assert tag.weekday() < (6 if samstag else 5) and not m.ist_feiertag(tag, land)


@fuer(tage, regionen)
def test_paragraf_193(frage: Frage, tag: dt.date, land: str) -> None:
    ist = frage("SELECT recht.naechster_werktag(%s, %s)", tag, land)
    assert ist == m.paragraf_193(tag, land)
    assert m.arbeitstag(ist, land) and ist >= tag
    assert not any(m.arbeitstag(tag + n * TAG, land) for n in range((ist - tag).days))
    assert frage("SELECT recht.naechster_werktag(%s, %s)", ist, land) == ist


@fuer(tage, st.integers(0, 120))
def test_monatsfristen(frage: Frage, tag: dt.date, monate: int) -> None:
    ist = frage("SELECT recht.fristende(%s, %s), recht.fristbeginn(%s, %s), recht.monatsende(%s, %s), recht.monatsanfang(%s, %s)", *(tag, monate) * 4)
    assert ist == (m.plus_monate(tag, monate), m.nach_monaten(tag, monate), m.letzter(tag, monate), m.erster(tag, monate))


# -- notice -----------------------------------------------------------------------------------------------------------

seiten = st.sampled_from([("mieter", None), ("vermieter", None), ("vermieter", "573a"), ("vermieter", "573d"), ("mieter", "573d"),
                          ("mieter", "573c3"), ("vermieter", "573c3"), ("mieter", "580a"), ("vermieter", "580a")])
# days around the boundaries more often than chance would have it: early in a month, near the anniversaries
zugaenge = st.one_of(tage, st.builds(lambda t, n: t.replace(day=n), tage, st.integers(1, 8)))


@fuer(zugaenge, st.one_of(st.integers(0, 12000), st.builds(lambda j, d: j * 365 + j // 4 + d, st.sampled_from([5, 8]), st.integers(-3, 3))), seiten, regionen)
def test_kuendigungsfrist(frage: Frage, zugang: dt.date, alter: int, seite: tuple[str, str | None], land: str) -> None:
    durch, sonderfall = seite
    ueberlassung = zugang - alter * TAG
    monate, ende, spaetestens, strittig, widerspruch = frage(
        "SELECT frist_monate, mietende, mietende_spaetestens, strittig, widerspruch_bis FROM recht.kuendigungsfrist(%s, %s, %s, %s, %s)", zugang, ueberlassung, durch, land, sonderfall)
    assert (ende, spaetestens) == m.kuendigung(zugang, ueberlassung, durch, land, sonderfall)
    assert ende == m.letzter(ende) and spaetestens <= ende and strittig == (spaetestens < ende)
    assert widerspruch == (m.widerspruch_bis(ende) if durch == "vermieter" and sonderfall in (None, "573a", "573d") else None)
    if sonderfall not in ("573c3", "580a"):
        # never shorter than the period less the two or three days until the third Werktag, never a month longer
        assert m.plus_monate(zugang, monate) <= ende + 8 * TAG
        assert ende <= m.plus_monate(zugang, monate + 1)
    if durch == "mieter" and sonderfall is None:
        assert monate == 3


@fuer(zugaenge, st.integers(1, 40), seiten, regionen)
def test_spaeterer_zugang_nie_frueheres_ende(frage: Frage, zugang: dt.date, spaeter: int, seite: tuple[str, str | None], land: str) -> None:
    ruf = "SELECT mietende, mietende_spaetestens FROM recht.kuendigungsfrist(%s, '1995-06-15', %s, %s, %s)"
    frueh, spaet = frage(ruf, zugang, seite[0], land, seite[1]), frage(ruf, zugang + spaeter * TAG, seite[0], land, seite[1])
    assert frueh[0] <= spaet[0] and frueh[1] <= spaet[1]


# -- other dates ------------------------------------------------------------------------------------------------------

@fuer(tage, regionen)
def test_verzug_nie_vor_dem_gesetz(frage: Frage, monat: dt.date, land: str) -> None:
    faellig, verzug = frage("SELECT faellig_bis, verzug_ab FROM recht.verzug_ab(%s, %s)", monat, land)
    assert verzug > faellig                                     # the law: the calendar day after
    assert not any(m.arbeitstag(faellig + n * TAG, land) for n in range(1, (verzug - faellig).days))   # no working day is given away


@fuer(tage, tage, regionen, st.booleans(), st.booleans())
def test_verzug_durch_rechnung(frage: Frage, zugang: dt.date, faellig: dt.date, land: str, hinweis: bool, verbraucher: bool) -> None:
    ist = frage("SELECT recht.verzug_ab_rechnung(%s, %s, %s, %s, %s)", zugang, faellig, land, hinweis, verbraucher)
    assert ist == (None if verbraucher and not hinweis else m.paragraf_193(max(zugang, faellig) + 30 * TAG, land) + TAG)


@fuer(tage, regionen)
def test_fristen_nach_einem_tag(frage: Frage, tag: dt.date, land: str) -> None:
    """Everything that runs from one day, by the rule written out once more."""
    def um_monate(n: int) -> dt.date:
        return m.paragraf_193(m.plus_monate(tag, n), land)
    zwei_wochen = tag + 14 * TAG
    assert frage("SELECT * FROM recht.anfechtungsfrist(%s, %s)", tag, land) == (um_monate(1), um_monate(2))
    assert frage("SELECT * FROM recht.schonfrist_bis(%s, %s)", tag, land) == (m.plus_monate(tag, 2), um_monate(2), True, False)
    assert frage("SELECT * FROM recht.mahnbescheid_fristen(%s, %s)", tag, land) == (m.paragraf_193(zwei_wochen, land), m.paragraf_193(zwei_wochen, land) + TAG, um_monate(6))
    assert frage("SELECT * FROM recht.auskunft_bis(%s, %s)", tag, land) == (m.plus_monate(tag, 1), um_monate(1))
    assert frage("SELECT * FROM recht.fortsetzung_widerspruch_bis(%s, %s)", tag, land) == (zwei_wochen, m.paragraf_193(zwei_wochen, land))
    assert frage("SELECT recht.verjaehrung_548(%s, %s)", tag, land) == um_monate(6)
    assert frage("SELECT * FROM recht.verzug_ab_faelligkeit(%s, %s)", tag, land) == (m.paragraf_193(tag, land), m.paragraf_193(tag, land) + TAG)
    assert frage("SELECT * FROM recht.mieterhoehung_termine(%s, %s)", tag, land) == (
        m.erster(tag, 3), m.letzter(tag, 2), m.paragraf_193(m.letzter(tag, 2), land), m.letzter(tag, 5))
    assert frage("SELECT * FROM recht.sonderkuendigung_561(%s, %s)", tag, land) == (m.letzter(tag, 2), m.paragraf_193(m.letzter(tag, 2), land), m.letzter(tag, 4))
    assert frage("SELECT recht.mieterhoehung_klage_spaetestens(%s, %s) >= m.klage_bis FROM recht.mieterhoehung_termine(%s, %s) AS m", tag, land, tag, land)
    assert frage("SELECT recht.haerteeinwand_bis(%s), recht.nk_einwendung_bis(%s), recht.modernisierung_fruehester_beginn(%s)", tag, tag, tag) == (
        m.letzter(tag, 1), m.letzter(tag, 12), m.plus_monate(tag, 3) + TAG)
    assert frage("SELECT recht.modernisierung_wirksam_ab(%s, true), recht.modernisierung_wirksam_ab(%s, false)", tag, tag) == (m.erster(tag, 3), m.erster(tag, 9))
    assert frage("SELECT recht.nk_abrechnung_bis(%s)", m.letzter(tag)) == m.letzter(tag, 12)
    assert frage("SELECT recht.bescheinigung_bis(%s), recht.einladung_bis(%s)", tag, tag) == (zwei_wochen, tag - 22 * TAG)


@fuer(tage, st.integers(-30, 900))
def test_sperrfrist(frage: Frage, letzte: dt.date, abstand: int) -> None:
    zugang = letzte + abstand * TAG
    fruehester, zulaessig, wirksam = frage("SELECT * FROM recht.mieterhoehung_sperrfrist(%s, %s)", letzte, zugang)
    assert fruehester == m.nach_monaten(letzte, 12)
    assert zulaessig == (zugang >= fruehester) == (wirksam is not None)
    if zulaessig:
        assert wirksam.day == 1 and wirksam >= m.nach_monaten(letzte, 15) and wirksam >= m.erster(zugang, 3)
        assert m.erster(wirksam, -1) < m.nach_monaten(letzte, 15) or m.erster(wirksam, -1) < m.erster(zugang, 3)     # and no month later than need be


@fuer(tage, tage)
def test_index_wirksam_ab(frage: Frage, zugang: dt.date, letzte: dt.date) -> None:
    ist = frage("SELECT recht.index_wirksam_ab(%s, %s)", zugang, letzte)
    assert ist.day == 1 and ist >= m.erster(zugang, 2) and ist >= m.nach_monaten(letzte, 12)
    assert m.erster(ist, -1) < m.erster(zugang, 2) or m.erster(ist, -1) < m.nach_monaten(letzte, 12)


# -- interest ---------------------------------------------------------------------------------------------------------

@st.composite
def forderungen(draw: st.DrawFn) -> tuple[Decimal, dt.date, dt.date, Decimal, list[tuple[dt.date, Decimal]]]:
    betrag = draw(betraege)
    von = draw(zinstage)
    bis = min(von + draw(st.integers(0, 1500)) * TAG, dt.date(2026, 12, 31))
    zahlungen, rest = [], betrag
    for _ in range(draw(st.integers(0, 3))):
        teil = draw(st.decimals(min_value=0, max_value=rest, places=2))
        rest -= teil
        zahlungen.append((von + draw(st.integers(-10, 1600)) * TAG, teil))
    return betrag, von, bis, draw(punkte), zahlungen


@fuer(forderungen())
def test_zinsen_auf_den_cent(frage: Frage, saetze: dict, forderung: tuple) -> None:
    betrag, von, bis, pp, zahlungen = forderung
    genau = m.verzugszinsen(betrag, von, bis, pp, zahlungen, saetze)
    assert frage("SELECT recht.verzugszinsen_summe(%s, %s, %s, %s, %s::jsonb)", betrag, von, bis, pp, paare(zahlungen)) == m.cent(genau)
    tage_mit_saldo = sum(1 for n in range((bis - von).days + 1) if betrag - sum(b for t, b in zahlungen if t <= von + n * TAG) > 0)
    zeilen = frage.zeilen("SELECT von, bis, tage, saldo, basiszinssatz, zinssatz, zinsen FROM recht.verzugszinsen(%s, %s, %s, %s, %s::jsonb)", betrag, von, bis, pp, paare(zahlungen))
    assert sum(z[2] for z in zeilen) == tage_mit_saldo
    assert all(z[2] == (z[1] - z[0]).days + 1 and z[5] == z[4] + pp for z in zeilen)
    assert all(a[1] < b[0] for a, b in zip(zeilen, zeilen[1:]))
    assert abs(Fraction(sum(z[6] for z in zeilen)) - genau) < Fraction(1, 10**9)


@fuer(forderungen(), st.integers(0, 1500))
def test_zinsen_sind_teilbar(frage: Frage, forderung: tuple, schnitt: int) -> None:
    """Additive over any split of the period, before rounding."""
    betrag, von, bis, pp, zahlungen = forderung
    mitte = von + schnitt * TAG
    assume(mitte < bis)
    ruf = "SELECT coalesce(sum(zinsen), 0) FROM recht.verzugszinsen(%s, %s, %s, %s, %s::jsonb)"
    ganz, links, rechts = (frage(ruf, betrag, a, b, pp, paare(zahlungen)) for a, b in ((von, bis), (von, mitte), (mitte + TAG, bis)))
    assert abs(ganz - links - rechts) < Decimal("1e-9")


@fuer(forderungen(), betraege, st.integers(0, 400))
def test_zinsen_wachsen(frage: Frage, forderung: tuple, mehr: Decimal, laenger: int) -> None:
    """Never less for more money, more days, more points, fewer payments."""
    betrag, von, bis, pp, zahlungen = forderung
    spaeter = min(bis + laenger * TAG, dt.date(2026, 12, 31))
    ruf = "SELECT recht.verzugszinsen_summe(%s, %s, %s, %s, %s::jsonb)"
    zins = frage(ruf, betrag, von, bis, pp, paare(zahlungen))
    assert zins >= 0
    assert frage(ruf, betrag + mehr, von, bis, pp, paare(zahlungen)) >= zins
    assert frage(ruf, betrag, von, spaeter, pp, paare(zahlungen)) >= zins
    assert frage(ruf, betrag, von, bis, pp + 1, paare(zahlungen)) >= zins
    assert frage(ruf, betrag, von, bis, pp, "[]") >= zins


@fuer(betraege, st.integers(2002, 2026), punkte)
def test_nie_mehr_als_der_jahressatz(frage: Frage, saetze: dict, betrag: Decimal, jahr: int, pp: Decimal) -> None:
    """A full year, leap or not, never gives more than the year's higher rate, and exactly the rate where it did not change."""
    zins = frage("SELECT recht.verzugszinsen_summe(%s, %s, %s, %s)", betrag, dt.date(jahr, 1, 1), dt.date(jahr, 12, 31), pp)
    niedrig, hoch = sorted((saetze[jahr, 1], saetze[jahr, 2]))
    assert m.runden(betrag * (niedrig + pp) / 100) <= zins <= m.runden(betrag * (hoch + pp) / 100)


@fuer(st.lists(forderungen(), max_size=6))
def test_menge_ist_einzeln(frage: Frage, forderungen_: list[tuple]) -> None:
    bis = dt.date(2026, 12, 31)
    posten = [{"posten": str(n), "betrag": str(b), "von": v.isoformat(), "prozentpunkte": str(p), "zahlungen": json.loads(paare(z))} for n, (b, v, _, p, z) in enumerate(forderungen_)]
    menge = frage.zeilen("SELECT * FROM recht.verzugszinsen_menge(%s::jsonb, %s)", json.dumps(posten), bis)
    einzeln = [(str(n), *zeile) for n, (b, v, _, p, z) in enumerate(forderungen_)
               for zeile in frage.zeilen("SELECT * FROM recht.verzugszinsen(%s, %s, %s, %s, %s::jsonb)", b, v, bis, p, paare(z))]
    assert menge == einzeln


@fuer(st.lists(st.tuples(st.dates(dt.date(2003, 1, 1), dt.date(2026, 6, 30)), betraege), min_size=1, max_size=4), st.integers(0, 2500))
def test_kautionszinsen(frage: Frage, einzahlungen: list, dauer: int) -> None:
    bis = min(max(t for t, _ in einzahlungen) + dauer * TAG, dt.date(2026, 11, 1))
    jahre = {ab.year: satz for ab, satz in frage.zeilen("SELECT gueltig_ab, prozent FROM recht.kautionszinssaetze_geltend")}
    ist = dict(frage.zeilen("SELECT jahr, zinsen FROM recht.kaution_zinsen(%s::jsonb, %s)", paare(einzahlungen), bis))
    soll = m.kaution_zinsen(einzahlungen, bis, jahre)
    assert {j: z for j, z in ist.items() if z} == {j: z for j, z in soll.items() if z}
    if len(einzahlungen) == 1:
        assert frage.zeilen("SELECT jahr, zinsen FROM recht.kaution_zinsen(%s::jsonb, %s, %s::jsonb)", paare(einzahlungen), bis,
                            json.dumps({j: str(s) for j, s in jahre.items()})) == sorted(ist.items())


# -- money ------------------------------------------------------------------------------------------------------------

@fuer(betraege, betraege, betraege, betraege)
def test_tilgung_verliert_keinen_cent(frage: Frage, kosten: Decimal, zinsen: Decimal, haupt: Decimal, zahlung: Decimal) -> None:
    k, z, h, rest = frage("SELECT * FROM recht.tilgung(%s, %s, %s, %s)", kosten, zinsen, haupt, zahlung)
    assert min(k, z, h, rest) >= 0 and k <= kosten and z <= zinsen and h + rest == haupt
    assert k + z + h == min(zahlung, kosten + zinsen + haupt)
    assert (z == 0 or k == kosten) and (h == 0 or (k == kosten and z == zinsen))       # in this order


offene = st.lists(st.builds(lambda b, f, s, la, t: {"betrag": b, "faellig": f, "sicherheit": s, "last": la, "bestimmt": t},
                            betraege, st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 9)), st.integers(0, 1), st.integers(0, 1), st.booleans()), max_size=6)


@fuer(offene, betraege, st.one_of(st.none(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 9))))
def test_verteilung(frage: Frage, offen: list[dict], zahlung: Decimal, tag: dt.date | None) -> None:
    for n, f in enumerate(offen):
        f["id"] = str(n)
    eingabe = json.dumps([{**f, "betrag": str(f["betrag"]), "faellig": f["faellig"].isoformat()} for f in offen])
    zeilen = frage.zeilen("SELECT id, zahlung, rest FROM recht.tilgung_verteilung(%s::jsonb, %s, %s)", eingabe, zahlung, tag)
    assert sum(z[1] for z in zeilen) == min(zahlung, sum(f["betrag"] for f in offen))
    assert all(z[1] >= 0 and z[2] >= 0 and z[1] + z[2] == f["betrag"] for z, f in zip(zeilen, offen, strict=True))
    assert {z[0]: z[1] for z in zeilen} == m.tilgung_verteilung(offen, zahlung, tag)


@fuer(st.decimals(min_value=1, max_value=3000, places=2), st.dictionaries(st.tuples(st.just(2026), st.integers(1, 12)), st.decimals(min_value=0, max_value=3000, places=2), max_size=6))
def test_zahlungsverzug(frage: Frage, miete: Decimal, offen: dict) -> None:
    liste = json.dumps([[f"{j}-{mo:02}", str(b)] for (j, mo), b in offen.items()])
    a, b, grund, rueckstand = frage("SELECT * FROM recht.zahlungsverzug(%s, %s::jsonb)", miete, liste)
    assert (a, b) == m.zahlungsverzug(miete, offen) and grund == (a or b) and rueckstand == sum(offen.values())


@fuer(betraege, st.sampled_from([Decimal(15), Decimal(20)]), betraege)
def test_kappungsgrenze_nie_ueberschritten(frage: Frage, miete: Decimal, prozent: Decimal, plus: Decimal) -> None:
    ist, genau = frage("SELECT recht.kappungsgrenze(%s, %s, %s)", miete, prozent, plus), miete * (100 + prozent) / 100 + plus
    assert ist <= genau < ist + Decimal("0.01")


@fuer(betraege, betraege, betraege, st.decimals(min_value=10, max_value=300, places=2), st.decimals(min_value=0, max_value=3000, places=2), betraege)
def test_modernisierung(frage: Frage, kosten: Decimal, erhaltung: Decimal, dritte: Decimal, flaeche: Decimal, miete: Decimal, bisher: Decimal) -> None:
    jahr, ungekappt, qm, rest, monat = frage("SELECT * FROM recht.modernisierung(%s, %s, %s, %s, %s, %s)", kosten, erhaltung, dritte, flaeche, miete, bisher)
    anrechenbar = Fraction(max(kosten - erhaltung - dritte, Decimal(0)))
    assert qm == (2 if Fraction(miete) / Fraction(flaeche) < 7 else 3)
    assert (jahr, ungekappt) == (m.cent_ab(anrechenbar * 8 / 100), m.cent_ab(anrechenbar * 8 / 1200))
    assert rest == m.cent_ab(Fraction(max(qm * flaeche - bisher, Decimal(0)))) and monat == min(ungekappt, rest)


@fuer(st.decimals(min_value=1, max_value=5000, places=2), st.decimals(min_value="80.0", max_value="140.0", places=1), st.decimals(min_value="80.0", max_value="140.0", places=1))
def test_indexmiete(frage: Frage, miete: Decimal, alt: Decimal, neu: Decimal) -> None:
    assert frage("SELECT recht.indexmiete(%s, %s, %s)", miete, alt, neu) == m.cent(Fraction(miete) * Fraction(neu) / Fraction(alt))


@fuer(betraege, tage, regionen)
def test_kautionsraten(frage: Frage, kaution: Decimal, beginn: dt.date, land: str) -> None:
    raten = frage.zeilen("SELECT faellig_am, betrag FROM recht.kaution_raten(%s, %s, %s)", kaution, beginn, land)
    assert sum(b for _, b in raten) == kaution and max(b for _, b in raten) - min(b for _, b in raten) <= Decimal("0.02")
    assert raten[0][1] == min(b for _, b in raten)               # none before the last is larger
    assert [t for t, _ in raten] == [beginn, m.werktag(m.erster(beginn, 1), 3, land, False), m.werktag(m.erster(beginn, 2), 3, land, False)]


@fuer(st.lists(st.tuples(st.decimals(min_value=1, max_value=200, places=2), st.decimals(min_value=0, max_value=9999, places=1)), min_size=1, max_size=8),
       betraege, st.integers(50, 100))
def test_heizkosten_gehen_auf(frage: Frage, wohnungen: list, kosten: Decimal, anteil: int) -> None:
    flaeche, verbrauch = sum(f for f, _ in wohnungen), sum(v for _, v in wohnungen)
    assume(verbrauch > 0)
    teile = [frage("SELECT recht.heizkostenanteil(%s, %s, %s, %s, %s, %s)", kosten, anteil, f, flaeche, v, verbrauch) for f, v in wohnungen]
    assert teile == [m.cent(Fraction(kosten) * (anteil * Fraction(v) / Fraction(verbrauch) + (100 - anteil) * Fraction(f) / Fraction(flaeche)) / 100) for f, v in wohnungen]
    assert abs(sum(teile) - kosten) <= Decimal("0.005") * len(wohnungen)


@fuer(st.decimals(min_value=0, max_value=90, places=3))
def test_co2_stufen(frage: Frage, kg: Decimal) -> None:
    gerundet = m.cent(Fraction(kg) / 10) * 10                     # one decimal, half up
    stufe = 0 if gerundet < 12 else min(int((gerundet - 12) // 5) + 1, 9)
    assert frage("SELECT recht.co2_vermieteranteil(%s)", kg) == (95 if stufe == 9 else 10 * stufe)


@fuer(st.sampled_from(["buch", "jahresabschluss", "buchungsbeleg", "brief"]), st.integers(2000, 2060))
def test_aufbewahrung(frage: Frage, art: str, jahr: int) -> None:
    assert frage("SELECT recht.aufbewahrung_bis(%s, %s)", art, jahr) == m.aufbewahrung(art, jahr)


@fuer(st.sampled_from(["kopf", "mea", "objekt"]), st.lists(st.tuples(st.sampled_from(["ja", "nein", "enthaltung"]), st.integers(1, 9), st.integers(1, 999)), max_size=9))
def test_beschluss(frage: Frage, prinzip: str, stimmen: list) -> None:
    gewicht = {"kopf": lambda e, a: 1, "mea": lambda e, a: a, "objekt": lambda e, a: e}[prinzip]
    eingabe = json.dumps([{"eigentuemer": str(n), "einheiten": e, "mea": a, "stimme": s} for n, (s, e, a) in enumerate(stimmen)])
    ja, nein, enthaltung, angenommen = frage("SELECT * FROM recht.beschluss_ergebnis(%s, %s::jsonb)", prinzip, eingabe)
    soll = {s: sum(gewicht(e, a) for t, e, a in stimmen if t == s) for s in ("ja", "nein", "enthaltung")}
    assert (ja, nein, enthaltung, angenommen) == (soll["ja"], soll["nein"], soll["enthaltung"], soll["ja"] > soll["nein"])


# -- no session setting may change the law ------------------------------------------------------------------------------

@pytest.mark.parametrize("einstellung", ["DateStyle = 'German, DMY'", "DateStyle = 'SQL, MDY'", "\"TimeZone\" = 'Pacific/Kiritimati'", "lc_numeric = 'C'",
                                         "extra_float_digits = 0", "search_path = pg_temp, public", "IntervalStyle = 'iso_8601'"])
def test_unabhaengig_von_der_sitzung(db_modul: str, einstellung: str) -> None:
    fragen = ["SELECT recht.rechenweg('kuendigungsfrist', '{\"p_zugang\": \"2025-10-06\", \"p_ueberlassung\": \"2017-04-15\", \"p_durch\": \"vermieter\", \"p_land\": \"BE\"}')::text",
              "SELECT recht.rechenweg('verzugszinsen_menge', '{\"p_posten\": [{\"betrag\": 420, \"von\": \"2026-02-05\", \"zahlungen\": [[\"2026-03-01\", 20]]}], \"p_bis\": \"2026-07-12\"}')::text",
              "SELECT recht.rechenweg('kaution_zinsen', '{\"p_einzahlungen\": [[\"2018-10-01\", \"920.00\"]], \"p_bis\": \"2020-06-30\"}')::text",
              "SELECT string_agg(f::text, '') FROM recht.fehlende_werte(make_date(2027, 3, 1)) AS f"]
    with psycopg.connect(db_modul) as verbindung:
        vorher = [verbindung.execute(f).fetchone()[0] for f in fragen]
        verbindung.execute(f"SET LOCAL {einstellung}")
        assert [verbindung.execute(f).fetchone()[0] for f in fragen] == vorher
