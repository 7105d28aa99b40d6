-- SELECT regel.weg_artname('umlauf');   →  Umlaufbeschluss
CREATE FUNCTION regel.weg_artname(p_art text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_art WHEN 'ordentlich' THEN 'Ordentliche Eigentümerversammlung' WHEN 'ausserordentlich' THEN 'Außerordentliche Eigentümerversammlung' ELSE 'Umlaufbeschluss' END
$fn$;
ALTER FUNCTION regel.weg_artname(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_artname(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_artname(text) IS
'Bezeichnung der Art einer Versammlung.';
