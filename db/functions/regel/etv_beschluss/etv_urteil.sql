-- A note at the decision, and where a court has spoken its words as an entry of their own (§ 24 Abs. 7 Satz 2 Nr. 3).
CREATE FUNCTION regel.etv_urteil(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b      akte.beschluesse;
  v_nummer int;
BEGIN
  UPDATE akte.beschluesse AS b SET urteil_am = (p_k.daten->>'urteil_am')::date WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id RETURNING b.* INTO v_b;
  INSERT INTO akte.beschlusssammlung_vermerke (mandant_id, eintrag_id, art, tag, text, vermerkt_am, vermerkt_von)
  SELECT p_k.mandant_id, s.id, p_k.nach, v_b.urteil_am,
         CASE p_k.nach WHEN 'bestaetigt' THEN 'Die Anfechtung blieb ohne Erfolg' ELSE 'Für ungültig erklärt' END || ', ' || v_b.gericht || coalesce(', ' || v_b.aktenzeichen, ''), p_k.jetzt, p_k.akteur
    FROM akte.beschlusssammlung s WHERE s.mandant_id = p_k.mandant_id AND s.beschluss_id = v_b.id;
  IF p_k.daten->>'urteilsformel' IS NOT NULL THEN
    v_nummer := regel.etv_sammlung_eintrag(p_k, 'gericht', v_b.urteil_am, v_b.gericht, 'Entscheidung zu „' || pg_catalog.left(v_b.titel, 150) || '“', p_k.daten->>'urteilsformel',
      CASE p_k.nach WHEN 'bestaetigt' THEN 'Beschluss bleibt gültig.' ELSE 'Beschluss ist ungültig.' END);
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('beschlusssammlung_nummer', v_nummer));
END
$fn$;
ALTER FUNCTION regel.etv_urteil(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_urteil(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_urteil(engine.kontext) IS
'Hält den Ausgang der Anfechtung fest, mit Vermerk und, bei einem Urteil, eigenem Eintrag in der Beschlusssammlung. Norm: § 24 Abs. 7 WEG.';
