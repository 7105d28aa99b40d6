-- Einzug: from here § 573c counts. Auszug: from here § 548 counts, and letters go to the new address.
-- → {"rueckgabe_am": "2026-05-29", "verjaehrung_548_am": "2026-11-30"}
CREATE FUNCTION regel.uebergabe_uebergeben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_am date := (p_k.daten->>'uebergeben_am')::date;
  v_u  akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_verjaehrung date;
BEGIN
  IF p_k.variante = 'einzug' THEN
    UPDATE akte.uebergaben AS u SET uebergeben_am = v_am WHERE u.mandant_id = p_k.mandant_id AND u.id = v_u.id;
    UPDATE akte.mietverhaeltnisse AS m SET ueberlassung_am = v_am WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
    RETURN pg_catalog.jsonb_build_object('ueberlassung_am', v_am);
  END IF;
  v_verjaehrung := recht.verjaehrung_548(p_rueckgabe => v_am, p_land => regel.land(p_k.mandant_id, p_k.bezug_id));
  UPDATE akte.uebergaben AS u SET uebergeben_am = v_am, verjaehrung_am = v_verjaehrung WHERE u.mandant_id = p_k.mandant_id AND u.id = v_u.id;
  UPDATE akte.mietverhaeltnisse AS m SET rueckgabe_am = v_am WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  IF v_u.neue_ort IS NOT NULL THEN
    UPDATE akte.mieter AS p SET strasse = v_u.neue_strasse, plz = v_u.neue_plz, ort = v_u.neue_ort, zustellhinweis = NULL
      FROM akte.vertragsparteien v
     WHERE v.mandant_id = p_k.mandant_id AND v.mietverhaeltnis_id = p_k.bezug_id AND (v.bis IS NULL OR v.bis >= p_k.heute)
       AND p.mandant_id = v.mandant_id AND p.id = v.mieter_id;
  END IF;
  RETURN pg_catalog.jsonb_build_object('rueckgabe_am', v_am, 'verjaehrung_548_am', v_verjaehrung);
END
$fn$;
ALTER FUNCTION regel.uebergabe_uebergeben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_uebergeben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_uebergeben(engine.kontext) IS
'Schreibt den Tag der Übergabe: beim Einzug die Überlassung, beim Auszug die Rückgabe, die Verjährung nach § 548 BGB und die neue Anschrift der Mieter.';
