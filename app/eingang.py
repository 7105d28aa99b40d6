"""Where programs report for others: a voicebot takes the call, this takes what it heard. The same door as everybody's: api.anfrage_eingang.

    curl -H 'Authorization: Bearer 77d0…' -H 'Idempotency-Key: call-4711' -H 'Content-Type: application/json' \\
         -d '{"kategorie": "schaden", "gewerk": "Wasser", "text": "Das Wasser steht im Bad.", "telefon": "0150 5550176"}' …/api/v1/anfragen

No cookie, no page: the token is the key (`mietakte eingangskanal`), it fixes the client and the channel. `/api/v1/openapi.json` says the rest.
"""
from __future__ import annotations

import hashlib
import json
from typing import Any

import flask
import psycopg
from flask_limiter.util import get_remote_address
from psycopg.types.json import Jsonb
from werkzeug.exceptions import HTTPException

from app import db, fehler
from app.sicherheit import csrf, grenze

blueprint = flask.Blueprint("eingang", __name__, url_prefix="/api/v1")
csrf.exempt(blueprint)

HOECHSTENS = 64 * 1024
EINGANG = "SELECT * FROM api.anfrage_eingang(%s)"
HINWEIS = "SELECT api.notfall_hinweis(%s)"
#: of the machine's start form; what is missing here (mieter, einheit, kanal, externe_id, dateien) is not a program's to say
FELDER: dict[str, dict[str, Any]] = {
    "kategorie": {"type": "string", "enum": ["schaden", "frage", "beschwerde", "unterlagen", "bank", "sonstiges"], "description": "Worum es geht."},
    "text": {"type": "string", "minLength": 3, "maxLength": 4000, "description": "Was gesagt wurde, am besten im Wortlaut."},
    "betreff": {"type": "string", "maxLength": 200},
    "vertragsnummer": {"type": "string", "maxLength": 60, "description": "Nummer des Mietvertrags, wenn genannt."},
    "objekt": {"type": "string", "maxLength": 60, "description": "Objektnummer, wenn es um das Haus geht."},
    "name": {"type": "string", "maxLength": 200},
    "telefon": {"type": "string", "maxLength": 60, "description": "Für den Rückruf."},
    "email": {"type": "string", "format": "email", "maxLength": 254},
    "raum": {"type": "string", "maxLength": 80},
    "gewerk": {"type": "string", "maxLength": 80, "description": "Heizung, Wasser, Elektrik, Sanitär oder Sonstiges; danach richtet sich der Notdienst."},
    "seit": {"type": "string", "format": "date"},
    "dringend": {"type": "boolean"},
    "eingegangen_am": {"type": "string", "format": "date-time", "description": "Beginn des Anrufs; ohne Angabe gilt jetzt."},
}
PFLICHT = ("kategorie", "text")


def beschreibung() -> dict[str, Any]:
    """OpenAPI 3.1 of this module. A test holds it to what really happens."""
    text, janein = {"type": "string"}, {"type": "boolean"}
    antwort = {
        "type": "object", "required": ["nummer", "kennung", "eingegangen_am", "doppelt", "notfall"], "additionalProperties": False, "properties": {
            "nummer": {"type": "string", "pattern": "^A-[0-9]{4}-[0-9]{5,}$", "description": "Eingangsnummer, der meldenden Person vorzulesen."},
            "kennung": {"type": "string", "format": "uuid"}, "eingegangen_am": {"type": "string", "format": "date-time"},
            "doppelt": {**janein, "description": "Dieselbe Meldung lag schon vor; genannt ist die erste."},
            "notfall": {"description": "Außerhalb der Bürozeiten: was der Person jetzt zu sagen ist.", "anyOf": [{"type": "null"}, {
                "type": "object", "required": ["art", "titel", "text", "sofort", "am"], "additionalProperties": False, "properties": {
                    "art": {"type": "string", "enum": ["verstaendigt", "anrufen", "hinweis"]}, "titel": text, "text": text, "name": text, "telefon": text,
                    "sofort": {"type": "array", "items": text}, "am": {"type": "string", "format": "date-time"}}}]}}}
    problem = {"type": "object", "required": ["code", "meldung"], "additionalProperties": False, "properties": {
        "code": {"type": "string"}, "meldung": text, "hinweis": {"type": ["string", "null"]}, "felder": {"type": "object", "additionalProperties": text}}}

    def fehlschlag(was: str) -> dict[str, Any]:
        return {"description": was, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fehler"}}}}

    return {
        "openapi": "3.1.0",
        "info": {"title": "Mietakte: Meldungen entgegennehmen", "version": "1.0.0",
                 "description": "Für Sprachassistenten und andere Programme, die Meldungen von Mietern aufnehmen. Eine Meldung mit demselben Idempotency-Key ist eine."},
        "security": [{"token": []}],
        "paths": {"/api/v1/anfragen": {"post": {
            "operationId": "anfrageMelden", "summary": "Eine Meldung abgeben",
            "parameters": [{"name": "Idempotency-Key", "in": "header", "required": True, "schema": {"type": "string", "minLength": 1, "maxLength": 200},
                            "description": "Kennung des Anrufs oder der Nachricht beim Absender."}],
            "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Meldung"}}}},
            "responses": {
                "201": {"description": "Angekommen.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Beleg"}}}},
                "200": {"description": "Lag schon vor.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Beleg"}}}},
                "400": fehlschlag("Kein JSON-Objekt oder ohne Idempotency-Key."), "401": fehlschlag("Token fehlt, ist unbekannt oder widerrufen."),
                "413": fehlschlag("Größer als 64 KB."), "422": fehlschlag("Angaben fehlen oder passen nicht; felder nennt sie."), "429": fehlschlag("Zu viele Meldungen; später noch einmal."),
                "503": fehlschlag("Gerade nicht möglich; mit demselben Idempotency-Key noch einmal.")}}}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Meldung": {"type": "object", "required": list(PFLICHT), "additionalProperties": False, "properties": FELDER}, "Beleg": antwort, "Fehler": problem}},
    }


def _token() -> str:
    art, _, token = flask.request.headers.get("Authorization", "").partition(" ")
    return token.strip()[:200] if art.lower() == "bearer" else ""


def _wer() -> str:
    """Whose requests are counted together: the token's, so that one program does not use up another's; without one the address."""
    return "kanal:" + hashlib.sha256(_token().encode()).hexdigest() if _token() else get_remote_address()


def _nein(status: int, code: str, meldung: str, hinweis: str | None = None, felder: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    return {"code": code, "meldung": meldung, "hinweis": hinweis, "felder": felder or {}}, status


@blueprint.get("/openapi.json")
def openapi() -> flask.typing.ResponseReturnValue:
    return beschreibung()


@blueprint.post("/anfragen")
@grenze.limit("120 per minute", key_func=get_remote_address)
@grenze.limit("60 per minute", key_func=_wer)
def anfragen() -> flask.typing.ResponseReturnValue:
    if (flask.request.content_length or 0) > HOECHSTENS:
        return _nein(413, "groesse", "Die Meldung ist größer als 64 KB.")
    schluessel = flask.request.headers.get("Idempotency-Key", "").strip()
    if not 1 <= len(schluessel) <= 200 or "\0" in schluessel:
        return _nein(400, "schluessel", "Die Kopfzeile Idempotency-Key fehlt.", "Die Kennung des Anrufs angeben, damit eine Wiederholung keine zweite Meldung wird.")
    try:
        daten = json.loads(flask.request.get_data())
    except ValueError:
        daten = None
    if not isinstance(daten, dict):
        return _nein(400, "json", "Erwartet wird ein JSON-Objekt.")
    falsch = {n: "Dieses Feld gibt es nicht." for n in daten if n not in FELDER} | {
        n: "Erwartet wird " + ("ja oder nein (true, false)." if FELDER[n]["type"] == "boolean" else "Text.") for n, w in daten.items()
        if n in FELDER and not isinstance(w, bool if FELDER[n]["type"] == "boolean" else str)} | {
        n: "Dieses Zeichen geht nicht." for n, w in daten.items() if isinstance(w, str) and "\0" in w}
    if falsch:
        return _nein(422, "felder", "Einige Angaben passen nicht.", None, falsch)

    def arbeit(tx: db.Transaktion) -> tuple[dict[str, Any], Any]:
        assert tx.person
        e = tx.eine(EINGANG, Jsonb(daten | {"kanal": tx.person.merkmale[0], "externe_id": schluessel}))
        assert e is not None
        return e, tx.wert(HINWEIS, e["kennung"]) if e["ok"] else None

    e, notfall = db.datenbank().ausfuehren("dienst", _token(), arbeit)
    if not e["ok"]:
        return _nein(422, e["fehlercode"], e["meldung"], e["hinweis"], e["felder"])
    return {"nummer": e["nummer"], "kennung": str(e["kennung"]), "eingegangen_am": e["eingegangen_am"].isoformat(), "doppelt": e["doppelt"], "notfall": notfall}, \
        200 if e["doppelt"] else 201


@blueprint.errorhandler(Exception)
def _fehler(f: Exception) -> flask.typing.ResponseReturnValue:
    """Programs get JSON, whatever happens."""
    if isinstance(f, psycopg.Error) and f.sqlstate == "MAE53":
        return _nein(401, "MAE53", f.diag.message_primary or "", f.diag.message_hint)
    if isinstance(f, HTTPException) and f.code == 429:
        return _nein(429, "zuviel", "Zu viele Meldungen in kurzer Zeit.", "In einer Minute noch einmal, mit demselben Idempotency-Key.")
    m = fehler.meldung(f)
    return _nein(m.status, m.code or m.vorfall or "fehler", m.meldung, m.hinweis, m.felder)
