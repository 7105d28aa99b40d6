-- With what a second report is compared: the same person, as well as we know who that is.
--
--   SELECT regel.anfrage_person(NULL, NULL, '{"telefon": "030 / 555-01"}');
--    → telefon:03055501
CREATE FUNCTION regel.anfrage_person(p_mieter_id bigint, p_mietverhaeltnis_id bigint, p_daten jsonb)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_mieter_id IS NOT NULL THEN 'mieter:' || p_mieter_id::text
            WHEN p_mietverhaeltnis_id IS NOT NULL THEN 'vertrag:' || p_mietverhaeltnis_id::text
            WHEN p_daten->>'email' IS NOT NULL THEN 'email:' || pg_catalog.lower(p_daten->>'email')
            WHEN pg_catalog.regexp_replace(p_daten->>'telefon', '[^0-9]', '', 'g') ~ '[0-9]{5}' THEN 'telefon:' || pg_catalog.regexp_replace(p_daten->>'telefon', '[^0-9]', '', 'g')
            WHEN p_daten->>'name' IS NOT NULL THEN 'name:' || pg_catalog.lower(p_daten->>'name') END
$fn$;
ALTER FUNCTION regel.anfrage_person(bigint, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_person(bigint, bigint, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_person(bigint, bigint, jsonb) IS
'Schlüssel der Person, von der eine Anfrage kommt: Mieter, Vertrag, E-Mail, Telefon oder Name; NULL, wenn nichts davon bekannt ist.';
