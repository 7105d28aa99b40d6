-- The key as the letter names it.
-- SELECT regel.nk_schluessel_wort('verbrauch:kaltwasser');   →  Verbrauch Kaltwasser
CREATE FUNCTION regel.nk_schluessel_wort(p_schluessel text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE pg_catalog.split_part(p_schluessel, ':', 1)
  WHEN 'flaeche' THEN 'Wohnfläche' WHEN 'personen' THEN 'Personen' WHEN 'einheiten' THEN 'Wohneinheiten' WHEN 'mea' THEN 'Miteigentumsanteile'
  WHEN 'verbrauch' THEN 'Verbrauch ' || CASE pg_catalog.split_part(p_schluessel, ':', 2) WHEN 'kaltwasser' THEN 'Kaltwasser' WHEN 'warmwasser' THEN 'Warmwasser' WHEN 'strom' THEN 'Strom' WHEN 'gas' THEN 'Gas' ELSE 'laut Zähler' END
  WHEN 'individuell' THEN 'nur diese Wohnung' WHEN 'heizung_grund' THEN 'beheizte Fläche' WHEN 'heizung_verbrauch' THEN 'Verbrauch Heizung'
  WHEN 'warmwasser_grund' THEN 'Wohnfläche' WHEN 'warmwasser_verbrauch' THEN 'Verbrauch Warmwasser' WHEN 'kuerzung' THEN '§ 12 HeizkostenV' ELSE 'Vermieter' END
$fn$;
ALTER FUNCTION regel.nk_schluessel_wort(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_schluessel_wort(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_schluessel_wort(text) IS
'Name eines Verteilerschlüssels für Briefe und Seiten.';
