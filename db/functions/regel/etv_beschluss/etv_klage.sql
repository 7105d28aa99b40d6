CREATE FUNCTION regel.etv_klage(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b akte.beschluesse := regel.etv_beschluss_zeile(p_k);
  v_tag date := (p_k.daten->>'klage_am')::date;
BEGIN
  IF v_tag < v_b.verkuendet_am THEN
    RETURN engine.ablehnung('MAC40', 'Die Klage liegt vor dem Beschluss.', 'Den Tag des Eingangs bei Gericht angeben.', '§ 45 WEG', 'klage_am');
  END IF;
  IF v_tag > v_b.klage_bis THEN
    RETURN engine.ablehnung('MAC39', 'Die Klage kam nach Ablauf der Anfechtungsfrist am ' || pg_catalog.to_char(v_b.klage_bis, 'DD.MM.YYYY') || '.',
      'Die Frist schließt die Anfechtung aus; über Nichtigkeit oder Wiedereinsetzung entscheidet das Gericht.', '§ 45 Satz 1 WEG', 'klage_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_klage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_klage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_klage(engine.kontext) IS
'Bedingung: Die Anfechtungsklage ging nach dem Beschluss (MAC40) und in der Frist ein (MAC39). Norm: § 45 WEG.';
