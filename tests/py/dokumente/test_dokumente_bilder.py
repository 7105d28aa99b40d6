"""Uploads: only pixels come through."""

import base64
import hashlib
import io
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import datetime, timedelta, timezone

import pytest
from dokumente_hilfen import WURZEL
from PIL import Image, ImageCms, ImageDraw

from app import bilder
from app.bilder import Bild, BildFehler, bild_pruefen, pdf_pruefen, signatur_bild

VERRAETER = (b"<script", b"<?php", b"<html", b"PK\x03\x04", b"GEHEIM", b"Exif", b"GPS", b"javascript", b"http", b"ICC_PROFILE", b"photoshop", b"xpacket")


def kodiert(bild, art="JPEG", **angaben) -> bytes:
    puffer = io.BytesIO()
    bild.save(puffer, art, **angaben)
    return puffer.getvalue()


def muster(modus="RGB", groesse=(320, 200)):
    bild = Image.new("RGB", groesse, "white")
    ImageDraw.Draw(bild).rectangle((0, 0, groesse[0] // 4, groesse[1] // 4), fill="red")
    return bild.convert(modus)


def auf(ergebnis: Bild):
    bild = Image.open(io.BytesIO(ergebnis.inhalt_jpeg))
    bild.load()
    assert bild.format == "JPEG" and bild.mode == "RGB" and bild.size == (ergebnis.breite, ergebnis.hoehe)
    return bild


def rot(bild, x, y):
    r, g, b = bild.getpixel((x, y))
    return r > 180 and g < 90 and b < 90


def abgelehnt(funktion, *werte) -> BildFehler:
    with pytest.raises(BildFehler) as fehler:
        funktion(*werte)
    assert fehler.value.meldung and fehler.value.hinweis and fehler.value.code in bilder.FEHLER
    return fehler.value


@pytest.mark.parametrize("art, modus", [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "1"), ("WEBP", "RGB"), ("WEBP", "RGBA")])
def test_was_wir_lesen(art, modus):
    roh = kodiert(muster(modus), art)
    ergebnis = bild_pruefen(roh)
    bild = auf(ergebnis)
    assert bild.size == (320, 200)
    assert ergebnis.sha256_original == hashlib.sha256(roh).hexdigest() and ergebnis.sha256 == hashlib.sha256(ergebnis.inhalt_jpeg).hexdigest()
    if modus in ("RGB", "RGBA", "P", "CMYK"):
        assert rot(bild, 20, 20) or modus == "CMYK"
    assert min(bild.getpixel((300, 180))) > 200 and ergebnis.aufgenommen_am is None


def test_16_bit_grau_wird_nicht_schwarz():
    ergebnis = bild_pruefen(kodiert(Image.new("I;16", (64, 64), 51400), "PNG"))
    assert abs(auf(ergebnis).getpixel((30, 30))[0] - 200) < 8


def test_durchsichtig_wird_weiss():
    assert min(auf(bild_pruefen(kodiert(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))).getpixel((25, 25))) > 250


def test_groesste_kante():
    bild = auf(bild_pruefen(kodiert(Image.new("RGB", (4000, 1000), "blue"))))
    assert bild.size == (2000, 500)


@pytest.mark.parametrize("lage, groesse, ecke", [(1, (320, 200), (20, 20)), (3, (320, 200), (300, 180)), (6, (200, 320), (180, 20)), (8, (200, 320), (20, 300))])
def test_lage_aus_exif_wird_ausgefuehrt(lage, groesse, ecke):
    exif = Image.Exif()
    exif[0x0112] = lage
    bild = auf(bild_pruefen(kodiert(muster(), exif=exif)))
    assert bild.size == groesse and rot(bild, *ecke)


def mit_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0132] = "GEHEIM Kamera", "GEHEIM Name", "2026:05:30 08:00:00"
    exif.get_ifd(0x8769).update({0x9003: "2026:05:29 10:12:33", 0x9011: "+02:00", 0xA431: "GEHEIM-Seriennummer"})
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 17.0)})
    return kodiert(muster(), exif=exif, comment=b"GEHEIM Kommentar")


def test_exif_und_gps_bleiben_draussen_die_zeit_kommt_als_behauptung_mit():
    roh = mit_exif()
    assert b"GEHEIM" in roh and b"Exif" in roh
    ergebnis = bild_pruefen(roh)
    assert not auf(ergebnis).getexif() and not [v for v in VERRAETER if v in ergebnis.inhalt_jpeg]
    assert ergebnis.aufgenommen_am == datetime(2026, 5, 29, 10, 12, 33, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("zeit, erwartet", [("2026:01:05 09:00:00", "2026-01-05T09:00:00+01:00"), ("2026:07:05 09:00:00", "2026-07-05T09:00:00+02:00"), ("0000:00:00 00:00:00", None), ("gestern", None), ("1980:01:01 00:00:00", None)])
def test_zeit_ohne_zone_ist_berliner_zeit_und_unsinn_keine(zeit, erwartet):
    exif = Image.Exif()
    exif[0x0132] = zeit
    zeit = bild_pruefen(kodiert(muster(), exif=exif)).aufgenommen_am
    assert (zeit and zeit.isoformat()) == erwartet


def test_farbprofil_wird_umgerechnet_und_weggelassen():
    profil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    ergebnis = bild_pruefen(kodiert(muster(), icc_profile=profil))
    assert b"ICC_PROFILE" not in ergebnis.inhalt_jpeg and rot(auf(ergebnis), 20, 20)


def zip_bytes() -> bytes:
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w") as z:
        z.writestr("a.txt", "GEHEIM")
    return puffer.getvalue()


def jpeg_mit_kommentar(text: bytes) -> bytes:
    roh = kodiert(muster())
    return roh[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + roh[2:]


def png_mit_text(text: bytes) -> bytes:
    def stueck(art, inhalt):
        return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))

    roh = kodiert(muster(), "PNG")
    return roh[:33] + stueck(b"tEXt", b"Comment\0" + text) + stueck(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + text) + roh[33:]


@pytest.mark.parametrize("roh", [
    kodiert(muster()) + b"<html><script>alert(1)</script>", kodiert(muster()) + b"<?php system($_GET[0]);", kodiert(muster()) + zip_bytes(),
    kodiert(muster(), "PNG") + b"<script>x</script>" + zip_bytes(), kodiert(muster(), "WEBP") + b"<script>", jpeg_mit_kommentar(b"<script>alert('http://x')</script><?php GEHEIM"),
    png_mit_text(b"<script>GEHEIM</script>"),
], ids=["jpeg+html", "jpeg+php", "jpeg+zip", "png+zip", "webp+js", "jpeg-comment", "png-text"])
def test_zwitterdateien_verlieren_ihr_zweites_gesicht(roh):
    assert [v for v in VERRAETER if v in roh]
    ergebnis = bild_pruefen(roh)
    assert not [v for v in VERRAETER if v in ergebnis.inhalt_jpeg] and ergebnis.inhalt_jpeg.endswith(b"\xff\xd9")
    assert auf(ergebnis).size == (320, 200)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("roh", [
    b"", b"x", SVG, b"\xff\xd8\xff" + SVG, b"\x89PNG\r\n\x1a\n" + SVG, b"RIFF\x00\x00\x00\x00WEBP" + SVG, b"%PDF-1.7\n%%EOF", kodiert(muster(), "GIF"), kodiert(muster(), "TIFF"), kodiert(muster(), "BMP"),
    b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 64, b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 64, kodiert(muster(), "PPM"), b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
], ids=["leer", "x", "svg", "jpeg-svg", "png-svg", "webp-svg", "pdf", "gif", "tiff", "bmp", "heic", "wav", "ppm", "eps"])
def test_anderes_wird_nicht_genommen(roh):
    assert abgelehnt(bild_pruefen, roh).code == "MA811"


def png_kopf(breite: int, hoehe: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    def stueck(art, inhalt):
        return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))

    return b"\x89PNG\r\n\x1a\n" + stueck(b"IHDR", struct.pack(">IIBBBBB", breite, hoehe, 8, 2, 0, 0, 0)) + stueck(b"IDAT", zlib.compress(b"\0" * 1000)) + stueck(b"IEND", b"")


def test_bomben():
    for breite, hoehe in ((9000, 9000), (14000, 14000), (65535, 65535), (2**31 - 1, 1), (40_000_001, 1)):
        assert abgelehnt(bild_pruefen, png_kopf(breite, hoehe)).code in ("MA812", "MA811"), (breite, hoehe)
    assert abgelehnt(bild_pruefen, kodiert(Image.new("L", (6400, 6300)))).code == "MA812"
    auf(bild_pruefen(kodiert(Image.new("L", (6400, 6200)))))


def test_text_bombe_im_png():
    def stueck(art, inhalt):
        return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))

    roh = kodiert(muster(), "PNG")
    bombe = roh[:33] + stueck(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * 200_000_000, 9)) + roh[33:]
    assert abgelehnt(bild_pruefen, bombe).code in ("MA811", "MA813")


def test_bewegtes_bild_liefert_nur_das_erste():
    viele = [Image.new("RGB", (100, 100), (i, 0, 0)) for i in range(0, 250, 5)]
    for art in ("PNG", "WEBP"):
        bild = auf(bild_pruefen(kodiert(viele[0], art, save_all=True, append_images=viele[1:])))
        assert bild.getpixel((50, 50))[0] < 30


def test_zu_grosse_datei_wird_gar_nicht_erst_gelesen(monkeypatch):
    monkeypatch.setattr(bilder, "_im_kind", lambda *_: pytest.fail("the decoder was started"))
    assert abgelehnt(bild_pruefen, b"\xff\xd8\xff" + b"\0" * bilder.MAX_BYTES).code == "MA814"


def test_abgeschnittene_und_verrauschte_dateien():
    zufall = random.Random(4711)
    for art in ("JPEG", "PNG", "WEBP"):
        roh = kodiert(Image.effect_noise((200, 150), 50).convert("RGB"), art)
        assert abgelehnt(bild_pruefen, roh[: len(roh) // 2]).code in ("MA813", "MA811")
        for _ in range(6):
            kaputt = bytearray(roh)
            for _ in range(20):
                kaputt[zufall.randrange(12, len(kaputt))] = zufall.randrange(256)
            try:
                auf(bild_pruefen(bytes(kaputt)))
            except BildFehler as fehler:
                assert fehler.code in ("MA811", "MA812", "MA813", "MA815")


def test_speichergrenze_haelt():
    """40 million pixels with alpha as WebP need the most; the child stays below its limit."""
    roh = kodiert(Image.new("RGBA", (7900, 5060), (1, 2, 3, 100)), "WEBP", lossless=True, method=0)
    programm = "import sys, resource; sys.path.insert(0, %r)\nfrom app import bilder\nbilder.bild_pruefen(sys.stdin.buffer.read())\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)" % str(WURZEL)
    kind = int(subprocess.run([sys.executable, "-c", programm], input=roh, capture_output=True, check=True).stdout)
    assert kind < bilder.SPEICHER / 2**20


def test_das_kind_ist_wirklich_begrenzt(monkeypatch, tmp_path):
    """A decoder that wants memory, a file or the environment gets none of it."""
    quelle = (WURZEL / "app" / "bilder.py").read_text("utf-8")
    boese = quelle.replace("        formate = (", """        import os
        gelungen = []
        for was_, tu in (('speicher', lambda: bytearray(1 << 30)), ('datei', lambda: (open(os.environ.get('HOME', '/tmp') + '/x%d' % os.getpid(), 'wb', buffering=0).write(b'x' * 10))), ('umgebung', lambda: os.environ['GEHEIM'])):
            try:
                tu(); gelungen.append(was_)
            except BaseException: pass
        antworte({'breite': 1, 'hoehe': 1, 'exif': gelungen})
        formate = (""", 1)
    assert boese != quelle
    boese = boese.replace("import resource\n", "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n", 1)
    datei = tmp_path / "boese.py"
    datei.write_text(boese, "utf-8")
    monkeypatch.setattr(bilder, "__file__", str(datei))
    monkeypatch.setenv("GEHEIM", "1")
    kopf, _ = bilder._im_kind("foto", kodiert(muster()))
    assert kopf["exif"] == []


def test_zeitgrenze(monkeypatch, tmp_path):
    datei = tmp_path / "schlaf.py"
    datei.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(bilder, "__file__", str(datei))
    monkeypatch.setattr(bilder, "SEKUNDEN", 0.5)
    assert abgelehnt(bild_pruefen, kodiert(muster())).code == "MA815"


def test_absturz_des_kindes_ist_eine_meldung(monkeypatch, tmp_path):
    datei = tmp_path / "absturz.py"
    datei.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(bilder, "__file__", str(datei))
    assert abgelehnt(bild_pruefen, kodiert(muster())).code == "MA815"
    datei.write_text("print('Unfug')")
    assert abgelehnt(bild_pruefen, kodiert(muster())).code == "MA813"


# --- signatures -------------------------------------------------------------------------------------------------------


def zeichnung(groesse=(800, 300), modus="RGBA", grund=(0, 0, 0, 0), farbe=(0, 0, 40, 255)):
    bild = Image.new(modus, groesse, grund)
    ImageDraw.Draw(bild).line([(100, 150), (200, 80), (260, 220), (420, 120)], fill=farbe, width=6)
    return bild


def daten_url(roh: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(roh).decode()


def test_signatur_wird_auf_die_tinte_beschnitten():
    ergebnis = signatur_bild(daten_url(kodiert(zeichnung(), "PNG")))
    bild = Image.open(io.BytesIO(ergebnis.inhalt_png))
    assert bild.format == "PNG" and bild.mode == "L" and bild.size == (ergebnis.breite, ergebnis.hoehe)
    assert 320 < bild.width < 370 and 140 < bild.height < 185 and bild.getpixel((0, 0)) == 255 and min(bild.tobytes()) < 60
    assert ergebnis.sha256 == hashlib.sha256(ergebnis.inhalt_png).hexdigest()
    assert signatur_bild(kodiert(zeichnung(), "PNG")).sha256 == ergebnis.sha256


@pytest.mark.parametrize("roh", [kodiert(Image.new("RGBA", (600, 200), (0, 0, 0, 0)), "PNG"), kodiert(Image.new("RGB", (600, 200), "white"), "PNG"), kodiert(zeichnung().resize((12, 6)), "PNG")])
def test_leeres_unterschriftsfeld(roh):
    assert abgelehnt(signatur_bild, roh).code == "MA816"


def test_ein_punkt_ist_keine_unterschrift():
    bild = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(bild).ellipse((100, 100, 112, 112), fill=0)
    assert abgelehnt(signatur_bild, kodiert(bild, "PNG")).code == "MA816"


@pytest.mark.parametrize("daten, code", [
    ("", "MA811"), ("data:image/svg+xml;base64,AAAA", "MA811"), ("data:image/jpeg;base64," + base64.b64encode(kodiert(muster())).decode(), "MA811"),
    ("data:image/png;base64,AAAA", "MA811"), ("data:image/png;base64,A", "MA813"), ("data:image/png;base64,<script>", "MA811"), (b"GIF89a", "MA811"),
    (daten_url(kodiert(muster())), "MA811"), ("data:image/png;base64," + "A" * 2_000_000, "MA814"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 2_000_000, "MA814"),
    (png_kopf(3000, 3000), "MA812"), (kodiert(zeichnung(), "PNG")[:200], "MA813"),
])
def test_signatur_abgelehnt(daten, code):
    assert abgelehnt(signatur_bild, daten).code == code


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_pdf_wird_genommen_wie_es_ist(fertig):
    roh = fertig("kautionsabrechnung_null").inhalt
    ergebnis = pdf_pruefen(roh)
    assert (ergebnis.laenge, ergebnis.sha256) == (len(roh), hashlib.sha256(roh).hexdigest())


@pytest.mark.parametrize("roh", [b"", b"%PDF-", b"%PDF-1.7\nnichts", b"<html>%PDF-1.7\nstartxref\n0\n%%EOF", b"MZ\x90%PDF-1.7\nstartxref\n0\n%%EOF", b"%PDF-9.9\nstartxref\n0\n%%EOF", b"%PDF-1.7\n%%EOF"])
def test_kein_pdf(roh):
    assert abgelehnt(pdf_pruefen, roh).code == "MA817"


def test_pdf_zu_gross():
    assert abgelehnt(pdf_pruefen, b"%PDF-1.7\n" + b"\0" * bilder.MAX_PDF_BYTES).code == "MA814"
