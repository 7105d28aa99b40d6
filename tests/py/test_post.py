"""Mail over real SMTP and paper as one file: nothing twice, nothing lost, and every end is visible."""
from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import post_hilfen
import psycopg
import psycopg.rows
import pypdf
import pytest
from post_hilfen import Senke, bestand, briefe, staende

from app import config, post
from tests import werkstatt


@pytest.fixture
def senke(tmp_path: Path) -> Iterator[Senke]:
    s = Senke(tmp_path)
    yield s
    s.schliessen()


@pytest.fixture
def haus(db: str) -> tuple[str, int, int]:
    return db, *bestand(db)


def server(senke: Senke, **mehr: object) -> post.Mailserver:
    return post.Mailserver(**{"host": "localhost", "port": senke.port, "schutz": "keiner", **mehr})


def senden(dsn: str, mandant: int, mailserver: post.Mailserver) -> dict[str, int]:
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_dienst"), autocommit=True) as verbindung:
        return post.mail_senden(verbindung, mandant, mailserver)


def test_eine_mail_wie_sie_ankommt(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    assert senden(dsn, m, server(senke)) == {"versendet": 1} and staende(dsn) == {"versendet": 1}
    [mail] = senke.mails
    with psycopg.connect(dsn) as verbindung:
        kennung, erledigt = verbindung.execute("SELECT kennung, erledigt_am FROM akte.postausgang").fetchone()
        verlauf = [z[0] for z in verbindung.execute("SELECT ereignis FROM akte.postversuche ORDER BY id")]
    assert mail["Message-ID"] == f"<post-{kennung}@lindenhof.example>" and erledigt and verlauf == ["eingereiht", "begonnen", "versendet"]
    assert mail["Subject"] == "Hinweis Nr. 1" and mail["To"].addresses[0].addr_spec == "person1@example.org" and "Lindenhof" in mail["From"]
    assert senke.umschlaege == [("post@lindenhof.example", ["person1@example.org"])]
    [anlage] = mail.iter_attachments()
    assert anlage.get_content() == post_hilfen.PDF and anlage.get_filename() == "Hinweis.pdf"
    assert "Hinweis Nr. 1" in mail.get_body().get_content() and "Mit freundlichen Grüßen" in mail.get_body().get_content()
    assert senden(dsn, m, server(senke)) == {} and len(senke.mails) == 1


def test_ohne_pdf_geht_nichts_hinaus(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True, pdf=False)
    assert senden(dsn, m, server(senke)) == {} and staende(dsn) == {"wartend": 1}


def test_starttls_mit_anmeldung_und_nie_im_klartext(haus: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    sicher = Senke(tmp_path, tls=True, benutzer="lindenhof")
    try:
        zugang = {"schutz": "starttls", "benutzer": "lindenhof", "passwort": "geheim"}
        # a certificate nobody vouches for, a server that offers no encryption: nothing goes over
        assert senden(dsn, m, server(sicher, **zugang)) == {"verschoben": 1} and not sicher.mails and not sicher.anmeldungen
        _gleich_wieder(dsn)
        assert senden(dsn, m, server(senke, **zugang)) == {"verschoben": 1} and not senke.mails and not senke.anmeldungen
        _gleich_wieder(dsn)
        monkeypatch.setenv("MIETAKTE_SMTP_ZERTIFIKATE", str(sicher.zertifikat))
        assert senden(dsn, m, server(sicher, **zugang)) == {"versendet": 1}
        assert sicher.verschluesselt == [True] and len(sicher.anmeldungen) == 1
    finally:
        sicher.schliessen()


def _gleich_wieder(dsn: str) -> None:
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("UPDATE akte.postausgang SET naechster_ab = now()")


@pytest.mark.parametrize("antworten, ergebnis, stand", [
    ({"RCPT": "550 5.1.1 unbekannt"}, "fehlgeschlagen", "fehlgeschlagen"),
    ({"RCPT": "450 4.2.0 Postfach voll"}, "verschoben", "wartend"),
    ({"MAIL": "553 5.1.8 Absender"}, "fehlgeschlagen", "fehlgeschlagen"),
    ({"DATA": "554 5.7.1 abgewiesen"}, "fehlgeschlagen", "fehlgeschlagen"),
    ({"DATA": "451 4.3.0 spaeter"}, "verschoben", "wartend"),
])
def test_was_der_server_nicht_nimmt(haus: tuple[str, int, int], senke: Senke, antworten: dict[str, str], ergebnis: str, stand: str) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    senke.antworten = antworten
    assert senden(dsn, m, server(senke)) == {ergebnis: 1} and staende(dsn) == {stand: 1} and not senke.mails
    with psycopg.connect(dsn) as verbindung:
        grund, spaeter = verbindung.execute("SELECT grund, naechster_ab > now() + interval '4 minutes' FROM akte.postausgang").fetchone()
    assert next(iter(antworten.values()))[:3] in grund and spaeter is (stand == "wartend")


@pytest.mark.parametrize("antworten", [{"RCPT": "550 unbekannt"}, {"DATA": "554 abgewiesen"}])
def test_eine_abgewiesene_stoert_die_naechste_nicht(haus: tuple[str, int, int], senke: Senke, antworten: dict[str, str]) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 3, email=True)
    senke.antworten, senke.einmal = dict(antworten), True
    assert senden(dsn, m, server(senke)) == {"fehlgeschlagen": 1, "versendet": 2} and [u[1] for u in senke.umschlaege] == [["person2@example.org"], ["person3@example.org"]]


def test_alle_empfaenger_oder_keiner(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("UPDATE akte.postausgang SET adressen = ARRAY['katrin@example.org', 'jonas@example.org']")
    assert senden(dsn, m, server(senke)) == {"versendet": 1} and senke.umschlaege[0][1] == ["katrin@example.org", "jonas@example.org"]
    assert [a.addr_spec for a in senke.mails[0]["To"].addresses] == ["katrin@example.org", "jonas@example.org"]


def test_kein_server_und_es_bleibt_liegen(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 3, email=True)
    senke.schliessen()
    assert senden(dsn, m, server(senke)) == {"verschoben": 1} and staende(dsn) == {"wartend": 3}, "one try says enough"


@pytest.mark.parametrize("wann, stand, mails", [("DATA", "wartend", 0), ("PUNKT", "ungeklaert", 1)])
def test_abbruch_vor_und_nach_dem_letzten_punkt(haus: tuple[str, int, int], senke: Senke, wann: str, stand: str, mails: int) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    senke.sterben_bei = wann
    senden(dsn, m, server(senke))
    assert len(senke.mails) == mails and staende(dsn) == {stand: 1}
    senke.sterben_bei = ""
    assert senden(dsn, m, server(senke)) == {} and len(senke.mails) == mails, "not a second time by itself"


def test_punkte_am_zeilenanfang_bleiben(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    text = "Guten Tag,\n.\n..zwei Punkte\nEnde"
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [m])
        verbindung.execute("SELECT regel.post_nachricht(tests.k(%s), 'p', 'Ines Berg', 'ines@example.org', 'Punkte', %s)", [mv, text])
    assert senden(dsn, m, server(senke)) == {"versendet": 1} and senke.mails[0].get_content().split() == text.split()


def test_gateway_und_nachricht_ohne_schreiben(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [m])
        for nr, (adresse, weg) in enumerate([("ines@example.org", "email"), ("+4917012345678", "sms")]):
            verbindung.execute("SELECT regel.post_nachricht(tests.k(%s), %s, 'Ines Berg', %s, 'Bitte um Freigabe', 'Guten Tag, bitte ansehen.', %s)", [mv, f"n{nr}", adresse, weg])
    assert senden(dsn, m, server(senke)) == {"versendet": 1, "fehlgeschlagen": 1}
    with psycopg.connect(dsn) as verbindung:
        assert "Gateway" in verbindung.execute("SELECT grund FROM akte.postausgang WHERE weg = 'sms'").fetchone()[0]
        verbindung.execute("UPDATE akte.postausgang SET status = 'wartend', naechster_ab = now() WHERE weg = 'sms'")
    assert senden(dsn, m, server(senke, sms="{nummer}@sms.example")) == {"versendet": 1}
    assert senke.umschlaege[-1][1] == ["4917012345678@sms.example"] and senke.mails[-1].get_content().strip() == "Guten Tag, bitte ansehen."


def test_zwei_arbeiter_senden_nichts_doppelt(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 30, email=True)
    zahlen: list[dict[str, int]] = []
    arbeiter = [threading.Thread(target=lambda: zahlen.append(senden(dsn, m, server(senke)))) for _ in range(2)]
    for a in arbeiter:
        a.start()
    for a in arbeiter:
        a.join(60)
    assert sum(z.get("versendet", 0) for z in zahlen) == 30 and staende(dsn) == {"versendet": 30}, (zahlen, staende(dsn))
    an = [u[1][0] for u in senke.umschlaege]
    assert len(an) == len(set(an)) == 30
    assert min(z.get("versendet", 0) for z in zahlen) > 0, "both had something to do"


def test_kill_9_mitten_im_versand(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 3, email=True)
    senke.bremse.clear()      # the server has the mail and does not answer yet
    umgebung = {**os.environ, "DATABASE_URL": dsn, "MIETAKTE_ERPROBUNG": "1", "MIETAKTE_SMTP_HOST": "localhost", "MIETAKTE_SMTP_PORT": str(senke.port),
                "MIETAKTE_SMTP_SCHUTZ": "keiner", "MIETAKTE_DRUCK_AB": "23:59"}
    prozess = subprocess.Popen([sys.executable, "-m", "app.cli", "dienst", "--takt", "0.2"], cwd=werkstatt.WURZEL, env=umgebung, stdout=subprocess.PIPE)
    try:
        assert senke.am_punkt.wait(30)
    finally:
        prozess.send_signal(signal.SIGKILL)
        prozess.wait(10)
    senke.bremse.set()
    time.sleep(0.3)
    abgebrochen = len(senke.mails)
    assert staende(dsn).get("in_arbeit") == 1
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("UPDATE akte.postausgang SET naechster_ab = now() - interval '1 second' WHERE status = 'in_arbeit'")
    zweiter = subprocess.run([sys.executable, "-m", "app.cli", "nachtlauf"], cwd=werkstatt.WURZEL, env=umgebung | {"MIETAKTE_ANKERDATEI": str(senke.zertifikat.with_name("anker.txt"))},
                             capture_output=True, text=True)
    assert zweiter.returncode == 0, zweiter.stdout + zweiter.stderr
    assert staende(dsn) == {"versendet": 2, "ungeklaert": 1}, zweiter.stdout
    an = [u[1][0] for u in senke.umschlaege]
    assert sorted(an) == sorted(set(an)) and len(an) == 3 and abgebrochen <= 2, an


def test_wer_sendet_behaelt_seine_sendung(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)
    senke.bremse.clear()
    faden = threading.Thread(target=senden, args=(dsn, m, server(senke)))
    faden.start()
    assert senke.am_punkt.wait(30)
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_dienst")) as zweite:
        zweite.execute("SELECT sitzung.als_dienst(%s)", [m])
        kennung = zweite.execute("SELECT kennung FROM api.post").fetchone()[0]
        assert zweite.execute("SELECT api.post_holen()").fetchone()[0] is None
        assert zweite.execute("SELECT * FROM api.post_halten(%s)", [kennung]).fetchall() == [], "its row is held"
        assert zweite.execute("SELECT api.post_verwaiste_klaeren()").fetchone()[0] == 0
    senke.bremse.set()
    faden.join(30)
    assert staende(dsn) == {"versendet": 1}


def test_was_inzwischen_aufgegeben_ist_wird_nicht_gesendet(haus: tuple[str, int, int], senke: Senke) -> None:
    dsn, m, mv = haus
    briefe(dsn, m, mv, 1, email=True)

    class Langsam(post.Mailserver):
        def verbinden(self):  # noqa: ANN202  between claim and lock: somebody took the claim for lost
            with psycopg.connect(dsn) as verbindung:
                verbindung.execute("UPDATE akte.postausgang SET status = 'ungeklaert'")
            return super().verbinden()

    assert senden(dsn, m, Langsam("localhost", senke.port, "keiner")) == {} and not senke.mails and staende(dsn) == {"ungeklaert": 1}


def _brief(seiten: int) -> bytes:
    schreiber = pypdf.PdfWriter()
    for _ in range(seiten):
        schreiber.add_blank_page(width=595, height=842)
    ziel = io.BytesIO()
    schreiber.write(ziel)
    return ziel.getvalue()


def test_druckstapel_jeder_teil_beginnt_vorn() -> None:
    liste = [{"empfaenger": f"Person <i>{i}</i>", "anschrift": "Am Park 3, 10117 Berlin", "betreff": "Hinweis & mehr", "inhalt": _brief(i)} for i in (1, 2, 3)]
    inhalt, seiten = post.zusammenfuegen(liste, "20.11.2026", "Hausverwaltung Lindenhof GmbH")
    datei = pypdf.PdfReader(io.BytesIO(inhalt))
    texte = [s.extract_text() for s in datei.pages]
    assert seiten == len(datei.pages) == 2 + (2 + 2) + (2 + 2) + (2 + 4)
    assert "Druckstapel vom 20.11.2026" in texte[0] and "3 Sendungen" in texte[0] and "Person <i>2</i>" in texte[0] and "Hinweis & mehr" in texte[0]
    for nr, seite in enumerate((2, 6, 10), 1):
        assert f"Sendung {nr} von 3" in texte[seite] and seite % 2 == 0
    assert datei.metadata.title == "Druckstapel 20.11.2026"
    assert post.zusammenfuegen(liste, "20.11.2026", "Hausverwaltung Lindenhof GmbH")[1] == seiten


def test_briefe_im_stapel_und_noch_einmal(haus: tuple[str, int, int]) -> None:
    dsn, m, mv = haus
    kennungen = briefe(dsn, m, mv, 2, email=False, pdf=False)
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [m])
        for kennung in kennungen:
            verbindung.execute("SELECT api.dokument_ablegen(%s, %s)", [kennung, _brief(1)])
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_dienst"), row_factory=psycopg.rows.dict_row) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [m])
        alle = lambda sql, *w: verbindung.execute(sql, w).fetchall()  # noqa: E731
        kennung, anzahl = post.stapel_bilden(alle, "20.11.2026", "Lindenhof")
        assert anzahl == 2 and post.stapel_bilden(alle, "20.11.2026", "Lindenhof") == (None, 0)
    assert staende(dsn) == {"in_arbeit": 2}
    with psycopg.connect(dsn) as verbindung:
        seiten, inhalt, sha = verbindung.execute("SELECT seiten, inhalt, sha256 FROM akte.druckstapel WHERE kennung = %s", [kennung]).fetchone()
        assert verbindung.execute("SELECT array_agg(stapel_position ORDER BY id) FROM akte.postausgang").fetchone()[0] == [1, 2]
    assert len(pypdf.PdfReader(io.BytesIO(inhalt)).pages) == seiten == 2 + 2 * 4 and sha == hashlib.sha256(inhalt).digest()


def test_mailserver_aus_der_umgebung(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIETAKTE_SMTP_HOST", raising=False)
    assert post.Mailserver.aus_umgebung() is None
    monkeypatch.setenv("MIETAKTE_SMTP_HOST", "mail.example")
    assert post.Mailserver.aus_umgebung() == post.Mailserver("mail.example", 587, "starttls")
    monkeypatch.setenv("MIETAKTE_SMTP_SCHUTZ", "vielleicht")
    with pytest.raises(ValueError):
        post.Mailserver.aus_umgebung()


def test_ohne_absender_keine_mail() -> None:
    sendung = {"weg": "email", "absender": "Lindenhof", "absender_email": None, "adressen": ["a@b.de"], "betreff": "x", "text": "t", "inhalt": None}
    with pytest.raises(ValueError):
        post.nachricht(sendung, "k", post.Mailserver("h"), datetime.now().astimezone())
    m = post.nachricht(sendung | {"absender_email": "post@haus.example"}, "k", post.Mailserver("h", absender="versand@haus.example"), datetime.now().astimezone())
    assert m["From"].addresses[0].addr_spec == "versand@haus.example" and m["Reply-To"] == "post@haus.example" and m["Disposition-Notification-To"] is None
    m = post.nachricht(sendung | {"absender_email": "post@haus.example", "lesebestaetigung": True}, "k", post.Mailserver("h", absender="versand@haus.example"), datetime.now().astimezone())
    assert m["Disposition-Notification-To"] == "post@haus.example"
