-- Everything a demand is measured by, for a Zugang on this day. p_angaben: what somebody told because the file does not know it
-- (letzte_aenderung_am, kappungsgrenze, ausgangsmiete).
-- SELECT regel.mieterhoehung_rechnen(k, '2026-03-02', '{}')->>'hoechstmiete';   →  970.00
CREATE FUNCTION regel.mieterhoehung_rechnen(
  p_k engine.kontext,
  p_zugang date,
  p_angaben jsonb
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e          akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
  v            jsonb;
  v_s          record;
  v_bisher     numeric;
  v_letzte     date;
  v_prozent    numeric;
  v_stichtag   date;
  v_erste      akte.mietkonditionen;
  v_ausgang    numeric;
  v_moder      numeric;
  v_grenze     numeric;
  v_hoechst    numeric;
BEGIN
  v_bisher  := (regel.kondition(p_k.mandant_id, p_k.bezug_id, p_zugang)).nettokaltmiete;
  v_letzte  := CASE WHEN regel.miethoehe_tag_unbekannt(p_k.mandant_id, p_k.bezug_id) THEN (p_angaben->>'letzte_aenderung_am')::date
                    ELSE regel.miethoehe_letzte_aenderung(p_k.mandant_id, p_k.bezug_id) END;
  v_prozent := coalesce(regel.miethoehe_kappungsprozent(p_k.mandant_id, p_k.bezug_id, p_zugang), (p_angaben->>'kappungsgrenze')::numeric);
  v := pg_catalog.jsonb_build_object('bisher', v_bisher, 'letzte', v_letzte, 'prozent', v_prozent,
         'prozent_bekannt', regel.miethoehe_kappungsprozent(p_k.mandant_id, p_k.bezug_id, p_zugang) IS NOT NULL, 'vergleichsmiete', v_e.vergleichsmiete);
  IF v_letzte IS NULL THEN
    RETURN v;
  END IF;
  SELECT s.fruehester_zugang, s.zulaessig, s.wirksam_ab INTO v_s FROM recht.mieterhoehung_sperrfrist(p_letzte_wirksam := v_letzte, p_zugang := p_zugang) s;
  v := v || pg_catalog.jsonb_build_object('fruehester_zugang', v_s.fruehester_zugang, 'zulaessig', v_s.zulaessig, 'wirksam_ab', v_s.wirksam_ab);
  IF NOT v_s.zulaessig THEN
    RETURN v;
  END IF;
  v_stichtag := recht.ausgangsmiete_stichtag(p_wirksam_ab := v_s.wirksam_ab);
  SELECT k.* INTO v_erste FROM akte.mietkonditionen k WHERE k.mandant_id = p_k.mandant_id AND k.mietverhaeltnis_id = p_k.bezug_id ORDER BY k.gueltig_ab, k.id DESC LIMIT 1;
  -- a lease younger than three years is measured by its first rent; where a stock taken over does not reach back so far, somebody has to say
  v_ausgang := CASE WHEN v_erste.gueltig_ab <= v_stichtag THEN (regel.kondition(p_k.mandant_id, p_k.bezug_id, v_stichtag)).nettokaltmiete
                    WHEN v_erste.gueltig_ab <= (SELECT m.mietbeginn FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN v_erste.nettokaltmiete
                    ELSE (p_angaben->>'ausgangsmiete')::numeric END;
  v := v || pg_catalog.jsonb_build_object('stichtag', v_stichtag, 'ausgangsmiete', v_ausgang);
  IF v_ausgang IS NULL OR v_prozent IS NULL THEN
    RETURN v;
  END IF;
  v_moder := regel.miethoehe_modernisierung(p_k.mandant_id, p_k.bezug_id, v_stichtag, p_zugang);
  v_grenze := recht.kappungsgrenze(p_miete_vor_3_jahren := v_ausgang, p_prozent := v_prozent, p_modernisierung := v_moder);
  SELECT z.hoechstmiete INTO v_hoechst FROM recht.mieterhoehung_zielmiete(p_kappungsgrenze := v_grenze, p_vergleichsmiete := v_e.vergleichsmiete, p_aktuelle_miete := v_bisher) z;
  RETURN v || pg_catalog.jsonb_build_object('modernisierung', v_moder, 'grenze', v_grenze, 'hoechstmiete', v_hoechst,
    'rechenwege', pg_catalog.jsonb_build_array(
      recht.rechenweg('mieterhoehung_sperrfrist', pg_catalog.jsonb_build_object('p_letzte_wirksam', v_letzte, 'p_zugang', p_zugang)),
      recht.rechenweg('kappungsgrenze', pg_catalog.jsonb_build_object('p_miete_vor_3_jahren', v_ausgang, 'p_prozent', v_prozent, 'p_modernisierung', v_moder)),
      recht.rechenweg('mieterhoehung_zielmiete', pg_catalog.jsonb_build_object('p_kappungsgrenze', v_grenze, 'p_vergleichsmiete', v_e.vergleichsmiete, 'p_aktuelle_miete', v_bisher))));
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_rechnen(engine.kontext, date, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_rechnen(engine.kontext, date, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_rechnen(engine.kontext, date, jsonb) IS
'Rechnet eine Mieterhöhung für einen Tag des Zugangs: bisher, letzte, fruehester_zugang, zulaessig, wirksam_ab, stichtag, ausgangsmiete, prozent, modernisierung, grenze, hoechstmiete, rechenwege. Was weder die Akte noch p_angaben wissen, fehlt. Norm: § 558 BGB.';
