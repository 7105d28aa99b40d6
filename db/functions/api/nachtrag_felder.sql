-- The fields of a Nachtrag: read by api.nachtrag_pruefen and shown by the page.
-- SELECT f->>'name' FROM jsonb_array_elements(api.nachtrag_felder()) f LIMIT 1;   →  gueltig_ab
CREATE FUNCTION api.nachtrag_felder()
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT '[
  {"name": "gueltig_ab", "typ": "datum", "titel": "Gilt ab", "pflicht": true},
  {"name": "unterzeichnet_am", "typ": "datum", "titel": "Unterzeichnet am", "pflicht": true},
  {"name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
   "optionen": [{"wert": "papier", "titel": "Papier, von allen unterschrieben"}, {"wert": "qes", "titel": "qualifizierte elektronische Signatur"}, {"wert": "textform", "titel": "Textform, zum Beispiel E-Mail"}],
   "hilfe": "Staffel- und Indexmiete brauchen Papier oder die qualifizierte Signatur."},
  {"name": "alle_unterschriften", "typ": "ja_nein", "titel": "Beide Seiten haben zugestimmt, alle Vertragsparteien", "pflicht": true},
  {"name": "text", "typ": "langtext", "titel": "Was vereinbart ist", "pflicht": true, "min_laenge": 3, "max_laenge": 4000, "hilfe": "In ein, zwei Sätzen, wie es in der Akte stehen soll."},
  {"name": "dokument", "typ": "datei", "titel": "Unterzeichneter Nachtrag", "hilfe": "Als PDF bis 20 MB."},
  {"name": "mietart", "typ": "auswahl", "titel": "Mietart", "optionen": [{"wert": "fest", "titel": "Feste Miete"}, {"wert": "staffel", "titel": "Staffelmiete"}, {"wert": "index", "titel": "Indexmiete"}], "hilfe": "Nur wenn sie sich ändert oder Staffeln oder Index neu vereinbart werden."},
  {"name": "staffeln", "typ": "langtext", "titel": "Staffeln", "max_laenge": 2000, "hilfe": "Je Zeile der Tag und die Nettokaltmiete, zum Beispiel 01.10.2027: 950,00."},
  {"name": "basis_monat", "typ": "datum", "titel": "Ausgangsmonat des Index", "hilfe": "Irgendein Tag des Monats. Leer: der Monat, ab dem der Nachtrag gilt."},
  {"name": "nettokaltmiete", "typ": "betrag", "titel": "Nettokaltmiete", "min": 0.01, "max": 1000000},
  {"name": "vorauszahlung_bk", "typ": "betrag", "titel": "Vorauszahlung Betriebskosten", "max": 1000000},
  {"name": "vorauszahlung_hk", "typ": "betrag", "titel": "Vorauszahlung Heizkosten", "max": 1000000},
  {"name": "garage", "typ": "betrag", "titel": "Garage", "max": 1000000},
  {"name": "stellplatz", "typ": "betrag", "titel": "Stellplatz", "max": 1000000},
  {"name": "sonstige", "typ": "betrag", "titel": "Sonstige Miete", "max": 1000000},
  {"name": "kaution_betrag", "typ": "betrag", "titel": "Kaution insgesamt", "max": 10000000, "hilfe": "Der neue Gesamtbetrag, nicht der Unterschied. Höchstens drei Nettokaltmieten (§ 551 BGB)."},
  {"name": "kaution_art", "typ": "auswahl", "titel": "Art der Kaution", "optionen": [{"wert": "bar", "titel": "Barkaution"}, {"wert": "sparbuch", "titel": "Verpfändetes Sparbuch"}, {"wert": "buergschaft", "titel": "Bürgschaft"}]},
  {"name": "kaution_raten", "typ": "ganzzahl", "titel": "Raten der Kaution", "min": 1, "max": 3, "hilfe": "Leer: drei bei einer Barkaution."},
  {"name": "schluessel", "typ": "kennung", "titel": "Schlüssel des Auftrags"}]'::jsonb
$fn$;
ALTER FUNCTION api.nachtrag_felder() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nachtrag_felder() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nachtrag_felder() TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.nachtrag_felder() IS
'Felder eines Nachtrags, wie api.nachtrag_erfassen sie liest und die Seite sie zeigt (schluessel: Idempotenz, eine UUID).';
