-- What the log of a tenancy begins with: which flat, from when, for how much.
-- → {"vertragsnummer": "0147/WE 07/1", "mietbeginn": "2018-10-01", "nettokaltmiete": 920.00, …}
CREATE FUNCTION regel.vermietung_beginnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (
    SELECT pg_catalog.jsonb_build_object(
             'vertragsnummer', m.vertragsnummer, 'objekt', o.name, 'einheit', e.bezeichnung, 'mietbeginn', m.mietbeginn,
             'nettokaltmiete', k.nettokaltmiete,
             'vorauszahlungen', k.vorauszahlung_bk + k.vorauszahlung_hk)
      FROM akte.mietverhaeltnisse m
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
      JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
      LEFT JOIN LATERAL (SELECT c.* FROM akte.mietkonditionen c
                          WHERE c.mandant_id = m.mandant_id AND c.mietverhaeltnis_id = m.id ORDER BY c.gueltig_ab DESC, c.id DESC LIMIT 1) k ON true
     WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.vermietung_beginnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_beginnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_beginnen(engine.kontext) IS
'Hält beim Anlegen im Protokoll fest, worum es geht: Vertragsnummer, Wohnung, Mietbeginn, Miete.';
