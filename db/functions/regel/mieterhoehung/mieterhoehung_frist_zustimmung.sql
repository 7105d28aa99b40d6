-- A date of the demand.
CREATE FUNCTION regel.mieterhoehung_frist_zustimmung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(e.zustimmung_bis_193 + 1)
            FROM akte.mieterhoehungen e WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_frist_zustimmung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_frist_zustimmung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_frist_zustimmung(engine.kontext) IS
'Frist: der Tag nach dem Ende der Überlegungszeit, mit § 193 BGB. Norm: § 558b Abs. 2 Satz 1 BGB.';
