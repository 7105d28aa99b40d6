-- mietminderung: the rent that a defect reduces, from the report to the day it is remedied.
--
-- angezeigt → geprueft → laufend → beendet; abgelehnt before a quota exists.
--
-- What practice needs beyond the catalogue, and why:
-- * quote_festlegen stays in laufend, too: a defect grows or is half remedied. A later decision counts from its day on, the earlier
--   ones stay on file, and the monthly claims follow to the cent.
-- * pruefen again in geprueft: what the check found may turn out wrong before anything was decided.
-- * A quota may have an end; the timer says so, and nothing else happens.
-- The reduction exists by law, but nobody but staff enters it: there is no way here from the portal.
SELECT engine.automat_laden($automat$
{
  "automat": "mietminderung", "titel": "Mietminderung", "norm": "§§ 536, 536b, 536c BGB",
  "beschreibung": "Minderung der Miete wegen eines Mangels, von der Anzeige bis zur Behebung.",
  "traeger": ["vermietung"], "status": {"tabelle": "akte.mietminderungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "angezeigt", "titel": "Mangel angezeigt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {
      "zustand": "laufend", "titel": "Minderung läuft",
      "fristen": [
        {"ereignis": "befristung_ablaufen", "funktion": "minderung_frist_bis", "titel": "Befristete Minderung abgelaufen", "norm": "§ 536 Abs. 1 BGB"}
      ]
    },
    {"zustand": "beendet", "titel": "Mangel behoben", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "angezeigt", "titel": "Mangelanzeige erfassen", "norm": "§ 536c BGB",
      "hilfe": "An der Miete ändert sich erst etwas, wenn die Quote festgelegt ist.",
      "felder": [
        {"name": "mangel", "typ": "langtext", "titel": "Mangel", "pflicht": true, "min_laenge": 5, "hilfe": "Es genügt, wie er sich zeigt."},
        {"name": "raum", "typ": "text", "titel": "Raum", "max_laenge": 100},
        {"name": "mangel_seit", "typ": "datum", "titel": "Seit wann", "nicht_in_zukunft": true},
        {"name": "angezeigt_am", "typ": "datum", "titel": "Angezeigt am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "kenntnis_am", "typ": "datum", "titel": "Der Vermieterseite schon bekannt seit", "nicht_in_zukunft": true, "hilfe": "Nur ausfüllen, wenn sie es vor der Anzeige wusste."}
      ],
      "guards_eingabe": ["minderung_meldung"], "effekte": ["minderung_anlegen"]
    },
    {
      "von": ["angezeigt", "geprueft"], "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfung erfassen", "norm": "§§ 536, 536b BGB",
      "felder": [
        {
          "name": "verursacht_durch", "typ": "auswahl", "titel": "Woher der Mangel kommt", "pflicht": true,
          "optionen": [
            {"wert": "vermieter", "titel": "aus dem Bereich der Vermieterseite (auch Alter des Hauses)"}, {"wert": "dritte", "titel": "von Dritten"},
            {"wert": "ungeklaert", "titel": "noch ungeklärt"}, {"wert": "mieter", "titel": "von der Mieterseite verursacht"}
          ]
        },
        {"name": "erheblich", "typ": "ja_nein", "titel": "Der Gebrauch der Wohnung ist erheblich beeinträchtigt", "pflicht": true},
        {"name": "bei_vertrag_bekannt", "typ": "ja_nein", "titel": "Der Mangel war der Mieterseite bei Vertragsschluss bekannt"},
        {"name": "vorbehalt", "typ": "ja_nein", "titel": "Sie hat sich ihre Rechte bei der Annahme vorbehalten"},
        {"name": "energetisch", "typ": "ja_nein", "titel": "Folge einer energetischen Modernisierung"},
        {"name": "modernisierung_beginn", "typ": "datum", "titel": "Beginn dieser Arbeiten"},
        {"name": "pruefung", "typ": "langtext", "titel": "Was geprüft wurde", "pflicht": true, "min_laenge": 10},
        {"name": "nachweis", "typ": "datei", "titel": "Nachweis (Foto, Protokoll, Gutachten)"}
      ],
      "guards_eingabe": ["minderung_pruefung"], "effekte": ["minderung_pruefen"]
    },
    {
      "von": "geprueft", "ereignis": "quote_festlegen", "nach": "laufend", "titel": "Quote festlegen", "norm": "§ 536 Abs. 1 BGB",
      "hilfe": "Vom Bruttobetrag der Miete, taggenau. Schon gestellte Mieten werden angepasst, künftige gleich gemindert; die Mieterseite erhält ein Schreiben.",
      "felder": [
        {"name": "quote", "typ": "zahl", "titel": "Minderung in Prozent", "pflicht": true, "min": 0.01, "max": 100},
        {"name": "ab", "typ": "datum", "titel": "Ab", "pflicht": true},
        {"name": "bis", "typ": "datum", "titel": "Bis", "hilfe": "Leer lassen, wenn sie bis zur Behebung läuft."},
        {"name": "grund", "typ": "langtext", "titel": "Begründung der Quote", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["minderung_zulaessig"], "guards_eingabe": ["minderung_zeitraum", "minderung_energetisch", "minderung_anzeige"],
      "uebersteuerbar": ["minderung_anzeige"], "effekte": ["minderung_festlegen"], "vorgaben": "minderung_quote_vorgaben", "dokumente": ["minderung_quote"]
    },
    {
      "von": "laufend", "ereignis": "quote_festlegen", "nach": "=", "titel": "Quote ändern", "norm": "§ 536 Abs. 1 BGB",
      "hilfe": "Gilt ab dem angegebenen Tag; die früheren Quoten bleiben in der Akte. Zu viel oder zu wenig Gebuchtes wird ausgeglichen.",
      "felder": [
        {"name": "quote", "typ": "zahl", "titel": "Minderung in Prozent", "pflicht": true, "max": 100},
        {"name": "ab", "typ": "datum", "titel": "Ab", "pflicht": true},
        {"name": "bis", "typ": "datum", "titel": "Bis", "hilfe": "Leer lassen, wenn sie bis zur Behebung läuft."},
        {"name": "grund", "typ": "langtext", "titel": "Begründung der Quote", "pflicht": true, "min_laenge": 10}
      ],
      "guards_eingabe": ["minderung_zeitraum", "minderung_energetisch", "minderung_anzeige"],
      "uebersteuerbar": ["minderung_anzeige"], "effekte": ["minderung_festlegen"], "vorgaben": "minderung_quote_vorgaben", "dokumente": ["minderung_quote"]
    },
    {
      "von": "laufend", "ereignis": "befristung_ablaufen", "nach": "=", "art": "frist", "titel": "Befristete Minderung abgelaufen", "norm": "§ 536 Abs. 1 BGB",
      "effekte": ["minderung_befristung"]
    },
    {
      "von": "laufend", "ereignis": "mangel_behoben", "nach": "beendet", "titel": "Mangel behoben", "norm": "§ 536 Abs. 1 BGB",
      "hilfe": "Der Tag der Behebung zählt noch zur Minderung; ab dem nächsten gilt wieder die volle Miete.",
      "felder": [
        {"name": "behoben_am", "typ": "datum", "titel": "Behoben am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "nachweis_text", "typ": "langtext", "titel": "Woraus sich das ergibt", "pflicht": true, "min_laenge": 5}
      ],
      "guards_eingabe": ["minderung_behoben_tag"], "effekte": ["minderung_beenden"], "dokumente": ["minderung_ende"]
    },
    {
      "von": ["angezeigt", "geprueft"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§§ 536, 536b, 536c BGB",
      "felder": [
        {
          "name": "grund", "typ": "auswahl", "titel": "Warum", "pflicht": true,
          "optionen": [
            {"wert": "kein_mangel", "titel": "kein Mangel der Mietsache"}, {"wert": "unerheblich", "titel": "unerheblich (§ 536 Abs. 1 Satz 3)"},
            {"wert": "mieter", "titel": "von der Mieterseite verursacht"}, {"wert": "kenntnis", "titel": "bei Vertragsschluss bekannt (§ 536b)"},
            {"wert": "nicht_angezeigt", "titel": "nicht angezeigt (§ 536c)"}, {"wert": "energetisch", "titel": "energetische Modernisierung, drei Monate (§ 536 Abs. 1a)"}
          ]
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung für das Schreiben", "pflicht": true, "min_laenge": 10}
      ],
      "effekte": ["minderung_ablehnen"], "dokumente": ["minderung_ablehnung"]
    }
  ]
}
$automat$);
