-- The subtenant is gone: last day, surcharge until then. The timer of a limited permission ends it the same way.
-- → {"ende_am": "2024-02-29"}
CREATE FUNCTION regel.untervermietung_beenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u       akte.untervermietungen := regel.untervermietung_zeile(p_k);
  v_ende    date := coalesce((p_k.daten->>'ende_am')::date, v_u.erlaubt_bis);
  v_wirkung jsonb;
BEGIN
  UPDATE akte.bewohner AS b SET bis = greatest(v_ende, b.von) WHERE b.mandant_id = p_k.mandant_id AND b.id = v_u.bewohner_id;
  UPDATE akte.untervermietungen AS u SET ende_am = v_ende, ende_grund = coalesce(p_k.daten->>'grund', 'befristung')
   WHERE u.mandant_id = p_k.mandant_id AND u.id = v_u.id;
  IF EXISTS (SELECT FROM akte.untermietzuschlaege z WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id) THEN
    -- a row that would have begun later must not revive the surcharge: the end lies behind every row
    INSERT INTO akte.untermietzuschlaege (mandant_id, mietverhaeltnis_id, vorgang_id, gueltig_ab, betrag, grund, erfasst_am)
    SELECT p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, x.ab, 0, 'Untermiete beendet', p_k.jetzt
      FROM (SELECT v_ende + 1 AS ab
            UNION SELECT z.gueltig_ab FROM akte.untermietzuschlaege z WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id AND z.gueltig_ab > v_ende) x
     ORDER BY x.ab;
    v_wirkung := regel.untermietzuschlag_buchen(p_k := p_k, p_ab := v_ende + 1);
  END IF;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'untermiete_ende', p_titel := 'Ende der Untervermietung', p_fuer_mieter := true,
    p_betreff := 'Ende der Untervermietung an ' || v_u.vorname || ' ' || v_u.nachname,
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'die Untervermietung an ' || v_u.vorname || ' ' || v_u.nachname || ' endet mit dem ' || regel.datum(v_ende) || '. Damit ist auch unsere Erlaubnis erledigt.'
          || CASE WHEN v_wirkung IS NOT NULL THEN ' Der Zuschlag entfällt ab dem ' || regel.datum(v_ende + 1) || '.' ELSE '' END),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Für eine neue Untervermietung stellen Sie bitte einen neuen Antrag.')));
  RETURN pg_catalog.jsonb_build_object('ende_am', v_ende) || coalesce(v_wirkung, '{}');
END
$fn$;
ALTER FUNCTION regel.untervermietung_beenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_beenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_beenden(engine.kontext) IS
'Beendet die Untervermietung: Bewohner und Zuschlag enden, Schreiben. Norm: § 540 BGB.';
