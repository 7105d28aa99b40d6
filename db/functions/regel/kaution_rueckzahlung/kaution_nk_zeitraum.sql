-- A reserve for Nebenkosten: a period the tenant lived there, whose settlement can still demand something.
CREATE FUNCTION regel.kaution_nk_zeitraum(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m    akte.mietverhaeltnisse := (SELECT x FROM akte.mietverhaeltnisse x WHERE x.mandant_id = p_k.mandant_id AND x.id = p_k.bezug_id);
  v_von  date := (p_k.daten->>'zeitraum_von')::date;
  v_bis  date := (p_k.daten->>'zeitraum_bis')::date;
  v_ende date := coalesce((p_k.daten->>'abrechnungszeitraum_bis')::date, pg_catalog.make_date(extract(YEAR FROM (p_k.daten->>'zeitraum_bis')::date)::int, 12, 31));
BEGIN
  IF (p_k.daten->>'betrag')::numeric = 0 AND v_von <= v_bis THEN
    RETURN NULL;                       -- takes the reserve back
  ELSIF v_von > v_bis OR v_von < v_m.mietbeginn OR v_bis > greatest(v_m.mietende, v_m.rueckgabe_am) OR v_bis > (v_von + interval '24 months')::date THEN
    RETURN engine.ablehnung('MA615', 'Der Zeitraum des Vorbehalts passt nicht zum Mietverhältnis.',
      'Anfang und Ende innerhalb der Mietzeit angeben, höchstens zwei Abrechnungsjahre.', '§ 556 Abs. 3 BGB',
      CASE WHEN v_von < v_m.mietbeginn THEN 'zeitraum_von' ELSE 'zeitraum_bis' END, 'Mietzeit ' || v_m.mietbeginn || ' bis ' || v_m.mietende);
  ELSIF recht.nk_abrechnung_bis(p_zeitraum_ende := v_ende) < p_k.heute THEN
    RETURN engine.ablehnung('MA616', 'Für diesen Zeitraum ist die Abrechnungsfrist vorbei; eine Nachzahlung kann nicht mehr verlangt werden.', 'Keinen Vorbehalt für diesen Zeitraum bilden.',
      '§ 556 Abs. 3 Satz 2, 3 BGB', 'zeitraum_bis', 'Frist bis ' || recht.nk_abrechnung_bis(p_zeitraum_ende := v_ende));
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_nk_zeitraum(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nk_zeitraum(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nk_zeitraum(engine.kontext) IS
'Bedingung: Der Zeitraum des Nebenkostenvorbehalts liegt in der Mietzeit (MA615) und ist noch abrechenbar (MA616). Norm: § 556 Abs. 3 BGB.';
