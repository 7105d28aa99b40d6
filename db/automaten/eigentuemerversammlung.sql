-- eigentuemerversammlung: the second master. A meeting of a community of owners, from its plan to the day its decisions stand.
--
-- geplant → eingeladen → durchgefuehrt → protokolliert → abgeschlossen; abgesagt. Unlike vermietung it is moved by hand: the manager
-- invites, holds, records. Its row and bracket are created by api.versammlung_anlegen.
--
-- What practice needs beyond the catalogue, and why:
-- * top_erfassen, top_streichen: the agenda is made before the invitation and fixed by it (§ 23 Abs. 2).
-- * verlegen: a new date leads back to geplant, because everybody has to be invited anew.
-- * niederschrift_erzeugen: the minutes are printed first and signed then; signing them is protokollieren.
-- * einladungsfrist_verstreichen: the timer that says the last day for the invitation has gone. It changes nothing.
-- * A written vote (§ 23 Abs. 3) is the same machine with art umlauf: its termin is the last day for votes, three weeks and the
--   signatures of a meeting do not apply.
-- absagen ends every motion and budget of the meeting. abgeschlossen waits for all of them, so a contested decision keeps it open.
SELECT engine.automat_laden($automat$
{
  "automat": "eigentuemerversammlung", "titel": "Eigentümerversammlung", "norm": "§§ 23–25 WEG",
  "beschreibung": "Versammlung oder Umlaufverfahren einer Gemeinschaft der Wohnungseigentümer, von der Planung bis zu bestandskräftigen Beschlüssen.",
  "klammer": true, "traeger": ["eigentuemerversammlung"],
  "status": {"tabelle": "akte.eigentuemerversammlungen", "schluessel": "traeger_id"},
  "zustaende": [
    {
      "zustand": "geplant", "titel": "Geplant", "art": "start",
      "fristen": [
        {
          "ereignis": "einladungsfrist_verstreichen", "funktion": "versammlung_frist_einladung",
          "titel": "Einladung müsste allen zugegangen sein", "norm": "§ 24 Abs. 4 Satz 2 WEG"
        }
      ]
    },
    {"zustand": "eingeladen", "titel": "Eingeladen"},
    {"zustand": "durchgefuehrt", "titel": "Durchgeführt"},
    {"zustand": "protokolliert", "titel": "Protokolliert"},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "abgesagt", "titel": "Abgesagt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "geplant", "titel": "Versammlung anlegen", "norm": "§ 24 Abs. 1 WEG", "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "dienst"]},
    {
      "von": "geplant", "ereignis": "top_erfassen", "nach": "=", "titel": "Tagesordnungspunkt erfassen", "norm": "§ 23 Abs. 2 WEG",
      "hilfe": "Beschlossen werden kann nur, was in der Einladung bezeichnet ist.",
      "felder": [
        {"name": "titel", "typ": "text", "titel": "Gegenstand", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {
          "name": "art", "typ": "auswahl", "titel": "Art", "pflicht": true,
          "optionen": [
            {"wert": "beschluss", "titel": "Beschluss"}, {"wert": "wirtschaftsplan", "titel": "Wirtschaftsplan"},
            {"wert": "wahl", "titel": "Wahl oder Bestellung"}, {"wert": "aussprache", "titel": "Bericht ohne Beschluss"}
          ]
        },
        {"name": "antrag", "typ": "langtext", "titel": "Beschlussantrag", "hilfe": "So, wie er in der Einladung stehen soll."},
        {"name": "nummer", "typ": "ganzzahl", "titel": "Nummer", "min": 1, "max": 99, "hilfe": "Leer lassen für einen neuen Punkt; eine vorhandene Nummer ändert diesen Punkt."}
      ],
      "guards_eingabe": ["versammlung_top_gueltig"], "effekte": ["versammlung_top_setzen"]
    },
    {
      "von": "geplant", "ereignis": "top_streichen", "nach": "=", "titel": "Tagesordnungspunkt streichen", "norm": "§ 23 Abs. 2 WEG",
      "felder": [{"name": "nummer", "typ": "auswahl", "titel": "Punkt", "pflicht": true, "optionen_aus": "versammlung_topliste"}],
      "guards_zustand": ["versammlung_tagesordnung"], "guards_eingabe": ["versammlung_top_gueltig"], "effekte": ["versammlung_top_streichen"]
    },
    {
      "von": "geplant", "ereignis": "einladen", "nach": "eingeladen", "titel": "Einladen", "norm": "§ 24 Abs. 4, § 23 Abs. 2 WEG",
      "hilfe": "Jeder Eigentümer bekommt ein Schreiben mit Tagesordnung und Stimmrecht. Danach steht die Tagesordnung fest.",
      "felder": [
        {
          "name": "weg", "typ": "auswahl", "titel": "Wie eingeladen wird", "pflicht": true, "hilfe": "Wer keine E-Mail-Adresse hat, bekommt einen Brief.",
          "optionen": [
            {"wert": "brief", "titel": "Brief"}, {"wert": "email", "titel": "E-Mail"}, {"wert": "uebergabe", "titel": "Übergabe oder Einwurf"},
            {"wert": "aushang", "titel": "Aushang im Haus"}, {"wert": "muendlich", "titel": "mündlich oder am Telefon"}
          ]
        },
        {"name": "versandt_am", "typ": "datum", "titel": "Versandt am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "zugang_am", "typ": "datum", "titel": "Bei allen zugegangen spätestens am", "pflicht": true, "hilfe": "Zwischen diesem Tag und der Versammlung sollen drei volle Wochen liegen."},
        {"name": "dringlichkeit", "typ": "langtext", "titel": "Besondere Dringlichkeit", "min_laenge": 10, "hilfe": "Nur bei kürzerer Frist: Warum nicht länger gewartet werden kann. Steht in der Einladung."}
      ],
      "vorgaben": "versammlung_einladung_vorgaben",
      "guards_zustand": ["versammlung_tagesordnung", "versammlung_eigentuemer"], "guards_eingabe": ["versammlung_einladung"],
      "effekte": ["versammlung_einladen"], "dokumente": ["etv_einladung"]
    },
    {
      "von": ["geplant", "eingeladen"], "ereignis": "verlegen", "nach": "geplant", "titel": "Verlegen", "norm": "§ 24 Abs. 4 WEG",
      "hilfe": "Zum neuen Termin wird neu eingeladen.",
      "felder": [
        {"name": "termin", "typ": "zeitpunkt", "titel": "Neuer Termin", "pflicht": true},
        {"name": "ort", "typ": "text", "titel": "Ort", "min_laenge": 2, "hilfe": "Leer lassen, wenn er bleibt."},
        {"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}
      ],
      "guards_eingabe": ["versammlung_termin"], "effekte": ["versammlung_verlegen"]
    },
    {"von": "geplant", "ereignis": "einladungsfrist_verstreichen", "nach": "=", "art": "frist", "titel": "Tag der letzten Einladung vorbei", "norm": "§ 24 Abs. 4 Satz 2 WEG"},
    {
      "von": "eingeladen", "ereignis": "durchfuehren", "nach": "durchgefuehrt", "titel": "Durchführen", "norm": "§ 24 Abs. 5, § 25 WEG",
      "hilfe": "Eröffnet die Versammlung oder, im Umlaufverfahren, die Auszählung. Wer an diesem Tag Eigentümer ist, darf abstimmen; eine Mindestzahl Anwesender braucht es nicht.",
      "felder": [
        {"name": "leitung", "typ": "text", "titel": "Vorsitz der Versammlung", "pflicht": true, "min_laenge": 3},
        {"name": "schriftfuehrung", "typ": "text", "titel": "Schriftführung", "hilfe": "Leer: der Vorsitz selbst."},
        {"name": "beirat_vorsitz", "typ": "text", "titel": "Vorsitz des Verwaltungsbeirats", "hilfe": "Nur, wenn ein Beirat bestellt ist: Er unterschreibt die Niederschrift mit."}
      ],
      "vorgaben": "versammlung_leitung_vorgaben", "guards_zustand": ["versammlung_stattgefunden", "versammlung_eigentuemer"], "effekte": ["versammlung_eroeffnen"]
    },
    {
      "von": "durchgefuehrt", "ereignis": "niederschrift_erzeugen", "nach": "=", "titel": "Niederschrift erzeugen", "norm": "§ 24 Abs. 6 WEG",
      "hilfe": "Teilnehmer, Tagesordnung und Beschlüsse als PDF zum Unterschreiben. Lässt sich wiederholen; dann gilt die neue Fassung.",
      "guards_zustand": ["versammlung_verkuendet"], "effekte": ["versammlung_niederschrift"], "dokumente": ["etv_niederschrift"]
    },
    {
      "von": "durchgefuehrt", "ereignis": "protokollieren", "nach": "protokolliert", "titel": "Unterschriften erfassen", "norm": "§ 24 Abs. 6 WEG",
      "felder": [
        {"name": "unterschrieben_am", "typ": "datum", "titel": "Letzte Unterschrift am", "pflicht": true, "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "unterschrift_leitung", "typ": "ja_nein", "titel": "Der Vorsitz hat unterschrieben", "pflicht": true},
        {"name": "unterschrift_eigentuemer", "typ": "text", "titel": "Welcher Wohnungseigentümer hat unterschrieben", "min_laenge": 3},
        {"name": "unterschrift_beirat", "typ": "ja_nein", "titel": "Der Vorsitz des Beirats oder sein Vertreter hat unterschrieben"},
        {"name": "datei", "typ": "datei", "titel": "Unterschriebene Niederschrift"}
      ],
      "guards_zustand": ["versammlung_verkuendet", "versammlung_niederschrift_da", "versammlung_sammlung"], "guards_eingabe": ["versammlung_unterschriften"],
      "effekte": ["versammlung_protokollieren"]
    },
    {
      "von": "protokolliert", "ereignis": "abschliessen", "nach": "abgeschlossen", "titel": "Abschließen", "norm": "§ 24 Abs. 6, 7 WEG",
      "guards_zustand": ["versammlung_ohne_offene", "versammlung_sammlung"]
    },
    {
      "von": ["geplant", "eingeladen"], "ereignis": "absagen", "nach": "abgesagt", "titel": "Absagen", "norm": "§ 24 Abs. 1 WEG",
      "hilfe": "Anträge und Wirtschaftspläne dieser Versammlung enden mit ihr und können in einer anderen neu gestellt werden.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}],
      "effekte": ["versammlung_absagen"]
    }
  ],
  "startbar": [
    {"in": "geplant", "automat": "etv_beschluss"},
    {"in": "geplant", "automat": "wirtschaftsplan_genehmigung"},
    {"in": "eingeladen", "automat": "etv_beschluss"},
    {"in": "eingeladen", "automat": "wirtschaftsplan_genehmigung"},
    {"in": "durchgefuehrt", "automat": "etv_beschluss"},
    {"in": "durchgefuehrt", "automat": "wirtschaftsplan_genehmigung"}
  ]
}
$automat$);
