-- All dates that follow from the Zugang, the safe and the latest ones.
CREATE FUNCTION regel.mieterhoehung_zugang_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e      akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
  v_zugang date := (p_k.daten->>'zugang_am')::date;
  v_land   text := regel.land(p_k.mandant_id, p_k.bezug_id);
  v        jsonb;
BEGIN
  v := regel.mieterhoehung_rechnen(p_k, v_zugang, regel.mieterhoehung_angaben(v_e));
  UPDATE akte.mieterhoehungen AS e
     SET zugang_am = v_zugang, zugang_nachweis = p_k.daten->>'zugang_nachweis', miete_bisher = (v->>'bisher')::numeric, wirksam_ab = (v->>'wirksam_ab')::date, zustimmung_bis = t.zustimmung_bis,
         zustimmung_bis_193 = t.zustimmung_bis_193, klage_bis = t.klage_bis, klage_spaetestens = recht.mieterhoehung_klage_spaetestens(p_zugang := v_zugang, p_land := v_land),
         sonderkuendigung_bis = s.kuendigung_bis_193, sonderkuendigung_mietende = s.mietende,
         ausgangsmiete = (v->>'ausgangsmiete')::numeric, kappung_prozent = (v->>'prozent')::numeric, kappungsgrenze = (v->>'grenze')::numeric,
         rechenwege = (v->'rechenwege') || recht.rechenweg('mieterhoehung_termine', pg_catalog.jsonb_build_object('p_zugang', v_zugang, 'p_land', v_land))
    FROM recht.mieterhoehung_termine(p_zugang := v_zugang, p_land := v_land) t, recht.sonderkuendigung_561(p_zugang := v_zugang, p_land := v_land) s
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id
  RETURNING e.* INTO v_e;
  RETURN pg_catalog.jsonb_build_object('wirksam_ab', v_e.wirksam_ab, 'zustimmung_bis', v_e.zustimmung_bis_193, 'klage_bis', v_e.klage_bis, 'klage_spaetestens', v_e.klage_spaetestens,
    'sonderkuendigung_bis', v_e.sonderkuendigung_bis);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_zugang_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_zugang_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_zugang_erfassen(engine.kontext) IS
'Berechnet Beginn der neuen Miete, Zustimmungsfrist, Klagefrist und Sonderkündigungsrecht. Norm: §§ 558b, 561 BGB.';
