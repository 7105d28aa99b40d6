-- Last day on which the landlord's claim is not yet barred; NULL while the flat has not been given back: nothing runs yet.   → 2026-11-30
CREATE FUNCTION regel.schaden_verjaehrung(p_k engine.kontext)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN m.rueckgabe_am IS NOT NULL THEN recht.verjaehrung_548(p_rueckgabe := m.rueckgabe_am, p_land := regel.land(p_k.mandant_id, m.id)) END
  FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.schaden_verjaehrung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_verjaehrung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_verjaehrung(engine.kontext) IS
'Letzter Tag, an dem ein Ersatzanspruch der Vermieterseite noch nicht verjährt ist; NULL vor der Rückgabe der Wohnung. Norm: § 548 Abs. 1 BGB.';
