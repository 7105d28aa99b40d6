-- The login of the person who is acting. Executable by its owner alone.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.mein_zugang();
--    → 3
CREATE FUNCTION sitzung.mein_zugang()
RETURNS bigint
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_mandant_id  bigint := sitzung.mandant_id();
  v_benutzer_id bigint := sitzung.benutzer_id();
  v_mieter_id   bigint := sitzung.mieter_id();
  v_zugang_id   bigint;
BEGIN
  IF v_benutzer_id IS NULL AND v_mieter_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA111',
      MESSAGE = 'Dazu muss eine Person angemeldet sein.',
      DETAIL = format('kanal=%s', coalesce(sitzung.kanal(), 'keiner')),
      HINT = 'Zuerst eintreten: sitzung.betreten, sitzung.als_benutzer oder sitzung.als_mieter.';
  END IF;
  SELECT z.id INTO v_zugang_id
  FROM sitzung.zugaenge AS z
  WHERE z.mandant_id = v_mandant_id AND (z.benutzer_id = v_benutzer_id OR z.mieter_id = v_mieter_id);
  RETURN v_zugang_id;
END
$$;

ALTER FUNCTION sitzung.mein_zugang() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mein_zugang() FROM PUBLIC;
COMMENT ON FUNCTION sitzung.mein_zugang() IS
'Zugang (sitzung.zugaenge.id) der handelnden Person; NULL, wenn sie keinen hat. Fehler: MA111 keine Person im Kontext.
Nur für die Funktionen des Schemas sitzung.';
