"""E-mail comes in: one message, as the mail server hands it over, becomes an enquiry or joins the thread it answers.

    mietakte posteingang --mandant 1 < nachricht.eml          from a mail server's pipe or fetchmail
    mietakte posteingang --mandant 1 --ordner /var/spool/…    every *.eml there; what was taken moves to `erledigt`, what was not to `abgelehnt`

Python's own parser reads it; pictures go through app/bilder.py like every upload. What a machine sent (out of office, bounces) is left alone:
an answer to it would be answered.
"""
from __future__ import annotations

import email
import email.policy
import hashlib
import html
import re
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import bilder

HOECHSTENS = 25 * 2**20
ANHAENGE = 6
EINGANG = "SELECT * FROM api.posteingang(%s)"
ABLEGEN = "SELECT api.datei_ablegen(%s, %s)"


class NichtAngenommen(Exception):
    """Why a message was not taken, for the log of whoever runs the mailbox."""


@dataclass(frozen=True)
class Nachricht:
    daten: dict[str, Any]
    anhaenge: list[tuple[str, bytes]]


class _Text(HTMLParser):
    """The words of an HTML mail. Nothing of it is ever shown as HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.teile: list[str] = []
        self._stumm = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._stumm += tag in ("script", "style", "head", "title")
        if tag in ("br", "p", "div", "tr", "li"):
            self.teile.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._stumm -= tag in ("script", "style", "head", "title") and self._stumm > 0

    def handle_data(self, data: str) -> None:
        if not self._stumm:
            self.teile.append(data)


def lesen(roh: bytes) -> Nachricht:
    """The parts of a message that we want. Raises NichtAngenommen."""
    if len(roh) > HOECHSTENS:
        raise NichtAngenommen("larger than 25 MB")
    m = email.message_from_bytes(roh, policy=email.policy.default)
    assert isinstance(m, EmailMessage)
    try:
        automatisch = str(m.get("Auto-Submitted", "no")).lower().split(";")[0].strip() != "no" or str(m.get("Precedence", "")).lower() in ("bulk", "list", "junk") \
            or m.get_content_type() == "multipart/report" or str(m.get("Return-Path", "x")).strip() == "<>"
        absender = m["From"].addresses[0] if m["From"] and m["From"].addresses else None
        betreff = _sauber(str(m["Subject"] or ""))[:200].strip()
        kennung = _sauber(str(m["Message-ID"] or ""))[:200].strip()
    except (ValueError, IndexError, AttributeError, KeyError, TypeError) as f:
        raise NichtAngenommen(f"headers that cannot be read: {type(f).__name__}") from f
    if automatisch:
        raise NichtAngenommen("sent by a machine (out of office, report, list)")
    if absender is None or "@" not in absender.addr_spec:
        raise NichtAngenommen("no sender")
    text, anhaenge = _inhalt(m)
    return Nachricht({
        "email": absender.addr_spec[:254], "name": _sauber(absender.display_name)[:200] or None, "betreff": betreff or None,
        # a message without a number of its own is known by its bytes
        "externe_id": kennung or "sha256:" + hashlib.sha256(roh).hexdigest(),
        "text": (text or betreff or "(ohne Text)")[:4000],
    }, anhaenge)


def _inhalt(m: EmailMessage) -> tuple[str, list[tuple[str, bytes]]]:
    rumpf = m.get_body(preferencelist=("plain", "html"))
    text = ""
    if rumpf is not None:
        try:
            text = rumpf.get_content()
        except (LookupError, ValueError, KeyError):
            text = (rumpf.get_payload(decode=True) or b"").decode("utf-8", "replace")       # type: ignore[union-attr]
        if rumpf.get_content_type() == "text/html":
            leser = _Text()
            leser.feed(text)
            text = html.unescape("".join(leser.teile))
    # what the answer quotes stands in the thread already
    zeilen = [z for z in _sauber(text, zeilen=True).splitlines() if not z.startswith(">")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(z.rstrip() for z in zeilen)).strip()
    anhaenge = []
    for teil in m.walk():
        if teil is rumpf or teil.is_multipart() or teil.get_content_type() not in ("image/jpeg", "image/png", "image/webp", "application/pdf"):
            continue
        inhalt = teil.get_payload(decode=True)
        if isinstance(inhalt, bytes) and inhalt:
            anhaenge.append((_sauber(teil.get_filename() or "Anhang")[-200:], inhalt))
    return text, anhaenge


def _sauber(text: str, zeilen: bool = False) -> str:
    """Without control characters (and lone surrogates, which no database takes)."""
    text = text.encode("utf-8", "replace").decode()
    return re.sub(r"[^\S\n]+" if zeilen else r"\s+", " ", "".join(z if z == "\n" or z == "\t" or ord(z) >= 32 else " " for z in text if z != "\r" and ord(z) != 127))


def annehmen(verbindung: psycopg.Connection, mandant_id: int, roh: bytes) -> tuple[str, list[str]]:
    """Takes one message in → (its number and what became of it, what was left out). Commits; the same message again is one."""
    n = lesen(roh)
    dateien: list[tuple[bytes, dict[str, Any]]] = []
    weg: list[str] = []
    for name, inhalt in n.anhaenge:
        if len(dateien) == ANHAENGE:
            weg.append(f"{name}: more than {ANHAENGE} attachments")
            continue
        try:
            if inhalt.startswith(b"%PDF"):
                dateien.append((inhalt, {"typ": "application/pdf", "name": name, "sha256_original": bilder.pdf_pruefen(inhalt).sha256}))
            else:
                b = bilder.bild_pruefen(inhalt)
                dateien.append((b.inhalt_jpeg, {"typ": "image/jpeg", "art": "foto", "name": name, "sha256_original": b.sha256_original}))
        except bilder.BildFehler as f:
            weg.append(f"{name}: {f.code}")
    daten = {k: w for k, w in n.daten.items() if w}
    if weg:
        daten["text"] = daten["text"][:3800] + f"\n\n[{len(weg)} {'Anhang' if len(weg) == 1 else 'Anhänge'} nicht übernommen]"
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
        zeiger = verbindung.cursor(row_factory=dict_row)
        kennungen = [str(next(iter(zeiger.execute(ABLEGEN, [inhalt, Jsonb(angaben)]).fetchone().values()))) for inhalt, angaben in dateien]      # type: ignore[union-attr]
        e = zeiger.execute(EINGANG, [Jsonb(daten | ({"dateien": kennungen} if kennungen else {}))]).fetchone()
        assert e is not None
    if not e["ok"]:
        raise NichtAngenommen(f"{e['fehlercode']} {e['meldung']}")
    return f"{e['nummer']} {'known already' if e['doppelt'] else 'reply' if e['antwort'] else 'new'}", weg


def ordner(verbindung: psycopg.Connection, mandant_id: int, wo: Path) -> list[str]:
    """Every message of a drop folder, oldest first. Moved after the commit: what dies in between comes again and is known."""
    zeilen = []
    for datei in sorted(wo.glob("*.eml"), key=lambda d: d.stat().st_mtime):
        try:
            was, weg = annehmen(verbindung, mandant_id, datei.read_bytes())
            ziel = "erledigt"
        except NichtAngenommen as f:
            was, weg, ziel = f"not taken: {f}", [], "abgelehnt"
        (wo / ziel).mkdir(exist_ok=True)
        datei.replace(wo / ziel / datei.name)
        zeilen.append("; ".join([f"{datei.name}: {was}", *weg]))
    return zeilen
