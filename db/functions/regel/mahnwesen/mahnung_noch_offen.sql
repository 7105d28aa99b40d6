-- Somebody may have paid a second ago.
CREATE FUNCTION regel.mahnung_noch_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
BEGIN
  IF NOT EXISTS (SELECT FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute)) THEN
    RETURN engine.ablehnung('MAF26', 'Es ist nichts mehr offen, das gemahnt werden könnte.', 'Eine Zahlung, ein Einwand oder eine Stundung kam dazwischen; den Vorschlag verwerfen.', '§ 286 BGB');
  ELSIF (SELECT coalesce(sum(z.betrag), 0) FROM regel.zahlungen_wartend(p_k.mandant_id) z
          WHERE (z.mietverhaeltnis_id = v_g.mietverhaeltnis_id OR (z.eigentuemer_id = v_g.eigentuemer_id AND z.einheit_id = v_g.einheit_id))) > 0 THEN
    RETURN engine.ablehnung('MAF27', 'Von diesem Schuldner wartet eine Zahlung auf ihre Zuordnung.', 'Zahlung zuerst zuordnen; danach steht der Betrag richtig im Brief.', '§ 366 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_noch_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_noch_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_noch_offen(engine.kontext) IS
'Bedingung: noch etwas zu mahnen (MAF26), keine Zahlung des Schuldners wartet auf Zuordnung (MAF27).';
