-- A step of the court, as it happened, and the days that follow from it.
CREATE FUNCTION regel.mahnung_gericht_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g   akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_am  date := (p_k.daten->>'am')::date;
  v_zu  date := (p_k.daten->>'zugestellt_am')::date;
  -- the court's seat is not in the file; the object's Land is where its holidays are usually the same
  v_land text := regel.mahnung_bezug(v_g)->>'land';
  v_f   record;
BEGIN
  CASE p_k.ereignis
    WHEN 'antrag_gestellt' THEN
      UPDATE akte.mahnvorgaenge AS g SET antrag_am = v_am, weggefallen_am = NULL WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
    WHEN 'mahnbescheid_zustellen' THEN
      SELECT x.* INTO v_f FROM recht.mahnbescheid_fristen(p_zustellung => v_am, p_land => v_land) x;
      UPDATE akte.mahnvorgaenge AS g SET zugestellt_am = v_am, widerspruch_bis = v_f.widerspruch_bis, vb_antrag_ab = v_f.vb_antrag_ab, vb_antrag_spaetestens = v_f.vb_antrag_spaetestens
       WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
    WHEN 'vollstreckungsbescheid_beantragen' THEN
      UPDATE akte.mahnvorgaenge AS g SET vb_antrag_am = v_am WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
    WHEN 'vollstreckungsbescheid_erfassen' THEN
      UPDATE akte.mahnvorgaenge AS g SET vb_am = v_am, vb_zugestellt_am = v_zu, titel_art = 'vollstreckungsbescheid', titel_am = v_am,
             einspruch_bis = recht.naechster_werktag(p_tag => recht.fristende(p_ereignis => v_zu, p_monate => 0, p_tage => 14), p_land => v_land)
       WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
    WHEN 'titel_erhalten' THEN
      UPDATE akte.mahnvorgaenge AS g SET titel_art = p_k.daten->>'titel', titel_am = v_am, einspruch_bis = NULL WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
    ELSE                                       -- objection to either of the two orders
      UPDATE akte.mahnvorgaenge AS g SET widerspruch_am = v_am WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
  END CASE;
  UPDATE akte.mahnvorgaenge AS g SET aktenzeichen = coalesce(p_k.daten->>'aktenzeichen', g.aktenzeichen) WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id
  RETURNING g.* INTO v_g;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('am', v_am, 'widerspruch_bis', v_g.widerspruch_bis, 'vb_antrag_ab', v_g.vb_antrag_ab,
    'vb_antrag_spaetestens', v_g.vb_antrag_spaetestens, 'einspruch_bis', v_g.einspruch_bis));
END
$fn$;
ALTER FUNCTION regel.mahnung_gericht_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_gericht_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_gericht_eintragen(engine.kontext) IS
'Trägt einen Schritt des Gerichts ein (Antrag, Zustellung, Widerspruch, Vollstreckungsbescheid, Einspruch, Titel) und die Fristen, die daraus folgen. Norm: §§ 690, 692, 694, 699–701, 339 ZPO.';
