-- Only a tenant can be given notice, and only while rent is owed.
CREATE FUNCTION regel.mahnung_androhung_moeglich(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
BEGIN
  IF v_g.mietverhaeltnis_id IS NULL THEN
    RETURN engine.ablehnung('MAF37', 'Eine Kündigung androhen kann man nur in einem Mietverhältnis.', 'Bei Hausgeld bleibt das gerichtliche Mahnverfahren.', '§ 543 BGB');
  ELSIF NOT EXISTS (SELECT FROM akte.mietzahlungen z WHERE z.mandant_id = p_k.mandant_id AND z.mietverhaeltnis_id = v_g.mietverhaeltnis_id AND z.art = 'miete' AND z.offen > 0
                       AND z.status IN ('offen', 'mahnung') AND z.verzug_ab <= p_k.heute AND z.bestritten_am IS NULL) THEN
    RETURN engine.ablehnung('MAF38', 'Es ist keine unbestrittene Miete in Verzug.', 'Andere Forderungen tragen keine Kündigung wegen Zahlungsverzugs.', '§ 543 Abs. 2 Nr. 3 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_androhung_moeglich(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_androhung_moeglich(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_androhung_moeglich(engine.kontext) IS
'Bedingung: Mietverhältnis (MAF37) mit unbestrittener Miete in Verzug (MAF38).';
