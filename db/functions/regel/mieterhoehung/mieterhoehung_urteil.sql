-- A judgment that came after the suit and gives no more than was demanded.
CREATE FUNCTION regel.mieterhoehung_urteil(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'urteil_am')::date > p_k.heute OR (p_k.daten->>'urteil_am')::date < v_e.klage_am THEN
    RETURN engine.ablehnung('MAA23', 'Das Urteil liegt zwischen der Klage und heute.', 'Datum prüfen.', '§ 558b Abs. 2 BGB', 'urteil_am');
  ELSIF p_k.daten ? 'urteil_miete' AND ((p_k.daten->>'urteil_miete')::numeric > v_e.miete_neu OR (p_k.daten->>'urteil_miete')::numeric <= coalesce(v_e.teilmiete, v_e.miete_bisher)) THEN
    RETURN engine.ablehnung('MAA20', 'Zugesprochen werden kann eine Miete über ' || regel.euro(coalesce(v_e.teilmiete, v_e.miete_bisher)) || ' bis ' || regel.euro(v_e.miete_neu) || '.',
      'Betrag aus dem Urteil prüfen; wurde nichts zugesprochen, die Abweisung erfassen.', '§ 558b Abs. 2 BGB', 'urteil_miete');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_urteil(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_urteil(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_urteil(engine.kontext) IS
'Bedingung: Tag (MAA23) und Betrag (MAA20) des Urteils. Norm: § 558b Abs. 2 BGB.';
