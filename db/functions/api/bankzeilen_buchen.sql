-- Matches what waits once more and books what is sure, a bounded number: whoever gets „weiter“ commits and calls again.
-- SELECT * FROM api.bankzeilen_buchen();   →  gebucht 2000, arbeitsliste 17, weiter t
CREATE FUNCTION api.bankzeilen_buchen(p_hoechstens int DEFAULT 2000)
RETURNS TABLE (gebucht int, arbeitsliste int, weiter boolean)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_strom bigint;
  v_menge bigint[];
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung buchen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 362 BGB'));
  END IF;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  -- what is ready first; what is work is looked at again, because claims and payers have become known since
  SELECT pg_catalog.array_agg(x.id) INTO v_menge
    FROM (SELECT b.id FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.stand IN ('bereit', 'offen')
           ORDER BY b.stand, b.id LIMIT least(greatest(p_hoechstens, 1), 5000)) x;
  PERFORM regel.bank_abgleichen(v_s, v_menge);
  SELECT coalesce(pg_catalog.array_agg(b.id), '{}') INTO v_menge FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = ANY (v_menge) AND b.stand = 'bereit';
  PERFORM regel.bank_buchen(v_s, v_menge);
  gebucht := pg_catalog.cardinality(v_menge);
  SELECT count(*) FILTER (WHERE b.stand = 'offen')::int, coalesce(bool_or(b.stand = 'bereit'), false) INTO arbeitsliste, weiter
    FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.stand IN ('bereit', 'offen');
  IF gebucht > 0 THEN
    PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'bankzeilen_buchen', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('gebucht', gebucht), '{}', '{}'));
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.bankzeilen_buchen(int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bankzeilen_buchen(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bankzeilen_buchen(int) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bankzeilen_buchen(int) IS
'Gleicht wartende Kontobewegungen neu ab und bucht die sicheren, höchstens p_hoechstens (bis 5.000) auf einmal; steht weiter auf wahr, nach COMMIT noch einmal aufrufen. Zeile: gebucht, arbeitsliste (so viele warten auf einen Menschen), weiter. Fehler: MA001, MA002, MA014.';
