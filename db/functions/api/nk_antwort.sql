-- What every door that changes a statement of operating costs ends with: done, or refused and on record.
-- SELECT (api.nk_antwort(s, t, 7, 'nk_kosten_erfassen', '{}', engine.ablehnung('MA012', …), '{"betrag": "Bitte ausfüllen."}')).fehlercode;   →  MA012
CREATE FUNCTION api.nk_antwort(
  p_s sitzung.person,
  p_strom bigint,
  p_v engine.vorgang,
  p_abrechnung_id bigint,
  p_ereignis text,
  p_daten jsonb,
  p_ablehnung engine.ablehnung,
  p_fehler jsonb
)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_ablehnung.fehlercode IS NULL THEN
    RETURN ROW(true, p_v.id, p_v.zustand, p_v.zustand, NULL, NULL, NULL, NULL, '§ 556 Abs. 3 BGB', NULL)::engine.ergebnis;
  END IF;
  RETURN engine.abgelehnt(p_s, p_strom, p_v.id, 'nk_abrechnung_freigabe', p_ereignis, p_v.zustand,
    coalesce(p_daten, '{}') || CASE WHEN p_v.id IS NULL THEN pg_catalog.jsonb_build_object('abrechnung_id', p_abrechnung_id) ELSE '{}' END, p_ablehnung, nullif(p_fehler, '{}'));
END
$fn$;
ALTER FUNCTION api.nk_antwort(sitzung.person, bigint, engine.vorgang, bigint, text, jsonb, engine.ablehnung, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_antwort(sitzung.person, bigint, engine.vorgang, bigint, text, jsonb, engine.ablehnung, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.nk_antwort(sitzung.person, bigint, engine.vorgang, bigint, text, jsonb, engine.ablehnung, jsonb) IS
'Ergebniszeile der Türen einer Nebenkostenabrechnung; eine Ablehnung steht danach im Protokoll. p_fehler: Feld → Meldung.';
