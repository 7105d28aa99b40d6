#!/usr/bin/env python3
"""Generate the public holidays that recht.feiertage stores.

Run by hand once a year (or when a Land passes a new holiday), never by the build and never from SQL:

    python script/feiertage_erzeugen.py [first year] [last year]     # default 2000 2035

Needs the PyPI package ``holidays`` in the version named below. Writes ``db/migrations/daten_recht/feiertage.csv``: one line
per day and name, with the Länder (and regions with holidays of their own) in which it is a public holiday. Migration 0002
loads the file as it was in its commit; later years or corrections are a new data migration or rows a DBA adds.
"""

import sys
from collections import defaultdict
from pathlib import Path

import holidays

VERSION = "0.108"
ZIEL = Path(__file__).resolve().parent.parent / "db" / "migrations" / "daten_recht" / "feiertage.csv"

OEFFENTLICH = ("public",)
KATHOLISCH = ("public", "catholic")

# code in recht.laender -> (subdivision of the package, categories)
REGIONEN = {kuerzel: (kuerzel, OEFFENTLICH) for kuerzel in
            ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")}
REGIONEN |= {
    "BY-Augsburg": ("Augsburg", OEFFENTLICH),
    "BY-katholisch": ("BY", KATHOLISCH),
    "SN-katholisch": ("SN", KATHOLISCH),
    "TH-katholisch": ("TH", KATHOLISCH),
}


def erzeugen(von: int, bis: int) -> list[tuple[str, str, str]]:
    """Rows (day, name, codes separated by blanks), sorted by day and name."""
    zeilen = defaultdict(list)
    for kuerzel, (subdiv, kategorien) in REGIONEN.items():
        kalender = holidays.Germany(subdiv=subdiv, years=range(von, bis + 1), categories=kategorien, language="de")
        for tag in sorted(kalender):
            # two holidays on one day (1 May 2008: Erster Mai and Christi Himmelfahrt) are one row
            name = " / ".join(sorted(kalender.get_list(tag)))
            zeilen[tag.isoformat(), name].append(kuerzel)
    return [(tag, name, " ".join(sorted(laender))) for (tag, name), laender in sorted(zeilen.items())]


def main() -> int:
    if holidays.__version__ != VERSION:
        print(f"holidays {holidays.__version__} ist installiert, erwartet wird {VERSION}", file=sys.stderr)
        return 1
    von, bis = (int(a) for a in (sys.argv[1:3] if len(sys.argv) > 2 else ("2000", "2035")))
    zeilen = erzeugen(von, bis)
    ZIEL.parent.mkdir(parents=True, exist_ok=True)
    with ZIEL.open("w", encoding="utf-8", newline="\n") as datei:
        datei.write("tag;name;laender\n")
        datei.writelines(f"{tag};{name};{laender}\n" for tag, name, laender in zeilen)
    print(f"{len(zeilen)} Zeilen in {ZIEL.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
