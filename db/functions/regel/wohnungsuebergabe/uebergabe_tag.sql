-- The day the keys changed hands, inside what the file knows.
CREATE FUNCTION regel.uebergabe_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_am  date := (p_k.daten->>'uebergeben_am')::date;
  v_m   akte.mietverhaeltnisse;
  v_ab  date;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  IF p_k.variante = 'einzug' THEN
    SELECT v.unterzeichnet_am INTO v_ab FROM akte.vertragsabschluesse v
     WHERE v.mandant_id = p_k.mandant_id AND v.mietverhaeltnis_id = v_m.id AND v.status = 'unterzeichnet';
    IF v_am < v_ab THEN
      RETURN engine.ablehnung('MA412', 'Die Schlüssel wären vor der Unterschrift des Mietvertrags (' || pg_catalog.to_char(v_ab, 'DD.MM.YYYY') || ') übergeben worden.',
        'Tag prüfen; ohne Vertrag wird keine Wohnung übergeben.', '§ 535 Abs. 1 BGB', 'uebergeben_am');
    ELSIF (p_k.daten->>'einzug_am')::date < v_am THEN
      RETURN engine.ablehnung('MA412', 'Niemand zieht ein, bevor die Schlüssel übergeben sind.', 'Einzugstag ab der Übergabe angeben oder leer lassen.', '§ 19 Abs. 3 BMG', 'einzug_am');
    END IF;
  ELSE
    v_ab := coalesce(v_m.ueberlassung_am, v_m.mietbeginn);
    IF v_am < v_ab THEN
      RETURN engine.ablehnung('MA412', 'Die Rückgabe läge vor der Überlassung der Wohnung (' || pg_catalog.to_char(v_ab, 'DD.MM.YYYY') || ').',
        'Tag prüfen.', '§ 546 Abs. 1 BGB', 'uebergeben_am');
    ELSIF p_k.daten->>'einzug_am' IS NOT NULL THEN
      RETURN engine.ablehnung('MA412', 'Ein Einzugstag gehört nur zum Einzug.', 'Feld leer lassen.', '§ 19 Abs. 1 BMG', 'einzug_am');
    END IF;
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_tag(engine.kontext) IS
'Bedingung: Der Tag der Übergabe passt zu Vertrag, Überlassung und Einzug (MA412).';
