-- A claim goes by a part of the opposite sign; the row and what it was stay. Of one paid in part only the rest goes: the payment keeps its place.
-- SELECT regel.weg_hausgeld_stornieren(k, 815, 'Ersetzt durch den Wirtschaftsplan 2027');
CREATE FUNCTION regel.weg_hausgeld_stornieren(p_k engine.kontext, p_forderung_id bigint, p_text text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_getilgt numeric;
BEGIN
  SELECT f.getilgt INTO v_getilgt FROM akte.hausgeld_sollstellungen f WHERE f.mandant_id = p_k.mandant_id AND f.id = p_forderung_id;
  INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, text, vorgang_id, gebucht_am)
  SELECT t.mandant_id, t.forderung_id, 'korrektur', v_getilgt - sum(t.betrag), p_text, p_k.vorgang_id, p_k.jetzt
    FROM akte.hausgeld_bestandteile t WHERE t.mandant_id = p_k.mandant_id AND t.forderung_id = p_forderung_id
   GROUP BY t.mandant_id, t.forderung_id HAVING sum(t.betrag) <> v_getilgt;
  IF v_getilgt = 0 THEN
    UPDATE akte.hausgeld_sollstellungen AS f SET status = 'storniert' WHERE f.mandant_id = p_k.mandant_id AND f.id = p_forderung_id;
  END IF;
END
$fn$;
ALTER FUNCTION regel.weg_hausgeld_stornieren(engine.kontext, bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_hausgeld_stornieren(engine.kontext, bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_hausgeld_stornieren(engine.kontext, bigint, text) IS
'Storniert eine Hausgeld-Sollstellung durch Gegenbuchung; von einer teilweise bezahlten den offenen Rest.';
