CREATE FUNCTION regel.etv_verkuenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_land text;
  v_tag  date := (p_k.daten->>'verkuendet_am')::date;
  v_frist record;
BEGIN
  SELECT o.land INTO v_land FROM akte.eigentuemerversammlungen v JOIN akte.objekte o ON o.mandant_id = v.mandant_id AND o.id = v.objekt_id
   WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  SELECT f.klage_bis, f.begruendung_bis INTO v_frist FROM recht.anfechtungsfrist(p_beschluss => v_tag, p_land => v_land) f;
  UPDATE akte.beschluesse AS b
     SET verkuendet_am = v_tag, verkuendet_von = p_k.daten->>'verkuendet_von', klage_bis = v_frist.klage_bis, begruendung_bis = v_frist.begruendung_bis,
         frist_rechenweg = recht.rechenweg('anfechtungsfrist', pg_catalog.jsonb_build_object('p_beschluss', v_tag, 'p_land', v_land))
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('klage_bis', v_frist.klage_bis, 'begruendung_bis', v_frist.begruendung_bis);
END
$fn$;
ALTER FUNCTION regel.etv_verkuenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_verkuenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_verkuenden(engine.kontext) IS
'Hält Tag und Person der Verkündung fest und rechnet die Anfechtungsfrist aus. Norm: § 45 WEG.';
