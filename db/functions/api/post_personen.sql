-- Tenants and owners by name, with what they have said about letters by e-mail.
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT name, art, erteilt, email FROM api.post_personen('ostermann');
--  Katrin Ostermann | Mieter | t | katrin@example.org
CREATE FUNCTION api.post_personen(p_text text)
RETURNS TABLE (kennung uuid, name text, art text, ort text, email text, erteilt boolean, nachweis text, erfasst_am timestamptz)
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH person AS (
  SELECT m.kennung, 'Mieter' AS art, m.id AS mieter_id, NULL::bigint AS eigentuemer_id, m.titel, m.vorname, m.nachname, m.firma, m.ort, m.email, m.sortname FROM akte.mieter m
  UNION ALL
  SELECT e.kennung, 'Eigentümer', NULL, e.id, e.titel, e.vorname, e.nachname, e.firma, e.ort, e.email, e.sortname FROM akte.eigentuemer e
)
SELECT p.kennung, api.personenname(p.titel, p.vorname, p.nachname, p.firma), p.art, p.ort, coalesce(w.email, p.email), w.erteilt, w.nachweis, w.erfasst_am
  FROM person p
  LEFT JOIN LATERAL (
    SELECT x.email, x.erteilt, x.nachweis, x.erfasst_am FROM akte.post_einwilligungen x
     WHERE CASE WHEN p.mieter_id IS NOT NULL THEN x.mieter_id = p.mieter_id ELSE x.eigentuemer_id = p.eigentuemer_id END
     ORDER BY x.id DESC LIMIT 1) w ON true
 WHERE length(btrim(p_text)) >= 2
   AND strpos(lower(concat_ws(' ', p.vorname, p.nachname, p.firma)), lower(btrim(left(p_text, 200)))) > 0
 ORDER BY p.sortname, p.art, p.kennung
 LIMIT 12
$fn$;
ALTER FUNCTION api.post_personen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_personen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_personen(text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.post_personen(text) IS
'Sucht Mieter und Eigentümer nach Namen (mindestens zwei Zeichen, höchstens zwölf Treffer): art Mieter oder Eigentümer, ihre jüngste Erklärung zu Schreiben per E-Mail (erteilt: ja, nein, NULL ohne Erklärung).';
