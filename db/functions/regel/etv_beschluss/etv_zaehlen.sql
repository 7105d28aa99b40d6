-- Weights by the agreed principle; the law decides what they amount to, and its derivation is kept.
CREATE FUNCTION regel.etv_zaehlen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v       akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_b       akte.beschluesse := regel.etv_beschluss_zeile(p_k);
  v_stimmen jsonb;
  v_ja      numeric;
  v_nein    numeric;
  v_enth    numeric;
  v_ok      boolean;
  v_keine   int;
  v_weg     jsonb;
  v_argumente jsonb;
BEGIN
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('eigentuemer', s.nummer || ' ' || s.name, 'einheiten', s.einheiten, 'mea', s.mea, 'stimme', s.stimme) ORDER BY s.nummer), '[]')
    INTO v_stimmen FROM regel.etv_stimmen(p_k.mandant_id, v_b.id) s WHERE s.stimme <> 'ausgeschlossen';
  SELECT e.ja, e.nein, e.enthaltung, e.angenommen INTO v_ja, v_nein, v_enth, v_ok FROM recht.beschluss_ergebnis(p_prinzip => v_v.prinzip, p_stimmen => v_stimmen) e;
  v_weg := recht.rechenweg('beschluss_ergebnis', pg_catalog.jsonb_build_object('p_prinzip', v_v.prinzip, 'p_stimmen', v_stimmen));
  IF v_v.art = 'umlauf' THEN
    -- who abstains has not agreed; who may not vote need not
    SELECT count(*)::int INTO v_keine FROM akte.stimmrechte r
     WHERE r.mandant_id = p_k.mandant_id AND r.versammlung_id = v_v.id
       AND NOT EXISTS (SELECT FROM regel.etv_stimmen(p_k.mandant_id, v_b.id) s WHERE s.stimmrecht_id = r.id AND s.stimme IN ('ja', 'nein', 'ausgeschlossen'));
    v_argumente := pg_catalog.jsonb_build_object('p_ja', v_ja, 'p_nein', v_nein, 'p_keine_stimme', v_keine, 'p_absenkung', v_b.mehrheit = 'einfach');
    v_ok  := recht.umlaufbeschluss(p_ja => v_ja, p_nein => v_nein, p_keine_stimme => v_keine, p_absenkung => v_b.mehrheit = 'einfach');
    v_weg := recht.rechenweg('umlaufbeschluss', v_argumente);
  ELSIF v_b.mehrheit = 'dreiviertel' THEN
    v_ok  := recht.virtuelle_versammlung(p_ja => v_ja, p_nein => v_nein);
    v_weg := recht.rechenweg('virtuelle_versammlung', pg_catalog.jsonb_build_object('p_ja', v_ja, 'p_nein', v_nein));
  END IF;
  UPDATE akte.beschluesse AS b SET ja = v_ja, nein = v_nein, enthaltung = v_enth, keine_stimme = v_keine, angenommen = v_ok, rechenweg = v_weg
   WHERE b.mandant_id = p_k.mandant_id AND b.id = v_b.id;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('ja', regel.weg_zahl(v_ja), 'nein', regel.weg_zahl(v_nein), 'enthaltung', regel.weg_zahl(v_enth), 'keine_stimme', v_keine, 'angenommen', v_ok));
END
$fn$;
ALTER FUNCTION regel.etv_zaehlen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_zaehlen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_zaehlen(engine.kontext) IS
'Zählt die Stimmen nach Köpfen, Einheiten oder Miteigentumsanteilen und hält Ergebnis und Rechenweg fest. Norm: § 25 Abs. 1, 2 WEG, § 23 Abs. 1a, 3 WEG.';
