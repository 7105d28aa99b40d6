"""`mietakte import ORDNER`: reads the stock of a folder in, or says everything that keeps it from being read in."""
from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click
import psycopg

from app import config
from app.einlesen import einspielen, lesen
from app.einlesen.lesen import Befund

STUFEN = {"fehler": "FEHLER", "warnung": "WARNUNG", "geaendert": "GEÄNDERT", "hinweis": "HINWEIS", "ausgelassen": "AUSGELASSEN"}
#: so many findings of one kind are shown one by one; more are counted
EINZELN = 5


@click.command()
@click.argument("ordner", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--mandant", help="Number or name of the client. Needed when the database has several.")
@click.option("--quelle", default="bestand", show_default=True, help="Name of the old program or stock, under which rows are recognised again.")
@click.option("--pruefen", "nur_pruefen", is_flag=True, help="Dry run: list every problem, write nothing.")
@click.option("--alles", is_flag=True, help="Show every single warning and hint instead of counting those of a kind.")
@click.option("--dsn", help="Connection string of mietakte_dienst. Default: the database in use.")
def einlesen_befehl(ordner: Path, mandant: str | None, quelle: str, nur_pruefen: bool, alles: bool, dsn: str | None) -> None:
    """Read the stock of a Hausverwaltung from the CSV files in ORDNER.

    All or nothing, and safe to run again: known rows stay, rows changed in the old program are reported, not overwritten.
    """
    if dsn is None:
        from app.cli import bereit
        bereit()
    dateien = lesen.aus_ordner(ordner)
    if not dateien:
        raise click.UsageError(f"In {ordner} liegt keine CSV-Datei.")
    beginn = time.monotonic()
    with psycopg.connect(dsn or config.dsn("dienst")) as verbindung:
        mandant_id, name = _mandant(verbindung, mandant)
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant_id])
        einlesung = lesen.lesen(dateien, lesen.spalten_lesen(lambda s: verbindung.execute(s).fetchall()))
        for datei in einlesung.dateien:
            click.echo(f"{datei.name:<24} {datei.zeilen:>7} Zeilen   {datei.kodierung:<8} {datei.art or 'nicht erkannt'}")
        with Balken() as balken:
            tun = einspielen.pruefen if nur_pruefen else einspielen.einlesen
            ergebnis = tun(verbindung, einlesung, quelle, balken.zeigen)
            verbindung.commit()
    dauer = time.monotonic() - beginn

    _ausgeben(ergebnis.befunde, alles)
    for datei, stufen in sorted(ergebnis.zeilen.items()):
        click.echo(f"{datei + '.csv':<16}" + "  ".join(f"{stufen[s]:>6} {s}" for s in einspielen.ZEILENSTUFEN if stufen[s]))
    gesamt = sum(sum(s.values()) for s in ergebnis.zeilen.values()) or len(einlesung.zeilen)
    tempo = f"{gesamt} Zeilen in {dauer:.1f} s ({gesamt / dauer:,.0f} je Sekunde)".replace(",", ".")
    if ergebnis.fehler:
        click.echo(f"{len(ergebnis.fehler)} Fehler: nichts wurde eingelesen. {tempo}", err=True)
        sys.exit(1)
    click.echo(f"{'Geprüft' if nur_pruefen else 'Eingelesen'} bei {name}: {tempo}")


class Balken:
    """A progress bar on a terminal; elsewhere one line per step."""

    def __enter__(self) -> Balken:
        self._balken = click.progressbar(length=1000, label="Einlesen", show_eta=False, file=sys.stderr,
                                         item_show_func=lambda was: was) if sys.stderr.isatty() else None
        if self._balken:
            self._balken.__enter__()
        return self

    def zeigen(self, anteil: float, was: str) -> None:
        if self._balken:
            self._balken.update(int(anteil * 1000) - self._balken.pos, was)
        else:
            click.echo(f"{anteil:>5.0%}  {was}", err=True)

    def __exit__(self, *angaben: object) -> None:
        if self._balken:
            self._balken.__exit__(*angaben)


def _mandant(verbindung: psycopg.Connection, gesucht: str | None) -> tuple[int, str]:
    mandanten = verbindung.execute("SELECT mandant_id, name FROM sitzung.mandanten()").fetchall()
    passend = [m for m in mandanten if gesucht is None or gesucht in (str(m[0]), m[1])]
    if len(passend) == 1:
        return passend[0]
    liste = "\n".join(f"  {nummer}  {name}" for nummer, name in mandanten) or "  (noch keiner)"
    raise click.UsageError(("Für welchen Mandanten? Mit --mandant Nummer oder Name:\n" if gesucht is None or len(passend) > 1
                            else f"Einen Mandanten {gesucht} gibt es nicht:\n") + liste)


def _ausgeben(befunde: Iterable[Befund], alles: bool) -> None:
    def art(b: Befund) -> tuple:
        return (b.stufe, b.datei or "", b.spalte or "", b.fehlercode or "")

    # stable: the order of levels and files stays, findings of a kind come together
    erste: dict[tuple, int] = {}
    befunde = list(befunde)
    for i, b in enumerate(befunde):
        erste.setdefault(art(b), i)
    for _, gruppe in groupby(sorted(befunde, key=lambda b: erste[art(b)]), art):
        gleiche = list(gruppe)
        einzeln = gleiche if alles or gleiche[0].stufe == "fehler" or len(gleiche) <= EINZELN else gleiche[:2]
        for b in einzeln:
            ort = " ".join(filter(None, [b.datei and (b.datei if "." in b.datei else b.datei + ".csv"),
                                         b.zeile and f"Zeile {b.zeile}", b.spalte and b.stufe not in ("ausgelassen", "geaendert") and b.spalte]))
            click.echo(f"{STUFEN.get(b.stufe, b.stufe)} {b.fehlercode or ''}  {ort}: {b.meldung}"
                       + (f" [{b.wert}]" if b.wert and b.wert not in (b.meldung or "") else "")
                       + (f"\n    {b.hinweis}" if b.hinweis else ""))
        if len(gleiche) > len(einzeln):
            zeilen = [str(b.zeile) for b in gleiche[len(einzeln):len(einzeln) + 8] if b.zeile]
            click.echo(f"    … und {len(gleiche) - len(einzeln)} weitere dieser Art (Zeile {', '.join(zeilen)} …); alle zeigt --alles")
