-- The scan of the night, or by button. It proposes; nothing is sent.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT schuldner, ergebnis, stufe, posten, gesamt FROM api.mahnlauf(DATE '2026-04-12');
--  Schmidt | vorschlag | 3 | 3 | 1268.00
-- COMMIT;
CREATE FUNCTION api.mahnlauf(p_stichtag date DEFAULT NULL, p_hoechstens int DEFAULT 2000)
RETURNS TABLE (ergebnis text, grund text, vorgang_id bigint, mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, schuldner text, stufe int, posten int,
               hauptforderung numeric, zinsen numeric, gesamt numeric, aelteste date, tage int, fehlercode text, meldung text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_tag   CONSTANT date := coalesce(p_stichtag, engine.heute());
  v_z     record;
  v_g     record;
  v_v     engine.vorgang;
  v_t     engine.traeger;
  v_traeger bigint[];
  v_anzahl int := 0;
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung', 'dienst']) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf den Mahnlauf nicht starten.', 'Zuständig: Sachbearbeitung, Buchhaltung, Teamleitung.', '§ 286 BGB'));
  ELSIF v_tag > engine.heute() OR coalesce(p_hoechstens, 0) < 1 THEN
    PERFORM engine.werfen(engine.ablehnung('MAF11', 'Der Mahnlauf rechnet für heute oder einen früheren Tag, mit mindestens einem Vorschlag.', 'Stichtag leer lassen oder einen vergangenen Tag angeben.', '§ 286 BGB'));
  END IF;

  -- LOCK ACQUISITION: the brackets this run may touch, leases before objects as everywhere, each in the order of their ids, a bounded
  -- number; what they hold is read after that.
  -- One lock each is kept in shared memory until COMMIT: whoever has more debtors than p_hoechstens calls again.
  SELECT pg_catalog.array_agg(x.traeger_id ORDER BY x.traeger_id) INTO v_traeger
    FROM (SELECT y.traeger_id FROM (
            SELECT DISTINCT m.traeger_id FROM regel.mahnlauf_menge(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) m WHERE m.ergebnis = 'vorschlag'
            UNION
            SELECT v.traeger_id FROM akte.mahnvorgaenge g JOIN engine.vorgang v ON v.mandant_id = g.mandant_id AND v.id = g.vorgang_id
             WHERE g.mandant_id = v_s.mandant_id AND g.status IN ('vorgeschlagen', 'stufe_1', 'stufe_2_vorgeschlagen', 'stufe_2', 'stufe_3_vorgeschlagen', 'stufe_3') AND regel.mahnung_bezahlt(g, v_tag)) y
           ORDER BY y.traeger_id LIMIT p_hoechstens) x;
  FOR v_g IN SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = ANY (v_traeger) ORDER BY t.art = 'objekt', t.id LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_g.id);
  END LOOP;

  -- what was settled past the payment door (a reduction, a waiver) ends here
  FOR v_g IN SELECT g.*, v.traeger_id AS traeger FROM akte.mahnvorgaenge g JOIN engine.vorgang v ON v.mandant_id = g.mandant_id AND v.id = g.vorgang_id
              WHERE g.mandant_id = v_s.mandant_id AND g.status IN ('vorgeschlagen', 'stufe_1', 'stufe_2_vorgeschlagen', 'stufe_2', 'stufe_3_vorgeschlagen', 'stufe_3')
                AND v.traeger_id = ANY (v_traeger) AND regel.mahnung_bezahlt(g, v_tag) ORDER BY g.id LOOP
    PERFORM regel.mahnung_nachziehen(v_s, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id);
    ergebnis := 'erledigt'; grund := NULL; vorgang_id := v_g.vorgang_id; mietverhaeltnis_id := v_g.mietverhaeltnis_id; eigentuemer_id := v_g.eigentuemer_id; einheit_id := v_g.einheit_id;
    schuldner := api.schuldnername(v_s.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id);
    stufe := v_g.stufe; posten := 0; hauptforderung := 0; zinsen := 0; gesamt := 0; aelteste := NULL; tage := NULL; fehlercode := NULL; meldung := NULL;
    RETURN NEXT;
  END LOOP;

  FOR v_z IN SELECT m.*, api.schuldnername(v_s.mandant_id, m.mietverhaeltnis_id, m.eigentuemer_id) AS name
               FROM regel.mahnlauf_menge(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) m ORDER BY m.ergebnis = 'vorschlag' DESC, m.traeger_id, m.einheit_id, m.eigentuemer_id LOOP
    ergebnis := v_z.ergebnis; grund := v_z.grund; vorgang_id := v_z.vorgang_id; mietverhaeltnis_id := v_z.mietverhaeltnis_id; eigentuemer_id := v_z.eigentuemer_id; einheit_id := v_z.einheit_id;
    schuldner := v_z.name; stufe := v_z.stufe; posten := v_z.posten; hauptforderung := v_z.hauptforderung; zinsen := v_z.zinsen; gesamt := v_z.hauptforderung + v_z.zinsen;
    aelteste := v_z.aelteste; tage := v_z.tage; fehlercode := NULL; meldung := NULL;
    IF v_z.ergebnis = 'vorschlag' THEN
      IF NOT v_z.traeger_id = ANY (v_traeger) OR v_anzahl >= p_hoechstens THEN
        ergebnis := 'weiter';                    -- not this time: the caller runs again
      ELSE
        SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = v_z.traeger_id;
        BEGIN
          IF v_z.vorgang_id IS NULL THEN
            vorgang_id := engine.vorgang_beginnen(v_s, 'mahnwesen', '', v_t,
              CASE WHEN v_z.eigentuemer_id IS NULL THEN '{}'::jsonb ELSE pg_catalog.jsonb_build_object('schuldner', v_z.eigentuemer_id || ':' || v_z.einheit_id) END, '{}'::jsonb,
              (SELECT k.id FROM engine.vorgang k WHERE k.mandant_id = v_s.mandant_id AND k.traeger_id = v_t.id AND k.ist_klammer));
          ELSE
            SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_z.vorgang_id FOR UPDATE;
            PERFORM engine.uebergang(v_s, v_v, engine.uebergang_suchen(v_v, 'naechste_stufe_vorschlagen'), v_t, '{}'::jsonb, '{}'::jsonb, NULL);
          END IF;
          v_anzahl := v_anzahl + 1;
        EXCEPTION WHEN raise_exception OR SQLSTATE 'MAF20' OR SQLSTATE 'MAF21' OR SQLSTATE 'MAF22' OR SQLSTATE 'MAF23' OR SQLSTATE 'MAF25' OR unique_violation THEN
          -- one debtor whose file says no does not stop the others
          GET STACKED DIAGNOSTICS fehlercode = RETURNED_SQLSTATE, meldung = MESSAGE_TEXT;
          ergebnis := 'abgelehnt';
        END;
      END IF;
    END IF;
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION api.mahnlauf(date, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnlauf(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnlauf(date, int) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mahnlauf(date, int) IS
'Mahnlauf: schlägt Stufe 1 vor, wenn eine Forderung mehr als sieben Tage überfällig ist, Stufe 2 und 3 frühestens 14 Tage nach der letzten Mahnung; ein Vorschlag je Schuldner und Mietverhältnis oder Einheit mit allem Überfälligen. Freigegeben wird nie von selbst; ein zweiter Lauf schlägt nichts Neues vor.
Zeilen: ergebnis (vorschlag, uebersprungen, erledigt, abgelehnt, weiter), grund (bestritten_gestundet, ausgesetzt, liegt_vor, letzte_stufe, zu_frueh, mahnsperre, vor_mietbeginn, zahlung_wartet, ruht, unter_schwelle), Schuldner, Stufe, Posten, Euro-Beträge mit Zinsen bis p_stichtag (ohne Angabe heute). p_hoechstens begrenzt die Vorschläge eines Aufrufs; steht eine Zeile auf weiter, nach COMMIT noch einmal aufrufen.
Norm: §§ 286, 288 BGB. Fehler: MA001, MA002, MA014, MAF11, MA206.';
