-- The Nebenkosten are settled: the reserve is dissolved, what they demand takes its place, at most what is still there.
-- → {"nachzahlung_einbehalten": "112.40", "offen_bleibt": "0.00"}
CREATE FUNCTION regel.kaution_nk_einsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.kautionsabrechnungen := regel.kaution_abrechnung(p_k);
  v_p akte.kaution_positionen;
  v_nach numeric := coalesce((p_k.daten->>'nachzahlung')::numeric, 0);
  v_frei numeric;
  v_betrag numeric;
BEGIN
  SELECT p.* INTO v_p FROM regel.kaution_positionen_gueltig(p_k.mandant_id, v_a.id) p WHERE p.art = 'nk_vorbehalt';
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, bezeichnung, verantwortlich, betrag, zeitraum_von, zeitraum_bis, abrechnung_bis, begruendung, erfasst_am)
  VALUES (p_k.mandant_id, v_a.id, v_p.nummer, v_p.fassung + 1, v_p.art, v_p.bezeichnung, v_p.verantwortlich, 0, v_p.zeitraum_von, v_p.zeitraum_bis, v_p.abrechnung_bis,
          'Nebenkosten abgerechnet, zugegangen am ' || pg_catalog.to_char((p_k.daten->>'zugegangen_am')::date, 'DD.MM.YYYY'), p_k.jetzt);
  v_frei := (regel.kaution_rechnen(p_k, v_a, coalesce((p_k.daten->>'stichtag')::date, p_k.heute))->>'auszahlung')::numeric;
  v_betrag := least(v_nach, greatest(v_frei, 0));
  IF v_betrag > 0 THEN
    INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, bezeichnung, verantwortlich, betrag, faellig_am, begruendung, erfasst_am)
    VALUES (p_k.mandant_id, v_a.id, (SELECT max(p.nummer) + 1 FROM akte.kaution_positionen p WHERE p.mandant_id = p_k.mandant_id AND p.abrechnung_id = v_a.id), 1,
            'forderung', 'Nachzahlung aus der Nebenkostenabrechnung', 'mieter', v_betrag, (p_k.daten->>'zugegangen_am')::date, p_k.daten->>'begruendung', p_k.jetzt);
  END IF;
  RETURN pg_catalog.jsonb_build_object('nachzahlung_einbehalten', v_betrag::numeric(12,2)::text, 'offen_bleibt', (v_nach - v_betrag)::numeric(12,2)::text);
END
$fn$;
ALTER FUNCTION regel.kaution_nk_einsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nk_einsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nk_einsetzen(engine.kontext) IS
'Löst den Nebenkostenvorbehalt auf und setzt die Nachzahlung an seine Stelle, höchstens bis zum Guthaben.';
