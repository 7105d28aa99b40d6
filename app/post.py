"""The outbox leaves the house: e-mail over SMTP, letters as one file a day for the printer.

An e-mail is claimed and committed before it is sent, and sent while its row is locked. What dies in between is never sent a
second time by itself: it becomes `ungeklaert`, and a person decides. A letter is on paper when a person says so.
"""
from __future__ import annotations

import html
import io
import os
import re
import smtplib
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

import psycopg
from psycopg.rows import dict_row

HOLEN = "SELECT api.post_holen()"
HALTEN = "SELECT * FROM api.post_halten(%s)"
ERGEBNIS = "SELECT api.post_ergebnis(%s, %s, %s)"
DRUCKBARES = "SELECT * FROM api.post_druckbares(%s)"
STAPEL_ABLEGEN = "SELECT api.post_stapel_ablegen(%s::uuid[], %s, %s)"
#: where the text of a mail wants the link of an order; the token is made when the mail is sent, so that none ever lies in the outbox
AUFTRAG = re.compile(r"\[\[auftrag:([0-9a-f-]{36})\]\]")
AUFTRAG_LINK = "SELECT api.auftrag_link_erzeugen(%s)"
#: seconds a mail server may take for one answer; the transaction that holds the row is closed by the database after sixty
GEDULD = 20
#: letters of one file; a merged file of more is unwieldy at the printer and in memory
HOECHSTENS_BRIEFE = 200


@dataclass(frozen=True)
class Mailserver:
    """Where mail is handed in. From the environment, because passwords belong neither into the database nor into a file of ours."""

    host: str
    port: int = 587
    schutz: str = "starttls"          # starttls, tls, keiner
    benutzer: str = ""
    passwort: str = ""
    absender: str = ""                # envelope and From, where the client's own address may not send here
    sms: str = ""                     # {nummer}@gateway: a gateway that takes mail

    @classmethod
    def aus_umgebung(cls) -> Mailserver | None:
        u = os.environ
        if not u.get("MIETAKTE_SMTP_HOST"):
            return None
        schutz = u.get("MIETAKTE_SMTP_SCHUTZ", "starttls")
        if schutz not in ("starttls", "tls", "keiner"):
            raise ValueError(f"MIETAKTE_SMTP_SCHUTZ is starttls, tls or keiner, not {schutz!r}")
        return cls(u["MIETAKTE_SMTP_HOST"], int(u.get("MIETAKTE_SMTP_PORT", "587")), schutz, u.get("MIETAKTE_SMTP_BENUTZER", ""),
                   u.get("MIETAKTE_SMTP_PASSWORT", ""), u.get("MIETAKTE_SMTP_ABSENDER", ""), u.get("MIETAKTE_SMS_GATEWAY", ""))

    def verbinden(self) -> smtplib.SMTP:
        """A connection that is ready for mail. Certificates are checked; MIETAKTE_SMTP_ZERTIFIKATE names a file of further roots."""
        tls = ssl.create_default_context(cafile=os.environ.get("MIETAKTE_SMTP_ZERTIFIKATE") or None)
        smtp: smtplib.SMTP
        if self.schutz == "tls":
            smtp = smtplib.SMTP_SSL(self.host, self.port, timeout=GEDULD, context=tls)
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=GEDULD)
        try:
            smtp.ehlo_or_helo_if_needed()
            if self.schutz == "starttls":
                smtp.starttls(context=tls)     # raises where the server does not offer it: never in clear by accident
                smtp.ehlo()
            if self.benutzer:
                smtp.login(self.benutzer, self.passwort)
        except BaseException:
            smtp.close()
            raise
        return smtp


def nachricht(sendung: dict[str, Any], kennung: object, server: Mailserver, jetzt: datetime) -> EmailMessage:
    """The mail of an outbox row. Its Message-ID is the row's, so a mail server can recognise what it has had already."""
    von = server.absender or sendung["absender_email"] or ""
    if "@" not in von:
        raise ValueError("Der Mandant hat keine E-Mail-Adresse, von der gesendet werden kann.")
    if sendung["weg"] == "sms":
        if "{nummer}" not in server.sms:
            raise ValueError("Für SMS ist kein Gateway eingerichtet (MIETAKTE_SMS_GATEWAY).")
        an = [server.sms.replace("{nummer}", nummer.lstrip("+")) for nummer in sendung["adressen"]]
    else:
        an = list(sendung["adressen"])
    m = EmailMessage()
    m["From"] = Address(sendung["absender"], addr_spec=von)
    if sendung["absender_email"] and sendung["absender_email"] != von:
        m["Reply-To"] = sendung["absender_email"]
    m["To"] = [Address(addr_spec=a) for a in an]
    m["Subject"] = sendung["betreff"]
    m["Date"] = format_datetime(jetzt)
    m["Message-ID"] = f"<post-{kennung}@{von.rsplit('@', 1)[1]}>"
    m["Auto-Submitted"] = "auto-generated"
    if sendung.get("lesebestaetigung"):
        m["Disposition-Notification-To"] = sendung["absender_email"] or von    # RFC 8098
    text = sendung["text"] or (
        f"Guten Tag,\n\nanbei erhalten Sie unser Schreiben „{sendung['betreff']}“ als PDF.\n\n"
        f"Mit freundlichen Grüßen\n{sendung['absender']}\n")
    m.set_content(text)
    if sendung["inhalt"]:
        m.add_attachment(bytes(sendung["inhalt"]), maintype="application", subtype="pdf", filename=sendung["dateiname"])
    return m


def _mit_link(verbindung: psycopg.Connection, text: str | None) -> str | None:
    """The text with its link. The transaction is the one that holds the row: a mail that is not sent leaves no link."""
    stelle = AUFTRAG.search(text or "")
    if not stelle:
        return text
    adresse = os.environ.get("MIETAKTE_ADRESSE", "").rstrip("/")
    if not re.fullmatch(r"https?://[^/\s]+", adresse):
        raise ValueError("Für Links in E-Mails fehlt die Adresse dieser Seite (MIETAKTE_ADRESSE).")
    try:
        with verbindung.transaction():
            token = verbindung.execute(AUFTRAG_LINK, [stelle[1]]).fetchone()[0]       # type: ignore[index]
    except psycopg.Error as fehler:
        raise ValueError(fehler.diag.message_primary or "Für diesen Auftrag gibt es keinen Link.") from fehler
    return text[:stelle.start()] + f"{adresse}/auftrag/{token}" + text[stelle.end():]


def uebergeben(smtp: smtplib.SMTP, m: EmailMessage) -> tuple[str, str]:
    """Hands one mail over → (versendet | verschoben | fehlgeschlagen | ungeklaert, what the server said).

    Step by step, because it matters where it ends: before the last dot nothing was accepted, after it nobody can know.
    """
    von = m["From"].addresses[0].addr_spec
    try:
        smtp.rset()                   # whatever a mail before this one left behind
        code, antwort = smtp.mail(von)
        if code != 250:
            return _abgelehnt(code), f"Absender {von}: {code} {_text(antwort)}"
        for adresse in m["To"].addresses:
            code, antwort = smtp.rcpt(adresse.addr_spec)
            if code not in (250, 251):    # all of them or nobody: a joint letter is not half a letter
                return _abgelehnt(code), f"Empfänger {adresse.addr_spec}: {code} {_text(antwort)}"
        code, antwort = smtp.docmd("DATA")
        if code != 354:
            return _abgelehnt(code), f"{code} {_text(antwort)}"
    except (OSError, smtplib.SMTPException) as fehler:
        smtp.close()
        return "verschoben", f"Verbindung zum Mailserver: {fehler}"
    try:
        # not smtp.data(): it does not tell a server that leaves before the content from one that leaves after it
        inhalt = m.as_bytes(policy=m.policy.clone(linesep="\r\n", utf8=False))
        smtp.send(re.sub(rb"(?m)^\.", b"..", inhalt) + (b"" if inhalt.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        code, antwort = smtp.getreply()
    except (OSError, smtplib.SMTPException) as fehler:
        smtp.close()
        return "ungeklaert", f"Die Verbindung brach ab, bevor der Mailserver die Annahme bestätigt hatte: {fehler}"
    return ("versendet" if code == 250 else _abgelehnt(code)), f"{code} {_text(antwort)}"


def _abgelehnt(code: int) -> str:
    """4xx: come back later; 5xx: never like this."""
    return "verschoben" if 400 <= code < 500 else "fehlgeschlagen"


def _text(antwort: bytes | str) -> str:
    return (antwort.decode("utf-8", "replace") if isinstance(antwort, bytes) else antwort).replace("\n", " ")[:500]


def mail_senden(verbindung: psycopg.Connection, mandant_id: int, server: Mailserver, weiter: Callable[[], bool] = lambda: True) -> dict[str, int]:
    """Sends what waits for one client → how many of each result. Ends early when `weiter()` says so, between two mails."""
    zahlen: dict[str, int] = {}

    def eintreten() -> None:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])

    smtp: smtplib.SMTP | None = None
    try:
        while weiter():
            with verbindung.transaction():
                eintreten()
                kennung = verbindung.execute(HOLEN).fetchone()[0]
            if kennung is None:
                break
            if smtp is None:
                try:
                    smtp = server.verbinden()
                except (OSError, smtplib.SMTPException) as fehler:
                    # nothing was sent: back into the queue, and the others need not try the same
                    with verbindung.transaction():
                        eintreten()
                        verbindung.execute(ERGEBNIS, [kennung, "verschoben", f"Mailserver {server.host}:{server.port}: {fehler}"])
                    zahlen["verschoben"] = zahlen.get("verschoben", 0) + 1
                    break
            with verbindung.transaction():
                eintreten()
                sendung = verbindung.cursor(row_factory=dict_row).execute(HALTEN, [kennung]).fetchone()
                if sendung is None:
                    continue
                try:
                    sendung["text"] = _mit_link(verbindung, sendung["text"])
                    m = nachricht(sendung, kennung, server, datetime.now().astimezone())
                except ValueError as fehler:
                    ergebnis, antwort = "fehlgeschlagen", str(fehler)
                else:
                    ergebnis, antwort = uebergeben(smtp, m)
                stand = verbindung.execute(ERGEBNIS, [kennung, ergebnis, antwort]).fetchone()[0]
            zahlen[stand if stand != "wartend" else "verschoben"] = zahlen.get(stand if stand != "wartend" else "verschoben", 0) + 1
            if smtp.sock is None:
                smtp = None           # a broken connection serves nobody; the next mail gets a new one
    finally:
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()
    return zahlen


# -- paper ------------------------------------------------------------------------------------------------------------

_TRENNBLATT = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{titel}</title><style>
@page {{ size: A4; margin: 25mm }} body {{ font: 11pt/1.5 "Liberation Sans", "DejaVu Sans" }} h1 {{ font-size: 18pt; margin: 0 0 8mm }}
p {{ margin: 0 0 2mm; overflow-wrap: anywhere }} .gross {{ font-size: 14pt }}
table {{ width: 100%; border-collapse: collapse; font-size: 9.5pt; table-layout: fixed }}
th, td {{ text-align: left; vertical-align: top; border-bottom: 0.2mm solid #999; padding: 1mm 2mm 1mm 0; overflow-wrap: anywhere }}
.nr {{ width: 12mm }} .s {{ width: 16mm; text-align: right }}</style></head><body>{inhalt}</body></html>"""


def _blatt(titel: str, inhalt: str) -> bytes:
    from weasyprint import HTML

    from app import dokumente

    with dokumente._SPERRE:  # Pango's font map belongs to one rendering at a time
        return HTML(string=_TRENNBLATT.format(titel=html.escape(titel), inhalt=inhalt), url_fetcher=dokumente._abruf({})).write_pdf()


def zusammenfuegen(briefe: list[dict[str, Any]], tag: str, mandant: str) -> tuple[bytes, int]:
    """One file for the printer: a cover with the list, then a separator before every letter → (PDF, pages).

    Every part begins on a front page, whatever the printer does with back pages.
    """
    from pypdf import PageObject, PdfReader, PdfWriter

    teile = [PdfReader(io.BytesIO(bytes(b["inhalt"]))) for b in briefe]
    zeilen = "".join(
        f"<tr><td class='nr'>{i}</td><td>{html.escape(b['empfaenger'])}<br>{html.escape(b['anschrift'])}</td><td>{html.escape(b['betreff'])}</td>"
        f"<td class='s'>{len(t.pages)}</td></tr>" for i, (b, t) in enumerate(zip(briefe, teile), 1))
    decke = _blatt(f"Druckstapel {tag}", (
        f"<h1>Druckstapel vom {html.escape(tag)}</h1><p>{html.escape(mandant)}</p><p>{len(briefe)} {'Sendung' if len(briefe) == 1 else 'Sendungen'}</p>"
        f"<table><thead><tr><th class='nr'>Nr.</th><th>Empfänger</th><th>Betreff</th><th class='s'>Seiten</th></tr></thead><tbody>{zeilen}</tbody></table>"))
    schreiber = PdfWriter()

    def dazu(seiten: Iterable[PageObject]) -> None:
        seiten = list(seiten)
        for seite in seiten:
            schreiber.add_page(seite)
        if len(seiten) % 2:
            kasten = seiten[-1].mediabox
            schreiber.add_blank_page(width=float(kasten.width), height=float(kasten.height))

    dazu(PdfReader(io.BytesIO(decke)).pages)
    for i, (b, t) in enumerate(zip(briefe, teile), 1):
        dazu(PdfReader(io.BytesIO(_blatt(f"Sendung {i}", (
            f"<h1>Sendung {i} von {len(briefe)}</h1><p class='gross'>{html.escape(b['empfaenger'])}</p><p class='gross'>{html.escape(b['anschrift'])}</p>"
            f"<p>{html.escape(b['betreff'])}, {len(t.pages)} {'Seite' if len(t.pages) == 1 else 'Seiten'}</p>")))).pages)
        dazu(t.pages)
    schreiber.add_metadata({"/Title": f"Druckstapel {tag}"})
    ziel = io.BytesIO()
    schreiber.write(ziel)
    return ziel.getvalue(), len(schreiber.pages)


def stapel_bilden(alle: Callable[..., list[dict[str, Any]]], tag: str, mandant: str) -> tuple[Any, int]:
    """A print batch out of what waits, in the caller's transaction → (its kennung, letters), or (None, 0). `alle(sql, *werte)` → rows."""
    briefe = alle(DRUCKBARES, HOECHSTENS_BRIEFE)
    if not briefe:
        return None, 0
    inhalt, seiten = zusammenfuegen(briefe, tag, mandant)
    kennung = next(iter(alle(STAPEL_ABLEGEN, [b["kennung"] for b in briefe], inhalt, seiten)[0].values()))
    return kennung, len(briefe)
