-- Sets the context of this transaction and seals it. Executable by its owner alone: whoever may call it may be anyone.
--
--   SELECT sitzung.eintreten(p_mandant_id => 1, p_mieter_id => NULL, p_benutzer_id => 17, p_kanal => 'verwaltung',
--                            p_rolle => 'sachbearbeitung', p_sitzung_id => NULL, p_zeit => NULL);
--
-- GUARD: outside a transaction block the context would be gone before the next statement. PostgreSQL only warns at SET LOCAL,
-- so we refuse: a statement of its own that is nothing but the call has the same start as its transaction.
CREATE FUNCTION sitzung.eintreten(
  p_mandant_id  bigint,
  p_mieter_id   bigint,
  p_benutzer_id bigint,
  p_kanal       text,
  p_rolle       text,
  p_sitzung_id  bigint,
  p_zeit        timestamptz
)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_vertraege bigint[];
  v_zeiten    jsonb;
BEGIN
  IF transaction_timestamp() = statement_timestamp()
     AND current_query() !~ ';\s*\S'
     AND current_query() ~* '(sitzung\s*\.\s*(betreten|als_[a-z]+)|engine\s*\.\s*zeit_setzen)\s*\(' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA105',
      MESSAGE = 'Der Kontext gilt nur in einer Transaktion.',
      DETAIL = 'Diese Anweisung steht außerhalb eines Transaktionsblocks; der Kontext wäre nach ihr verloren.',
      HINT = 'Mit BEGIN anfangen, dann eintreten, am Ende COMMIT oder ROLLBACK.';
  END IF;

  -- A tenant's leases are looked up once, here, and go under the seal: a policy that asked for them in every statement
  -- would cost more than the statement (bench/rls). The seal comes last and once.
  IF p_mieter_id IS NOT NULL THEN
    PERFORM set_config('app.current_mandant_id', p_mandant_id::text, true);
    -- With them goes since when and until when: only where somebody entered later than the others or left (mieterwechsel).
    SELECT array_agg(m.id ORDER BY m.id), jsonb_object_agg(m.id, jsonb_build_array(m.ab, m.bis)) FILTER (WHERE m.ab IS NOT NULL OR m.bis IS NOT NULL)
      INTO v_vertraege, v_zeiten
      FROM (SELECT p.mietverhaeltnis_id AS id,
                   CASE WHEN min(p.von) > (SELECT min(a.von) FROM akte.vertragsparteien AS a WHERE a.mandant_id = p_mandant_id AND a.mietverhaeltnis_id = p.mietverhaeltnis_id)
                        THEN min(p.von) END AS ab,
                   CASE WHEN bool_and(p.bis IS NOT NULL) THEN max(p.bis) END AS bis
              FROM akte.vertragsparteien AS p
             WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id
             GROUP BY p.mietverhaeltnis_id) AS m;
  END IF;
  PERFORM
    set_config('app.current_mandant_id', coalesce(p_mandant_id::text, ''), true),
    set_config('app.current_mieter_id', coalesce(p_mieter_id::text, ''), true),
    set_config('app.current_benutzer_id', coalesce(p_benutzer_id::text, ''), true),
    set_config('app.kanal', coalesce(p_kanal, ''), true),
    set_config('app.rolle', coalesce(p_rolle, ''), true),
    set_config('app.sitzung', coalesce(p_sitzung_id::text, ''), true),
    set_config('app.mietverhaeltnisse', CASE WHEN p_mieter_id IS NULL THEN '' ELSE coalesce(v_vertraege, '{}')::text END, true),
    set_config('app.parteizeiten', CASE WHEN p_mieter_id IS NULL THEN '' ELSE coalesce(v_zeiten, '{}')::text END, true),
    set_config('app.zeit', coalesce(to_char(p_zeit AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ''), true);
  PERFORM set_config('app.siegel', sitzung.siegel_berechnen(), true);
END
$$;

ALTER FUNCTION sitzung.eintreten(bigint, bigint, bigint, text, text, bigint, timestamptz) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.eintreten(bigint, bigint, bigint, text, text, bigint, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.eintreten(bigint, bigint, bigint, text, text, bigint, timestamptz) IS
'Setzt und versiegelt den Kontext dieser Transaktion. NULL heißt: keiner. p_zeit ist eine andere Uhr (engine.zeit_setzen).
Fehler: MA105 außerhalb eines Transaktionsblocks, soweit erkennbar. Nur für die Funktionen des Schemas sitzung.';
