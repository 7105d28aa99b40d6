"""Uploaded photos, drawn signatures and PDFs: what comes in from outside is decoded once, in a process of its own, and made anew.

`bild_pruefen` and `signatur_bild` start this file as a child with little memory, ten seconds and no environment; it decodes, turns,
shrinks and encodes again. What the database stores is the new picture: no EXIF, no GPS, no trailer, no second meaning. The digest of
the original is kept, so that somebody who kept the original can prove that this is it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

MAX_BYTES = 15 * 2**20
MAX_SIGNATUR_BYTES = 2**20
MAX_PDF_BYTES = 20 * 2**20
MAX_PIXEL = 40_000_000
MAX_PIXEL_SIGNATUR = 4_000_000
MAX_KANTE = 2000
SPEICHER = 768 * 2**20
SEKUNDEN = 10
_PLAETZE = threading.BoundedSemaphore(2)  # decoders at the same time in one web process


class BildFehler(Exception):
    """An upload that is not taken: code, what is wrong, what to do."""

    def __init__(self, code: str, meldung: str, hinweis: str):
        super().__init__(meldung)
        self.code, self.meldung, self.hinweis = code, meldung, hinweis


FEHLER = {
    "MA811": ("Die Datei ist kein Bild, das wir lesen können.", "Bitte ein Foto als JPEG, PNG oder WebP hochladen. Ein iPhone liefert mit der Einstellung „Maximale Kompatibilität“ JPEG."),
    "MA812": ("Das Bild hat zu viele Bildpunkte.", "Erlaubt sind 40 Millionen Bildpunkte, zum Beispiel 7.300 × 5.400. Bitte kleiner speichern."),
    "MA813": ("Die Bilddatei ist beschädigt oder unvollständig.", "Bitte das Foto noch einmal hochladen oder neu aufnehmen."),
    "MA814": ("Die Datei ist zu groß.", "Fotos dürfen 15 MB groß sein, Unterschriften 1 MB, PDF 20 MB."),
    "MA815": ("Das Bild ließ sich nicht in der erlaubten Zeit verarbeiten.", "Bitte kleiner speichern und noch einmal hochladen."),
    "MA816": ("Das Unterschriftsfeld ist leer.", "Bitte in das Feld unterschreiben und dann bestätigen."),
    "MA817": ("Die Datei ist kein vollständiges PDF.", "Bitte das unterschriebene PDF unverändert hochladen."),
}


def _fehler(code: str) -> BildFehler:
    return BildFehler(code, *FEHLER[code])


@dataclass(frozen=True)
class Bild:
    inhalt_jpeg: bytes
    breite: int
    hoehe: int
    sha256_original: str
    sha256: str
    aufgenommen_am: datetime | None  # the claim of the file, nothing more; without zone read as Europe/Berlin


@dataclass(frozen=True)
class Signatur:
    inhalt_png: bytes
    breite: int
    hoehe: int
    sha256: str


@dataclass(frozen=True)
class Pdf:
    laenge: int
    sha256: str


def bild_pruefen(inhalt: bytes) -> Bild:
    """A photo as we keep it: JPEG, upright, at most 2000 px, without metadata. Raises BildFehler."""
    inhalt = bytes(inhalt)
    if len(inhalt) > MAX_BYTES:
        raise _fehler("MA814")
    if not (inhalt[:3] == b"\xff\xd8\xff" or inhalt[:8] == b"\x89PNG\r\n\x1a\n" or (inhalt[:4] == b"RIFF" and inhalt[8:12] == b"WEBP")):
        raise _fehler("MA811")
    kopf, jpeg = _im_kind("foto", inhalt)
    return Bild(jpeg, kopf["breite"], kopf["hoehe"], hashlib.sha256(inhalt).hexdigest(), hashlib.sha256(jpeg).hexdigest(), _zeit(kopf["exif"]))


def signatur_bild(daten: str | bytes) -> Signatur:
    """A drawing from the canvas (`data:image/png;base64,…` or PNG bytes) as grey PNG, cut to the ink. An empty field is refused."""
    if isinstance(daten, str):
        if len(daten) > MAX_SIGNATUR_BYTES * 4 // 3 + 100:
            raise _fehler("MA814")
        treffer = re.fullmatch(r"data:image/png;base64,([A-Za-z0-9+/]+={0,2})", daten.strip())
        if not treffer:
            raise _fehler("MA811")
        try:
            daten = base64.b64decode(treffer[1], validate=True)
        except binascii.Error:
            raise _fehler("MA813") from None
    if len(daten) > MAX_SIGNATUR_BYTES:
        raise _fehler("MA814")
    if daten[:8] != b"\x89PNG\r\n\x1a\n":
        raise _fehler("MA811")
    kopf, png = _im_kind("signatur", daten)
    return Signatur(png, kopf["breite"], kopf["hoehe"], hashlib.sha256(png).hexdigest())


def pdf_pruefen(inhalt: bytes) -> Pdf:
    """A light check of an uploaded PDF: begins and ends as one. It is stored as it came and only ever served as a download."""
    inhalt = bytes(inhalt)
    if len(inhalt) > MAX_PDF_BYTES:
        raise _fehler("MA814")
    if not re.match(rb"%PDF-[12]\.\d[\r\n]", inhalt) or b"%%EOF" not in inhalt[-2048:] or b"startxref" not in inhalt[-4096:]:
        raise _fehler("MA817")
    return Pdf(len(inhalt), hashlib.sha256(inhalt).hexdigest())


def _zeit(exif: list | None) -> datetime | None:
    if not exif:
        return None
    try:
        zeit = datetime.strptime(exif[0][:19], "%Y:%m:%d %H:%M:%S")
        if treffer := re.fullmatch(r"([+-])(\d\d):(\d\d)", exif[1] or ""):
            versatz = timedelta(hours=int(treffer[2]), minutes=int(treffer[3])) * (1 if treffer[1] == "+" else -1)
            return zeit.replace(tzinfo=timezone(versatz))
        return zeit.replace(tzinfo=ZoneInfo("Europe/Berlin")) if 1990 <= zeit.year <= 2100 else None
    except ValueError:
        return None


def _im_kind(was: str, inhalt: bytes) -> tuple[dict, bytes]:
    umgebung = {k: os.environ[k] for k in ("LD_LIBRARY_PATH",) if k in os.environ}
    if not _PLAETZE.acquire(timeout=SEKUNDEN):
        raise _fehler("MA815")
    try:
        lauf = subprocess.run(
            [sys.executable, "-I", "-B", __file__, was], input=inhalt, capture_output=True, timeout=SEKUNDEN, env=umgebung, cwd="/", close_fds=True,
        )
    except subprocess.TimeoutExpired:
        raise _fehler("MA815") from None
    finally:
        _PLAETZE.release()
    kopf, _, rest = lauf.stdout.partition(b"\n")
    try:
        antwort = json.loads(kopf)
    except ValueError:  # killed by a limit before it could answer
        raise _fehler("MA815" if lauf.returncode < 0 else "MA813") from None
    if "code" in antwort:
        raise _fehler(antwort["code"] if antwort["code"] in FEHLER else "MA813")
    return antwort, rest


# --- the child --------------------------------------------------------------------------------------------------------


def _kind(was: str) -> None:
    import resource

    aus, sys.stdout = sys.stdout.buffer, sys.stderr
    inhalt = sys.stdin.buffer.read(MAX_BYTES + 1)
    import warnings

    from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401  (the only decoders)

    if was == "foto":
        try:
            from PIL import ImageCms
        except ImportError:
            ImageCms = None
    for grenze, wert in (
        (resource.RLIMIT_AS, SPEICHER), (resource.RLIMIT_CPU, SEKUNDEN), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(grenze, (wert, wert))
    Image.MAX_IMAGE_PIXELS = MAX_PIXEL
    PngImagePlugin.MAX_TEXT_MEMORY = 2**20
    warnings.simplefilter("error", Image.DecompressionBombWarning)

    from io import BytesIO

    def antworte(kopf: dict, rest: bytes = b"") -> None:
        aus.write(json.dumps(kopf).encode() + b"\n" + rest)
        aus.flush()
        os._exit(0)

    try:
        formate = ("JPEG", "PNG", "WEBP") if was == "foto" else ("PNG",)
        try:
            bild = Image.open(BytesIO(inhalt), formats=formate)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            antworte({"code": "MA812"})
        except MemoryError:
            raise
        except Exception:
            antworte({"code": "MA811"})
        if bild.width * bild.height > (MAX_PIXEL if was == "foto" else MAX_PIXEL_SIGNATUR):
            antworte({"code": "MA812"})
        if was == "foto":
            antworte(*_foto(bild, Image, ImageOps, ImageCms))
        antworte(*_signatur(bild, Image, ImageOps))
    except MemoryError:
        antworte({"code": "MA815"})
    except Exception as fehler:  # whatever a broken file makes a decoder raise is the file's fault
        print(repr(fehler), file=sys.stderr)
        antworte({"code": "MA813"})


def _auf_weiss(bild, Image):
    """Without alpha or palette, transparent parts white."""
    if bild.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in bild.info:
        bild = bild.convert("RGBA")
        grund = Image.new("RGB", bild.size, "white")
        grund.paste(bild, mask=bild.getchannel("A"))
        return grund
    return bild


def _foto(bild, Image, ImageOps, ImageCms) -> tuple[dict, bytes]:
    from io import BytesIO

    exif = None
    try:
        angaben = bild.getexif()
        genauer = angaben.get_ifd(0x8769)
        zeit, versatz = (genauer.get(0x9003), genauer.get(0x9011)) if genauer.get(0x9003) else (angaben.get(0x0132), None)
        if isinstance(zeit, str):
            exif = [zeit[:40], versatz[:10] if isinstance(versatz, str) else None]
    except Exception:  # unreadable EXIF is no EXIF
        pass
    profil = bild.info.get("icc_profile")
    bild.draft("RGB", (MAX_KANTE, MAX_KANTE))  # a JPEG decoder can shrink by 2, 4, 8 while it decodes
    bild.load()
    if bild.mode == "P":
        bild = bild.convert("RGBA" if "transparency" in bild.info else "RGB")
    elif bild.mode in ("I;16", "I;16B", "I", "F"):
        bild = bild.point(lambda w: w / 256).convert("L")
    bild.thumbnail((MAX_KANTE, MAX_KANTE), Image.Resampling.LANCZOS)
    bild = ImageOps.exif_transpose(bild)
    bild = _auf_weiss(bild, Image)
    if profil and ImageCms and bild.mode in ("RGB", "L", "CMYK"):
        try:
            ziel = ImageCms.createProfile("sRGB")
            bild = ImageCms.profileToProfile(bild, ImageCms.ImageCmsProfile(BytesIO(profil)), ziel, outputMode="RGB")
        except Exception:  # a profile that cannot be read changes colours a little, nothing else
            pass
    neu = Image.new("RGB", bild.size)  # nothing but pixels comes along
    neu.paste(bild.convert("RGB"))
    puffer = BytesIO()
    neu.save(puffer, "JPEG", quality=85, subsampling="4:2:0", progressive=False)
    return {"breite": neu.width, "hoehe": neu.height, "exif": exif}, puffer.getvalue()


def _signatur(bild, Image, ImageOps) -> tuple[dict, bytes]:
    from io import BytesIO

    bild.load()
    grau = _auf_weiss(bild, Image).convert("L")
    tinte = grau.point(lambda w: 255 if w < 160 else 0)
    kasten = tinte.getbbox()
    if kasten is None or tinte.histogram()[255] < 60 or max(kasten[2] - kasten[0], kasten[3] - kasten[1]) < 20:
        return ({"code": "MA816"},)
    rand = 12
    grau = grau.crop((max(0, kasten[0] - rand), max(0, kasten[1] - rand), min(grau.width, kasten[2] + rand), min(grau.height, kasten[3] + rand)))
    grau.thumbnail((1200, 400), Image.Resampling.LANCZOS)
    neu = Image.new("L", grau.size)
    neu.paste(grau)
    puffer = BytesIO()
    neu.save(puffer, "PNG", optimize=True)
    return {"breite": neu.width, "hoehe": neu.height}, puffer.getvalue()


if __name__ == "__main__":
    _kind(sys.argv[1])
