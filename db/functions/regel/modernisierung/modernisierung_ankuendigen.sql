-- The announcement with everything § 555c wants in it, and the notes on hardship and the special notice.
CREATE FUNCTION regel.modernisierung_ankuendigen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen;
BEGIN
  UPDATE akte.modernisierungen AS m
     SET umfang = p_k.daten->>'umfang', beginn_geplant = (p_k.daten->>'beginn_geplant')::date, dauer = p_k.daten->>'dauer', erwartete_erhoehung = (p_k.daten->>'erwartete_erhoehung')::numeric,
         erwartete_betriebskosten = (p_k.daten->>'erwartete_betriebskosten')::numeric, angekuendigt_am = p_k.heute
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id RETURNING * INTO v_m;
  PERFORM regel.schreiben_anlegen(p_k, 'modernisierungsankuendigung', 'Modernisierungsankündigung', true, 'Ankündigung einer Modernisierung: ' || v_m.bezeichnung, pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wir kündigen Ihnen folgende Modernisierung an (§ 555c BGB):'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Maßnahme', v_m.bezeichnung),
      pg_catalog.jsonb_build_array('Voraussichtlicher Beginn', regel.datum(v_m.beginn_geplant)),
      pg_catalog.jsonb_build_array('Voraussichtliche Dauer', v_m.dauer),
      pg_catalog.jsonb_build_array('Zu erwartende Mieterhöhung im Monat', CASE WHEN v_m.erwartete_erhoehung = 0 THEN 'keine' ELSE regel.euro(v_m.erwartete_erhoehung) END),
      pg_catalog.jsonb_build_array('Voraussichtliche künftige Betriebskosten im Monat', coalesce(regel.euro(v_m.erwartete_betriebskosten), 'unverändert')))),
    pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Art und Umfang'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', v_m.umfang),
    pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Ihre Rechte'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Würde die Maßnahme oder die Mieterhöhung für Sie, Ihre Familie oder andere Angehörige Ihres Haushalts eine Härte bedeuten, teilen Sie uns das bitte bis zum Ablauf des Monats, der auf den Zugang dieses Schreibens folgt, in Textform mit (§ 555d Abs. 3 BGB).'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sie können das Mietverhältnis außerordentlich zum Ablauf des übernächsten Monats kündigen. Die Kündigung muss bis zum Ablauf des Monats erfolgen, der auf den Zugang dieses Schreibens folgt (§ 555e BGB).')));
  RETURN pg_catalog.jsonb_build_object('beginn_geplant', v_m.beginn_geplant, 'erwartete_erhoehung', v_m.erwartete_erhoehung::text);
END
$fn$;
ALTER FUNCTION regel.modernisierung_ankuendigen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_ankuendigen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_ankuendigen(engine.kontext) IS
'Schreibt die Ankündigung mit dem Inhalt des § 555c BGB und den Hinweisen auf Härte und Sonderkündigung. Norm: §§ 555c, 555d, 555e BGB.';
