"""The tenant's pages in a real browser on a phone: every one of them for everyone (WCAG 2.2 AA, keyboard, no script), and what needs a browser to be seen."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import flask
import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe

from app import create_app, demo
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
    s.fill("#text", "Unter der Spüle tropft es.")
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
    assert s.evaluate("document.activeElement.className") == "sprung" and s.locator(".sprung").bounding_box()["y"] >= 0, "seen when it is reached"
    s.keyboard.press("Enter")
    s.keyboard.press("Tab")
    assert s.evaluate("document.activeElement.closest('main') !== null")
    # the switch keeps the page, and what the portal itself says is English
    deutsch = re.compile(r"\b(und|oder|nicht|wir|Sie|Ihre?|wird|für|mit|bitte|senden|keine?|Meine|alle|noch|zum|der|die|das)\b")
    s.goto("/portal/anmelden")
    reste = []
    for wer, pfad in seiten:
        if wer not in (None, OSTERMANN, SAEUMIG) or pfad.startswith(("/freigabe", "/auftrag")):
            continue
        k = kontexte(wer) if wer != OSTERMANN else s.context
        t = k.new_page() if wer != OSTERMANN else s
        t.goto(pfad.split("?")[0] + "?sprache=en")
        text = t.evaluate("""() => { const m = document.body.cloneNode(true); m.querySelectorAll('[lang=de], .portal-fuss, .kopf-mandant, .portal-anschrift, .portal-text, script').forEach(e => e.remove());
            m.querySelectorAll('[placeholder], [aria-label], [alt], [data-gespeichert], [data-offline]').forEach(e => m.append(' ' + [...e.attributes].filter(a => /placeholder|aria-label|alt|data-/.test(a.name)).map(a => a.value).join(' ')));
            return m.textContent.replace(/\\s+/g, ' '); }""")
        if treffer := deutsch.search(text):
            reste.append(f"{pfad}: …{text[max(0, treffer.start() - 50):treffer.end() + 50]}…")
        if wer != OSTERMANN:
            k.close()
    s.goto("/portal/?sprache=de")
    s.close()
    assert not reste, "\n".join(reste)
