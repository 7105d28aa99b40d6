-- kaution_rueckzahlung: the deposit, from the signed protocol of the Auszug to the last cent. Never started by hand: the master starts it
-- when the handover is complete, with the defects of the protocol. Exclusive. There is no abbruch: a file is settled, if with zero.
--
-- maengelbewertung → einbehaltberechnung → abrechnung → auszahlung → abgeschlossen
--                          ↑ einwendung, berichtigen ↲       ↳ teilauszahlung → nk_vorbehalt → nk_abgerechnet → abrechnung
--
-- * A statement (abrechnung_erstellen) freezes figures and letter. An objection leads back; the corrected statement is a new number.
-- * With a reserve for Nebenkosten the statement is a part. After its payout interest runs on over what stayed, and the final
--   statement settles the rest.
-- * Four eyes: sachbearbeitung prepares and orders, buchhaltung or teamleitung confirms, never the same person (also a CHECK).
-- * The confirmation posts interest, retentions and payout; the deposit account then stands at exactly 0.00 (or the reserve).
-- * Six months after the Mietende is the own deadline of the Verwaltung, not a rule of law (BGH VIII ZR 71/05, VIII ZR 141/17): it
--   warns 30 days before and then marks the settlement overdue.
--
-- What practice needs beyond the catalogue: berichtigen (own mistake), auszahlung_stornieren (the bank sent it back), forderung_streichen
-- (paid meanwhile), ohne_auszahlung_abschliessen and ohne_teilauszahlung (nothing left), nullabrechnung (no money was ever paid in).
SELECT engine.automat_laden($automat$
{
  "automat": "kaution_rueckzahlung", "titel": "Kautionsabrechnung", "norm": "§ 551 BGB",
  "beschreibung": "Abrechnung und Rückzahlung der Kaution nach dem Auszug. Beginnt von selbst, wenn die Auszugsübergabe abgeschlossen ist.",
  "traeger": ["vermietung"], "exklusiv": true, "status": {"tabelle": "akte.kautionsabrechnungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {
      "zustand": "maengelbewertung", "titel": "Mängelbewertung", "art": "start",
      "fristen": [
        {
          "ereignis": "frist_nahen", "funktion": "kaution_frist_warnung", "titel": "Eigene Frist der Verwaltung naht",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        },
        {
          "ereignis": "frist_ueberschreiten", "funktion": "kaution_frist_ende", "titel": "Eigene Frist der Verwaltung: sechs Monate nach Mietende",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        }
      ]
    },
    {
      "zustand": "einbehaltberechnung", "titel": "Einbehaltberechnung",
      "fristen": [
        {
          "ereignis": "frist_nahen", "funktion": "kaution_frist_warnung", "titel": "Eigene Frist der Verwaltung naht",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        },
        {
          "ereignis": "frist_ueberschreiten", "funktion": "kaution_frist_ende", "titel": "Eigene Frist der Verwaltung: sechs Monate nach Mietende",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        }
      ]
    },
    {
      "zustand": "abrechnung", "titel": "Abgerechnet",
      "fristen": [
        {
          "ereignis": "frist_nahen", "funktion": "kaution_frist_warnung", "titel": "Eigene Frist der Verwaltung naht",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        },
        {
          "ereignis": "frist_ueberschreiten", "funktion": "kaution_frist_ende", "titel": "Eigene Frist der Verwaltung: sechs Monate nach Mietende",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        }
      ]
    },
    {
      "zustand": "auszahlung", "titel": "Auszahlung angeordnet",
      "fristen": [
        {
          "ereignis": "frist_nahen", "funktion": "kaution_frist_warnung", "titel": "Eigene Frist der Verwaltung naht",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        },
        {
          "ereignis": "frist_ueberschreiten", "funktion": "kaution_frist_ende", "titel": "Eigene Frist der Verwaltung: sechs Monate nach Mietende",
          "norm": "eigene Frist, kein Gesetz (BGH VIII ZR 71/05)"
        }
      ]
    },
    {
      "zustand": "nk_vorbehalt", "titel": "Vorbehalt für Nebenkosten",
      "fristen": [
        {
          "ereignis": "nk_frist_ablaufen", "funktion": "kaution_frist_nk", "titel": "Frist für die Nebenkostenabrechnung abgelaufen",
          "norm": "§ 556 Abs. 3 Satz 2, 3 BGB"
        }
      ]
    },
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "maengelbewertung", "titel": "Kaution abrechnen", "norm": "§ 551 BGB", "effekte": ["kaution_beginnen"]},
    {
      "von": ["maengelbewertung", "einbehaltberechnung"], "ereignis": "maengel_bewerten", "nach": "=", "titel": "Mangel bewerten",
      "norm": "§ 538, § 280 Abs. 1 BGB", "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin"],
      "hilfe": "Für jeden Mangel des Protokolls: wer ihn zu vertreten hat, ob er behoben ist, was einbehalten wird. Eine neue Bewertung ersetzt die frühere.",
      "felder": [
        {"name": "position", "typ": "auswahl", "titel": "Mangel", "pflicht": true, "optionen_aus": "kaution_maengel_auswahl"},
        {
          "name": "verantwortlich", "typ": "auswahl", "titel": "Verantwortlich", "pflicht": true,
          "optionen": [{"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "ungeklaert", "titel": "ungeklärt"}]
        },
        {"name": "betrag", "typ": "betrag", "titel": "Einbehalt", "hilfe": "Leer oder 0,00: nichts einbehalten."},
        {"name": "behoben_am", "typ": "datum", "titel": "Behoben am"},
        {
          "name": "begruendung", "typ": "langtext", "titel": "Begründung",
          "hilfe": "Steht so in der Abrechnung. Bei einem Einbehalt Pflicht: Ursache, Arbeit, Beleg.", "max_laenge": 500
        }
      ],
      "guards_eingabe": ["kaution_bewertung"], "effekte": ["kaution_bewerten"]
    },
    {
      "von": "maengelbewertung", "ereignis": "bewertung_abschliessen", "nach": "einbehaltberechnung", "titel": "Bewertung abschließen",
      "norm": "§ 538 BGB", "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin"], "guards_zustand": ["kaution_bewertet"]
    },
    {
      "von": "maengelbewertung", "ereignis": "nullabrechnung", "nach": "abgeschlossen", "titel": "Ohne Kaution abschließen", "norm": "§ 551 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Es wurde nie Geld eingezahlt (keine Kaution, Bürgschaft, verpfändetes Sparbuch). Der Brief hält das fest, die Akte wird geschlossen.",
      "guards_zustand": ["kaution_ohne_guthaben", "kaution_deckung"], "effekte": ["kaution_abrechnen"], "dokumente": ["kautionsabrechnung"]
    },
    {
      "von": "einbehaltberechnung", "ereignis": "forderung_aufnehmen", "nach": "=", "titel": "Offene Forderung aufnehmen", "norm": "§ 387 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "hilfe": "Zum Beispiel rückständige Miete. Nur fällige Forderungen.",
      "felder": [
        {
          "name": "bezeichnung", "typ": "text", "titel": "Forderung", "pflicht": true, "min_laenge": 3,
          "hilfe": "Zum Beispiel: Miete Mai 2026, Restbetrag."
        },
        {"name": "faellig_am", "typ": "datum", "titel": "Fällig seit", "pflicht": true},
        {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true, "min": "0.01"},
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung", "max_laenge": 500}
      ],
      "guards_eingabe": ["kaution_forderung_faellig"], "effekte": ["kaution_fordern"]
    },
    {
      "von": "einbehaltberechnung", "ereignis": "forderung_streichen", "nach": "=", "titel": "Forderung streichen", "norm": "§ 387 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "position", "typ": "auswahl", "titel": "Forderung", "pflicht": true, "optionen_aus": "kaution_forderungen_auswahl"},
        {"name": "begruendung", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 500}
      ],
      "effekte": ["kaution_forderung_streichen"]
    },
    {
      "von": "einbehaltberechnung", "ereignis": "nk_vorbehalt_festlegen", "nach": "=", "titel": "Vorbehalt für Nebenkosten festlegen",
      "norm": "§ 551, § 556 Abs. 3 BGB (BGH VIII ZR 71/05)", "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Nur wenn eine Nebenkostenabrechnung aussteht und eine Nachzahlung zu erwarten ist. Ein neuer Betrag ersetzt den alten, 0,00 hebt den Vorbehalt auf.",
      "felder": [
        {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true},
        {"name": "zeitraum_von", "typ": "datum", "titel": "Nebenkosten von", "pflicht": true},
        {"name": "zeitraum_bis", "typ": "datum", "titel": "bis", "pflicht": true},
        {
          "name": "abrechnungszeitraum_bis", "typ": "datum", "titel": "Ende des Abrechnungszeitraums",
          "hilfe": "Nur wenn nicht nach Kalenderjahren abgerechnet wird."
        },
        {
          "name": "begruendung", "typ": "langtext", "titel": "Begründung", "pflicht": true, "min_laenge": 10, "max_laenge": 500,
          "hilfe": "Zum Beispiel: orientiert an der Nachzahlung von 231,40 € für 2024."
        }
      ],
      "guards_eingabe": ["kaution_nk_zeitraum", "kaution_nk_angemessen"], "uebersteuerbar": ["kaution_nk_angemessen"],
      "effekte": ["kaution_nk_vorbehalten"]
    },
    {
      "von": "einbehaltberechnung", "ereignis": "abrechnung_erstellen", "nach": "abrechnung", "titel": "Abrechnung erstellen",
      "norm": "§ 551 Abs. 3, § 259 Abs. 1 BGB",
      "hilfe": "Zinsen werden auf den Tag berechnet, Beträge und Brief eingefroren. Besteht ein Vorbehalt für die Nebenkosten, entsteht eine Teilabrechnung.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {
          "name": "stichtag", "typ": "datum", "titel": "Abrechnungstag", "hilfe": "Bis zum Tag davor laufen die Zinsen. Leer: heute.", "vorgabe": "heute"
        }
      ],
      "guards_eingabe": ["kaution_stichtag", "kaution_deckung"], "effekte": ["kaution_abrechnen"], "dokumente": ["kautionsabrechnung"]
    },
    {
      "von": "abrechnung", "ereignis": "einwendung_erheben", "nach": "einbehaltberechnung", "titel": "Einwendung der Mieterseite",
      "norm": "§ 259, § 551 BGB", "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin"],
      "hilfe": "Die Mieterseite ist mit der Abrechnung nicht einverstanden. Positionen prüfen und neu abrechnen; die neue Abrechnung bekommt die nächste Nummer.",
      "felder": [
        {"name": "eingegangen_am", "typ": "datum", "titel": "Eingegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "einwendung", "typ": "langtext", "titel": "Einwendung", "pflicht": true, "min_laenge": 5}
      ],
      "guards_eingabe": ["kaution_einwendung_zeit"], "effekte": ["kaution_einwenden"]
    },
    {
      "von": "abrechnung", "ereignis": "berichtigen", "nach": "einbehaltberechnung", "titel": "Abrechnung berichtigen", "norm": "§ 259 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Die Verwaltung hat selbst einen Fehler bemerkt. Die alte Abrechnung bleibt in der Akte.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Was zu berichtigen ist", "pflicht": true, "min_laenge": 5}]
    },
    {
      "von": "abrechnung", "ereignis": "auszahlung_anordnen", "nach": "auszahlung", "titel": "Auszahlung anordnen", "norm": "§ 551, § 362 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin"],
      "hilfe": "Erteilt den Zahlungsauftrag. Bestätigt wird er von jemand anderem aus Buchhaltung oder Teamleitung.",
      "felder": [
        {"name": "kontoinhaber", "typ": "text", "titel": "Kontoinhaber", "pflicht": true, "min_laenge": 2, "max_laenge": 70},
        {"name": "iban", "typ": "iban", "titel": "IBAN der Mieterseite", "pflicht": true},
        {"name": "iban_nachweis", "typ": "text", "titel": "Woher die IBAN stammt", "hilfe": "Nur nötig, wenn das Konto noch nicht hinterlegt ist."}
      ],
      "vorgaben": "kaution_auszahlung_vorgaben", "guards_zustand": ["kaution_auszahlbar"], "guards_eingabe": ["kaution_konto_der_mieter"],
      "effekte": ["kaution_anordnen"]
    },
    {
      "von": "abrechnung", "ereignis": "ohne_auszahlung_abschliessen", "nach": "abgeschlossen", "titel": "Ohne Auszahlung abschließen",
      "norm": "§ 551 BGB", "rollen": ["buchhaltung", "teamleitung"], "hilfe": "Kaution und Zinsen sind durch Einbehalte aufgebraucht.",
      "guards_zustand": ["kaution_schluss", "kaution_nichts_auszuzahlen"], "effekte": ["kaution_buchen"]
    },
    {
      "von": "abrechnung", "ereignis": "ohne_teilauszahlung", "nach": "nk_vorbehalt", "titel": "Nur Vorbehalt stehen lassen",
      "norm": "§ 551, § 556 Abs. 3 BGB", "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Neben den Einbehalten bleibt nur der Vorbehalt; auszuzahlen ist zurzeit nichts.",
      "guards_zustand": ["kaution_teil", "kaution_nichts_auszuzahlen"], "effekte": ["kaution_buchen"]
    },
    {
      "von": "auszahlung", "ereignis": "auszahlung_bestaetigen", "nach": "abgeschlossen", "titel": "Auszahlung bestätigen", "norm": "§ 362 Abs. 1 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Die Bank hat den Auftrag ausgeführt. Zinsen, Einbehalte und Auszahlung werden gebucht, das Kautionskonto steht danach auf 0,00 €.",
      "felder": [{"name": "ausgefuehrt_am", "typ": "datum", "titel": "Ausgeführt am", "pflicht": true, "hilfe": "Buchungstag laut Kontoauszug."}],
      "guards_zustand": ["kaution_schluss", "kaution_vier_augen"], "guards_eingabe": ["kaution_ausfuehrung"], "effekte": ["kaution_buchen"]
    },
    {
      "von": "auszahlung", "ereignis": "teilauszahlung", "nach": "nk_vorbehalt", "titel": "Teilauszahlung bestätigen", "norm": "§ 362 Abs. 1, § 551 BGB",
      "rollen": ["buchhaltung", "teamleitung"],
      "hilfe": "Die Bank hat den Auftrag ausgeführt. Auf dem Kautionskonto bleibt der Vorbehalt für die Nebenkosten.",
      "felder": [{"name": "ausgefuehrt_am", "typ": "datum", "titel": "Ausgeführt am", "pflicht": true, "hilfe": "Buchungstag laut Kontoauszug."}],
      "guards_zustand": ["kaution_teil", "kaution_vier_augen"], "guards_eingabe": ["kaution_ausfuehrung"], "effekte": ["kaution_buchen"]
    },
    {
      "von": "auszahlung", "ereignis": "auszahlung_stornieren", "nach": "abrechnung", "titel": "Zahlungsauftrag stornieren", "norm": "§ 675p BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Der Auftrag wurde nicht ausgeführt oder kam zurück, zum Beispiel wegen einer falschen IBAN.",
      "felder": [{"name": "grund", "typ": "text", "titel": "Warum", "pflicht": true, "min_laenge": 5}],
      "guards_zustand": ["kaution_auftrag_frei"], "effekte": ["kaution_auftrag_stornieren"]
    },
    {
      "von": "nk_vorbehalt", "ereignis": "nk_abgerechnet", "nach": "abrechnung", "titel": "Nebenkosten abgerechnet", "norm": "§ 556 Abs. 3 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Die Nebenkostenabrechnung ist zugegangen. Eine Nachzahlung wird aus dem Vorbehalt gedeckt, über den Rest entsteht die Schlussabrechnung.",
      "felder": [
        {"name": "zugegangen_am", "typ": "datum", "titel": "Abrechnung zugegangen am", "pflicht": true},
        {"name": "nachzahlung", "typ": "betrag", "titel": "Nachzahlung", "hilfe": "Leer oder 0,00 bei Guthaben oder ausgeglichener Abrechnung."},
        {"name": "begruendung", "typ": "langtext", "titel": "Erläuterung", "max_laenge": 500},
        {
          "name": "stichtag", "typ": "datum", "titel": "Abrechnungstag", "hilfe": "Bis zum Tag davor laufen die Zinsen. Leer: heute.", "vorgabe": "heute"
        }
      ],
      "guards_eingabe": ["kaution_nachzahlung", "kaution_stichtag", "kaution_deckung"], "effekte": ["kaution_nk_einsetzen", "kaution_abrechnen"],
      "dokumente": ["kautionsabrechnung"]
    },
    {
      "von": ["maengelbewertung", "einbehaltberechnung", "abrechnung", "auszahlung"], "ereignis": "frist_nahen", "nach": "=", "art": "frist",
      "titel": "Eigene Frist naht", "norm": "eigene Frist, kein Gesetz", "effekte": ["kaution_frist_naht"]
    },
    {
      "von": ["maengelbewertung", "einbehaltberechnung", "abrechnung", "auszahlung"], "ereignis": "frist_ueberschreiten", "nach": "=", "art": "frist",
      "titel": "Eigene Frist überschritten", "norm": "eigene Frist, kein Gesetz", "effekte": ["kaution_frist_ueberschritten"]
    },
    {
      "von": "nk_vorbehalt", "ereignis": "nk_frist_ablaufen", "nach": "=", "art": "frist", "titel": "Frist der Nebenkostenabrechnung abgelaufen",
      "norm": "§ 556 Abs. 3 Satz 3 BGB", "effekte": ["kaution_nk_faellig"]
    }
  ]
}
$automat$);
