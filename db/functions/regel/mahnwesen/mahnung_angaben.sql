-- What was changed before the release: term and items.
CREATE FUNCTION regel.mahnung_angaben(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g   akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_bis date := (p_k.daten->>'zahlbar_bis')::date;
  v_aus int[] := regel.mahnung_ausgelassen(p_k.daten->>'ohne_posten');
  v_anzahl int;
BEGIN
  IF v_bis < p_k.heute + 3 OR v_bis > p_k.heute + 60 THEN
    RETURN engine.ablehnung('MAF30', 'Die Zahlungsfrist muss mindestens drei Tage und höchstens 60 Tage lang sein.', 'Einen späteren Tag angeben oder das Feld leer lassen.', '§ 286 Abs. 1 BGB', 'zahlbar_bis');
  END IF;
  SELECT count(*)::int INTO v_anzahl FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute);
  IF p_k.daten->>'ohne_posten' !~ '^[0-9]{1,4}([ ,;]+[0-9]{1,4})*[ ,;]*$' OR EXISTS (SELECT FROM pg_catalog.unnest(v_aus) n WHERE n NOT BETWEEN 1 AND v_anzahl) THEN
    RETURN engine.ablehnung('MAF31', 'Einen der ausgelassenen Posten gibt es nicht.', 'Nummern aus der Aufstellung angeben, durch Komma getrennt.', NULL, 'ohne_posten', v_anzahl || ' Posten');
  ELSIF (SELECT count(DISTINCT n) FROM pg_catalog.unnest(v_aus) n) >= v_anzahl AND v_anzahl > 0 THEN
    RETURN engine.ablehnung('MAF32', 'Ohne diese Posten bliebe für den Brief nichts übrig.', 'Mindestens einen Posten im Brief lassen oder den Vorschlag verwerfen.', NULL, 'ohne_posten');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_angaben(engine.kontext) IS
'Bedingung: Zahlungsfrist drei bis 60 Tage (MAF30), ausgelassene Posten gibt es (MAF31), mindestens einer bleibt (MAF32).';
