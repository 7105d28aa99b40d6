-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "mieterwechsel", "titel": "Mieterwechsel", "norm": "§§ 414, 535, 563 BGB",
  "beschreibung": "Wechsel eines Mieters bei fortlaufendem Vertrag, mit Übergang der Kaution.",
  "traeger": ["vermietung"], "exklusiv": true,
  "zustaende": [
    {"zustand": "angefragt", "titel": "Angefragt", "art": "start"},
    {"zustand": "zugestimmt", "titel": "Zugestimmt"},
    {"zustand": "unterzeichnet", "titel": "Unterzeichnet"},
    {"zustand": "kaution_uebertragen", "titel": "Kaution übertragen"},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "angefragt", "titel": "Anfrage erfassen", "norm": "§ 535 BGB"},
    {"von": "angefragt", "ereignis": "zustimmen", "nach": "zugestimmt", "titel": "Zustimmen", "norm": "§ 414 BGB"},
    {"von": "zugestimmt", "ereignis": "unterzeichnen", "nach": "unterzeichnet", "titel": "Unterzeichnen", "norm": "§ 550 BGB"},
    {"von": "unterzeichnet", "ereignis": "kaution_uebertragen", "nach": "kaution_uebertragen", "titel": "Kaution übertragen", "norm": "§ 551 BGB"},
    {"von": "kaution_uebertragen", "ereignis": "abschliessen", "nach": "abgeschlossen", "titel": "Abschließen", "norm": "§ 535 BGB"},
    {"von": ["angefragt", "zugestimmt"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§ 535 BGB"}
  ]
}
$automat$);
