-- nk_abrechnung_freigabe: the operating cost statement of an object and a period, from its first cost to the end of the last objection
-- period. One Vorgang per period, on the bracket of akte.nk_abrechnungen. Costs, readings and heating are entered by api.nk_*_erfassen
-- while it is erstellt; from there on they rest, and the release freezes every statement line by line.
--
-- erstellt → belegkontrolle → sachlich_geprueft → freigegeben → versendet → (timer: the last objection period is over) → abgeschlossen
--
-- What practice needs beyond the catalogue, and why:
-- * going back has three events, because an event leads to one state: zurueckgeben (to the costs), zurueck_zur_belegkontrolle,
--   zurueck_zur_pruefung.
-- * zugang_erfassen: claims, the deadline of § 556 Abs. 3 and the objection period depend on the arrival at each tenant, not on the sending.
-- * einwendung_erfassen, einwendung_entscheiden: the dispute over a statement. While one is open, the Vorgang does not end.
-- * korrigieren leads a sent statement back to the costs; the next version books only the difference, after the deadline only in the
--   tenant's favour.
-- * verworfen (abbruch): a period created by mistake. Once sent there is nothing to discard, only to correct.
-- Four eyes and deadlines cannot be overridden by anybody.
SELECT engine.automat_laden($automat$
{
  "automat": "nk_abrechnung_freigabe", "titel": "Nebenkostenabrechnung", "norm": "§§ 556, 556a, 560 Abs. 4 BGB, BetrKV, HeizkostenV, CO2KostAufG",
  "beschreibung": "Prüfung, Freigabe und Versand der Nebenkostenabrechnung eines Objekts, mit Zugang und Einwendungen der Mieter.",
  "traeger": ["nk_abrechnung"], "exklusiv": true, "status": {"tabelle": "akte.nk_abrechnungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "erstellt", "titel": "Erstellt", "art": "start", "fristen": [
      {"ereignis": "frist_drei_monate", "funktion": "nk_frist_drei_monate", "titel": "Noch drei Monate bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_ein_monat", "funktion": "nk_frist_ein_monat", "titel": "Noch ein Monat bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_abgelaufen", "funktion": "nk_frist_ende", "titel": "Abrechnungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 3 BGB"}]},
    {"zustand": "belegkontrolle", "titel": "Belegkontrolle", "fristen": [
      {"ereignis": "frist_drei_monate", "funktion": "nk_frist_drei_monate", "titel": "Noch drei Monate bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_ein_monat", "funktion": "nk_frist_ein_monat", "titel": "Noch ein Monat bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_abgelaufen", "funktion": "nk_frist_ende", "titel": "Abrechnungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 3 BGB"}]},
    {"zustand": "sachlich_geprueft", "titel": "Sachlich geprüft", "fristen": [
      {"ereignis": "frist_drei_monate", "funktion": "nk_frist_drei_monate", "titel": "Noch drei Monate bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_ein_monat", "funktion": "nk_frist_ein_monat", "titel": "Noch ein Monat bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_abgelaufen", "funktion": "nk_frist_ende", "titel": "Abrechnungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 3 BGB"}]},
    {"zustand": "freigegeben", "titel": "Freigegeben", "fristen": [
      {"ereignis": "frist_drei_monate", "funktion": "nk_frist_drei_monate", "titel": "Noch drei Monate bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_ein_monat", "funktion": "nk_frist_ein_monat", "titel": "Noch ein Monat bis zum Ende der Abrechnungsfrist", "norm": "§ 556 Abs. 3 Satz 2 BGB"},
      {"ereignis": "frist_abgelaufen", "funktion": "nk_frist_ende", "titel": "Abrechnungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 3 BGB"}]},
    {"zustand": "versendet", "titel": "Versendet", "fristen": [
      {"ereignis": "zugang_anmahnen", "funktion": "nk_frist_zugang", "titel": "Zugang der Abrechnungen noch nicht erfasst", "norm": "§ 130 Abs. 1, § 556 Abs. 3 BGB"},
      {"ereignis": "einwendungsfrist_ablaufen", "funktion": "nk_frist_einwendung", "titel": "Letzte Einwendungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 5, 6 BGB"}]},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "verworfen", "titel": "Verworfen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "erstellt", "titel": "Abrechnung beginnen", "norm": "§ 556 Abs. 3 Satz 1 BGB",
      "hilfe": "Beginnt mit dem Anlegen der Abrechnung auf der Seite Nebenkosten. Wer wann in welcher Wohnung wohnte, kommt aus den Mietverhältnissen.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin", "dienst"],
      "guards_zustand": ["nk_beginnbar"], "effekte": ["nk_beginnen"]
    },
    {
      "von": "erstellt", "ereignis": "zur_belegkontrolle_geben", "nach": "belegkontrolle", "titel": "Zur Belegkontrolle geben", "norm": "§ 556 Abs. 3, 4, § 259 Abs. 1 BGB",
      "hilfe": "Danach sind Kosten, Verbräuche und Heizung gesperrt, bis die Abrechnung zurückgegeben wird.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "guards_zustand": ["nk_vollstaendig"], "effekte": ["nk_vorlegen"]
    },
    {
      "von": "belegkontrolle", "ereignis": "sachlich_pruefen", "nach": "sachlich_geprueft", "titel": "Belege und Verteilung prüfen", "norm": "§ 259 Abs. 1, § 556 Abs. 4 BGB",
      "hilfe": "Prüfen darf nur, wer an der Abrechnung nicht mitgearbeitet hat.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "belege_eingesehen", "typ": "ja_nein", "titel": "Alle Belege eingesehen, Beträge und Zeitraum stimmen", "pflicht": true},
        {"name": "bemerkung", "typ": "langtext", "titel": "Bemerkung"}
      ],
      "guards_zustand": ["nk_pruefer", "nk_vollstaendig"], "guards_eingabe": ["nk_belege_eingesehen"], "effekte": ["nk_pruefung_vermerken"]
    },
    {
      "von": "sachlich_geprueft", "ereignis": "freigeben", "nach": "freigegeben", "titel": "Freigeben", "norm": "§ 556 Abs. 3 BGB",
      "hilfe": "Schreibt alle Einzelabrechnungen fest. Freigeben darf nur, wer weder erstellt noch geprüft hat.",
      "rollen": ["teamleitung", "verwalter-admin"],
      "guards_zustand": ["nk_freigeber", "nk_vollstaendig"], "effekte": ["nk_einfrieren"]
    },
    {
      "von": "freigegeben", "ereignis": "versenden", "nach": "versendet", "titel": "Versenden", "norm": "§ 556 Abs. 3 Satz 2, 3, § 560 Abs. 4 BGB",
      "hilfe": "Erstellt je Mietverhältnis ein Schreiben mit Kosten, Schlüsseln, Vorauszahlungen und Ergebnis. Nachforderung und Guthaben entstehen mit dem Zugang.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "versandart", "typ": "auswahl", "titel": "Versand", "pflicht": true, "optionen": [
          {"wert": "post", "titel": "Post"}, {"wert": "einwurf", "titel": "Einwurf durch die Verwaltung"}, {"wert": "boten", "titel": "Boten mit Nachweis"}, {"wert": "portal", "titel": "Portal"}]},
        {"name": "anpassung_ab", "typ": "datum", "titel": "Vorauszahlungen anpassen ab", "hilfe": "Leer: Sie bleiben, wie sie sind. Sonst gilt ab diesem Monatsersten je ein Zwölftel der Kosten eines Jahres (§ 560 Abs. 4 BGB)."},
        {"name": "verspaetung", "typ": "auswahl", "titel": "Nach Ablauf der Abrechnungsfrist", "hilfe": "Nur nötig, wenn die zwölf Monate vorbei sind.", "optionen": [
          {"wert": "ausgeschlossen", "titel": "ohne Nachforderungen versenden, nur Guthaben"}, {"wert": "nicht_zu_vertreten", "titel": "Verspätung ist nicht zu vertreten"}]},
        {"name": "verspaetung_grund", "typ": "langtext", "titel": "Warum die Verspätung nicht zu vertreten ist", "hilfe": "Steht so in den Schreiben."}
      ],
      "vorgaben": "nk_versand_vorgaben", "guards_eingabe": ["nk_frist_gewahrt", "nk_anpassung"], "effekte": ["nk_versenden"], "dokumente": ["nk_abrechnung"]
    },
    {
      "von": "versendet", "ereignis": "zugang_erfassen", "nach": "=", "titel": "Zugang erfassen", "norm": "§ 130 Abs. 1, § 556 Abs. 3 Satz 2, 5 BGB",
      "hilfe": "Ab dem Zugang laufen 30 Tage bis zur Fälligkeit und die zwölf Monate für Einwendungen.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "abrechnung", "typ": "auswahl", "titel": "Abrechnung", "pflicht": true, "optionen_aus": "nk_zugang_auswahl"},
        {"name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen", "hilfe": "Zum Beispiel: Einwurf durch Hauswart, Boten, Abruf im Portal."}
      ],
      "guards_eingabe": ["nk_zugang"], "effekte": ["nk_zugang_buchen"]
    },
    {
      "von": "versendet", "ereignis": "einwendung_erfassen", "nach": "=", "titel": "Einwendung erfassen", "norm": "§ 556 Abs. 3 Satz 5, 6, Abs. 4 BGB",
      "hilfe": "Die Nachforderung gilt bis zur Antwort als bestritten. Formlos möglich, auch aus dem Portal.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "abrechnung", "typ": "auswahl", "titel": "Abrechnung", "pflicht": true, "optionen_aus": "nk_zustellung_auswahl"},
        {"name": "eingegangen_am", "typ": "datum", "titel": "Eingegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "einwendung", "typ": "langtext", "titel": "Wogegen sie sich richtet", "pflicht": true, "min_laenge": 10},
        {"name": "belegeinsicht", "typ": "ja_nein", "titel": "Verlangt Einsicht in die Belege", "hilfe": "Bis sie gewährt ist, darf die Nachzahlung zurückgehalten werden."},
        {"name": "entschuldigt", "typ": "text", "titel": "Verspätung entschuldigt, weil", "hilfe": "Nur nach Ablauf der zwölf Monate."}
      ],
      "guards_eingabe": ["nk_einwendung_frist"], "effekte": ["nk_einwenden"]
    },
    {
      "von": "versendet", "ereignis": "einwendung_entscheiden", "nach": "=", "titel": "Einwendung beantworten", "norm": "§ 556 Abs. 3, 4 BGB",
      "hilfe": "Die Mieterseite bekommt die Antwort als Schreiben. Ist die Einwendung begründet, danach die Abrechnung korrigieren.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [
        {"name": "einwendung", "typ": "auswahl", "titel": "Einwendung", "pflicht": true, "optionen_aus": "nk_einwendung_auswahl"},
        {"name": "ergebnis", "typ": "auswahl", "titel": "Ergebnis", "pflicht": true, "optionen": [
          {"wert": "unbegruendet", "titel": "unbegründet"}, {"wert": "teilweise", "titel": "teilweise begründet"}, {"wert": "begruendet", "titel": "begründet"}, {"wert": "zurueckgenommen", "titel": "zurückgenommen"}]},
        {"name": "antwort", "typ": "langtext", "titel": "Antwort, wie sie im Schreiben steht", "pflicht": true, "min_laenge": 10}
      ],
      "guards_zustand": ["nk_einwendung_offen"], "effekte": ["nk_entscheiden"], "dokumente": ["nk_einwendung_antwort"]
    },
    {
      "von": "versendet", "ereignis": "korrigieren", "nach": "erstellt", "titel": "Abrechnung korrigieren", "norm": "§ 556 Abs. 3 Satz 3 BGB",
      "hilfe": "Öffnet die Kosten wieder. Die neue Fassung geht durch Prüfung und Freigabe; gebucht wird nur der Unterschied, nach der Frist nur zugunsten der Mieter.",
      "rollen": ["teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Was zu korrigieren ist", "pflicht": true, "min_laenge": 10}],
      "effekte": ["nk_zuruecksetzen"]
    },
    {
      "von": ["belegkontrolle", "sachlich_geprueft", "freigegeben"], "ereignis": "zurueckgeben", "nach": "erstellt", "titel": "Zurückgeben", "norm": "§ 556 Abs. 3 BGB",
      "hilfe": "Zurück zu den Kosten; Prüfung und Freigabe sind danach neu nötig.",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Was nicht stimmt", "pflicht": true, "min_laenge": 5}],
      "effekte": ["nk_zuruecksetzen"]
    },
    {
      "von": ["sachlich_geprueft", "freigegeben"], "ereignis": "zurueck_zur_belegkontrolle", "nach": "belegkontrolle", "titel": "Zurück zur Belegkontrolle", "norm": "§ 556 Abs. 3 BGB",
      "rollen": ["sachbearbeitung", "buchhaltung", "teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Was noch einmal zu prüfen ist", "pflicht": true, "min_laenge": 5}],
      "effekte": ["nk_zuruecksetzen"]
    },
    {
      "von": "freigegeben", "ereignis": "zurueck_zur_pruefung", "nach": "sachlich_geprueft", "titel": "Freigabe zurücknehmen", "norm": "§ 556 Abs. 3 BGB",
      "rollen": ["teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 5}],
      "effekte": ["nk_zuruecksetzen"]
    },
    {
      "von": ["erstellt", "belegkontrolle", "sachlich_geprueft"], "ereignis": "verwerfen", "nach": "verworfen", "titel": "Abrechnung verwerfen", "norm": "§ 556 Abs. 3 BGB",
      "hilfe": "Für eine Abrechnung, die irrtümlich angelegt wurde. Danach kann der Zeitraum neu angelegt werden.",
      "rollen": ["teamleitung", "verwalter-admin"],
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 5}],
      "guards_zustand": ["nk_nie_versendet"]
    },
    {
      "von": ["erstellt", "belegkontrolle", "sachlich_geprueft", "freigegeben"], "ereignis": "frist_drei_monate", "nach": "=", "art": "frist",
      "titel": "Warnung: noch drei Monate", "norm": "§ 556 Abs. 3 Satz 2 BGB", "effekte": ["nk_warnen"]
    },
    {
      "von": ["erstellt", "belegkontrolle", "sachlich_geprueft", "freigegeben"], "ereignis": "frist_ein_monat", "nach": "=", "art": "frist",
      "titel": "Warnung: noch ein Monat", "norm": "§ 556 Abs. 3 Satz 2 BGB", "effekte": ["nk_warnen"]
    },
    {
      "von": ["erstellt", "belegkontrolle", "sachlich_geprueft", "freigegeben"], "ereignis": "frist_abgelaufen", "nach": "=", "art": "frist",
      "titel": "Abrechnungsfrist abgelaufen", "norm": "§ 556 Abs. 3 Satz 3 BGB", "effekte": ["nk_warnen"]
    },
    {
      "von": "versendet", "ereignis": "zugang_anmahnen", "nach": "=", "art": "frist", "titel": "Zugang fehlt noch", "norm": "§ 130 Abs. 1 BGB", "effekte": ["nk_zugang_anmahnen"]
    },
    {
      "von": "versendet", "ereignis": "einwendungsfrist_ablaufen", "nach": "abgeschlossen", "art": "frist", "titel": "Einwendungsfristen abgelaufen",
      "norm": "§ 556 Abs. 3 Satz 5, 6 BGB", "guards_zustand": ["nk_alle_erledigt"]
    }
  ]
}
$automat$);
