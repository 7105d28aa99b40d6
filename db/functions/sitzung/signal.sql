-- Notes that something changed, for pages that are open: one row and one NOTIFY per transaction, whatever happens in it.
-- A topic of tenants is noted only while one of them has a session: a commit that notifies waits for the others that do.
--
--   SELECT sitzung.signal(p_mandant_id => 1, p_themen => '{anfragen,vorgang:4711}', p_mietverhaeltnisse => '{31}');
CREATE FUNCTION sitzung.signal(p_mandant_id bigint, p_themen text[], p_mietverhaeltnisse bigint[] DEFAULT '{}', p_mieter bigint[] DEFAULT '{}')
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  -- what this transaction has noted already; gone with a savepoint that is rolled back, like the row
  v_schon  CONSTANT text[] := string_to_array(nullif(current_setting('app.signale', true), ''), ',');
  v_themen text[] := p_themen;
  v_rufe   CONSTANT int := coalesce(nullif(current_setting('app.signalrufe', true), ''), '0')::int + 1;
  v_id     bigint;
BEGIN
  -- GUARD: no context, nobody to tell (data that is taken over past the doors)
  IF p_mandant_id::text IS DISTINCT FROM nullif(current_setting('app.current_mandant_id', true), '') THEN
    RETURN;
  END IF;
  PERFORM set_config('app.signalrufe', v_rufe::text, true);
  -- a mass run is one summary for the staff, not a list of everything
  IF v_rufe > 100 THEN
    v_themen := ARRAY(SELECT x FROM unnest(v_themen) AS t(x) WHERE x !~ ':');
  ELSIF cardinality(p_mietverhaeltnisse) > 0 OR cardinality(p_mieter) > 0 THEN
    -- from the lease or the person to their sessions: by index, however many logins a client has
    v_themen := v_themen || ARRAY(
      SELECT w.thema
        FROM (SELECT 'm:' || v.mietverhaeltnis_id AS thema, v.mieter_id FROM akte.vertragsparteien AS v
               WHERE v.mandant_id = p_mandant_id AND v.mietverhaeltnis_id = ANY (p_mietverhaeltnisse)
              UNION
              SELECT 'p:' || m, m FROM unnest(p_mieter) AS t(m)) AS w
       WHERE EXISTS (SELECT FROM sitzung.zugaenge AS z
                       JOIN sitzung.sitzungen AS s ON s.mandant_id = z.mandant_id AND s.zugang_id = z.id
                        AND s.widerrufen_am IS NULL AND s.laeuft_ab_am > clock_timestamp() AND s.zuletzt_am + s.leerlauf > clock_timestamp()
                      WHERE z.mandant_id = p_mandant_id AND z.kanal = 'portal' AND z.mieter_id = w.mieter_id)
       LIMIT 100);
  END IF;
  v_themen := ARRAY(SELECT DISTINCT x FROM unnest(v_themen) AS t(x) WHERE x IS NOT NULL AND NOT x = ANY (coalesce(v_schon, '{}')));
  IF cardinality(v_themen) = 0 THEN
    RETURN;
  END IF;
  INSERT INTO sitzung.signale AS g (mandant_id, xid, themen, am)
  VALUES (p_mandant_id, pg_current_xact_id()::text::bigint, v_themen, clock_timestamp())
  ON CONFLICT (mandant_id, xid) DO UPDATE SET themen = g.themen || excluded.themen
  RETURNING g.id INTO v_id;
  PERFORM set_config('app.signale', array_to_string(coalesce(v_schon, '{}') || v_themen, ','), true);
  -- the same words twice in one transaction are one notification
  PERFORM pg_notify('mietakte', v_id::text);
END
$fn$;
ALTER FUNCTION sitzung.signal(bigint, text[], bigint[], bigint[]) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.signal(bigint, text[], bigint[], bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.signal(bigint, text[], bigint[], bigint[]) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.signal(bigint, text[], bigint[], bigint[]) IS
'Vermerkt, dass sich etwas geändert hat (Themen der Verwaltung; Mietverhältnisse und Mieter, sofern jemand davon angemeldet ist), und weckt den Live-Dienst: je Transaktion eine Zeile und eine Nachricht, in der nur eine Nummer steht.
Themen: anfragen, forderungen, vorgang:<Nummer>; daraus entstehen m:<Mietverhältnis> und p:<Mieter>. Nur für die Trigger in regel.';
