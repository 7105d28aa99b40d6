"""What a form of an event brings: values, uploads, drawings, reasons for overriding.

The fields are known to the database alone. Here they are told apart by the beginning of their name:
`f.` a value, `d.` an uploaded file, `z.` a drawing (PNG as data URL), `u.` the reason for overriding a guard.
"""
from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import flask
from psycopg.types.json import Jsonb

from app import bilder, db, signaturen
from app.fehler import Meldung


@dataclass(frozen=True)
class Datei:
    inhalt: bytes
    daten: dict[str, Any]


@dataclass(frozen=True)
class Eingaben:
    daten: dict[str, Any]
    dateien: dict[str, Datei]
    fehler: dict[str, bilder.BildFehler] = field(default_factory=dict)
    erwartet: str | None = None
    schluessel: UUID | None = None

    def anweisung(self, vorlage: str) -> tuple[str, tuple[object, ...]]:
        """The template with its `{daten}`: files are stored in the same statement, and their kennung takes the field's place."""
        teile, werte = ["%s::jsonb"], [Jsonb(self.daten)]
        for name, datei in self.dateien.items():
            teile.append("jsonb_build_object(%s::text, api.datei_ablegen(p_inhalt => %s, p_daten => %s))")
            werte += [name, datei.inhalt, Jsonb(datei.daten)]
        return vorlage.format(daten=" || ".join(teile)), tuple(werte)

    def mit(self, ergebnis: dict[str, Any]) -> Eingaben:
        """After a refusal: what was uploaded is stored and stays in the form under its kennung."""
        return dataclasses.replace(self, daten=ergebnis.get("eingaben") or self.daten, dateien={})

    def meldung(self) -> Meldung:
        """Uploads that were not taken, as a refusal."""
        erster = next(iter(self.fehler.values()))
        return Meldung(422, "Das geht nicht", erster.meldung, erster.hinweis, erster.code,
                       felder={name: f.meldung for name, f in self.fehler.items()})

    def festhalten(self, vorgang_id: int | None, ereignis: str) -> None:
        """The engine never sees an upload that was not taken: the attempt is recorded from here."""
        erster = next(iter(self.fehler.values()))
        with db.transaktion() as tx:
            tx.tun(db.ENGINE_FEHLVERSUCH, vorgang_id, ereignis[:100], erster.code, erster.meldung)


def lesen() -> Eingaben:
    """From the request's form."""
    formular = flask.request.form
    daten: dict[str, Any] = {}
    gruende: dict[str, str] = {}
    dateien: dict[str, Datei] = {}
    fehler: dict[str, bilder.BildFehler] = {}
    for name, wert in formular.items():
        art, _, feld = name.partition(".")
        wert = wert.replace("\0", "").replace("\r\n", "\n")
        if not feld or not wert.strip():
            continue
        if art == "f":
            daten[feld] = wert
        elif art == "u":
            gruende[feld] = wert
        elif art == "z":
            try:
                dateien[feld] = _zeichnung(wert)
            except bilder.BildFehler as f:
                fehler[feld] = f
    for name, hochgeladen in flask.request.files.items():
        art, _, feld = name.partition(".")
        if art == "d" and feld and hochgeladen.filename:
            try:
                dateien[feld] = _hochgeladen(hochgeladen.filename, hochgeladen.read())
            except bilder.BildFehler as f:
                fehler[feld] = f
    for feld in (*dateien, *fehler):
        daten.pop(feld, None)          # a new file takes the place of one that was kept from an earlier try
    if gruende:
        daten["_uebersteuern"] = gruende
    try:
        schluessel = UUID(formular.get("schluessel", ""))
    except ValueError:
        schluessel = None
    return Eingaben(daten, dateien, fehler, formular.get("erwartet") or None, schluessel)


def _zeichnung(wert: str) -> Datei:
    signatur = bilder.signatur_bild(wert)
    return Datei(signatur.inhalt_png, {"typ": "image/png", "art": "unterschrift", "name": "Unterschrift", "sha256_original": signatur.sha256})


def _hochgeladen(name: str, inhalt: bytes) -> Datei:
    if inhalt.startswith(b"%PDF"):
        pdf = bilder.pdf_pruefen(inhalt)
        return Datei(inhalt, {"typ": "application/pdf", "name": name[-200:], "sha256_original": pdf.sha256,
                               "signaturen": signaturen.pruefen(inhalt)})
    bild = bilder.bild_pruefen(inhalt)
    return Datei(bild.inhalt_jpeg, {
        "typ": "image/jpeg", "art": "foto", "name": name[-200:], "sha256_original": bild.sha256_original,
        "aufgenommen_am": bild.aufgenommen_am.isoformat() if bild.aufgenommen_am else None})
