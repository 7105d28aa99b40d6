-- The day after the Nebenkosten of the reserve had to be settled.
CREATE FUNCTION regel.kaution_frist_nk(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (p.abrechnung_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
            FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p WHERE p.art = 'nk_vorbehalt');
END
$fn$;
ALTER FUNCTION regel.kaution_frist_nk(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_frist_nk(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_frist_nk(engine.kontext) IS
'Frist: der Tag nach Ablauf der Abrechnungsfrist der Nebenkosten. Norm: § 556 Abs. 3 BGB.';
