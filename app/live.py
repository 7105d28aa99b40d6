"""What a page tells its browser so that it can listen (static/live.js, app/echtzeit.py). Without it, or without JavaScript, pages work as ever.

    <body{{ live }}> …  <div id="strom" data-live="anfragen" data-live-ansage="3 neu, 12 offen"> what is replaced </div>

MIETAKTE_ECHTZEIT says where the browser finds the service: `/live` (the same site, a reverse proxy hands it on; production) or `:8001`
(the same machine, another port; demo). Unset: no live updates.
"""
from __future__ import annotations

import re
import time

import flask
from markupsafe import Markup
from werkzeug.exceptions import SecurityError

from app import echtzeit


def einrichten(app: flask.Flask) -> None:
    if not re.fullmatch(r"|:[0-9]{1,5}|/[A-Za-z0-9/_-]*", app.config["ECHTZEIT"] or ""):
        raise RuntimeError("MIETAKTE_ECHTZEIT is a path like /live or a port like :8001")

    @app.context_processor
    def live() -> dict[str, Markup]:
        token, adresse = flask.g.get("live_token"), app.config["ECHTZEIT"]
        if not (adresse and token):
            return {"live": Markup("")}
        return {"live": Markup(' data-live-adresse="{}" data-live-zeichen="{}" data-live-stand="{}"').format(
            adresse + (echtzeit.PFAD if adresse.startswith(":") else ""), echtzeit.zeichen(app.config["SECRET_KEY"], token),
            f"{flask.g.live_stand}.{int(time.time())}")}


def verbindungsziele() -> str:
    """For the Content-Security-Policy: whereto scripts of a page may connect."""
    app = flask.current_app
    adresse = app.config["ECHTZEIT"]
    try:
        host = flask.request.host
    except SecurityError:               # called under a foreign name
        adresse = None
    if not adresse:
        return "'self'"
    if adresse.startswith(":"):
        host = re.sub(r":[0-9]+$", "", host) + adresse
    return f"'self' {'wss' if app.config['HTTPS'] else 'ws'}://{host}"
