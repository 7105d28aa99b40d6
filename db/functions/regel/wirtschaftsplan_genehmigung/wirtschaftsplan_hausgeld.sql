-- The monthly claims of the year. Nothing can be due before it was decided: months already past, and without a claim, fall due with the next one.
-- What an earlier budget put on the months to come is reversed, not deleted; what was paid ahead, if only in part, or dunned stays as it is.
CREATE FUNCTION regel.wirtschaftsplan_hausgeld(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_plan   akte.wirtschaftsplaene := regel.wirtschaftsplan_zeile(p_k);
  v_tag    date;
  v_land   text;
  v_x      record;
  v_alt    record;
  v_frist  record;
  v_eigner bigint;
  v_id     bigint;
  v_neu    int := 0;
  v_storno int := 0;
  v_bleibt int := 0;
  v_ohne   int := 0;
  v_summe  numeric := 0.00;
BEGIN
  SELECT b.verkuendet_am, o.land INTO v_tag, v_land
    FROM akte.beschluesse b JOIN akte.objekte o ON o.mandant_id = b.mandant_id AND o.id = b.objekt_id
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = v_plan.beschluss_vorgang_id;
  FOR v_x IN
    SELECT e.id AS einheit_id, e.bezeichnung, m.monat::date AS monat, s.hausgeld, s.ruecklage,
           regel.weg_monatsrate(s.hausgeld, extract(month FROM m.monat)::int) AS rate, regel.weg_monatsrate(s.ruecklage, extract(month FROM m.monat)::int) AS rate_ruecklage
      FROM akte.einheiten e
      CROSS JOIN LATERAL (SELECT coalesce(sum(a.betrag) FILTER (WHERE p.art = 'hausgeld'), 0) AS hausgeld, coalesce(sum(a.betrag) FILTER (WHERE p.art = 'ruecklage'), 0) AS ruecklage
                            FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.mandant_id = a.mandant_id AND p.id = a.position_id
                           WHERE a.mandant_id = e.mandant_id AND a.plan_id = v_plan.id AND a.lauf = v_plan.lauf AND a.einheit_id = e.id) s
      CROSS JOIN pg_catalog.generate_series(v_plan.gueltig_ab::timestamp, pg_catalog.make_date(v_plan.jahr, 12, 1)::timestamp, interval '1 month') AS m(monat)
     WHERE e.mandant_id = p_k.mandant_id AND e.objekt_id = v_plan.objekt_id
     ORDER BY e.id, m.monat
  LOOP
    SELECT f.faellig_bis, f.verzug_ab INTO v_frist FROM recht.verzug_ab(p_monat => v_x.monat, p_land => v_land) f;
    SELECT f.id, f.status, f.getilgt INTO v_alt FROM akte.hausgeld_sollstellungen f
     WHERE f.mandant_id = p_k.mandant_id AND f.einheit_id = v_x.einheit_id AND f.monat = v_x.monat AND f.art = 'hausgeld' AND f.status <> 'storniert' ORDER BY f.id LIMIT 1;
    IF v_alt.id IS NOT NULL AND (v_frist.faellig_bis <= v_tag OR v_alt.status <> 'offen' OR v_alt.getilgt <> 0) THEN
      v_bleibt := v_bleibt + 1;
      CONTINUE;
    END IF;
    IF v_alt.id IS NOT NULL THEN
      FOR v_id IN SELECT f.id FROM akte.hausgeld_sollstellungen f
                   WHERE f.mandant_id = p_k.mandant_id AND f.einheit_id = v_x.einheit_id AND f.monat = v_x.monat AND f.art = 'hausgeld' AND f.status = 'offen' ORDER BY f.id LOOP
        PERFORM regel.weg_hausgeld_stornieren(p_k, v_id, 'Ersetzt durch den Wirtschaftsplan ' || v_plan.jahr);
        v_storno := v_storno + 1;
      END LOOP;
    END IF;
    IF v_frist.faellig_bis <= v_tag THEN
      SELECT f.faellig_bis, f.verzug_ab INTO v_frist FROM recht.verzug_ab(p_monat => (pg_catalog.date_trunc('month', v_tag::timestamp) + interval '1 month')::date, p_land => v_land) f;
    END IF;
    -- who is owner when it falls due owes it; of co-owners the first stands for all
    SELECT min(v.eigentuemer_id) INTO v_eigner FROM akte.eigentumsverhaeltnisse v
     WHERE v.mandant_id = p_k.mandant_id AND v.einheit_id = v_x.einheit_id AND v.von <= v_frist.faellig_bis AND coalesce(v.bis, 'infinity') >= v_frist.faellig_bis;
    IF v_eigner IS NULL THEN
      v_ohne := v_ohne + 1;                    -- nobody to owe it: said in the log, so that somebody looks
      CONTINUE;
    END IF;
    CONTINUE WHEN v_x.rate + v_x.rate_ruecklage = 0;
    INSERT INTO akte.hausgeld_sollstellungen AS f (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund,
                                              vorgang_id, herkunft, angelegt_am, angelegt_von)
    VALUES (p_k.mandant_id, v_x.einheit_id, v_eigner, 'hausgeld', 'Hausgeld ' || pg_catalog.to_char(v_x.monat, 'MM/YYYY') || ', ' || v_x.bezeichnung, v_x.monat, v_x.monat, (v_x.monat + interval '1 month' - interval '1 day')::date,
            v_frist.faellig_bis, v_frist.verzug_ab, 5, '§ 288 Abs. 1 BGB', p_k.vorgang_id, 'wirtschaftsplan:' || v_plan.id || ':' || v_x.einheit_id || ':' || pg_catalog.to_char(v_x.monat, 'YYYY-MM'), p_k.jetzt, p_k.akteur)
    RETURNING f.id INTO v_id;
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, vorgang_id, gebucht_am)
    SELECT p_k.mandant_id, v_id, t.art, t.betrag, p_k.vorgang_id, p_k.jetzt
      FROM (VALUES ('hausgeld', v_x.rate), ('ruecklage', v_x.rate_ruecklage)) AS t(art, betrag) WHERE t.betrag <> 0;
    v_neu := v_neu + 1;
    v_summe := v_summe + v_x.rate + v_x.rate_ruecklage;
  END LOOP;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('sollstellungen', v_neu, 'summe', v_summe::numeric(12,2)::text, 'ersetzt', nullif(v_storno, 0), 'unveraendert', nullif(v_bleibt, 0), 'ohne_eigentuemer', nullif(v_ohne, 0)));
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_hausgeld(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_hausgeld(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_hausgeld(engine.kontext) IS
'Legt die monatlichen Hausgeld-Sollstellungen jeder Einheit an (fällig bis zum dritten Werktag, Schuldner ist der Eigentümer bei Fälligkeit) und storniert künftige eines früheren Plans. Norm: § 28 Abs. 1, 3 WEG.';
