"""`mietakte kontoauszug DATEI…`: bank files into the database of a client."""
from __future__ import annotations

import sys
from pathlib import Path

import click
import psycopg
from psycopg.rows import dict_row

from app import config
from app.bank import einspielen
from app.bank.lesen import GROESSTE_DATEI, AuszugFehler
from app.einlesen.cli import _mandant


@click.command()
@click.argument("dateien", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mandant", help="Number or name of the client. Needed when the database has several.")
@click.option("--pruefen", "nur_pruefen", is_flag=True, help="Dry run: say what would happen, write nothing.")
@click.option("--dsn", help="Connection string of mietakte_dienst. Default: the database in use.")
def kontoauszug_befehl(dateien: tuple[Path, ...], mandant: str | None, nur_pruefen: bool, dsn: str | None) -> None:
    """Read bank statements (CAMT.053, CAMT.052, MT940, ZIP): match the lines, book what is sure.

    Each file is taken whole or not at all; the same file again changes nothing. Exit code 1 if a file was refused.
    """
    if dsn is None:
        from app.cli import bereit
        bereit()
    abgelehnt = 0
    with psycopg.connect(dsn or config.dsn("dienst"), autocommit=True) as verbindung:
        mandant_id, name = _mandant(verbindung, mandant)
        for datei in dateien:
            try:
                with datei.open("rb") as strom:
                    inhalt = strom.read(GROESSTE_DATEI + 1)
                click.echo(f"{datei.name}: {einlesen(verbindung, mandant_id, datei.name, inhalt, nur_pruefen=nur_pruefen)}")
            except AuszugFehler as f:
                abgelehnt += 1
                click.echo(f"{datei.name}: {f.code} {f}\n    {f.hinweis}", err=True)
            except psycopg.Error as f:
                if not (f.sqlstate or "").startswith("MA"):
                    raise
                abgelehnt += 1
                click.echo(f"{datei.name}: {f.sqlstate} {f.diag.message_primary} {f.diag.message_detail or ''}\n    {f.diag.message_hint or ''}", err=True)
    click.echo(f"{len(dateien) - abgelehnt} von {len(dateien)} Dateien {'geprüft' if nur_pruefen else 'eingelesen'} bei {name}")
    sys.exit(1 if abgelehnt else 0)


class _Zurueck(Exception):
    """Ends a dry run."""


def einlesen(verbindung: psycopg.Connection, mandant_id: int, name: str, inhalt: bytes, *, nur_pruefen: bool = False) -> str:
    """One file in one transaction, then what was too much for one. Gives one line for people."""
    zeiger = verbindung.cursor(row_factory=dict_row)

    def holen(anweisung: str, *werte: object) -> list[dict]:
        return zeiger.execute(anweisung, werte).fetchall()

    def einmal() -> dict:
        with verbindung.transaction():
            verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
            return holen(einspielen.BUCHEN)[0]

    try:
        with verbindung.transaction():
            verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
            bilanz = einspielen.einlesen(holen, name, inhalt)
            if nur_pruefen:
                raise _Zurueck
    except _Zurueck:
        return bilanz.zeile()
    weiter = einspielen.weiterbuchen(einmal) if bilanz.zahlen["bereit"] else 0
    return bilanz.zeile() + (f"; danach {weiter} gebucht" if weiter else "")
