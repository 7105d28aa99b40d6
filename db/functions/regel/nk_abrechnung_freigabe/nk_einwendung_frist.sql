-- In time until the twelfth month after Zugang is over; later only when the tenant could not help it.
CREATE FUNCTION regel.nk_einwendung_frist(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_z   akte.nk_zustellungen;
  v_tag date := (p_k.daten->>'eingegangen_am')::date;
BEGIN
  SELECT z.* INTO v_z FROM regel.nk_zustellungen(p_k) z WHERE z.id::text = p_k.daten->>'abrechnung';
  IF v_z.zugang_am IS NULL THEN
    RETURN engine.ablehnung('MAD60', 'Zu dieser Abrechnung ist noch kein Zugang erfasst.', 'Zuerst den Zugang der Abrechnung erfassen.', '§ 556 Abs. 3 Satz 5 BGB', 'abrechnung');
  ELSIF v_tag > p_k.heute OR v_tag < v_z.zugang_am THEN
    RETURN engine.ablehnung('MAD60', 'Die Einwendung kam zwischen dem Zugang am ' || regel.datum(v_z.zugang_am) || ' und heute.', 'Den Tag angeben, an dem sie angekommen ist.', '§ 556 Abs. 3 Satz 5 BGB', 'eingegangen_am');
  ELSIF v_tag > recht.naechster_werktag(p_tag := v_z.einwendung_bis, p_land := regel.nk_land(p_k.mandant_id, (regel.nk_abrechnung(p_k)).id)) AND p_k.daten->>'entschuldigt' IS NULL THEN
    RETURN engine.ablehnung('MAD61', 'Die Einwendungsfrist ist am ' || regel.datum(v_z.einwendung_bis) || ' abgelaufen.', 'Nur wenn die Mieterseite die Verspätung nicht zu vertreten hat: den Grund in „Verspätung entschuldigt, weil“ angeben.',
      '§ 556 Abs. 3 Satz 5, 6 BGB', 'eingegangen_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_einwendung_frist(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_einwendung_frist(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_einwendung_frist(engine.kontext) IS
'Bedingung: Einwendung nach Zugang (MAD60) und binnen zwölf Monaten oder entschuldigt (MAD61). Norm: § 556 Abs. 3 Satz 5, 6 BGB.';
