-- A run that still counts.
-- SELECT (regel.zahlungslauf_zeile(s, 4)).art;   →  lastschrift
CREATE FUNCTION regel.zahlungslauf_zeile(p_s sitzung.person, p_lauf_id bigint)
RETURNS akte.zahlungslaeufe
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_l akte.zahlungslaeufe;
BEGIN
  SELECT l.* INTO v_l FROM akte.zahlungslaeufe l WHERE l.mandant_id = p_s.mandant_id AND l.id = p_lauf_id;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK20', 'Diesen Zahlungslauf gibt es nicht.', 'Lauf aus der Liste öffnen.'));
  ELSIF v_l.storniert_am IS NOT NULL THEN
    PERFORM engine.werfen(engine.ablehnung('MAK21', 'Dieser Zahlungslauf ist storniert.', 'Einen neuen Lauf anlegen.'));
  END IF;
  RETURN v_l;
END
$fn$;
ALTER FUNCTION regel.zahlungslauf_zeile(sitzung.person, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungslauf_zeile(sitzung.person, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungslauf_zeile(sitzung.person, bigint) IS
'Der Lauf, wenn es ihn gibt (MAK20) und er nicht storniert ist (MAK21).';
