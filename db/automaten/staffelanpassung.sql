-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "staffelanpassung", "titel": "Staffelanpassung", "norm": "§ 557a BGB",
  "beschreibung": "Nächste Stufe einer vereinbarten Staffelmiete.",
  "traeger": ["vermietung"], "exklusiv": true,
  "zustaende": [
    {"zustand": "geplant", "titel": "Geplant", "art": "start"},
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "ausgesetzt", "titel": "Ausgesetzt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "geplant", "titel": "Staffel planen", "norm": "§ 557a BGB"},
    {"von": "geplant", "ereignis": "umsetzen", "nach": "umgesetzt", "titel": "Umsetzen", "norm": "§ 557a Abs. 2 BGB"},
    {"von": "geplant", "ereignis": "termin_erreicht", "nach": "umgesetzt", "titel": "Termin erreicht", "norm": "§ 557a Abs. 2 BGB", "art": "frist"},
    {"von": "geplant", "ereignis": "aussetzen", "nach": "ausgesetzt", "titel": "Aussetzen", "norm": "§ 557a BGB"}
  ]
}
$automat$);
