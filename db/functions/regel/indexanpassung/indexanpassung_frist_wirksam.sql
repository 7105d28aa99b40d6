-- The first day of the new rent.
CREATE FUNCTION regel.indexanpassung_frist_wirksam(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(a.wirksam_ab) FROM akte.indexanpassungen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_frist_wirksam(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_frist_wirksam(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_frist_wirksam(engine.kontext) IS
'Frist: der erste Tag der neuen Miete. Norm: § 557b Abs. 3 Satz 3 BGB.';
