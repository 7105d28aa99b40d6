-- untervermietung: a tenant asks to let somebody have the flat or a part of it, until the subtenant has moved out.
--
-- beantragt → geprueft → erteilt → beendet; abgelehnt.
--
-- What practice needs beyond the catalogue, and why:
-- * A tenant may ask through the portal; whoever decides is a person of the administration.
-- * zuschlag_anpassen stays in erteilt: the surcharge is an agreement and may be agreed anew.
-- * A limited permission ends by its timer, with everything that hangs on it.
-- The surcharge is a rent component of its own (akte.untermietzuschlaege), not an amount in the conditions: it comes and goes with
-- the permission, and a rent increase must not build on it.
SELECT engine.automat_laden($automat$
{
  "automat": "untervermietung", "titel": "Untervermietung", "norm": "§§ 540, 553 BGB",
  "beschreibung": "Antrag der Mieterseite, die Wohnung oder einen Teil davon einem Dritten zu überlassen.",
  "traeger": ["vermietung"], "status": {"tabelle": "akte.untervermietungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "beantragt", "titel": "Beantragt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {
      "zustand": "erteilt", "titel": "Erlaubnis erteilt",
      "fristen": [{"ereignis": "befristung_ablaufen", "funktion": "untervermietung_frist_bis", "titel": "Befristete Erlaubnis endet", "norm": "§ 540 Abs. 1 BGB"}]
    },
    {"zustand": "beendet", "titel": "Beendet", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "beantragt", "titel": "Antrag auf Untervermietung", "norm": "§ 540 Abs. 1, § 553 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "mieter"],
      "hilfe": "Der Antrag braucht keine Form. Über die Erlaubnis entscheidet die Verwaltung.",
      "felder": [
        {"name": "vorname", "typ": "text", "titel": "Vorname der Person", "pflicht": true, "max_laenge": 100},
        {"name": "nachname", "typ": "text", "titel": "Nachname der Person", "pflicht": true, "max_laenge": 100},
        {
          "name": "umfang", "typ": "auswahl", "titel": "Was überlassen wird", "pflicht": true,
          "optionen": [{"wert": "teil", "titel": "ein Teil der Wohnung"}, {"wert": "ganz", "titel": "die ganze Wohnung"}]
        },
        {"name": "raeume", "typ": "text", "titel": "Welche Räume", "max_laenge": 200},
        {"name": "gewuenscht_ab", "typ": "datum", "titel": "Ab", "pflicht": true},
        {"name": "gewuenscht_bis", "typ": "datum", "titel": "Bis", "hilfe": "Leer lassen, wenn kein Ende feststeht."},
        {
          "name": "interesse_art", "typ": "auswahl", "titel": "Warum", "pflicht": true,
          "optionen": [
            {"wert": "wirtschaftlich", "titel": "Miete wird allein zu teuer"}, {"wert": "beruflich", "titel": "beruflicher Grund"},
            {"wert": "persoenlich", "titel": "persönlicher oder familiärer Grund"}, {"wert": "abwesenheit", "titel": "längere Abwesenheit"},
            {"wert": "sonstiges", "titel": "anderer Grund"}
          ]
        },
        {"name": "interesse", "typ": "langtext", "titel": "Begründung", "pflicht": true, "min_laenge": 10},
        {"name": "interesse_seit", "typ": "datum", "titel": "Der Grund besteht seit", "nicht_in_zukunft": true, "hilfe": "Ein Anspruch besteht nur, wenn er nach dem Vertragsschluss entstanden ist."},
        {"name": "personen", "typ": "ganzzahl", "titel": "Personen in der Wohnung insgesamt", "min": 1, "max": 50},
        {"name": "untermiete", "typ": "betrag", "titel": "Untermiete im Monat"},
        {"name": "beantragt_am", "typ": "datum", "titel": "Beantragt am", "nicht_in_zukunft": true, "vorgabe": "heute"}
      ],
      "guards_eingabe": ["untervermietung_eigene", "untervermietung_angaben"], "effekte": ["untervermietung_anlegen"]
    },
    {
      "von": "beantragt", "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfung erfassen", "norm": "§ 553 Abs. 1 BGB",
      "hilfe": "Gewinn über die eigenen Kosten hinaus ist kein berechtigtes Interesse.",
      "felder": [
        {"name": "interesse_berechtigt", "typ": "ja_nein", "titel": "Das Interesse ist berechtigt und nachvollziehbar", "pflicht": true},
        {"name": "pruefung", "typ": "langtext", "titel": "Was geprüft wurde (Person, Belegung, Untermiete)", "pflicht": true, "min_laenge": 10}
      ],
      "effekte": ["untervermietung_pruefen"]
    },
    {
      "von": "geprueft", "ereignis": "erteilen", "nach": "erteilt", "titel": "Erlaubnis erteilen", "norm": "§ 540 Abs. 1, § 553 BGB",
      "hilfe": "Die Person wird als Bewohner geführt. Ein Zuschlag wird ab dem ersten Tag Teil der Miete.",
      "felder": [
        {"name": "ab", "typ": "datum", "titel": "Ab", "pflicht": true},
        {"name": "bis", "typ": "datum", "titel": "Bis"},
        {"name": "zuschlag", "typ": "betrag", "titel": "Untermietzuschlag im Monat"},
        {"name": "zuschlag_grund", "typ": "langtext", "titel": "Warum die Überlassung ohne Zuschlag nicht zuzumuten ist"},
        {"name": "zuschlag_zugestimmt", "typ": "ja_nein", "titel": "Die Mieterseite ist mit dem Zuschlag einverstanden"},
        {"name": "auflagen", "typ": "langtext", "titel": "Auflagen"}
      ],
      "guards_eingabe": ["untervermietung_zeitraum", "untervermietung_zuschlag"], "effekte": ["untervermietung_erteilen"], "vorgaben": "untervermietung_vorgaben",
      "dokumente": ["untermieterlaubnis"]
    },
    {
      "von": "geprueft", "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§ 540 Abs. 1, § 553 Abs. 1 Satz 2 BGB",
      "felder": [
        {
          "name": "grund", "typ": "auswahl", "titel": "Grund", "pflicht": true,
          "optionen": [
            {"wert": "person", "titel": "wichtiger Grund in der Person des Dritten (§ 553 Abs. 1 Satz 2)"},
            {"wert": "ueberbelegung", "titel": "übermäßige Belegung (§ 553 Abs. 1 Satz 2)"},
            {"wert": "unzumutbar", "titel": "aus sonstigen Gründen unzumutbar (§ 553 Abs. 1 Satz 2)"},
            {"wert": "kein_interesse", "titel": "kein berechtigtes Interesse (§ 553 Abs. 1 Satz 1)"},
            {"wert": "interesse_frueher", "titel": "Interesse bestand schon bei Vertragsschluss (§ 553 Abs. 1 Satz 1)"},
            {"wert": "ganze_wohnung", "titel": "ganze Wohnung (§ 540 Abs. 1)"}
          ]
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung für das Schreiben", "pflicht": true, "min_laenge": 10}
      ],
      "guards_eingabe": ["untervermietung_ablehnbar"], "effekte": ["untervermietung_ablehnen"], "dokumente": ["untermieterlaubnis_ablehnung"]
    },
    {
      "von": "erteilt", "ereignis": "zuschlag_anpassen", "nach": "=", "titel": "Zuschlag neu vereinbaren", "norm": "§ 553 Abs. 2 BGB",
      "felder": [
        {"name": "ab", "typ": "datum", "titel": "Ab", "pflicht": true},
        {"name": "zuschlag", "typ": "betrag", "titel": "Untermietzuschlag im Monat", "pflicht": true},
        {"name": "zuschlag_grund", "typ": "langtext", "titel": "Warum die Überlassung ohne Zuschlag nicht zuzumuten ist"},
        {"name": "zuschlag_zugestimmt", "typ": "ja_nein", "titel": "Die Mieterseite ist mit dem Zuschlag einverstanden"}
      ],
      "guards_eingabe": ["untervermietung_zeitraum", "untervermietung_zuschlag"], "effekte": ["untervermietung_zuschlag_setzen"], "dokumente": ["untermietzuschlag"]
    },
    {
      "von": "erteilt", "ereignis": "beenden", "nach": "beendet", "titel": "Untermiete beenden", "norm": "§ 540 BGB",
      "felder": [
        {"name": "ende_am", "typ": "datum", "titel": "Letzter Tag", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {
          "name": "grund", "typ": "auswahl", "titel": "Warum", "pflicht": true,
          "optionen": [
            {"wert": "auszug", "titel": "Untermieter ist ausgezogen"}, {"wert": "widerruf", "titel": "Erlaubnis aus wichtigem Grund widerrufen"},
            {"wert": "mietende", "titel": "Ende des Mietverhältnisses"}
          ]
        }
      ],
      "guards_eingabe": ["untervermietung_endetag"], "effekte": ["untervermietung_beenden"], "dokumente": ["untermiete_ende"]
    },
    {
      "von": "erteilt", "ereignis": "befristung_ablaufen", "nach": "beendet", "art": "frist", "titel": "Befristete Erlaubnis abgelaufen", "norm": "§ 540 Abs. 1 BGB",
      "effekte": ["untervermietung_beenden"], "dokumente": ["untermiete_ende"]
    }
  ]
}
$automat$);
