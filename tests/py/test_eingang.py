"""One intake: a voicebot over HTTP, held to its own description; e-mail as mail servers hand it over; the page of the emergency service."""
from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import flask
import psycopg
import pytest
from psycopg.types.json import Jsonb

from anfragen_haus import Haus, Person, bild
from app import auth, config, create_app, eingang, posteingang
from tests import werkstatt


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture(scope="module")
def web(haus: Haus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    web = create_app({"DSN": lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal])})
    yield web
    web.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def token(haus: Haus) -> str:
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dienst")) as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (haus.mandant,))
        return c.execute("SELECT sitzung.kanal_ausstellen('Sprachassistent', 'voicebot')").fetchone()[0]


def passt(wert: Any, schema: dict[str, Any]) -> bool:
    """As much of JSON Schema as the description uses."""
    if "$ref" in schema:
        return passt(wert, eingang.beschreibung()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    if "anyOf" in schema:
        return any(passt(wert, s) for s in schema["anyOf"])
    arten = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}
    art = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not isinstance(wert, tuple(arten[a] for a in art)):
        return False
    if isinstance(wert, dict):
        eigene = schema.get("properties", {})
        return set(schema.get("required", [])) <= set(wert) and all(
            passt(w, eigene[n]) if n in eigene else bool(schema.get("additionalProperties", True)) for n, w in wert.items())
    if isinstance(wert, list):
        return all(passt(w, schema["items"]) for w in wert)
    return wert in schema.get("enum", [wert]) and (not isinstance(wert, str) or bool(re.search(schema.get("pattern", ""), wert)))


def rufen(web: flask.Flask, token: str | None, daten: Any, schluessel: str | None = "anruf-1", **mehr: Any) -> Any:
    kopf = ({"Authorization": f"Bearer {token}"} if token else {}) | ({"Idempotency-Key": schluessel} if schluessel else {})
    antwort = web.test_client().post("/api/v1/anfragen", headers=kopf, **({"json": daten} if not mehr else mehr))
    # whatever comes back is in the description, under its status
    beschrieben = eingang.beschreibung()["paths"]["/api/v1/anfragen"]["post"]["responses"][str(antwort.status_code)]
    assert passt(antwort.json, beschrieben["content"]["application/json"]["schema"]), (antwort.status_code, antwort.json)
    return antwort


# -- voicebot ---------------------------------------------------------------------------------------------------------

def test_ein_anruf_ist_eine_meldung_und_bekommt_seine_nummer(haus: Haus, web: flask.Flask, token: str) -> None:
    daten = {"kategorie": "schaden", "gewerk": "Wasser", "text": "Das Wasser steht im Bad.", "telefon": "0150 5550176", "dringend": True}
    eins = rufen(web, token, daten)
    assert eins.status_code == 201 and eins.json["notfall"]["art"] == "hinweis" and "112" in eins.json["notfall"]["sofort"][-1]
    zwei = rufen(web, token, daten | {"text": "ganz anders gesagt"})
    assert zwei.status_code == 200 and zwei.json["doppelt"] and zwei.json["nummer"] == eins.json["nummer"], "the key makes it one"
    assert haus.sql("SELECT (kanal, externe_id, dringend)::text FROM akte.anfragen WHERE nummer = %s", eins.json["nummer"]) == "(voicebot,anruf-1,t)"
    drei = rufen(web, token, daten | {"text": "Noch ein Anruf, andere Sache"}, "anruf-2")
    assert drei.status_code == 201 and drei.json["nummer"] != eins.json["nummer"]


def test_was_nicht_passt_wird_beim_feld_genannt_und_nichts_geschieht(haus: Haus, web: flask.Flask, token: str) -> None:
    vorher = haus.sql("SELECT count(*) FROM akte.anfragen")
    gut = {"kategorie": "frage", "text": "Wann kommt die Abrechnung?"}
    for daten, feld in ((gut | {"kategorie": "quatsch"}, "kategorie"), ({"kategorie": "frage"}, "text"), (gut | {"vertragsnummer": "gibt/es/nicht"}, "vertragsnummer"), (gut | {"mieter": "x"}, "mieter"),
                        (gut | {"kanal": "portal"}, "kanal"), (gut | {"dringend": "ja"}, "dringend"), (gut | {"text": 5}, "text"), (gut | {"email": "kein@"}, "email"), (gut | {"text": "a\0b"}, "text"),
                        (gut | {"externe_id": "anruf-1"}, "externe_id")):
        nein = rufen(web, token, daten, "neu")
        assert nein.status_code == 422 and feld in nein.json["felder"], (daten, nein.json)
    assert rufen(web, token, gut, None).status_code == 400
    assert rufen(web, token, gut, "x" * 201).status_code == 400
    for rumpf in (b"", b"[]", b"{", b"\xff", b'"text"', b"NaN"):
        assert rufen(web, token, None, data=rumpf, content_type="application/json").status_code == 400
    assert rufen(web, token, None, data=b"{" + b" " * 70_000, content_type="application/json").status_code == 413
    assert haus.sql("SELECT count(*) FROM akte.anfragen") == vorher


def test_A25_nur_mit_dem_token_und_nur_beim_eigenen_mandanten(haus: Haus, web: flask.Flask, token: str) -> None:
    daten = {"kategorie": "frage", "text": "Wer bin ich?"}
    for falsch in (None, "", "0" * 64, token[:-1], token + "0", "' OR 1=1 --"):
        assert rufen(web, falsch, daten, "fremd").status_code == 401
    with psycopg.connect(haus.dsn) as c:
        zweiter = c.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Ahorn KG', 'Weg 1', '10115', 'Berlin') RETURNING id").fetchone()[0]
        c.execute("SELECT sitzung.als_dienst(%s)", (zweiter,))
        anderes = c.execute("SELECT sitzung.kanal_ausstellen('Assistent', 'telefon')").fetchone()[0]
        assert c.execute("SELECT count(*) FROM sitzung.eingangskanaele WHERE token_hash = %s", (hashlib.sha256(anderes.encode()).digest(),)).fetchone()[0] == 1, "only its hash is kept"
    assert rufen(web, anderes, daten, "anruf-1").status_code == 201, "the same key of another client is another call"
    assert haus.sql("SELECT (mandant_id, kanal)::text FROM akte.anfragen WHERE text = 'Wer bin ich?'") == f"({zweiter},telefon)"
    with psycopg.connect(haus.dsn) as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (zweiter,))
        assert c.execute("SELECT sitzung.kanal_widerrufen('Assistent')").fetchone()[0] == 1
    assert rufen(web, anderes, daten, "anruf-9").status_code == 401


def test_die_beschreibung_stimmt_mit_der_maschine_ueberein(haus: Haus, web: flask.Flask) -> None:
    b = web.test_client().get("/api/v1/openapi.json").json
    assert b == eingang.beschreibung() and b["openapi"].startswith("3.1.")
    felder = {f["name"]: f for f in haus.sql("SELECT felder FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE automat = 'anfrage_general' AND a.aktuell AND ereignis = 'starten'")}
    eigene = b["components"]["schemas"]["Meldung"]["properties"]
    assert set(eigene) == set(felder) - {"kanal", "mieter", "einheit", "externe_id"}
    assert eigene["kategorie"]["enum"] == [o["wert"] for o in felder["kategorie"]["optionen"]]
    assert set(b["components"]["schemas"]["Meldung"]["required"]) == {n for n, f in felder.items() if f.get("pflicht")} - {"kanal"}
    for name, schema in eigene.items():
        assert schema.get("maxLength") == felder[name].get("max_laenge", 4000 if name == "text" else None if "enum" in schema or "format" in schema and name != "email" or schema["type"] == "boolean" else 254), name


def test_G08_je_programm_begrenzt(haus: Haus, web: flask.Flask) -> None:
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dienst")) as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (haus.mandant,))
        viel = c.execute("SELECT sitzung.kanal_ausstellen('Schwätzer', 'voicebot')").fetchone()[0]
    stati = [rufen(web, viel, {"kategorie": "frage", "text": "x"}, "viel").status_code for _ in range(61)]
    assert stati[-1] == 429 and set(stati[:-1]) == {422}


# -- e-mail -----------------------------------------------------------------------------------------------------------

def mail(text: str = "Die Klingel geht nicht.", von: str = "Frau Kern <kern@post.example>", betreff: str = "Klingel", kennung: str = "<1@post.example>", **kopf: str) -> EmailMessage:
    m = EmailMessage()
    m["From"], m["To"], m["Subject"], m["Message-ID"] = von, "post@lindenhof.example", betreff, kennung
    for name, wert in kopf.items():
        m[name.replace("_", "-")] = wert
    m.set_content(text)
    return m


@pytest.fixture
def annehmen(haus: Haus) -> Iterator[Any]:
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dienst"), autocommit=True) as c:
        yield lambda m: posteingang.annehmen(c, haus.mandant, m if isinstance(m, bytes) else m.as_bytes())


def test_eine_mail_ist_eine_anfrage_und_ihre_antwort_kommt_in_den_verlauf(haus: Haus, annehmen: Any) -> None:
    m = mail()
    m.add_attachment(bild("Klingel"), maintype="image", subtype="jpeg", filename="klingel.jpg")
    m.add_attachment(b"GIF89a", maintype="image", subtype="jpeg", filename="kein bild.jpg")
    m.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="rechnung.exe")
    was, weg = annehmen(m)
    nummer = was.split()[0]
    assert was.endswith("new") and weg == ["kein bild.jpg: MA811"]
    assert haus.sql("SELECT (kanal, absender_email, absender_name, betreff)::text FROM akte.anfragen WHERE nummer = %s", nummer) == '(email,kern@post.example,"Frau Kern",Klingel)'
    inhalt = haus.sql("SELECT d.inhalt FROM akte.anfrage_dateien x JOIN akte.anfragen a ON a.id = x.anfrage_id JOIN akte.dateien d ON d.id = x.datei_id WHERE a.nummer = %s", nummer)
    assert bytes(inhalt) != bild("Klingel") and b"Exif" not in bytes(inhalt)[:64], "H01, H02: made anew"
    assert annehmen(m)[0] == f"{nummer} known already", "the same message twice is one"
    v = haus.sql("SELECT vorgang_id FROM akte.anfragen WHERE nummer = %s", nummer)
    haus.tun(v, "beantworten", {"weg": "email", "text": "Der Elektriker kommt morgen."})
    antwort = mail("Danke, 10 Uhr passt.\n\n> Der Elektriker kommt morgen.", betreff=f"AW: Antwort auf Ihre Anfrage ({nummer})", kennung="<2@post.example>")
    assert annehmen(antwort)[0] == f"{nummer} reply" and annehmen(antwort)[0] == f"{nummer} reply"
    assert haus.sql("SELECT array_agg(text ORDER BY id) FROM akte.anfrage_nachrichten n WHERE art = 'eingang' AND anfrage_id = (SELECT id FROM akte.anfragen WHERE nummer = %s) AND text LIKE 'Danke%%'", nummer) == ["Danke, 10 Uhr passt."]
    assert haus.zustand(v) == "in_bearbeitung", "it opens the work again"
    fremd = annehmen(mail("Ich tue, als wäre ich es.", von="x@boese.example", betreff=f"AW: {nummer}", kennung="<3@x>"))[0]
    assert fremd.endswith("new") and not fremd.startswith(nummer), "a number that was guessed opens nobody's thread"


@pytest.mark.parametrize("kopf", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}])
def test_was_eine_maschine_schickt_wird_nicht_beantwortet(annehmen: Any, kopf: dict[str, str]) -> None:
    with pytest.raises(posteingang.NichtAngenommen):
        annehmen(mail(**kopf))


@pytest.mark.parametrize("roh", [
    b"", b"\x00\xff" * 500, b"From: \r\n\r\nx", b"From: ohne-adresse\r\n\r\nx", b"Subject: x\r\n\r\ny", b"From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\n--\r\n",
    b"From: =?utf-8?q?=F0=9F=92?= <a@b.example>\r\nSubject: =?utf-8?b?AAAA?=\r\nContent-Type: text/plain; charset=gibtsnicht\r\n\r\n\xff\xfe hallo",
    b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n<style>x</style><script>alert(1)</script><p>Hallo &lt;b&gt;</p>" + b"<div>" * 2000,
    b"From: a@b.example\r\nMessage-ID: <" + b"z" * 5000 + b">\r\nSubject: " + b"=1+1 " * 300 + b"\r\n\r\n" + b"x" * 100_000,
    ("From: a@b.example\r\nSubject: \udcff\r\n\r\n\x00\x1b[31m\x7f").encode("utf-8", "surrogateescape")])
def test_G11_I09_feindliche_mails_sind_text_oder_werden_abgewiesen(haus: Haus, annehmen: Any, roh: bytes) -> None:
    try:
        nummer = annehmen(roh)[0].split()[0]
    except posteingang.NichtAngenommen:
        return
    text = haus.sql("SELECT betreff || text FROM akte.anfragen WHERE nummer = %s", nummer)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text) and "alert(1)" not in text


def test_der_befehl_nimmt_von_der_eingabe_und_aus_einem_ordner(haus: Haus, tmp_path: Path) -> None:
    def befehl(*mehr: str, eingabe: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "app.cli", "posteingang", "--mandant", str(haus.mandant), *mehr], cwd=werkstatt.WURZEL, input=eingabe, capture_output=True,
                              env={"PATH": "/usr/bin:/bin", "DATABASE_URL": haus.dsn, "MIETAKTE_ERPROBUNG": "1"})
    gut = befehl(eingabe=mail(kennung="<stdin@x>").as_bytes())
    assert gut.returncode == 0 and re.match(rb"A-\d{4}-\d+ new", gut.stdout), gut
    assert befehl(eingabe=b"nichts").returncode == 65
    (tmp_path / "a.eml").write_bytes(mail("Aus dem Ordner", kennung="<ordner@x>").as_bytes())
    (tmp_path / "b.eml").write_bytes(b"unlesbar")
    befehl("--ordner", str(tmp_path))
    assert (tmp_path / "erledigt/a.eml").exists() and (tmp_path / "abgelehnt/b.eml").exists()
    assert haus.sql("SELECT count(*) FROM akte.anfragen WHERE text = 'Aus dem Ordner'") == 1


# -- the page of the emergency service --------------------------------------------------------------------------------

def test_buerozeiten_und_notdienst_auf_der_seite(haus: Haus, web: flask.Flask) -> None:
    linde, reuter = Person(web, "teamleitung"), Person(web)
    assert "Noch ist nichts festgelegt" in linde.get("/notdienst").text
    felder = {"land": "BE", "von_1": "08:00", "bis_1": "17:00", "name": "Rohrdienst Nord", "telefon": "030 5550112", "sms": "+49 170 5550112", "email": "", "kategorien": ["wasser", "dringend"]}
    schlecht = linde.post("/notdienst", von="/notdienst", **felder | {"sms": "0170", "bis_1": ""})
    assert schlecht.status_code == 409 and 'id="sms-fehler"' in schlecht.text and 'id="tag-1-fehler"' in schlecht.text and 'value="Rohrdienst Nord"' in schlecht.text
    assert reuter.post("/notdienst", von="/notdienst", **felder).status_code == 409 and "Speichern" not in reuter.get("/notdienst").text
    assert linde.post("/notdienst", von="/notdienst", **felder).status_code == 303
    assert 'value="030 5550112"' in linde.get("/notdienst").text
    haus.als("SELECT * FROM api.anfrage_eingang(%s)", Jsonb({"kanal": "telefon", "kategorie": "schaden", "gewerk": "Dach", "text": "Ziegel lose"}))
    strom = reuter.get("/anfragen")
    assert strom.status_code == 200


def test_aehnliche_meldungen_stehen_im_strom(haus: Haus, web: flask.Flask) -> None:
    for text in ("Der Aufzug im Vorderhaus steht seit heute früh.", "Der Aufzug im Vorderhaus steht schon wieder seit heute früh!"):
        haus.als("SELECT * FROM api.anfrage_eingang(%s)", Jsonb({"kanal": "telefon", "kategorie": "schaden", "objekt": "0147", "text": text}))
    assert "vielleicht dasselbe wie A-" in Person(web).get("/anfragen?q=Aufzug").text
