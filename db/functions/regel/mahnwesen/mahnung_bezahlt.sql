-- Is everything settled that this Vorgang is about? After a letter: its items with interest and fee; before: every overdue item.
-- SELECT regel.mahnung_bezahlt(g, DATE '2026-04-20') FROM akte.mahnvorgaenge g WHERE g.id = 3;   →  f
CREATE FUNCTION regel.mahnung_bezahlt(p_g akte.mahnvorgaenge, p_tag date)
RETURNS boolean
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN EXISTS (SELECT FROM akte.mahnungen m WHERE m.mandant_id = p_g.mandant_id AND m.mahnvorgang_id = p_g.id AND m.storniert_am IS NULL)
  THEN NOT EXISTS (SELECT FROM regel.anspruch_offen(p_g.mandant_id, p_g.mietverhaeltnis_id, p_g.eigentuemer_id, p_g.einheit_id, p_tag) a
                    WHERE a.mahnung_id IN (SELECT m.id FROM akte.mahnungen m WHERE m.mandant_id = p_g.mandant_id AND m.mahnvorgang_id = p_g.id))
  ELSE NOT EXISTS (SELECT FROM regel.anspruch_offen(p_g.mandant_id, p_g.mietverhaeltnis_id, p_g.eigentuemer_id, p_g.einheit_id, p_tag) a
                    WHERE a.haupt > 0 AND a.faellig_am < p_tag) END
$fn$;
ALTER FUNCTION regel.mahnung_bezahlt(akte.mahnvorgaenge, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_bezahlt(akte.mahnvorgaenge, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_bezahlt(akte.mahnvorgaenge, date) IS
'Ob alles ausgeglichen ist, worum es in einem Mahnvorgang geht: nach einer Mahnung deren Posten mit Zinsen und Gebühr, davor alles Überfällige.';
