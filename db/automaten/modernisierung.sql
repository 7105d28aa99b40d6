-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "modernisierung", "titel": "Modernisierung", "norm": "§§ 555b–555e, 559–559e BGB",
  "beschreibung": "Modernisierung von der Ankündigung bis zur Mieterhöhung.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "planung", "titel": "Planung", "art": "start"},
    {"zustand": "angekuendigt", "titel": "Angekündigt"},
    {"zustand": "duldung", "titel": "Duldung geklärt"},
    {"zustand": "durchfuehrung", "titel": "In Durchführung"},
    {"zustand": "fertiggestellt", "titel": "Fertiggestellt"},
    {"zustand": "erhoehung_erklaert", "titel": "Erhöhung erklärt"},
    {"zustand": "umgesetzt", "titel": "Mieterhöhung umgesetzt", "art": "erfolg"},
    {"zustand": "abgeschlossen", "titel": "Ohne Mieterhöhung abgeschlossen", "art": "erfolg"},
    {"zustand": "abgebrochen", "titel": "Abgebrochen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "planung", "titel": "Modernisierung planen", "norm": "§ 555b BGB"},
    {"von": "planung", "ereignis": "ankuendigen", "nach": "angekuendigt", "titel": "Ankündigen", "norm": "§ 555c BGB"},
    {"von": "angekuendigt", "ereignis": "duldung_klaeren", "nach": "duldung", "titel": "Duldung klären", "norm": "§ 555d BGB"},
    {"von": "duldung", "ereignis": "beginnen", "nach": "durchfuehrung", "titel": "Arbeiten beginnen", "norm": "§ 555d BGB"},
    {"von": "durchfuehrung", "ereignis": "fertigstellen", "nach": "fertiggestellt", "titel": "Fertigstellen", "norm": "§ 559 BGB"},
    {"von": "fertiggestellt", "ereignis": "erhoehung_erklaeren", "nach": "erhoehung_erklaert", "titel": "Erhöhung erklären", "norm": "§ 559b BGB"},
    {"von": "erhoehung_erklaert", "ereignis": "wirksam", "nach": "umgesetzt", "titel": "Erhöhung wirksam", "norm": "§ 559b Abs. 2 BGB", "art": "frist"},
    {"von": "fertiggestellt", "ereignis": "ohne_erhoehung", "nach": "abgeschlossen", "titel": "Ohne Mieterhöhung abschließen", "norm": "§ 559 BGB"},
    {"von": ["planung", "angekuendigt", "duldung", "durchfuehrung"], "ereignis": "abbrechen", "nach": "abgebrochen", "titel": "Abbrechen", "norm": "§ 555b BGB"}
  ]
}
$automat$);
