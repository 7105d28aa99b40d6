"""The page of a Nachtrag as somebody sees it whose browser runs no script; and the letters of the four machines of the rent as PDF."""
from __future__ import annotations

import io
import re
import uuid

import psycopg
import pypdf
import pytest
from test_seiten_http import BUCHHALTUNG, Person, app, leute, person  # noqa: F401  fixtures

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
ANGABEN = {"f.gueltig_ab": "2027-01-01", "f.unterzeichnet_am": "2026-11-15", "f.form": "papier", "f.alle_unterschriften": "ja", "f.text": "Garage 3 wird mitvermietet."}


@pytest.fixture
def akte(person: Person) -> str:  # noqa: F811
    """A running lease at a fixed rent that nothing else happens to."""
    return str(person.sql(
        "SELECT m.kennung FROM akte.mietverhaeltnisse m JOIN akte.mandanten x ON x.id = m.mandant_id AND x.name LIKE '%%Lindenhof%%'"
        " WHERE m.status = 'laufende_vermietung' AND NOT m.gewerbe"
        " AND NOT EXISTS (SELECT FROM akte.nachtraege n WHERE n.mietverhaeltnis_id = m.id)"
        " AND NOT EXISTS (SELECT FROM akte.mietkonditionen k WHERE k.mietverhaeltnis_id = m.id AND k.mietart <> 'fest')"
        " AND NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND NOT v.ist_klammer AND v.beendet_am IS NULL)"
        " ORDER BY m.id LIMIT 1"))


def fehler(text: str) -> dict[str, str]:
    return dict(re.findall(r'class="feld-fehler" id="n-(\w+)-fehler">([^<]+)', text))


def test_the_form_says_what_holds_and_asks_only_for_what_changes(person: Person, akte: str) -> None:  # noqa: F811
    seite = person.get(f"/akte/{akte}/nachtrag")
    assert seite.status_code == 200
    assert "Was heute gilt" in seite.text and "Feste Miete" in seite.text
    pflicht = set(re.findall(r'name="f\.(\w+)"[^>]* required', seite.text))
    assert pflicht == {"gueltig_ab", "unterzeichnet_am", "form", "alle_unterschriften", "text"}


def test_errors_stand_at_their_fields_and_what_was_entered_stays(person: Person, akte: str) -> None:  # noqa: F811
    antwort = person.post(f"/akte/{akte}/nachtrag", **{**ANGABEN, "f.garage": "sechzig", "f.gueltig_ab": "", "f.staffeln": "<b>irgendwann</b>"})
    assert antwort.status_code == 409
    assert set(fehler(antwort.text)) == {"garage", "gueltig_ab"}
    assert "Garage 3 wird mitvermietet." in antwort.text and "&lt;b&gt;irgendwann" in antwort.text
    assert person.sql("SELECT count(*) FROM akte.nachtraege n JOIN akte.mietverhaeltnisse m ON m.id = n.mietverhaeltnis_id WHERE m.kennung = %s", akte) == 0


def test_never_one_sided(person: Person, akte: str) -> None:  # noqa: F811
    antwort = person.post(f"/akte/{akte}/nachtrag", **{**ANGABEN, "f.garage": "60,00", "f.alle_unterschriften": "nein"})
    assert antwort.status_code == 409 and list(fehler(antwort.text)) == ["alle_unterschriften"] and "MAA71" in antwort.text


def test_recorded_once_with_its_document(person: Person, akte: str) -> None:  # noqa: F811
    adresse, schluessel = f"/akte/{akte}/nachtrag", str(uuid.uuid4())
    # the upload survives a refusal
    antwort = person.post(adresse, **{**ANGABEN, "f.garage": "60,00", "f.unterzeichnet_am": "2099-01-01"}, schluessel=schluessel, **{"d.dokument": (io.BytesIO(PDF), "Nachtrag.pdf")})
    assert list(fehler(antwort.text)) == ["unterzeichnet_am"]
    kennung = re.search(r'name="f\.dokument" value="([0-9a-f-]{36})"', antwort.text)[1]
    neu = re.search(r'name="schluessel" value="([0-9a-f-]{36})"', antwort.text)[1]
    assert neu != schluessel
    felder = {**ANGABEN, "f.garage": "60,00", "f.dokument": kennung}
    for _ in range(2):        # the same form twice is one Nachtrag
        antwort = person.post(adresse, **felder, schluessel=neu)
        assert (antwort.status_code, antwort.location) == (303, f"/akte/{akte}")
    assert person.sql("SELECT count(*) FROM akte.nachtraege n JOIN akte.mietverhaeltnisse m ON m.id = n.mietverhaeltnis_id WHERE m.kennung = %s", akte) == 1
    seite = person.get(adresse).text
    assert "1. Nachtrag" in seite and f"/datei/{kennung}" in seite and "Nachtrag.pdf" in seite


def test_other_files_and_other_people(leute, person: Person, akte: str) -> None:  # noqa: F811
    fremd = person.sql("SELECT m.kennung FROM akte.mietverhaeltnisse m JOIN akte.mandanten x ON x.id = m.mandant_id AND x.name NOT LIKE '%%Lindenhof%%' LIMIT 1")
    for kennung in (fremd, uuid.uuid4()):
        assert person.get(f"/akte/{kennung}/nachtrag").status_code == 404
        assert person.post(f"/akte/{kennung}/nachtrag", **ANGABEN).status_code == 404
    antwort = leute(BUCHHALTUNG).post(f"/akte/{akte}/nachtrag", **{**ANGABEN, "f.garage": "60,00"})
    assert antwort.status_code == 409 and "MA014" in antwort.text


def test_a_demand_from_the_pages_down_to_its_letter(person: Person, akte: str) -> None:  # noqa: F811
    miete = person.sql("SELECT nettokaltmiete FROM akte.mietkonditionen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id WHERE m.kennung = %s ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1", akte)
    antwort = person.post(f"/akte/{akte}/starten/mieterhoehung", aktion="ausfuehren")
    assert antwort.status_code == 303, re.findall(r'class="(?:meldung|feld-fehler).*', antwort.text)
    vorgang = int(antwort.location.rsplit("/", 1)[1])
    beleg = {"begruendungsmittel": "datenbank", "bezeichnung": "Mietdatenbank Muster", "vergleichsmiete_qm": "900,00", "wohnflaeche": "60"}
    assert person.tun(vorgang, "beleg_erfassen", **beleg).status_code == 303
    neu = f"{miete + 1:.2f}".replace(".", ",")
    antwort = person.tun(vorgang, "versenden", miete_neu=neu)
    if antwort.status_code != 303:        # a town whose cap nobody has recorded
        assert "MAA11" in antwort.text
        antwort = person.tun(vorgang, "versenden", miete_neu=neu, kappungsgrenze="20", kappungsgrenze_quelle="keine Verordnung, nachgesehen am 20.11.2026")
    assert antwort.status_code == 303
    with psycopg.connect(person.dsn) as c:
        (pdf,) = c.execute("SELECT f.inhalt FROM akte.dokumente d JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id WHERE d.vorgang_id = %s", [vorgang]).fetchone()
    text = " ".join(" ".join(s.extract_text() for s in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    for stueck in ("Mietdatenbank Muster", "Kappungsgrenze", "§ 561 BGB", "§ 558b Abs. 1 BGB"):
        assert stueck in text
    seite = person.get(f"/vorgang/{vorgang}").text
    assert "Mietdatenbank Muster" in seite and "Grenzen" in seite
