-- A flat changes hands once at each end of a tenancy; a second Auszug would settle the deposit twice.
CREATE FUNCTION regel.uebergabe_noch_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietverhaeltnisse;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  IF (CASE p_k.variante WHEN 'einzug' THEN v_m.ueberlassung_am ELSE v_m.rueckgabe_am END) IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA403',
    CASE p_k.variante WHEN 'einzug' THEN 'Die Wohnung ist schon übergeben (' || pg_catalog.to_char(v_m.ueberlassung_am, 'DD.MM.YYYY') || ').'
                      ELSE 'Die Wohnung ist schon zurückgegeben (' || pg_catalog.to_char(v_m.rueckgabe_am, 'DD.MM.YYYY') || ').' END,
    'Das Protokoll liegt in der Akte.', CASE p_k.variante WHEN 'einzug' THEN '§ 535 Abs. 1 BGB' ELSE '§ 546 Abs. 1 BGB' END);
END
$fn$;
ALTER FUNCTION regel.uebergabe_noch_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_noch_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_noch_offen(engine.kontext) IS
'Bedingung: Die Wohnung ist noch nicht übergeben oder zurückgegeben (MA403).';
