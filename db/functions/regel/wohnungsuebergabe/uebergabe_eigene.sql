-- A tenant signs with the own name for the tenants' side, in the own handover, and only in the way a portal can.
CREATE FUNCTION regel.uebergabe_eigene(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.rolle = 'mieter' AND (NOT p_k.bezug_id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}')) OR p_k.daten->>'partei' IS DISTINCT FROM 'mieter'
       OR p_k.daten->>'mieter' IS DISTINCT FROM sitzung.mieter_id()::text OR p_k.daten->>'stufe' IS DISTINCT FROM 'einfach' OR p_k.daten ? 'name') THEN
    RETURN engine.ablehnung('MA419', 'Unterzeichnen lässt sich hier nur für sich selbst.', 'Die andere Person unterzeichnet mit ihrem eigenen Zugang.', 'Art. 3 Nr. 9 eIDAS-VO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_eigene(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_eigene(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_eigene(engine.kontext) IS
'Bedingung: Als Mieter unterzeichnet man nur für sich selbst und nur einfach (MA419). Norm: Art. 3 Nr. 9 eIDAS-VO.';
