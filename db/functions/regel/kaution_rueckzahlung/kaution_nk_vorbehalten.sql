-- The one reserve for Nebenkosten not settled yet; a new amount replaces the old, 0 takes it back.
CREATE FUNCTION regel.kaution_nk_vorbehalten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id bigint := (regel.kaution_abrechnung(p_k)).id;
  v_nummer int;
  v_fassung int;
  v_ende date;
BEGIN
  v_ende := coalesce((p_k.daten->>'abrechnungszeitraum_bis')::date, pg_catalog.make_date(extract(YEAR FROM (p_k.daten->>'zeitraum_bis')::date)::int, 12, 31));
  SELECT p.nummer, p.fassung INTO v_nummer, v_fassung FROM regel.kaution_positionen_gueltig(p_k.mandant_id, v_id) p WHERE p.art = 'nk_vorbehalt';
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, bezeichnung, verantwortlich, betrag, zeitraum_von, zeitraum_bis, abrechnung_bis, begruendung, erfasst_am)
  VALUES (p_k.mandant_id, v_id,
          coalesce(v_nummer, (SELECT coalesce(max(p.nummer), 0) + 1 FROM akte.kaution_positionen p WHERE p.mandant_id = p_k.mandant_id AND p.abrechnung_id = v_id)),
          coalesce(v_fassung, 0) + 1, 'nk_vorbehalt', 'Vorbehalt für die Nebenkostenabrechnung', 'mieter', (p_k.daten->>'betrag')::numeric,
          (p_k.daten->>'zeitraum_von')::date, (p_k.daten->>'zeitraum_bis')::date, recht.nk_abrechnung_bis(p_zeitraum_ende := v_ende), p_k.daten->>'begruendung', p_k.jetzt);
  RETURN pg_catalog.jsonb_build_object('nk_vorbehalt', p_k.daten->'betrag', 'abzurechnen_bis', recht.nk_abrechnung_bis(p_zeitraum_ende := v_ende));
END
$fn$;
ALTER FUNCTION regel.kaution_nk_vorbehalten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nk_vorbehalten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nk_vorbehalten(engine.kontext) IS
'Legt den Vorbehalt für die Nebenkosten fest.';
