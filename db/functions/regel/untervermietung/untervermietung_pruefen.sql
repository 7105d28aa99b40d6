-- Whether the interest is one the law protects, and what speaks for or against the permission.
-- → {"anspruch_553": "ja"}
CREATE FUNCTION regel.untervermietung_pruefen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.untervermietungen;
BEGIN
  UPDATE akte.untervermietungen AS u
     SET interesse_anerkannt = (p_k.daten->>'interesse_berechtigt')::boolean AND u.interesse_seit > regel.untervermietung_vertragsschluss(p_k)   -- NULL: nobody said since when
                               AND NOT (SELECT m.gewerbe FROM akte.mietverhaeltnisse m WHERE m.mandant_id = u.mandant_id AND m.id = u.mietverhaeltnis_id),   -- § 553 is for homes
         pruefung = p_k.daten->>'pruefung'
   WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id
  RETURNING * INTO v_u;
  RETURN pg_catalog.jsonb_build_object('anspruch_553', CASE
    WHEN v_u.umfang <> 'teil' OR NOT v_u.interesse_anerkannt THEN 'nein'
    WHEN v_u.interesse_anerkannt THEN 'ja, soweit kein Grund des Satzes 2 entgegensteht'
    ELSE 'offen: seit wann der Grund besteht, ist nicht angegeben' END);
END
$fn$;
ALTER FUNCTION regel.untervermietung_pruefen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_pruefen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_pruefen(engine.kontext) IS
'Hält das Ergebnis der Prüfung fest; die Wirkung nennt, ob ein Anspruch auf die Erlaubnis besteht. Norm: § 553 Abs. 1 BGB.';
