-- mieterwechsel: the tenants of a lease change while the lease goes on. One at a time per lease.
--
-- angefragt → zugestimmt → unterzeichnet → kaution_uebertragen → abgeschlossen; abgelehnt.
--
-- Four kinds go the same way, told apart by a field, because their steps are the same and a lease has one change at a time:
-- * austausch: one leaves, one enters; eintritt and ausscheiden of one of several;
-- * eintritt_tod: the law itself puts the household in the dead tenant's place (§ 563) or goes on with the others (§ 563a). zustimmen
--   only states that, unterzeichnen needs no agreement (form "gesetz"), and the landlord cannot refuse it.
-- The parties change with unterzeichnen, by date: the day may lie ahead. A subtenant may ask; refused, the Vorgang stays on file.
SELECT engine.automat_laden($automat$
{
  "automat": "mieterwechsel", "titel": "Mieterwechsel", "norm": "§§ 414, 535, 563 BGB",
  "beschreibung": "Wechsel einer Mietpartei bei fortlaufendem Vertrag, mit Übergang der Kaution.",
  "traeger": ["vermietung"], "exklusiv": true, "status": {"tabelle": "akte.mieterwechsel", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "angefragt", "titel": "Angefragt", "art": "start"},
    {"zustand": "zugestimmt", "titel": "Zugestimmt"},
    {"zustand": "unterzeichnet", "titel": "Unterzeichnet"},
    {"zustand": "kaution_uebertragen", "titel": "Kaution geregelt"},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "angefragt", "titel": "Mieterwechsel anfragen", "norm": "§§ 535, 563 BGB",
      "hilfe": "Am Mietverhältnis ändert sich erst etwas, wenn alle Seiten unterzeichnet haben.",
      "felder": [
        {
          "name": "art", "typ": "auswahl", "titel": "Was sich ändert", "pflicht": true,
          "optionen": [
            {"wert": "austausch", "titel": "Austausch: einer geht, einer kommt"}, {"wert": "eintritt", "titel": "Jemand tritt zusätzlich ein"},
            {"wert": "ausscheiden", "titel": "Einer von mehreren scheidet aus"}, {"wert": "eintritt_tod", "titel": "Tod eines Mieters (§§ 563, 563a)"}
          ]
        },
        {
          "name": "angefragt_durch", "typ": "auswahl", "titel": "Von wem angefragt", "pflicht": true,
          "optionen": [
            {"wert": "mieter", "titel": "Mieterseite"}, {"wert": "eintretend", "titel": "eintretende Person"}, {"wert": "untermieter", "titel": "Untermieter"},
            {"wert": "erben", "titel": "Erben"}, {"wert": "vermieter", "titel": "Vermieterseite"}
          ]
        },
        {"name": "angefragt_am", "typ": "datum", "titel": "Angefragt am", "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "wechsel_am", "typ": "datum", "titel": "Neue Parteien ab", "hilfe": "Bei einem Todesfall leer lassen: Dann gilt der Tag danach."},
        {"name": "ausscheidend", "typ": "auswahl", "titel": "Wer ausscheidet oder verstorben ist", "optionen_aus": "mieterwechsel_auswahl"},
        {"name": "eintritt_anrede", "typ": "auswahl", "titel": "Anrede der eintretenden Person", "optionen": [{"wert": "Frau", "titel": "Frau"}, {"wert": "Herr", "titel": "Herr"}]},
        {"name": "eintritt_vorname", "typ": "text", "titel": "Vorname der eintretenden Person", "max_laenge": 100},
        {"name": "eintritt_nachname", "typ": "text", "titel": "Nachname der eintretenden Person", "max_laenge": 100},
        {"name": "eintritt_email", "typ": "email", "titel": "E-Mail"},
        {"name": "eintritt_telefon", "typ": "text", "titel": "Telefon", "max_laenge": 40},
        {"name": "todestag", "typ": "datum", "titel": "Todestag", "nicht_in_zukunft": true},
        {"name": "kenntnis_am", "typ": "datum", "titel": "Bekannt seit", "nicht_in_zukunft": true},
        {"name": "haushalt", "typ": "ja_nein", "titel": "Die eintretende Person lebte im gemeinsamen Haushalt"},
        {"name": "grund", "typ": "langtext", "titel": "Anlass"}
      ],
      "guards_eingabe": ["mieterwechsel_beteiligte", "mieterwechsel_tag"], "effekte": ["mieterwechsel_anlegen"]
    },
    {
      "von": "angefragt", "ereignis": "zustimmen", "nach": "zugestimmt", "titel": "Zustimmen", "norm": "§§ 414, 535, 563 BGB",
      "hilfe": "Nach einem Todesfall wird hier nur festgestellt, was das Gesetz anordnet.",
      "felder": [
        {"name": "bonitaet", "typ": "langtext", "titel": "Was zur eintretenden Person geprüft wurde"},
        {"name": "wechsel_am", "typ": "datum", "titel": "Neue Parteien ab, falls anders als angefragt"}
      ],
      "guards_zustand": ["mieterwechsel_haushalt"], "guards_eingabe": ["mieterwechsel_tag"], "effekte": ["mieterwechsel_zustimmen"]
    },
    {
      "von": "zugestimmt", "ereignis": "unterzeichnen", "nach": "unterzeichnet", "titel": "Unterzeichnung erfassen", "norm": "§§ 414, 550, 563 BGB",
      "hilfe": "Ab dem Wechseltag gelten die neuen Parteien. Die bisherigen bleiben für ihre Zeit in der Akte.",
      "felder": [
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "optionen": [
            {"wert": "papier", "titel": "Papier, unterschrieben"}, {"wert": "qes", "titel": "qualifizierte elektronische Signatur"},
            {"wert": "textform", "titel": "Textform (zum Beispiel E-Mail aller Seiten)"}, {"wert": "muendlich", "titel": "mündlich"},
            {"wert": "gesetz", "titel": "kraft Gesetzes (Todesfall)"}
          ]
        },
        {"name": "unterzeichnet_am", "typ": "datum", "titel": "Unterzeichnet am", "nicht_in_zukunft": true, "vorgabe": "heute"},
        {"name": "alle_seiten", "typ": "ja_nein", "titel": "Vermieterseite, ausscheidende, eintretende und verbleibende Mieter haben zugestimmt", "pflicht": true},
        {"name": "datei", "typ": "datei", "titel": "Vereinbarung (PDF oder Foto)"}
      ],
      "guards_eingabe": ["mieterwechsel_tag", "mieterwechsel_unterzeichnet"], "effekte": ["mieterwechsel_vollziehen"], "dokumente": ["mieterwechsel_bestaetigung"]
    },
    {
      "von": "unterzeichnet", "ereignis": "kaution_uebertragen", "nach": "kaution_uebertragen", "titel": "Kaution regeln", "norm": "§§ 398, 551 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "hilfe": "Die Kaution geht nicht von selbst über: Entweder sind alle mit der Übertragung einverstanden, oder sie wird ausgezahlt und neu gestellt.",
      "felder": [
        {
          "name": "weg", "typ": "auswahl", "titel": "Was mit der Kaution geschieht", "pflicht": true,
          "optionen": [
            {"wert": "uebertragen", "titel": "auf die neuen Parteien übertragen"}, {"wert": "ausgezahlt_und_neu", "titel": "ausgezahlt und neu gestellt"},
            {"wert": "bleibt", "titel": "bleibt bei den verbleibenden Parteien"}, {"wert": "keine", "titel": "keine Kaution vereinbart"}
          ]
        },
        {"name": "einverstanden", "typ": "ja_nein", "titel": "Ausscheidende und eintretende Seite sind mit der Übertragung einverstanden"},
        {"name": "ausgezahlt_am", "typ": "datum", "titel": "Alte Kaution ausgezahlt am", "nicht_in_zukunft": true},
        {"name": "neu_gezahlt_am", "typ": "datum", "titel": "Neue Kaution eingegangen am", "nicht_in_zukunft": true},
        {"name": "neu_betrag", "typ": "betrag", "titel": "Neue Kaution", "min": 0.01}
      ],
      "guards_eingabe": ["mieterwechsel_kaution"], "effekte": ["mieterwechsel_kaution_buchen"]
    },
    {
      "von": "kaution_uebertragen", "ereignis": "abschliessen", "nach": "abgeschlossen", "titel": "Abschließen", "norm": "§ 535 BGB",
      "effekte": ["mieterwechsel_abschliessen"], "dokumente": ["mieterwechsel_abschluss"]
    },
    {
      "von": ["angefragt", "zugestimmt"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§§ 535, 563 BGB",
      "felder": [
        {
          "name": "grund", "typ": "auswahl", "titel": "Grund", "pflicht": true,
          "optionen": [
            {"wert": "kein_anspruch", "titel": "kein Anspruch auf den Wechsel"}, {"wert": "bonitaet", "titel": "Zahlungsfähigkeit nicht nachgewiesen"},
            {"wert": "person", "titel": "Gründe in der Person"}, {"wert": "zurueckgezogen", "titel": "Anfrage zurückgezogen"},
            {"wert": "kein_haushalt", "titel": "kein gemeinsamer Haushalt (§ 563)"}, {"wert": "eintritt_abgelehnt", "titel": "Eintritt fristgerecht abgelehnt (§ 563 Abs. 3)"}
          ]
        },
        {"name": "begruendung", "typ": "langtext", "titel": "Begründung für das Schreiben", "pflicht": true, "min_laenge": 10}
      ],
      "guards_eingabe": ["mieterwechsel_ablehnbar"], "effekte": ["mieterwechsel_ablehnen"], "dokumente": ["mieterwechsel_ablehnung"]
    }
  ]
}
$automat$);
