"""A small stock with letters and late timers, and a mail server that keeps what it is given."""
from __future__ import annotations

import datetime as dt
import re
import socket
import socketserver
import ssl
import subprocess
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests import werkstatt

PDF = b"%PDF-1.7"
_BESTAND = r"""
\i {hilfen}
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m) \g /dev/null
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('mietbeginn', engine.heute() + 30)) AS mv \gset
CREATE FUNCTION tests.k(p_mv bigint) RETURNS engine.kontext
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(m.mandant_id, tests.vorgang(p_mv, 'vermietung'), m.traeger_id, 'objekt', m.id, 'vermietung', 1, '', '', '', 'test', '{{}}',
             now(), (now() AT TIME ZONE 'Europe/Berlin')::date, 'benutzer:1', 'sachbearbeitung', NULL)::engine.kontext
    FROM akte.mietverhaeltnisse m WHERE m.id = p_mv
$$;
-- a letter to person number p_nr: by e-mail if it has an address
CREATE FUNCTION tests.brief(p_mv bigint, p_nr int, p_email text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT regel.schreiben_anlegen_an(tests.k(p_mv), 'hinweisschreiben', 'Hinweis', 'Hinweis Nr. ' || p_nr, '[{{"art": "absatz", "text": "bitte lüften Sie."}}]',
    jsonb_build_array(jsonb_build_object('anrede', 'Frau', 'name', 'Person ' || p_nr, 'nachname', 'Person')),
    '{{"strasse": "Am Park 3", "plz": "10117", "ort": "Berlin"}}', p_email => p_email)
$$;
COMMIT;
"""
_KUENDIGUNGEN = r"""
\i {hilfen}
SELECT tests.mandant() AS m \gset
CREATE FUNCTION tests.kuendigen(p_m bigint, p_zugang date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_mv bigint := tests.laufend(p_m); v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(v_mv), '{{"durch": "mieter", "art": "ordentlich"}}');
  IF v_e.ok THEN v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', jsonb_build_object('form', 'papier', 'zugang_am', p_zugang, 'alle_unterschriften', 'ja')); END IF;
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
-- notices of four months ago: the leases ended some weeks ago, and no service has run since
SELECT tests.als(:m, 'sachbearbeitung', (date_trunc('month', now()) - interval '4 months' + interval '10 hours')) \g /dev/null
SELECT tests.kuendigen(:m, engine.heute()) FROM generate_series(1, {anzahl}) \g /dev/null
COMMIT;
"""


def _psql(dsn: str, text: str) -> None:
    hilfen = werkstatt.WURZEL / "tests" / "sql" / "hilfen.psql"
    fertig = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", dsn], input=text.replace("{hilfen}", str(hilfen)), capture_output=True, text=True)
    assert fertig.returncode == 0, fertig.stderr


def bestand(dsn: str) -> tuple[int, int]:
    """A client with a lease and functions to write letters → (client, lease)."""
    _psql(dsn, _BESTAND.replace("{{", "{").replace("}}", "}"))
    with psycopg.connect(dsn) as verbindung:
        return verbindung.execute("SELECT mandant_id, id FROM akte.mietverhaeltnisse ORDER BY id DESC LIMIT 1").fetchone()


def kuendigungen(dsn: str, anzahl: int) -> None:
    """Terminated leases whose end nobody has noticed yet."""
    _psql(dsn, _KUENDIGUNGEN.replace("{{", "{").replace("}}", "}").replace("{anzahl}", str(anzahl)))


def briefe(dsn: str, mandant: int, mv: int, anzahl: int, *, email: bool, pdf: bool = True) -> list[str]:
    """Letters in the outbox, each with a PDF of its own → kennungen of the documents."""
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        erster = verbindung.execute("SELECT count(*) FROM akte.postausgang").fetchone()[0] + 1
        kennungen = [verbindung.execute("SELECT tests.brief(%s, %s, %s)", [mv, i, f"person{i}@example.org" if email else None]).fetchone()[0]
                     for i in range(erster, erster + anzahl)]
        if pdf:
            for kennung in kennungen:
                verbindung.execute("SELECT api.dokument_ablegen(%s, %s)", [kennung, PDF])
    return [str(k) for k in kennungen]


def staende(dsn: str) -> dict[str, int]:
    with psycopg.connect(dsn) as verbindung:
        return dict(verbindung.execute("SELECT status, count(*) FROM akte.postausgang GROUP BY status").fetchall())


def _zertifikat(ziel: Path) -> None:
    """A certificate for localhost that vouches for itself, and its key beside it."""
    schluessel = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    jetzt = dt.datetime.now(dt.timezone.utc)
    zertifikat = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(schluessel.public_key()).serial_number(1)
                  .not_valid_before(jetzt - dt.timedelta(hours=1)).not_valid_after(jetzt + dt.timedelta(days=2))
                  .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
                  .add_extension(x509.BasicConstraints(True, None), critical=True).sign(schluessel, hashes.SHA256()))
    ziel.write_bytes(zertifikat.public_bytes(serialization.Encoding.PEM))
    Path(str(ziel) + ".key").write_bytes(schluessel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


class Senke:
    """An SMTP server on a free port. `mails` is what it accepted; `antworten` overrides the answer to a command ({"RCPT": "550 nein"});
    `sterben_bei` closes the connection at that point ("DATA": before the content, "PUNKT": after the last dot, without an answer)."""

    def __init__(self, ordner: Path, tls: bool = False, benutzer: str = "") -> None:
        self.mails: list[EmailMessage] = []
        self.umschlaege: list[tuple[str, list[str]]] = []
        self.antworten: dict[str, str] = {}
        self.einmal = False           # each override for one command only
        self.sterben_bei = ""
        self.verschluesselt: list[bool] = []
        self.anmeldungen: list[str] = []
        self.bremse = threading.Event()
        self.bremse.set()
        self.am_punkt = threading.Event()
        self.schloss = threading.Lock()
        self.zertifikat = ordner / "smtp.pem"
        self.kontext: ssl.SSLContext | None = None
        if tls:
            _zertifikat(self.zertifikat)
            self.kontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.kontext.load_cert_chain(self.zertifikat, str(self.zertifikat) + ".key")
        senke = self

        class Gespraech(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                try:
                    senke._gespraech(self.request, benutzer)
                except OSError:
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = allow_reuse_address = True

        self.server = Server(("127.0.0.1", 0), Gespraech)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def schliessen(self) -> None:
        self.bremse.set()
        self.server.shutdown()
        self.server.server_close()

    def _gespraech(self, leitung: socket.socket, benutzer: str) -> None:
        sicher = False
        von, an = "", []
        datei = leitung.makefile("rb")

        def sagen(text: str) -> None:
            leitung.sendall(text.encode() + b"\r\n")

        sagen("220 senke")
        while zeile := datei.readline():
            befehl = zeile[:4].decode().upper()
            if befehl in self.antworten:
                sagen(self.antworten.pop(befehl) if self.einmal else self.antworten[befehl])
            elif befehl == "EHLO":
                sagen("250-senke\r\n250-8BITMIME" + ("\r\n250-STARTTLS" if self.kontext and not sicher else "") + ("\r\n250-AUTH PLAIN" if benutzer else "") + "\r\n250 SIZE")
            elif befehl == "STAR":
                sagen("220 los")
                leitung = self.kontext.wrap_socket(leitung, server_side=True)
                datei = leitung.makefile("rb")
                sicher = True
            elif befehl == "AUTH":
                self.anmeldungen.append(zeile.decode().split()[-1])
                sagen("235 gut")
            elif befehl == "MAIL" and von:
                sagen("503 erst RSET")
            elif befehl == "MAIL":
                von, an = re.search(rb"<(.*?)>", zeile)[1].decode(), []
                sagen("250 gut")
            elif befehl == "RCPT":
                an.append(re.search(rb"<(.*?)>", zeile)[1].decode())
                sagen("250 gut")
            elif befehl == "DATA":
                if self.sterben_bei == "DATA":
                    leitung.close()
                    return
                sagen("354 los")
                inhalt = b""
                while (zeile := datei.readline()) != b".\r\n":
                    if not zeile:
                        return
                    inhalt += zeile[1:] if zeile.startswith(b"..") else zeile
                with self.schloss:
                    self.mails.append(message_from_bytes(inhalt, policy=policy.default))
                    self.umschlaege.append((von, an))
                    self.verschluesselt.append(sicher)
                self.am_punkt.set()
                self.bremse.wait(30)
                if self.sterben_bei == "PUNKT":
                    leitung.shutdown(socket.SHUT_RDWR)
                    return
                sagen("250 angenommen")
                von = ""
            elif befehl == "RSET":
                von = ""
                sagen("250 gut")
            elif befehl == "QUIT":
                sagen("221 bis bald")
                return
            else:
                sagen("250 gut")
