-- aufgabe_status: something somebody has to do, by itself or on any Vorgang (api.aufgabe_anlegen): then it hangs on that Vorgang's bracket
-- and knows what it came from.
--
-- offen → in_arbeit ↔ wartet → erledigt; verworfen.
--
-- What practice needs beyond the catalogue, and why:
-- * zuweisen and verschieben stay in the state: people fall ill and days pass.
-- * faelligkeit_erreichen reminds once per due day and moves nothing; a new day reminds again.
-- * wartet knows what for and when to look again: on that day it comes back to work by itself.
SELECT engine.automat_laden($automat$
{
  "automat": "aufgabe_status", "titel": "Aufgabe", "norm": "§ 241 Abs. 1 BGB",
  "beschreibung": "Eine Aufgabe mit Frist und zuständiger Person, für sich oder an einem Vorgang.",
  "traeger": ["standalone", "vermietung", "objekt", "nk_abrechnung", "eigentuemerversammlung"],
  "status": {"tabelle": "akte.aufgaben", "schluessel": "vorgang_id"},
  "zustaende": [
    {
      "zustand": "offen", "titel": "Offen", "art": "start",
      "fristen": [{"ereignis": "faelligkeit_erreichen", "funktion": "aufgabe_frist_faellig", "titel": "Aufgabe fällig", "norm": "§ 241 Abs. 1 BGB"}]
    },
    {
      "zustand": "in_arbeit", "titel": "In Arbeit",
      "fristen": [{"ereignis": "faelligkeit_erreichen", "funktion": "aufgabe_frist_faellig", "titel": "Aufgabe fällig", "norm": "§ 241 Abs. 1 BGB"}]
    },
    {
      "zustand": "wartet", "titel": "Wartet",
      "fristen": [
        {"ereignis": "faelligkeit_erreichen", "funktion": "aufgabe_frist_faellig", "titel": "Aufgabe fällig", "norm": "§ 241 Abs. 1 BGB"},
        {"ereignis": "wiedervorlage_erreichen", "funktion": "aufgabe_frist_wiedervorlage", "titel": "Wiedervorlage", "norm": "§ 241 Abs. 1 BGB"}
      ]
    },
    {"zustand": "erledigt", "titel": "Erledigt", "art": "erfolg"},
    {"zustand": "verworfen", "titel": "Verworfen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "offen", "titel": "Aufgabe anlegen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin", "dienst"],
      "felder": [
        {"name": "titel", "typ": "text", "titel": "Was zu tun ist", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {"name": "beschreibung", "typ": "langtext", "titel": "Einzelheiten"},
        {"name": "faellig_am", "typ": "datum", "titel": "Fällig am", "hilfe": "An diesem Tag um 8 Uhr erinnert die Liste."},
        {"name": "zustaendig", "typ": "kennung", "titel": "Zuständig", "optionen_aus": "aufgabe_benutzer"}
      ],
      "vorgaben": "aufgabe_vorgaben", "guards_eingabe": ["aufgabe_faellig", "aufgabe_zustaendig"], "effekte": ["aufgabe_anlegen"]
    },
    {
      "von": "offen", "ereignis": "beginnen", "nach": "in_arbeit", "titel": "Beginnen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "effekte": ["aufgabe_uebernehmen"]
    },
    {
      "von": ["offen", "in_arbeit"], "ereignis": "warten", "nach": "wartet", "titel": "Warten", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {
          "name": "auf", "typ": "text", "titel": "Worauf gewartet wird", "pflicht": true, "hilfe": "Zum Beispiel: Rückruf der Heizungsfirma.",
          "min_laenge": 2, "max_laenge": 300
        },
        {"name": "wiedervorlage_am", "typ": "datum", "titel": "Wieder vorlegen am"}
      ],
      "guards_eingabe": ["aufgabe_faellig"], "effekte": ["aufgabe_warten"]
    },
    {
      "von": "wartet", "ereignis": "fortsetzen", "nach": "in_arbeit", "titel": "Fortsetzen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "effekte": ["aufgabe_weitergehen"]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "zuweisen", "nach": "=", "titel": "Jemand anderem geben", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "zustaendig", "typ": "kennung", "titel": "Zuständig", "pflicht": true, "optionen_aus": "aufgabe_benutzer"}],
      "guards_eingabe": ["aufgabe_zustaendig"], "effekte": ["aufgabe_zuweisen"]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "verschieben", "nach": "=", "titel": "Neuer Tag", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "faellig_am", "typ": "datum", "titel": "Fällig am", "pflicht": true},
        {"name": "grund", "typ": "text", "titel": "Warum", "max_laenge": 300}
      ],
      "guards_eingabe": ["aufgabe_faellig"], "effekte": ["aufgabe_verschieben"]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "notiz", "nach": "=", "titel": "Notiz", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "text", "typ": "langtext", "titel": "Notiz", "pflicht": true, "min_laenge": 2}]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "erledigen", "nach": "erledigt", "titel": "Erledigen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "ergebnis", "typ": "langtext", "titel": "Ergebnis", "hilfe": "Was herausgekommen ist, wenn es jemand nachlesen soll."}],
      "effekte": ["aufgabe_abschliessen"]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "verwerfen", "nach": "verworfen", "titel": "Verwerfen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}], "effekte": ["aufgabe_abschliessen"]
    },
    {
      "von": ["offen", "in_arbeit", "wartet"], "ereignis": "faelligkeit_erreichen", "nach": "=", "art": "frist", "titel": "Aufgabe fällig",
      "norm": "§ 241 Abs. 1 BGB", "effekte": ["aufgabe_erinnern"]
    },
    {
      "von": "wartet", "ereignis": "wiedervorlage_erreichen", "nach": "in_arbeit", "art": "frist", "titel": "Wiedervorlage", "norm": "§ 241 Abs. 1 BGB",
      "effekte": ["aufgabe_weitergehen"]
    }
  ]
}
$automat$);
