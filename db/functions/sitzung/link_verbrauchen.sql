-- Redeems a link, once: whoever updates the row first has it. Executable by its owner alone.
--
--   SELECT mandant_id, zugang_id FROM sitzung.link_verbrauchen(p_token => '77d0…', p_zwecke => ARRAY['anmeldung']);
--    → 1 | 3
CREATE FUNCTION sitzung.link_verbrauchen(p_token text, p_zwecke text[], OUT mandant_id bigint, OUT zugang_id bigint)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();
BEGIN
  UPDATE sitzung.links AS l
  SET eingeloest_am = v_jetzt
  WHERE l.token_hash = sha256(convert_to(p_token, 'UTF8'))
    AND l.zweck = ANY (p_zwecke) AND l.laeuft_ab_am > v_jetzt AND l.eingeloest_am IS NULL
  RETURNING l.mandant_id, l.zugang_id INTO link_verbrauchen.mandant_id, link_verbrauchen.zugang_id;
  -- unknown, used, expired, made for something else: one answer
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Dieser Link gilt nicht mehr.',
      DETAIL = 'Der Link ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
      HINT = 'Einen neuen Link anfordern.';
  END IF;
END
$$;

ALTER FUNCTION sitzung.link_verbrauchen(text, text[]) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.link_verbrauchen(text, text[]) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.link_verbrauchen(text, text[]) IS
'Löst einen Link ein, genau einmal, auch bei gleichzeitigen Versuchen: mandant_id, zugang_id. Fehler: MA107 unbekannt, benutzt,
abgelaufen oder für anderes bestimmt. Nur für die Funktionen des Schemas sitzung.';
