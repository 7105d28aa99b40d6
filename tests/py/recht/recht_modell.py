"""The law once more, in Python, written from the rules and not from the SQL: what both must agree on.

Deliberately built with other means: Easter by the Gregorian computus instead of stored rows, exact fractions instead of numeric,
loops over days instead of interval arithmetic. No function here is shorter because the SQL is.
"""
from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

TAG = dt.timedelta(days=1)
LAENDER = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split()
REGIONEN = [*LAENDER, "BY-Augsburg", "BY-katholisch", "SN-katholisch", "TH-katholisch"]


# -- calendar ---------------------------------------------------------------------------------------------------------

def ostersonntag(jahr: int) -> dt.date:
    """Anonymous Gregorian computus."""
    a, b, c = jahr % 19, jahr // 100, jahr % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    monat, tag = divmod(h + m - 7 * n + 114, 31)
    return dt.date(jahr, monat, tag + 1)


def feiertage(jahr: int, region: str) -> set[dt.date]:
    """Public holidays by the table of the rules: which holiday, in which Land, since when."""
    land = region[:2]
    ostern = ostersonntag(jahr)
    tage = {dt.date(jahr, 1, 1), ostern - 2 * TAG, ostern + TAG, dt.date(jahr, 5, 1), ostern + 39 * TAG, ostern + 50 * TAG,
            dt.date(jahr, 10, 3), dt.date(jahr, 12, 25), dt.date(jahr, 12, 26)}
    if land in ("BW", "BY", "ST"):
        tage.add(dt.date(jahr, 1, 6))
    if (land == "BE" and jahr >= 2019) or (land == "MV" and jahr >= 2023):
        tage.add(dt.date(jahr, 3, 8))
    if land == "BB":
        tage |= {ostern, ostern + 49 * TAG}
    if land in ("BW", "BY", "HE", "NW", "RP", "SL") or region in ("SN-katholisch", "TH-katholisch"):
        tage.add(ostern + 60 * TAG)
    if land == "SL" or region in ("BY-katholisch", "BY-Augsburg"):
        tage.add(dt.date(jahr, 8, 15))
    if region == "BY-Augsburg":
        tage.add(dt.date(jahr, 8, 8))
    if land == "TH" and jahr >= 2019:
        tage.add(dt.date(jahr, 9, 20))
    if land in ("BB", "MV", "SN", "ST", "TH") or (land in ("HB", "HH", "NI", "SH") and jahr >= 2018) or jahr == 2017:
        tage.add(dt.date(jahr, 10, 31))
    if land in ("BW", "BY", "NW", "RP", "SL"):
        tage.add(dt.date(jahr, 11, 1))
    if land == "SN":                                  # the Wednesday before 23 November
        tag = dt.date(jahr, 11, 22)
        while tag.weekday() != 2:
            tag -= TAG
        tage.add(tag)
    if land == "BE":
        tage |= {tag for tag in (dt.date(2020, 5, 8), dt.date(2025, 5, 8), dt.date(2028, 6, 17)) if tag.year == jahr}
    return tage


_zwischenspeicher: dict[tuple[int, str], set[dt.date]] = {}


def ist_feiertag(tag: dt.date, region: str) -> bool:
    schluessel = tag.year, region
    if schluessel not in _zwischenspeicher:
        _zwischenspeicher[schluessel] = feiertage(*schluessel)
    return tag in _zwischenspeicher[schluessel]


def arbeitstag(tag: dt.date, region: str) -> bool:
    return tag.weekday() < 5 and not ist_feiertag(tag, region)


def paragraf_193(tag: dt.date, region: str) -> dt.date:
    while not arbeitstag(tag, region):
        tag += TAG
    return tag


def werktag(monat: dt.date, nummer: int, region: str, samstag: bool) -> dt.date | None:
    tag, gezaehlt = monat.replace(day=1), 0
    while tag.month == monat.month:
        if (tag.weekday() < 5 or (samstag and tag.weekday() == 5)) and not ist_feiertag(tag, region):
            gezaehlt += 1
            if gezaehlt == nummer:
                return tag
        tag += TAG
    return None


def monat(tag: dt.date, plus: int = 0) -> tuple[int, int]:
    """Year and month, some months later."""
    zahl = tag.year * 12 + tag.month - 1 + plus
    return zahl // 12, zahl % 12 + 1


def erster(tag: dt.date, plus: int = 0) -> dt.date:
    return dt.date(*monat(tag, plus), 1)


def letzter(tag: dt.date, plus: int = 0) -> dt.date:
    return erster(tag, plus + 1) - TAG


def plus_monate(tag: dt.date, anzahl: int) -> dt.date:
    """§ 188 II, III: the same number of day, or the end of the month."""
    return min(erster(tag, anzahl) + (tag.day - 1) * TAG, letzter(tag, anzahl))


def nach_monaten(tag: dt.date, anzahl: int) -> dt.date:
    """§ 187 II: the first day after a period whose first day counts."""
    return erster(tag, anzahl) + (tag.day - 1) * TAG if tag.day <= letzter(tag, anzahl).day else erster(tag, anzahl + 1)


# -- notice -----------------------------------------------------------------------------------------------------------

def kuendigung(zugang: dt.date, ueberlassung: dt.date | None, durch: str, region: str, sonderfall: str | None) -> tuple[dt.date, dt.date]:
    """(safe end, end on the view that favours whoever gives notice)."""
    if sonderfall == "573c3":
        ende = letzter(zugang, 0 if zugang.day <= 15 else 1)
        return ende, ende

    def zusatz(ab_jahrestag: bool) -> int:
        if durch == "mieter" or sonderfall in ("573d", "580a"):
            return 0
        jahre = 0
        while (zugang >= plus_monate(ueberlassung, 12 * (jahre + 1)) if ab_jahrestag else zugang > plus_monate(ueberlassung, 12 * (jahre + 1))):
            jahre += 1
        return (6 if jahre >= 8 else 3 if jahre >= 5 else 0) + (3 if sonderfall == "573a" else 0)

    if sonderfall == "580a":
        stich = dt.date(zugang.year, (zugang.month - 1) // 3 * 3 + 1, 1)
        weite, monate = 3, 5
    else:
        stich, weite, monate = zugang.replace(day=1), 1, 2
    dritter = werktag(stich, 3, region, True)
    verschoben = paragraf_193(dritter, region)
    sicher = letzter(stich, (0 if zugang <= dritter else weite) + monate + zusatz(True))
    andere = letzter(stich, (0 if zugang <= verschoben else weite) + monate + zusatz(False))
    return sicher, andere


def widerspruch_bis(mietende: dt.date) -> dt.date:
    """The last day D such that two months lie between its end and the end of the tenancy."""
    tag = mietende
    while plus_monate(tag + TAG, 2) > mietende + TAG:
        tag -= TAG
    return tag


# -- interest ---------------------------------------------------------------------------------------------------------

def schaltjahr(jahr: int) -> bool:
    return (dt.date(jahr, 12, 31) - dt.date(jahr, 1, 1)).days == 365


def verzugszinsen(betrag: Decimal, von: dt.date, bis: dt.date, punkte: Decimal, zahlungen: list[tuple[dt.date, Decimal]],
                  saetze: dict[tuple[int, int], Decimal]) -> Fraction:
    """Day by day, exact. `saetze`: (year, half) → percent."""
    summe, tag = Fraction(0), von
    while tag <= bis:
        saldo = betrag - sum(b for t, b in zahlungen if t <= tag)
        satz = saetze[tag.year, 1 if tag.month < 7 else 2] + punkte if saldo else Decimal(0)
        summe += Fraction(saldo) * Fraction(satz) / 100 / (366 if schaltjahr(tag.year) else 365)
        tag += TAG
    return summe


def cent(betrag: Fraction) -> Decimal:
    """Half a cent goes up."""
    hundertstel = betrag * 100
    ganz = hundertstel.numerator // hundertstel.denominator
    return Decimal(ganz + (1 if hundertstel - ganz >= Fraction(1, 2) else 0)) / 100


def cent_ab(betrag: Fraction) -> Decimal:
    """Never above."""
    hundertstel = betrag * 100
    return Decimal(hundertstel.numerator // hundertstel.denominator) / 100


def kaution_zinsen(einzahlungen: list[tuple[dt.date, Decimal]], bis: dt.date, saetze: dict[int, Decimal]) -> dict[int, Decimal]:
    if not einzahlungen:
        return {}
    je_jahr, guthaben, tag = {}, Decimal(0), min(t for t, _ in einzahlungen)
    laufend = Fraction(0)
    while tag < bis:
        guthaben += sum((b for t, b in einzahlungen if t == tag), Decimal(0))
        laufend += Fraction(guthaben) * Fraction(saetze[tag.year]) / 100 / (366 if schaltjahr(tag.year) else 365)
        if tag + TAG == bis or (tag.month, tag.day) == (12, 31):
            je_jahr[tag.year] = cent(laufend)
            guthaben += je_jahr[tag.year]
            laufend = Fraction(0)
        tag += TAG
    return je_jahr


# -- the rest ---------------------------------------------------------------------------------------------------------

def tilgung_verteilung(offen: list[dict], zahlung: Decimal, tag: dt.date | None) -> dict[str, Decimal]:
    """§ 366, group by group; within a group cent by cent to whoever is furthest below his share."""
    def rang(f: dict) -> tuple:
        return (not f["bestimmt"], tag is not None and f["faellig"] > tag, f["sicherheit"], -f["last"], f["faellig"])

    verteilt, rest = {f["id"]: Decimal(0) for f in offen}, zahlung
    for stufe in sorted({rang(f) for f in offen}):
        gruppe = [f for f in offen if rang(f) == stufe]
        schuld = sum(f["betrag"] for f in gruppe)
        da = min(rest, schuld)
        rest -= da
        if not schuld:
            continue
        genau = {f["id"]: Fraction(da) * Fraction(f["betrag"]) / Fraction(schuld) for f in gruppe}
        for f in gruppe:
            verteilt[f["id"]] = cent_ab(genau[f["id"]])
        uebrig = da - sum(verteilt[f["id"]] for f in gruppe)
        for f in sorted(gruppe, key=lambda f: genau[f["id"]] - Fraction(verteilt[f["id"]]), reverse=True):
            if uebrig <= 0:
                break
            verteilt[f["id"]] += Decimal("0.01")
            uebrig -= Decimal("0.01")
    return verteilt


def zahlungsverzug(miete: Decimal, rueckstaende: dict[tuple[int, int], Decimal]) -> tuple[bool, bool]:
    offen = {m: b for m, b in rueckstaende.items() if b > 0}
    a = any(offen[m] + offen[n] > miete for m in offen for n in offen if n == ((m[0], m[1] + 1) if m[1] < 12 else (m[0] + 1, 1)))
    zahlen = [j * 12 + m for j, m in offen]
    b = bool(zahlen) and max(zahlen) - min(zahlen) + 1 > 2 and sum(offen.values()) >= 2 * miete
    return a, b


def aufbewahrung(art: str, jahr: int) -> dt.date:
    """BEG IV: eight years for vouchers, also for those whose ten years were still running on 1 January 2025."""
    if art == "buchungsbeleg" and jahr + 10 >= 2025:
        return max(dt.date(jahr + 8, 12, 31), dt.date(2024, 12, 31))
    return dt.date(jahr + {"buch": 10, "jahresabschluss": 10, "buchungsbeleg": 10, "brief": 6}[art], 12, 31)


def runden(betrag: Decimal) -> Decimal:
    return betrag.quantize(Decimal("0.01"), ROUND_HALF_UP)
