-- wirtschaftsplan_genehmigung: the budget of a community for a year, from its positions to the monthly claims on every unit.
--
-- entwurf → versendet → zur_abstimmung → beschlossen / abgelehnt. What is decided are the advances (§ 28 Abs. 1 Satz 1), the plan is their
-- preparation. The vote is a Vorgang of its own (etv_beschluss): it leads this one to its end, because majority, entry in the collection
-- and the time for a lawsuit are the same as of any decision. A decision that a court annuls takes back the claims still open.
--
-- What practice needs beyond the catalogue, and why:
-- * ueberarbeiten leads back from versendet: owners find errors; the shares are computed and sent anew.
-- * abstimmung_entfallen: the vote was withdrawn, the plan stands where it was before.
-- * zurueckgezogen: a plan nobody voted on is not a rejected one.
SELECT engine.automat_laden($automat$
{
  "automat": "wirtschaftsplan_genehmigung", "titel": "Wirtschaftsplan", "norm": "§ 28 WEG",
  "beschreibung": "Wirtschaftsplan einer Gemeinschaft: Positionen, Verteilung auf die Einheiten, Beschluss über die Vorschüsse, monatliches Hausgeld.",
  "traeger": ["eigentuemerversammlung"],
  "status": {"tabelle": "akte.wirtschaftsplaene", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "entwurf", "titel": "Entwurf", "art": "start"},
    {"zustand": "versendet", "titel": "Versendet"},
    {"zustand": "zur_abstimmung", "titel": "Zur Abstimmung"},
    {"zustand": "beschlossen", "titel": "Beschlossen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "entwurf", "titel": "Wirtschaftsplan aufstellen", "norm": "§ 28 Abs. 1 Satz 2 WEG",
      "felder": [
        {"name": "jahr", "typ": "ganzzahl", "titel": "Kalenderjahr", "pflicht": true, "min": 1990, "max": 2200},
        {"name": "gueltig_ab", "typ": "datum", "titel": "Vorschüsse ab", "pflicht": true, "hilfe": "Der Erste des Monats, ab dem das neue Hausgeld gilt."}
      ],
      "vorgaben": "wirtschaftsplan_vorgaben", "guards_eingabe": ["wirtschaftsplan_beginn"], "effekte": ["wirtschaftsplan_anlegen"]
    },
    {
      "von": "entwurf", "ereignis": "position_erfassen", "nach": "=", "titel": "Position erfassen", "norm": "§ 28 Abs. 1 Satz 2, § 16 Abs. 2 WEG",
      "felder": [
        {"name": "bezeichnung", "typ": "text", "titel": "Bezeichnung", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
        {"name": "betrag", "typ": "betrag", "titel": "Betrag im Jahr", "pflicht": true, "min": 0.01},
        {
          "name": "schluessel", "typ": "auswahl", "titel": "Verteilerschlüssel", "pflicht": true,
          "optionen": [
            {"wert": "mea", "titel": "Miteigentumsanteile"}, {"wert": "flaeche", "titel": "Wohnfläche"},
            {"wert": "heizflaeche", "titel": "Heizfläche"}, {"wert": "einheiten", "titel": "Einheiten zu gleichen Teilen"}
          ]
        },
        {
          "name": "art", "typ": "auswahl", "titel": "Wofür", "pflicht": true,
          "optionen": [{"wert": "hausgeld", "titel": "laufende Kosten"}, {"wert": "ruecklage", "titel": "Erhaltungsrücklage"}]
        },
        {"name": "nummer", "typ": "ganzzahl", "titel": "Nummer", "min": 1, "max": 999, "hilfe": "Leer lassen für eine neue Position; eine vorhandene Nummer ändert diese."}
      ],
      "guards_eingabe": ["wirtschaftsplan_position_gueltig"], "effekte": ["wirtschaftsplan_position_setzen"]
    },
    {
      "von": "entwurf", "ereignis": "position_streichen", "nach": "=", "titel": "Position streichen", "norm": "§ 28 Abs. 1 Satz 2 WEG",
      "felder": [{"name": "nummer", "typ": "auswahl", "titel": "Position", "pflicht": true, "optionen_aus": "wirtschaftsplan_postenliste"}],
      "effekte": ["wirtschaftsplan_position_streichen"]
    },
    {
      "von": "entwurf", "ereignis": "versenden", "nach": "versendet", "titel": "Einzelwirtschaftspläne versenden", "norm": "§ 28 Abs. 1 WEG",
      "hilfe": "Rechnet die Anteile aller Einheiten auf den Cent aus und erzeugt für jede ihren Plan.",
      "guards_zustand": ["wirtschaftsplan_rechenbar", "versammlung_eigentuemer"], "effekte": ["wirtschaftsplan_versenden"], "dokumente": ["einzelwirtschaftsplan"]
    },
    {
      "von": "versendet", "ereignis": "ueberarbeiten", "nach": "entwurf", "titel": "Überarbeiten", "norm": "§ 28 Abs. 1 WEG",
      "felder": [{"name": "grund", "typ": "text", "titel": "Was sich ändert", "pflicht": true, "min_laenge": 3}]
    },
    {
      "von": "versendet", "ereignis": "zur_abstimmung_stellen", "nach": "zur_abstimmung", "titel": "Zur Abstimmung stellen", "norm": "§ 28 Abs. 1 Satz 1 WEG",
      "hilfe": "Beginnt den Beschluss über die Vorschüsse. Beschlossen werden die Vorschüsse, nicht der Plan.",
      "felder": [
        {"name": "top", "typ": "auswahl", "titel": "Tagesordnungspunkt", "pflicht": true, "optionen_aus": "etv_topliste"},
        {"name": "wortlaut", "typ": "langtext", "titel": "Wortlaut des Antrags", "pflicht": true, "min_laenge": 5}
      ],
      "vorgaben": "wirtschaftsplan_abstimmung_vorgaben", "guards_zustand": ["etv_tagesordnung"], "effekte": ["wirtschaftsplan_abstimmen"]
    },
    {
      "von": ["entwurf", "versendet"], "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen", "norm": "§ 28 Abs. 1 WEG",
      "felder": [{"name": "grund", "typ": "text", "titel": "Warum", "pflicht": true, "min_laenge": 3}]
    },
    {"von": "zur_abstimmung", "ereignis": "beschliessen", "nach": "beschlossen", "art": "automatisch", "titel": "Vorschüsse beschlossen", "norm": "§ 28 Abs. 1, 3 WEG", "effekte": ["wirtschaftsplan_hausgeld"]},
    {"von": "zur_abstimmung", "ereignis": "ablehnen", "nach": "abgelehnt", "art": "automatisch", "titel": "Vorschüsse abgelehnt", "norm": "§ 28 Abs. 1 WEG"},
    {"von": "zur_abstimmung", "ereignis": "abstimmung_entfallen", "nach": "versendet", "art": "automatisch", "titel": "Antrag zurückgezogen", "norm": "§ 23 Abs. 1 WEG"},
    {"von": ["entwurf", "versendet", "zur_abstimmung"], "ereignis": "versammlung_absagen", "nach": "zurueckgezogen", "art": "automatisch", "titel": "Versammlung abgesagt", "norm": "§ 24 Abs. 1 WEG"}
  ]
}
$automat$);
