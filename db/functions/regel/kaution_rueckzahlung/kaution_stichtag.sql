-- Until which day interest is computed: not before the flat came back, not to come, not before the last payment in.
CREATE FUNCTION regel.kaution_stichtag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m   akte.mietverhaeltnisse := (SELECT x FROM akte.mietverhaeltnisse x WHERE x.mandant_id = p_k.mandant_id AND x.id = p_k.bezug_id);
  v_tag date := coalesce((p_k.daten->>'stichtag')::date, p_k.heute);
BEGIN
  IF v_tag > p_k.heute OR v_tag < coalesce(v_m.rueckgabe_am, v_m.mietende)
     OR v_tag < (SELECT max(e.wertstellung) FROM regel.kaution_einzahlungen(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).kaution_id) e)
     OR v_tag < (regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id)).stichtag THEN
    RETURN engine.ablehnung('MA618', 'Der Abrechnungstag liegt vor der Rückgabe der Wohnung, vor einer früheren Abrechnung oder in der Zukunft.',
      'Den Tag der Abrechnung angeben; bis zum Tag davor laufen die Zinsen.', '§ 551 Abs. 3 BGB', 'stichtag',
      'Rückgabe ' || coalesce(v_m.rueckgabe_am, v_m.mietende));
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_stichtag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_stichtag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_stichtag(engine.kontext) IS
'Bedingung: Der Abrechnungstag liegt nach Rückgabe und Einzahlungen und nicht in der Zukunft (MA618).';
