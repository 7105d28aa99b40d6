-- anfrage_general: whatever reaches the house and is no Vorgang yet. One door (api.anfrage_eingang) for portal, voicebot, e-mail, phone and
-- counter; one number as receipt, one provable time of arrival.
--
-- neu → zugeordnet → in_bearbeitung → beantwortet → abgeschlossen; verworfen with a reason.
--
-- What practice needs beyond the catalogue, and why:
-- * A Monday morning of fifty enquiries: beantworten, turning it into another Vorgang and verwerfen are possible from neu at once, without assigning first.
-- * in_schaden_umwandeln, aufgabe_anlegen, instandsetzung_anlegen keep the enquiry in work and start the Vorgang that follows from it;
--   while that runs, the enquiry cannot be closed (MAE06), so that the person who reported is told when it is really done. What this
--   person sees is one status that follows the linked Vorgang (view api.anfragen, column status_mieter).
-- * rueckfrage keeps it in work and waits for the person; eingang_erfassen is the reply, also after the answer: it opens the work again.
-- * beantwortet closes by itself after 14 days without another word.
-- * wiederholen: the same report again (same person, same words, within 24 hours) answers with the first receipt and is noted here.
-- * The role mieter may start one: the portal's door calls api.anfrage_eingang, and who is asking comes from the sealed context.
SELECT engine.automat_laden($automat$
{
  "automat": "anfrage_general", "titel": "Anfrage", "norm": "§ 241 Abs. 1 BGB",
  "beschreibung": "Anliegen von Mietern und anderen, vom Eingang über einen der Kanäle bis zur Antwort oder zu dem Vorgang, der daraus wird.",
  "traeger": ["standalone"], "status": {"tabelle": "akte.anfragen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "neu", "titel": "Neu", "art": "start"},
    {"zustand": "zugeordnet", "titel": "Zugeordnet"},
    {"zustand": "in_bearbeitung", "titel": "In Bearbeitung"},
    {
      "zustand": "beantwortet", "titel": "Beantwortet",
      "fristen": [
        {
          "ereignis": "ruhe_ablaufen", "funktion": "anfrage_frist_ruhe", "titel": "Zwei Wochen ohne Rückmeldung, Anfrage wird geschlossen",
          "norm": "§ 241 Abs. 1 BGB"
        }
      ]
    },
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "verworfen", "titel": "Verworfen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "neu", "titel": "Anfrage erfassen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin", "dienst", "mieter"],
      "hilfe": "Hält fest, was jemand am Telefon, am Schalter oder per E-Mail gesagt hat. Die Eingangsnummer nennt man der Person als Beleg.",
      "felder": [
        {
          "name": "kanal", "typ": "auswahl", "titel": "Wie eingegangen", "pflicht": true,
          "optionen": [
            {"wert": "telefon", "titel": "Telefon"},
            {"wert": "schalter", "titel": "persönlich am Schalter"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "portal", "titel": "Mieterportal"},
            {"wert": "voicebot", "titel": "Sprachassistent"}
          ]
        },
        {
          "name": "kategorie", "typ": "auswahl", "titel": "Worum es geht", "pflicht": true,
          "optionen": [
            {"wert": "schaden", "titel": "Schaden"},
            {"wert": "frage", "titel": "Frage"},
            {"wert": "beschwerde", "titel": "Beschwerde"},
            {"wert": "unterlagen", "titel": "Unterlagen"},
            {"wert": "bank", "titel": "Bankverbindung"},
            {"wert": "sonstiges", "titel": "Sonstiges"}
          ]
        },
        {"name": "text", "typ": "langtext", "titel": "Was gesagt wurde", "pflicht": true, "min_laenge": 3},
        {"name": "betreff", "typ": "text", "titel": "Betreff", "hilfe": "Leer lassen: Dann stehen hier die ersten Worte.", "max_laenge": 200},
        {
          "name": "vertragsnummer", "typ": "text", "titel": "Vertragsnummer", "hilfe": "Wie sie in der Akte steht, zum Beispiel 0147/07/1.",
          "max_laenge": 60
        },
        {"name": "mieter", "typ": "kennung", "titel": "Person aus der Akte", "hilfe": "Füllen Programme aus; von Hand genügt die Vertragsnummer."},
        {"name": "einheit", "typ": "kennung", "titel": "Einheit", "hilfe": "Füllen Programme aus; von Hand genügt die Vertragsnummer."},
        {"name": "objekt", "typ": "text", "titel": "Objektnummer", "hilfe": "Wenn es um das Haus geht und nicht um eine Wohnung.", "max_laenge": 60},
        {"name": "name", "typ": "text", "titel": "Name", "max_laenge": 200},
        {"name": "telefon", "typ": "text", "titel": "Telefon für den Rückruf", "max_laenge": 60},
        {"name": "email", "typ": "email", "titel": "E-Mail", "max_laenge": 254},
        {"name": "raum", "typ": "text", "titel": "Raum", "hilfe": "Bei einem Schaden, zum Beispiel Bad.", "max_laenge": 80},
        {"name": "gewerk", "typ": "text", "titel": "Gewerk", "hilfe": "Zum Beispiel Heizung, Wasser, Elektrik, Sanitär.", "max_laenge": 80},
        {"name": "seit", "typ": "datum", "titel": "Seit wann"},
        {"name": "dringend", "typ": "ja_nein", "titel": "Dringend", "hilfe": "Zum Beispiel Wasser läuft, Heizung fällt im Winter aus."},
        {"name": "eingegangen_am", "typ": "zeitpunkt", "titel": "Eingegangen am", "hilfe": "Leer lassen: Dann gilt jetzt."},
        {
          "name": "externe_id", "typ": "text", "titel": "Kennung der Nachricht",
          "hilfe": "Die Nummer, unter der Postfach oder Sprachassistent die Nachricht führen.", "max_laenge": 200
        }
      ],
      "guards_eingabe": ["anfrage_bezug_bekannt", "anfrage_eingang_zeit"], "effekte": ["anfrage_anlegen"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "zuordnen", "nach": "zugeordnet", "titel": "Zuständige Person festlegen",
      "norm": "§ 241 Abs. 1 BGB", "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "zustaendig", "typ": "kennung", "titel": "Zuständig", "pflicht": true, "optionen_aus": "anfrage_benutzer"}],
      "vorgaben": "anfrage_zuordnen_vorgaben", "guards_eingabe": ["anfrage_zustaendig"], "effekte": ["anfrage_zuordnen"]
    },
    {
      "von": ["neu", "zugeordnet"], "ereignis": "bearbeiten", "nach": "in_bearbeitung", "titel": "In Bearbeitung nehmen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "effekte": ["anfrage_uebernehmen"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "beantworten", "nach": "beantwortet", "titel": "Beantworten", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Als Brief entsteht ein Schreiben an die Mieterseite; die anderen Wege halten fest, was geantwortet wurde.",
      "felder": [
        {
          "name": "weg", "typ": "auswahl", "titel": "Auf welchem Weg", "pflicht": true,
          "optionen": [
            {"wert": "brief", "titel": "Brief"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "telefon", "titel": "am Telefon"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "persoenlich", "titel": "persönlich"}
          ]
        },
        {
          "name": "text", "typ": "langtext", "titel": "Antwort", "pflicht": true,
          "hilfe": "Eine Leerzeile trennt Absätze. Anrede und Gruß kommen beim Brief von selbst.", "min_laenge": 3
        }
      ],
      "guards_eingabe": ["anfrage_empfaenger"], "effekte": ["anfrage_uebernehmen", "anfrage_beantworten"], "dokumente": ["anfrage_antwort"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "rueckfrage", "nach": "in_bearbeitung", "titel": "Rückfrage stellen",
      "norm": "§ 241 Abs. 1 BGB", "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {
          "name": "weg", "typ": "auswahl", "titel": "Auf welchem Weg", "pflicht": true,
          "optionen": [
            {"wert": "brief", "titel": "Brief"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "telefon", "titel": "am Telefon"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "persoenlich", "titel": "persönlich"}
          ]
        },
        {"name": "text", "typ": "langtext", "titel": "Frage", "pflicht": true, "min_laenge": 3}
      ],
      "guards_eingabe": ["anfrage_empfaenger"], "effekte": ["anfrage_uebernehmen", "anfrage_rueckfragen"], "dokumente": ["anfrage_rueckfrage"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung", "beantwortet"], "ereignis": "eingang_erfassen", "nach": "in_bearbeitung",
      "titel": "Antwort der Person erfassen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin", "dienst", "mieter"],
      "felder": [
        {
          "name": "weg", "typ": "auswahl", "titel": "Wie eingegangen", "pflicht": true,
          "optionen": [
            {"wert": "brief", "titel": "Brief"},
            {"wert": "email", "titel": "E-Mail"},
            {"wert": "telefon", "titel": "am Telefon"},
            {"wert": "portal", "titel": "Nachricht im Portal"},
            {"wert": "persoenlich", "titel": "persönlich"}
          ]
        },
        {"name": "text", "typ": "langtext", "titel": "Was gesagt wurde", "pflicht": true, "min_laenge": 3}
      ],
      "effekte": ["anfrage_eingang_notieren"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung", "beantwortet"], "ereignis": "notiz", "nach": "=", "titel": "Notiz", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "hilfe": "Nur für das Büro; die Mieterseite sieht sie nie.",
      "felder": [{"name": "text", "typ": "langtext", "titel": "Notiz", "pflicht": true, "min_laenge": 2}], "effekte": ["anfrage_notieren"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "person_zuordnen", "nach": "=", "titel": "Vertrag oder Objekt zuordnen",
      "norm": "§ 241 Abs. 1 BGB", "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Wenn aus der Nachricht nicht hervorging, um welche Wohnung es geht, oder wenn die Zuordnung falsch war.",
      "felder": [
        {
          "name": "vertragsnummer", "typ": "text", "titel": "Vertragsnummer", "hilfe": "Wie sie in der Akte steht, zum Beispiel 0147/07/1.",
          "max_laenge": 60
        },
        {"name": "objekt", "typ": "text", "titel": "Objektnummer", "hilfe": "Wenn es um das Haus geht und nicht um eine Wohnung.", "max_laenge": 60},
        {
          "name": "kategorie", "typ": "auswahl", "titel": "Worum es geht", "hilfe": "Leer lassen, wenn die Kategorie stimmt.",
          "optionen": [
            {"wert": "schaden", "titel": "Schaden"},
            {"wert": "frage", "titel": "Frage"},
            {"wert": "beschwerde", "titel": "Beschwerde"},
            {"wert": "unterlagen", "titel": "Unterlagen"},
            {"wert": "bank", "titel": "Bankverbindung"},
            {"wert": "sonstiges", "titel": "Sonstiges"}
          ]
        }
      ],
      "guards_eingabe": ["anfrage_bezug_genannt", "anfrage_bezug_bekannt"], "effekte": ["anfrage_bezug_setzen"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "in_schaden_umwandeln", "nach": "in_bearbeitung", "titel": "Als Schaden weiterführen",
      "norm": "§ 536c Abs. 1 BGB",
      "hilfe": "Legt den Schaden am Mietverhältnis an. Die Anfrage bleibt offen, bis er erledigt ist; die Mieterseite sieht bis dahin „in Bearbeitung“.",
      "felder": [
        {"name": "kategorie", "typ": "auswahl", "titel": "Art des Schadens", "pflicht": true, "optionen_aus": "anfrage_schaden_kategorien"},
        {
          "name": "raum", "typ": "text", "titel": "Raum", "pflicht": true, "hilfe": "Zum Beispiel Bad, Treppenhaus.", "min_laenge": 2, "max_laenge": 80
        },
        {"name": "seit", "typ": "datum", "titel": "Seit wann"},
        {"name": "beschreibung", "typ": "langtext", "titel": "Beschreibung", "pflicht": true, "min_laenge": 5}
      ],
      "vorgaben": "anfrage_schaden_vorgaben", "guards_zustand": ["anfrage_mietverhaeltnis"], "effekte": ["anfrage_uebernehmen", "anfrage_schaden"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "instandsetzung_anlegen", "nach": "in_bearbeitung",
      "titel": "Instandsetzung am Haus anlegen", "norm": "§ 535 Abs. 1 Satz 2 BGB",
      "hilfe": "Für das, was am Objekt zu machen ist, mit Angebot und Freigabe des Eigentümers. Fotos der Anfrage gehen mit.",
      "felder": [
        {"name": "titel", "typ": "text", "titel": "Maßnahme", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {"name": "beschreibung", "typ": "langtext", "titel": "Beschreibung", "pflicht": true, "min_laenge": 3},
        {"name": "gewerk", "typ": "text", "titel": "Gewerk", "max_laenge": 80}
      ],
      "vorgaben": "anfrage_instandsetzung_vorgaben", "guards_zustand": ["anfrage_objekt"], "effekte": ["anfrage_uebernehmen", "anfrage_instandsetzung"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "aufgabe_anlegen", "nach": "in_bearbeitung", "titel": "Aufgabe anlegen",
      "norm": "§ 241 Abs. 1 BGB", "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "titel", "typ": "text", "titel": "Was zu tun ist", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {"name": "beschreibung", "typ": "langtext", "titel": "Einzelheiten"},
        {"name": "faellig_am", "typ": "datum", "titel": "Fällig am"},
        {"name": "zustaendig", "typ": "kennung", "titel": "Zuständig", "optionen_aus": "anfrage_benutzer"}
      ],
      "vorgaben": "anfrage_zuordnen_vorgaben", "effekte": ["anfrage_uebernehmen", "anfrage_aufgabe"]
    },
    {
      "von": ["in_bearbeitung", "beantwortet"], "ereignis": "abschliessen", "nach": "abgeschlossen", "titel": "Abschließen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"], "guards_zustand": ["anfrage_folgen_beendet"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung"], "ereignis": "verwerfen", "nach": "verworfen", "titel": "Verwerfen", "norm": "§ 241 Abs. 1 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {
          "name": "grund", "typ": "auswahl", "titel": "Warum", "pflicht": true,
          "optionen": [
            {"wert": "spam", "titel": "Werbung oder Unsinn"},
            {"wert": "doppelt", "titel": "doppelt eingegangen"},
            {"wert": "nicht_zustaendig", "titel": "wir sind nicht zuständig"},
            {"wert": "sonstiges", "titel": "anderer Grund"}
          ]
        },
        {"name": "text", "typ": "langtext", "titel": "Erläuterung", "pflicht": true, "min_laenge": 3}
      ],
      "guards_zustand": ["anfrage_folgen_beendet"], "effekte": ["anfrage_verwerfen"]
    },
    {
      "von": ["neu", "zugeordnet", "in_bearbeitung", "beantwortet"], "ereignis": "wiederholen", "nach": "=", "art": "automatisch",
      "titel": "Dieselbe Meldung noch einmal eingegangen", "norm": "§ 241 Abs. 1 BGB", "effekte": ["anfrage_wiederholt"]
    },
    {
      "von": "beantwortet", "ereignis": "ruhe_ablaufen", "nach": "abgeschlossen", "art": "frist", "titel": "Zwei Wochen ohne Rückmeldung",
      "norm": "§ 241 Abs. 1 BGB", "guards_zustand": ["anfrage_folgen_beendet"]
    }
  ]
}
$automat$);
