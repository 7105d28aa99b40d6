"""The service: late timers, PDFs, mail and paper, alone, twice at once, told to stop, and for cron."""
from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import time as uhrzeit
from pathlib import Path

import psycopg
import psycopg.conninfo
import pytest
from post_hilfen import Senke, _psql, bestand, briefe, kuendigungen, staende

from app import config, dienst, dokumente, post
from tests import werkstatt


@pytest.fixture
def senke(tmp_path: Path) -> Iterator[Senke]:
    s = Senke(tmp_path)
    yield s
    s.schliessen()


def umgebung(dsn: str, tmp_path: Path, **mehr: str) -> dict[str, str]:
    frei = {k: w for k, w in os.environ.items() if not k.startswith(("MIETAKTE_SMTP", "MIETAKTE_DSN"))}
    return {**frei, "DATABASE_URL": dsn, "MIETAKTE_ERPROBUNG": "1", "MIETAKTE_ANKERDATEI": str(tmp_path / "anker.txt"), **mehr}


def nachtlauf(umgebung_: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "app.cli", "nachtlauf"], cwd=werkstatt.WURZEL, env=umgebung_, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def arbeiter(dsn: str, server: post.Mailserver | None = None, **mehr: object) -> dienst.Dienst:
    return dienst.Dienst(config.mit_rolle(dsn, "mietakte_dienst"), lambda _: None, server, **mehr)


def zaehlen(dsn: str, anweisung: str) -> int:
    with psycopg.connect(dsn) as verbindung:
        return verbindung.execute(anweisung).fetchone()[0]


FAELLIG = "SELECT count(*) FROM engine.fristen WHERE erledigt_am IS NULL AND faellig_am <= now()"
GEFEUERT = "SELECT count(*) FROM audit.eintraege WHERE akteur = 'dienst' AND ereignis = 'mietende_erreichen' AND ergebnis <> 'abgelehnt'"


def test_wochen_zu_spaet_zwei_zugleich_jede_frist_einmal(db: str, tmp_path: Path) -> None:
    kuendigungen(db, 12)
    faellig = zaehlen(db, FAELLIG)
    assert faellig >= 12
    laeufe = [nachtlauf(umgebung(db, tmp_path)) for _ in range(2)]
    ausgaben = [lauf.communicate(timeout=120)[0] for lauf in laeufe]
    assert [lauf.returncode for lauf in laeufe] == [0, 0], ausgaben
    assert zaehlen(db, FAELLIG) == 0 and zaehlen(db, GEFEUERT) == 12
    assert zaehlen(db, "SELECT count(*) FROM (SELECT vorgang_id FROM audit.eintraege WHERE akteur = 'dienst' AND ereignis = 'mietende_erreichen' GROUP BY 1 HAVING count(*) > 1) x") == 0
    gezaehlt = [int(re.search(r"(\d+) timers", a)[1]) for a in ausgaben]
    assert sum(gezaehlt) >= 12
    # anchors: each head once, and a third run has nothing to do
    anker = (tmp_path / "anker.txt").read_text().splitlines()
    koepfe = [zeile.split()[1:] for zeile in anker]
    assert anker and len({tuple(k) for k in koepfe}) == len(koepfe)
    dritter = nachtlauf(umgebung(db, tmp_path))
    assert " 0 timers" in dritter.communicate(timeout=60)[0] and dritter.returncode == 0
    assert (tmp_path / "anker.txt").read_text().splitlines() == anker


def test_zwei_nachtlaeufe_schreiben_die_anker_nacheinander(db: str, tmp_path: Path) -> None:
    kuendigungen(db, 1)
    with (tmp_path / "anker.txt").open("a") as schloss:
        fcntl.flock(schloss, fcntl.LOCK_EX)
        lauf = nachtlauf(umgebung(db, tmp_path))
        ende = time.monotonic() + 20
        offen = "SELECT count(*) FROM akte.dokumente d WHERE NOT EXISTS (SELECT FROM akte.dokument_dateien f WHERE f.dokument_id = d.id)"
        while (zaehlen(db, FAELLIG) or zaehlen(db, offen)) and time.monotonic() < ende:
            time.sleep(0.1)
        time.sleep(1.5)
        assert lauf.poll() is None and zaehlen(db, "SELECT count(*) FROM audit.anker") == 0
    assert lauf.communicate(timeout=30) and lauf.returncode == 0 and (tmp_path / "anker.txt").read_text()


def test_jede_klammer_in_eigener_transaktion(db: str) -> None:
    """While one file is being worked on, the others move on and are free again."""
    kuendigungen(db, 3)
    with psycopg.connect(db) as besetzt:
        klammer, mandant = besetzt.execute("SELECT traeger_id, mandant_id FROM engine.vorgang WHERE automat = 'kuendigung' ORDER BY id OFFSET 1 LIMIT 1").fetchone()
        besetzt.execute("SELECT pg_advisory_xact_lock(hashint8extended(%s, %s))", [klammer, mandant])
        ergebnis: list[dienst.Bilanz] = []
        w = dienst.Dienst(config.mit_rolle(db, "mietakte_dienst"), lambda _: None, None, druck_ab=uhrzeit(23, 59, 59))
        faden = threading.Thread(target=lambda: ergebnis.append(w.runde()))
        faden.start()
        ende = time.monotonic() + 10
        gesehen = 0
        while faden.is_alive() and gesehen < 1 and time.monotonic() < ende:
            time.sleep(0.05)
            gesehen = zaehlen(db, GEFEUERT)
        # the one before the busy file is through and committed while the round still waits there
        assert faden.is_alive() and gesehen == 1
        frei = zaehlen(db, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()")
        assert frei <= 1, "only the one we hold ourselves"
        faden.join(60)
        assert zaehlen(db, GEFEUERT) == 2 and ergebnis[0].belegt >= 1
    assert w.runde().fristen >= 1 and zaehlen(db, GEFEUERT) == 3


def test_pdf_mail_und_stapel_in_einer_runde(db: str, senke: Senke) -> None:
    m, mv = bestand(db)
    briefe(db, m, mv, 2, email=True, pdf=False)
    briefe(db, m, mv, 3, email=False, pdf=False)
    server = post.Mailserver("localhost", senke.port, "keiner")
    b = arbeiter(db, server, druck_ab=uhrzeit(0, 0)).runde()
    assert (b.pdf, b.mail, b.briefe, b.gescheitert, b.pdf_fehler) == (5, {"versendet": 2}, 3, 0, 0)
    assert staende(db) == {"versendet": 2, "in_arbeit": 3}
    assert senke.mails[0].get_body() is not None and next(senke.mails[0].iter_attachments()).get_content().startswith(b"%PDF-1.7")
    # the day has its batch; what comes later waits for the next
    briefe(db, m, mv, 1, email=False, pdf=False)
    b = arbeiter(db, server, druck_ab=uhrzeit(0, 0)).runde()
    assert (b.pdf, b.briefe, b.gescheitert) == (1, 0, 0) and staende(db)["wartend"] == 1
    assert zaehlen(db, "SELECT count(*) FROM akte.druckstapel") == 1


def test_vor_der_stunde_kein_stapel_nachts_schon(db: str) -> None:
    m, mv = bestand(db)
    briefe(db, m, mv, 1, email=False, pdf=False)
    w = arbeiter(db, druck_ab=uhrzeit(23, 59, 59))
    assert w.runde().briefe == 0 and staende(db) == {"wartend": 1}
    assert w.runde(nachts=True).briefe == 1
    briefe(db, m, mv, 1, email=False, pdf=False)
    b = w.runde(nachts=True)
    assert (b.pdf, b.briefe, b.gescheitert) == (1, 0, 0), "one a day"


def test_was_nicht_zu_setzen_ist_haelt_die_anderen_nicht_auf(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    m, mv = bestand(db)
    kaputt, _ = briefe(db, m, mv, 2, email=False, pdf=False)
    with psycopg.connect(db) as verbindung:
        verbindung.execute("SET session_replication_role = replica; ALTER TABLE akte.dokumente DISABLE TRIGGER ALL")
        verbindung.execute("UPDATE akte.dokumente SET daten = daten - 'absender' WHERE kennung = %s", [kaputt])
        verbindung.execute("ALTER TABLE akte.dokumente ENABLE TRIGGER ALL")
    gesagt: list[str] = []
    w = dienst.Dienst(config.mit_rolle(db, "mietakte_dienst"), gesagt.append, None)
    b = w.runde()
    assert (b.pdf, b.pdf_fehler) == (1, 1) and "MA803" in gesagt[0] and str(kaputt) in gesagt[0]
    gerufen: list[object] = []
    monkeypatch.setattr(dokumente, "rendere", lambda *a: gerufen.append(a))
    b = w.runde()
    assert (b.pdf, b.pdf_fehler) == (0, 1) and len(gesagt) == 1 and not gerufen, "said once, tried again later"
    monkeypatch.undo()
    lauf = nachtlauf(umgebung(db, tmp_path))
    assert "1 not rendered" in lauf.communicate(timeout=60)[0] and lauf.returncode == 1


def test_eine_pflicht_scheitert_die_anderen_nicht(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kuendigungen(db, 1)

    def kaputt(*_: object) -> None:
        raise RuntimeError("nein")

    w = arbeiter(db)
    monkeypatch.setattr(w, "_urkunden", kaputt)
    danach: list[int] = []
    b = w.runde(danach=lambda _, m, __: danach.append(m))
    assert b.gescheitert == 1 and b.fristen >= 1 and len(danach) == 1


def test_dienst_meldet_sich_und_haelt_auf_sigterm(db: str, tmp_path: Path, senke: Senke) -> None:
    m, mv = bestand(db)
    briefe(db, m, mv, 2, email=True)
    senke.bremse.clear()
    prozess = subprocess.Popen([sys.executable, "-u", "-m", "app.cli", "dienst", "--takt", "60"], cwd=werkstatt.WURZEL, text=True, stdout=subprocess.PIPE,
                               env=umgebung(db, tmp_path, MIETAKTE_SMTP_HOST="localhost", MIETAKTE_SMTP_PORT=str(senke.port), MIETAKTE_SMTP_SCHUTZ="keiner"))
    try:
        assert senke.am_punkt.wait(30)
        prozess.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert prozess.poll() is None, "the mail in hand is finished first"
        senke.bremse.set()
        ausgabe = prozess.communicate(timeout=20)[0]
    finally:
        prozess.kill()
    assert prozess.returncode == 0 and ausgabe.splitlines()[-1] == "stopped", ausgabe
    assert "1 clients" in ausgabe and "1 mails sent" in ausgabe and len(senke.mails) == 1
    assert staende(db) == {"versendet": 1, "wartend": 1}, "and the next one is not begun"


def test_dienst_schlaeft_nicht_ueber_sigterm(db: str, tmp_path: Path) -> None:
    prozess = subprocess.Popen([sys.executable, "-u", "-m", "app.cli", "dienst", "--takt", "600"], cwd=werkstatt.WURZEL, text=True, stdout=subprocess.PIPE,
                               env=umgebung(db, tmp_path))
    try:
        zeilen = [prozess.stdout.readline(), prozess.stdout.readline()]
        assert "no mail server" in zeilen[0] and re.search(r"\d clients, 0 timers, 0 PDFs, 0 mails, 0 letters to the printer; \d+\.\d s", zeilen[1]), zeilen
        prozess.send_signal(signal.SIGTERM)
        assert prozess.wait(5) == 0
    finally:
        prozess.kill()


def test_dienst_wartet_bis_die_datenbank_wieder_da_ist(db: str, server_dsn: str, tmp_path: Path) -> None:
    name = psycopg.conninfo.conninfo_to_dict(db)["dbname"]
    prozess = subprocess.Popen([sys.executable, "-u", "-m", "app.cli", "dienst", "--takt", "0.2"], cwd=werkstatt.WURZEL, text=True, stdout=subprocess.PIPE,
                               env=umgebung(db, tmp_path))

    def bis(text: str) -> None:
        for _ in range(100):
            if text in prozess.stdout.readline():
                return
        pytest.fail(f"never said: {text}")

    try:
        bis("clients, 0 timers")
        with psycopg.connect(server_dsn, autocommit=True) as verwalter:
            verwalter.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            verwalter.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            bis("no connection to the database")
            verwalter.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        bis("clients, 0 timers")
        prozess.send_signal(signal.SIGTERM)
        assert prozess.wait(10) == 0
    finally:
        prozess.kill()


def test_falsche_adresse_der_datenbank_faellt_gleich_auf(tmp_path: Path) -> None:
    prozess = subprocess.Popen([sys.executable, "-u", "-m", "app.cli", "dienst", "--takt", "0.2"], cwd=werkstatt.WURZEL, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env=umgebung("postgresql://nobody@127.0.0.1:9/x", tmp_path))
    ausgabe = prozess.communicate(timeout=30)[0]
    assert prozess.returncode == 1 and "no connection" in ausgabe, "at the start a wrong address is a fault to see at once"


@pytest.mark.parametrize("name, wert", [("MIETAKTE_SMTP_SCHUTZ", "vielleicht"), ("MIETAKTE_SMTP_PORT", "fuenf"), ("MIETAKTE_DRUCK_AB", "abends")])
@pytest.mark.parametrize("befehl", ["dienst", "nachtlauf"])
def test_falsche_einstellung_ist_ein_satz_und_kein_traceback(tmp_path: Path, befehl: str, name: str, wert: str) -> None:
    lauf = subprocess.run([sys.executable, "-m", "app.cli", befehl], cwd=werkstatt.WURZEL, text=True, capture_output=True, timeout=30,
                          env=umgebung("postgresql://nobody@127.0.0.1:9/x", tmp_path, MIETAKTE_SMTP_HOST="localhost", **{name: wert}))
    assert lauf.returncode == 2 and wert in lauf.stderr and "Traceback" not in lauf.stderr


# -- duties of the day (D15) --------------------------------------------------------------------------------------------

def mieter_die_nicht_zahlen(dsn: str, anzahl: int) -> list[int]:
    """Clients, each with a lease that runs since last year and owes everything → their ids."""
    bestand_laufend = r"""
        \i {hilfen}
        SELECT tests.mandant('Hausverwaltung ' || i) AS m FROM generate_series(1, {anzahl}) i \g /dev/null
        SELECT tests.als(m.id, 'sachbearbeitung', now() - interval '100 days'), tests.laufend(m.id, jsonb_build_object('mietbeginn', (now() - interval '400 days')::date)) FROM akte.mandanten m \g /dev/null
        COMMIT;"""
    _psql(dsn, bestand_laufend.replace("{anzahl}", str(anzahl)))
    with psycopg.connect(dsn) as verbindung:
        return [z[0] for z in verbindung.execute("SELECT id FROM akte.mandanten ORDER BY id")]


LAEUFE = "SELECT count(*) FROM akte.nachtlaeufe WHERE fertig"
MIETEN = "SELECT count(*) FROM akte.mietzahlungen"


def test_d15_nachtlauf_zweimal_zugleich_und_nach_einer_woche(db: str, tmp_path: Path) -> None:
    mandanten = mieter_die_nicht_zahlen(db, 2)
    with psycopg.connect(db) as verbindung:
        # the service ran last month, and not since: what it missed is made up for, and dunned
        for m in mandanten:
            verbindung.execute("SELECT sitzung.als_dienst(%s), engine.zeit_setzen(date_trunc('month', now()) - interval '10 days')", [m])
            assert verbindung.execute("SELECT ergebnis, anzahl FROM api.nachtlauf('sollstellungen')").fetchone() == ("erledigt", 1)
            verbindung.commit()
    laeufe = [nachtlauf(umgebung(db, tmp_path)) for _ in range(2)]
    ausgaben = [lauf.communicate(timeout=120)[0] for lauf in laeufe]
    assert [lauf.returncode for lauf in laeufe] == [0, 0], ausgaben
    assert zaehlen(db, MIETEN) == 4 and zaehlen(db, LAEUFE) == 6, "a claim a month and client; each duty once, however many run"
    assert zaehlen(db, "SELECT count(*) FROM engine.vorgang WHERE automat = 'mahnwesen'") == 2
    assert sum(int(n) for a in ausgaben for n in re.findall(r"(\d+) claims", a)) == 2 == sum(int(n) for a in ausgaben for n in re.findall(r"(\d+) dunning", a))
    dritter = nachtlauf(umgebung(db, tmp_path)).communicate(timeout=60)[0]
    assert "claims" not in dritter and "proposals" not in dritter and zaehlen(db, LAEUFE) == 6


def test_d15_besetzt_ist_kein_fehler_und_einer_der_scheitert_haelt_niemanden_auf(db: str) -> None:
    kaputt, besetzt, gut = mieter_die_nicht_zahlen(db, 3)
    a, b = arbeiter(db), arbeiter(db)
    a._urkunden = b._urkunden = lambda *_: None      # their papers are not the matter here
    laeufe = "SELECT mandant_id, aufgabe FROM akte.nachtlaeufe ORDER BY mandant_id, aufgabe"
    with psycopg.connect(db) as verbindung:
        verbindung.execute("CREATE FUNCTION public.nein() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the disk is full'; END $$")
        verbindung.execute(f"CREATE TRIGGER nein BEFORE INSERT ON akte.mietzahlungen FOR EACH ROW WHEN (NEW.mandant_id = {kaputt}) EXECUTE FUNCTION public.nein()")
        verbindung.commit()
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [besetzt])
        verbindung.execute("SELECT * FROM api.nachtlauf('sollstellungen')")
        lauf = a.runde(nachts=True)
        assert (lauf.mandanten, lauf.gescheitert, lauf.belegt, lauf.forderungen) == (3, 1, 1, 1), "the third has its claims; busy is no failure"
        verbindung.rollback()
        assert verbindung.execute(laeufe).fetchall() == [(kaputt, "mahnlauf"), (besetzt, "mahnlauf"), (gut, "mahnlauf"), (gut, "sollstellungen")], "what failed has no row"
        verbindung.rollback()
        lauf = a.runde()
        assert (lauf.gescheitert, lauf.forderungen) == (0, 1), "what was busy is made up for; what failed the same process does not try again every half minute"
        verbindung.execute("DROP TRIGGER nein ON akte.mietzahlungen")
        verbindung.commit()
        assert b.runde().forderungen == 1 and verbindung.execute(LAEUFE).fetchone()[0] == 6
