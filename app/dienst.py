"""What happens without anybody clicking: timers, claims of the month, dunning proposals, PDFs, mail, the print batch.

One round does all of it for every client; `mietakte dienst` does rounds until it is told to stop, `mietakte nachtlauf` does one.
Any number of them may run at once, and none of them has to have run yesterday: every piece of work is taken under a lock of the
database and is done when its row says so.
"""
from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, time as uhrzeit
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from app import dokumente, post
from app.bank import cli as bank
from app.bank.lesen import GROESSTE_DATEI, AuszugFehler
from app.verwaltung import urkunden

log = logging.getLogger(__name__)

MANDANTEN = "SELECT mandant_id, name FROM sitzung.mandanten()"
EINTRETEN = "SELECT sitzung.als_dienst(%s)"
KLAMMERN = """
    SELECT x.traeger_id FROM engine.fristen f JOIN engine.vorgaenge x ON x.mandant_id = f.mandant_id AND x.id = f.vorgang_id
     WHERE f.erledigt_am IS NULL AND f.faellig_am <= engine.jetzt() GROUP BY x.traeger_id ORDER BY min(f.faellig_am), x.traeger_id"""
FRISTEN = "SELECT vorgang_id, ereignis, ok, fehlercode, meldung FROM engine.faellige_fristen_ausfuehren(p_traeger_id => %s)"
AUFGABEN = ("sollstellungen", "mahnlauf")
OFFEN = "SELECT 1 WHERE NOT EXISTS (SELECT FROM akte.nachtlaeufe n WHERE n.aufgabe = %s AND n.tag = engine.heute() AND n.fertig)"
NACHTLAUF = "SELECT ergebnis, anzahl, abgelehnt FROM api.nachtlauf(%s, %s)"
OHNE_DATEI = "SELECT kennung FROM api.dokumente_ohne_datei ORDER BY id"
MISSLUNGEN = "SELECT api.dokument_misslungen(%s, %s, %s)"
DOKUMENT = "SELECT kennung, vorlage, vorlage_version, daten, digest, kettenkopf FROM api.dokumente_ohne_datei WHERE kennung = %s"
VERWAIST = "SELECT api.post_verwaiste_klaeren()"
STAPEL_DA = """
    SELECT EXISTS (SELECT FROM api.post_stapel s WHERE s.tag = engine.heute()
                     AND s.erstellt_am >= (engine.heute() + %s::time) AT TIME ZONE 'Europe/Berlin')"""
LOESCHEN = "SELECT auftrag, ausgefuehrt, hindernis FROM api.loeschungen_ausfuehren()"
VORMERKEN = "SELECT api.loeschungen_vormerken() AS anzahl"
HEUTE = "SELECT engine.heute(), to_char(engine.heute(), 'DD.MM.YYYY'), (engine.jetzt() AT TIME ZONE 'Europe/Berlin')::time"

#: seconds between two rounds
TAKT = 30.0
#: seconds after which a document that could not be rendered, or a duty of the day that failed, is tried again; the reason stays the same until somebody mends it
PAUSE = 3600.0
#: dunning proposals in one transaction: each keeps a lock until COMMIT
VORSCHLAEGE = 500
#: seconds a bank file must have been left alone before it is read
RUHE_DER_DATEI = 10.0
#: more documents than this at once are rendered by a process per core; a few are done before the others have started
EINZELN = 6
#: whoever writes work into the database says so here (api.sammelfreigabe)
KANAL = "mietakte_arbeit"


@dataclass
class Bilanz:
    """What a round did."""

    mandanten: int = 0
    fristen: int = 0
    abgelehnt: int = 0
    belegt: int = 0
    forderungen: int = 0
    vorschlaege: int = 0
    pdf: int = 0
    pdf_fehler: int = 0
    mail: dict[str, int] = field(default_factory=dict)
    ungeklaert: int = 0
    briefe: int = 0
    bankdateien: int = 0
    bankdateien_abgelehnt: int = 0
    vorgemerkt: int = 0
    geloescht: int = 0
    gescheitert: int = 0

    def zeile(self, sekunden: float) -> str:
        teile = [f"{self.mandanten} clients", f"{self.fristen} timers"]
        teile += [f"{self.abgelehnt} refused"] if self.abgelehnt else []
        teile += [f"{self.belegt} busy"] if self.belegt else []
        teile += [f"{self.forderungen} claims"] if self.forderungen else []
        teile += [f"{self.vorschlaege} dunning proposals"] if self.vorschlaege else []
        teile += [f"{self.pdf} PDFs"] + ([f"{self.pdf_fehler} not rendered"] if self.pdf_fehler else [])
        worte = {"versendet": "sent", "verschoben": "postponed", "fehlgeschlagen": "failed", "ungeklaert": "unclear"}
        teile += [f"{n} mails {worte.get(w, w)}" for w, n in sorted(self.mail.items())] or ["0 mails"]
        teile += [f"{self.ungeklaert} mails of a lost worker unclear"] if self.ungeklaert else []
        teile += [f"{self.briefe} letters to the printer"]
        teile += [f"{self.bankdateien} bank files"] if self.bankdateien else []
        teile += [f"{self.bankdateien_abgelehnt} bank files refused"] if self.bankdateien_abgelehnt else []
        teile += [f"{self.vorgemerkt} persons proposed for erasure"] if self.vorgemerkt else []
        teile += [f"{self.geloescht} persons erased"] if self.geloescht else []
        teile += [f"{self.gescheitert} failed"] if self.gescheitert else []
        return f"{', '.join(teile)}; {sekunden:.1f} s"


class Dienst:
    """One worker. `weiter()` is asked between two pieces of work: a stop never cuts one in half."""

    def __init__(self, dsn: str, melden: Callable[[str], None], server: post.Mailserver | None, *,
                 druck_ab: uhrzeit = uhrzeit(17, 0), weiter: Callable[[], bool] = lambda: True) -> None:
        self.dsn, self.melden, self.server, self.druck_ab, self.weiter = dsn, melden, server, druck_ab, weiter
        self._misslungen: dict[Any, float] = {}

    def runde(self, *, nachts: bool = False, danach: Callable[[psycopg.Connection, int, str], None] | None = None) -> Bilanz:
        """One pass over all clients. `nachts`: the print batch does not wait for the hour. `danach(connection, client, name)` ends each client."""
        b = Bilanz()
        with psycopg.connect(self.dsn, application_name="mietakte dienst", autocommit=True) as verbindung:
            # whoever works on a file is not waited for long: the next round takes it
            verbindung.execute("SET lock_timeout = '2s'")
            for mandant_id, name in verbindung.execute(MANDANTEN).fetchall():
                if not self.weiter():
                    break
                b.mandanten += 1
                arbeiten = [self._fristen, *(partial(self._taeglich, a) for a in AUFGABEN), self._urkunden, self._bank, self._mail, lambda *w: self._druck(*w, nachts)] + ([self._loeschung] if nachts else [])
                for arbeit in arbeiten + ([lambda v, m, n, _: danach(v, m, n)] if danach else []):
                    # one client's or one duty's failure is no reason to leave the others out
                    try:
                        if self.weiter():
                            arbeit(verbindung, mandant_id, name, b)
                    except psycopg.OperationalError:
                        if verbindung.broken:
                            raise
                        self._gescheitert(b, name)
                    except Exception:  # noqa: BLE001  reported with its trace; the next round tries again
                        self._gescheitert(b, name)
        return b

    def _gescheitert(self, b: Bilanz, name: str) -> None:
        b.gescheitert += 1
        log.exception("%s: a duty of the service failed", name)

    def _alle(self, verbindung: psycopg.Connection, mandant_id: int, anweisung: str, *werte: object) -> list[dict[str, Any]]:
        with verbindung.transaction():
            verbindung.execute(EINTRETEN, [mandant_id])
            return verbindung.cursor(row_factory=dict_row).execute(anweisung, werte).fetchall()

    def _fristen(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        """Each bracket in a transaction of its own: its lock is free again before the next one is looked at."""
        for klammer in self._alle(verbindung, mandant_id, KLAMMERN):
            if not self.weiter():
                return
            try:
                zeilen = self._alle(verbindung, mandant_id, FRISTEN, klammer["traeger_id"])
            except (psycopg.errors.DeadlockDetected, psycopg.errors.LockNotAvailable, psycopg.errors.SerializationFailure):
                b.belegt += 1
                continue
            for z in zeilen:
                if z["ok"]:
                    b.fristen += 1
                elif z["fehlercode"] == "MA024":
                    b.belegt += 1
                else:
                    b.abgelehnt += 1
                    self.melden(f"{name}: Vorgang {z['vorgang_id']}: {z['ereignis']}: {z['fehlercode']} {z['meldung']}")

    def _taeglich(self, aufgabe: str, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        """A duty of the day, once a day: which day that is and whether it is done, the run table says."""
        if not self._alle(verbindung, mandant_id, OFFEN, aufgabe) or time.monotonic() - self._misslungen.get((mandant_id, aufgabe), -PAUSE) < PAUSE:
            return
        hoechstens = VORSCHLAEGE
        while self.weiter():
            try:
                lauf = self._alle(verbindung, mandant_id, NACHTLAUF, aufgabe, hoechstens)[0]
            except (psycopg.errors.DeadlockDetected, psycopg.errors.LockNotAvailable):
                b.belegt += 1         # somebody works on one of the files: the next round
                return
            except psycopg.Error:
                self._misslungen[mandant_id, aufgabe] = time.monotonic()
                raise
            if aufgabe == "sollstellungen":
                b.forderungen += lauf["anzahl"]
            else:
                b.vorschlaege += lauf["anzahl"]
                b.abgelehnt += lauf["abgelehnt"]
            if lauf["ergebnis"] != "weiter":
                return
            # a piece that consisted of refusals only: a larger one reaches those behind them
            hoechstens *= 1 if lauf["anzahl"] else 2

    def _urkunden(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        """The PDFs nobody waited for: of a mass release, of letters a timer wrote, of a step whose process died after it."""
        offen = []
        for zeile in self._alle(verbindung, mandant_id, OHNE_DATEI):
            if time.monotonic() - self._misslungen.get(zeile["kennung"], -PAUSE) < PAUSE:
                b.pdf_fehler += 1
            else:
                offen.append(zeile["kennung"])
        with _setzer(len(offen)) as (setzer, zugleich):
            laufend: dict[Future[tuple[bytes | None, str, str]], Any] = {}
            while (offen and self.weiter()) or laufend:
                while offen and len(laufend) < zugleich and self.weiter():
                    kennung = offen.pop(0)
                    d = next(iter(self._alle(verbindung, mandant_id, DOKUMENT, kennung)), None)
                    if d is None:
                        continue      # another worker was faster
                    bildnamen = sorted(urkunden._kennungen(d["daten"]))
                    bilder = {str(x["kennung"]): bytes(x["inhalt"]) for x in self._alle(verbindung, mandant_id, urkunden.BILDER, bildnamen)} if bildnamen else {}
                    laufend[setzer.submit(dokumente.setzen, d["vorlage"], d["vorlage_version"], d["daten"], bilder, d["digest"], d["kettenkopf"])] = kennung
                for auftrag in wait(laufend, return_when=FIRST_COMPLETED).done:
                    kennung = laufend.pop(auftrag)
                    pdf, code, meldung = auftrag.result()
                    if pdf is None:
                        self._misslungen[kennung] = time.monotonic()
                        b.pdf_fehler += 1
                        self._alle(verbindung, mandant_id, MISSLUNGEN, kennung, code, meldung)
                        self.melden(f"{name}: document {kennung}: {code} {meldung}")
                    else:
                        self._alle(verbindung, mandant_id, urkunden.ABLEGEN, kennung, pdf)
                        b.pdf += 1

    def _mail(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        b.ungeklaert += self._alle(verbindung, mandant_id, VERWAIST)[0]["post_verwaiste_klaeren"]
        if self.server is None:
            return
        for ergebnis, anzahl in post.mail_senden(verbindung, mandant_id, self.server, self.weiter).items():
            b.mail[ergebnis] = b.mail.get(ergebnis, 0) + anzahl

    def _bank(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        """Bank files that were put into the folder of the client. Reading one twice changes nothing, so that a second worker does no harm."""
        ordner = bankordner()
        if ordner is None or not (eingang := ordner / str(mandant_id)).is_dir():
            return
        for datei in sorted(p for p in eingang.iterdir() if p.is_file() and not p.name.startswith(".")):
            if not self.weiter():
                return
            try:
                if time.time() - datei.stat().st_mtime < RUHE_DER_DATEI:
                    continue          # still being written
                with datei.open("rb") as strom:
                    inhalt = strom.read(GROESSTE_DATEI + 1)
                grund = None
                zeile = bank.einlesen(verbindung, mandant_id, datei.name, inhalt)
            except FileNotFoundError:
                continue              # another worker was faster
            except AuszugFehler as fehler:
                grund = f"{fehler.code} {fehler}\n{fehler.hinweis}"
            except psycopg.Error as fehler:
                if not (fehler.sqlstate or "").startswith("MA"):
                    raise
                grund = f"{fehler.sqlstate} {fehler.diag.message_primary} {fehler.diag.message_detail or ''}\n{fehler.diag.message_hint or ''}"
            ziel = eingang / ("abgelehnt" if grund else "eingelesen")
            ziel.mkdir(exist_ok=True)
            neu = ziel / f"{datetime.now():%Y%m%d-%H%M%S}-{datei.name}"
            with contextlib.suppress(FileNotFoundError):
                datei.rename(neu)
                if grund:
                    neu.with_name(neu.name + ".grund.txt").write_text(grund + "\n", encoding="utf-8")
            if grund:
                b.bankdateien_abgelehnt += 1
                self.melden(f"{name}: {datei.name}: {grund.splitlines()[0]}")
            else:
                b.bankdateien += 1
                self.melden(f"{name}: {datei.name}: {zeile}")

    def _druck(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz, nachts: bool) -> None:
        """One batch a day, from the hour on; by night whatever is left over, if the day has none yet."""
        with verbindung.transaction():
            verbindung.execute(EINTRETEN, [mandant_id])
            _, tag, jetzt = verbindung.execute(HEUTE).fetchone()
            if not nachts and jetzt < self.druck_ab:
                return
            if verbindung.execute(STAPEL_DA, [uhrzeit(0, 0) if nachts else self.druck_ab]).fetchone()[0]:
                return
            zeiger = verbindung.cursor(row_factory=dict_row)
            while True:
                kennung, anzahl = post.stapel_bilden(lambda sql, *w: zeiger.execute(sql, w).fetchall(), tag, name)
                b.briefe += anzahl
                if kennung is None or anzahl < post.HOECHSTENS_BRIEFE:
                    return

    def _loeschung(self, verbindung: psycopg.Connection, mandant_id: int, name: str, b: Bilanz) -> None:
        """What two people have released goes; then whose retention has run out is proposed."""
        for z in self._alle(verbindung, mandant_id, LOESCHEN):
            if z["ausgefuehrt"]:
                b.geloescht += 1
            else:
                self.melden(f"{name}: erasure {z['auftrag']} has to wait: {z['hindernis']}")
        b.vorgemerkt += self._alle(verbindung, mandant_id, VORMERKEN)[0]["anzahl"]


def bankordner() -> Path | None:
    """MIETAKTE_BANKORDNER: a folder with one folder per client, named by its number, where bank files are put."""
    wert = os.environ.get("MIETAKTE_BANKORDNER")
    return Path(wert) if wert else None


class _Hier(Executor):
    """Does at once, in this process, what a pool would do."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        auftrag: Future[Any] = Future()
        auftrag.set_result(fn(*args, **kwargs))
        return auftrag


def _arbeiter() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)      # Ctrl-C is for the one who hands out the work
    os.nice(5)                                        # somebody at a page comes first


@contextlib.contextmanager
def _setzer(anzahl: int) -> Iterator[tuple[Executor, int]]:
    """Who renders → (executor, how many at once): each worker keeps fonts and style sheet between its letters."""
    kerne = len(os.sched_getaffinity(0))
    if anzahl <= EINZELN or kerne == 1:
        yield _Hier(), 1
        return
    with ProcessPoolExecutor(kerne, mp_context=multiprocessing.get_context("spawn"), initializer=_arbeiter) as pool:
        yield pool, 2 * kerne


def druckzeit() -> uhrzeit:
    """MIETAKTE_DRUCK_AB, the hour from which the letters of a day go to the printer."""
    return uhrzeit.fromisoformat(os.environ.get("MIETAKTE_DRUCK_AB", "17:00"))


def laufen(dsn: str, melden: Callable[[str], None], server: post.Mailserver | None, *, takt: float = TAKT, druck_ab: uhrzeit = uhrzeit(17, 0)) -> None:
    """Rounds until SIGTERM or SIGINT; then the piece of work in hand is finished and nothing new begun."""
    halt = threading.Event()
    for zeichen in (signal.SIGTERM, signal.SIGINT):
        signal.signal(zeichen, lambda *_: halt.set())
    if server is None:
        melden("no mail server (MIETAKTE_SMTP_HOST): e-mail stays in the outbox")
    dienst = Dienst(dsn, melden, server, druck_ab=druck_ab, weiter=lambda: not halt.is_set())
    while not halt.is_set():
        beginn = time.monotonic()
        try:
            # the ear is open before the round looks for work: what is written meanwhile is heard afterwards
            with psycopg.connect(dsn, application_name="mietakte dienst", autocommit=True) as ohr:
                ohr.execute(f"LISTEN {KANAL}")
                b = dienst.runde()
                jetzt = time.monotonic()
                melden(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {b.zeile(jetzt - beginn)}")
                # in short steps, because a signal does not end the wait for a message
                while not halt.is_set() and (rest := jetzt + takt - time.monotonic()) > 0:
                    if next(ohr.notifies(timeout=min(rest, 0.5), stop_after=1), None):
                        break
        except psycopg.OperationalError as fehler:
            # the server restarts, the network is away: wait for it, nothing is lost
            melden(f"{datetime.now().astimezone().isoformat(timespec='seconds')} no connection to the database: {str(fehler).strip().splitlines()[0]}")
            halt.wait(takt)
    melden("stopped")
