"""Photos of a handover that belong to no defect have a section of their own; an older snapshot does without."""

from app import dokumente


def test_fotos_ohne_mangel_stehen_fuer_sich(beispiel, rendere, fertig):
    assert "Weitere Fotos" not in fertig("uebergabeprotokoll_auszug").text
    d = beispiel("uebergabeprotokoll_auszug")
    foto = next(f for m in d["maengel"] for f in m["fotos"])
    d["fotos"] = [{**foto, "beschreibung": "Balkon, leer geräumt"}]
    text = rendere("uebergabeprotokoll_auszug", d).text
    assert "Balkon, leer geräumt" in text
    assert text.index("Fotos zu den Mängeln") < text.index("Weitere Fotos") < text.index("Unterschriften")


def test_ihre_bilder_gehoeren_zu_den_erlaubten(beispiel):
    d = beispiel("uebergabeprotokoll_auszug")
    vorher = dokumente._bildkennungen("uebergabeprotokoll", dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d))
    d["fotos"] = [{"kennung": "00000000-0000-4000-8000-000000000009", "beschreibung": "Keller"}]
    nachher = dokumente._bildkennungen("uebergabeprotokoll", dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d))
    assert set(nachher) - set(vorher) == {"00000000-0000-4000-8000-000000000009"}
