-- Chair, one owner, and the chair of the board where there is one. A written vote has no meeting to sign for: its result is stated by the manager.
CREATE FUNCTION regel.versammlung_unterschriften(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v     akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_fehlt text;
BEGIN
  v_fehlt := pg_catalog.concat_ws(', ',
    CASE WHEN NOT coalesce((p_k.daten->>'unterschrift_leitung')::boolean, false) THEN 'Vorsitz (' || v_v.leitung || ')' END,
    CASE WHEN v_v.art <> 'umlauf' AND p_k.daten->>'unterschrift_eigentuemer' IS NULL THEN 'ein Wohnungseigentümer' END,
    CASE WHEN v_v.art <> 'umlauf' AND v_v.beirat_vorsitz IS NOT NULL AND NOT coalesce((p_k.daten->>'unterschrift_beirat')::boolean, false) THEN 'Vorsitz des Beirats (' || v_v.beirat_vorsitz || ')' END);
  IF v_fehlt <> '' THEN
    RETURN engine.ablehnung('MAC13', 'Auf der Niederschrift fehlen Unterschriften: ' || v_fehlt || '.', 'Die fehlenden Unterschriften einholen und dann erfassen.', '§ 24 Abs. 6 Satz 2 WEG');
  END IF;
  IF (p_k.daten->>'unterschrieben_am')::date < v_v.durchgefuehrt_am THEN
    RETURN engine.ablehnung('MAC18', 'Unterschrieben wird nach der Versammlung.', 'Den Tag der letzten Unterschrift angeben.', '§ 24 Abs. 6 WEG', 'unterschrieben_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_unterschriften(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_unterschriften(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_unterschriften(engine.kontext) IS
'Bedingung: Die Niederschrift ist von Vorsitz, einem Wohnungseigentümer und, wenn bestellt, dem Vorsitz des Beirats unterschrieben (MAC13), nach der Versammlung (MAC18). Norm: § 24 Abs. 6 WEG.';
