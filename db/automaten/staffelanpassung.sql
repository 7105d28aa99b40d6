-- staffelanpassung: the next step of an agreed stepped rent. It is owed on its day without any declaration.
--
-- geplant → (timer or umsetzen) umgesetzt, which plans the next step
--
-- Steps are rows of akte.mietstaffeln: told at the first Vorgang (the contract's), or agreed by Nachtrag.
-- * umsetzen by hand is for the case that the night job was down; before its day there is nothing to do.
-- * A step that was put off (ausgesetzt) is spent: the landlord did without it. The following one is planned by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "staffelanpassung", "titel": "Staffelanpassung", "norm": "§ 557a BGB",
  "beschreibung": "Nächste Stufe einer vereinbarten Staffelmiete.",
  "traeger": ["vermietung"], "exklusiv": true, "status": {"tabelle": "akte.staffelanpassungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {
      "zustand": "geplant", "titel": "Geplant", "art": "start",
      "fristen": [{"ereignis": "termin_erreicht", "funktion": "staffelanpassung_frist", "titel": "Die nächste Staffel gilt", "norm": "§ 557a Abs. 1 BGB"}]
    },
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "ausgesetzt", "titel": "Ausgesetzt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "geplant", "titel": "Staffel planen", "norm": "§ 557a Abs. 1 BGB",
      "hilfe": "Plant die nächste vereinbarte Staffel auf ihren Tag. Danach plant jede umgesetzte Staffel die folgende.",
      "felder": [
        {
          "name": "staffeln", "typ": "langtext", "titel": "Staffeln aus dem Mietvertrag", "max_laenge": 2000,
          "hilfe": "Nur beim ersten Mal: je Zeile der Tag und die Nettokaltmiete in Euro, zum Beispiel 01.10.2027: 950,00."
        }
      ],
      "guards_zustand": ["staffelanpassung_mietart"], "guards_eingabe": ["staffelanpassung_stufen"], "effekte": ["staffelanpassung_anlegen"]
    },
    {
      "von": "geplant", "ereignis": "umsetzen", "nach": "umgesetzt", "titel": "Umsetzen", "norm": "§ 557a Abs. 1 BGB",
      "hilfe": "Nur nötig, wenn der nächtliche Lauf ausgefallen ist.",
      "guards_zustand": ["staffelanpassung_faellig", "staffelanpassung_gilt"], "effekte": ["staffelanpassung_umsetzen"], "dokumente": ["staffelmitteilung"]
    },
    {
      "von": "geplant", "ereignis": "termin_erreicht", "nach": "umgesetzt", "titel": "Termin erreicht", "norm": "§ 557a Abs. 1 BGB", "art": "frist",
      "guards_zustand": ["staffelanpassung_gilt"], "effekte": ["staffelanpassung_umsetzen"], "dokumente": ["staffelmitteilung"]
    },
    {
      "von": "geplant", "ereignis": "aussetzen", "nach": "ausgesetzt", "titel": "Aussetzen", "norm": "§ 557a BGB",
      "hilfe": "Die Vermieterseite verzichtet auf diese Staffel, oder es ist etwas anderes vereinbart.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 1000}],
      "effekte": ["staffelanpassung_aussetzen"]
    }
  ]
}
$automat$);
