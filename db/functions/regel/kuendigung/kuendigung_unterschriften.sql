-- One lease, one notice: everybody on the side that gives it must have signed (or be represented).
CREATE FUNCTION regel.kuendigung_unterschriften(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF coalesce((p_k.daten->>'alle_unterschriften')::boolean, true) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA514', 'Es fehlen Unterschriften: Die Kündigung müssen alle erklären, die auf dieser Seite Vertragspartei sind.',
    'Die fehlenden Unterschriften oder eine schriftliche Vollmacht anfordern; bis dahin bleibt der Vorgang im Entwurf.', '§ 568 Abs. 1, § 126 BGB', 'alle_unterschriften');
END
$fn$;
ALTER FUNCTION regel.kuendigung_unterschriften(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_unterschriften(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_unterschriften(engine.kontext) IS
'Bedingung: Alle Vertragsparteien der kündigenden Seite haben unterschrieben (MA514). Norm: § 568 Abs. 1, § 126 BGB.';
