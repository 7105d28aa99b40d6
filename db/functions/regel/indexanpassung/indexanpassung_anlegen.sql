-- The row with both index values and its derivation; a base month told now is kept as agreed.
CREATE FUNCTION regel.indexanpassung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v jsonb;
BEGIN
  v := regel.indexanpassung_rechnen(p_k);
  IF regel.indexanpassung_basis(p_k.mandant_id, p_k.bezug_id, p_k.heute) IS NULL THEN
    INSERT INTO akte.indexvereinbarungen (mandant_id, mietverhaeltnis_id, gueltig_ab, basis_monat, vorgang_id, erfasst_am)
    SELECT p_k.mandant_id, p_k.bezug_id, min(k.gueltig_ab), (v->>'monat_alt')::date, p_k.vorgang_id, p_k.jetzt
      FROM akte.mietkonditionen k WHERE k.mandant_id = p_k.mandant_id AND k.mietverhaeltnis_id = p_k.bezug_id AND k.mietart = 'index';
  END IF;
  INSERT INTO akte.indexanpassungen (mandant_id, vorgang_id, mietverhaeltnis_id, veranlasst_durch, monat_alt, monat_neu, vpi_alt, vpi_neu, miete_bisher, miete_neu, letzte_aenderung_am, rechenweg)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, coalesce(p_k.daten->>'veranlasst_durch', 'vermieter'), (v->>'monat_alt')::date, (v->>'monat_neu')::date,
          (v->>'vpi_alt')::numeric, (v->>'vpi_neu')::numeric, (v->>'miete_bisher')::numeric, (v->>'miete_neu')::numeric, (v->>'letzte')::date, v->'rechenweg');
  RETURN pg_catalog.jsonb_build_object('miete_bisher', v->>'miete_bisher', 'miete_neu', v->>'miete_neu', 'index_alt', v->>'vpi_alt', 'index_neu', v->>'vpi_neu');
END
$fn$;
ALTER FUNCTION regel.indexanpassung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_anlegen(engine.kontext) IS
'Legt die Berechnung der Indexanpassung an. Norm: § 557b BGB.';
