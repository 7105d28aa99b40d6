-- A letter for every lease, and where it is wished the new prepayments. Claims come with the Zugang: before it nothing is due.
CREATE FUNCTION regel.nk_versenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a    akte.nk_abrechnungen;
  v_e    akte.nk_einzelabrechnungen;
  v_n    record;
  v_k    engine.kontext := p_k;
  v_kopf jsonb;
  v_dok  uuid;
  v_zahl int := 0;
  v_neu  int := 0;
BEGIN
  UPDATE akte.nk_abrechnungen AS a
     SET versendet_am = p_k.heute, verspaetung = coalesce(p_k.daten->>'verspaetung', a.verspaetung),
         verspaetung_grund = coalesce(p_k.daten->>'verspaetung_grund', a.verspaetung_grund), anpassung_ab = (p_k.daten->>'anpassung_ab')::date
   WHERE a.mandant_id = p_k.mandant_id AND a.traeger_id = p_k.traeger_id
  RETURNING a.* INTO v_a;
  FOR v_e IN
    SELECT e.* FROM akte.nk_einzelabrechnungen e
     WHERE e.mandant_id = p_k.mandant_id AND e.abrechnung_id = v_a.id AND e.version = v_a.version AND e.mietverhaeltnis_id IS NOT NULL ORDER BY e.id
  LOOP
    SELECT n.* INTO v_n FROM regel.nk_anspruch_netto(p_k.mandant_id, v_e.id, p_k.heute) n;
    v_k.bezug_id := v_e.mietverhaeltnis_id;       -- addressee and flat are those of the lease
    v_kopf := regel.dokument_kopf(v_k);
    v_dok := regel.schreiben_anlegen_an(p_k => p_k, p_art => 'nk_abrechnung', p_titel => 'Nebenkostenabrechnung ' || pg_catalog.to_char(v_a.zeitraum_bis, 'YYYY') || ', ' || (v_kopf->'mietverhaeltnis'->>'einheit') || CASE WHEN v_e.version > 1 THEN ', berichtigt' ELSE '' END,
      p_betreff => 'Nebenkostenabrechnung vom ' || regel.datum(v_a.zeitraum_von) || ' bis ' || regel.datum(v_a.zeitraum_bis),
      p_bloecke => regel.nk_bloecke(p_k, v_e.id, v_n.anspruch, v_n.verfristet, v_n.bisher), p_empfaenger => v_kopf->'empfaenger', p_anschrift => v_kopf->'anschrift',
      p_mietverhaeltnis_id => v_e.mietverhaeltnis_id, p_fuer_mieter => true, p_an => 'mietverhaeltnis:' || v_e.mietverhaeltnis_id);
    INSERT INTO akte.nk_zustellungen (mandant_id, einzelabrechnung_id, vorgang_id, versendet_am, versandart, dokument)
    VALUES (p_k.mandant_id, v_e.id, p_k.vorgang_id, p_k.heute, p_k.daten->>'versandart', v_dok);
    v_zahl := v_zahl + 1;
    IF v_a.anpassung_ab IS NOT NULL AND v_e.neu_bk IS NOT NULL THEN
      -- what is already agreed for later months (a step, an index) keeps its rent and gets the new prepayments, too
      INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund, vorgang_id)
      SELECT p_k.mandant_id, v_e.mietverhaeltnis_id, t.ab, k.mietart, k.nettokaltmiete, v_e.neu_bk, v_e.neu_hk, k.garage, k.stellplatz, k.sonstige,
             'Anpassung der Vorauszahlungen (§ 560 Abs. 4 BGB)', p_k.vorgang_id
        FROM (SELECT v_a.anpassung_ab AS ab
              UNION SELECT x.gueltig_ab FROM akte.mietkonditionen x WHERE x.mandant_id = p_k.mandant_id AND x.mietverhaeltnis_id = v_e.mietverhaeltnis_id AND x.gueltig_ab > v_a.anpassung_ab) t
       CROSS JOIN LATERAL regel.kondition(p_k.mandant_id, v_e.mietverhaeltnis_id, t.ab) k
       ORDER BY t.ab;
      v_neu := v_neu + 1;
    END IF;
  END LOOP;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('schreiben', v_zahl, 'neue_vorauszahlungen', nullif(v_neu, 0), 'ab', CASE WHEN v_neu > 0 THEN v_a.anpassung_ab END));
END
$fn$;
ALTER FUNCTION regel.nk_versenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_versenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_versenden(engine.kontext) IS
'Wirkung: Nebenkostenabrechnung je Mietverhältnis als Schreiben, auf Wunsch neue Vorauszahlungen ab anpassung_ab. Norm: § 556 Abs. 3, § 560 Abs. 4 BGB.';
