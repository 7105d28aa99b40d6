-- The dispute: the objection is kept, the claim is marked as disputed, and the statement does not close over it.
CREATE FUNCTION regel.nk_einwenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_z  akte.nk_zustellungen;
  v_nr int;
BEGIN
  SELECT z.* INTO STRICT v_z FROM regel.nk_zustellungen(p_k) z WHERE z.id::text = p_k.daten->>'abrechnung';
  INSERT INTO akte.nk_einwendungen AS w (mandant_id, zustellung_id, vorgang_id, nummer, eingegangen_am, einwendung, entschuldigt, belegeinsicht)
  VALUES (p_k.mandant_id, v_z.id, p_k.vorgang_id,
          1 + coalesce((SELECT max(x.nummer) FROM akte.nk_einwendungen x WHERE x.mandant_id = p_k.mandant_id AND x.vorgang_id = p_k.vorgang_id), 0),
          (p_k.daten->>'eingegangen_am')::date, p_k.daten->>'einwendung', p_k.daten->>'entschuldigt', coalesce((p_k.daten->>'belegeinsicht')::boolean, false))
  RETURNING w.nummer INTO v_nr;
  UPDATE akte.mietzahlungen AS f SET bestritten_am = (p_k.daten->>'eingegangen_am')::date
   WHERE f.mandant_id = p_k.mandant_id AND f.id = v_z.forderung_id AND f.art = 'nk_nachforderung' AND f.bestritten_am IS NULL;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('einwendung', 'Nr. ' || v_nr, 'abrechnung', regel.nk_zustellung_titel(p_k.mandant_id, v_z.id));
END
$fn$;
ALTER FUNCTION regel.nk_einwenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_einwenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_einwenden(engine.kontext) IS
'Wirkung: hält die Einwendung fest und vermerkt die Nachforderung als bestritten. Norm: § 556 Abs. 3 Satz 5 BGB.';
