-- What the settlement of the deposit begins with: the defects of the protocol that just ended, as they were signed.
-- → {"uebergabe_id": 12, "maengel": [{"mangel_id": 3, "nummer": 1, "raum": "Küche", "beschreibung": "…", "verantwortlich": "mieter", "kosten_geschaetzt": "180.00"}]}
CREATE FUNCTION regel.vermietung_maengelliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (
    SELECT pg_catalog.jsonb_build_object(
             'uebergabe_id', u.id,
             'maengel', coalesce((
               SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                        'mangel_id', m.id, 'nummer', m.nummer, 'raum', m.raum, 'beschreibung', m.beschreibung,
                        'verantwortlich', m.verantwortlich, 'kosten_geschaetzt', m.kosten_geschaetzt::text) ORDER BY m.nummer)
                 FROM akte.uebergabe_maengel m
                WHERE m.mandant_id = u.mandant_id AND m.uebergabe_id = u.id
                  AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s
                                   WHERE s.mandant_id = m.mandant_id AND s.uebergabe_id = u.id AND s.art = 'mangel' AND s.eintrag_id = m.id)), '[]'))
      FROM akte.uebergaben u
     WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.vermietung_maengelliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_maengelliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_maengelliste(engine.kontext) IS
'Angaben für die Kautionsabrechnung: uebergabe_id und maengel (mangel_id, nummer, raum, beschreibung, verantwortlich, kosten_geschaetzt) der abgeschlossenen Übergabe, ohne gestrichene.';
