"""The tenant's pages in a real browser on a phone: every one of them for everyone (WCAG 2.2 AA, keyboard, no script), and what needs a browser to be seen."""
from __future__ import annotations

import io
import os
import re
import time
from collections.abc import Iterator
from typing import Any

import flask
import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from psycopg.rows import dict_row

from app import config, create_app, demo
from tests.py.test_portal_zugang import NEUES, einladen
from tests.py.test_seiten import MAENGEL_DER_SEITE

pytestmark = pytest.mark.browser

BREITE = 360
#: whose pages are looked at: dunned and returned, with a statement, with a handover to sign
SAEUMIG, OSTERMANN, TIETZ = "mieter29@example.org", "ostermann@post.example", "tietz@post.example"
WCAG = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

#: in which order Tab reaches what can be reached, and where it stands on the page
REIHENFOLGE = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0
            && !(e.type === 'radio' && e !== (document.querySelector(`[name="${e.name}"]:checked`) || document.querySelector(`[name="${e.name}"]`))))
  .map((e, nr) => { e.dataset.tab = nr; const r = e.getBoundingClientRect(); return {oben: r.top + scrollY, links: r.left, hoch: r.height, sprung: e.classList.contains('sprung'), text: e.textContent.trim().slice(0, 30) || e.name}; })"""
#: targets a finger misses; a link in running text has the size of its text (WCAG 2.2, 2.5.8)
ZU_KLEIN = """() => [...document.querySelectorAll('button, select, textarea, summary, .knopf, .portal-nav a, .portal-liste > li > a:first-child, input:not([type=hidden], [type=checkbox], [type=radio])')]
  .filter(e => e.checkVisibility()).filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24; }).map(e => e.outerHTML.slice(0, 120))"""


#: what the portal itself says on these pages in English, fetched by one page: without what others wrote and what is marked as German
ENGLISCHE_TEXTE = """pfade => Promise.all(pfade.map(async pfad => {
  const m = new DOMParser().parseFromString(await (await fetch(pfad + '?sprache=en')).text(), 'text/html').body;
  m.querySelectorAll('[lang=de], .portal-fuss, .kopf-mandant, .portal-anschrift, .portal-text, script').forEach(e => e.remove());
  m.querySelectorAll('[placeholder], [aria-label], [alt], [data-gespeichert], [data-offline]').forEach(e => m.append(' ' + [...e.attributes].filter(a => /placeholder|aria-label|alt|data-/.test(a.name)).map(a => a.value).join(' ')));
  return [pfad, m.textContent.replace(/\\s+/g, ' ')];
}))"""


def sql(dsn: str, anweisung: str, *werte: Any) -> Any:
    with psycopg.connect(dsn) as c:
        zeile = c.execute(anweisung, werte).fetchone()
        return zeile[0] if zeile else None


@pytest.fixture(scope="module")
def kontexte(browser: Any, server: Any) -> Iterator[Any]:
    """`kontexte(OSTERMANN)` is a tenant's phone, logged in; `kontexte(None)` one that nobody has logged in with."""
    offen: list[Any] = []
    gemerkt: dict[str, Any] = {}

    def neu(email: str | None, *, skript: bool = True, breite: int = BREITE, **angaben: Any) -> Any:
        k = browser.new_context(base_url=server.adresse, viewport={"width": breite, "height": 740}, locale="de-DE", timezone_id="Europe/Berlin", has_touch=True,
                                java_script_enabled=skript, storage_state=gemerkt.get(email or ""), **angaben)
        offen.append(k)
        k.set_default_timeout(15_000)
        if email and email not in gemerkt:
            s = k.new_page()
            s.goto("/portal/anmelden")
            s.fill("#email", email)
            s.fill("#passwort", demo.PASSWORT)
            with s.expect_navigation():
                s.locator("main form button").click()
            assert s.locator("h1").inner_text().startswith("Guten Tag"), s.locator("main").inner_text()
            gemerkt[email] = k.storage_state()
            s.close()
        return k

    yield neu
    for k in offen:
        k.close()


# -- every page -------------------------------------------------------------------------------------------------------

#: pages with a variable part: what stands for it, and with whom one finds it
KENNUNGEN = {
    "portal.meldung": (SAEUMIG, "SELECT a.kennung FROM akte.anfragen a WHERE a.mieter_id = %(ich)s ORDER BY a.id DESC LIMIT 1"),
    "portal.abrechnung": (OSTERMANN, "SELECT e.kennung FROM akte.nk_einzelabrechnungen e JOIN akte.vertragsparteien p USING (mandant_id, mietverhaeltnis_id) WHERE p.mieter_id = %(ich)s"),
    "portal.uebergabe": (OSTERMANN, "SELECT u.kennung FROM akte.uebergaben u JOIN akte.vertragsparteien p USING (mandant_id, mietverhaeltnis_id) WHERE p.mieter_id = %(ich)s"),
}
OEFFENTLICH = ("/portal/anmelden", "/portal/einladung?code=2345-6789-ABCD-EFGH", "/portal/zugang-verloren", "/portal/link/" + "0" * 64, "/freigabe/" + "0" * 64, "/auftrag/" + "0" * 64, "/portal/gibt-es-nicht")


@pytest.fixture(scope="module")
def seiten(server: Any, kontexte: Any) -> list[tuple[str | None, str]]:
    """(whose, path) of every GET page of the portal, from the URL map: a new page is looked at without anybody thinking of it."""
    s = kontexte(SAEUMIG).new_page()
    s.goto("/portal/schaden")
    s.check("[name=gewerk][value=wasser]")
    s.fill("#text", f"Unter der Spüle tropft es. https://bilder.example/{'a1b2c3d4' * 12}")     # a word no phone is wide enough for
    with s.expect_navigation():
        s.locator("main form button.knopf-haupt").click()
    s.close()
    alle: list[tuple[str | None, str]] = [(None, p) for p in OEFFENTLICH]
    app: flask.Flask = create_app({"DSN": lambda kanal: server.dsn})
    try:
        for regel in app.url_map.iter_rules():
            if not regel.endpoint.startswith("portal.") or "GET" not in regel.methods or "." in regel.rule or regel.endpoint in ("portal.datei", "portal.link"):
                continue        # files are no pages
            if not regel.arguments:
                if not any(p.split("?")[0] == regel.rule for p in OEFFENTLICH):
                    alle.append((SAEUMIG if regel.endpoint in ("portal.zahlungen", "portal.daten") else OSTERMANN, regel.rule))
            elif regel.endpoint == "portal.hilfe_thema":
                alle.append((OSTERMANN, "/portal/hilfe/mietminderung"))
            else:
                wer, abfrage = KENNUNGEN[regel.endpoint]
                with psycopg.connect(server.dsn) as c:
                    (ich,) = c.execute("SELECT mieter_id FROM sitzung.zugaenge WHERE email = %s AND kanal = 'portal'", [wer]).fetchone()
                    (kennung,) = c.execute(abfrage, {"ich": ich}).fetchone()
                alle.append((wer, re.sub("<[^>]+>", str(kennung), regel.rule)))
    finally:
        app.extensions["mietakte_datenbank"].schliessen()
    assert len(alle) > 25
    return alle


def test_every_page_is_for_everyone(kontexte: Any, seiten: list[tuple[str | None, str]]) -> None:
    """axe without findings, no wider than a phone, under 100 kB, every control by Tab in the order one reads, the skip link first."""
    axe, maengel, gesehen = Axe(), [], set()
    offen: dict[str | None, Any] = {}
    for wer, pfad in seiten:
        if wer not in offen:
            offen[wer] = kontexte(wer).new_page()
        s = offen[wer]
        antwort = s.goto(pfad)
        s.wait_for_load_state("load")
        laut = [] if antwort.status in (200, 404, 410) else [f"status {antwort.status}"]
        gewicht = s.evaluate("performance.getEntriesByType('navigation')[0].decodedBodySize + performance.getEntriesByType('resource').filter(r => r.initiatorType !== 'img').reduce((n, r) => n + r.decodedBodySize, 0)")
        if gewicht >= 100_000:
            laut.append(f"{gewicht} bytes")
        laut += s.evaluate(MAENGEL_DER_SEITE) + s.evaluate(ZU_KLEIN)
        ganz = wer not in gesehen           # the frame is the same on all pages of one person
        gesehen.add(wer)
        s.evaluate("ganz => document.querySelectorAll(ganz ? 'details' : 'main details:has(input, button, a)').forEach(d => { d.open = true; })", ganz)
        laut += [f"axe {v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe.run(s, context=None if ganz or not wer else "main", options=WCAG).response["violations"]]
        laut += _tastatur(s)
        maengel += [f"{pfad}: {m}" for m in laut]
    assert not maengel, "\n".join(maengel)


def _tastatur(s: Any) -> list[str]:
    """What Tab does not reach or reaches in another order than one reads."""
    soll = s.evaluate(REIHENFOLGE)
    laut = [f"read before what stands above it: {b['text']} after {a['text']}" for a, b in zip(soll, soll[1:]) if not a["sprung"] and b["oben"] + b["hoch"] <= a["oben"]]
    s.evaluate("document.activeElement.blur(); scrollTo(0, 0); getSelection().collapse(document.body, 0)")
    ist: list[str] = []
    for _ in range(3 * len(soll)):      # a date is several stops
        s.keyboard.press("Tab")
        hier = s.evaluate("document.activeElement.dataset.tab || document.activeElement.tagName")
        if hier == "BODY" or len(ist) == len(soll):
            break
        if ist[-1:] != [hier]:
            ist.append(hier)
    if [str(i) for i in range(len(soll))] != ist:
        laut.append(f"Tab goes {ist} of {[x['text'] for x in soll]}")
    return laut


def test_the_skip_link_leads_past_the_menu_and_the_english_switch_leaves_no_german(kontexte: Any, seiten: list[tuple[str | None, str]]) -> None:
    s = kontexte(OSTERMANN).new_page()
    s.goto("/portal/")
    s.keyboard.press("Tab")
    assert s.locator(".portal-rechts").bounding_box()["y"] < s.locator(".kopf-marke").bounding_box()["y"] + 20, "name, language and the way out in one line"
    assert s.evaluate("document.activeElement.className") == "sprung" and s.locator(".sprung").bounding_box()["y"] >= 0, "seen when it is reached"
    s.keyboard.press("Enter")
    s.keyboard.press("Tab")
    assert s.evaluate("document.activeElement.closest('main') !== null")
    # the switch keeps the page, and what the portal itself says is English
    deutsch = re.compile(r"\b(und|oder|nicht|wir|Sie|Ihre?|wird|für|mit|bitte|senden|keine?|Meine|alle|noch|zum|der|die|das)\b")
    reste = []
    for wer in (OSTERMANN, SAEUMIG, None):
        t = s if wer == OSTERMANN else kontexte(wer).new_page()
        t.goto("/portal/hilfe" if wer else "/portal/anmelden")
        texte = t.evaluate(ENGLISCHE_TEXTE, [p.split("?")[0] for w, p in seiten if w == wer and not p.startswith(("/freigabe", "/auftrag"))])
        reste += [f"{pfad}: …{text[max(0, m.start() - 50):m.end() + 50]}…" for pfad, text in texte if (m := deutsch.search(text))]
        assert texte and all("Log out" in text for _, text in texte if wer)
    s.goto("/portal/?sprache=de")
    s.close()
    assert not reste, "\n".join(reste)


# -- what needs a browser to be seen ------------------------------------------------------------------------------------

def foto(breite: int = 4000, hoehe: int = 3000) -> bytes:
    """As a phone takes it: a few megabytes."""
    klein = Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3))
    ziel = io.BytesIO()
    klein.resize((breite, hoehe), Image.Resampling.BICUBIC).save(ziel, "JPEG", quality=92)
    return ziel.getvalue()


class Finger:
    """Counts what a person does: taps, and letters typed."""

    def __init__(self, s: Any) -> None:
        self.s, self.tipper, self.zeichen = s, 0, 0

    def tippen(self, ziel: Any, *, neue_seite: bool = False) -> None:
        self.tipper += 1
        if neue_seite:
            with self.s.expect_navigation():
                ziel.tap()
        else:
            ziel.tap()

    def schreiben(self, feld: str, text: str) -> None:
        self.tippen(self.s.locator(feld))
        self.zeichen += len(text)
        self.s.locator(feld).fill(text)


def test_from_the_letter_to_a_sent_report_with_a_photo(kontexte: Any, server: Any) -> None:
    """What the QR code of the letter opens, to the number of the report: as few taps as there are, and not two minutes of a hurried person."""
    e = einladen(server.dsn)
    s = kontexte(None).new_page()
    f = Finger(s)
    beginn = time.monotonic()
    s.goto(f"/portal/einladung?code={e.code}")
    f.tipper += 1                                                               # the camera
    f.schreiben("#email", e.email)
    f.schreiben("#neues", NEUES)
    f.schreiben("#wiederholung", NEUES)
    f.tippen(s.get_by_role("button", name="Zugang einrichten"), neue_seite=True)
    f.tippen(s.locator("main a.knopf-haupt"), neue_seite=True)
    f.tippen(s.get_by_text("Wasser", exact=True))
    f.schreiben("#text", "Wasser läuft aus der Decke im Bad")
    f.tipper += 2                                                               # the camera again, and its shutter
    gross = foto()
    s.locator("#fotos").set_input_files([{"name": "bad.jpg", "mimeType": "image/jpeg", "buffer": gross}])
    s.locator("[data-vorschau] li").wait_for()
    reist = s.evaluate("document.getElementById('fotos').files[0].size")
    assert reist < len(gross) / 2, f"made smaller before it travels: {reist} of {len(gross)} bytes"
    f.tippen(s.get_by_text("Dringend: Wasser läuft"))
    f.tippen(s.get_by_role("button", name="Meldung senden"), neue_seite=True)
    dauer = time.monotonic() - beginn
    assert re.search(r"Ihre Meldung ist eingegangen: A-\d{4}-\d+", s.locator("main").inner_text()) and s.locator(".portal-fotos img").count() == 1
    # a slow thumb types two letters a second and looks for two seconds before every tap
    mensch = dauer + 2 * f.tipper + f.zeichen / 2
    print(f"invitation to report: {f.tipper} taps, {f.zeichen} letters, {dauer:.1f} s of machine, {mensch:.0f} s of a person")
    assert f.tipper <= 14 and mensch < 120
    with psycopg.connect(server.dsn, row_factory=dict_row) as c:
        d = c.execute("SELECT d.inhalt, d.sha256_original FROM akte.dateien d JOIN akte.anfrage_dateien x ON x.mandant_id = d.mandant_id AND x.datei_id = d.id ORDER BY x.id DESC LIMIT 1").fetchone()
    assert max(Image.open(io.BytesIO(bytes(d["inhalt"]))).size) <= 2000 and d["sha256_original"]


def test_a_draft_survives_the_lost_line_and_the_report_goes_out_once(kontexte: Any, server: Any) -> None:
    k = kontexte(SAEUMIG)
    s = k.new_page()
    s.goto("/portal/schaden")
    s.check("[name=gewerk][value=heizung]")
    s.fill("#text", "Die Heizung ist seit heute früh kalt.")
    s.fill("#raum", "Wohnzimmer")
    k.set_offline(True)
    s.get_by_role("button", name="Meldung senden").click()
    assert "Keine Verbindung" in s.locator("[data-stand]").inner_text() and s.input_value("#raum") == "Wohnzimmer"
    s.close()                               # the battery, the lift
    k.set_offline(False)
    s = k.new_page()
    s.goto("/portal/schaden")
    assert s.input_value("#text") == "Die Heizung ist seit heute früh kalt." and s.input_value("#raum") == "Wohnzimmer" and s.is_checked("[name=gewerk][value=heizung]")
    with s.expect_navigation():
        s.get_by_role("button", name="Meldung senden").click()
    eins = s.url.split("?")[0]
    s.go_back()                             # the back button, and sent again
    s.wait_for_load_state()
    if s.input_value("#text") == "":
        s.check("[name=gewerk][value=heizung]")
        s.fill("#text", "Die Heizung ist seit heute früh kalt.")
    with s.expect_navigation():
        s.get_by_role("button", name="Meldung senden").click()
    assert s.url.split("?")[0] == eins
    s.goto("/portal/schaden")
    assert s.input_value("#text") == "", "what has arrived is no draft any more"
    assert sql(server.dsn, "SELECT count(*) FROM akte.anfragen WHERE text = 'Die Heizung ist seit heute früh kalt.'") == 1


def test_without_a_script_a_report_with_photo_arrives(kontexte: Any, server: Any) -> None:
    s = kontexte(SAEUMIG, skript=False).new_page()
    s.goto("/portal/")
    with s.expect_navigation():
        s.locator("main a.knopf-haupt").click()
    s.check("[name=gewerk][value=elektrik]")
    s.fill("#text", "Im Flur ist das Licht ausgefallen.")
    s.locator("#fotos").set_input_files([{"name": "flur.jpg", "mimeType": "image/jpeg", "buffer": foto(1200, 900)}])
    with s.expect_navigation():
        s.get_by_role("button", name="Meldung senden").click()
    assert s.locator(".portal-fotos img").count() == 1
    s.locator(".portal-nav summary").click()
    with s.expect_navigation():
        s.locator(".portal-nav a:has-text('Zahlungen')").click()
    assert s.locator("h1").inner_text() == "Zahlungen"


def test_a_returned_debit_is_shown_as_what_it_is(kontexte: Any) -> None:
    s = kontexte(SAEUMIG).new_page()
    s.goto("/portal/zahlungen")
    text = s.locator("main").inner_text()
    zurueck = s.locator("tr:has-text('Lastschrift zurückgegeben')")
    assert zurueck.count() == 1 and "−" in zurueck.inner_text()
    zahlung = s.locator("tr:has(.marke-achtung:has-text('zurückgegeben am'))")
    assert zahlung.count() == 1 and "Mahnstufe 3" in text and "Das Mahnverfahren ruht" in text and "Überfällig:" in text
    tag = re.search(r"zurückgegeben am (\S+)", zahlung.inner_text())[1]
    assert f"Letzte Zahlung\n{tag}" not in text.replace("\t", "\n"), "what came back was no payment"


def test_the_statement_shows_key_share_and_receipt_and_no_neighbour(kontexte: Any, seiten: list[tuple[str | None, str]], server: Any) -> None:
    pfad = next(p for _, p in seiten if p.startswith("/portal/abrechnungen/"))
    with psycopg.connect(server.dsn) as c:
        # a neighbour who is called like a name on a receipt
        (nachbar,) = c.execute("UPDATE akte.mieter m SET vorname = 'Berliner', nachname = 'Wasserbetriebe' WHERE m.id = (SELECT max(vp.mieter_id) FROM akte.vertragsparteien vp JOIN akte.nk_einzelabrechnungen e"
                               " USING (mandant_id, mietverhaeltnis_id) JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id WHERE p.nachname NOT IN ('Ostermann', 'Tietz')) RETURNING vorname || ' ' || nachname").fetchone()
        verbrauch = c.execute("SELECT n.verbrauch FROM akte.nk_verbrauch n JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = n.mandant_id AND e.nutzung_id = n.nutzung_id WHERE e.kennung = %s", [pfad.rsplit("/", 1)[1]]).fetchall()
    s = kontexte(OSTERMANN).new_page()
    s.goto(pfad)
    text = s.locator("main").inner_text()
    assert nachbar not in text and "(Name verdeckt)" in text
    assert s.locator("section table, h2:has-text('Ihr Verbrauch') + table").locator("tbody tr").count() == len(verbrauch), "the own meters, no others"
    assert "Wohnfläche × Tage" in text and "Ihre Vorauszahlungen" in text and "Beleg:" in text and not re.search(r",\d{4,}", text), "no figure with endless decimals"
    assert s.get_by_role("link", name="Belege einsehen").get_attribute("href").startswith("/portal/frage?unterlagen=1")


def test_a_protocol_is_signed_with_a_finger(kontexte: Any, server: Any) -> None:
    with psycopg.connect(config.mit_rolle(server.dsn, "mietakte_dba"), row_factory=dict_row) as c:
        mandant = sql(server.dsn, "SELECT mandant_id FROM sitzung.zugaenge WHERE email = %s AND kanal = 'portal'", TIETZ)
        am = demo._Bearbeiter(c, mandant, "sachbearbeitung")
        with am.tag(None):
            uebergabe = am.vorgang(am.eine("SELECT traeger_id FROM api.bestand WHERE vertragsnummer = '0147/09/1'")["traeger_id"], "wohnungsuebergabe")
            am.ausloesen(uebergabe, "termin_vereinbaren", {"termin": am.eine("SELECT to_char(engine.jetzt() AT TIME ZONE 'Europe/Berlin' + interval '1 minute', 'DD.MM.YYYY HH24:MI') AS t")["t"], "treffpunkt": "In der Wohnung"})
            am.ausloesen(uebergabe, "protokoll_beginnen")
            for raum in am.eine("SELECT array_agg(r.raum) AS r FROM akte.uebergabe_raeume r JOIN akte.uebergaben u ON u.id = r.uebergabe_id JOIN akte.mietverhaeltnisse m ON m.id = u.mietverhaeltnis_id WHERE m.vertragsnummer = '0147/09/1' AND u.variante = 'einzug'")["r"]:
                am.ausloesen(uebergabe, "raum_erfassen", {"raum": raum, "zustand": "ohne_maengel"})
            am.ausloesen(uebergabe, "zaehler_ablesen", {"art": "strom", "nummer": "1EMH0012345679", "stand": "30250,5", "einheit": "kWh"})
            am.ausloesen(uebergabe, "schluessel_erfassen", {"art": "Haustür", "anzahl": 2})
            am.ausloesen(uebergabe, "unterzeichnen", {"partei": "vermieter", "name": "Sabine Reuter", "stufe": "einfach", "datei": am.unterschrift("Sabine Reuter")})
    s = kontexte(TIETZ).new_page()
    s.goto("/portal/")
    with s.expect_navigation():
        s.get_by_role("link", name="Ein Übergabeprotokoll wartet auf Ihre Unterschrift.").click()
    with s.expect_navigation():
        s.get_by_role("button", name="Unterzeichnen").click()
    assert s.locator("#unterschrift").count() == 1, "an empty field is no signature"
    s.locator("canvas").scroll_into_view_if_needed()
    kasten = s.locator("canvas").bounding_box()
    s.mouse.move(kasten["x"] + 20, kasten["y"] + 60)
    s.mouse.down()
    for i in range(12):
        s.mouse.move(kasten["x"] + 20 + i * 20, kasten["y"] + (40 if i % 2 else 90), steps=3)
    s.mouse.up()
    with s.expect_navigation():
        s.get_by_role("button", name="Unterzeichnen").click()
    assert "Sie haben das Protokoll unterzeichnet." in s.locator(".meldungen").inner_text() and s.locator("canvas").count() == 0
    assert "Maren Tietz" in s.locator("h2:has-text('Unterschriften') + ul").inner_text()
    assert sql(server.dsn, "SELECT length(d.inhalt) > 500 FROM akte.uebergabe_unterschriften u JOIN akte.dateien d ON d.mandant_id = u.mandant_id AND d.id = u.datei_id ORDER BY u.id DESC LIMIT 1")
