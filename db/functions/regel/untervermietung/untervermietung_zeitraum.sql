-- The permission within the lease, its end after its beginning; a changed surcharge not before the permission.
CREATE FUNCTION regel.untervermietung_zeitraum(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'bis')::date < (p_k.daten->>'ab')::date THEN
    RETURN engine.ablehnung('MAB43', 'Das Ende liegt vor dem Beginn.', 'Einen der beiden Tage berichtigen.', '§ 540 Abs. 1 BGB', 'bis');
  ELSIF (p_k.daten->>'ab')::date < coalesce((regel.untervermietung_zeile(p_k)).erlaubt_ab, (SELECT m.mietbeginn FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id)) THEN
    RETURN engine.ablehnung('MAB43', 'Dieser Beginn liegt vor der Erlaubnis oder dem Mietverhältnis.', 'Einen späteren Tag angeben.', '§ 540 Abs. 1 BGB', 'ab');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_zeitraum(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_zeitraum(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_zeitraum(engine.kontext) IS
'Bedingung: Zeitraum von Erlaubnis und Zuschlag (MAB43).';
