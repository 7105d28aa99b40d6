-- The offer; an earlier one stays on file.
CREATE FUNCTION regel.instandsetzung_anbieten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
  v_nummer int;
BEGIN
  INSERT INTO akte.instandsetzung_angebote (mandant_id, instandsetzung_id, nummer, firma, betrag, angebot_am, umfang, datei_id, erfasst_am)
  VALUES (p_k.mandant_id, v_i.id, coalesce((SELECT max(a.nummer) FROM akte.instandsetzung_angebote a WHERE a.mandant_id = p_k.mandant_id AND a.instandsetzung_id = v_i.id), 0) + 1,
          p_k.daten->>'firma', (p_k.daten->>'betrag')::numeric, (p_k.daten->>'angebot_am')::date, p_k.daten->>'umfang',
          (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'datei')::uuid), p_k.jetzt)
  RETURNING nummer INTO v_nummer;
  RETURN pg_catalog.jsonb_build_object('angebot', v_nummer);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_anbieten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_anbieten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_anbieten(engine.kontext) IS
'Hält das Angebot fest; maßgeblich ist das zuletzt erfasste.';
