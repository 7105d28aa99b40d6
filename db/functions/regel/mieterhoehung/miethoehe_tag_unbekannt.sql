-- A stock taken over may know the rent of today but not since when: then somebody has to say.
-- SELECT regel.miethoehe_tag_unbekannt(1, 7);   →  f
CREATE FUNCTION regel.miethoehe_tag_unbekannt(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint
)
RETURNS boolean
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce((SELECT k.grund LIKE '%Tag der Änderung nicht bekannt%'
                   FROM akte.mietkonditionen k
                  WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id
                    AND k.gueltig_ab = regel.miethoehe_letzte_aenderung(p_mandant_id, p_mietverhaeltnis_id)
                  ORDER BY k.id DESC LIMIT 1), false)
$fn$;
ALTER FUNCTION regel.miethoehe_tag_unbekannt(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_tag_unbekannt(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_tag_unbekannt(bigint, bigint) IS
'Ob die Akte den Tag der letzten Mietänderung nicht kennt (übernommener Bestand).';
