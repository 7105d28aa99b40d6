-- New conditions from a day: those in force then, with what changes. Rows that already stand for a later day keep their own changes, but
-- take over this one, or a garage agreed for next spring would bring back the rent of today.
-- SELECT regel.miethoehe_kondition(1, 7, 4711, '2026-06-01', '{"nettokaltmiete": "950.00"}', 'Mieterhöhung nach § 558 BGB');   →  88
CREATE FUNCTION regel.miethoehe_kondition(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_vorgang_id bigint,
  p_ab date,
  p_aenderung jsonb,
  p_grund text
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_alt     akte.mietkonditionen;
  v_neu     akte.mietkonditionen;
  v_spaeter akte.mietkonditionen;
  v_offen   jsonb := p_aenderung;
  v_id      bigint;
BEGIN
  v_alt := regel.kondition(p_mandant_id, p_mietverhaeltnis_id, p_ab);
  IF v_alt.id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAA90', MESSAGE = 'Vor dem Beginn des Mietverhältnisses ändert sich keine Miete.',
      HINT = 'Einen Tag ab dem Mietbeginn wählen.';
  END IF;
  v_neu := pg_catalog.jsonb_populate_record(v_alt, p_aenderung);
  INSERT INTO akte.mietkonditionen AS k (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund, vorgang_id)
  VALUES (p_mandant_id, p_mietverhaeltnis_id, p_ab, v_neu.mietart, v_neu.nettokaltmiete, v_neu.vorauszahlung_bk, v_neu.vorauszahlung_hk, v_neu.garage,
          v_neu.stellplatz, v_neu.sonstige, p_grund, p_vorgang_id)
  RETURNING k.id INTO v_id;
  FOR v_spaeter IN
    SELECT DISTINCT ON (k.gueltig_ab) k.* FROM akte.mietkonditionen k
     WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id AND k.gueltig_ab > p_ab
     ORDER BY k.gueltig_ab, k.id DESC
  LOOP
    -- an increase after a modernisation and one of § 558 stand beside each other, whichever is recorded first: both stay in the rent
    IF v_offen ? 'nettokaltmiete' AND v_spaeter.nettokaltmiete <> v_alt.nettokaltmiete
       AND EXISTS (SELECT FROM engine.vorgang a, engine.vorgang b
                    WHERE a.mandant_id = p_mandant_id AND a.id = p_vorgang_id AND b.mandant_id = p_mandant_id AND b.id = v_spaeter.vorgang_id
                      AND (b.automat = 'modernisierung' OR (a.automat = 'modernisierung' AND b.automat = 'mieterhoehung'))) THEN
      v_offen := v_offen || pg_catalog.jsonb_build_object('nettokaltmiete', (v_offen->>'nettokaltmiete')::numeric + v_spaeter.nettokaltmiete - v_alt.nettokaltmiete);
      v_alt.nettokaltmiete := v_spaeter.nettokaltmiete;
    END IF;
    -- what else the later row changes itself ends our change from there on
    SELECT coalesce(pg_catalog.jsonb_object_agg(x.key, x.value), '{}') INTO v_offen
      FROM pg_catalog.jsonb_each(v_offen) x
     WHERE pg_catalog.to_jsonb(v_spaeter)->x.key = pg_catalog.to_jsonb(v_alt)->x.key;
    EXIT WHEN v_offen = '{}';
    v_alt := v_spaeter;
    v_neu := pg_catalog.jsonb_populate_record(v_spaeter, v_offen);
    INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund, vorgang_id)
    VALUES (p_mandant_id, p_mietverhaeltnis_id, v_neu.gueltig_ab, v_neu.mietart, v_neu.nettokaltmiete, v_neu.vorauszahlung_bk, v_neu.vorauszahlung_hk, v_neu.garage,
            v_neu.stellplatz, v_neu.sonstige, v_neu.grund, v_neu.vorgang_id);
  END LOOP;
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.miethoehe_kondition(bigint, bigint, bigint, date, jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_kondition(bigint, bigint, bigint, date, jsonb, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_kondition(bigint, bigint, bigint, date, jsonb, text) IS
'Schreibt Mietkonditionen ab einem Tag fort: die dann geltenden mit den Änderungen aus p_aenderung (Spalte → Wert); spätere Zeilen übernehmen die Änderung, soweit sie sie nicht selbst ändern. Gibt die Nummer der Zeile zurück. Fehler: MAA90.';
