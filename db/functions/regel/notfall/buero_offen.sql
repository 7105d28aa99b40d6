-- Is somebody in the office at this moment? NULL where the client has not said when it is open.
--   SELECT regel.buero_offen(1, '2026-11-22 22:30+01');   →  f
CREATE FUNCTION regel.buero_offen(p_mandant_id bigint, p_zeit timestamptz)
RETURNS boolean
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT NOT EXISTS (SELECT FROM recht.feiertage_geltend f WHERE f.land = d.land AND f.tag = o.ort::date)
       AND coalesce(o.ort::time >= (d.zeiten->o.tag->>0)::time AND o.ort::time < (d.zeiten->o.tag->>1)::time, false)
  FROM akte.notfalldienste d
 CROSS JOIN LATERAL (SELECT p_zeit AT TIME ZONE 'Europe/Berlin' AS ort, extract(ISODOW FROM p_zeit AT TIME ZONE 'Europe/Berlin')::text AS tag) o
 WHERE d.mandant_id = p_mandant_id ORDER BY d.id DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.buero_offen(bigint, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.buero_offen(bigint, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.buero_offen(bigint, timestamptz) IS
'Ob das Büro des Mandanten zu diesem Zeitpunkt besetzt ist (Bürozeiten, Feiertage des Landes); NULL, wenn keine Bürozeiten hinterlegt sind.';
