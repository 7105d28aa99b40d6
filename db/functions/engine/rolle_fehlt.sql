-- Why this person may not fire this event.
CREATE FUNCTION engine.rolle_fehlt(p_s sitzung.person, p_u engine.uebergaenge)
RETURNS engine.ablehnung
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_u.art = 'automatisch' THEN
    RETURN engine.ablehnung('MA013', 'Dieser Schritt geschieht von selbst und lässt sich nicht von Hand auslösen.',
      'Er folgt, sobald der Vorgang endet, auf den er wartet.', p_u.norm, NULL, 'Ereignis ' || p_u.ereignis);
  END IF;
  RETURN engine.ablehnung('MA014', 'Ihre Rolle darf diesen Schritt nicht auslösen: ' || p_u.titel || '.',
    CASE WHEN p_u.art = 'frist' THEN 'Er geschieht von selbst, wenn die Frist abgelaufen ist.'
         ELSE 'Zuständig: ' || (SELECT pg_catalog.string_agg(engine.rollenname(r), ', ' ORDER BY nr) FROM pg_catalog.unnest(p_u.rollen) WITH ORDINALITY AS x(r, nr)
                                WHERE r <> 'dienst' OR pg_catalog.cardinality(p_u.rollen) = 1) || '.' END, p_u.norm, NULL, 'Rolle ' || coalesce(p_s.rolle, 'keine'));
END
$fn$;
ALTER FUNCTION engine.rolle_fehlt(sitzung.person, engine.uebergaenge) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.rolle_fehlt(sitzung.person, engine.uebergaenge) FROM PUBLIC;
COMMENT ON FUNCTION engine.rolle_fehlt(sitzung.person, engine.uebergaenge) IS
'Ablehnung wegen der Rolle (MA014) oder weil der Schritt von selbst geschieht (MA013).';
