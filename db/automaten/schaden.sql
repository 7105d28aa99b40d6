-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "schaden", "titel": "Schaden", "norm": "§§ 280, 538 BGB",
  "beschreibung": "Schaden an der Mietsache, mit Kostenträger und Versicherung, von der Meldung bis zur Abrechnung.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "gemeldet", "titel": "Gemeldet", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "versicherung_gemeldet", "titel": "Der Versicherung gemeldet"},
    {"zustand": "reguliert", "titel": "Von der Versicherung reguliert"},
    {"zustand": "abgelehnt_versicherung", "titel": "Von der Versicherung abgelehnt"},
    {"zustand": "beauftragt", "titel": "Beauftragt"},
    {"zustand": "behoben", "titel": "Behoben"},
    {"zustand": "abgerechnet", "titel": "Abgerechnet", "art": "erfolg"},
    {"zustand": "unbegruendet", "titel": "Unbegründet", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "gemeldet", "titel": "Schaden melden", "norm": "§ 536c BGB"},
    {"von": "gemeldet", "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfen", "norm": "§ 280 BGB"},
    {"von": "geprueft", "ereignis": "versicherung_melden", "nach": "versicherung_gemeldet", "titel": "Der Versicherung melden", "norm": "§ 30 VVG"},
    {"von": "versicherung_gemeldet", "ereignis": "regulieren", "nach": "reguliert", "titel": "Regulierung erfassen", "norm": "§ 14 VVG"},
    {"von": "versicherung_gemeldet", "ereignis": "ablehnung_erfassen", "nach": "abgelehnt_versicherung", "titel": "Ablehnung der Versicherung erfassen", "norm": "§ 14 VVG"},
    {"von": ["geprueft", "versicherung_gemeldet", "reguliert", "abgelehnt_versicherung"], "ereignis": "beauftragen", "nach": "beauftragt", "titel": "Beauftragen", "norm": "§ 535 Abs. 1 BGB"},
    {"von": "beauftragt", "ereignis": "beheben", "nach": "behoben", "titel": "Behebung erfassen", "norm": "§ 535 Abs. 1 BGB"},
    {"von": "behoben", "ereignis": "abrechnen", "nach": "abgerechnet", "titel": "Abrechnen", "norm": "§§ 280, 538 BGB"},
    {"von": ["gemeldet", "geprueft"], "ereignis": "als_unbegruendet_schliessen", "nach": "unbegruendet", "titel": "Als unbegründet schließen", "norm": "§ 538 BGB"}
  ]
}
$automat$);
