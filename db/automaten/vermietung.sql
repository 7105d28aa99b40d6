-- vermietung: the master of a tenancy. Four states, and no step by hand in any of them: the master moves only when one of its
-- sub-workflows begins, signals or ends. What that means is the list of reactions below; they run in the order of this file.
--
-- vertragsabschluss → laufende_vermietung → gekuendigt → mietvertrag_abgeschlossen. Nothing leads from laufende_vermietung to
-- mietvertrag_abgeschlossen, and nothing out of it.
--
-- Two choices worth knowing:
-- * A notice that ends in an abbruch after it was received (agreed continuation, defect of form) first cancels the planned
--   Auszug and then restores the lease from the backup of the notice: the restoration has the last word.
-- * aufgabe_status may hang on any tenancy that is not closed: a task is no event of the lease.
SELECT engine.automat_laden($automat$
{
  "automat": "vermietung",
  "titel": "Vermietung",
  "norm": "§ 535 BGB",
  "beschreibung": "Master eines Mietverhältnisses vom Vertragsabschluss bis zur abgerechneten Kaution. Bewegt sich allein durch seine Vorgänge.",
  "klammer": true,
  "traeger": ["vermietung"],
  "status": {"tabelle": "akte.mietverhaeltnisse", "schluessel": "traeger_id"},
  "zustaende": [
    {"zustand": "vertragsabschluss", "titel": "Vertragsabschluss", "art": "start"},
    {"zustand": "laufende_vermietung", "titel": "Laufende Vermietung"},
    {"zustand": "gekuendigt", "titel": "Gekündigt"},
    {"zustand": "mietvertrag_abgeschlossen", "titel": "Mietvertrag abgeschlossen", "art": "erfolg"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "vertragsabschluss", "titel": "Mietverhältnis anlegen", "norm": "§ 535 BGB",
     "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "dienst"], "effekte": ["vermietung_beginnen"]},
    {"von": "vertragsabschluss", "ereignis": "einzug_erfolgt", "nach": "laufende_vermietung", "art": "automatisch",
     "titel": "Wohnung übergeben, Mietverhältnis läuft", "norm": "§ 535 Abs. 1 BGB"},
    {"von": "vertragsabschluss", "ereignis": "vertrag_gescheitert", "nach": "mietvertrag_abgeschlossen", "art": "automatisch",
     "titel": "Mietvertrag nicht zustande gekommen", "norm": "§§ 145 ff. BGB", "effekte": ["vermietung_nicht_zustande_gekommen"]},
    {"von": "laufende_vermietung", "ereignis": "kuendigung_zugegangen", "nach": "gekuendigt", "art": "automatisch",
     "titel": "Kündigung zugegangen", "norm": "§ 542 BGB, § 130 BGB", "guards_zustand": ["vermietung_sicherung"]},
    {"von": "gekuendigt", "ereignis": "fortsetzen", "nach": "laufende_vermietung", "art": "automatisch",
     "titel": "Mietverhältnis läuft weiter", "norm": "§ 311 Abs. 1 BGB, § 574a BGB", "guards_zustand": ["vermietung_sicherung"], "effekte": ["vermietung_wiederherstellen"]},
    {"von": "gekuendigt", "ereignis": "abschliessen", "nach": "mietvertrag_abgeschlossen", "art": "automatisch",
     "titel": "Kaution abgerechnet, Mietverhältnis geschlossen", "norm": "§ 551 BGB", "effekte": ["vermietung_abschliessen"]}
  ],
  "reaktionen": [
    {"auf": "erstellt", "in": "vertragsabschluss", "aktion": "starten", "automat": "vertragsabschluss"},
    {"auf": "erstellt", "in": "vertragsabschluss", "aktion": "starten", "automat": "wohnungsuebergabe", "ziel_variante": "einzug",
     "daten": "vermietung_einzug_planen"},

    {"auf": "child_completed:wohnungsuebergabe", "variante": "einzug", "in": "vertragsabschluss", "aktion": "kind_ereignis",
     "automat": "vertragsabschluss", "ereignis": "einzug_erfolgt"},
    {"auf": "child_completed:wohnungsuebergabe", "variante": "einzug", "in": "vertragsabschluss", "aktion": "uebergang", "ereignis": "einzug_erfolgt"},

    {"auf": "child_cancelled:vertragsabschluss", "in": "vertragsabschluss", "aktion": "kind_ereignis",
     "automat": "wohnungsuebergabe", "ziel_variante": "einzug", "ereignis": "absagen_automatisch", "nur_wenn_offen": true},
    {"auf": "child_cancelled:vertragsabschluss", "in": "vertragsabschluss", "aktion": "uebergang", "ereignis": "vertrag_gescheitert"},

    {"auf": "signal:kuendigung.zugegangen", "in": "laufende_vermietung", "aktion": "uebergang", "ereignis": "kuendigung_zugegangen"},
    {"auf": "signal:kuendigung.zugegangen", "in": "laufende_vermietung", "aktion": "starten", "automat": "wohnungsuebergabe", "ziel_variante": "auszug",
     "daten": "vermietung_auszug_planen"},

    {"auf": "child_cancelled:kuendigung", "in": "gekuendigt", "aktion": "kind_ereignis",
     "automat": "wohnungsuebergabe", "ziel_variante": "auszug", "ereignis": "absagen_automatisch", "nur_wenn_offen": true},
    {"auf": "child_cancelled:kuendigung", "in": "gekuendigt", "aktion": "uebergang", "ereignis": "fortsetzen"},

    {"auf": "child_completed:wohnungsuebergabe", "variante": "auszug", "in": "gekuendigt", "aktion": "kind_ereignis",
     "automat": "kuendigung", "ereignis": "auszug_erfolgt", "nur_wenn_offen": true},
    {"auf": "child_completed:wohnungsuebergabe", "variante": "auszug", "in": "gekuendigt", "aktion": "starten", "automat": "kaution_rueckzahlung",
     "daten": "vermietung_maengelliste"},

    {"auf": "child_completed:kaution_rueckzahlung", "in": "gekuendigt", "aktion": "uebergang", "ereignis": "abschliessen"}
  ],
  "startbar": [
    {"in": "vertragsabschluss", "automat": "stammdatenaenderung"},
    {"in": "vertragsabschluss", "automat": "wohnungsuebergabe", "variante": "einzug"},
    {"in": "vertragsabschluss", "automat": "aufgabe_status"},
    {"in": "laufende_vermietung", "automat": "kuendigung"},
    {"in": "laufende_vermietung", "automat": "mieterhoehung"},
    {"in": "laufende_vermietung", "automat": "staffelanpassung"},
    {"in": "laufende_vermietung", "automat": "indexanpassung"},
    {"in": "laufende_vermietung", "automat": "modernisierung"},
    {"in": "laufende_vermietung", "automat": "mahnwesen"},
    {"in": "laufende_vermietung", "automat": "mietminderung"},
    {"in": "laufende_vermietung", "automat": "schaden"},
    {"in": "laufende_vermietung", "automat": "untervermietung"},
    {"in": "laufende_vermietung", "automat": "stammdatenaenderung"},
    {"in": "laufende_vermietung", "automat": "mieterwechsel"},
    {"in": "laufende_vermietung", "automat": "aufgabe_status"},
    {"in": "gekuendigt", "automat": "staffelanpassung"},
    {"in": "gekuendigt", "automat": "mahnwesen"},
    {"in": "gekuendigt", "automat": "mietminderung"},
    {"in": "gekuendigt", "automat": "schaden"},
    {"in": "gekuendigt", "automat": "stammdatenaenderung"},
    {"in": "gekuendigt", "automat": "wohnungsuebergabe", "variante": "auszug"},
    {"in": "gekuendigt", "automat": "aufgabe_status"},
    {"in": "mietvertrag_abgeschlossen", "automat": "mahnwesen"}
  ]
}
$automat$);
