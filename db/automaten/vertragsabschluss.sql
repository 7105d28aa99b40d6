-- vertragsabschluss: from the draft to the signed contract, and on to the day the flat is handed over.
--
-- Beyond the catalogue:
-- * vertrag_hinterlegen: the scan of the signed contract often arrives after the signature.
-- * scheitern also from unterzeichnet: a signed contract can still be cancelled by both sides before the Einzug. A deposit that was
--   already paid has to go back in the same step, because without a tenancy there will be no settlement of the deposit.
-- * Form: § 550 BGB only makes an unwritten lease indefinite, it does not void it. The product asks for the written form all the
--   same (seed), and accepts Textform where the law does since 2025: for commercial leases (§ 578 Abs. 1 BGB).
-- Deposit payments are no step of this machine: they arrive after the Einzug, too (api.kaution_einzahlung_buchen).
SELECT engine.automat_laden($automat$
{
  "automat": "vertragsabschluss",
  "titel": "Vertragsabschluss",
  "norm": "§ 535 BGB, § 550 BGB",
  "beschreibung": "Datenschutzhinweise, Kaution und Unterschriften, bis die Wohnung übergeben ist.",
  "traeger": ["vermietung"],
  "exklusiv": true,
  "status": {"tabelle": "akte.vertragsabschluesse", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "entwurf", "titel": "Entwurf", "art": "start"},
    {"zustand": "unterzeichnet", "titel": "Unterzeichnet"},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "gescheitert", "titel": "Gescheitert", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "entwurf", "titel": "Vertragsabschluss beginnen", "norm": "§ 535 BGB", "effekte": ["vertrag_anlegen"]},

    {"von": "entwurf", "ereignis": "datenschutz_informieren", "nach": "=", "titel": "Datenschutzhinweise übergeben", "norm": "Art. 13 DSGVO",
     "hilfe": "Festhalten, wann und in welcher Fassung die Hinweise zur Datenverarbeitung an die Mieterseite gingen.",
     "felder": [
       {"name": "am", "typ": "datum", "titel": "Übergeben am", "vorgabe": "heute", "nicht_in_zukunft": true, "hilfe": "Leer: heute."},
       {"name": "fassung", "typ": "text", "titel": "Fassung der Hinweise", "pflicht": true, "max_laenge": 60, "hilfe": "Zum Beispiel 2025-03."}],
     "effekte": ["vertrag_datenschutz"]},

    {"von": "entwurf", "ereignis": "kaution_vereinbaren", "nach": "=", "titel": "Kaution vereinbaren", "norm": "§ 551 BGB",
     "hilfe": "Höchstens drei Nettokaltmieten; eine Barkaution darf in drei gleichen Monatsraten gezahlt werden.",
     "felder": [
       {"name": "art", "typ": "auswahl", "titel": "Art der Sicherheit", "pflicht": true, "optionen": [
         {"wert": "bar", "titel": "Barkaution"}, {"wert": "sparbuch", "titel": "Verpfändetes Sparbuch"},
         {"wert": "buergschaft", "titel": "Bürgschaft"}, {"wert": "keine", "titel": "Keine Kaution"}]},
       {"name": "betrag", "typ": "betrag", "titel": "Betrag", "hilfe": "Ohne Kaution leer lassen."},
       {"name": "raten", "typ": "ganzzahl", "titel": "Monatsraten", "min": 1, "max": 3, "hilfe": "Leer: drei bei einer Barkaution, sonst eine."},
       {"name": "unverzinslich", "typ": "ja_nein", "titel": "Ohne Verzinsung", "hilfe": "Nur in Studenten- und Jugendwohnheimen (§ 551 Abs. 3 Satz 5 BGB)."},
       {"name": "vereinbart_am", "typ": "datum", "titel": "Vereinbart am", "vorgabe": "heute", "nicht_in_zukunft": true, "hilfe": "Leer: heute."}],
     "vorgaben": "vertrag_kaution_vorgaben",
     "guards_eingabe": ["vertrag_kaution_zulaessig", "vertrag_kaution_gezahlt"],
     "effekte": ["vertrag_kaution"]},

    {"von": "entwurf", "ereignis": "unterzeichnen", "nach": "unterzeichnet", "titel": "Unterschriften erfassen", "norm": "§ 550 BGB, § 126 BGB, § 126a BGB",
     "hilfe": "Der Vertrag ist von allen Mietern und der Vermieterseite unterschrieben.",
     "felder": [
       {"name": "unterzeichnet_am", "typ": "datum", "titel": "Unterzeichnet am", "vorgabe": "heute", "nicht_in_zukunft": true, "hilfe": "Tag der letzten Unterschrift. Leer: heute."},
       {"name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true, "optionen": [
         {"wert": "papier", "titel": "Papier, eigenhändig unterschrieben"}, {"wert": "qes", "titel": "Qualifizierte elektronische Signatur"},
         {"wert": "textform", "titel": "Textform (E-Mail, PDF ohne qualifizierte Signatur)"},
         {"wert": "einfache_signatur", "titel": "Einfache elektronische Signatur, Klick im Portal"},
         {"wert": "fax", "titel": "Fax oder Scan"}, {"wert": "muendlich", "titel": "Mündlich"}]},
       {"name": "alle_unterschriften", "typ": "ja_nein", "titel": "Alle Vertragsparteien haben unterschrieben", "pflicht": true},
       {"name": "vertrag", "typ": "datei", "titel": "Unterzeichneter Vertrag (PDF)", "hilfe": "Kann nachgereicht werden."}],
     "guards_zustand": ["vertrag_datenschutz_erteilt", "vertrag_kaution_vereinbart"],
     "guards_eingabe": ["vertrag_form", "vertrag_unterschriften", "vertrag_datei"],
     "effekte": ["vertrag_unterzeichnen", "vertrag_ablegen"]},

    {"von": ["entwurf", "unterzeichnet"], "ereignis": "vertrag_hinterlegen", "nach": "=", "titel": "Vertrag als PDF hinterlegen", "norm": "§ 550 BGB",
     "felder": [{"name": "vertrag", "typ": "datei", "titel": "Vertrag (PDF)", "pflicht": true}],
     "guards_eingabe": ["vertrag_datei"],
     "effekte": ["vertrag_ablegen"]},

    {"von": ["entwurf", "unterzeichnet"], "ereignis": "scheitern", "nach": "gescheitert", "titel": "Vertrag kommt nicht zustande", "norm": "§§ 145 ff. BGB, § 311 Abs. 1 BGB",
     "hilfe": "Absage vor der Unterschrift, oder beide Seiten heben den unterzeichneten Vertrag vor dem Einzug auf. Das Mietverhältnis wird geschlossen.",
     "felder": [
       {"name": "grund", "typ": "langtext", "titel": "Grund", "pflicht": true, "min_laenge": 5, "max_laenge": 1000},
       {"name": "kaution_erstattet_am", "typ": "datum", "titel": "Gezahlte Kaution erstattet am", "nicht_in_zukunft": true,
        "hilfe": "Nötig, wenn schon Kaution eingegangen ist."}],
     "guards_eingabe": ["vertrag_kaution_erstattet"],
     "effekte": ["vertrag_scheitern"]},

    {"von": "unterzeichnet", "ereignis": "einzug_erfolgt", "nach": "abgeschlossen", "art": "automatisch",
     "titel": "Wohnung ist übergeben", "norm": "§ 535 Abs. 1 BGB"}
  ]
}
$automat$);
