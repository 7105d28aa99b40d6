-- With the Zugang the statement binds: what stands after the deadline becomes a claim or a credit, due thirty days later, and the twelve
-- months of objections begin. Of a corrected statement only the difference is booked. Default needs a reminder: the day was set by one side.
CREATE FUNCTION regel.nk_zugang_buchen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_z       akte.nk_zustellungen;
  v_e       akte.nk_einzelabrechnungen;
  v_n       record;
  v_tag     date := (p_k.daten->>'zugang_am')::date;
  v_rest    numeric;
  v_id      bigint;
  v_plus    numeric := 0.00;
  v_minus   numeric := 0.00;
  v_entfaellt numeric := 0.00;
  v_zahl    int := 0;
BEGIN
  FOR v_z IN SELECT z.* FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL AND p_k.daten->>'abrechnung' IN ('alle', z.id::text) ORDER BY z.id LOOP
    SELECT e.* INTO STRICT v_e FROM akte.nk_einzelabrechnungen e WHERE e.mandant_id = v_z.mandant_id AND e.id = v_z.einzelabrechnung_id;
    SELECT n.* INTO v_n FROM regel.nk_anspruch_netto(p_k.mandant_id, v_e.id, v_tag) n;
    v_rest := v_n.anspruch - coalesce(v_n.bisher, 0);
    v_id := NULL;
    IF v_rest <> 0 THEN
      v_id := regel.forderung_anlegen(p_k => p_k, p_mietverhaeltnis_id => v_e.mietverhaeltnis_id, p_art => CASE WHEN v_rest > 0 THEN 'nk_nachforderung' ELSE 'nk_guthaben' END,
        p_bezeichnung => CASE WHEN v_rest > 0 THEN 'Nachforderung' ELSE 'Guthaben' END || CASE WHEN v_n.bisher IS NOT NULL THEN ' (Berichtigung)' ELSE '' END
          || ' Nebenkosten ' || regel.datum(v_e.von) || ' bis ' || regel.datum(v_e.bis),
        p_betrag => v_rest, p_faellig_am => v_tag + 30, p_verzug_ab => NULL, p_zeitraum_von => v_e.von, p_zeitraum_bis => v_e.bis);
    END IF;
    UPDATE akte.nk_zustellungen AS z
       SET zugang_am = v_tag, zugang_nachweis = p_k.daten->>'zugang_nachweis', verfristet = v_n.verfristet, anspruch = v_n.anspruch,
           einwendung_bis = recht.nk_einwendung_bis(p_zugang := v_tag), forderung_id = v_id
     WHERE z.mandant_id = v_z.mandant_id AND z.id = v_z.id;
    v_plus := v_plus + greatest(v_rest, 0);
    v_minus := v_minus + greatest(-v_rest, 0);
    v_entfaellt := v_entfaellt + greatest(v_e.saldo - greatest(v_n.anspruch, 0), 0);
    v_zahl := v_zahl + 1;
  END LOOP;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('abrechnungen', v_zahl, 'nachforderungen', v_plus::text, 'guthaben', v_minus::text,
    'faellig_am', v_tag + 30, 'nicht_mehr_gefordert', CASE WHEN v_entfaellt > 0 THEN v_entfaellt::text END,
    'einwendungen_bis', recht.nk_einwendung_bis(p_zugang := v_tag)));
END
$fn$;
ALTER FUNCTION regel.nk_zugang_buchen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zugang_buchen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zugang_buchen(engine.kontext) IS
'Wirkung: erfasst den Zugang, legt Nachforderung oder Guthaben an (fällig 30 Tage nach Zugang) und beginnt die Einwendungsfrist. Norm: § 556 Abs. 3 BGB.';
