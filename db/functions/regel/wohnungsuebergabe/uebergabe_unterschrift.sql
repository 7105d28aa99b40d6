-- → {"unterzeichnet": "Katrin Ostermann", "stufe": "einfach"}
CREATE FUNCTION regel.uebergabe_unterschrift(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u       akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_mieter  bigint := (p_k.daten->>'mieter')::bigint;
  v_name    text := p_k.daten->>'name';
BEGIN
  -- a tenant who is named but was not picked from the list is the tenant all the same
  IF p_k.daten->>'partei' = 'mieter' THEN
    SELECT p.id, coalesce(v_name, regel.personenname(p.titel, p.vorname, p.nachname, p.firma)) INTO v_mieter, v_name
      FROM (SELECT v_mieter AS gewaehlt) g
      LEFT JOIN LATERAL (
        SELECT q.* FROM akte.vertragsparteien v JOIN akte.mieter q ON q.mandant_id = v.mandant_id AND q.id = v.mieter_id
         WHERE v.mandant_id = p_k.mandant_id AND v.mietverhaeltnis_id = p_k.bezug_id
           AND CASE WHEN g.gewaehlt IS NOT NULL THEN q.id = g.gewaehlt
                    ELSE pg_catalog.lower(regel.personenname(q.titel, q.vorname, q.nachname, q.firma)) = pg_catalog.lower(v_name) END
         ORDER BY v.nummer LIMIT 1) p ON true;
  END IF;
  INSERT INTO akte.uebergabe_unterschriften (mandant_id, uebergabe_id, partei, mieter_id, name, stufe, datei_id, zeuge, grund, geraet, gepruefte_signatur, unterzeichnet_am, protokoll_digest)
  VALUES (p_k.mandant_id, v_u.id, p_k.daten->>'partei', v_mieter, v_name, p_k.daten->>'stufe',
          (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'datei')::uuid),
          p_k.daten->>'zeuge', p_k.daten->>'grund', p_k.daten->>'geraet',
          regel.uebergabe_signaturpruefung(p_k),
          p_k.jetzt, v_u.protokoll_digest);
  RETURN pg_catalog.jsonb_build_object('unterzeichnet', v_name, 'partei', p_k.daten->>'partei', 'stufe', p_k.daten->>'stufe');
END
$fn$;
ALTER FUNCTION regel.uebergabe_unterschrift(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_unterschrift(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_unterschrift(engine.kontext) IS
'Hält eine Unterschrift oder ihre Verweigerung mit Zeit, Art, Gerät und Digest des Protokolls fest.';
