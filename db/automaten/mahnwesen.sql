-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
-- Not exclusive here: one Mahnung per debtor is a rule on a column that only the machine's own version brings.
SELECT engine.automat_laden($automat$
{
  "automat": "mahnwesen", "titel": "Mahnung", "norm": "§§ 286, 288, 543 Abs. 2 Nr. 3 BGB",
  "beschreibung": "Mahnvorgang über offene Forderungen eines Schuldners, in drei Stufen bis zum gerichtlichen Mahnverfahren.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "vorgeschlagen", "titel": "Vorgeschlagen", "art": "start"},
    {"zustand": "stufe_1", "titel": "Zahlungserinnerung versendet"},
    {"zustand": "stufe_2_vorgeschlagen", "titel": "Zweite Mahnung vorgeschlagen"},
    {"zustand": "stufe_2", "titel": "Zweite Mahnung versendet"},
    {"zustand": "stufe_3_vorgeschlagen", "titel": "Letzte Mahnung vorgeschlagen"},
    {"zustand": "stufe_3", "titel": "Letzte Mahnung versendet"},
    {"zustand": "mahnbescheid_vorbereitet", "titel": "Mahnbescheid vorbereitet"},
    {"zustand": "gerichtlich", "titel": "Gerichtliches Mahnverfahren"},
    {"zustand": "inkasso", "titel": "An Inkasso übergeben"},
    {"zustand": "ausgesetzt", "titel": "Ausgesetzt"},
    {"zustand": "erledigt", "titel": "Erledigt (bezahlt)", "art": "erfolg"},
    {"zustand": "storniert", "titel": "Storniert", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "vorgeschlagen", "titel": "Mahnung vorschlagen", "norm": "§ 286 BGB"},
    {"von": "vorgeschlagen", "ereignis": "freigeben", "nach": "stufe_1", "titel": "Freigeben und versenden", "norm": "§ 286 BGB"},
    {"von": "stufe_1", "ereignis": "naechste_stufe_vorschlagen", "nach": "stufe_2_vorgeschlagen", "titel": "Zweite Mahnung vorschlagen", "norm": "§ 286 BGB", "art": "frist"},
    {"von": "stufe_2_vorgeschlagen", "ereignis": "freigeben", "nach": "stufe_2", "titel": "Freigeben und versenden", "norm": "§ 286 BGB"},
    {"von": "stufe_2_vorgeschlagen", "ereignis": "verwerfen", "nach": "stufe_1", "titel": "Vorschlag verwerfen", "norm": "§ 286 BGB"},
    {"von": "stufe_2", "ereignis": "naechste_stufe_vorschlagen", "nach": "stufe_3_vorgeschlagen", "titel": "Letzte Mahnung vorschlagen", "norm": "§ 286 BGB", "art": "frist"},
    {"von": "stufe_3_vorgeschlagen", "ereignis": "freigeben", "nach": "stufe_3", "titel": "Freigeben und versenden", "norm": "§ 286 BGB"},
    {"von": "stufe_3_vorgeschlagen", "ereignis": "verwerfen", "nach": "stufe_2", "titel": "Vorschlag verwerfen", "norm": "§ 286 BGB"},
    {"von": "stufe_3", "ereignis": "mahnbescheid_vorbereiten", "nach": "mahnbescheid_vorbereitet", "titel": "Mahnbescheid vorbereiten", "norm": "§§ 688 ff. ZPO"},
    {"von": "mahnbescheid_vorbereitet", "ereignis": "antrag_gestellt", "nach": "gerichtlich", "titel": "Antrag gestellt", "norm": "§ 690 ZPO"},
    {"von": ["stufe_3", "mahnbescheid_vorbereitet"], "ereignis": "an_inkasso_uebergeben", "nach": "inkasso", "titel": "An Inkasso übergeben", "norm": "§ 286 BGB"},
    {"von": ["stufe_1", "stufe_2", "stufe_3"], "ereignis": "aussetzen", "nach": "ausgesetzt", "titel": "Aussetzen", "norm": "§ 286 BGB"},
    {"von": "ausgesetzt", "ereignis": "fortsetzen_stufe_1", "nach": "stufe_1", "titel": "In Stufe 1 fortsetzen", "norm": "§ 286 BGB"},
    {"von": "ausgesetzt", "ereignis": "fortsetzen_stufe_2", "nach": "stufe_2", "titel": "In Stufe 2 fortsetzen", "norm": "§ 286 BGB"},
    {"von": "ausgesetzt", "ereignis": "fortsetzen_stufe_3", "nach": "stufe_3", "titel": "In Stufe 3 fortsetzen", "norm": "§ 286 BGB"},
    {"von": ["stufe_1", "stufe_2_vorgeschlagen", "stufe_2", "stufe_3_vorgeschlagen", "stufe_3", "mahnbescheid_vorbereitet", "gerichtlich", "inkasso", "ausgesetzt"], "ereignis": "bezahlt", "nach": "erledigt", "titel": "Bezahlt", "norm": "§ 362 BGB", "art": "automatisch"},
    {"von": ["vorgeschlagen", "stufe_1", "stufe_2_vorgeschlagen", "stufe_2", "stufe_3_vorgeschlagen", "stufe_3", "mahnbescheid_vorbereitet", "gerichtlich", "inkasso", "ausgesetzt"], "ereignis": "stornieren", "nach": "storniert", "titel": "Stornieren", "norm": "§ 286 BGB"}
  ]
}
$automat$);
