-- The exchange set: six files as German packages write them, and the product's own file of history. Headings are literal.
-- SELECT spalte, typ, pflicht FROM api.bestand_spalten() WHERE datei = 'gebaeude' AND pflicht;
--  spalte | typ  | pflicht
--  OBJ_ID | text | t
--  GEB_ID | text | t
CREATE FUNCTION api.bestand_spalten()
RETURNS TABLE (datei text, nr bigint, spalte text, typ text, laenge int, pflicht boolean, streng boolean, werte text[])
LANGUAGE sql
IMMUTABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
-- one line per file: heading, ":" type, with "!" a value is needed, with "?" an unreadable value is only left empty with a warning,
-- in parentheses the length of a text or the words a choice knows
SELECT d.datei, row_number() OVER (ORDER BY d.nr, s.nr), m.teil[1], coalesce(m.teil[2], 'text'),
       CASE WHEN coalesce(m.teil[2], 'text') IN ('text', 'email', 'iban') THEN coalesce(CASE WHEN m.teil[4] ~ '^[0-9]+$' THEN m.teil[4]::int END, 200) END,
       coalesce(m.teil[3] LIKE '%!%', false), coalesce(m.teil[3] NOT LIKE '%?%', true),
       CASE WHEN m.teil[4] !~ '^[0-9]+$' THEN pg_catalog.string_to_array(m.teil[4], ',') END
  FROM (VALUES
    (1, 'objekte', 'OBJ_ID:text!(25);VerwArt:auswahl!(MV,WEG,WEG+SEV);Name;Straße:text!(200);PLZ:plz!;Ort:text!(200);Land:text(20);ObjNr:text(40);Notizen:text(4000);'
      || 'BK1_ID:text(40);BK2_ID:text(40);BK3_ID:text(40);RL1_BK_ID:text(40);RL2_BK_ID:text(40);MV_Eig_K_ID:text(40);MV_EigBeginn:datum?'),
    (2, 'gebaeude', 'OBJ_ID:text!(25);GEB_ID:text!(40);Name;Straße;Baujahr:ganzzahl?;Bauart;Gebäudeart;Denkmalschutz:ja_nein?'),
    (3, 'einheiten', 'OBJ_ID:text!(25);GEB_ID:text(40);VE_ID:text!(25);Bezeichnung;Lage;VENr:text(40);Art:auswahl(WE,GE,GA,ST,KE,ZI);Zimmer:zahl?;Schlafzimmer:zahl?;'
      || 'Badezimmer:zahl?;Gesamtfläche:zahl?;Kellernummer:text(40);Kaution:betrag;Notizen:text(4000);U_Wohnfläche:zahl?;U_Heizfläche:zahl?;U_MEA:zahl?;'
      || 'Z_Miete:betrag?;Z_BKV:betrag?;Z_HKV:betrag?;Z_Garage:betrag?;Z_Stellplatz:betrag?'),
    (4, 'kontakte', 'K_ID:text!(40);GläubigerID:text(40);Anrede:text(40);Firma:text(200);Titel1:text(40);Vorname1:text(100);Nachname1:text(100);'
      || 'Titel2:text(40);Vorname2:text(100);Nachname2:text(100);Titel3:text(40);Vorname3:text(100);Nachname3:text(100);Titel4:text(40);Vorname4:text(100);Nachname4:text(100);'
      || 'Straße;PLZ:text(20);Ort;Zustellhinweis;TelPrivat:text(60);TelDienst:text(60);TelHandy:text(60);Fax:text(60);Email:email?(254);Notizen:text(4000)'),
    (5, 'vertraege', 'OBJ_ID:text!(25);VE_ID:text!(25);K_ID:text!(40);Typ:auswahl!(M,E);von:datum!;bis:datum;Gewerbe:auswahl(G,N);Lastschrift:ja_nein?;Mahnsperre:ja_nein?;'
      || 'UmlAusfWagnis:zahl?;Notizen:text(4000);SV_Brutto:ja_nein?;SV_Fälligkeit:text(40);Z_Miete:betrag;Z_BKV:betrag;Z_HKV:betrag;Z_Garage:betrag;Z_Stellplatz:betrag;Z_sonstMiete:betrag;'
      || 'Z_Hausgeld:betrag;Z_Rücklage1:betrag;Z_Rücklage2:betrag;U_Wohnfläche:zahl?;U_Heizfläche:zahl?;U_Kabel-TV:zahl?;U_Personen:zahl?;U_Einheiten:zahl?;U_Garagen:zahl?;'
      || 'U_Stellplätze:zahl?;U_MEA:zahl?;BK_ID:text(40);GläubigerID:text(40);MandatRef:text(40);MandatVon:datum?;MandatBis:datum?;MandatUnterschrift:datum?'),
    (6, 'bankkonten', 'BK_ID:text!(40);K_ID:text(40);Bank;BLZ:text(20);KontoNr:text(20);BIC:text(20);IBAN:iban(60);Inhaber'),
    (7, 'vorgaenge', 'OBJ_ID:text!(25);VE_ID:text!(25);K_ID:text!(40);Typ:text!(60);von:datum!;bis:datum;Ergebnis:text(60);Betrag:betrag;Text:text(4000)')
  ) AS d(nr, datei, liste)
  CROSS JOIN LATERAL pg_catalog.string_to_table(d.liste, ';') WITH ORDINALITY AS s(text, nr)
  CROSS JOIN LATERAL pg_catalog.regexp_match(s.text, '^([^:]+)(?::([a-z_]+)([!?]*)(?:\(([^)]*)\))?)?$') AS m(teil)
$fn$;
ALTER FUNCTION api.bestand_spalten() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_spalten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_spalten() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bestand_spalten() IS
'Dateien und Spalten, die api.bestand_einlesen kennt. typ: text, datum, betrag (Euro), zahl, ganzzahl, ja_nein, auswahl (werte), plz, iban, email; pflicht: ohne Wert geht es nicht;
streng: ein unlesbarer Wert verhindert das Einlesen, sonst bleibt die Angabe leer.';
