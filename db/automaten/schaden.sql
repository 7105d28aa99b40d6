-- schaden: a damage to the flat, from the report to the settlement: what it comes from, who bears it, who remedied it, and the proof.
--
-- gemeldet → geprueft → (versicherung_gemeldet → reguliert / abgelehnt_versicherung) → beauftragt → behoben → abgerechnet
-- Ends without remedy: unbegruendet.
--
-- What practice needs beyond the catalogue, and why:
-- * A burst pipe is repaired before the insurance answers: it can be told, and its decision recorded, while the order runs and after
--   the remedy. Settled is a damage only when it has decided.
-- * beauftragen stays in beauftragt, too: one company dries, the other paints. nachbessern leads back when the remedy did not hold.
-- * minderung_anlegen and instandsetzung_veranlassen lead on to Vorgänge of their own and leave this one where it is.
-- * pruefen again in geprueft: who bears it may turn out differently before anything was ordered.
-- * foto_ergaenzen and schadennummer_nachtragen: what comes in later belongs to the file, not into a remark.
-- The remedy is recorded by staff alone, with a photo. A part the tenant bears needs a reason (fault; § 538 BGB) and becomes a claim.
SELECT engine.automat_laden($automat$
{
  "automat": "schaden", "titel": "Schaden", "norm": "§§ 280, 538, 536c BGB",
  "beschreibung": "Schaden an der Mietsache, mit Kostenträger und Versicherung, von der Meldung bis zur Abrechnung.",
  "traeger": ["vermietung"], "status": {"tabelle": "akte.schaeden", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "gemeldet", "titel": "Gemeldet", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "versicherung_gemeldet", "titel": "Der Versicherung gemeldet"},
    {"zustand": "reguliert", "titel": "Von der Versicherung reguliert"},
    {"zustand": "abgelehnt_versicherung", "titel": "Von der Versicherung abgelehnt"},
    {
      "zustand": "beauftragt", "titel": "Beauftragt",
      "fristen": [
        {
          "ereignis": "termin_verstreichen", "funktion": "schaden_frist_termin", "titel": "Termin der Firma vorbei, Behebung noch nicht erfasst",
          "norm": "§ 535 Abs. 1 BGB"
        }
      ]
    },
    {"zustand": "behoben", "titel": "Behoben"},
    {"zustand": "abgerechnet", "titel": "Abgerechnet", "art": "erfolg"},
    {"zustand": "unbegruendet", "titel": "Unbegründet", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "gemeldet", "titel": "Schaden melden", "norm": "§ 536c BGB",
      "hilfe": "Hält fest, was wann gemeldet wurde. Ab der Meldung weiß die Vermieterseite vom Mangel.",
      "felder": [
        {
          "name": "kategorie", "typ": "auswahl", "titel": "Art des Schadens", "pflicht": true,
          "optionen": [
            {"wert": "heizung", "titel": "Heizung"}, {"wert": "wasser", "titel": "Wasser"}, {"wert": "elektrik", "titel": "Elektrik"},
            {"wert": "sanitaer", "titel": "Sanitär"}, {"wert": "schimmel", "titel": "Schimmel"}, {"wert": "sonstiges", "titel": "Sonstiges"}
          ]
        },
        {"name": "raum", "typ": "text", "titel": "Raum", "pflicht": true, "min_laenge": 2, "max_laenge": 100},
        {"name": "beschreibung", "typ": "langtext", "titel": "Was ist zu sehen", "pflicht": true, "min_laenge": 5, "hilfe": "Es genügt, wie sich der Mangel zeigt; die Ursache klärt die Prüfung."},
        {"name": "seit", "typ": "datum", "titel": "Seit wann", "nicht_in_zukunft": true, "hilfe": "Leer lassen, wenn es niemand weiß."},
        {"name": "gemeldet_am", "typ": "datum", "titel": "Gemeldet am", "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "foto_1", "typ": "datei", "titel": "Foto"},
        {"name": "foto_2", "typ": "datei", "titel": "Weiteres Foto"},
        {"name": "foto_3", "typ": "datei", "titel": "Weiteres Foto"}
      ],
      "guards_eingabe": ["schaden_meldung", "schaden_fotos_gueltig"], "effekte": ["schaden_anlegen"]
    },
    {
      "von": ["gemeldet", "geprueft"], "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfung erfassen", "norm": "§§ 280, 535 Abs. 1, § 538 BGB",
      "felder": [
        {"name": "ursache", "typ": "langtext", "titel": "Ursache", "pflicht": true, "min_laenge": 5},
        {
          "name": "kostentraeger", "typ": "auswahl", "titel": "Wer trägt voraussichtlich die Kosten", "pflicht": true,
          "hilfe": "Abnutzung durch vertragsgemäßen Gebrauch trägt immer die Vermieterseite (§ 538 BGB).",
          "optionen": [
            {"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "mieter", "titel": "Mieterseite (schuldhaft verursacht)"},
            {"wert": "versicherung", "titel": "Versicherung"}, {"wert": "weg", "titel": "Wohnungseigentümergemeinschaft"}
          ]
        },
        {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Geschätzte Kosten"}
      ],
      "guards_eingabe": ["schaden_kostentraeger"], "effekte": ["schaden_pruefen"]
    },
    {
      "von": "geprueft", "ereignis": "versicherung_melden", "nach": "versicherung_gemeldet", "titel": "Der Versicherung melden", "norm": "§ 30 VVG",
      "hilfe": "Der Versicherungsfall ist unverzüglich anzuzeigen, nachdem er bekannt ist.",
      "felder": [
        {"name": "versicherung", "typ": "text", "titel": "Versicherung", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "schadennummer", "typ": "text", "titel": "Schadennummer", "max_laenge": 60},
        {"name": "gemeldet_am", "typ": "datum", "titel": "Gemeldet am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "betrag", "typ": "betrag", "titel": "Angemeldeter Betrag"},
        {"name": "strasse", "typ": "text", "titel": "Straße der Versicherung", "max_laenge": 100, "hilfe": "Mit vollständiger Anschrift entsteht die Schadenanzeige als Schreiben."},
        {"name": "plz", "typ": "text", "titel": "Postleitzahl", "max_laenge": 10},
        {"name": "ort", "typ": "text", "titel": "Ort", "max_laenge": 100}
      ],
      "guards_zustand": ["schaden_versicherbar"], "guards_eingabe": ["schaden_versicherung_anschrift"], "effekte": ["schaden_versichern"], "dokumente": ["schadenanzeige"]
    },
    {
      "von": ["beauftragt", "behoben"], "ereignis": "versicherung_melden", "nach": "=", "titel": "Der Versicherung melden", "norm": "§ 30 VVG",
      "hilfe": "Auch ein Schaden, der sofort behoben werden musste, lässt sich noch melden.",
      "felder": [
        {"name": "versicherung", "typ": "text", "titel": "Versicherung", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "schadennummer", "typ": "text", "titel": "Schadennummer", "max_laenge": 60},
        {"name": "gemeldet_am", "typ": "datum", "titel": "Gemeldet am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "betrag", "typ": "betrag", "titel": "Angemeldeter Betrag"},
        {"name": "strasse", "typ": "text", "titel": "Straße der Versicherung", "max_laenge": 100, "hilfe": "Mit vollständiger Anschrift entsteht die Schadenanzeige als Schreiben."},
        {"name": "plz", "typ": "text", "titel": "Postleitzahl", "max_laenge": 10},
        {"name": "ort", "typ": "text", "titel": "Ort", "max_laenge": 100}
      ],
      "guards_zustand": ["schaden_versicherbar"], "guards_eingabe": ["schaden_versicherung_anschrift"], "effekte": ["schaden_versichern"], "dokumente": ["schadenanzeige"]
    },
    {
      "von": ["versicherung_gemeldet", "beauftragt", "behoben"], "ereignis": "schadennummer_nachtragen", "nach": "=", "titel": "Schadennummer nachtragen",
      "norm": "§ 30 VVG",
      "felder": [{"name": "schadennummer", "typ": "text", "titel": "Schadennummer", "pflicht": true, "max_laenge": 60}],
      "guards_zustand": ["schaden_versicherung_laeuft"], "effekte": ["schaden_nummer"]
    },
    {
      "von": "versicherung_gemeldet", "ereignis": "regulieren", "nach": "reguliert", "titel": "Regulierung erfassen", "norm": "§ 14 VVG",
      "felder": [
        {"name": "reguliert_am", "typ": "datum", "titel": "Reguliert am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "betrag", "typ": "betrag", "titel": "Regulierter Betrag", "pflicht": true, "min": 0.01},
        {"name": "schadennummer", "typ": "text", "titel": "Schadennummer", "max_laenge": 60}
      ],
      "guards_eingabe": ["schaden_versicherung_tag"], "effekte": ["schaden_regulieren"]
    },
    {
      "von": ["beauftragt", "behoben"], "ereignis": "regulieren", "nach": "=", "titel": "Regulierung erfassen", "norm": "§ 14 VVG",
      "felder": [
        {"name": "reguliert_am", "typ": "datum", "titel": "Reguliert am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "betrag", "typ": "betrag", "titel": "Regulierter Betrag", "pflicht": true, "min": 0.01},
        {"name": "schadennummer", "typ": "text", "titel": "Schadennummer", "max_laenge": 60}
      ],
      "guards_zustand": ["schaden_versicherung_laeuft"], "guards_eingabe": ["schaden_versicherung_tag"], "effekte": ["schaden_regulieren"]
    },
    {
      "von": "versicherung_gemeldet", "ereignis": "ablehnung_erfassen", "nach": "abgelehnt_versicherung", "titel": "Ablehnung der Versicherung erfassen",
      "norm": "§ 14 VVG",
      "felder": [
        {"name": "abgelehnt_am", "typ": "datum", "titel": "Abgelehnt am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "grund", "typ": "langtext", "titel": "Begründung der Versicherung", "pflicht": true, "min_laenge": 5},
        {
          "name": "kostentraeger", "typ": "auswahl", "titel": "Wer trägt die Kosten jetzt", "pflicht": true,
          "optionen": [
            {"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "mieter", "titel": "Mieterseite (schuldhaft verursacht)"},
            {"wert": "weg", "titel": "Wohnungseigentümergemeinschaft"}
          ]
        }
      ],
      "guards_eingabe": ["schaden_versicherung_tag", "schaden_kostentraeger"], "effekte": ["schaden_versicherung_verneint"]
    },
    {
      "von": ["beauftragt", "behoben"], "ereignis": "ablehnung_erfassen", "nach": "=", "titel": "Ablehnung der Versicherung erfassen", "norm": "§ 14 VVG",
      "felder": [
        {"name": "abgelehnt_am", "typ": "datum", "titel": "Abgelehnt am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "grund", "typ": "langtext", "titel": "Begründung der Versicherung", "pflicht": true, "min_laenge": 5},
        {
          "name": "kostentraeger", "typ": "auswahl", "titel": "Wer trägt die Kosten jetzt", "pflicht": true,
          "optionen": [
            {"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "mieter", "titel": "Mieterseite (schuldhaft verursacht)"},
            {"wert": "weg", "titel": "Wohnungseigentümergemeinschaft"}
          ]
        }
      ],
      "guards_zustand": ["schaden_versicherung_laeuft"], "guards_eingabe": ["schaden_versicherung_tag", "schaden_kostentraeger"],
      "effekte": ["schaden_versicherung_verneint"]
    },
    {
      "von": ["geprueft", "versicherung_gemeldet", "reguliert", "abgelehnt_versicherung"], "ereignis": "beauftragen", "nach": "beauftragt",
      "titel": "Firma beauftragen", "norm": "§ 535 Abs. 1 BGB", "hilfe": "Die Mieterseite erhält ein Schreiben mit Firma und Termin.",
      "felder": [
        {"name": "firma", "typ": "text", "titel": "Firma", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "umfang", "typ": "langtext", "titel": "Was zu tun ist", "pflicht": true, "min_laenge": 5},
        {"name": "beauftragt_am", "typ": "datum", "titel": "Beauftragt am", "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "termin", "typ": "datum", "titel": "Termin in der Wohnung", "hilfe": "Am Tag danach erinnert der Vorgang an die Behebung."},
        {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Kosten laut Angebot"}
      ],
      "guards_eingabe": ["schaden_auftrag_tage"], "effekte": ["schaden_beauftragen"], "dokumente": ["schaden_beauftragung"]
    },
    {
      "von": "beauftragt", "ereignis": "beauftragen", "nach": "=", "titel": "Weitere Firma beauftragen", "norm": "§ 535 Abs. 1 BGB",
      "felder": [
        {"name": "firma", "typ": "text", "titel": "Firma", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "umfang", "typ": "langtext", "titel": "Was zu tun ist", "pflicht": true, "min_laenge": 5},
        {"name": "beauftragt_am", "typ": "datum", "titel": "Beauftragt am", "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "termin", "typ": "datum", "titel": "Termin in der Wohnung"},
        {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Kosten laut Angebot"}
      ],
      "guards_eingabe": ["schaden_auftrag_tage"], "effekte": ["schaden_beauftragen"], "dokumente": ["schaden_beauftragung"]
    },
    {
      "von": "beauftragt", "ereignis": "termin_verstreichen", "nach": "=", "art": "frist", "titel": "Termin der Firma verstrichen", "norm": "§ 535 Abs. 1 BGB",
      "effekte": ["schaden_termin_verstrichen"]
    },
    {
      "von": "beauftragt", "ereignis": "beheben", "nach": "behoben", "titel": "Behebung erfassen", "norm": "§ 535 Abs. 1 BGB",
      "hilfe": "Tag, Firma und ein Foto gehören dazu: Sie belegen, dass der Mangel behoben ist.",
      "felder": [
        {"name": "behoben_am", "typ": "datum", "titel": "Behoben am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "firma", "typ": "text", "titel": "Firma", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "arbeiten", "typ": "langtext", "titel": "Was getan wurde", "pflicht": true, "min_laenge": 5},
        {"name": "foto", "typ": "datei", "titel": "Foto nach der Behebung", "pflicht": true}
      ],
      "guards_eingabe": ["schaden_behoben_tag", "schaden_fotos_gueltig"], "effekte": ["schaden_beheben"], "vorgaben": "schaden_beheben_vorgaben"
    },
    {
      "von": "behoben", "ereignis": "nachbessern", "nach": "beauftragt", "titel": "Nachbesserung verlangen", "norm": "§§ 634, 635 BGB",
      "hilfe": "Die Behebung hat nicht gehalten. Die Firma kommt noch einmal, die erste Behebung bleibt in der Akte.",
      "felder": [
        {"name": "grund", "typ": "langtext", "titel": "Was noch nicht in Ordnung ist", "pflicht": true, "min_laenge": 5},
        {"name": "termin", "typ": "datum", "titel": "Termin in der Wohnung"}
      ],
      "guards_eingabe": ["schaden_auftrag_tage"], "effekte": ["schaden_beauftragen"], "dokumente": ["schaden_beauftragung"]
    },
    {
      "von": "behoben", "ereignis": "abrechnen", "nach": "abgerechnet", "titel": "Abrechnen", "norm": "§§ 280, 538, 548 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Was Versicherung, Mieterseite und Gemeinschaft nicht tragen, trägt die Vermieterseite. Aus dem Anteil der Mieterseite wird eine Forderung.",
      "felder": [
        {"name": "kosten", "typ": "betrag", "titel": "Kosten insgesamt", "pflicht": true},
        {"name": "anteil_versicherung", "typ": "betrag", "titel": "davon Versicherung"},
        {"name": "anteil_mieter", "typ": "betrag", "titel": "davon Mieterseite"},
        {"name": "anteil_weg", "typ": "betrag", "titel": "davon Wohnungseigentümergemeinschaft"},
        {"name": "anteil_grund", "typ": "langtext", "titel": "Warum die Mieterseite haftet", "hilfe": "Verursachung und Verschulden; Abnutzung genügt nicht (§ 538 BGB)."},
        {"name": "faellig_am", "typ": "datum", "titel": "Mieterseite zahlt bis"}
      ],
      "guards_zustand": ["schaden_abrechenbar"], "guards_eingabe": ["schaden_anteile", "schaden_kostentraeger", "schaden_unverjaehrt"],
      "uebersteuerbar": ["schaden_unverjaehrt"], "effekte": ["schaden_abrechnen"], "vorgaben": "schaden_abrechnen_vorgaben", "dokumente": ["schadenabrechnung"]
    },
    {
      "von": ["gemeldet", "geprueft"], "ereignis": "als_unbegruendet_schliessen", "nach": "unbegruendet", "titel": "Als unbegründet schließen", "norm": "§§ 535, 538 BGB",
      "felder": [
        {
          "name": "grund", "typ": "auswahl", "titel": "Warum", "pflicht": true,
          "optionen": [
            {"wert": "kein_mangel", "titel": "kein Mangel der Mietsache"}, {"wert": "abnutzung", "titel": "übliche Abnutzung ohne Beeinträchtigung"},
            {"wert": "eigentum_mieter", "titel": "Sache der Mieterseite selbst"}, {"wert": "doppelt", "titel": "schon gemeldet"},
            {"wert": "nicht_feststellbar", "titel": "bei der Besichtigung nicht festzustellen"}
          ]
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung für das Schreiben", "pflicht": true, "min_laenge": 10}
      ],
      "effekte": ["schaden_zurueckweisen"], "dokumente": ["schaden_unbegruendet"]
    },
    {
      "von": ["gemeldet", "geprueft", "versicherung_gemeldet", "reguliert", "abgelehnt_versicherung", "beauftragt", "behoben"], "ereignis": "foto_ergaenzen", "nach": "=",
      "titel": "Foto ergänzen", "norm": "§ 536c BGB",
      "felder": [
        {"name": "foto", "typ": "datei", "titel": "Foto", "pflicht": true},
        {"name": "bemerkung", "typ": "text", "titel": "Was es zeigt", "max_laenge": 200}
      ],
      "guards_eingabe": ["schaden_fotos_gueltig"], "effekte": ["schaden_foto_anhaengen"]
    },
    {
      "von": ["gemeldet", "geprueft", "versicherung_gemeldet", "reguliert", "abgelehnt_versicherung", "beauftragt"], "ereignis": "minderung_anlegen", "nach": "=",
      "titel": "Mietminderung anlegen", "norm": "§ 536 Abs. 1 BGB",
      "hilfe": "Der Mangel mindert die Miete von Gesetzes wegen. Die Quote wird im Vorgang der Mietminderung geprüft und festgelegt.",
      "felder": [
        {"name": "mangel", "typ": "langtext", "titel": "Mangel", "pflicht": true, "min_laenge": 5},
        {"name": "mangel_seit", "typ": "datum", "titel": "Seit wann", "nicht_in_zukunft": true}
      ],
      "guards_zustand": ["schaden_ohne_minderung"], "effekte": ["schaden_minderung"], "vorgaben": "schaden_minderung_vorgaben"
    },
    {
      "von": ["geprueft", "versicherung_gemeldet", "reguliert", "abgelehnt_versicherung", "beauftragt"], "ereignis": "instandsetzung_veranlassen", "nach": "=",
      "titel": "Instandsetzung am Objekt veranlassen", "norm": "§ 535 Abs. 1 BGB",
      "hilfe": "Startet am Objekt den Vorgang mit Angebot, Freigabe durch den Eigentümer, Auftrag und Abnahme.",
      "felder": [
        {"name": "titel", "typ": "text", "titel": "Bezeichnung", "pflicht": true, "min_laenge": 5, "max_laenge": 100},
        {"name": "beschreibung", "typ": "langtext", "titel": "Beschreibung", "pflicht": true, "min_laenge": 10},
        {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Geschätzte Kosten"}
      ],
      "guards_zustand": ["schaden_ohne_instandsetzung"], "effekte": ["schaden_instandsetzen"], "vorgaben": "schaden_instandsetzung_vorgaben"
    }
  ]
}
$automat$);
