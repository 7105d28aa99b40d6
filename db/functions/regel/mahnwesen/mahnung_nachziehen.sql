-- After money moved: a dunning that is paid ends by itself, another one is computed anew. The caller holds the lock of the bracket.
-- SELECT regel.mahnung_nachziehen(s, 17, NULL, NULL);   →  bezahlt
CREATE FUNCTION regel.mahnung_nachziehen(
  p_s sitzung.person,
  p_mietverhaeltnis_id bigint,
  p_eigentuemer_id bigint,
  p_einheit_id bigint
)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge;
  v_v engine.vorgang;
  v_t engine.traeger;
  v_ereignis text;
BEGIN
  SELECT g.* INTO v_g FROM akte.mahnvorgaenge g
   WHERE g.mandant_id = p_s.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
     AND (g.mietverhaeltnis_id = p_mietverhaeltnis_id OR (g.eigentuemer_id = p_eigentuemer_id AND g.einheit_id = p_einheit_id));
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = p_s.mandant_id AND v.id = v_g.vorgang_id FOR UPDATE;
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = p_s.mandant_id AND t.id = v_v.traeger_id;
  v_ereignis := CASE WHEN regel.mahnung_bezahlt(v_g, (coalesce(p_s.zeit, pg_catalog.statement_timestamp()) AT TIME ZONE 'Europe/Berlin')::date) THEN 'bezahlt' ELSE 'teilzahlung' END;
  PERFORM engine.uebergang(p_s, v_v, engine.uebergang_suchen(v_v, v_ereignis), v_t, '{}'::jsonb, '{}'::jsonb, NULL);
  RETURN v_ereignis;
END
$fn$;
ALTER FUNCTION regel.mahnung_nachziehen(sitzung.person, bigint, bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_nachziehen(sitzung.person, bigint, bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_nachziehen(sitzung.person, bigint, bigint, bigint) IS
'Lässt die laufende Mahnung eines Schuldners einer Zahlung oder ihrer Rückgabe folgen: bezahlt (alles Angemahnte ist ausgeglichen) oder teilzahlung (neu berechnet). Gibt das Ereignis zurück oder NULL, wenn keine Mahnung läuft.';
