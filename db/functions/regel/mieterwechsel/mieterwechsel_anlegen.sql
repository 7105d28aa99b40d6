-- The request. Nobody becomes party to anything by it.   → {"wechsel_am": "2024-06-01"}
CREATE FUNCTION regel.mieterwechsel_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.mieterwechsel_angaben(p_k);
BEGIN
  INSERT INTO akte.mieterwechsel (mandant_id, vorgang_id, mietverhaeltnis_id, art, angefragt_durch, angefragt_am, grund, ausscheidend_id, eintritt_anrede, eintritt_vorname,
                                  eintritt_nachname, eintritt_email, eintritt_telefon, wechsel_am, todestag, kenntnis_am, haushalt)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, p_k.daten->>'art', p_k.daten->>'angefragt_durch', coalesce((p_k.daten->>'angefragt_am')::date, p_k.heute), p_k.daten->>'grund', (v_a->>'ausscheidend_id')::bigint,
          p_k.daten->>'eintritt_anrede', p_k.daten->>'eintritt_vorname', p_k.daten->>'eintritt_nachname', p_k.daten->>'eintritt_email', p_k.daten->>'eintritt_telefon', (v_a->>'wechsel_am')::date, (p_k.daten->>'todestag')::date,
          coalesce((p_k.daten->>'kenntnis_am')::date, CASE WHEN p_k.daten ? 'todestag' THEN coalesce((p_k.daten->>'angefragt_am')::date, p_k.heute) END), (p_k.daten->>'haushalt')::boolean);
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('wechsel_am', v_a->>'wechsel_am', 'sonderkuendigung_563_bis',
    CASE WHEN p_k.daten->>'art' = 'eintritt_tod' AND p_k.daten ? 'eintritt_nachname'
         THEN recht.naechster_werktag(p_tag := recht.fristende(p_ereignis := coalesce((p_k.daten->>'kenntnis_am')::date, (p_k.daten->>'angefragt_am')::date, p_k.heute), p_monate := 1), p_land := regel.land(p_k.mandant_id, p_k.bezug_id)) END));
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_anlegen(engine.kontext) IS
'Legt die Zeile des Mieterwechsels an.';
