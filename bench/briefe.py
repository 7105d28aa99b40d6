"""Letters: a thousand of a mass release, against WeasyPrint alone.

    .venv/bin/python bench/briefe.py [--briefe 1000]

Floor: WeasyPrint renders the HTML of the same letters, ready made, to the same PDF/A-3a with tags and the same attachment, fonts and style
sheet parsed once. Measured: `dokumente.rendere`, which checks the snapshot and its sums, fills the template, draws the GiroCode, writes the
XML and makes the file PDF/UA as well. They alternate in one process; both run as processor time, so that a busy machine is no excuse. Then the
same letters through the pool the service uses, by the clock.
"""
from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import time

from gemeinsam import WURZEL

from app import dienst, dokumente

DIGEST = "0" * 64


def briefe(anzahl: int) -> list[dict]:
    """Snapshots of the letter in the handbook, each with another debtor, number and one to three items."""
    text = (WURZEL / "docs" / "dokumente.md").read_text("utf-8")
    muster = json.loads(re.search(r"<!-- beispiel: mahnung_hausgeld -->\n```json\n(.*?)\n```", text, re.DOTALL)[1])
    alle = []
    for nr in range(anzahl):
        d = json.loads(json.dumps(muster))
        d["empfaenger"][0].update(name=f"Ralf Schmidt {nr}", nachname=f"Schmidt {nr}")
        d["zahlung"]["zweck"] = f"Mahnung {nr}, 0148/04"
        d["positionen"] = d["positionen"][: nr % 3 + 1]
        anteile = [10.00] if nr % 3 == 0 else [5.00, 5.00] if nr % 3 == 1 else [3.34, 3.33, 3.33]
        for p, anteil in zip(d["positionen"], anteile):
            p.update(gebuehr_anteil=f"{anteil:.2f}", gesamt=f"{float(p['offen']) + float(p['zinsen']) + anteil:.2f}")
        d["summen"] = {"hauptforderung": f"{420 * len(d['positionen']):.2f}", "zinsen": f"{sum(float(p['zinsen']) for p in d['positionen']):.2f}", "gebuehr": "10.00",
                       "gesamt": f"{sum(float(p['gesamt']) for p in d['positionen']):.2f}"}
        alle.append(d)
    return alle


def weasyprint_allein(quelle: str, bilder: dict[str, bytes], anlagen: list) -> bytes:
    from weasyprint import HTML

    schriften, stil = dokumente._satz(1)
    ziel = io.BytesIO()
    HTML(string=quelle, url_fetcher=dokumente._abruf(bilder), base_url=None, media_type="print").render(
        stylesheets=[stil], font_config=schriften, pdf_variant="pdf/a-3a", pdf_tags=True, dpi=300,
    ).write_pdf(ziel, pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=True, pdf_version="1.7", dpi=300, attachments=anlagen)
    return ziel.getvalue()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--briefe", type=int, default=1000)
    a = p.parse_args()
    alle = briefe(a.briefe)
    print(f"{a.briefe} letters of one to three items; floor and product alternate, processor time of one core")
    boden, werte = [], []
    for nr, daten in enumerate([alle[0], *alle]):
        sauber = dokumente.pruefe_snapshot("mahnung", 1, daten)
        quelle = dokumente.als_html("mahnung", 1, sauber, DIGEST, "")
        bilder, anlagen = dokumente._beilagen("mahnung", sauber)
        beginn = time.process_time()
        weasyprint_allein(quelle, bilder, anlagen)
        mitte = time.process_time()
        dokumente.rendere("mahnung", 1, daten, {}, DIGEST, "")
        ende = time.process_time()
        if nr:                        # the first one reads fonts and style sheet
            boden.append(mitte - beginn)
            werte.append(ende - mitte)
    print(f"WeasyPrint alone    {len(boden) / sum(boden):6.2f} letters/s per core, median {statistics.median(boden) * 1000:.0f} ms")
    print(f"dokumente.rendere   {len(werte) / sum(werte):6.2f} letters/s per core, median {statistics.median(werte) * 1000:.0f} ms   ratio {sum(boden) / sum(werte):.2f}")
    zehntel = max(len(werte) // 10, 1)
    print(f"cost per letter     first tenth {statistics.mean(werte[:zehntel]) * 1000:.0f} ms, last tenth {statistics.mean(werte[-zehntel:]) * 1000:.0f} ms")
    beginn = time.perf_counter()
    with dienst._setzer(len(alle)) as (setzer, zugleich):
        groesse = sum(len(pdf) for pdf, _, _ in setzer.map(dokumente.setzen, *zip(*(("mahnung", 1, d, {}, DIGEST, "") for d in alle)), chunksize=1))
    dauer = time.perf_counter() - beginn
    kerne = zugleich // 2 or 1
    print(f"pool of {kerne} processes {len(alle) / dauer:6.2f} letters/s by the clock with their start ({len(alle) / dauer / kerne:.2f} per process), {groesse / len(alle) / 1024:.0f} KB each")


if __name__ == "__main__":
    main()
