-- Trigger: a Vorgang began or moved on, and somebody may be looking at it: enquiries and what grew out of them, dunning, a tenant's own.
--   UPDATE engine.vorgang SET zustand = …   →  sitzung.signal
CREATE FUNCTION regel.signal_vorgang()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_a akte.anfragen;
BEGIN
  IF NEW.automat = 'anfrage_general' OR NEW.entstanden_aus IS NOT NULL THEN
    -- the enquiry itself, or the one this Vorgang grew out of: its person reads one status that follows
    SELECT a.* INTO v_a FROM akte.anfragen a
     WHERE a.mandant_id = NEW.mandant_id AND a.vorgang_id = CASE WHEN NEW.automat = 'anfrage_general' THEN NEW.id ELSE NEW.entstanden_aus END;
  END IF;
  IF v_a.id IS NOT NULL THEN
    PERFORM sitzung.signal(p_mandant_id => NEW.mandant_id, p_themen => ARRAY['anfragen', 'vorgang:' || NEW.id, 'vorgang:' || v_a.vorgang_id],
      p_mietverhaeltnisse => ARRAY[v_a.mietverhaeltnis_id], p_mieter => ARRAY[v_a.mieter_id]);
  ELSIF NEW.automat = 'mahnwesen' THEN
    PERFORM sitzung.signal(p_mandant_id => NEW.mandant_id, p_themen => ARRAY['forderungen', 'vorgang:' || NEW.id],
      p_mietverhaeltnisse => ARRAY(SELECT m.mietverhaeltnis_id FROM akte.mahnvorgaenge m WHERE m.mandant_id = NEW.mandant_id AND m.vorgang_id = NEW.id));
  ELSIF NEW.automat <> 'anfrage_general' THEN
    PERFORM sitzung.signal(p_mandant_id => NEW.mandant_id, p_themen => '{}',
      p_mietverhaeltnisse => ARRAY(SELECT m.id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = NEW.mandant_id AND m.traeger_id = NEW.traeger_id));
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.signal_vorgang() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.signal_vorgang() FROM PUBLIC;
COMMENT ON FUNCTION regel.signal_vorgang() IS
'Trigger: Meldet offenen Seiten, dass ein Vorgang begonnen hat oder weitergegangen ist: Anfragen und was aus ihnen wurde, Mahnungen, die eigenen Vorgänge angemeldeter Mieter.';
