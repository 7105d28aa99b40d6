-- What stands of a balance when the statement arrives on a day: claim positive, credit negative. A later version may still correct in the
-- tenant's favour; to his disadvantage only in time. bisher: what the version before had already claimed or credited.
-- SELECT * FROM regel.nk_anspruch_netto(1, 31, DATE '2026-11-02');   →  112.40 | f | 
CREATE FUNCTION regel.nk_anspruch_netto(p_mandant_id bigint, p_einzelabrechnung_id bigint, p_zugang date)
RETURNS TABLE (anspruch numeric, verfristet boolean, bisher numeric)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.nk_einzelabrechnungen;
  v_a akte.nk_abrechnungen;
  v_r record;
BEGIN
  SELECT e.* INTO STRICT v_e FROM akte.nk_einzelabrechnungen e WHERE e.mandant_id = p_mandant_id AND e.id = p_einzelabrechnung_id;
  SELECT a.* INTO STRICT v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_mandant_id AND a.id = v_e.abrechnung_id;
  SELECT z.anspruch INTO bisher
    FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = z.mandant_id AND e.id = z.einzelabrechnung_id
   WHERE z.mandant_id = p_mandant_id AND e.abrechnung_id = v_a.id AND e.mietverhaeltnis_id = v_e.mietverhaeltnis_id AND e.version < v_e.version AND z.zugang_am IS NOT NULL
   ORDER BY e.version DESC LIMIT 1;
  SELECT r.* INTO v_r FROM recht.nk_anspruch(p_zeitraum_ende := v_a.zeitraum_bis, p_zugang := p_zugang, p_land := regel.nk_land(p_mandant_id, v_a.id), p_saldo := v_e.saldo,
    p_nicht_zu_vertreten := coalesce(v_a.verspaetung = 'nicht_zu_vertreten', false)) r;
  verfristet := v_r.verfristet;
  anspruch := v_r.nachforderung - v_r.guthaben;
  IF verfristet AND v_a.verspaetung IS DISTINCT FROM 'nicht_zu_vertreten' AND bisher IS NOT NULL THEN
    anspruch := least(v_e.saldo, bisher);
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION regel.nk_anspruch_netto(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_anspruch_netto(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_anspruch_netto(bigint, bigint, date) IS
'Was vom Saldo einer Einzelabrechnung bei Zugang an einem Tag bleibt (Nachforderung positiv, Guthaben negativ), auch als Korrektur einer früheren Fassung. Norm: § 556 Abs. 3 Satz 2, 3 BGB.';
