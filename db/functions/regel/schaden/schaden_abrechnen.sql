-- Who bears what. The part of the tenant becomes a claim; a reminder brings default about, not the calendar.
-- → {"anteil_mieter": "180.00", "anteil_vermieter": "0.00", "forderung": "Schadenersatz, zu zahlen bis 14.05.2021"}
CREATE FUNCTION regel.schaden_abrechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s         akte.schaeden := regel.schaden_zeile(p_k);
  v_kosten    numeric := (p_k.daten->>'kosten')::numeric;
  v_mieter    numeric := coalesce((p_k.daten->>'anteil_mieter')::numeric, 0);
  v_vers      numeric := coalesce((p_k.daten->>'anteil_versicherung')::numeric, 0);
  v_weg       numeric := coalesce((p_k.daten->>'anteil_weg')::numeric, 0);
  v_forderung bigint;
BEGIN
  IF v_mieter > 0 THEN
    v_forderung := regel.forderung_anlegen(p_k := p_k, p_mietverhaeltnis_id := p_k.bezug_id, p_art := 'schadenersatz', p_bezeichnung := pg_catalog.left('Schadenersatz: ' || v_s.raum || ', ' || v_s.beschreibung, 200),
      p_betrag := v_mieter, p_faellig_am := (p_k.daten->>'faellig_am')::date, p_verzug_ab := NULL);
  END IF;
  UPDATE akte.schaeden AS s
     SET abgerechnet_am = p_k.heute, kosten_betrag = v_kosten, anteil_mieter = v_mieter, anteil_versicherung = v_vers, anteil_weg = v_weg,
         anteil_vermieter = v_kosten - v_mieter - v_vers - v_weg, anteil_grund = p_k.daten->>'anteil_grund', forderung_id = v_forderung, verjaehrung_am = regel.schaden_verjaehrung(p_k)
   WHERE s.mandant_id = p_k.mandant_id AND s.id = v_s.id
  RETURNING * INTO v_s;
  IF v_mieter > 0 THEN
    PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'schadenabrechnung', p_titel := 'Abrechnung des Schadens', p_fuer_mieter := true,
      p_betreff := 'Schaden vom ' || regel.datum(coalesce(v_s.seit, v_s.gemeldet_am)) || ': Ihr Anteil an den Kosten',
      p_bloecke := pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'der Schaden ist behoben. Die Kosten verteilen sich so:'),
        pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Kosten', 'spalten', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('titel', 'Wer trägt', 'typ', 'text'), pg_catalog.jsonb_build_object('titel', 'Betrag', 'typ', 'betrag')),
            'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(x.wer, x.betrag::text) ORDER BY x.nr)
                         FROM (VALUES (1, 'Mieterseite', v_s.anteil_mieter), (2, 'Versicherung', v_s.anteil_versicherung),
                                      (3, 'Wohnungseigentümergemeinschaft', v_s.anteil_weg), (4, 'Vermieterseite', v_s.anteil_vermieter)) AS x(nr, wer, betrag) WHERE x.betrag > 0),
            'summe', pg_catalog.jsonb_build_array('Gesamtkosten', v_s.kosten_betrag::text)),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihren Anteil begründen wir so: ' || v_s.anteil_grund),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bitte zahlen Sie ' || regel.euro(v_mieter) || ' bis zum ' || regel.datum((p_k.daten->>'faellig_am')::date) || ' auf das Ihnen bekannte Mietkonto (§ 280 Abs. 1 BGB).')));
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('kosten', v_s.kosten_betrag::text, 'anteil_mieter', v_s.anteil_mieter::text, 'anteil_versicherung', v_s.anteil_versicherung::text,
    'anteil_weg', v_s.anteil_weg::text, 'anteil_vermieter', v_s.anteil_vermieter::text, 'forderung', CASE WHEN v_forderung IS NOT NULL THEN 'Schadenersatz, zu zahlen bis ' || regel.datum((p_k.daten->>'faellig_am')::date) END, 'verjaehrung_548_am', v_s.verjaehrung_am));
END
$fn$;
ALTER FUNCTION regel.schaden_abrechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_abrechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_abrechnen(engine.kontext) IS
'Rechnet den Schaden ab: Anteile, Forderung an die Mieterseite (Schadenersatz, § 280 BGB), Schreiben. Norm: §§ 280, 538, 548 BGB.';
