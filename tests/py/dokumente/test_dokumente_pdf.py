"""The file itself: PDF/A and PDF/UA as far as qpdf and poppler can tell, layout after DIN 5008, same bytes for same input."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from dokumente_hilfen import BEISPIELE, BILDER, DIGEST, KOPF, WURZEL, art, lauf
from PIL import Image

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID, PDFUAID = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"


def seiten(pdf):
    return [o for o in pdf.objekte.values() if isinstance(o, dict) and o.get("/Type") == "/Page"]


def strukturelemente(pdf):
    """In reading order: (depth, element, parent)."""
    wurzel = pdf[pdf[wurzelverweis(pdf)]["/StructTreeRoot"]]

    def gehen(verweis, tiefe, eltern):
        element = pdf[verweis]
        if not isinstance(element, dict) or element.get("/Type") != "/StructElem":
            return
        yield tiefe, element, eltern
        for kind in element.get("/K", []):
            if isinstance(kind, str):
                yield from gehen(kind, tiefe + 1, element)

    for v in wurzel["/K"]:
        yield from gehen(v, 0, None)


def wurzelverweis(pdf):
    return pdf.objekte["trailer"]["/Root"]


def test_qpdf_findet_keinen_fehler(fertig, name):
    ergebnis = subprocess.run(["qpdf", "--check", str(fertig(name).pfad)], capture_output=True, text=True)
    assert ergebnis.returncode == 0 and "No syntax or stream encoding errors" in ergebnis.stdout, ergebnis.stdout + ergebnis.stderr


def test_xmp_nennt_pdfa_3a_und_pdfua_1(fertig, name):
    pdf = fertig(name)
    verweis = pdf[wurzelverweis(pdf)]["/Metadata"]
    assert "/Filter" not in pdf[verweis]["dict"]
    roh = pdf.strom(verweis).decode()
    baum = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", roh))
    assert len(baum.findall(f"{RDF}RDF")) == 1
    beschreibungen = list(baum.iter(f"{RDF}Description"))
    assert [b.get(f"{PDFAID}part") for b in beschreibungen if b.get(f"{PDFAID}part")] == ["3"]
    assert [b.get(f"{PDFAID}conformance") for b in beschreibungen if b.get(f"{PDFAID}conformance")] == ["A"]
    assert [e.text for e in baum.iter(f"{PDFUAID}part")] == ["1"]
    assert "http://www.aiim.org/pdfa/ns/extension/" in roh
    titel = [e.text for e in baum.iter(f"{RDF}li") if e.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"]
    assert titel == [pdf.info()["Title"]] and titel[0]


def test_pdfa_grundlagen(fertig, name):
    pdf = fertig(name)
    katalog = pdf[wurzelverweis(pdf)]
    assert katalog["/Lang"] == "u:de" and katalog["/MarkInfo"] == {"/Marked": True}
    assert katalog["/ViewerPreferences"]["/DisplayDocTitle"] is True
    (absicht,) = katalog["/OutputIntents"]
    assert absicht["/S"] == "/GTS_PDFA1" and pdf[absicht["/DestOutputProfile"]]["dict"]["/N"] == 3
    assert "/ID" in pdf.objekte["trailer"] and "/Encrypt" not in pdf.objekte["trailer"]
    alles = repr(pdf.objekte)
    for verboten in ("/JavaScript", "/JS'", "/Launch", "/OpenAction", "/AA'", "/XFA", "/URI'", "/GoToR", "/SubmitForm", "/RichMedia"):
        assert verboten not in alles, verboten
    for o in pdf.objekte.values():
        if isinstance(o, dict) and o.get("dict", {}).get("/Subtype") == "/Image":
            assert o["dict"].get("/Interpolate", False) is False and "/SMask" not in o["dict"]
    # only a dunning letter carries a file: its own figures, for a program to read
    beilagen = 1 if art(name) == "mahnung" else 0
    assert ("/EmbeddedFile" in alles) is bool(beilagen)
    assert lauf("pdfdetach", "-list", str(pdf.pfad)).startswith(f"{beilagen} embedded files")


def test_alle_schriften_eingebettet_und_aus_debian(fertig, name):
    zeilen = lauf("pdffonts", str(fertig(name).pfad)).splitlines()[2:]
    assert zeilen
    for z in zeilen:
        assert re.match(r"[A-Z]{6}\+(Liberation-Sans|Liberation-Sans-Bold|Liberation-Sans-Italic|Liberation-Mono|DejaVu-Sans)\s", z), z
        assert re.search(r"\s(yes)\s+(yes)\s+(yes)\s", z), z


def test_struktur(fertig, name):
    pdf = fertig(name)
    info = pdf.info()
    assert info["Tagged"] == "yes" and info["Page size"].endswith("(A4)")
    ergebnis = subprocess.run(["pdfinfo", "-struct", str(pdf.pfad)], capture_output=True, text=True)
    assert not ergebnis.stderr and ergebnis.stdout.startswith("Document")
    elemente = list(strukturelemente(pdf))
    namen = [e["/S"] for _, e, _ in elemente]
    ueberschriften = [int(n[2]) for n in namen if re.fullmatch(r"/H\d", n)]
    assert ueberschriften[0] == 1 and ueberschriften.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(ueberschriften, ueberschriften[1:]))
    kopfzellen = [e for _, e, _ in elemente if e["/S"] == "/TH"]
    assert kopfzellen and {e["/A"]["/Scope"] for e in kopfzellen} <= {"/Row", "/Column"}
    for _, e, _ in elemente:
        if e["/S"] == "/Figure":
            assert re.match(r"u:(Foto|Unterschrift|GiroCode|QR-Code für) .{5}", e["/Alt"]), e
        if e["/S"] == "/TD":
            assert e["/A"]["/Headers"], e
        if e["/S"] not in ("/TD", "/TH"):
            assert e["/K"], e
    assert all(eltern["/S"] == "/TR" for _, e, eltern in elemente if e["/S"] in ("/TD", "/TH"))
    assert all(eltern["/S"] in ("/THead", "/TBody", "/TFoot", "/Table") for _, e, eltern in elemente if e["/S"] == "/TR")


def test_kopfzellen_zeigen_in_die_richtige_richtung(fertig):
    pdf = fertig("kautionsabrechnung_schluss")
    for _, e, eltern in strukturelemente(pdf):
        if e["/S"] == "/TR" and eltern["/S"] == "/THead":
            assert {pdf[k]["/A"]["/Scope"] for k in e["/K"]} == {"/Column"}
        elif e["/S"] == "/TR":
            assert pdf[e["/K"][0]]["/A"]["/Scope"] == "/Row"


def test_bilder_haben_einen_alternativtext(fertig):
    pdf = fertig("uebergabeprotokoll_auszug")
    alt = [e["/Alt"][2:] for _, e, _ in strukturelemente(pdf) if e["/S"] == "/Figure"]
    kaesten = [(e["/A"]["/BBox"], pdf[e["/Pg"]]["/MediaBox"]) for _, e, _ in strukturelemente(pdf) if e["/S"] == "/Figure"]
    for (x1, y1, x2, y2), (_, _, breite, hoehe) in kaesten:
        assert 70 < x1 < x2 < breite - 56 and 95 < y1 < y2 < hoehe - 70 and x2 - x1 < 230, "points, from the bottom, inside the text area"
    assert len(alt) == 6 and "Foto zu Mangel 1 (Flur): Wohnungstür innen, ganze Ansicht" in alt and "Unterschrift von Katrin Ostermann" in alt


MALT = re.compile(r"(?<![\w/])(BDC|BMC|EMC|Tj|TJ|Do|sh|f\*?|F|S|s|B\*?|b\*?)(?![\w*])")


def test_alles_gezeichnete_ist_inhalt_oder_artefakt(fertig, name):
    pdf = fertig(name)
    zuordnung = pdf[pdf[pdf[wurzelverweis(pdf)]["/StructTreeRoot"]]["/ParentTree"]]["/Nums"]
    je_seite = dict(zip(zuordnung[::2], zuordnung[1::2]))
    artefakttext = 0
    for seite in seiten(pdf):
        inhalt = pdf.strom(seite["/Contents"]).decode("latin-1")
        for gid in re.findall(r"<([0-9a-fA-F]+)>", inhalt):
            assert len(gid) % 4 or "0000" not in [gid[i:i + 4] for i in range(0, len(gid), 4)], "fehlende Glyphe"
        ohne_text = re.sub(r"<(?!<)[0-9a-fA-F\s]*>|\((?:\\.|[^\\)])*\)", "<>", inhalt)
        stapel, mcids = [], []
        for treffer in MALT.finditer(ohne_text):
            op = treffer[1]
            if op in ("BDC", "BMC"):
                davor = ohne_text[max(0, treffer.start() - 80):treffer.start()]
                marke = re.search(r"/(\w+)\s*(<<[^<>]*>>)?\s*$", davor)
                mcid = re.search(r"/MCID (\d+)", marke[2] or "")
                assert mcid or marke[1] == "Artifact", davor
                mcids += [int(mcid[1])] if mcid else []
                stapel.append(marke[1])
            elif op == "EMC":
                stapel.pop()
            else:
                assert stapel, f"{op} ohne Auszeichnung: {ohne_text[max(0, treffer.start() - 60):treffer.end()]}"
                artefakttext += op in ("Tj", "TJ") and stapel[-1] == "Artifact"
        assert not stapel and len(mcids) == len(set(mcids))
        verweise = je_seite[seite["/StructParents"]]
        for mcid in mcids:
            assert verweise[mcid] is not None and mcid in pdf[verweise[mcid]]["/K"]
    assert artefakttext, "Kopf und Fuß der Seiten sind Artefakte"


def test_fuss_wird_nicht_vorgelesen(fertig):
    text = lauf("pdfinfo", "-struct-text", str(fertig("kautionsabrechnung_schluss").pfad))
    assert "Datenstand" not in text and "Seite 1" not in text and "Wir zahlen Ihnen" in text


# --- DIN 5008 form B --------------------------------------------------------------------------------------------------


def test_anschriftfeld_informationsblock_betreff(fertig, name):
    woerter = [w for w in fertig(name).woerter() if w[0] == 1]
    feld = [w for w in woerter if 45 <= w[2] <= 90 and w[1] < 105]
    assert feld and min(w[1] for w in feld) == pytest.approx(25, abs=0.4) and max(w[3] for w in feld) <= 105
    zone = [w for w in feld if w[2] >= 62]
    assert zone and min(w[2] for w in zone) == pytest.approx(62.7, abs=1.2) and max(w[4] for w in zone) <= 90
    ruecksendung = [w for w in feld if w[2] < 62]
    assert {"Kastanienallee", "10435"} <= {w[5] for w in ruecksendung}
    info = [w for w in woerter if w[1] >= 105 and 45 <= w[2] <= 95]
    assert min(w[1] for w in info) == pytest.approx(125, abs=0.4) and max(w[3] for w in info) <= 190.5
    betreff = [w for w in woerter if w[2] > 92]
    assert min(w[2] for w in betreff) == pytest.approx(98.5, abs=1.5)


def test_nichts_ausserhalb_der_raender(fertig, name):
    for seite, x0, y0, x1, y1, wort in fertig(name).woerter():
        assert x0 >= 24.5 and x1 <= 190.6 and y0 >= 8 and y1 <= 291, (seite, wort, x0, y0, x1, y1)


def test_falz_und_lochmarken(fertig, tmp_path):
    lauf("pdftoppm", "-r", "254", "-gray", "-png", "-singlefile", "-f", "1", "-l", "1", "-W", "200", str(fertig("kautionsabrechnung_null").pfad), str(tmp_path / "s"))
    bild = Image.open(tmp_path / "s.png").convert("L")  # 10 pixels a millimetre
    dunkel = {y for y in range(bild.height) if bild.getpixel((60, y)) < 200}
    for mm in (105, 148.5, 210):
        assert any(abs(y - mm * 10) <= 3 for y in dunkel), mm
    assert len(dunkel) < 15


def _fuelle(schema, wert, machen):
    art_ = schema["type"][0] if isinstance(schema["type"], list) else schema["type"]
    if art_ == "object":
        return {k: _fuelle(s, (wert or {}).get(k), machen) for k, s in schema["properties"].items()} if wert is not None or not isinstance(schema["type"], list) else None
    if art_ == "array":
        return None if wert is None else [_fuelle(schema["items"], w, machen) for w in wert]
    if art_ == "string" and "maxLength" in schema:
        return machen(schema["maxLength"])
    return wert


@pytest.mark.parametrize("fuellung", ["Wort ", "Donaudampfschifffahrtsgesellschaft"])
@pytest.mark.parametrize("vorlage", ["uebergabeprotokoll_auszug", "kautionsabrechnung_teil", "kuendigungsbestaetigung_vermieter", "wohnungsgeberbescheinigung"])
def test_laengste_texte_laufen_nirgends_heraus(rendere, vorlage, fuellung):
    from app import dokumente

    lang = _fuelle(dokumente.schema(art(vorlage)), BEISPIELE[vorlage], lambda n: (fuellung * n)[:min(n, 160)].strip())
    pdf = rendere(vorlage, lang)
    for seite, x0, y0, x1, y1, wort in pdf.woerter():
        assert x0 >= 24.5 and x1 <= 191 and y1 <= 291.5, (seite, wort, x0, y0, x1, y1)
    assert int(pdf.info()["Pages"]) <= 10, "a column got squeezed"
    info = max(w[4] for w in pdf.woerter() if w[0] == 1 and w[1] >= 124 and w[3] <= 191 and w[5] == "Datum" or w[0] == 1 and w[5] == BEISPIELE[vorlage]["datum"])
    titel = [w for w in pdf.woerter() if w[0] == 1 and w[1] < 26 and w[2] > info]
    assert titel, "the subject comes below the information block"
    unten = max(w[4] for w in pdf.woerter() if w[0] == 1 and w[1] < 105 and 62 < w[2] < 92)
    assert unten < 98
    assert pdf.text.count(f"Datenstand (SHA-256): {DIGEST}") == int(pdf.info()["Pages"])


# --- determinism ------------------------------------------------------------------------------------------------------


def test_gleiche_eingabe_gleiche_bytes(fertig, rendere, name):
    assert fertig(name).inhalt == rendere(name).inhalt


def test_gleiche_bytes_in_einem_anderen_prozess(fertig):
    programm = (
        "import sys; sys.path[:0] = [%r, %r]\nimport dokumente_hilfen as h; from app import dokumente\n"
        "sys.stdout.buffer.write(dokumente.rendere('kautionsabrechnung', 1, h.BEISPIELE['kautionsabrechnung_teil'], {}, h.DIGEST, h.KOPF))"
    ) % (str(WURZEL / "tests" / "py" / "dokumente"), str(WURZEL))
    umgebung = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    roh = subprocess.run([sys.executable, "-c", programm], env=umgebung, capture_output=True, check=True).stdout
    assert roh == fertig("kautionsabrechnung_teil").inhalt


def test_anderer_datenstand_andere_datei(fertig):
    from app import dokumente

    roh = dokumente.rendere("kautionsabrechnung", 1, BEISPIELE["kautionsabrechnung_null"], BILDER, DIGEST, KOPF[::-1])
    assert roh != fertig("kautionsabrechnung_null").inhalt
