-- mahnwesen: from the first late day to the file for the court. One running Vorgang per debtor and lease (bracket vermietung) or per
-- owner and unit (bracket objekt), held by unique indexes on akte.mahnvorgaenge; "exklusiv" would allow one per object only.
--
-- vorgeschlagen → stufe_1 → stufe_2_vorgeschlagen → stufe_2 → stufe_3_vorgeschlagen → stufe_3 → mahnbescheid_vorbereitet → gerichtlich
-- No letter goes out without a person: the scan (api.mahnlauf) only proposes, freigeben belongs to buchhaltung and teamleitung.
--
-- What practice needs beyond the catalogue, and why:
-- * verworfen: a first proposal that is discarded never was a letter, so there is nothing to cancel.
-- * erinnerung_nachtragen, zweite_mahnung_nachtragen: letters on file that this program did not send; start always begins in one state.
-- * teilzahlung: a payment, or its return, that does not settle everything writes the new figures in the same transaction.
-- * fortsetzen_…: a transition has one target, so each level has its own way back; a proposal comes back as the level before it.
-- * kuendigung_androhen: the warning before a notice for arrears, with the figures of § 543 Abs. 2 Nr. 3; it changes no state.
-- * zahlungsfrist_ablaufen, wiedervorlegen: announced in the list of deadlines, nothing follows by itself.
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
    {"zustand": "gerichtlich", "titel": "Gerichtliches Mahnverfahren"},
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
      "von": "vorgeschlagen",
      "ereignis": "freigeben",
      "nach": "stufe_1",
      "titel": "Zahlungserinnerung freigeben",
      "norm": "§§ 286, 288 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Friert Posten, Zinsen und Gebühr ein, erzeugt das Schreiben und setzt die Forderungen auf „gemahnt“. Vorher lohnt die Vorschau.",
      "felder": [
        {"name": "zahlbar_bis", "typ": "datum", "titel": "Zahlbar bis", "hilfe": "Vorgeschlagen sind zehn Tage, bei der letzten Mahnung sieben."},
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
      "effekte": ["mahnung_erstellen"],
      "dokumente": ["zahlungserinnerung"]
    },
    {
      "von": "stufe_2_vorgeschlagen",
      "ereignis": "freigeben",
      "nach": "stufe_2",
      "titel": "Zweite Mahnung freigeben",
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
      "effekte": ["mahnung_erstellen"],
      "dokumente": ["zweite_mahnung"]
    },
    {
      "von": "stufe_3_vorgeschlagen",
      "ereignis": "freigeben",
      "nach": "stufe_3",
      "titel": "Letzte Mahnung freigeben",
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
      "effekte": ["mahnung_erstellen"],
      "dokumente": ["letzte_mahnung"]
    },
    {
      "von": "vorgeschlagen",
      "ereignis": "verwerfen",
      "nach": "verworfen",
      "titel": "Vorschlag verwerfen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "hilfe": "Es geht kein Brief hinaus.",
      "felder": [
        {"name": "grund", "typ": "langtext", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500},
        {"name": "ruht_bis", "typ": "datum", "titel": "Nicht wieder vorschlagen vor", "hilfe": "Ohne Angabe ruht der Vorschlag 14 Tage."}
      ],
      "guards_eingabe": ["mahnung_ruhen_bis"],
      "effekte": ["mahnung_ruhen"]
    },
    {
      "von": "stufe_2_vorgeschlagen",
      "ereignis": "verwerfen",
      "nach": "stufe_1",
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
    {
      "von": "stufe_3_vorgeschlagen",
      "ereignis": "verwerfen",
      "nach": "stufe_2",
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
    {
      "von": "stufe_1",
      "ereignis": "naechste_stufe_vorschlagen",
      "nach": "stufe_2_vorgeschlagen",
      "titel": "Zweite Mahnung vorschlagen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "dienst"],
      "hilfe": "Frühestens 14 Tage nach der letzten Mahnung. Der Mahnlauf tut das von selbst; freigegeben wird immer von Hand.",
      "guards_zustand": ["mahnung_stufe_reif"],
      "effekte": ["mahnung_neu_berechnen"]
    },
    {
      "von": "stufe_2",
      "ereignis": "naechste_stufe_vorschlagen",
      "nach": "stufe_3_vorgeschlagen",
      "titel": "Letzte Mahnung vorschlagen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "dienst"],
      "hilfe": "Frühestens 14 Tage nach der letzten Mahnung. Der Mahnlauf tut das von selbst; freigegeben wird immer von Hand.",
      "guards_zustand": ["mahnung_stufe_reif"],
      "effekte": ["mahnung_neu_berechnen"]
    },
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
    {
      "von": "ausgesetzt",
      "ereignis": "fortsetzen_vorschlag",
      "nach": "vorgeschlagen",
      "titel": "Als Vorschlag fortsetzen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "guards_zustand": ["mahnung_fortsetzen_passt"],
      "effekte": ["mahnung_fortsetzen"]
    },
    {
      "von": "ausgesetzt",
      "ereignis": "fortsetzen_stufe_1",
      "nach": "stufe_1",
      "titel": "In Stufe 1 fortsetzen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "guards_zustand": ["mahnung_fortsetzen_passt"],
      "effekte": ["mahnung_fortsetzen"]
    },
    {
      "von": "ausgesetzt",
      "ereignis": "fortsetzen_stufe_2",
      "nach": "stufe_2",
      "titel": "In Stufe 2 fortsetzen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "guards_zustand": ["mahnung_fortsetzen_passt"],
      "effekte": ["mahnung_fortsetzen"]
    },
    {
      "von": "ausgesetzt",
      "ereignis": "fortsetzen_stufe_3",
      "nach": "stufe_3",
      "titel": "In Stufe 3 fortsetzen",
      "norm": "§ 286 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung"],
      "guards_zustand": ["mahnung_fortsetzen_passt"],
      "effekte": ["mahnung_fortsetzen"]
    },
    {
      "von": "stufe_3",
      "ereignis": "mahnbescheid_vorbereiten",
      "nach": "mahnbescheid_vorbereitet",
      "titel": "Mahnbescheid vorbereiten",
      "norm": "§§ 688, 690 ZPO",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Sammelt, was der Antrag braucht. Gestellt wird er von Ihnen über online-mahnantrag.de.",
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
        }
      ],
      "guards_zustand": ["mahnung_antrag_vollstaendig"],
      "effekte": ["mahnung_antrag_sammeln"]
    },
    {
      "von": "mahnbescheid_vorbereitet",
      "ereignis": "antrag_gestellt",
      "nach": "gerichtlich",
      "titel": "Antrag gestellt",
      "norm": "§ 690 ZPO, § 204 Abs. 1 Nr. 3 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "felder": [
        {"name": "am", "typ": "datum", "titel": "Gestellt am", "pflicht": true, "vorgabe": "heute"},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen oder Kennziffer", "max_laenge": 60}
      ],
      "guards_eingabe": ["mahnung_tag_vergangen"],
      "effekte": ["mahnung_antrag_eintragen"]
    },
    {
      "von": ["stufe_3", "mahnbescheid_vorbereitet"],
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
      "effekte": ["mahnung_neu_berechnen", "mahnung_antrag_sammeln"]
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
