-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT vertragsnummer, mieter, anschrift, rang FROM api.suchen('Ostermnan Hauptstrasse');
--  vertragsnummer | mieter           | anschrift                          | rang
--  MV-0047        | Katrin Ostermann | Hauptstraße 47, 10969 Berlin       | 0.80
CREATE FUNCTION api.suchen(p_text text)
RETURNS TABLE (mietverhaeltnis_id bigint, kennung uuid, vertragsnummer text, mieter text, anschrift text, einheit text, status text, rang numeric)
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH frage AS MATERIALIZED (
  -- at most eight words: more make no search better, only slower
  SELECT w.wort, w.nr, CASE WHEN w.wort ~ '^[a-z]{3,}$' THEN nullif(api.koelner_phonetik(w.wort), '') END AS laut,
         CASE WHEN w.wort ~ '^[a-z]{4,}$' THEN api.trigramme(w.wort) END AS teile
    FROM regexp_split_to_table(left(api.suchtext(left(p_text, 200)), 200), ' ') WITH ORDINALITY AS w(wort, nr)
   WHERE w.wort <> '' AND w.nr <= 8
), ganz AS MATERIALIZED (
  SELECT string_agg(f.wort, ' ' ORDER BY f.nr) AS text FROM frage f
), treffer AS (
  -- how well each word is met: at the beginning of a word, inside one, by its sound, by most of its letters; words with a digit
  -- (house numbers, contract numbers) forgive nothing, and two digits are a whole number
  SELECT s.mandant_id, s.id, s.suchtext, f.nr,
         CASE WHEN strpos(s.suchtext, ' ' || f.wort || ' ') > 0 THEN 1.0
              WHEN f.wort ~ '^[a-z0-9]{0,2}$' AND f.wort ~ '[0-9]' THEN 0
              WHEN strpos(s.suchtext, ' ' || f.wort) > 0 THEN 0.95
              WHEN length(f.wort) >= 3 AND strpos(s.suchtext, f.wort) > 0 THEN 0.85
              WHEN length(f.laut) >= 2 AND f.laut = ANY (s.phonetik) THEN 0.8
              WHEN f.teile && s.trigramme THEN
                (SELECT 0.8 * count(*) / cardinality(f.teile) FROM unnest(f.teile) t WHERE t = ANY (s.trigramme))
              ELSE 0 END AS guete
    FROM akte.suchindex s CROSS JOIN frage f
), gut AS (
  SELECT t.mandant_id, t.id, round(avg(t.guete) + CASE WHEN strpos(t.suchtext, ' ' || g.text || ' ') > 0 AND strpos(g.text, ' ') > 0 THEN 0.1 ELSE 0 END, 3) AS rang
    FROM treffer t CROSS JOIN ganz g
   GROUP BY t.mandant_id, t.id, t.suchtext, g.text
  HAVING min(t.guete) >= 0.4
)
SELECT m.id, m.kennung, m.vertragsnummer,
       (SELECT string_agg(coalesce(nullif(concat_ws(' ', nullif(p.titel, ''), nullif(p.vorname, ''), nullif(p.nachname, '')), ''), p.firma), ', ' ORDER BY vp.nummer, vp.id)
          FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
         WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id),
       o.strasse || ', ' || o.plz || ' ' || o.ort, e.bezeichnung, m.status, g.rang
  FROM gut g
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = g.mandant_id AND m.id = g.id
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 ORDER BY g.rang DESC, m.mietbeginn DESC, m.id
$fn$;
ALTER FUNCTION api.suchen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.suchen(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.suchen(text) IS
'Sucht Mietverhältnisse nach Namen, Anschrift, Einheit und Vertragsnummer; jedes Wort muss passen, Tippfehler werden verziehen (Wortanfang, Wortteil, Kölner Phonetik, Trigramme). rang 0 bis 1,1, beste zuerst; leerer Text findet nichts.';
