-- What goes into the form of the court, as it stood on this day, and the annex that shows how the interest is computed.
CREATE FUNCTION regel.mahnung_antrag_sammeln(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_angaben jsonb;
  v_a jsonb;
BEGIN
  -- what a person has said once stays; after a part payment the figures are collected again
  v_angaben := coalesce(v_g.mahnbescheid, '{}') || coalesce(p_k.daten, '{}')
               || pg_catalog.jsonb_build_object('antragsteller_vertreter', coalesce(p_k.daten->>'antragsteller_vertreter', v_g.mahnbescheid->'antragsteller'->>'handelnd'));
  v_a := regel.mahnung_antrag(v_g, p_k.heute, v_angaben) || pg_catalog.jsonb_build_object('stichtag', p_k.heute);
  UPDATE akte.mahnvorgaenge AS g SET mahnbescheid = v_a, mahngericht = v_a->>'mahngericht' WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
  PERFORM regel.dokument_anlegen(p_k => p_k, p_art => 'mahnbescheid_anlage', p_titel => 'Anlage zum Mahnbescheid', p_vorlage_version => 1, p_fuer_mieter => false,
    p_daten => regel.mahnung_anlage(p_k, v_g, v_a), p_vorlage => 'anlage');
  RETURN pg_catalog.jsonb_build_object('streitgericht', v_a->>'streitgericht', 'mahngericht', v_a->>'mahngericht');
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) IS
'Sammelt die Angaben des § 690 ZPO und legt die Anlage mit Forderungen, Zinsaufstellung, Mahnungen und Zahlungen an; nach einer Teilzahlung eine neue Fassung.';
