-- Hangs uploaded photos to a protocol, with or without a defect they show.
CREATE FUNCTION regel.uebergabe_fotos_anhaengen(
  p_k engine.kontext,
  p_uebergabe_id bigint,
  p_mangel_id bigint,
  p_kennungen text[],
  p_bezeichnung text
)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_anzahl int;
BEGIN
  INSERT INTO akte.uebergabe_fotos (mandant_id, uebergabe_id, mangel_id, datei_id, bezeichnung)
  SELECT p_k.mandant_id, p_uebergabe_id, p_mangel_id, d.id, p_bezeichnung
    FROM pg_catalog.unnest(p_kennungen) WITH ORDINALITY AS x(kennung, nr)
    JOIN akte.dateien d ON d.mandant_id = p_k.mandant_id AND d.kennung = x.kennung::uuid
   ORDER BY x.nr;
  GET DIAGNOSTICS v_anzahl = ROW_COUNT;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION regel.uebergabe_fotos_anhaengen(engine.kontext, bigint, bigint, text[], text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_fotos_anhaengen(engine.kontext, bigint, bigint, text[], text) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_fotos_anhaengen(engine.kontext, bigint, bigint, text[], text) IS
'Hängt hochgeladene Fotos (Kennungen) an ein Protokoll oder an einen seiner Mängel und gibt ihre Zahl zurück.';
