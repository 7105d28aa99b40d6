-- Consent is formless, but it is the consent of all, and to something of the demand.
CREATE FUNCTION regel.mieterhoehung_zustimmung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'zugestimmt_am')::date > p_k.heute OR (p_k.daten->>'zugestimmt_am')::date < v_e.zugang_am THEN
    RETURN engine.ablehnung('MAA18', 'Die Zustimmung kann nur zwischen dem Zugang des Verlangens und heute erklärt worden sein.', 'Datum prüfen.', '§ 558b Abs. 1 BGB', 'zugestimmt_am');
  ELSIF NOT coalesce((p_k.daten->>'alle_mieter')::boolean, false) THEN
    RETURN engine.ablehnung('MAA19', 'Zustimmen müssen alle, die auf der Mieterseite Vertragspartei sind.', 'Die fehlende Zustimmung einholen; bis dahin läuft die Frist weiter.',
      '§ 558b Abs. 1, § 421 BGB', 'alle_mieter');
  ELSIF p_k.daten ? 'teilmiete' AND ((p_k.daten->>'teilmiete')::numeric <= coalesce(v_e.teilmiete, v_e.miete_bisher) OR (p_k.daten->>'teilmiete')::numeric >= v_e.miete_neu) THEN
    RETURN engine.ablehnung('MAA20', 'Bei einer Teilzustimmung liegt die neue Miete zwischen ' || regel.euro(coalesce(v_e.teilmiete, v_e.miete_bisher)) || ' und ' || regel.euro(v_e.miete_neu) || '.',
      'Betrag prüfen; die volle Zustimmung ist ein eigener Schritt.', '§ 558b Abs. 1 BGB', 'teilmiete');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_zustimmung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_zustimmung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_zustimmung(engine.kontext) IS
'Bedingung: Tag (MAA18), alle Mieter (MAA19) und Betrag (MAA20) der Zustimmung. Norm: § 558b Abs. 1 BGB.';
