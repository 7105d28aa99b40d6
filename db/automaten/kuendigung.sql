-- kuendigung: a notice, from its draft to the day the flat is given back. Exclusive: one Vorgang per lease. What the law allows beside
-- it (an alternative or later notice, the other side's own) lives inside: every notice that arrived is a row of
-- akte.kuendigung_erklaerungen, and the earliest effective end counts.
--
-- entwurf → zugegangen → (haertefall ↔) → raeumung_faellig → raeumungsklage → vollzogen
-- Ends without effect: widerrufen (before Zugang), fortgesetzt (both sides agree), unwirksam. The last two make the master restore
-- the lease from the backup that zugang_erfassen saved.
--
-- What practice needs beyond the catalogue, and why:
-- * haertefall reaches raeumung_faellig, too: an objection nobody decided does not stop the calendar, and the lawsuit for future
--   eviction is possible as soon as the tenant objects (§ 259 ZPO).
-- * widerspruch_einlegen is possible after the Mietende: without a timely hint the tenant may object until the first hearing.
-- * zurueckweisen knows more than defects of form: payment within the grace period and a lost lawsuit end a notice the same way.
--   While other notices stand, erklaerung_zurueckweisen lets only the void one fall (fristlos cured, hilfsweise ordentlich stays).
-- * klage_zustellen: the grace period of § 569 Abs. 3 Nr. 2 runs from service, not from filing.
-- * Business premises are held to the same form; their leases ask for it, and a file needs the proof.
-- Form and deadlines cannot be overridden. The warning before a fristlose notice can: the law itself knows exceptions.
SELECT engine.automat_laden($automat$
{
  "automat": "kuendigung", "titel": "Kündigung", "norm": "§§ 542, 543, 568, 573, 573c, 574–574b, 546 BGB",
  "beschreibung": "Kündigung eines Mietverhältnisses durch die Mieter- oder die Vermieterseite, vom Entwurf bis zum Auszug.", "traeger": ["vermietung"],
  "exklusiv": true, "status": {"tabelle": "akte.kuendigungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "entwurf", "titel": "Entwurf", "art": "start"},
    {
      "zustand": "zugegangen", "titel": "Zugegangen",
      "fristen": [
        {
          "ereignis": "widerspruchsfrist_ablaufen", "funktion": "kuendigung_frist_widerspruch",
          "titel": "Frist für den Widerspruch wegen Härte abgelaufen", "norm": "§ 574b Abs. 2 BGB"
        },
        {
          "ereignis": "mietende_erreichen", "funktion": "kuendigung_frist_mietende", "titel": "Mietende erreicht, Wohnung zurückzugeben",
          "norm": "§ 546 Abs. 1 BGB"
        }
      ]
    },
    {
      "zustand": "haertefall", "titel": "Widerspruch wegen Härte",
      "fristen": [
        {
          "ereignis": "mietende_erreichen", "funktion": "kuendigung_frist_mietende",
          "titel": "Mietende erreicht, über den Widerspruch ist nicht entschieden", "norm": "§ 574a Abs. 2 BGB"
        }
      ]
    },
    {"zustand": "raeumung_faellig", "titel": "Räumung fällig"},
    {"zustand": "raeumungsklage", "titel": "Räumungsklage"},
    {"zustand": "vollzogen", "titel": "Vollzogen", "art": "erfolg"},
    {"zustand": "fortgesetzt", "titel": "Fortgesetzt", "art": "abbruch"},
    {"zustand": "widerrufen", "titel": "Vor Zugang widerrufen", "art": "abbruch"},
    {"zustand": "unwirksam", "titel": "Unwirksam", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "entwurf", "titel": "Kündigung erfassen", "norm": "§ 542 Abs. 1 BGB",
      "hilfe": "Legt den Vorgang an. Am Mietverhältnis ändert sich erst etwas, wenn der Zugang erfasst ist.",
      "felder": [
        {
          "name": "durch", "typ": "auswahl", "titel": "Wer kündigt", "pflicht": true,
          "optionen": [{"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}]
        },
        {
          "name": "art", "typ": "auswahl", "titel": "Art der Kündigung", "pflicht": true,
          "optionen": [
            {"wert": "ordentlich", "titel": "ordentlich"},
            {"wert": "ausserordentlich_fristlos", "titel": "außerordentlich fristlos"},
            {"wert": "ausserordentlich_frist", "titel": "außerordentlich mit gesetzlicher Frist"},
            {"wert": "sonderkuendigung", "titel": "Sonderkündigung der Mieterseite"}
          ]
        },
        {
          "name": "grund_art", "typ": "auswahl", "titel": "Worauf gestützt", "hilfe": "Bei der ordentlichen Kündigung der Mieterseite leer lassen.",
          "optionen": [
            {"wert": "eigenbedarf", "titel": "Eigenbedarf (§ 573 Abs. 2 Nr. 2)"},
            {"wert": "verwertung", "titel": "Hinderung wirtschaftlicher Verwertung (§ 573 Abs. 2 Nr. 3)"},
            {"wert": "pflichtverletzung", "titel": "Pflichtverletzung (§ 543 Abs. 1, § 573 Abs. 2 Nr. 1)"},
            {"wert": "zahlungsverzug", "titel": "Zahlungsverzug (§ 543 Abs. 2 Nr. 3, § 573 Abs. 2 Nr. 1)"},
            {"wert": "kautionsverzug", "titel": "Verzug mit der Kaution (§ 569 Abs. 2a)"},
            {"wert": "berechtigtes_interesse", "titel": "anderes berechtigtes Interesse (§ 573 Abs. 1)"},
            {"wert": "zweifamilienhaus", "titel": "ohne Grund, Zweifamilienhaus (§ 573a)"},
            {"wert": "gesundheitsgefaehrdung", "titel": "Gesundheitsgefährdung (§ 569 Abs. 1)"},
            {"wert": "wichtiger_grund", "titel": "anderer wichtiger Grund (§ 543 Abs. 1)"},
            {"wert": "untermiete_verweigert", "titel": "verweigerte Untermieterlaubnis (§ 540 Abs. 1 Satz 2)"},
            {"wert": "tod_mieter", "titel": "Tod des Mieters (§§ 563, 563a, 564)"},
            {"wert": "gesetzliches_recht", "titel": "anderes gesetzliches Kündigungsrecht (§ 573d)"},
            {"wert": "mieterhoehung", "titel": "Sonderkündigung nach Mieterhöhung (§ 561)"},
            {"wert": "modernisierung", "titel": "Sonderkündigung nach Modernisierungsankündigung (§ 555e)"}
          ]
        },
        {
          "name": "grund", "typ": "langtext", "titel": "Grund, wie er im Schreiben steht",
          "hilfe": "Pflicht bei jeder Kündigung der Vermieterseite und bei jeder fristlosen Kündigung."
        }
      ],
      "guards_eingabe": ["kuendigung_art", "kuendigung_begruendung"], "effekte": ["kuendigung_anlegen"]
    },
    {
      "von": "entwurf", "ereignis": "zugang_erfassen", "nach": "zugegangen", "titel": "Zugang erfassen", "norm": "§ 568 Abs. 1, § 130 Abs. 1, § 573c BGB",
      "hilfe": "Ab dem Zugang läuft die Frist: Das Mietende wird berechnet, das Mietverhältnis gilt als gekündigt, die Wohnungsübergabe wird auf das Mietende geplant.",
      "felder": [
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "hilfe": "Wirksam ist nur Papier mit Unterschrift oder die qualifizierte elektronische Signatur.",
          "optionen": [
            {"wert": "papier", "titel": "Brief mit Unterschrift"},
            {"wert": "qes", "titel": "Datei mit qualifizierter elektronischer Signatur"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "fax", "titel": "Fax oder Scan"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "einfache_signatur", "titel": "einfache oder fortgeschrittene elektronische Signatur"},
            {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {
          "name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true,
          "hilfe": "Der Tag, an dem das Schreiben im Briefkasten lag oder die Datei im Postfach war. Ab hier zählt die Frist."
        },
        {"name": "alle_unterschriften", "typ": "ja_nein", "titel": "Alle Vertragsparteien dieser Seite haben unterschrieben"},
        {
          "name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen",
          "hilfe": "Zum Beispiel: Einwurf in unseren Briefkasten, Übergabe durch Boten."
        },
        {"name": "schreiben_vom", "typ": "datum", "titel": "Datum des Schreibens"},
        {"name": "zum", "typ": "datum", "titel": "Gekündigt zum", "hilfe": "Nur wenn das Schreiben einen späteren Tag nennt als den nächstmöglichen."},
        {
          "name": "hinweis_widerspruch", "typ": "ja_nein", "titel": "Schreiben weist auf das Widerspruchsrecht hin",
          "hilfe": "Nur bei Kündigung der Vermieterseite (§ 568 Abs. 2 BGB)."
        },
        {
          "name": "rueckstaende", "typ": "langtext", "titel": "Rückstände je Monat",
          "hilfe": "Nur bei fristloser Kündigung wegen Zahlungsverzugs: eine Zeile je Monat, zum Beispiel 01/2026: 935,00."
        },
        {
          "name": "kaution_rueckstand", "typ": "betrag", "titel": "Rückstand mit der Kaution",
          "hilfe": "Nur bei fristloser Kündigung wegen Kautionsverzugs."
        },
        {"name": "abmahnung_am", "typ": "datum", "titel": "Abgemahnt am", "hilfe": "Nur bei fristloser Kündigung wegen Pflichtverletzung."},
        {
          "name": "anlass_zugang_am", "typ": "datum", "titel": "Mieterhöhung oder Ankündigung zugegangen am",
          "hilfe": "Nur bei Sonderkündigung der Mieterseite."
        }
      ],
      "vorgaben": "kuendigung_zugang_vorgaben",
      "guards_eingabe": ["kuendigung_form", "kuendigung_unterschriften", "kuendigung_zugang", "kuendigung_rueckstand", "kuendigung_abmahnung", "kuendigung_anlass"],
      "uebersteuerbar": ["kuendigung_abmahnung"],
      "effekte": ["kuendigung_sichern", "kuendigung_erklaeren", "kuendigung_mietende", "kuendigung_bestaetigen"], "signal": "zugegangen",
      "dokumente": ["kuendigungsbestaetigung"]
    },
    {
      "von": "entwurf", "ereignis": "widerrufen", "nach": "widerrufen", "titel": "Vor Zugang widerrufen", "norm": "§ 130 Abs. 1 Satz 2 BGB",
      "hilfe": "Nur solange die Kündigung nicht zugegangen ist. Danach braucht es die Einigung beider Seiten.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}]
    },
    {
      "von": ["zugegangen", "haertefall", "raeumung_faellig", "raeumungsklage"], "ereignis": "weitere_kuendigung", "nach": "=",
      "titel": "Weitere Kündigung derselben Seite", "norm": "§ 542 Abs. 1 BGB",
      "hilfe": "Zum Beispiel hilfsweise ordentlich neben fristlos. Es zählt das früheste wirksame Mietende; Fristen und geplanter Auszug rücken nach.",
      "felder": [
        {
          "name": "art", "typ": "auswahl", "titel": "Art der Kündigung", "pflicht": true,
          "optionen": [
            {"wert": "ordentlich", "titel": "ordentlich"},
            {"wert": "ausserordentlich_fristlos", "titel": "außerordentlich fristlos"},
            {"wert": "ausserordentlich_frist", "titel": "außerordentlich mit gesetzlicher Frist"},
            {"wert": "sonderkuendigung", "titel": "Sonderkündigung der Mieterseite"}
          ]
        },
        {
          "name": "grund_art", "typ": "auswahl", "titel": "Worauf gestützt", "hilfe": "Bei der ordentlichen Kündigung der Mieterseite leer lassen.",
          "optionen": [
            {"wert": "eigenbedarf", "titel": "Eigenbedarf (§ 573 Abs. 2 Nr. 2)"},
            {"wert": "verwertung", "titel": "Hinderung wirtschaftlicher Verwertung (§ 573 Abs. 2 Nr. 3)"},
            {"wert": "pflichtverletzung", "titel": "Pflichtverletzung (§ 543 Abs. 1, § 573 Abs. 2 Nr. 1)"},
            {"wert": "zahlungsverzug", "titel": "Zahlungsverzug (§ 543 Abs. 2 Nr. 3, § 573 Abs. 2 Nr. 1)"},
            {"wert": "kautionsverzug", "titel": "Verzug mit der Kaution (§ 569 Abs. 2a)"},
            {"wert": "berechtigtes_interesse", "titel": "anderes berechtigtes Interesse (§ 573 Abs. 1)"},
            {"wert": "zweifamilienhaus", "titel": "ohne Grund, Zweifamilienhaus (§ 573a)"},
            {"wert": "gesundheitsgefaehrdung", "titel": "Gesundheitsgefährdung (§ 569 Abs. 1)"},
            {"wert": "wichtiger_grund", "titel": "anderer wichtiger Grund (§ 543 Abs. 1)"},
            {"wert": "untermiete_verweigert", "titel": "verweigerte Untermieterlaubnis (§ 540 Abs. 1 Satz 2)"},
            {"wert": "tod_mieter", "titel": "Tod des Mieters (§§ 563, 563a, 564)"},
            {"wert": "gesetzliches_recht", "titel": "anderes gesetzliches Kündigungsrecht (§ 573d)"},
            {"wert": "mieterhoehung", "titel": "Sonderkündigung nach Mieterhöhung (§ 561)"},
            {"wert": "modernisierung", "titel": "Sonderkündigung nach Modernisierungsankündigung (§ 555e)"}
          ]
        },
        {
          "name": "grund", "typ": "langtext", "titel": "Grund, wie er im Schreiben steht",
          "hilfe": "Pflicht bei jeder Kündigung der Vermieterseite und bei jeder fristlosen Kündigung."
        },
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "hilfe": "Wirksam ist nur Papier mit Unterschrift oder die qualifizierte elektronische Signatur.",
          "optionen": [
            {"wert": "papier", "titel": "Brief mit Unterschrift"},
            {"wert": "qes", "titel": "Datei mit qualifizierter elektronischer Signatur"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "fax", "titel": "Fax oder Scan"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "einfache_signatur", "titel": "einfache oder fortgeschrittene elektronische Signatur"},
            {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {
          "name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true,
          "hilfe": "Der Tag, an dem das Schreiben im Briefkasten lag oder die Datei im Postfach war. Ab hier zählt die Frist."
        },
        {"name": "alle_unterschriften", "typ": "ja_nein", "titel": "Alle Vertragsparteien dieser Seite haben unterschrieben"},
        {
          "name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen",
          "hilfe": "Zum Beispiel: Einwurf in unseren Briefkasten, Übergabe durch Boten."
        },
        {"name": "schreiben_vom", "typ": "datum", "titel": "Datum des Schreibens"},
        {"name": "zum", "typ": "datum", "titel": "Gekündigt zum", "hilfe": "Nur wenn das Schreiben einen späteren Tag nennt als den nächstmöglichen."},
        {
          "name": "hinweis_widerspruch", "typ": "ja_nein", "titel": "Schreiben weist auf das Widerspruchsrecht hin",
          "hilfe": "Nur bei Kündigung der Vermieterseite (§ 568 Abs. 2 BGB)."
        },
        {
          "name": "rueckstaende", "typ": "langtext", "titel": "Rückstände je Monat",
          "hilfe": "Nur bei fristloser Kündigung wegen Zahlungsverzugs: eine Zeile je Monat, zum Beispiel 01/2026: 935,00."
        },
        {
          "name": "kaution_rueckstand", "typ": "betrag", "titel": "Rückstand mit der Kaution",
          "hilfe": "Nur bei fristloser Kündigung wegen Kautionsverzugs."
        },
        {"name": "abmahnung_am", "typ": "datum", "titel": "Abgemahnt am", "hilfe": "Nur bei fristloser Kündigung wegen Pflichtverletzung."},
        {
          "name": "anlass_zugang_am", "typ": "datum", "titel": "Mieterhöhung oder Ankündigung zugegangen am",
          "hilfe": "Nur bei Sonderkündigung der Mieterseite."
        }
      ],
      "vorgaben": "kuendigung_zugang_vorgaben",
      "guards_eingabe": [
        "kuendigung_art",
        "kuendigung_begruendung",
        "kuendigung_form",
        "kuendigung_unterschriften",
        "kuendigung_zugang",
        "kuendigung_rueckstand",
        "kuendigung_abmahnung",
        "kuendigung_anlass"
      ],
      "uebersteuerbar": ["kuendigung_abmahnung"], "effekte": ["kuendigung_erklaeren", "kuendigung_mietende", "kuendigung_bestaetigen"],
      "dokumente": ["kuendigungsbestaetigung"]
    },
    {
      "von": ["zugegangen", "haertefall", "raeumung_faellig", "raeumungsklage"], "ereignis": "gegenkuendigung", "nach": "=",
      "titel": "Kündigung der anderen Seite", "norm": "§ 542 Abs. 1 BGB",
      "hilfe": "Die andere Seite kündigt selbst, zum Beispiel weil sie früher ausziehen kann. Es zählt das früheste wirksame Mietende; Fristen und geplanter Auszug rücken nach.",
      "felder": [
        {
          "name": "art", "typ": "auswahl", "titel": "Art der Kündigung", "pflicht": true,
          "optionen": [
            {"wert": "ordentlich", "titel": "ordentlich"},
            {"wert": "ausserordentlich_fristlos", "titel": "außerordentlich fristlos"},
            {"wert": "ausserordentlich_frist", "titel": "außerordentlich mit gesetzlicher Frist"},
            {"wert": "sonderkuendigung", "titel": "Sonderkündigung der Mieterseite"}
          ]
        },
        {
          "name": "grund_art", "typ": "auswahl", "titel": "Worauf gestützt", "hilfe": "Bei der ordentlichen Kündigung der Mieterseite leer lassen.",
          "optionen": [
            {"wert": "eigenbedarf", "titel": "Eigenbedarf (§ 573 Abs. 2 Nr. 2)"},
            {"wert": "verwertung", "titel": "Hinderung wirtschaftlicher Verwertung (§ 573 Abs. 2 Nr. 3)"},
            {"wert": "pflichtverletzung", "titel": "Pflichtverletzung (§ 543 Abs. 1, § 573 Abs. 2 Nr. 1)"},
            {"wert": "zahlungsverzug", "titel": "Zahlungsverzug (§ 543 Abs. 2 Nr. 3, § 573 Abs. 2 Nr. 1)"},
            {"wert": "kautionsverzug", "titel": "Verzug mit der Kaution (§ 569 Abs. 2a)"},
            {"wert": "berechtigtes_interesse", "titel": "anderes berechtigtes Interesse (§ 573 Abs. 1)"},
            {"wert": "zweifamilienhaus", "titel": "ohne Grund, Zweifamilienhaus (§ 573a)"},
            {"wert": "gesundheitsgefaehrdung", "titel": "Gesundheitsgefährdung (§ 569 Abs. 1)"},
            {"wert": "wichtiger_grund", "titel": "anderer wichtiger Grund (§ 543 Abs. 1)"},
            {"wert": "untermiete_verweigert", "titel": "verweigerte Untermieterlaubnis (§ 540 Abs. 1 Satz 2)"},
            {"wert": "tod_mieter", "titel": "Tod des Mieters (§§ 563, 563a, 564)"},
            {"wert": "gesetzliches_recht", "titel": "anderes gesetzliches Kündigungsrecht (§ 573d)"},
            {"wert": "mieterhoehung", "titel": "Sonderkündigung nach Mieterhöhung (§ 561)"},
            {"wert": "modernisierung", "titel": "Sonderkündigung nach Modernisierungsankündigung (§ 555e)"}
          ]
        },
        {
          "name": "grund", "typ": "langtext", "titel": "Grund, wie er im Schreiben steht",
          "hilfe": "Pflicht bei jeder Kündigung der Vermieterseite und bei jeder fristlosen Kündigung."
        },
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "hilfe": "Wirksam ist nur Papier mit Unterschrift oder die qualifizierte elektronische Signatur.",
          "optionen": [
            {"wert": "papier", "titel": "Brief mit Unterschrift"},
            {"wert": "qes", "titel": "Datei mit qualifizierter elektronischer Signatur"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "fax", "titel": "Fax oder Scan"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "einfache_signatur", "titel": "einfache oder fortgeschrittene elektronische Signatur"},
            {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {
          "name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true,
          "hilfe": "Der Tag, an dem das Schreiben im Briefkasten lag oder die Datei im Postfach war. Ab hier zählt die Frist."
        },
        {"name": "alle_unterschriften", "typ": "ja_nein", "titel": "Alle Vertragsparteien dieser Seite haben unterschrieben"},
        {
          "name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen",
          "hilfe": "Zum Beispiel: Einwurf in unseren Briefkasten, Übergabe durch Boten."
        },
        {"name": "schreiben_vom", "typ": "datum", "titel": "Datum des Schreibens"},
        {"name": "zum", "typ": "datum", "titel": "Gekündigt zum", "hilfe": "Nur wenn das Schreiben einen späteren Tag nennt als den nächstmöglichen."},
        {
          "name": "hinweis_widerspruch", "typ": "ja_nein", "titel": "Schreiben weist auf das Widerspruchsrecht hin",
          "hilfe": "Nur bei Kündigung der Vermieterseite (§ 568 Abs. 2 BGB)."
        },
        {
          "name": "rueckstaende", "typ": "langtext", "titel": "Rückstände je Monat",
          "hilfe": "Nur bei fristloser Kündigung wegen Zahlungsverzugs: eine Zeile je Monat, zum Beispiel 01/2026: 935,00."
        },
        {
          "name": "kaution_rueckstand", "typ": "betrag", "titel": "Rückstand mit der Kaution",
          "hilfe": "Nur bei fristloser Kündigung wegen Kautionsverzugs."
        },
        {"name": "abmahnung_am", "typ": "datum", "titel": "Abgemahnt am", "hilfe": "Nur bei fristloser Kündigung wegen Pflichtverletzung."},
        {
          "name": "anlass_zugang_am", "typ": "datum", "titel": "Mieterhöhung oder Ankündigung zugegangen am",
          "hilfe": "Nur bei Sonderkündigung der Mieterseite."
        }
      ],
      "vorgaben": "kuendigung_zugang_vorgaben",
      "guards_eingabe": [
        "kuendigung_art",
        "kuendigung_begruendung",
        "kuendigung_form",
        "kuendigung_unterschriften",
        "kuendigung_zugang",
        "kuendigung_rueckstand",
        "kuendigung_abmahnung",
        "kuendigung_anlass"
      ],
      "uebersteuerbar": ["kuendigung_abmahnung"], "effekte": ["kuendigung_erklaeren", "kuendigung_mietende", "kuendigung_bestaetigen"],
      "dokumente": ["kuendigungsbestaetigung"]
    },
    {
      "von": ["zugegangen", "raeumung_faellig"], "ereignis": "widerspruch_einlegen", "nach": "haertefall", "titel": "Widerspruch wegen Härte",
      "norm": "§§ 574, 574b BGB",
      "hilfe": "Die Mieterseite verlangt die Fortsetzung, weil das Ende eine Härte wäre. Textform, bis zwei Monate vor dem Mietende.",
      "felder": [
        {"name": "eingegangen_am", "typ": "datum", "titel": "Eingegangen am", "pflicht": true, "vorgabe": "heute"},
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "optionen": [
            {"wert": "papier", "titel": "Brief"},
            {"wert": "qes", "titel": "Datei mit qualifizierter elektronischer Signatur"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "fax", "titel": "Fax"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {"name": "grund", "typ": "langtext", "titel": "Worin die Härte besteht", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["kuendigung_widerspruch_moeglich"], "guards_eingabe": ["kuendigung_widerspruch_eingang"], "effekte": ["kuendigung_widersprechen"]
    },
    {
      "von": "raeumungsklage", "ereignis": "widerspruch_einlegen", "nach": "=", "titel": "Widerspruch wegen Härte", "norm": "§§ 574, 574b BGB",
      "hilfe": "Die Mieterseite verlangt die Fortsetzung, weil das Ende eine Härte wäre. Textform, bis zwei Monate vor dem Mietende.",
      "felder": [
        {"name": "eingegangen_am", "typ": "datum", "titel": "Eingegangen am", "pflicht": true, "vorgabe": "heute"},
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "optionen": [
            {"wert": "papier", "titel": "Brief"},
            {"wert": "qes", "titel": "Datei mit qualifizierter elektronischer Signatur"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "fax", "titel": "Fax"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {"name": "grund", "typ": "langtext", "titel": "Worin die Härte besteht", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["kuendigung_widerspruch_moeglich"], "guards_eingabe": ["kuendigung_widerspruch_eingang"], "effekte": ["kuendigung_widersprechen"]
    },
    {
      "von": "haertefall", "ereignis": "widerspruch_zurueckweisen", "nach": "zugegangen", "titel": "Widerspruch zurückweisen",
      "norm": "§ 574 Abs. 1, § 574a BGB",
      "hilfe": "Die Interessen der Vermieterseite überwiegen. Die Kündigung gilt weiter; streiten die Seiten, entscheidet das Gericht.",
      "felder": [{"name": "begruendung", "typ": "langtext", "titel": "Abwägung", "pflicht": true, "min_laenge": 10}]
    },
    {
      "von": ["zugegangen", "haertefall", "raeumung_faellig", "raeumungsklage"], "ereignis": "fortsetzung_vereinbaren", "nach": "fortgesetzt",
      "titel": "Fortsetzung vereinbaren", "norm": "§ 311 Abs. 1, § 574a BGB",
      "hilfe": "Beide Seiten haben sich geeinigt, das Mietverhältnis fortzusetzen. Es steht danach wieder genau wie vor der Kündigung da, der geplante Auszug entfällt.",
      "felder": [
        {"name": "vereinbart_am", "typ": "datum", "titel": "Vereinbart am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zustimmung_mieter", "typ": "ja_nein", "titel": "Die Mieterseite stimmt zu", "pflicht": true},
        {"name": "zustimmung_vermieter", "typ": "ja_nein", "titel": "Die Vermieterseite stimmt zu", "pflicht": true},
        {"name": "nachweis", "typ": "text", "titel": "Wo es steht", "hilfe": "Zum Beispiel: Vereinbarung vom 12.03.2026, von allen unterschrieben."},
        {"name": "befristet_bis", "typ": "datum", "titel": "Befristet bis", "hilfe": "Leer lassen, wenn das Mietverhältnis unbefristet weiterläuft."}
      ],
      "guards_eingabe": ["kuendigung_einigung"], "effekte": ["kuendigung_fortsetzen"]
    },
    {
      "von": ["zugegangen", "haertefall", "raeumung_faellig", "raeumungsklage"], "ereignis": "zurueckweisen", "nach": "unwirksam",
      "titel": "Als unwirksam zurückweisen", "norm": "§§ 125, 174, 568, § 569 Abs. 3, 4, § 573 Abs. 3 BGB",
      "hilfe": "Die Kündigung hat einen Mangel, der sie unwirksam macht. Das Mietverhältnis läuft weiter, als wäre nicht gekündigt worden.",
      "felder": [
        {
          "name": "unwirksam_grund", "typ": "auswahl", "titel": "Warum unwirksam", "pflicht": true,
          "optionen": [
            {"wert": "form", "titel": "Schriftform fehlt (§ 568 Abs. 1)"},
            {"wert": "unterschrift", "titel": "nicht von allen unterschrieben"},
            {"wert": "vollmacht", "titel": "ohne Vollmachtsurkunde, unverzüglich zurückgewiesen (§ 174)"},
            {"wert": "begruendung", "titel": "Grund fehlt im Schreiben (§ 573 Abs. 3, § 569 Abs. 4)"},
            {"wert": "schonfristzahlung", "titel": "vollständige Zahlung in der Schonfrist (§ 569 Abs. 3 Nr. 2)"},
            {"wert": "urteil", "titel": "Räumungsklage rechtskräftig abgewiesen"}
          ]
        },
        {
          "name": "unwirksam_am", "typ": "datum", "titel": "Am", "pflicht": true, "hilfe": "Tag der Zurückweisung, der Zahlung oder des Urteils.",
          "vorgabe": "heute"
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["kuendigung_einzige"], "guards_eingabe": ["kuendigung_mangel"], "effekte": ["kuendigung_entwerten"]
    },
    {
      "von": ["zugegangen", "raeumung_faellig"], "ereignis": "erklaerung_zurueckweisen", "nach": "zugegangen",
      "titel": "Einzelne Kündigung als unwirksam vermerken", "norm": "§§ 125, 174, 568, § 569 Abs. 3, 4, § 573 Abs. 3 BGB",
      "hilfe": "Nur eine von mehreren Kündigungen fällt weg, zum Beispiel die fristlose nach Zahlung in der Schonfrist. Die übrigen gelten weiter.",
      "felder": [
        {"name": "nummer", "typ": "auswahl", "titel": "Welche Kündigung", "pflicht": true, "optionen_aus": "kuendigung_auswahl"},
        {
          "name": "unwirksam_grund", "typ": "auswahl", "titel": "Warum unwirksam", "pflicht": true,
          "optionen": [
            {"wert": "form", "titel": "Schriftform fehlt (§ 568 Abs. 1)"},
            {"wert": "unterschrift", "titel": "nicht von allen unterschrieben"},
            {"wert": "vollmacht", "titel": "ohne Vollmachtsurkunde, unverzüglich zurückgewiesen (§ 174)"},
            {"wert": "begruendung", "titel": "Grund fehlt im Schreiben (§ 573 Abs. 3, § 569 Abs. 4)"},
            {"wert": "schonfristzahlung", "titel": "vollständige Zahlung in der Schonfrist (§ 569 Abs. 3 Nr. 2)"},
            {"wert": "urteil", "titel": "Räumungsklage rechtskräftig abgewiesen"}
          ]
        },
        {
          "name": "unwirksam_am", "typ": "datum", "titel": "Am", "pflicht": true, "hilfe": "Tag der Zurückweisung, der Zahlung oder des Urteils.",
          "vorgabe": "heute"
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["kuendigung_mehrere"], "guards_eingabe": ["kuendigung_mangel"], "effekte": ["kuendigung_entwerten", "kuendigung_mietende"]
    },
    {
      "von": ["haertefall", "raeumungsklage"], "ereignis": "erklaerung_zurueckweisen", "nach": "=", "titel": "Einzelne Kündigung als unwirksam vermerken",
      "norm": "§§ 125, 174, 568, § 569 Abs. 3, 4, § 573 Abs. 3 BGB",
      "hilfe": "Nur eine von mehreren Kündigungen fällt weg, zum Beispiel die fristlose nach Zahlung in der Schonfrist. Die übrigen gelten weiter.",
      "felder": [
        {"name": "nummer", "typ": "auswahl", "titel": "Welche Kündigung", "pflicht": true, "optionen_aus": "kuendigung_auswahl"},
        {
          "name": "unwirksam_grund", "typ": "auswahl", "titel": "Warum unwirksam", "pflicht": true,
          "optionen": [
            {"wert": "form", "titel": "Schriftform fehlt (§ 568 Abs. 1)"},
            {"wert": "unterschrift", "titel": "nicht von allen unterschrieben"},
            {"wert": "vollmacht", "titel": "ohne Vollmachtsurkunde, unverzüglich zurückgewiesen (§ 174)"},
            {"wert": "begruendung", "titel": "Grund fehlt im Schreiben (§ 573 Abs. 3, § 569 Abs. 4)"},
            {"wert": "schonfristzahlung", "titel": "vollständige Zahlung in der Schonfrist (§ 569 Abs. 3 Nr. 2)"},
            {"wert": "urteil", "titel": "Räumungsklage rechtskräftig abgewiesen"}
          ]
        },
        {
          "name": "unwirksam_am", "typ": "datum", "titel": "Am", "pflicht": true, "hilfe": "Tag der Zurückweisung, der Zahlung oder des Urteils.",
          "vorgabe": "heute"
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["kuendigung_mehrere"], "guards_eingabe": ["kuendigung_mangel"], "effekte": ["kuendigung_entwerten", "kuendigung_mietende"]
    },
    {
      "von": ["haertefall", "raeumung_faellig"], "ereignis": "klage_einreichen", "nach": "raeumungsklage", "titel": "Räumungsklage einreichen",
      "norm": "§ 546 Abs. 1 BGB, § 259 ZPO",
      "felder": [
        {"name": "klage_am", "typ": "datum", "titel": "Eingereicht am", "pflicht": true, "vorgabe": "heute"},
        {"name": "gericht", "typ": "text", "titel": "Amtsgericht", "pflicht": true},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen", "max_laenge": 60}
      ],
      "guards_eingabe": ["kuendigung_gericht"], "effekte": ["kuendigung_klagen"]
    },
    {
      "von": "raeumungsklage", "ereignis": "klage_zustellen", "nach": "=", "titel": "Zustellung der Klage erfassen",
      "norm": "§ 261 ZPO, § 569 Abs. 3 Nr. 2 BGB",
      "hilfe": "Von diesem Tag an laufen die zwei Monate, in denen eine vollständige Zahlung die fristlose Kündigung unwirksam macht.",
      "felder": [
        {"name": "zugestellt_am", "typ": "datum", "titel": "Zugestellt am", "pflicht": true},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen", "max_laenge": 60}
      ],
      "guards_eingabe": ["kuendigung_gericht"], "effekte": ["kuendigung_klagen"]
    },
    {
      "von": "raeumungsklage", "ereignis": "raeumung_vollstreckt", "nach": "vollzogen", "titel": "Räumung vollstreckt", "norm": "§ 885 ZPO",
      "hilfe": "Der Gerichtsvollzieher hat die Wohnung übergeben. Die Übergabe im System hält ihren Zustand fest.",
      "felder": [{"name": "raeumung_am", "typ": "datum", "titel": "Geräumt am", "pflicht": true, "vorgabe": "heute"}],
      "guards_eingabe": ["kuendigung_gericht"], "effekte": ["kuendigung_raeumen"]
    },
    {
      "von": "zugegangen", "ereignis": "widerspruchsfrist_ablaufen", "nach": "=", "art": "frist", "titel": "Frist für den Widerspruch abgelaufen",
      "norm": "§ 574b Abs. 2 BGB", "effekte": ["kuendigung_widerspruchsfrist"]
    },
    {
      "von": ["zugegangen", "haertefall"], "ereignis": "mietende_erreichen", "nach": "raeumung_faellig", "art": "frist", "titel": "Mietende erreicht",
      "norm": "§ 546 Abs. 1 BGB"
    },
    {
      "von": ["zugegangen", "haertefall", "raeumung_faellig", "raeumungsklage"], "ereignis": "auszug_erfolgt", "nach": "vollzogen", "art": "automatisch",
      "titel": "Auszug erfolgt", "norm": "§ 546 Abs. 1 BGB"
    }
  ]
}
$automat$);
