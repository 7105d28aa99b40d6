-- The permission: the subtenant lives in the flat from its first day, the surcharge is a component of the rent from that day, the tenant gets
-- a letter.   → {"erlaubt_ab": "2023-09-01", "zuschlag": "45.00"}
CREATE FUNCTION regel.untervermietung_erteilen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u        akte.untervermietungen := regel.untervermietung_zeile(p_k);
  v_ab       date := (p_k.daten->>'ab')::date;
  v_bis      date := (p_k.daten->>'bis')::date;
  v_zuschlag numeric := coalesce((p_k.daten->>'zuschlag')::numeric, 0);
  v_bewohner bigint;
  v_wirkung  jsonb;
BEGIN
  INSERT INTO akte.bewohner (mandant_id, mietverhaeltnis_id, vorname, nachname, von)
  VALUES (p_k.mandant_id, p_k.bezug_id, v_u.vorname, v_u.nachname, v_ab) RETURNING id INTO v_bewohner;
  UPDATE akte.untervermietungen AS u SET erlaubt_ab = v_ab, erlaubt_bis = v_bis, auflagen = p_k.daten->>'auflagen', bewohner_id = v_bewohner
   WHERE u.mandant_id = p_k.mandant_id AND u.id = v_u.id;
  IF v_zuschlag > 0 THEN
    INSERT INTO akte.untermietzuschlaege (mandant_id, mietverhaeltnis_id, vorgang_id, gueltig_ab, betrag, grund, erfasst_am)
    VALUES (p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_ab, v_zuschlag, p_k.daten->>'zuschlag_grund', p_k.jetzt);
    v_wirkung := regel.untermietzuschlag_buchen(p_k := p_k, p_ab := v_ab);
  END IF;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'untermieterlaubnis', p_titel := 'Erlaubnis zur Untervermietung', p_fuer_mieter := true,
    p_betreff := 'Erlaubnis zur Untervermietung an ' || v_u.vorname || ' ' || v_u.nachname,
    p_bloecke := pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'auf Ihren Antrag vom ' || regel.datum(v_u.beantragt_am) || ' erlauben wir Ihnen, ' || CASE v_u.umfang WHEN 'teil' THEN 'einen Teil der Wohnung (' || v_u.raeume || ')' ELSE 'die Wohnung' END
        || ' an ' || v_u.vorname || ' ' || v_u.nachname || ' zu überlassen.'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Ab', regel.datum(v_ab)), pg_catalog.jsonb_build_array('Bis', coalesce(regel.datum(v_bis), 'unbefristet')),
                pg_catalog.jsonb_build_array('Zuschlag', CASE WHEN v_zuschlag > 0 THEN regel.euro(v_zuschlag) || ' im Monat (§ 553 Abs. 2 BGB)' ELSE 'keiner' END))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Erlaubnis gilt nur für diese Person. Für ihr Verhalten stehen Sie ein wie für Ihr eigenes (§ 540 Abs. 2 BGB). Bitte teilen Sie uns den Auszug mit.'))
    || CASE WHEN p_k.daten ? 'auflagen' THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Auflagen: ' || (p_k.daten->>'auflagen'))) ELSE '[]' END);
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('erlaubt_ab', v_ab, 'erlaubt_bis', v_bis, 'zuschlag', CASE WHEN v_zuschlag > 0 THEN v_zuschlag::text END)) || coalesce(v_wirkung, '{}');
END
$fn$;
ALTER FUNCTION regel.untervermietung_erteilen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_erteilen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_erteilen(engine.kontext) IS
'Erteilt die Erlaubnis: Untermieter als Bewohner, Zuschlag als Mietbestandteil ab dem Tag, Schreiben. Norm: § 553 BGB.';
