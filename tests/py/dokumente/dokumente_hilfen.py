"""The examples of docs/dokumente.md are the test data: what the handbook shows is what is rendered."""

import copy
import io
import json
import math
import re
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

WURZEL = Path(__file__).resolve().parents[3]

DIGEST, KOPF = "3f" * 32, "a7" * 32


def _beispiele() -> dict[str, dict]:
    text = (WURZEL / "docs" / "dokumente.md").read_text("utf-8")
    gefunden: dict[str, dict] = {}
    for name, basis, roh in re.findall(r"<!-- beispiel: (\w+)(?: erweitert (\w+))? -->\n```json\n(.*?)\n```", text, re.S):
        gefunden[name] = {**copy.deepcopy(gefunden.get(basis, {})), **json.loads(roh)}
    einzug = copy.deepcopy(gefunden["uebergabeprotokoll_auszug"])
    einzug["betreff"]["titel"] = "Übergabeprotokoll zum Einzug"
    einzug["uebergabe"].update(
        variante="einzug", beginn="2018-10-01T09:00:00+02:00", ende=None, uebergang_am="2018-10-01", mietende=None, verjaehrung_548_am=None, neue_anschrift=None,
    )
    einzug["maengel"], einzug["unterschriften"] = [], []
    gefunden["uebergabeprotokoll_einzug"] = einzug
    return gefunden


BEISPIELE = _beispiele()


def art(name: str) -> str:
    return name.split("_")[0]


def _foto(nr: int, hochkant: bool) -> bytes:
    bild = Image.new("RGB", (900, 1200) if hochkant else (1200, 900), (170, 150 + nr, 120))
    ImageDraw.Draw(bild).rectangle((200 + 40 * nr, 200, 700, 650), fill=(90, 60 + 20 * nr, 50))
    puffer = io.BytesIO()
    bild.save(puffer, "JPEG", quality=85)
    return puffer.getvalue()


def _signatur(nr: int) -> bytes:
    bild = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(bild).line([(30 + t * 5, 100 + int(60 * math.sin(t * 0.35 + nr))) for t in range(100)], fill=20, width=5)
    puffer = io.BytesIO()
    bild.save(puffer, "PNG")
    return puffer.getvalue()


BILDER = {f"6f1c2b7e-0a51-4c8e-9d57-2b8f3a4e1d0{i}": _foto(i, i == 3) for i in range(1, 5)} | {
    f"6f1c2b7e-0a51-4c8e-9d57-2b8f3a4e1e0{i}": _signatur(i) for i in range(1, 3)
}


def lauf(*befehl, daten: bytes | None = None) -> str:
    return subprocess.run(befehl, input=daten, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def glatt(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


class Pdf:
    """A rendered document and what poppler and qpdf read back from it."""

    def __init__(self, pfad: Path, inhalt: bytes):
        self.pfad, self.inhalt = pfad, inhalt
        pfad.write_bytes(inhalt)
        self._baum = None

    @property
    def text(self) -> str:
        return glatt(lauf("pdftotext", "-layout", str(self.pfad), "-"))

    @property
    def fliesstext(self) -> str:
        """In reading order; hyphens at the end of lines stay."""
        return glatt(lauf("pdftotext", str(self.pfad), "-"))

    @property
    def objekte(self) -> dict:
        if self._baum is None:
            roh = json.loads(lauf("qpdf", "--json=2", str(self.pfad)))
            self._baum = {k: v.get("value", v.get("stream")) for k, v in roh["qpdf"][1].items()}
        return self._baum

    def strom(self, verweis: str) -> bytes:
        return subprocess.run(["qpdf", f"--show-object={verweis.split()[0]}", "--filtered-stream-data", str(self.pfad)], capture_output=True, check=True).stdout

    def __getitem__(self, verweis: str):
        return self.objekte[f"obj:{verweis}"]

    def info(self) -> dict:
        return dict(re.findall(r"^([\w ]+):\s+(.*)$", lauf("pdfinfo", str(self.pfad)), re.M))

    def woerter(self) -> list[tuple[int, float, float, float, float, str]]:
        """(page, x0, y0, x1, y1 in mm, word)"""
        ergebnis = []
        seiten = lauf("pdftotext", "-bbox", str(self.pfad), "-").split("<page ")[1:]
        for nr, seite in enumerate(seiten, 1):
            for treffer in re.finditer(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', seite):
                ergebnis.append((nr, *(float(z) / 72 * 25.4 for z in treffer.groups()[:4]), treffer[5]))
        return ergebnis
