-- The kinds of bookings.
-- SELECT konto FROM regel.datev_schluessel() WHERE schluessel = 'bank';   →  1200
CREATE FUNCTION regel.datev_schluessel()
RETURNS TABLE (nr int, schluessel text, titel text, konto text)
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT v.* FROM (VALUES
  (1, 'bank', 'Bank', '1200'), (2, 'forderung_miete', 'Forderungen aus Vermietung', '1410'), (3, 'forderung_hausgeld', 'Forderungen aus Hausgeld', '1420'), (4, 'ungeklaert', 'Zahlungen ohne Zuordnung', '1590'),
  (5, 'kautionskonto', 'Treuhandkonto Kautionen', '1210'), (6, 'kaution', 'Verbindlichkeiten aus Kautionen', '1732'),
  (10, 'nettokaltmiete', 'Mieterträge', '8100'), (11, 'vorauszahlung_bk', 'Vorauszahlungen Betriebskosten', '1720'), (12, 'vorauszahlung_hk', 'Vorauszahlungen Heizkosten', '1721'),
  (13, 'garage', 'Erträge Garagen', '8110'), (14, 'stellplatz', 'Erträge Stellplätze', '8111'), (15, 'untermietzuschlag', 'Untermietzuschläge', '8115'), (16, 'minderung', 'Mietminderungen', '8700'),
  (17, 'nk_nachforderung', 'Nachforderungen Nebenkosten', '8120'), (18, 'nk_guthaben', 'Guthaben Nebenkosten', '8121'), (19, 'schadenersatz', 'Schadenersatz', '2742'), (20, 'kosten', 'Erstattete Kosten', '2743'),
  (21, 'zinsen', 'Verzugszinsen', '2650'), (22, 'sonstige', 'Sonstige Erträge', '8190'), (23, 'korrektur', 'Berichtigungen', '8790'),
  (30, 'hausgeld', 'Hausgeld', '8200'), (31, 'ruecklage', 'Zuführung Erhaltungsrücklage', '8210'), (32, 'sonderumlage', 'Sonderumlagen', '8220'), (33, 'abrechnungsspitze', 'Abrechnungsspitzen', '8230')
) AS v(nr, schluessel, titel, konto)
$fn$;
ALTER FUNCTION regel.datev_schluessel() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datev_schluessel() FROM PUBLIC;
COMMENT ON FUNCTION regel.datev_schluessel() IS
'Arten von Buchungen mit Titel und Vorgabe für ihr Konto (an SKR 03 angelehnt); der Mandant kann jedes Konto ändern.';
