-- Dates of lawsuit and eviction: after the notice, not to come, the eviction not before the lawsuit.
CREATE FUNCTION regel.kuendigung_gericht(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r akte.kuendigungen;
  v_feld text;
  v_tag date;
BEGIN
  SELECT k.* INTO v_r FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  FOR v_feld, v_tag IN SELECT d.key, d.value::date FROM pg_catalog.jsonb_each_text(p_k.daten) d WHERE d.key IN ('klage_am', 'zugestellt_am', 'raeumung_am') LOOP
    IF v_tag > p_k.heute THEN
      RETURN engine.ablehnung('MA532', 'Der Tag liegt in der Zukunft.', 'Erst erfassen, wenn es geschehen ist.', '§ 546 BGB', v_feld);
    ELSIF v_tag < (CASE v_feld WHEN 'klage_am' THEN (SELECT min(e.zugang_am) FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e)
                              ELSE coalesce(v_r.klage_am, (p_k.daten->>'klage_am')::date) END) THEN
      RETURN engine.ablehnung('MA532', 'Die Reihenfolge stimmt nicht: Kündigung, Klage, Zustellung, Räumung.', 'Datum prüfen.', '§ 546 BGB', v_feld);
    END IF;
  END LOOP;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_gericht(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_gericht(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_gericht(engine.kontext) IS
'Bedingung: Tage von Klage, Zustellung und Räumung sind stimmig (MA532). Norm: § 546 BGB.';
