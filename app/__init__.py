"""Mietakte's web shell: carries requests into the database and pages out. No rule of the business lives here.

    gunicorn "app:create_app()"
"""
from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import flask

#: modules that bring pages; one that is not there yet is left out
SEITEN = ("app.auth", "app.verwaltung", "app.einlesen.seiten", "app.freigabe", "app.auftrag", "app.eingang", "app.portal")

#: the navigation of staff: endpoint, label, what a client must have to see it; an endpoint that does not exist is left out
NAVIGATION = (
    ("verwaltung.bestand", "Bestand", None),
    ("verwaltung.anfragen", "Anfragen", None),
    ("verwaltung.aufgaben", "Aufgaben", None),
    ("verwaltung.fristen", "Fristen", None),
    ("verwaltung.forderungen", "Forderungen", None),
    ("verwaltung.bank", "Bank", None),
    ("verwaltung.mahnungen", "Mahnungen", None),
    ("verwaltung.nebenkosten", "Nebenkosten", None),
    ("verwaltung.weg", "WEG", "weg"),
    ("verwaltung.post", "Post", None),
)
#: what is needed now and then, behind one more click
WEITERES = (
    ("verwaltung.vorgaenge", "Alle Vorgänge", None),
    ("verwaltung.konten", "Konten", None),
    ("verwaltung.zahlungslaeufe", "Zahlungsläufe", None),
    ("verwaltung.datev", "DATEV", None),
    ("verwaltung.freigaben", "Freigaben der Eigentümer", None),
    ("verwaltung.notdienst", "Bürozeiten und Notdienst", None),
    ("verwaltung.automaten", "Vorgangsarten", None),
    ("verwaltung.referenz", "Referenzwerte", None),
    ("einlesen.formular", "Bestand einlesen", None),
    ("verwaltung.pruefung", "Protokoll prüfen", None),
    ("verwaltung.datenschutz", "Datenschutz", None),
    ("auth.geraete", "Angemeldete Geräte", None),
)


def create_app(config: Mapping[str, Any] | None = None) -> flask.Flask:
    """The WSGI application. `config` overrides settings; `DSN` (channel → connection string) replaces app.config.dsn."""
    from app import config as umgebung
    from app import db, fehler, filter, live, sicherheit, zugriffe

    app = flask.Flask(__name__, instance_path=str(sicherheit.instanz_verzeichnis()))
    app.config.from_mapping(sicherheit.einstellungen())
    app.config.from_mapping(config or {})
    if app.debug and not app.testing:
        raise RuntimeError("debug mode shows source code to everybody: start without FLASK_DEBUG")

    app.extensions["mietakte_datenbank"] = db.Datenbank(
        app.config.get("DSN", umgebung.dsn), app.config.get("POOLGROESSE", db.POOLGROESSE))
    sicherheit.einrichten(app)
    fehler.einrichten(app)
    filter.einrichten(app)
    zugriffe.einrichten(app)
    live.einrichten(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    for modul in SEITEN:
        if importlib.util.find_spec(modul):
            for wert in list(vars(importlib.import_module(modul)).values()):
                if isinstance(wert, flask.Blueprint) and wert.name not in app.blueprints:
                    app.register_blueprint(wert)

    navigation, weiteres = (tuple(z for z in liste if z[0] in app.view_functions) for liste in (NAVIGATION, WEITERES))
    if not any(regel.rule == "/" for regel in app.url_map.iter_rules()):
        app.add_url_rule("/", "start", lambda: flask.redirect(flask.url_for(navigation[0][0]), 303))

    @app.context_processor
    def rahmen() -> dict[str, Any]:
        """What app/templates/basis.html shows around every page."""
        person = flask.g.get("person")
        hat = person.merkmale if person else ()
        return {"person": person, **{name: [z[:2] for z in liste if z[2] is None or z[2] in hat]
                                     for name, liste in (("navigation", navigation), ("weiteres", weiteres))}}

    @app.url_defaults
    def mit_pruefsumme(endpunkt: str, werte: dict[str, Any]) -> None:
        """Static files are addressed with a digest of their content, so that browsers may keep them."""
        if endpunkt == "static" and "v" not in werte:
            werte["v"] = _pruefsumme(Path(app.static_folder) / werte["filename"])

    return app


@functools.cache
def _pruefsumme(datei: Path) -> str | None:
    return hashlib.sha256(datei.read_bytes()).hexdigest()[:12] if datei.is_file() else None
