-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "stammdatenaenderung", "titel": "Stammdatenänderung", "norm": "§ 535 BGB, Art. 16 DSGVO",
  "beschreibung": "Änderung von Namen, Anschrift, Kontakt oder Bankverbindung.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "beantragt", "titel": "Beantragt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "uebernommen", "titel": "Übernommen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "beantragt", "titel": "Änderung erfassen", "norm": "Art. 16 DSGVO"},
    {"von": "beantragt", "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfen", "norm": "Art. 16 DSGVO"},
    {"von": "geprueft", "ereignis": "uebernehmen", "nach": "uebernommen", "titel": "Übernehmen", "norm": "Art. 16 DSGVO"},
    {"von": ["beantragt", "geprueft"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "Art. 16 DSGVO"}
  ]
}
$automat$);
