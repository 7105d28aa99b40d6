-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "untervermietung", "titel": "Untervermietung", "norm": "§§ 540, 553 BGB",
  "beschreibung": "Antrag des Mieters, die Wohnung oder einen Teil davon einem Dritten zu überlassen.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "beantragt", "titel": "Beantragt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "erteilt", "titel": "Erlaubnis erteilt"},
    {"zustand": "beendet", "titel": "Beendet", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "beantragt", "titel": "Antrag erfassen", "norm": "§ 540 BGB"},
    {"von": "beantragt", "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfen", "norm": "§ 553 BGB"},
    {"von": "geprueft", "ereignis": "erteilen", "nach": "erteilt", "titel": "Erlaubnis erteilen", "norm": "§ 553 Abs. 1 BGB"},
    {"von": "erteilt", "ereignis": "beenden", "nach": "beendet", "titel": "Untermiete beenden", "norm": "§ 540 BGB"},
    {"von": "geprueft", "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§ 553 Abs. 1 S. 2 BGB"}
  ]
}
$automat$);
