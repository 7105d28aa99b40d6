-- The damage on the lease, with what the enquiry says. Only what the start of schaden asks for is handed over.
CREATE FUNCTION regel.anfrage_schaden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.anfragen;
  v_felder jsonb;
  v_id bigint;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  SELECT u.felder INTO v_felder FROM engine.automaten x
    JOIN engine.uebergaenge u ON u.automat = x.automat AND u.version = x.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE x.automat = 'schaden' AND x.aktuell;
  v_id := engine.folge_starten(p_k, 'schaden', '',
    (SELECT m.traeger_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_a.mandant_id AND m.id = v_a.mietverhaeltnis_id),
    (SELECT coalesce(pg_catalog.jsonb_object_agg(d.key, d.value), '{}')
       FROM pg_catalog.jsonb_each(p_k.daten || pg_catalog.jsonb_build_object('gemeldet_am', (v_a.eingegangen_am AT TIME ZONE 'Europe/Berlin')::date)
              || coalesce((SELECT pg_catalog.jsonb_object_agg('foto_' || f.nr, f.kennung)
                             FROM (SELECT x.kennung, pg_catalog.row_number() OVER (ORDER BY b.id) AS nr FROM akte.anfrage_dateien b JOIN akte.dateien x ON x.mandant_id = b.mandant_id AND x.id = b.datei_id
                                    WHERE b.mandant_id = v_a.mandant_id AND b.anfrage_id = v_a.id AND x.art = 'foto') f), '{}')) d
      WHERE EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_felder) f WHERE f->>'name' = d.key)));
  RETURN pg_catalog.jsonb_build_object('schaden', 'Vorgang ' || v_id);
END
$fn$;
ALTER FUNCTION regel.anfrage_schaden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_schaden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_schaden(engine.kontext) IS
'Legt aus der Anfrage einen Schaden am Mietverhältnis an.';
