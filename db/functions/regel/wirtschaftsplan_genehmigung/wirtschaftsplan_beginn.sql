CREATE FUNCTION regel.wirtschaftsplan_beginn(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF extract(day FROM (p_k.daten->>'gueltig_ab')::date) <> 1 OR extract(year FROM (p_k.daten->>'gueltig_ab')::date) <> (p_k.daten->>'jahr')::int THEN
    RETURN engine.ablehnung('MAC52', 'Vorschüsse gelten ab dem Ersten eines Monats des Planjahres.', 'Zum Beispiel den 01.01. des Planjahres angeben.', '§ 28 Abs. 1 WEG', 'gueltig_ab');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_beginn(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_beginn(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_beginn(engine.kontext) IS
'Bedingung: Der Plan gilt ab dem Ersten eines Monats im Planjahr (MAC52). Norm: § 28 Abs. 1 WEG.';
