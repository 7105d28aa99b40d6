"""The console script `mietakte`: build, look after and feed the database."""
from __future__ import annotations

import fcntl
import importlib
import importlib.util
import os
import secrets
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import psycopg
import psycopg.conninfo
from psycopg import sql

from app import aufbau, config, datenbank_server

#: Heads of the audit chains, outside the database: what was once written here cannot be unwritten there (security.md, decision 5).
ANKERDATEI = Path(os.environ.get("MIETAKTE_ANKERDATEI") or config.DATEN / "anker.txt")


class Gruppe(click.Group):
    """Errors that are meant for the person at the prompt end as one message, not as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        from app import sicherung
        try:
            return super().invoke(ctx)
        except (aufbau.AufbauFehler, datenbank_server.ServerFehler, sicherung.SicherungFehler) as fehler:
            meldung = str(fehler)
        except psycopg.OperationalError as fehler:
            meldung = f"no connection to the database: {str(fehler).strip()}"
        except psycopg.Error as fehler:
            d = fehler.diag
            meldung = "\n".join(filter(None, [f"{d.sqlstate} {d.message_primary}", d.message_detail, d.message_hint]))
        click.echo(f"mietakte {ctx.invoked_subcommand}: {meldung}", err=True)
        sys.exit(1)


@click.group(cls=Gruppe, context_settings={"help_option_names": ["-h", "--help"]})
def haupt() -> None:
    """Mietakte: build, look after and feed the database.

    The database is the embedded one of this checkout, unless DATABASE_URL names another.
    """


def bereit() -> None:
    """The database in use answers: starts the embedded server, or checks the version of the external one."""
    url = config.extern()
    if url:
        warnung = datenbank_server.extern_pruefen(url)
        if warnung:
            click.echo(f"Warning: {warnung}", err=True)
    else:
        datenbank_server.eingebettet_starten(lambda text: click.echo(text, err=True))


# -- build ------------------------------------------------------------------------------------------------------------

@haupt.command()
@click.option("--dsn", help="Superuser or mietakte_deploy. Default: the database in use.")
@click.option("--create", "erstellen", is_flag=True, help="Create the database first if it is missing.")
@click.option("--db", "db_verzeichnis", type=click.Path(exists=True, file_okay=False, path_type=Path),
              default=aufbau.DB_VERZEICHNIS, help="Build from another folder than db/ of this checkout.")
@click.option("--nachsichtig", is_flag=True, help="Work in progress: report what is faulty in the code layer and leave it out.")
def migrate(dsn: str | None, erstellen: bool, db_verzeichnis: Path, nachsichtig: bool) -> None:
    """Bring the database to the state of the files under db/."""
    if dsn is None:
        bereit()
        erstellen = erstellen or config.extern() is None
    aufbau.bauen(dsn or config.dsn_aufbau(), erstellen=erstellen, db_verzeichnis=db_verzeichnis,
                  nachsichtig=nachsichtig, melden=click.echo)


@haupt.command()
def dsn() -> None:
    """Print the DBA's connection string:  psql "$(mietakte dsn)"."""
    bereit()
    click.echo(config.dsn("dba"))


@haupt.command()
def zugaenge() -> None:
    """Give every login on the server of DATABASE_URL a new random password.

    They are kept in .daten/zugaenge.pgpass, readable for nobody else, and used from there. Not needed for the embedded server.
    """
    url = config.extern()
    if not url:
        raise click.UsageError("The embedded server asks for no password: its socket is private. This is for DATABASE_URL.")
    angaben = psycopg.conninfo.conninfo_to_dict(url)
    zeilen = []
    with psycopg.connect(config.dsn_aufbau()) as verbindung:
        for rolle in aufbau.ANMELDEROLLEN:
            passwort = secrets.token_urlsafe(32)
            # hashed here: the server, and its log, never see the password
            geheim = verbindung.pgconn.encrypt_password(passwort.encode(), rolle.encode(), b"scram-sha-256").decode()
            verbindung.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(rolle), sql.Literal(geheim)))
            rechner = str(angaben.get("host", "localhost")).replace("\\", "\\\\").replace(":", "\\:")
            zeilen.append(f"{rechner}:{angaben.get('port', 5432)}:*:{rolle}:{passwort}\n")
        ziel = config.zugangsdatei()
        ziel.parent.mkdir(exist_ok=True)
        neu = ziel.with_name(f".{ziel.name}.{os.getpid()}")
        with open(os.open(neu, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as datei:
            datei.writelines(zeilen)
        # the file is in place before the server knows the passwords: a commit that fails leaves the old ones in force
        neu.replace(ziel)
    click.echo(f"{len(zeilen)} passwords set, kept in {ziel}")


@haupt.group()
def server() -> None:
    """The embedded PostgreSQL of this checkout."""


@server.command("start")
def server_start() -> None:
    """Start it (creates it the first time)."""
    if not datenbank_server.eingebettet_starten(click.echo):
        raise SystemExit(1)


@server.command("stop")
def server_stop() -> None:
    """Stop it."""
    click.echo("stopped" if datenbank_server.eingebettet().anhalten() else "was not running")


@server.command("status")
def server_status() -> None:
    """Is it running, and where are its data?"""
    eigener = datenbank_server.eingebettet()
    click.echo(f"{'running' if eigener.laeuft() else 'not running'}, data in {eigener.daten}, socket in {eigener.socket}")


# -- look after -------------------------------------------------------------------------------------------------------

@haupt.command()
def doctor() -> None:
    """Check server, settings, roles and rights."""
    from app import befund
    bereit()
    schlecht = 0
    for b in befund.untersuchen(config.dsn_aufbau(), eingebettet=config.extern() is None):
        zeichen = {True: "ok  ", False: "BAD ", None: "note"}[b.gut]
        schlecht += b.gut is False
        click.echo(f"{zeichen}  {b.was}" + (f"\n        {b.hinweis}" if b.hinweis and b.gut is not True else ""))
    if schlecht:
        click.echo(f"{schlecht} finding(s)")
        sys.exit(1)


@haupt.command()
def pruefen() -> None:
    """Recompute the audit chains of every client and compare them with the anchors kept outside the database."""
    bereit()
    fehler = ketten = eintraege = 0
    with psycopg.connect(config.dsn("dba")) as verbindung:
        mandanten = verbindung.execute("SELECT mandant_id, name FROM sitzung.mandanten()").fetchall()
        verbindung.rollback()
        anker = _anker_lesen()
        for mandant_id, name in mandanten:
            with verbindung.transaction():
                verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
                for vorgang_id, anzahl, unversehrt, abweichung in verbindung.execute(
                        "SELECT vorgang_id, eintraege, unversehrt, erste_abweichung FROM audit.pruefen()"):
                    ketten += 1
                    eintraege += anzahl
                    if not unversehrt:
                        fehler += 1
                        click.echo(f"{name}: Vorgang {vorgang_id}: {abweichung}")
                for strom_id, nr, hash_ in anker.get(mandant_id, ()):
                    zeile = verbindung.execute(
                        "SELECT hash FROM audit.protokoll WHERE strom_id = %s AND nr = %s",
                        [strom_id, nr]).fetchone()
                    if zeile is None or zeile[0] != hash_:
                        fehler += 1
                        click.echo(f"{name}: chain {strom_id}: entry {nr} is "
                                   f"{'missing' if zeile is None else 'another'} than the anchor outside says")
        for mandant_id in anker.keys() - {m for m, _ in mandanten}:
            fehler += 1
            click.echo(f"Client {mandant_id} has anchors outside and is not in the database")
    click.echo(f"{len(mandanten)} clients, {ketten} Vorgaenge, {eintraege} entries, "
               f"{sum(map(len, anker.values()))} anchors outside: {'sound' if not fehler else f'{fehler} fault(s)'}")
    sys.exit(1 if fehler else 0)


def _anker_lesen() -> dict[int, list[tuple[int, int, str]]]:
    anker: dict[int, list[tuple[int, int, str]]] = {}
    if ANKERDATEI.exists():
        for zeile in ANKERDATEI.read_text().splitlines():
            _, mandant, strom, nr, hash_ = zeile.split()
            anker.setdefault(int(mandant), []).append((int(strom), int(nr), hash_))
    return anker


@haupt.command("export-pruefen")
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("belege", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--anker", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Anchors kept outside (MIETAKTE_ANKERDATEI).")
def export_pruefen(export: Path, belege: tuple[Path, ...], anker: Path | None) -> None:
    """Check an exported Mietakte (JSON), and PDFs that belong to it, without any database."""
    from app import export_pruefen as pruefung
    try:
        akte = pruefung.lesen(export)
    except pruefung.KeinExport as fehler:
        raise click.ClickException(str(fehler)) from fehler
    fehler = list(pruefung.pruefen(akte, anker.read_text() if anker else "", list(belege)))
    for zeile in fehler:
        click.echo(zeile)
    p = akte["protokoll"]
    click.echo(f"{len(p['eintraege'])} entries, {len(akte['dokumente'])} letters, {len(belege)} files, head {p['kopf']['hash']}: {'sound' if not fehler else f'{len(fehler)} fault(s)'}")
    sys.exit(1 if fehler else 0)


@haupt.command()
@click.option("--takt", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds between two rounds.")
def dienst(takt: float) -> None:
    """Timers, PDFs, mail and print batches, until SIGTERM. Any number of these may run at once.

    Mail goes to MIETAKTE_SMTP_HOST (_PORT, _SCHUTZ, _BENUTZER, _PASSWORT, _ABSENDER); letters to the printer from MIETAKTE_DRUCK_AB on (17:00).
    """
    from app import dienst as arbeit
    server, druck_ab = _einstellungen()
    bereit()
    arbeit.laufen(config.dsn("dienst"), click.echo, server, takt=takt, druck_ab=druck_ab)


@haupt.command()
@click.option("--adresse", default=lambda: os.environ.get("MIETAKTE_BIND") or "127.0.0.1", show_default="MIETAKTE_BIND or 127.0.0.1", help="Where it listens.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
def echtzeit(adresse: str, port: int) -> None:
    """Tell open pages that something changed (WebSocket), until SIGTERM.

    Pages look for it where MIETAKTE_ECHTZEIT says (/live behind a reverse proxy, or :8001); it takes pages of MIETAKTE_ORIGINS, else of
    this site's own names. It needs a direct connection to the primary server: LISTEN does not pass a pooler and no replica has it.
    """
    from app import echtzeit as live
    bereit()
    live.laufen(config.dsn("dienst"), click.echo, adresse=adresse, port=port)


@haupt.command()
@click.option("--mandant", type=int, required=True, help="For whom the mail is (sitzung.mandanten()).")
@click.option("--ordner", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Take every *.eml of this folder instead of one message from stdin.")
def posteingang(mandant: int, ordner: Path | None) -> None:
    """Take e-mail in: a new enquiry, or the reply to one. One message on stdin, or a drop folder.

    Exit code 65 (EX_DATAERR) if the message on stdin was not taken, so that a mail server can say so.
    """
    from app import posteingang as post_ein
    bereit()
    with psycopg.connect(config.dsn("dienst"), autocommit=True, application_name="mietakte posteingang") as verbindung:
        if ordner:
            for zeile in post_ein.ordner(verbindung, mandant, ordner):
                click.echo(zeile)
            return
        try:
            was, weg = post_ein.annehmen(verbindung, mandant, sys.stdin.buffer.read(post_ein.HOECHSTENS + 1))
        except post_ein.NichtAngenommen as fehler:
            click.echo(f"not taken: {fehler}", err=True)
            sys.exit(65)
    click.echo("; ".join([was, *weg]))


@haupt.command()
@click.option("--mandant", type=int, required=True, help="Whose channel (sitzung.mandanten()).")
@click.option("--name", required=True, help="How it is called, for example the voicebot's.")
@click.option("--kanal", type=click.Choice(["voicebot", "email", "telefon"]), default="voicebot", show_default=True)
@click.option("--widerrufen", is_flag=True, help="End every token of this name.")
def eingangskanal(mandant: int, name: str, kanal: str, widerrufen: bool) -> None:
    """Make the token with which a program reports for others (POST /api/v1/anfragen). It is shown once."""
    bereit()
    with psycopg.connect(config.dsn("dienst")) as verbindung:
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if widerrufen:
            click.echo(f"{verbindung.execute('SELECT sitzung.kanal_widerrufen(%s)', [name]).fetchone()[0]} token(s) revoked")
        else:
            click.echo(verbindung.execute("SELECT sitzung.kanal_ausstellen(%s, %s)", [name, kanal]).fetchone()[0])


def _einstellungen() -> tuple[Any, Any]:
    """Mail server and hour of the printer out of the environment."""
    from app import dienst as arbeit
    from app import post
    try:
        return post.Mailserver.aus_umgebung(), arbeit.druckzeit()
    except ValueError as fehler:
        raise click.UsageError(f"MIETAKTE_SMTP_…, MIETAKTE_DRUCK_AB: {fehler}") from fehler


@haupt.command()
def nachtlauf() -> None:
    """The work of the service once, for cron, then the heads of the audit chains into the anchor file.

    Exit code 1 if a duty failed or a document could not be rendered; what was refused by a rule is printed and no failure.
    """
    from app import dienst as arbeit
    server, _ = _einstellungen()
    bereit()
    beginn = time.monotonic()
    anker = 0

    def ankern(verbindung: psycopg.Connection, mandant_id: int, name: str) -> None:
        nonlocal anker
        ANKERDATEI.parent.mkdir(parents=True, exist_ok=True)
        with ANKERDATEI.open("a") as schloss:
            fcntl.flock(schloss, fcntl.LOCK_EX)  # a second nachtlauf waits here instead of writing the same heads
            with verbindung.transaction():
                verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
                koepfe = verbindung.execute("SELECT mandant_id, strom_id, nr, hash FROM audit.ankern()").fetchall()
                # outside first: an anchor written twice does no harm, one that is missing does
                _anker_schreiben(koepfe)
        anker += len(koepfe)
        click.echo(f"{name}: {len(koepfe)} anchors")

    b = arbeit.Dienst(config.dsn("dienst"), click.echo, server).runde(nachts=True, danach=ankern)
    click.echo(f"{b.zeile(time.monotonic() - beginn)}, {anker} anchors")
    sys.exit(1 if b.gescheitert or b.pdf_fehler else 0)


def _anker_schreiben(koepfe: list[tuple]) -> None:
    if not koepfe:
        return
    ANKERDATEI.parent.mkdir(parents=True, exist_ok=True)
    zeit = datetime.now().astimezone().isoformat(timespec="seconds")
    with ANKERDATEI.open("a") as datei:
        datei.writelines(f"{zeit} {mandant} {strom} {nr} {hash_}\n" for mandant, strom, nr, hash_ in koepfe)
        datei.flush()
        os.fsync(datei.fileno())


@haupt.command()
@click.argument("ziel", type=click.Path(dir_okay=False, path_type=Path))
def sichern(ziel: Path) -> None:
    """Back the database up into a new file (and ZIEL.json beside it)."""
    from app import sicherung
    bereit()
    sicherung.sichern(ziel, config.dsn("sicherung"), melden=click.echo)


@haupt.command()
@click.argument("quelle", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--nach", "datenbank", required=True, help="Name of the database to create; it must not exist.")
def wiederherstellen(quelle: Path, datenbank: str) -> None:
    """Restore a backup into a new database on the same server and check it."""
    from app import sicherung
    bereit()
    sicherung.wiederherstellen(quelle, config.mit_datenbank(config.dsn_aufbau(), datenbank), melden=click.echo)


# -- feed -------------------------------------------------------------------------------------------------------------

if importlib.util.find_spec("app.einlesen") and importlib.util.find_spec("app.einlesen.cli"):
    haupt.add_command(importlib.import_module("app.einlesen.cli").einlesen_befehl, "import")
if importlib.util.find_spec("app.bank"):
    haupt.add_command(importlib.import_module("app.bank.cli").kontoauszug_befehl, "kontoauszug")


if __name__ == "__main__":
    haupt()
