-- mahnwesen: from the first late day to the file for the court. One running Vorgang per debtor and lease (bracket vermietung) or per
-- owner and unit (bracket objekt), held by unique indexes on akte.mahnvorgaenge; "exklusiv" would allow one per object only.
--
-- vorgeschlagen → stufe_1 → stufe_2_vorgeschlagen → stufe_2 → stufe_3_vorgeschlagen → stufe_3 → mahnbescheid_vorbereitet → gerichtlich
--   → mahnbescheid_zugestellt → vb_beantragt → tituliert; an objection leads to streitverfahren, a title from there to tituliert
-- No letter goes out without a person: the scan (api.mahnlauf) only proposes, freigeben belongs to buchhaltung and teamleitung.
--
-- What practice needs beyond the catalogue, and why:
-- * verworfen: a first proposal that is discarded never was a letter, so there is nothing to cancel.
-- * erinnerung_nachtragen, zweite_mahnung_nachtragen: letters on file that this program did not send; start always begins in one state.
-- * teilzahlung: a payment, or its return, that does not settle everything writes the new figures in the same transaction.
-- * fortsetzen_…: a transition has one target, so each level has its own way back; a proposal comes back as the level before it.
-- * kuendigung_androhen: the warning before a notice for arrears, with the figures of § 543 Abs. 2 Nr. 3; it changes no state.
-- * zahlungsfrist_ablaufen, wiedervorlegen, widerspruchsfrist_ablaufen, wegfall_melden, einspruchsfrist_ablaufen: announced in the list of
--   deadlines, nothing follows by itself. mahnbescheid_wegfallen is the law itself (§ 701 ZPO): the file goes back to what was prepared.
-- A last letter carries its own fee, not that of the second as well: the newest letter replaces what the earlier ones asked for beside the claim.
SELECT engine.automat_laden($automat$
{
  "automat": "mahnwesen",
  "titel": "Mahnung",
  "norm": "§§ 286, 288, 543 Abs. 2 Nr. 3 BGB, §§ 688 ff. ZPO",
  "beschreibung": "Mahnvorgang über die überfälligen Forderungen eines Schuldners, in drei Stufen bis zum gerichtlichen Mahnverfahren. Jeder Brief wird von einem Menschen freigegeben.",
  "traeger": ["vermietung", "objekt"],
  "status": {"tabelle": "akte.mahnvorgaenge", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "vorgeschlagen", "titel": "Vorgeschlagen", "art": "start"},
    {
      "zustand": "stufe_1",
      "titel": "Zahlungserinnerung versendet",
      "fristen": [
        {
          "ereignis": "zahlungsfrist_ablaufen",
          "funktion": "mahnung_frist_zahlung",
          "titel": "Zahlungsfrist der Erinnerung abgelaufen",
          "norm": "§ 286 Abs. 1 BGB"
        }
      ]
    },
    {"zustand": "stufe_2_vorgeschlagen", "titel": "Zweite Mahnung vorgeschlagen"},
    {
      "zustand": "stufe_2",
      "titel": "Zweite Mahnung versendet",
      "fristen": [
        {
          "ereignis": "zahlungsfrist_ablaufen",
          "funktion": "mahnung_frist_zahlung",
          "titel": "Zahlungsfrist der zweiten Mahnung abgelaufen",
          "norm": "§ 286 Abs. 1 BGB"
        }
      ]
    },
    {"zustand": "stufe_3_vorgeschlagen", "titel": "Letzte Mahnung vorgeschlagen"},
    {
      "zustand": "stufe_3",
      "titel": "Letzte Mahnung versendet",
      "fristen": [
        {
          "ereignis": "zahlungsfrist_ablaufen",
          "funktion": "mahnung_frist_zahlung",
          "titel": "Letzte Zahlungsfrist abgelaufen, über das gerichtliche Mahnverfahren entscheiden",
          "norm": "§ 286 Abs. 1 BGB"
        }
      ]
    },
    {"zustand": "mahnbescheid_vorbereitet", "titel": "Mahnbescheid vorbereitet"},
    {"zustand": "gerichtlich", "titel": "Mahnbescheid beantragt"},
    {
      "zustand": "mahnbescheid_zugestellt",
      "titel": "Mahnbescheid zugestellt",
      "fristen": [
        {"ereignis": "widerspruchsfrist_ablaufen", "funktion": "mahnung_frist_widerspruch", "titel": "Kein Widerspruch: Vollstreckungsbescheid beantragen", "norm": "§§ 692, 699 ZPO"},
        {"ereignis": "wegfall_melden", "funktion": "mahnung_frist_wegfall_melden", "titel": "Der Mahnbescheid fällt in vier Wochen weg", "norm": "§ 701 ZPO"},
        {"ereignis": "mahnbescheid_wegfallen", "funktion": "mahnung_frist_wegfall", "titel": "Mahnbescheid ohne Wirkung", "norm": "§ 701 ZPO"}
      ]
    },
    {"zustand": "vb_beantragt", "titel": "Vollstreckungsbescheid beantragt"},
    {"zustand": "streitverfahren", "titel": "Widerspruch oder Einspruch: streitiges Verfahren"},
    {
      "zustand": "tituliert",
      "titel": "Titel liegt vor",
      "fristen": [{"ereignis": "einspruchsfrist_ablaufen", "funktion": "mahnung_frist_einspruch", "titel": "Einspruchsfrist des Vollstreckungsbescheids vorbei", "norm": "§§ 700, 339 ZPO"}]
    },
    {"zustand": "inkasso", "titel": "An Inkasso übergeben"},
    {
      "zustand": "ausgesetzt",
      "titel": "Ausgesetzt",
      "fristen": [{"ereignis": "wiedervorlegen", "funktion": "mahnung_frist_wiedervorlage", "titel": "Ausgesetzte Mahnung wieder ansehen", "norm": "§ 286 BGB"}]
    },
    {"zustand": "erledigt", "titel": "Erledigt (bezahlt)", "art": "erfolg"},
    {"zustand": "storniert", "titel": "Storniert", "art": "abbruch"},
    {"zustand": "verworfen", "titel": "Vorschlag verworfen", "art": "abbruch"}
  ],
  "bausteine": {
    "freigabe": {
      "ereignis": "freigeben",
      "norm": "§§ 286, 288 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Friert Posten, Zinsen und Gebühr ein, erzeugt das Schreiben und setzt die Forderungen auf „gemahnt“. Vorher lohnt die Vorschau.",
      "felder": [
        {"name": "zahlbar_bis", "typ": "datum", "titel": "Zahlbar bis", "hilfe": "Vorgeschlagen sind zehn Tage, bei der letzten Mahnung sieben."},
        {
          "name": "gebuehr_erlassen",
          "typ": "ja_nein",
          "titel": "Mahngebühr erlassen",
          "hilfe": "Die Gebühr ist fest und kann erlassen, aber nicht erhöht werden. Als Schaden ersetzbar sind nur Material und Porto (BGH VIII ZR 95/18); 5 und 10 Euro sind angreifbar."
        },
        {
          "name": "ohne_posten",
          "typ": "text",
          "titel": "Posten weglassen",
          "hilfe": "Nummern der Posten, die nicht in den Brief sollen, zum Beispiel: 2, 3.",
          "max_laenge": 200
        }
      ],
      "vorgaben": "mahnung_freigabe_vorgaben",
      "guards_zustand": ["mahnung_sperre", "mahnung_noch_offen", "mahnung_brief_moeglich"],
      "guards_eingabe": ["mahnung_angaben"],
      "effekte": ["mahnung_erstellen"]
    },
    "verwerfen": {
      "ereignis": "verwerfen",
      "titel": "Vorschlag verwerfen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Es geht kein Brief hinaus. Die Mahnung bleibt auf der Stufe davor.",
      "felder": [
        {"name": "grund", "typ": "langtext", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500},
        {"name": "ruht_bis", "typ": "datum", "titel": "Nicht wieder vorschlagen vor", "hilfe": "Ohne Angabe ruht der Vorschlag 14 Tage."}
      ],
      "guards_eingabe": ["mahnung_ruhen_bis"],
      "effekte": ["mahnung_ruhen"]
    },
    "naechste_stufe": {
      "ereignis": "naechste_stufe_vorschlagen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "dienst"],
      "hilfe": "Frühestens 14 Tage nach der letzten Mahnung. Der Mahnlauf tut das von selbst; freigegeben wird immer von Hand.",
      "guards_zustand": ["mahnung_stufe_reif"],
      "effekte": ["mahnung_neu_berechnen"]
    },
    "gericht": {
      "rollen": ["buchhaltung", "teamleitung"],
      "guards_eingabe": ["mahnung_tag_vergangen"],
      "effekte": ["mahnung_gericht_eintragen"]
    },
    "fortsetzen": {
      "von": "ausgesetzt",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "guards_zustand": ["mahnung_fortsetzen_passt"],
      "effekte": ["mahnung_fortsetzen"]
    }
  },
  "uebergaenge": [
    {
      "von": "",
      "ereignis": "starten",
      "nach": "vorgeschlagen",
      "titel": "Mahnung vorschlagen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "dienst"],
      "hilfe": "Legt einen Vorschlag über alles an, was bei diesem Schuldner überfällig ist. Es geht noch kein Brief hinaus.",
      "felder": [
        {
          "name": "schuldner",
          "typ": "auswahl",
          "titel": "Eigentümer und Einheit",
          "hilfe": "Nur bei Hausgeld; in der Mietakte leer lassen.",
          "optionen_aus": "mahnung_schuldner_auswahl"
        }
      ],
      "guards_zustand": ["mahnung_sperre", "mahnung_etwas_faellig"],
      "guards_eingabe": ["mahnung_schuldner", "mahnung_posten_faellig"],
      "effekte": ["mahnung_anlegen"]
    },
    {
      "von": "vorgeschlagen",
      "ereignis": "erinnerung_nachtragen",
      "nach": "stufe_1",
      "titel": "Frühere Zahlungserinnerung nachtragen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Wenn die Erinnerung schon auf anderem Weg verschickt wurde. Danach schlägt der Mahnlauf die zweite Mahnung vor.",
      "felder": [{"name": "stufe_1_am", "typ": "datum", "titel": "Zahlungserinnerung vom", "pflicht": true}],
      "guards_eingabe": ["mahnung_fruehere_daten"],
      "effekte": ["mahnung_fruehere_eintragen"]
    },
    {
      "von": "vorgeschlagen",
      "ereignis": "zweite_mahnung_nachtragen",
      "nach": "stufe_2",
      "titel": "Frühere zweite Mahnung nachtragen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Wenn beide Schreiben schon auf anderem Weg verschickt wurden. Danach schlägt der Mahnlauf die letzte Mahnung vor.",
      "felder": [
        {"name": "stufe_1_am", "typ": "datum", "titel": "Zahlungserinnerung vom", "pflicht": true},
        {"name": "stufe_2_am", "typ": "datum", "titel": "Zweite Mahnung vom", "pflicht": true}
      ],
      "guards_eingabe": ["mahnung_fruehere_daten"],
      "effekte": ["mahnung_fruehere_eintragen"]
    },
    {
      "wie": "freigabe",
      "von": "vorgeschlagen",
      "nach": "stufe_1",
      "titel": "Zahlungserinnerung freigeben",
      "felder": [
        {"name": "zahlbar_bis", "typ": "datum", "titel": "Zahlbar bis", "hilfe": "Vorgeschlagen sind zehn Tage."},
        {"name": "ohne_posten", "typ": "text", "titel": "Posten weglassen", "hilfe": "Nummern der Posten, die nicht in den Brief sollen, zum Beispiel: 2, 3.", "max_laenge": 200}
      ],
      "dokumente": ["zahlungserinnerung"]
    },
    {"wie": "freigabe", "von": "stufe_2_vorgeschlagen", "nach": "stufe_2", "titel": "Zweite Mahnung freigeben", "dokumente": ["zweite_mahnung"]},
    {"wie": "freigabe", "von": "stufe_3_vorgeschlagen", "nach": "stufe_3", "titel": "Letzte Mahnung freigeben", "dokumente": ["letzte_mahnung"]},
    {"wie": "verwerfen", "von": "vorgeschlagen", "nach": "verworfen", "hilfe": "Es geht kein Brief hinaus."},
    {"wie": "verwerfen", "von": "stufe_2_vorgeschlagen", "nach": "stufe_1"},
    {"wie": "verwerfen", "von": "stufe_3_vorgeschlagen", "nach": "stufe_2"},
    {"wie": "naechste_stufe", "von": "stufe_1", "nach": "stufe_2_vorgeschlagen", "titel": "Zweite Mahnung vorschlagen"},
    {"wie": "naechste_stufe", "von": "stufe_2", "nach": "stufe_3_vorgeschlagen", "titel": "Letzte Mahnung vorschlagen"},
    {
      "von": ["stufe_1", "stufe_2", "stufe_3"],
      "ereignis": "zahlungsfrist_ablaufen",
      "nach": "=",
      "art": "frist",
      "titel": "Zahlungsfrist abgelaufen",
      "norm": "§ 286 Abs. 1 BGB",
      "effekte": ["mahnung_frist_vermerken"]
    },
    {
      "von": ["vorgeschlagen", "stufe_1", "stufe_2_vorgeschlagen", "stufe_2", "stufe_3_vorgeschlagen", "stufe_3"],
      "ereignis": "aussetzen",
      "nach": "ausgesetzt",
      "titel": "Aussetzen",
      "norm": "§ 271, § 779 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Solange ausgesetzt ist, schlägt der Mahnlauf nichts vor. Zinsen laufen weiter.",
      "felder": [
        {
          "name": "art",
          "typ": "auswahl",
          "titel": "Warum",
          "pflicht": true,
          "optionen": [
            {"wert": "ratenplan", "titel": "Ratenzahlung vereinbart"},
            {"wert": "bestritten", "titel": "Forderung bestritten"},
            {"wert": "gestundet", "titel": "gestundet"}
          ]
        },
        {"name": "bis", "typ": "datum", "titel": "Wiedervorlage am", "pflicht": true},
        {"name": "grund", "typ": "langtext", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500}
      ],
      "guards_eingabe": ["mahnung_aussetzen_bis"],
      "effekte": ["mahnung_aussetzen"]
    },
    {
      "von": ["stufe_1", "stufe_2", "stufe_3"],
      "ereignis": "kuendigung_androhen",
      "nach": "=",
      "titel": "Kündigung androhen",
      "norm": "§ 543 Abs. 2 Nr. 3, § 569 Abs. 3 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Schreiben mit dem Rückstand je Monat und einer letzten Frist. Rechtlich nötig ist es nicht; oft genügt es.",
      "felder": [{"name": "frist", "typ": "datum", "titel": "Letzte Frist", "pflicht": true}],
      "guards_zustand": ["mahnung_androhung_moeglich"],
      "guards_eingabe": ["mahnung_androhung_frist"],
      "effekte": ["mahnung_androhen"],
      "dokumente": ["kuendigungsandrohung"]
    },
    {
      "von": "ausgesetzt",
      "ereignis": "wiedervorlegen",
      "nach": "=",
      "art": "frist",
      "titel": "Wiedervorlage der ausgesetzten Mahnung",
      "norm": "§ 286 BGB",
      "effekte": ["mahnung_neu_berechnen"]
    },
    {"wie": "fortsetzen", "ereignis": "fortsetzen_vorschlag", "nach": "vorgeschlagen", "titel": "Als Vorschlag fortsetzen"},
    {"wie": "fortsetzen", "ereignis": "fortsetzen_stufe_1", "nach": "stufe_1", "titel": "In Stufe 1 fortsetzen"},
    {"wie": "fortsetzen", "ereignis": "fortsetzen_stufe_2", "nach": "stufe_2", "titel": "In Stufe 2 fortsetzen"},
    {"wie": "fortsetzen", "ereignis": "fortsetzen_stufe_3", "nach": "stufe_3", "titel": "In Stufe 3 fortsetzen"},
    {
      "von": "stufe_3",
      "ereignis": "mahnbescheid_vorbereiten",
      "nach": "mahnbescheid_vorbereitet",
      "titel": "Mahnbescheid vorbereiten",
      "norm": "§§ 688, 690 ZPO",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Sammelt, was der Antrag braucht, und schreibt die Anlage mit der Zinsaufstellung. Gestellt wird der Antrag von Ihnen über online-mahnantrag.de.",
      "felder": [
        {
          "name": "streitgericht",
          "typ": "text",
          "titel": "Streitgericht",
          "pflicht": true,
          "hilfe": "Wohnraum und Wohnungseigentum: immer das Amtsgericht, in dessen Bezirk das Objekt liegt.",
          "min_laenge": 3,
          "max_laenge": 120
        },
        {
          "name": "mahngericht",
          "typ": "text",
          "titel": "Mahngericht",
          "pflicht": true,
          "hilfe": "Das zentrale Mahngericht am Sitz des Antragstellers.",
          "min_laenge": 3,
          "max_laenge": 120
        },
        {
          "name": "vertreter",
          "typ": "text",
          "titel": "Gesetzlicher Vertreter der Schuldnerseite",
          "hilfe": "Pflicht, wenn eine Firma schuldet, zum Beispiel: Geschäftsführerin Ines Berg.",
          "min_laenge": 3,
          "max_laenge": 200
        },
        {
          "name": "antragsteller_vertreter",
          "typ": "text",
          "titel": "Wer für die Verwaltung handelt",
          "hilfe": "Geschäftsführung der Hausverwaltung, falls sie eine Gesellschaft ist.",
          "min_laenge": 3,
          "max_laenge": 200
        },
        {
          "name": "katalog_nr",
          "typ": "auswahl",
          "titel": "Katalognummer für Forderungen ohne feste Nummer",
          "hilfe": "Miete, Nebenkosten und Hausgeld haben ihre Nummer. Für alles andere hier wählen.",
          "optionen": [
            {"wert": "28", "titel": "28 Schadenersatz aus Vertrag"},
            {"wert": "20", "titel": "20 Mietnebenkosten, auch Renovierungskosten"},
            {"wert": "sonstiger", "titel": "Sonstiger Anspruch mit eigener Bezeichnung"}
          ]
        }
      ],
      "vorgaben": "mahnung_antrag_vorgaben",
      "guards_zustand": ["mahnung_antrag_vollstaendig"],
      "guards_eingabe": ["mahnung_antrag_angaben"],
      "effekte": ["mahnung_antrag_sammeln"],
      "dokumente": ["mahnbescheid_anlage"]
    },
    {
      "wie": "gericht",
      "von": "mahnbescheid_vorbereitet",
      "ereignis": "antrag_gestellt",
      "nach": "gerichtlich",
      "titel": "Antrag gestellt",
      "norm": "§ 690 ZPO, § 204 Abs. 1 Nr. 3 BGB",
      "felder": [
        {"name": "am", "typ": "datum", "titel": "Gestellt am", "pflicht": true, "vorgabe": "heute"},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen oder Kennziffer", "max_laenge": 60}
      ]
    },
    {
      "wie": "gericht",
      "von": "gerichtlich",
      "ereignis": "mahnbescheid_zustellen",
      "nach": "mahnbescheid_zugestellt",
      "titel": "Zustellung des Mahnbescheids erfassen",
      "norm": "§§ 692, 693 ZPO",
      "hilfe": "Der Tag aus der Zustellungsnachricht des Gerichts. Ab hier laufen die Widerspruchsfrist und die sechs Monate.",
      "felder": [
        {"name": "am", "typ": "datum", "titel": "Zugestellt am", "pflicht": true},
        {"name": "aktenzeichen", "typ": "text", "titel": "Geschäftszeichen des Gerichts", "max_laenge": 60}
      ]
    },
    {
      "von": "gerichtlich",
      "ereignis": "zustellung_gescheitert",
      "nach": "=",
      "titel": "Zustellung gescheitert",
      "norm": "§ 691 Abs. 2, § 693 ZPO",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Neue Anschrift ermitteln (Melderegister) und innerhalb eines Monats die neue Zustellung beantragen, damit die Verjährung gehemmt bleibt.",
      "felder": [
        {"name": "am", "typ": "datum", "titel": "Nachricht des Gerichts vom", "pflicht": true, "vorgabe": "heute"},
        {"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}
      ],
      "guards_eingabe": ["mahnung_tag_vergangen"],
      "effekte": ["mahnung_neu_berechnen"]
    },
    {
      "von": "mahnbescheid_zugestellt",
      "ereignis": "widerspruchsfrist_ablaufen",
      "nach": "=",
      "art": "frist",
      "titel": "Zwei Wochen nach Zustellung vorbei",
      "norm": "§§ 692, 699 ZPO",
      "effekte": ["mahnung_gerichtsfrist_vermerken"]
    },
    {
      "von": "mahnbescheid_zugestellt",
      "ereignis": "wegfall_melden",
      "nach": "=",
      "art": "frist",
      "titel": "Nur noch vier Wochen für den Vollstreckungsbescheid",
      "norm": "§ 701 ZPO",
      "effekte": ["mahnung_neu_berechnen"]
    },
    {
      "von": "mahnbescheid_zugestellt",
      "ereignis": "mahnbescheid_wegfallen",
      "nach": "mahnbescheid_vorbereitet",
      "art": "frist",
      "titel": "Wirkung des Mahnbescheids weggefallen",
      "norm": "§ 701 ZPO",
      "effekte": ["mahnung_wegfallen", "mahnung_neu_berechnen", "mahnung_antrag_sammeln"],
      "dokumente": ["mahnbescheid_anlage"]
    },
    {
      "wie": "gericht",
      "von": ["mahnbescheid_zugestellt", "vb_beantragt"],
      "ereignis": "widerspruch_eingegangen",
      "nach": "streitverfahren",
      "titel": "Widerspruch erfassen",
      "norm": "§§ 694, 696 ZPO",
      "hilfe": "Auch nach den zwei Wochen möglich, bis der Vollstreckungsbescheid verfügt ist. Danach geht es nur mit einer Anspruchsbegründung vor dem Streitgericht weiter.",
      "felder": [{"name": "am", "typ": "datum", "titel": "Widerspruch vom", "pflicht": true}]
    },
    {
      "wie": "gericht",
      "von": "mahnbescheid_zugestellt",
      "ereignis": "vollstreckungsbescheid_beantragen",
      "nach": "vb_beantragt",
      "titel": "Antrag auf Vollstreckungsbescheid gestellt",
      "norm": "§ 699 ZPO",
      "hilfe": "Erst nach Ablauf der Widerspruchsfrist und nur innerhalb von sechs Monaten nach der Zustellung. Seither eingegangene Zahlungen im Antrag angeben.",
      "felder": [{"name": "am", "typ": "datum", "titel": "Gestellt am", "pflicht": true, "vorgabe": "heute"}],
      "guards_eingabe": ["mahnung_tag_vergangen", "mahnung_vb_zeit"]
    },
    {
      "wie": "gericht",
      "von": "vb_beantragt",
      "ereignis": "vollstreckungsbescheid_erfassen",
      "nach": "tituliert",
      "titel": "Vollstreckungsbescheid erfassen",
      "norm": "§§ 699, 700 ZPO",
      "felder": [
        {"name": "am", "typ": "datum", "titel": "Erlassen am", "pflicht": true},
        {"name": "zugestellt_am", "typ": "datum", "titel": "Zugestellt am", "hilfe": "Ab hier laufen die zwei Wochen für den Einspruch."},
        {"name": "aktenzeichen", "typ": "text", "titel": "Geschäftszeichen des Gerichts", "max_laenge": 60}
      ]
    },
    {
      "von": "tituliert",
      "ereignis": "einspruchsfrist_ablaufen",
      "nach": "=",
      "art": "frist",
      "titel": "Zwei Wochen nach Zustellung des Vollstreckungsbescheids vorbei",
      "norm": "§§ 700, 339 ZPO",
      "effekte": ["mahnung_gerichtsfrist_vermerken"]
    },
    {
      "wie": "gericht",
      "von": "tituliert",
      "ereignis": "einspruch_eingegangen",
      "nach": "streitverfahren",
      "titel": "Einspruch erfassen",
      "norm": "§§ 338, 700 ZPO",
      "felder": [{"name": "am", "typ": "datum", "titel": "Einspruch vom", "pflicht": true}]
    },
    {
      "wie": "gericht",
      "von": "streitverfahren",
      "ereignis": "titel_erhalten",
      "nach": "tituliert",
      "titel": "Titel erhalten",
      "norm": "§§ 704, 794 ZPO",
      "felder": [
        {
          "name": "titel",
          "typ": "auswahl",
          "titel": "Was",
          "pflicht": true,
          "optionen": [
            {"wert": "urteil", "titel": "Urteil"},
            {"wert": "vergleich", "titel": "gerichtlicher Vergleich"},
            {"wert": "schuldanerkenntnis", "titel": "notarielles Schuldanerkenntnis"}
          ]
        },
        {"name": "am", "typ": "datum", "titel": "Vom", "pflicht": true},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen", "max_laenge": 60}
      ]
    },
    {
      "von": ["stufe_1", "stufe_2_vorgeschlagen", "stufe_2", "stufe_3_vorgeschlagen", "stufe_3"],
      "ereignis": "zugang_vermerken",
      "nach": "=",
      "titel": "Zugang der letzten Mahnung vermerken",
      "norm": "§ 130 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Womit der Zugang belegt ist. Eine Lesebestätigung beweist wenig, wenn sie ausbleibt; die Mahnung selbst braucht keine Form.",
      "felder": [
        {
          "name": "nachweis",
          "typ": "auswahl",
          "titel": "Nachweis",
          "pflicht": true,
          "optionen": [
            {"wert": "lesebestaetigung", "titel": "Lesebestätigung der E-Mail"},
            {"wert": "antwort", "titel": "Antwort der Schuldnerseite"},
            {"wert": "einwurf_bote", "titel": "Einwurf durch Boten"},
            {"wert": "einschreiben_einwurf", "titel": "Einwurf-Einschreiben"},
            {"wert": "einschreiben_rueckschein", "titel": "Einschreiben mit Rückschein"},
            {"wert": "gerichtsvollzieher", "titel": "Zustellung durch Gerichtsvollzieher"},
            {"wert": "uebergabe", "titel": "persönliche Übergabe"},
            {"wert": "zurueckgekommen", "titel": "nicht zugegangen, kam zurück"}
          ]
        },
        {"name": "am", "typ": "datum", "titel": "Am", "pflicht": true, "vorgabe": "heute"},
        {"name": "bemerkung", "typ": "text", "titel": "Bemerkung", "max_laenge": 500}
      ],
      "guards_eingabe": ["mahnung_zugang_tag"],
      "effekte": ["mahnung_zugang_eintragen"]
    },
    {
      "von": ["stufe_3", "mahnbescheid_vorbereitet", "tituliert"],
      "ereignis": "an_inkasso_uebergeben",
      "nach": "inkasso",
      "titel": "An Inkasso übergeben",
      "norm": "§ 280 Abs. 1, 2, § 286 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Die Entscheidung des Eigentümers oder der Gemeinschaft. An Auskunfteien wird nichts gemeldet.",
      "felder": [
        {"name": "an", "typ": "text", "titel": "Übergeben an", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {"name": "am", "typ": "datum", "titel": "Am", "pflicht": true, "vorgabe": "heute"}
      ],
      "guards_eingabe": ["mahnung_tag_vergangen"],
      "effekte": ["mahnung_inkasso_eintragen"]
    },
    {
      "von": [
        "vorgeschlagen",
        "stufe_1",
        "stufe_2_vorgeschlagen",
        "stufe_2",
        "stufe_3_vorgeschlagen",
        "stufe_3",
        "gerichtlich",
        "mahnbescheid_zugestellt",
        "vb_beantragt",
        "streitverfahren",
        "tituliert",
        "inkasso",
        "ausgesetzt"
      ],
      "ereignis": "teilzahlung",
      "nach": "=",
      "art": "automatisch",
      "titel": "Zahlung gebucht, neu berechnet",
      "norm": "§§ 366, 367 BGB",
      "effekte": ["mahnung_neu_berechnen"]
    },
    {
      "von": "mahnbescheid_vorbereitet",
      "ereignis": "teilzahlung",
      "nach": "=",
      "art": "automatisch",
      "titel": "Zahlung gebucht, Antrag neu berechnet",
      "norm": "§§ 366, 367 BGB, § 690 Abs. 1 ZPO",
      "effekte": ["mahnung_neu_berechnen", "mahnung_antrag_sammeln"],
      "dokumente": ["mahnbescheid_anlage"]
    },
    {
      "von": [
        "vorgeschlagen",
        "stufe_1",
        "stufe_2_vorgeschlagen",
        "stufe_2",
        "stufe_3_vorgeschlagen",
        "stufe_3",
        "mahnbescheid_vorbereitet",
        "gerichtlich",
        "mahnbescheid_zugestellt",
        "vb_beantragt",
        "streitverfahren",
        "tituliert",
        "inkasso",
        "ausgesetzt"
      ],
      "ereignis": "bezahlt",
      "nach": "erledigt",
      "art": "automatisch",
      "titel": "Bezahlt",
      "norm": "§ 362 Abs. 1 BGB",
      "effekte": ["mahnung_neu_berechnen"]
    },
    {
      "von": [
        "vorgeschlagen",
        "stufe_1",
        "stufe_2_vorgeschlagen",
        "stufe_2",
        "stufe_3_vorgeschlagen",
        "stufe_3",
        "mahnbescheid_vorbereitet",
        "gerichtlich",
        "mahnbescheid_zugestellt",
        "vb_beantragt",
        "streitverfahren",
        "inkasso",
        "ausgesetzt"
      ],
      "ereignis": "stornieren",
      "nach": "storniert",
      "titel": "Stornieren",
      "norm": "§ 286 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Alle Schreiben dieses Vorgangs gelten als nicht versandt; jede Forderung steht wieder so da wie vor der ersten Mahnung.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500}],
      "effekte": ["mahnung_zuruecknehmen"]
    }
  ]
}
$automat$);
