"""The pages of staff in a real browser: the whole story of a tenancy, without a script, with the keyboard, at both widths."""
from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PIL import Image, ImageDraw

from app import demo

pytestmark = pytest.mark.browser

HEUTE = date.today()
SACHBEARBEITUNG, BUCHHALTUNG, TEAMLEITUNG = "reuter@lindenhof.example", "busch@lindenhof.example", "linde@lindenhof.example"
VERTRAG = demo.GESCHICHTE

#: What every page owes its reader; run in the browser.
MAENGEL_DER_SEITE = """() => {
  const maengel = [];
  const breite = document.documentElement.scrollWidth - window.innerWidth;
  if (breite > 0) maengel.push(`wider than the window by ${breite}px`);
  if (document.querySelectorAll('h1').length !== 1) maengel.push('not exactly one h1');
  if (!document.title.trim()) maengel.push('no title');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  for (const id of new Set(ids)) if (ids.filter(i => i === id).length > 1) maengel.push(`id twice: ${id}`);
  for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!(e.labels && e.labels.length) && !e.getAttribute('aria-label')) maengel.push(`no label: ${e.name}`);
  for (const e of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
    for (const id of `${e.getAttribute('aria-describedby') || ''} ${e.getAttribute('aria-labelledby') || ''}`.trim().split(/\\s+/))
      if (!document.getElementById(id)) maengel.push(`points to nothing: ${id}`);
  for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) maengel.push(`no alt: ${e.src}`);
  for (const e of document.querySelectorAll('svg[role=img]'))
    if (!e.getAttribute('aria-label') && !e.querySelector('title')) maengel.push('picture without a name');
  for (const e of document.querySelectorAll('button, a[href]:not([tabindex="-1"]), summary'))
    if (!e.textContent.trim() && !e.getAttribute('aria-label')) maengel.push('button or link without words');
  for (const e of document.querySelectorAll('a[href^="#"]'))
    if (e.hash && !document.querySelector(e.hash)) maengel.push(`link into nowhere: ${e.hash}`);
  for (const e of document.querySelectorAll('[style], script:not([src])')) maengel.push(`against the CSP: ${e.tagName}`);
  return maengel;
}"""


def bild(text: str = "Foto", typ: str = "JPEG") -> bytes:
    b = Image.new("RGB", (900, 600), (150, 110, 80))
    ImageDraw.Draw(b).text((80, 80), text, fill="white")
    puffer = io.BytesIO()
    b.save(puffer, typ)
    return puffer.getvalue()


class Seiten:
    """A person at the browser."""

    def __init__(self, seite: Any, dsn: str) -> None:
        self.s = seite
        self.dsn = dsn
        self.laut: list[str] = []
        seite.set_default_timeout(20_000)
        seite.on("console", lambda m: self.laut.append(m.text)
                 if m.type in ("error", "warning") and "the server responded with a status of 4" not in m.text else None)
        seite.on("pageerror", lambda f: self.laut.append(str(f)))

    def gehen(self, ziel: Any) -> None:
        """Clicks what leads to another page and waits for that page. A click alone returns before a slow answer has begun."""
        with self.s.expect_navigation():
            ziel.click()

    def anmelden(self, email: str, mandant: str = "Hausverwaltung Lindenhof") -> Seiten:
        self.s.goto("/anmelden")
        self.s.fill("#email", email)
        self.s.fill("input[type=password]", demo.PASSWORT)
        self.gehen(self.s.locator("main form button").first)
        if self.s.locator(".auswahl").count():
            self.gehen(self.s.locator(f".auswahl button:has-text('{mandant}')"))
        assert "/anmelden" not in self.s.url, self.meldung()
        return self

    def akte(self, vertragsnummer: str = VERTRAG) -> Seiten:
        with psycopg.connect(self.dsn) as c:
            (kennung,) = c.execute("SELECT kennung FROM akte.mietverhaeltnisse WHERE vertragsnummer = %s", [vertragsnummer]).fetchone()
        self.s.goto(f"/akte/{kennung}")
        return self

    def vorgang(self, titel: str) -> Seiten:
        self.gehen(self.s.locator(f"section[aria-labelledby=vorgaenge] th a:text-is('{titel}')").first)
        return self

    def tat(self, titel: str) -> Any:
        """The form behind a button; opened as a reader opens it."""
        stueck = self.s.locator(f"details:has(> summary .knopf:text-is('{titel}'))").first
        if not stueck.get_attribute("open") == "":
            stueck.locator("> summary").click()
        return stueck.locator("form").first

    def ausfuellen(self, formular: Any, felder: dict[str, str], dateien: dict[str, bytes] | None = None) -> None:
        for name, wert in felder.items():
            feld = formular.locator(f'[name="f.{name}"]')
            if feld.first.get_attribute("type") == "radio":
                formular.locator(f'[name="f.{name}"][value="{wert}"]').check()
            elif feld.first.evaluate("e => e.tagName") == "SELECT":
                feld.select_option(wert)
            else:
                feld.fill(wert)
        for name, inhalt in (dateien or {}).items():
            formular.locator(f'[name="d.{name}"]').set_input_files(
                [{"name": "bild.jpg", "mimeType": "image/jpeg", "buffer": inhalt}])

    def tun(self, titel: str, felder: dict[str, str] | None = None, dateien: dict[str, bytes] | None = None, *, knopf: str = "") -> str:
        """Fills in and sends; gives the message of the page."""
        formular = self.tat(titel)
        self.ausfuellen(formular, felder or {}, dateien)
        self.gehen(formular.locator(f"button[value={knopf}]" if knopf else ".knopf-haupt"))
        return self.meldung()

    def meldung(self) -> str:
        return " ".join(self.s.locator("main [role=alert], .meldungen .meldung").all_inner_texts())

    def zustand(self) -> str:
        return self.s.locator(".seitenkopf .marke").inner_text()

    def maengel(self) -> list[str]:
        return self.s.evaluate(MAENGEL_DER_SEITE) + self.laut


#: Cookies of who has logged in once: a quick machine would otherwise run into the limit of logins per minute.
angemeldet: dict[tuple[str, str], Any] = {}


@pytest.fixture
def einmal(browser: Any, server: Any) -> Iterator[Callable[..., Seiten]]:
    """`einmal(SACHBEARBEITUNG)` logs somebody in; `skript=False` without JavaScript. For tests that change what they look at."""
    offen = []

    def eintreten(email: str, *, breite: int = 1440, skript: bool = True, **angaben: Any) -> Seiten:
        schon = angemeldet.get((server.adresse, email))
        kontext = browser.new_context(base_url=server.adresse, viewport={"width": breite, "height": 900}, locale="de-DE",
                                      timezone_id="Europe/Berlin", java_script_enabled=skript, storage_state=schon, **angaben)
        offen.append(kontext)
        seiten = Seiten(kontext.new_page(), server.dsn)
        if schon:
            seiten.s.goto("/bestand")
        else:
            seiten.anmelden(email)
            angemeldet[server.adresse, email] = kontext.storage_state()
        return seiten

    yield eintreten
    for kontext in offen:
        kontext.close()


@pytest.fixture(params=(360, 1440), ids=lambda b: f"{b}px")
def wer(request: pytest.FixtureRequest, einmal: Callable[..., Seiten]) -> Callable[..., Seiten]:
    """The same at both widths, for tests that only look."""
    return functools.partial(einmal, breite=request.param)


def _sql(dsn: str, anweisung: str, *werte: Any) -> Any:
    with psycopg.connect(dsn) as c:
        zeile = c.execute(anweisung, werte).fetchone()
        return zeile[0] if zeile else None


# -- what every page owes ---------------------------------------------------------------------------------------------

def test_every_page_is_sound(wer: Callable[..., Seiten], server: Any) -> None:
    p = wer(TEAMLEITUNG)
    akten = [f"/akte/{k}" for (k,) in psycopg.connect(server.dsn).execute(
        "SELECT DISTINCT ON (m.status) m.kennung FROM akte.mietverhaeltnisse m WHERE m.mandant_id = 1 ORDER BY m.status, m.id").fetchall()]
    vorgaenge = [f"/vorgang/{i}" for (i,) in psycopg.connect(server.dsn).execute(
        "SELECT DISTINCT ON (v.automat, v.zustand) v.id FROM engine.vorgang v WHERE v.mandant_id = 1 ORDER BY v.automat, v.zustand, v.id").fetchall()]
    schlecht = {}
    for pfad in ["/bestand", "/bestand?zustand=alle", "/bestand?q=Ostermnan", "/bestand?q=gibtesnicht", "/bestand?zustand=gekuendigt&seite=7",
                 "/fristen", "/pruefung", "/mietverhaeltnis/neu", *akten, *vorgaenge]:
        p.laut.clear()
        antwort = p.s.goto(pfad)
        if antwort.status != 200 or p.maengel():
            schlecht[pfad] = [antwort.status, *p.maengel()]
    assert schlecht == {}
    assert len(akten) == 4 and len(vorgaenge) > 10


def test_an_error_page_is_sound(wer: Callable[..., Seiten]) -> None:
    p = wer(SACHBEARBEITUNG)
    assert p.s.goto("/vorgang/99999999").status == 404
    assert p.maengel() == []


@pytest.mark.parametrize("frage", ["Ostermnan Hauptstrase", "ostermann 47", VERTRAG, "katrin osterman"])
def test_search_forgives(wer: Callable[..., Seiten], frage: str) -> None:
    p = wer(SACHBEARBEITUNG)
    p.s.fill("#q", frage)
    with p.s.expect_navigation():
        p.s.keyboard.press("Enter")
    assert "Ostermann" in p.s.locator("table.bestand tbody th a").first.inner_text()


def test_counts_are_links_and_a_picture(wer: Callable[..., Seiten]) -> None:
    p = wer(SACHBEARBEITUNG)
    p.gehen(p.s.locator(".verteilung a:has-text('Gekündigt')"))
    anzahl = int(p.s.locator(".verteilung a:has-text('Gekündigt') strong").inner_text())
    assert p.s.locator("table.bestand tbody tr").count() == anzahl > 0
    assert set(p.s.locator("table.bestand tbody .marke").all_inner_texts()) == {"Gekündigt"}
    assert f"Gekündigt {anzahl}" in p.s.locator(".verteilung svg").get_attribute("aria-label")


def test_the_wall_between_clients(wer: Callable[..., Seiten], server: Any) -> None:
    p = wer(SACHBEARBEITUNG)
    p.akte()
    adresse = p.s.url
    p.s.context.clear_cookies()
    p.anmelden("ahorn@ahorn.example")
    assert p.s.goto(adresse).status == 404
    p.s.goto("/bestand?zustand=alle&q=Ostermann")
    assert "Ostermann" not in p.s.locator("main").inner_text().replace("„Ostermann“", "")


def test_the_timeline_says_in_words_what_it_draws(wer: Callable[..., Seiten], server: Any) -> None:
    p = wer(SACHBEARBEITUNG)
    nummer = _sql(server.dsn, "SELECT m.vertragsnummer FROM akte.mietverhaeltnisse m JOIN engine.vorgang v USING (mandant_id, traeger_id)"
                              " WHERE m.mandant_id = 1 GROUP BY m.id, m.vertragsnummer ORDER BY count(*) DESC LIMIT 1")
    p.akte(nummer)
    bild_ = p.s.locator("svg.zeitstrahl >> visible=true")
    assert bild_.count() == 1
    balken = bild_.locator("a.zs-balken")
    zeilen = p.s.locator("section[aria-labelledby=vorgaenge] tbody tr")
    assert balken.count() == zeilen.count() > 5
    for adresse in balken.evaluate_all("as => as.map(a => a.getAttribute('href'))"):
        assert p.s.locator(f"section[aria-labelledby=vorgaenge] a[href='{adresse}']").count() >= 1
    breite = bild_.evaluate("e => e.getBoundingClientRect().width")
    assert breite <= p.s.viewport_size["width"]


def test_the_statechart_marks_the_present_state(wer: Callable[..., Seiten]) -> None:
    p = wer(SACHBEARBEITUNG).akte()
    p.gehen(p.s.locator("a:has-text('Lebenslauf und Protokoll')"))
    assert p.s.locator(".zustandsbild .zb-jetzt text").all_text_contents() == ["Laufende Vermietung"]
    assert p.s.locator(".zustandsbild .zb-kasten").count() == 4
    p.s.locator("summary:has-text('In Worten')").click()
    assert "Kündigung zugegangen → Gekündigt" in p.s.locator("section[aria-labelledby=zustandsbild]").inner_text()


def test_disabled_buttons_explain_themselves(wer: Callable[..., Seiten]) -> None:
    p = wer(SACHBEARBEITUNG).akte()
    knopf = p.s.locator("button[disabled]:has-text('Wohnungsübergabe (Auszug)')")
    grund = p.s.locator(f"#{knopf.get_attribute('aria-describedby')}").inner_text()
    assert "§ 546 BGB" in grund and "MA018" in grund and "Möglich ist das in: Gekündigt" in grund


def test_dark_mode_keeps_its_contrast(wer: Callable[..., Seiten]) -> None:
    p = wer(SACHBEARBEITUNG, color_scheme="dark").akte()
    hell = p.s.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", hell)[:3])) < 150
    farbe = p.s.locator("svg.zeitstrahl >> visible=true").locator("text.zs-name").first.evaluate("e => getComputedStyle(e).fill")
    assert sum(map(int, re.findall(r"\d+", farbe)[:3])) > 500


# -- the story ----------------------------------------------------------------------------------------------------------

def test_notice_and_continuation_with_the_keyboard_alone(einmal: Callable[..., Seiten], server: Any) -> None:
    """A notice, its live period, and both sides agreeing to go on: the lease is what it was."""
    p = einmal(SACHBEARBEITUNG)
    nummer = _sql(server.dsn, "SELECT vertragsnummer FROM akte.mietverhaeltnisse WHERE status = 'laufende_vermietung' AND NOT gewerbe"
                              " AND mandant_id = 1 AND vertragsnummer <> %s ORDER BY mietbeginn LIMIT 1", VERTRAG)
    vorher = _sql(server.dsn, "SELECT to_jsonb(m)::text FROM akte.mietverhaeltnisse m WHERE vertragsnummer = %s", nummer)
    p.akte(nummer)

    def gehe_zu(text: str) -> None:
        for _ in range(150):
            p.s.keyboard.press("Tab")
            if text in p.s.evaluate("() => { const e = document.activeElement; return e.labels?.[0]?.innerText || e.innerText || e.name || '' }"):
                return
        raise AssertionError(f"the keyboard does not reach {text!r}")

    gehe_zu("Kündigung")
    p.s.keyboard.press("Enter")
    gehe_zu("Mieterseite")
    p.s.keyboard.press("Space")
    gehe_zu("ordentlich")
    p.s.keyboard.press("Space")
    gehe_zu("Kündigung anlegen")
    p.s.keyboard.press("Enter")
    p.s.wait_for_url("**/vorgang/*")
    assert p.zustand() == "Entwurf"

    # the period while the day is being entered; nothing is stored by it
    eintraege = _sql(server.dsn, "SELECT count(*) FROM audit.eintraege")
    formular = p.tat("Zugang erfassen")
    p.ausfuellen(formular, {"form": "papier", "alle_unterschriften": "ja", "zugang_am": "2026-02-28"})
    p.s.wait_for_function("() => [...document.querySelectorAll('.live .vorschau')].some(e => e.innerText.includes('31.05.2026'))")
    live = formular.locator(".live").inner_text()
    assert "Laufende Vermietung → Gekündigt" in live and "Wohnungsübergabe (Auszug)" in live
    p.ausfuellen(formular, {"form": "email"})
    p.s.wait_for_function("() => [...document.querySelectorAll('.live .vorschau')].some(e => e.innerText.includes('MA510'))")
    assert _sql(server.dsn, "SELECT count(*) FROM audit.eintraege") == eintraege
    p.laut.clear()

    p.ausfuellen(formular, {"form": "papier"})
    formular.locator("button[value=ausfuehren]").focus()
    with p.s.expect_navigation():
        p.s.keyboard.press("Enter")
    assert p.zustand() == "Zugegangen"
    assert _sql(server.dsn, "SELECT mietende FROM akte.mietverhaeltnisse WHERE vertragsnummer = %s", nummer) == date(2026, 5, 31)

    p.tun("Fortsetzung vereinbaren", {"zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "nachweis": "Vereinbarung, von allen unterschrieben"})
    assert p.zustand() == "Fortgesetzt", p.meldung()
    assert _sql(server.dsn, "SELECT to_jsonb(m)::text FROM akte.mietverhaeltnisse m WHERE vertragsnummer = %s", nummer) == vorher
    assert _sql(server.dsn, "SELECT v.zustand FROM engine.vorgang v JOIN akte.mietverhaeltnisse m USING (mandant_id, traeger_id)"
                            " WHERE m.vertragsnummer = %s AND v.automat = 'wohnungsuebergabe' AND v.variante = 'auszug'", nummer) == "abgesagt"


def test_the_story_without_a_script(einmal: Callable[..., Seiten], server: Any, tmp_path: Path) -> None:
    """From the notice to the last cent of the deposit, as a browser without JavaScript does it."""
    p = einmal(SACHBEARBEITUNG, skript=False).akte()
    assert p.zustand() == "Laufende Vermietung"

    # notice: by e-mail refused with its norm, the form as it was; by qualified signature previewed, then confirmed
    p.tun("Kündigung", {"durch": "mieter", "art": "ordentlich"})
    kuendigung = p.s.url
    m = p.tun("Zugang erfassen", {"form": "email", "zugang_am": "2026-02-28", "alle_unterschriften": "ja"})
    assert "MA510" in m and "§ 568" in m
    assert p.tat("Zugang erfassen").locator('[name="f.zugang_am"]').input_value() == "2026-02-28"
    p.tun("Zugang erfassen", {"form": "qes"}, knopf="vorschau")
    vorschau = p.s.locator(".vorschau").inner_text()
    assert "31.05.2026" in vorschau and "Laufende Vermietung → Gekündigt" in vorschau and "Bestätigung der Kündigung" in vorschau
    p.gehen(p.s.locator("button[value=zurueck]"))
    assert p.tat("Zugang erfassen").locator('[name="f.form"]').input_value() == "qes"
    p.tun("Zugang erfassen", knopf="vorschau")
    p.gehen(p.s.locator("button[value=ausfuehren]"))
    assert p.zustand() == "Zugegangen" and "Erledigt" in p.meldung()
    p.s.locator("summary:has-text('So ist die Frist berechnet')").click()
    assert "§ 573c" in p.s.locator(".rechenweg").inner_text()
    assert "Eine Kündigung per E-Mail" in p.s.locator(".protokoll .abgelehnt").inner_text()

    # the letter: a PDF behind a link
    with p.s.expect_download() as geladen:
        p.s.locator("section[aria-labelledby=dokumente] a").first.click()
    geladen.value.save_as(tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert geladen.value.suggested_filename.endswith(".pdf")

    # a second notice
    p.akte()
    assert p.s.locator("button[disabled]:has-text('Kündigung')").count() == 1

    # handover: three defects, photos, a meter, keys, two signatures
    p.vorgang("Wohnungsübergabe (Auszug)")
    p.tun("Termin vereinbaren", {"termin": f"{HEUTE}T10:00"})
    p.tun("Protokoll beginnen")
    assert p.zustand() == "Protokoll"
    p.tun("Raum erfassen", {"raum": "Wohnzimmer", "zustand": "maengel"})
    assert p.tat("Raum erfassen").locator('[name="f.raum"]').input_value() == ""          # open for the next one
    p.tun("Zähler ablesen", {"art": "strom", "nummer": "1EMH0012345678", "stand": "28.714,3", "einheit": "kWh"}, {"foto": bild("Zähler")})
    p.tun("Schlüssel erfassen", {"art": "Wohnungstür", "anzahl": "3"})
    for raum, text, kosten in (("Flur", "Lackschäden an der Wohnungstür", "240,00"), ("Wohnzimmer", "Fenstergriff ohne Funktion", "60,00"),
                               ("Küche", "Glasscheibe des Backofens fehlt", "180,00")):
        p.tun("Mangel erfassen", {"raum": raum, "beschreibung": text, "verantwortlich": "mieter", "kosten_geschaetzt": kosten}, {"foto_1": bild(text)})
    assert p.s.locator(".maengel > li").count() == 3
    assert p.s.locator(".maengel img").evaluate_all("es => es.length") == 3
    p.tun("Unterzeichnen", {"partei": "vermieter", "name": "Sabine Reuter", "stufe": "papier"}, {"datei": bild("Unterschrift")})
    assert p.zustand() == "Von einer Seite unterzeichnet"
    assert "eingefroren" in p.s.locator("section[aria-labelledby=schritte]").inner_text()
    p.tun("Unterzeichnen (andere Seite)", {"partei": "mieter", "name": "Katrin Ostermann", "stufe": "papier"}, {"datei": bild("Unterschrift")})
    p.tun("Übergabe abschließen", {"uebergeben_am": HEUTE.isoformat()})
    assert p.zustand() == "Abgeschlossen", p.meldung()
    assert p.s.locator(".unterschriften img").count() == 2

    # deposit: the three defects are there, 180 € stay, the bank's rate is entered where the table ends
    buchhaltung = einmal(BUCHHALTUNG, skript=False).akte()
    for jahr in range(2026, HEUTE.year + 1):
        assert "erfasst" in buchhaltung.tun("Zinssatz der Bank erfassen", {"jahr": str(jahr), "satz": "0,35", "quelle": "Kontoauszug der Bank"})
    p.akte().vorgang("Kautionsabrechnung")
    kaution = p.s.url
    formular = p.tat("Mangel bewerten")
    wahl = formular.locator('[name="f.position"]').evaluate_all("es => es.flatMap(e => e.options ? [...e.options].map(o => o.value) : [e.value]).filter(Boolean)")
    assert len(wahl) == 3
    for wert, betrag in zip(wahl, ("0,00", "0,00", "180,00")):
        p.tun("Mangel bewerten", {"position": wert, "verantwortlich": "mieter", "betrag": betrag, "begruendung": "Ersatz laut Rechnung",
                                  "behoben_am": "" if betrag == "180,00" else HEUTE.isoformat()})
    p.tun("Bewertung abschließen")
    p.tun("Abrechnung erstellen")
    assert p.zustand() == "Abgerechnet", p.meldung()
    rechnung = p.s.locator(".rechnung").inner_text()
    assert "2.760,00" in rechnung and "−180,00" in rechnung
    m = p.tun("Auszahlung anordnen", {"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202052"})
    assert "MA012" in m and "Prüfziffer" in p.s.locator(".feld-fehler").inner_text()
    p.tun("Auszahlung anordnen", {"iban": "DE02 1203 0000 0000 2020 51", "iban_nachweis": "Schreiben der Mieterin"})
    assert p.zustand() == "Auszahlung angeordnet", p.meldung()
    assert p.s.locator("button[disabled]:text-is('Auszahlung bestätigen')").count() == 1        # four eyes, and not this role
    buchhaltung.s.goto(kaution)
    buchhaltung.tun("Auszahlung bestätigen", {"ausgefuehrt_am": HEUTE.isoformat()})
    assert buchhaltung.zustand() == "Abgeschlossen", buchhaltung.meldung()

    p.akte()
    assert p.zustand() == "Mietvertrag abgeschlossen"
    assert p.s.locator("section[aria-labelledby=kaution] tbody tr").last.locator("td").last.inner_text() == "0,00\u00a0€"
    assert p.s.locator("section[aria-labelledby=starten] details").count() == 0                  # nothing leads out of it
    assert p.maengel() == []
    p.s.goto("/pruefung")
    assert "unversehrt" in p.meldung() or "unversehrt" in p.s.locator(".meldung-erfolg").inner_text()
    p.s.goto(kuendigung)
    assert p.zustand() == "Vollzogen"


def test_a_drawn_signature(einmal: Callable[..., Seiten], server: Any) -> None:
    p = einmal(SACHBEARBEITUNG)
    nummer = _sql(server.dsn, "SELECT m.vertragsnummer FROM akte.mietverhaeltnisse m JOIN engine.vorgang v USING (mandant_id, traeger_id)"
                              " WHERE v.automat = 'wohnungsuebergabe' AND v.variante = 'auszug' AND v.zustand = 'geplant' AND m.mandant_id = 1 LIMIT 1")
    p.akte(nummer).vorgang("Wohnungsübergabe (Auszug)")
    p.tun("Termin vereinbaren", {"termin": f"{HEUTE}T10:00"})
    p.tun("Protokoll beginnen")
    p.tun("Zähler ablesen", {"art": "gas", "nummer": "G-1", "stand": "12", "einheit": "m³"})
    p.tun("Schlüssel erfassen", {"art": "Haustür", "anzahl": "2"})
    formular = p.tat("Unterzeichnen")
    p.ausfuellen(formular, {"partei": "vermieter", "name": "Sabine Reuter", "stufe": "einfach"})
    feld = formular.locator("canvas")
    feld.scroll_into_view_if_needed()
    kasten = feld.bounding_box()
    p.s.mouse.move(kasten["x"] + 40, kasten["y"] + 80)
    p.s.mouse.down()
    for i in range(25):
        p.s.mouse.move(kasten["x"] + 40 + 12 * i, kasten["y"] + 80 + (25 if i % 2 else -25))
    p.s.mouse.up()
    p.gehen(formular.locator("button[value=ausfuehren]"))
    assert p.zustand() == "Von einer Seite unterzeichnet", p.meldung()
    p.s.wait_for_function("() => document.querySelector('.unterschriften img')?.naturalWidth > 100")
    assert _sql(server.dsn, "SELECT art || ' ' || typ FROM akte.dateien ORDER BY id DESC LIMIT 1") == "unterschrift image/png"
    assert p.maengel() == []


def test_a_new_tenancy(einmal: Callable[..., Seiten], server: Any) -> None:
    p = einmal(SACHBEARBEITUNG, skript=False)
    p.s.goto("/bestand")
    p.gehen(p.s.locator("a:has-text('Neues Mietverhältnis')"))
    formular = p.s.locator("form.formular")
    einheiten = formular.locator('[name="f.einheit_id"] option').evaluate_all("es => es.map(e => e.value).filter(Boolean)")
    p.ausfuellen(formular, {"einheit_id": einheiten[0], "mietbeginn": f"{HEUTE.year + 1}-09-01", "mieter.0.vorname": "Lena", "mieter.0.nachname": "Brückner",
                            "mieter.0.iban": "DE02120300000000202052", "nettokaltmiete": "900,00", "kaution_betrag": "9.000,00"})
    p.gehen(formular.locator("button[value=mieter]"))
    assert formular.locator('[name="f.mieter.1.nachname"]').count() == 1
    assert formular.locator('[name="f.mieter.0.nachname"]').input_value() == "Brückner"
    p.ausfuellen(formular, {"mieter.1.vorname": "Timo", "mieter.1.nachname": "Brückner"})
    p.gehen(formular.locator("button[value=anlegen]").last)
    assert "MA300" in p.meldung()
    texte = " ".join(p.s.locator(".feld-fehler").all_inner_texts())
    assert "IBAN" in texte and "Kaution" in texte or "drei" in texte
    assert p.maengel() == []
    p.ausfuellen(formular, {"mieter.0.iban": "DE02 1203 0000 0000 2020 51", "kaution_betrag": "2.700,00"})
    p.gehen(formular.locator("button[value=anlegen]").last)
    assert p.s.locator("h1").inner_text() == "Lena Brückner, Timo Brückner", p.meldung()
    assert p.zustand() == "Vertragsabschluss"
    p.vorgang("Vertragsabschluss")
    p.tun("Kaution vereinbaren", {"art": "bar", "betrag": "1.800,00", "raten": "3"})
    assert "1.800,00" in p.s.locator("#stand-vertrag + dl").inner_text()
