-- One measure for the draft and for the day it really arrived.
CREATE FUNCTION regel.mieterhoehung_messen(
  p_k engine.kontext,
  p_zugang date,
  p_angaben jsonb,
  p_miete numeric
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v      jsonb := regel.mieterhoehung_rechnen(p_k, p_zugang, p_angaben);
  v_feld text := CASE p_k.ereignis WHEN 'zugang_erfassen' THEN 'zugang_am' ELSE 'miete_neu' END;
BEGIN
  IF v->>'letzte' IS NULL THEN
    RETURN engine.ablehnung('MAA09', 'Die Akte kennt den Tag nicht, an dem sich die Miete zuletzt geändert hat.', 'Den Tag aus den alten Unterlagen angeben; davon hängt die Jahresfrist ab.',
      '§ 558 Abs. 1 BGB', 'letzte_aenderung_am');
  ELSIF NOT (v->>'zulaessig')::boolean THEN
    RETURN engine.ablehnung('MAA10', 'Das Verlangen käme zu früh: Die Miete hat sich zuletzt am ' || regel.datum((v->>'letzte')::date) || ' geändert, es darf frühestens am '
        || regel.datum((v->>'fruehester_zugang')::date) || ' zugehen.', 'Ein verfrühtes Verlangen ist unwirksam. Nach Ablauf der Jahresfrist neu stellen.', '§ 558 Abs. 1 Satz 2 BGB', v_feld,
      'Zugang ' || p_zugang);
  ELSIF NOT (v->>'prozent_bekannt')::boolean AND p_angaben->>'kappungsgrenze' IS NULL THEN
    RETURN engine.ablehnung('MAA11', 'Für diese Gemeinde ist keine Kappungsgrenze hinterlegt.', 'In der Verordnung des Landes nachsehen: 15 Prozent mit, 20 Prozent ohne Verordnung.',
      '§ 558 Abs. 3 BGB', 'kappungsgrenze');
  ELSIF NOT (v->>'prozent_bekannt')::boolean AND p_angaben->>'kappungsgrenze_quelle' IS NULL THEN
    RETURN engine.ablehnung('MAA11', 'Zur Kappungsgrenze fehlt, woher sie stammt.', 'Verordnung und Fundstelle angeben, oder dass es keine gibt und wo nachgesehen wurde.',
      '§ 558 Abs. 3 BGB', 'kappungsgrenze_quelle');
  ELSIF (v->>'prozent_bekannt')::boolean AND (p_angaben->>'kappungsgrenze')::numeric <> (v->>'prozent')::numeric THEN
    RETURN engine.ablehnung('MAA12', 'In dieser Gemeinde gilt eine Kappungsgrenze von ' || pg_catalog.trunc((v->>'prozent')::numeric)::text || ' Prozent.', 'Das Feld leer lassen.',
      '§ 558 Abs. 3 BGB', 'kappungsgrenze');
  ELSIF v->>'ausgangsmiete' IS NULL THEN
    RETURN engine.ablehnung('MAA13', 'Die Akte kennt die Miete vom ' || regel.datum((v->>'stichtag')::date) || ' nicht.', 'Die damalige Nettokaltmiete angeben; von ihr rechnet die Kappungsgrenze.',
      '§ 558 Abs. 3 BGB', 'ausgangsmiete');
  ELSIF p_miete <= (v->>'bisher')::numeric THEN
    RETURN engine.ablehnung('MAA14', 'Die verlangte Miete liegt nicht über der jetzigen von ' || regel.euro((v->>'bisher')::numeric) || '.', 'Einen höheren Betrag verlangen oder den Vorgang zurückziehen.',
      '§ 558 Abs. 1 BGB', v_feld);
  ELSIF p_miete > (v->>'grenze')::numeric THEN
    RETURN engine.ablehnung('MAA15', 'Die verlangte Miete liegt über der Kappungsgrenze von ' || regel.euro((v->>'grenze')::numeric) || '.',
      'Höchstens ' || regel.euro((v->>'hoechstmiete')::numeric) || ' verlangen.', '§ 558 Abs. 3 BGB', v_feld,
      'Ausgangsmiete ' || (v->>'ausgangsmiete') || ', ' || (v->>'prozent') || ' %, Modernisierung ' || (v->>'modernisierung'));
  ELSIF p_miete > (v->>'vergleichsmiete')::numeric THEN
    RETURN engine.ablehnung('MAA16', 'Die verlangte Miete liegt über der belegten Vergleichsmiete von ' || regel.euro((v->>'vergleichsmiete')::numeric) || '.',
      'Höchstens ' || regel.euro((v->>'hoechstmiete')::numeric) || ' verlangen oder einen anderen Beleg erfassen.', '§ 558 Abs. 1 BGB', v_feld);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_messen(engine.kontext, date, jsonb, numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_messen(engine.kontext, date, jsonb, numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_messen(engine.kontext, date, jsonb, numeric) IS
'Misst ein Verlangen: letzte Änderung bekannt (MAA09), Jahresfrist (MAA10), Kappungsgrenze bekannt und belegt (MAA11, MAA12), Ausgangsmiete bekannt (MAA13), über der jetzigen Miete (MAA14), höchstens Kappungsgrenze (MAA15) und Vergleichsmiete (MAA16). Norm: § 558 BGB.';
