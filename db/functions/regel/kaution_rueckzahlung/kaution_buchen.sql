-- Carries a statement out on the deposit account: interest in, retained and paid out. After the final statement the account is at
-- exactly 0.00, after a part exactly the reserve is left; anything else is a fault and stops here.
-- → {"zinsen": "77.39", "einbehalt": "-180.00", "auszahlung": "-2657.39", "kontostand": "0.00"}
CREATE FUNCTION regel.kaution_buchen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.kautionsabrechnungen := regel.kaution_abrechnung(p_k);
  v_t akte.kaution_teilabrechnungen := regel.kaution_letzte(p_k.mandant_id, v_a.id);
  v_auftrag akte.zahlungsauftraege := regel.kaution_auftrag(p_k);
  v_tag date := coalesce((p_k.daten->>'ausgefuehrt_am')::date, p_k.heute);
  v_zins numeric;
  v_einbehalt numeric;
  v_stand numeric;
BEGIN
  IF v_auftrag.id IS NOT NULL THEN
    UPDATE akte.zahlungsauftraege AS z SET ausgefuehrt_am = v_tag, bestaetigt_von = p_k.akteur WHERE z.mandant_id = p_k.mandant_id AND z.id = v_auftrag.id;
  END IF;
  IF v_a.kaution_id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT v_t.zinsen - coalesce(sum(b.betrag) FILTER (WHERE b.art = 'zins'), 0),
         -v_t.einbehalte - coalesce(sum(b.betrag) FILTER (WHERE b.art = 'einbehalt' OR s.art = 'einbehalt'), 0)
    INTO v_zins, v_einbehalt
    FROM akte.kaution_buchungen b LEFT JOIN akte.kaution_buchungen s ON s.mandant_id = b.mandant_id AND s.id = b.storno_von
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  IF v_einbehalt > 0 THEN
    -- less is retained than after an earlier part: those postings are reversed, and the whole amount is posted anew
    INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von, vorgang_id, teilabrechnung_id)
    SELECT b.mandant_id, b.kaution_id, 'storno', -b.betrag, v_tag, 'Storno: ' || b.text, b.id, p_k.vorgang_id, v_t.id
      FROM akte.kaution_buchungen b
     WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id AND b.art = 'einbehalt'
       AND NOT EXISTS (SELECT FROM akte.kaution_buchungen s WHERE s.mandant_id = b.mandant_id AND s.storno_von = b.id);
    v_einbehalt := -v_t.einbehalte;
  END IF;
  INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, vorgang_id, teilabrechnung_id)
  SELECT p_k.mandant_id, v_a.kaution_id, x.art, x.betrag, x.tag, x.text || ' laut Abrechnung Nr. ' || v_t.nummer, p_k.vorgang_id, v_t.id
    FROM (VALUES (1, 'zins', v_zins, v_t.stichtag, 'Zinsen'), (2, 'einbehalt', v_einbehalt, v_tag, 'Einbehalt'), (3, 'auszahlung', -v_t.auszahlung, v_tag, 'Auszahlung')) AS x(nr, art, betrag, tag, text)
   WHERE x.betrag <> 0
   ORDER BY x.nr;
  SELECT sum(b.betrag) INTO v_stand FROM akte.kaution_buchungen b WHERE b.mandant_id = p_k.mandant_id AND b.kaution_id = v_a.kaution_id;
  IF coalesce(v_stand, 0) <> v_t.nk_vorbehalt THEN
    RAISE EXCEPTION USING ERRCODE = 'MA640', MESSAGE = 'Das Kautionskonto geht nicht auf.',
      DETAIL = 'Stand ' || v_stand || ', erwartet ' || v_t.nk_vorbehalt || ', Abrechnung ' || v_t.id,
      HINT = 'Buchungen der Kaution prüfen: Seit der Abrechnung ist etwas dazugekommen. Abrechnung berichtigen und neu erstellen.';
  END IF;
  RETURN pg_catalog.jsonb_build_object('zinsen', v_zins::numeric(12,2)::text, 'einbehalt', v_einbehalt::numeric(12,2)::text, 'auszahlung', (-v_t.auszahlung)::text, 'kontostand', coalesce(v_stand, 0)::numeric(12,2)::text);
END
$fn$;
ALTER FUNCTION regel.kaution_buchen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_buchen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_buchen(engine.kontext) IS
'Bucht die letzte Abrechnung auf das Kautionskonto und vermerkt die Ausführung des Zahlungsauftrags. Fehler: MA640, wenn das Konto nicht aufgeht.';
