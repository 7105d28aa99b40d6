-- wohnungsuebergabe: the flat changes hands, at the start of a tenancy (einzug) and at its end (auszug).
--
-- Beyond the catalogue:
-- * teilunterzeichnet lies between protokoll and unterzeichnet: one side has signed (or refused before a witness), the other has
--   not yet. It needs no extra click: unterzeichnen of the first side leads here, unterzeichnen of the other side to unterzeichnet.
--   Further people of a side that has signed (a second tenant, a representative) sign by mitunterzeichnen.
-- * The first signature freezes the protocol: its SHA-256 is stored with every signature. From then on every entry is refused,
--   and its button says so. wieder_oeffnen leads back to protokoll and asks for all signatures anew; the old ones stay on file
--   with the digest of what they signed.
-- * The role mieter may sign a frozen protocol in the portal, for himself (uebergabe_eigene); the first signature and everything
--   before it is taken on the spot.
-- * An entry is never changed: a newer row for the same room, meter or key replaces the older, eintrag_streichen strikes one.
-- * absagen_automatisch is what the master calls when the notice or the contract that asked for the handover is gone.
SELECT engine.automat_laden($automat$
{
  "automat": "wohnungsuebergabe",
  "titel": "Wohnungsübergabe",
  "norm": "§ 535 BGB, § 538 BGB, § 546 BGB, § 548 BGB",
  "beschreibung": "Termin, Protokoll mit Räumen, Zählern, Schlüsseln, Mängeln und Fotos, Unterschriften, Übergabe der Schlüssel.",
  "traeger": ["vermietung"],
  "varianten": ["einzug", "auszug"],
  "exklusiv": true,
  "status": {"tabelle": "akte.uebergaben", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "geplant", "titel": "Geplant", "art": "start"},
    {"zustand": "terminiert", "titel": "Termin vereinbart"},
    {"zustand": "protokoll", "titel": "Protokoll"},
    {"zustand": "teilunterzeichnet", "titel": "Von einer Seite unterzeichnet"},
    {"zustand": "unterzeichnet", "titel": "Unterzeichnet"},
    {"zustand": "abgeschlossen", "titel": "Abgeschlossen", "art": "erfolg"},
    {"zustand": "abgesagt", "titel": "Abgesagt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "geplant", "titel": "Übergabe planen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "felder": [{"name": "geplant_am", "typ": "datum", "titel": "Geplant für", "pflicht": true}],
     "vorgaben": "uebergabe_vorgaben",
     "guards_zustand": ["uebergabe_noch_offen"],
     "guards_eingabe": ["uebergabe_plantag"],
     "effekte": ["uebergabe_anlegen"]},

    {"von": "geplant", "ereignis": "termin_vereinbaren", "nach": "terminiert", "titel": "Termin vereinbaren", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "felder": [
       {"name": "termin", "typ": "zeitpunkt", "titel": "Tag und Uhrzeit", "pflicht": true},
       {"name": "treffpunkt", "typ": "text", "titel": "Treffpunkt", "max_laenge": 200, "hilfe": "Leer: in der Wohnung."}],
     "vorgaben": "uebergabe_terminvorschlag",
     "guards_eingabe": ["uebergabe_termin"],
     "uebersteuerbar": ["uebergabe_termin"],
     "effekte": ["uebergabe_termin_setzen"]},
    {"von": "terminiert", "ereignis": "termin_verlegen", "nach": "=", "titel": "Termin verlegen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "felder": [
       {"name": "termin", "typ": "zeitpunkt", "titel": "Neuer Tag und Uhrzeit", "pflicht": true},
       {"name": "treffpunkt", "typ": "text", "titel": "Treffpunkt", "max_laenge": 200},
       {"name": "grund", "typ": "text", "titel": "Grund", "max_laenge": 300}],
     "vorgaben": "uebergabe_terminvorschlag",
     "guards_eingabe": ["uebergabe_termin"],
     "uebersteuerbar": ["uebergabe_termin"],
     "effekte": ["uebergabe_termin_setzen"]},

    {"von": "terminiert", "ereignis": "protokoll_beginnen", "nach": "protokoll", "titel": "Protokoll beginnen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "hilfe": "Beim Einzug erst, wenn der Mietvertrag unterzeichnet ist; beim Auszug nur nach einer Kündigung.",
     "guards_zustand": ["uebergabe_berechtigt"],
     "effekte": ["uebergabe_beginnen"]},

    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "raum_erfassen", "nach": "=", "titel": "Raum erfassen", "norm": "§ 538 BGB",
     "hilfe": "Ein Raum, der schon im Protokoll steht, wird durch den neuen Eintrag ersetzt.",
     "felder": [
       {"name": "raum", "typ": "text", "titel": "Raum", "pflicht": true, "min_laenge": 2, "max_laenge": 80},
       {"name": "zustand", "typ": "auswahl", "titel": "Zustand", "pflicht": true, "optionen": [
         {"wert": "ohne_maengel", "titel": "Ohne Mängel"}, {"wert": "gebrauchsspuren", "titel": "Übliche Gebrauchsspuren"}, {"wert": "maengel", "titel": "Mit Mängeln"}]},
       {"name": "bemerkung", "typ": "langtext", "titel": "Bemerkung", "max_laenge": 1000}],
     "guards_zustand": ["uebergabe_offen"],
     "effekte": ["uebergabe_raum"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "zaehler_ablesen", "nach": "=", "titel": "Zähler ablesen", "norm": "§ 556a BGB, § 9b HeizkostenV",
     "hilfe": "Eine zweite Ablesung desselben Zählers ersetzt die erste.",
     "felder": [
       {"name": "art", "typ": "auswahl", "titel": "Art", "pflicht": true, "optionen": [
         {"wert": "strom", "titel": "Strom"}, {"wert": "gas", "titel": "Gas"}, {"wert": "kaltwasser", "titel": "Kaltwasser"}, {"wert": "warmwasser", "titel": "Warmwasser"},
         {"wert": "heizung", "titel": "Heizkostenverteiler"}, {"wert": "waerme", "titel": "Wärmemengenzähler"}, {"wert": "sonstiger", "titel": "Sonstiger"}]},
       {"name": "nummer", "typ": "text", "titel": "Zählernummer", "pflicht": true, "max_laenge": 60},
       {"name": "stand", "typ": "zahl", "titel": "Stand", "pflicht": true},
       {"name": "einheit", "typ": "auswahl", "titel": "Einheit", "pflicht": true, "optionen": [
         {"wert": "kWh", "titel": "kWh"}, {"wert": "MWh", "titel": "MWh"}, {"wert": "m³", "titel": "m³"}, {"wert": "Einheiten", "titel": "Einheiten"}]},
       {"name": "ort", "typ": "text", "titel": "Ort", "max_laenge": 120},
       {"name": "bemerkung", "typ": "text", "titel": "Bemerkung", "max_laenge": 500},
       {"name": "foto", "typ": "datei", "titel": "Foto des Zählers"}],
     "guards_zustand": ["uebergabe_offen"],
     "guards_eingabe": ["uebergabe_zaehlerstand", "uebergabe_fotos_gueltig"],
     "uebersteuerbar": ["uebergabe_zaehlerstand"],
     "effekte": ["uebergabe_zaehler"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "schluessel_erfassen", "nach": "=", "titel": "Schlüssel erfassen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "hilfe": "Dieselbe Art mit derselben Nummer noch einmal erfasst ersetzt den ersten Eintrag.",
     "felder": [
       {"name": "art", "typ": "text", "titel": "Schlüssel", "pflicht": true, "min_laenge": 2, "max_laenge": 80, "hilfe": "Zum Beispiel Haustür, Wohnungstür, Briefkasten."},
       {"name": "anzahl", "typ": "ganzzahl", "titel": "Anzahl", "pflicht": true, "max": 99},
       {"name": "nummer", "typ": "text", "titel": "Nummer", "max_laenge": 60},
       {"name": "bemerkung", "typ": "text", "titel": "Bemerkung", "max_laenge": 500}],
     "guards_zustand": ["uebergabe_offen"],
     "effekte": ["uebergabe_schluessel"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "mangel_erfassen", "nach": "=", "titel": "Mangel erfassen", "norm": "§ 538 BGB, § 280 BGB",
     "felder": [
       {"name": "raum", "typ": "text", "titel": "Raum", "pflicht": true, "min_laenge": 2, "max_laenge": 80},
       {"name": "beschreibung", "typ": "langtext", "titel": "Beschreibung", "pflicht": true, "min_laenge": 3, "max_laenge": 2000},
       {"name": "verantwortlich", "typ": "auswahl", "titel": "Verantwortlich", "pflicht": true, "optionen": [
         {"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "ungeklaert", "titel": "Ungeklärt"}]},
       {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Geschätzte Kosten"},
       {"name": "frist_am", "typ": "datum", "titel": "Zu beheben bis"},
       {"name": "bemerkung", "typ": "text", "titel": "Bemerkung", "max_laenge": 500},
       {"name": "foto_1", "typ": "datei", "titel": "Foto"}, {"name": "foto_2", "typ": "datei", "titel": "Zweites Foto"}, {"name": "foto_3", "typ": "datei", "titel": "Drittes Foto"}],
     "guards_zustand": ["uebergabe_offen"],
     "guards_eingabe": ["uebergabe_fotos_gueltig"],
     "effekte": ["uebergabe_mangel"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "foto_hinzufuegen", "nach": "=", "titel": "Foto hinzufügen", "norm": "§ 538 BGB",
     "felder": [
       {"name": "foto", "typ": "datei", "titel": "Foto", "pflicht": true},
       {"name": "mangel", "typ": "auswahl", "titel": "Zu Mangel", "optionen_aus": "uebergabe_mangelliste", "hilfe": "Leer: Foto der Wohnung."},
       {"name": "bezeichnung", "typ": "text", "titel": "Bezeichnung", "max_laenge": 200}],
     "guards_zustand": ["uebergabe_offen"],
     "guards_eingabe": ["uebergabe_fotos_gueltig"],
     "effekte": ["uebergabe_foto"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "bemerkung_erfassen", "nach": "=", "titel": "Bemerkungen festhalten", "norm": "§ 538 BGB",
     "felder": [{"name": "bemerkung", "typ": "langtext", "titel": "Bemerkungen zum Protokoll", "pflicht": true, "max_laenge": 4000, "hilfe": "Ersetzt die bisherigen Bemerkungen."}],
     "vorgaben": "uebergabe_bemerkung_bisher",
     "guards_zustand": ["uebergabe_offen"],
     "effekte": ["uebergabe_bemerkung"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "neue_anschrift_erfassen", "nach": "=", "titel": "Neue Anschrift festhalten", "norm": "§ 242 BGB",
     "hilfe": "Wohin die Mieterseite zieht. Mit dem Abschluss der Übergabe wird sie die Anschrift aller Mieter dieses Vertrags; daran geht die Kautionsabrechnung.",
     "felder": [
       {"name": "strasse", "typ": "text", "titel": "Straße und Hausnummer", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
       {"name": "plz", "typ": "text", "titel": "Postleitzahl", "pflicht": true, "min_laenge": 3, "max_laenge": 12},
       {"name": "ort", "typ": "text", "titel": "Ort", "pflicht": true, "min_laenge": 2, "max_laenge": 100}],
     "guards_zustand": ["uebergabe_nur_auszug", "uebergabe_offen"],
     "effekte": ["uebergabe_neue_anschrift"]},
    {"von": ["protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "eintrag_streichen", "nach": "=", "titel": "Eintrag streichen", "norm": "§ 538 BGB",
     "hilfe": "Der Eintrag bleibt in der Akte und erscheint nicht mehr im Protokoll.",
     "felder": [
       {"name": "eintrag", "typ": "auswahl", "titel": "Eintrag", "pflicht": true, "optionen_aus": "uebergabe_eintragsliste"},
       {"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500}],
     "guards_zustand": ["uebergabe_offen"],
     "effekte": ["uebergabe_streichen"]},

    {"von": "protokoll", "ereignis": "unterzeichnen", "nach": "teilunterzeichnet", "titel": "Unterzeichnen", "norm": "§ 368 BGB, Art. 3, 25 eIDAS-VO",
     "hilfe": "Die erste Unterschrift friert das Protokoll ein. Eine verweigerte Unterschrift wird mit einem Zeugen festgehalten.",
     "felder": [
       {"name": "partei", "typ": "auswahl", "titel": "Seite", "pflicht": true, "optionen": [{"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}]},
       {"name": "mieter", "typ": "auswahl", "titel": "Mieter", "optionen_aus": "uebergabe_mieterliste", "hilfe": "Leer, wenn jemand anderes für die Mieterseite unterschreibt."},
       {"name": "name", "typ": "text", "titel": "Name der unterzeichnenden Person", "min_laenge": 2, "max_laenge": 200, "hilfe": "Leer: Name des gewählten Mieters."},
       {"name": "stufe", "typ": "auswahl", "titel": "Art der Unterschrift", "pflicht": true, "optionen": [
         {"wert": "einfach", "titel": "Einfach: auf dem Bildschirm gezeichnet"}, {"wert": "fortgeschritten", "titel": "Fortgeschrittene elektronische Signatur"},
         {"wert": "qualifiziert", "titel": "Qualifizierte elektronische Signatur"}, {"wert": "papier", "titel": "Auf Papier"}, {"wert": "verweigert", "titel": "Verweigert"}]},
       {"name": "datei", "typ": "datei", "titel": "Unterschrift", "zeichnen": true, "hilfe": "Zeichnung als Bild, signiertes PDF oder Scan des Papiers."},
       {"name": "pruefung", "typ": "text", "titel": "Anbieter geprüft", "max_laenge": 500, "hilfe": "Bei qualifizierter Signatur: Steht der Anbieter auf der EU-Vertrauensliste? Ob das PDF unversehrt ist, prüft das Programm beim Hochladen selbst."},
       {"name": "zeuge", "typ": "text", "titel": "Zeuge oder Zeugin", "max_laenge": 200, "hilfe": "Nötig, wenn die Unterschrift verweigert wurde."},
       {"name": "grund", "typ": "text", "titel": "Grund der Verweigerung", "max_laenge": 500},
       {"name": "geraet", "typ": "text", "titel": "Gerät", "max_laenge": 200}],
     "guards_zustand": ["uebergabe_berechtigt", "uebergabe_zaehler_abgelesen", "uebergabe_schluessel_gezaehlt"],
     "guards_eingabe": ["uebergabe_unterschrift_gueltig"],
     "uebersteuerbar": ["uebergabe_zaehler_abgelesen", "uebergabe_schluessel_gezaehlt"],
     "effekte": ["uebergabe_einfrieren", "uebergabe_unterschrift"]},
    {"von": "teilunterzeichnet", "ereignis": "unterzeichnen", "nach": "unterzeichnet", "titel": "Unterzeichnen (andere Seite)", "norm": "§ 368 BGB, Art. 3, 25 eIDAS-VO",
     "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "mieter"],
     "felder": [
       {"name": "partei", "typ": "auswahl", "titel": "Seite", "pflicht": true, "optionen": [{"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}]},
       {"name": "mieter", "typ": "auswahl", "titel": "Mieter", "optionen_aus": "uebergabe_mieterliste", "hilfe": "Leer, wenn jemand anderes für die Mieterseite unterschreibt."},
       {"name": "name", "typ": "text", "titel": "Name der unterzeichnenden Person", "min_laenge": 2, "max_laenge": 200, "hilfe": "Leer: Name des gewählten Mieters."},
       {"name": "stufe", "typ": "auswahl", "titel": "Art der Unterschrift", "pflicht": true, "optionen": [
         {"wert": "einfach", "titel": "Einfach: auf dem Bildschirm gezeichnet"}, {"wert": "fortgeschritten", "titel": "Fortgeschrittene elektronische Signatur"},
         {"wert": "qualifiziert", "titel": "Qualifizierte elektronische Signatur"}, {"wert": "papier", "titel": "Auf Papier"}, {"wert": "verweigert", "titel": "Verweigert"}]},
       {"name": "datei", "typ": "datei", "titel": "Unterschrift", "zeichnen": true, "hilfe": "Zeichnung als Bild, signiertes PDF oder Scan des Papiers."},
       {"name": "pruefung", "typ": "text", "titel": "Anbieter geprüft", "max_laenge": 500, "hilfe": "Bei qualifizierter Signatur: Steht der Anbieter auf der EU-Vertrauensliste? Ob das PDF unversehrt ist, prüft das Programm beim Hochladen selbst."},
       {"name": "zeuge", "typ": "text", "titel": "Zeuge oder Zeugin", "max_laenge": 200, "hilfe": "Nötig, wenn die Unterschrift verweigert wurde."},
       {"name": "grund", "typ": "text", "titel": "Grund der Verweigerung", "max_laenge": 500},
       {"name": "geraet", "typ": "text", "titel": "Gerät", "max_laenge": 200}],
     "vorgaben": "uebergabe_andere_seite",
     "guards_zustand": ["uebergabe_unveraendert"],
     "guards_eingabe": ["uebergabe_eigene", "uebergabe_seite_fehlt", "uebergabe_unterschrift_gueltig"],
     "effekte": ["uebergabe_unterschrift"]},
    {"von": ["teilunterzeichnet", "unterzeichnet"], "ereignis": "mitunterzeichnen", "nach": "=", "titel": "Weitere Person unterzeichnet", "norm": "§ 368 BGB, Art. 3, 25 eIDAS-VO",
     "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "mieter"],
     "hilfe": "Eine weitere Person einer Seite, die schon unterzeichnet hat.",
     "felder": [
       {"name": "partei", "typ": "auswahl", "titel": "Seite", "pflicht": true, "optionen": [{"wert": "mieter", "titel": "Mieterseite"}, {"wert": "vermieter", "titel": "Vermieterseite"}]},
       {"name": "mieter", "typ": "auswahl", "titel": "Mieter", "optionen_aus": "uebergabe_mieterliste", "hilfe": "Leer, wenn jemand anderes für die Mieterseite unterschreibt."},
       {"name": "name", "typ": "text", "titel": "Name der unterzeichnenden Person", "min_laenge": 2, "max_laenge": 200, "hilfe": "Leer: Name des gewählten Mieters."},
       {"name": "stufe", "typ": "auswahl", "titel": "Art der Unterschrift", "pflicht": true, "optionen": [
         {"wert": "einfach", "titel": "Einfach: auf dem Bildschirm gezeichnet"}, {"wert": "fortgeschritten", "titel": "Fortgeschrittene elektronische Signatur"},
         {"wert": "qualifiziert", "titel": "Qualifizierte elektronische Signatur"}, {"wert": "papier", "titel": "Auf Papier"}, {"wert": "verweigert", "titel": "Verweigert"}]},
       {"name": "datei", "typ": "datei", "titel": "Unterschrift", "zeichnen": true, "hilfe": "Zeichnung als Bild, signiertes PDF oder Scan des Papiers."},
       {"name": "pruefung", "typ": "text", "titel": "Anbieter geprüft", "max_laenge": 500, "hilfe": "Bei qualifizierter Signatur: Steht der Anbieter auf der EU-Vertrauensliste? Ob das PDF unversehrt ist, prüft das Programm beim Hochladen selbst."},
       {"name": "zeuge", "typ": "text", "titel": "Zeuge oder Zeugin", "max_laenge": 200, "hilfe": "Nötig, wenn die Unterschrift verweigert wurde."},
       {"name": "grund", "typ": "text", "titel": "Grund der Verweigerung", "max_laenge": 500},
       {"name": "geraet", "typ": "text", "titel": "Gerät", "max_laenge": 200}],
     "guards_zustand": ["uebergabe_unveraendert"],
     "guards_eingabe": ["uebergabe_eigene", "uebergabe_seite_da", "uebergabe_unterschrift_gueltig"],
     "effekte": ["uebergabe_unterschrift"]},
    {"von": ["teilunterzeichnet", "unterzeichnet"], "ereignis": "wieder_oeffnen", "nach": "protokoll", "titel": "Protokoll wieder öffnen", "norm": "§ 368 BGB",
     "hilfe": "Danach kann wieder eingetragen werden, und alle unterzeichnen neu. Die bisherigen Unterschriften bleiben in der Akte, gelten aber nicht mehr.",
     "felder": [{"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 5, "max_laenge": 500}],
     "effekte": ["uebergabe_oeffnen"]},

    {"von": "unterzeichnet", "ereignis": "abschliessen", "nach": "abgeschlossen", "titel": "Übergabe abschließen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB, § 548 BGB, § 19 BMG",
     "hilfe": "Mit dem Tag, an dem die Schlüssel die Hände wechseln. Einzug: das Mietverhältnis läuft. Auszug: die Kündigung ist vollzogen, die Kaution wird abgerechnet.",
     "felder": [
       {"name": "uebergeben_am", "typ": "datum", "titel": "Schlüssel übergeben am", "pflicht": true, "vorgabe": "heute", "nicht_in_zukunft": true},
       {"name": "einzug_am", "typ": "datum", "titel": "Einzug am", "hilfe": "Nur beim Einzug, für die Wohnungsgeberbestätigung. Leer: Tag der Übergabe, frühestens der Mietbeginn."}],
     "guards_zustand": ["uebergabe_berechtigt", "uebergabe_unveraendert"],
     "guards_eingabe": ["uebergabe_tag"],
     "effekte": ["uebergabe_uebergeben", "uebergabe_protokoll_ausstellen", "uebergabe_bescheinigung_ausstellen"],
     "dokumente": ["uebergabeprotokoll", "wohnungsgeberbescheinigung"]},

    {"von": ["geplant", "terminiert", "protokoll"], "ereignis": "absagen", "nach": "abgesagt", "titel": "Übergabe absagen", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB",
     "hilfe": "Eine neue Übergabe lässt sich danach von Hand planen.",
     "felder": [{"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 5, "max_laenge": 500}],
     "effekte": ["uebergabe_absagen"]},
    {"von": ["geplant", "terminiert", "protokoll", "teilunterzeichnet", "unterzeichnet"], "ereignis": "absagen_automatisch", "nach": "abgesagt", "art": "automatisch",
     "titel": "Übergabe entfällt", "norm": "§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB", "effekte": ["uebergabe_absagen"]}
  ]
}
$automat$);
