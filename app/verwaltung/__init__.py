"""The pages of staff: stock, file, Vorgang, deadlines, check of the log.

A GET reads one view, a POST calls one function. What is possible, due, owed or refused is decided in the database; here a
request becomes arguments and a row becomes a page.
"""
from __future__ import annotations

import flask

blueprint = flask.Blueprint("verwaltung", __name__)

from app.verwaltung import akte, anfragen, automaten, bank, bestand, dateien, datenschutz, mahnwesen, mietverhaeltnis, nachtrag, nebenkosten, notdienst, objekt, post, pruefung, referenz, texte, vorgang, weg, zahlungsverkehr  # noqa: E402,F401

texte.einrichten(blueprint)
