"""What every answer and every request owes to security: headers, CSP, CSRF, origin, hosts, rate limit, the secret.

Decided once here, for all pages; a route can only ask for less cache or more strictness.
"""
from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from urllib.parse import urlsplit

import flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden
from werkzeug.middleware.proxy_fix import ProxyFix

from app import config

csrf = CSRFProtect()
#: Per process and address, against floods. Guessing passwords is counted in the database, for all processes together.
grenze = Limiter(key_func=get_remote_address, default_limits=["1200 per minute"], storage_uri="memory://",
                 strategy="fixed-window", headers_enabled=False)

#: Requests that change nothing.
SICHERE_METHODEN = ("GET", "HEAD", "OPTIONS")

KOPFZEILEN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
}


def einrichten(app: flask.Flask) -> None:
    """Wires it all into the application. Settings: see `einstellungen`."""
    https = app.config["HTTPS"]
    # `__Host-` binds a cookie to this host and to TLS; browsers refuse the prefix over plain http
    vorsilbe = "__Host-" if https else ""
    app.config.update(
        SESSION_COOKIE_NAME=f"{vorsilbe}mietakte_form",    # CSRF secret and flash messages only; logins have their own cookie
        ANMELDE_COOKIE=f"{vorsilbe}mietakte",
        PORTAL_COOKIE=f"{vorsilbe}mietakte_portal",        # a person may be tenant and staff in one browser
        SESSION_COOKIE_SECURE=https, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,                          # as long as the form's cookie: a page may stay open over lunch
        PREFERRED_URL_SCHEME="https" if https else "http",
    )
    if not app.config.get("SECRET_KEY"):
        app.config["SECRET_KEY"] = geheimnis(Path(app.instance_path))
    if app.config["PROXIES"]:
        # exactly so many hops are ours: what a client writes into X-Forwarded-For itself does not count (G08)
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=app.config["PROXIES"], x_proto=app.config["PROXIES"])
    csrf.init_app(app)
    grenze.init_app(app)
    app.before_request(herkunft_pruefen)
    app.after_request(kopfzeilen)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def einstellungen() -> dict[str, object]:
    """From the environment.

    MIETAKTE_HTTPS    1 behind TLS: Secure cookies with the __Host- prefix, HSTS
    MIETAKTE_HOSTS    names under which the site may be called, comma separated; default: this machine
    MIETAKTE_PROXIES  number of reverse proxies in front; default 0
    MIETAKTE_ECHTZEIT where browsers find the live service: /live or :8001; default: none
    """
    hosts = [host.strip() for host in os.environ.get("MIETAKTE_HOSTS", "").split(",") if host.strip()]
    return {
        "HTTPS": os.environ.get("MIETAKTE_HTTPS") == "1",
        "TRUSTED_HOSTS": hosts or ["localhost", "127.0.0.1", "[::1]", socket.gethostname()],
        "PROXIES": int(os.environ.get("MIETAKTE_PROXIES") or 0),
        "ECHTZEIT": os.environ.get("MIETAKTE_ECHTZEIT") or None,
        "MAX_CONTENT_LENGTH": 24 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
    }


def instanz_verzeichnis() -> Path:
    """Where the shell keeps its secret: in the checkout's ignored data folder, unless MIETAKTE_INSTANZ names another."""
    return Path(os.environ.get("MIETAKTE_INSTANZ") or config.DATEN / "instance").resolve()


def geheimnis(verzeichnis: Path) -> str:
    """The key that signs the form cookie: made at the first start, the same for all processes, readable by us alone."""
    datei = verzeichnis / "geheimnis"
    if not datei.exists():
        verzeichnis.mkdir(mode=0o700, parents=True, exist_ok=True)
        neu = verzeichnis / f"geheimnis.{secrets.token_hex(8)}"
        griff = os.open(neu, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(griff, "w") as f:
            f.write(secrets.token_hex(32))
        try:
            os.link(neu, datei)          # whoever is first wins, whole or not at all
        except FileExistsError:
            pass
        finally:
            neu.unlink()
    inhalt = datei.read_text().strip()
    if len(inhalt) < 32:
        raise RuntimeError(f"{datei} holds no secret: remove it, the next start makes a new one")
    return inhalt


def herkunft_pruefen() -> None:
    """A request that changes something comes from our own pages; the token check of CSRFProtect follows (G01)."""
    anfrage = flask.request
    if anfrage.method in SICHERE_METHODEN:
        return
    seite = anfrage.headers.get("Sec-Fetch-Site")
    if seite not in (None, "same-origin", "none"):
        raise Forbidden("Die Anfrage kommt von einer fremden Seite.")
    herkunft = anfrage.headers.get("Origin")
    if herkunft not in (None, "null") and urlsplit(herkunft).netloc != anfrage.host:
        raise Forbidden("Die Anfrage kommt von einer fremden Seite.")


def csp_nonce() -> str:
    """For a <style> element that a page has to compute. Scripts are files, always."""
    if "csp_nonce" not in flask.g:
        flask.g.csp_nonce = secrets.token_urlsafe(16)
    return flask.g.csp_nonce


def kopfzeilen(antwort: flask.Response) -> flask.Response:
    from app import live

    stil = f"'self' 'nonce-{flask.g.csp_nonce}'" if "csp_nonce" in flask.g else "'self'"
    antwort.headers.setdefault("Content-Security-Policy", "; ".join((
        "default-src 'self'", "script-src 'self'", f"style-src {stil}", "img-src 'self' data:", f"connect-src {live.verbindungsziele()}", "object-src 'none'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'")))
    for name, wert in KOPFZEILEN.items():
        antwort.headers.setdefault(name, wert)
    if flask.current_app.config["HTTPS"]:
        antwort.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if flask.request.endpoint == "static" and antwort.status_code in (200, 206, 304):
        # addresses of static files carry a digest of their content (app.__init__), so they may be kept
        antwort.headers["Cache-Control"] = "public, max-age=31536000, immutable" if flask.request.args.get("v") else "no-cache"
    else:
        antwort.headers["Cache-Control"] = "no-store"
        antwort.headers.add("Vary", "Cookie")
    return antwort
