-- A claim has a debtor: on an object somebody has to be chosen.
CREATE FUNCTION regel.mahnung_schuldner(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM regel.mahnung_schuldner_aus(p_k);
  IF v.mietverhaeltnis_id IS NULL AND v.einheit_id IS NULL THEN
    RETURN engine.ablehnung('MAF20', 'Wer gemahnt werden soll, ist nicht angegeben.', 'Eigentümer und Einheit auswählen.', '§ 286 BGB', 'schuldner');
  END IF;
  IF EXISTS (SELECT FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
                AND (g.mietverhaeltnis_id = v.mietverhaeltnis_id OR (g.eigentuemer_id = v.eigentuemer_id AND g.einheit_id = v.einheit_id))) THEN
    RETURN engine.ablehnung('MAF21', 'Für diesen Schuldner läuft schon eine Mahnung.', 'Die laufende Mahnung fortsetzen; neue Posten nimmt ihr nächster Brief mit auf.', '§ 286 BGB', 'schuldner');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_schuldner(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_schuldner(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_schuldner(engine.kontext) IS
'Bedingung: Schuldner bekannt (MAF20), keine laufende Mahnung für ihn (MAF21).';
