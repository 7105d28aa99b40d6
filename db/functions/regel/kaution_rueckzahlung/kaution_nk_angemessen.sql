-- A reasonable part, no more: courts look at the last additional payment; without one, three to four monthly advances are common. The
-- Teamleitung may go above with a reason (a known large bill).
CREATE FUNCTION regel.kaution_nk_angemessen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_kondition akte.mietkonditionen;
  v_grenze numeric;
BEGIN
  v_kondition := regel.kondition(p_k.mandant_id, p_k.bezug_id, coalesce(
    (SELECT m.mietende FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id), p_k.heute));
  v_grenze := 4 * (v_kondition.vorauszahlung_bk + v_kondition.vorauszahlung_hk);
  IF (p_k.daten->>'betrag')::numeric > v_grenze THEN
    RETURN engine.ablehnung('MA617', 'Der Vorbehalt ist höher als vier monatliche Vorauszahlungen (' || pg_catalog.replace(v_grenze::text, '.', ',') || ' €); behalten werden darf nur ein angemessener Teil.',
      'Betrag senken, am besten an der letzten Nachzahlung ausrichten. Mit gutem Grund kann die Teamleitung darüber hinausgehen.', '§ 551 Abs. 3 BGB', 'betrag');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_nk_angemessen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nk_angemessen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nk_angemessen(engine.kontext) IS
'Bedingung: Der Nebenkostenvorbehalt ist angemessen (MA617, mit Grund übersteuerbar). Norm: § 551 BGB.';
