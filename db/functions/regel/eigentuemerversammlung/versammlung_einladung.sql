-- Form and time of the invitation. Three weeks are a Soll: shorter with a reason of urgency that stands in the letter, never without one.
CREATE FUNCTION regel.versammlung_einladung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v     akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_tag   date := (v_v.termin AT TIME ZONE 'Europe/Berlin')::date;
  v_zugang date := (p_k.daten->>'zugang_am')::date;
BEGIN
  IF p_k.daten->>'weg' IN ('aushang', 'muendlich') THEN
    RETURN engine.ablehnung('MAC05', 'Ein Aushang oder ein Anruf ist keine Einladung: Sie geht jedem Eigentümer in Textform zu.', 'Als Brief, per E-Mail oder durch Übergabe einladen.', '§ 24 Abs. 4 Satz 1 WEG, § 126b BGB', 'weg');
  END IF;
  IF v_zugang < (p_k.daten->>'versandt_am')::date OR v_zugang >= v_tag THEN
    RETURN engine.ablehnung('MAC08', 'Der Zugang liegt vor dem Versand oder nicht vor dem Termin am ' || pg_catalog.to_char(v_tag, 'DD.MM.YYYY') || '.', 'Den Tag angeben, an dem die Einladung spätestens bei allen Eigentümern ist.', '§ 24 Abs. 4 WEG', 'zugang_am');
  END IF;
  IF v_v.art <> 'umlauf' AND v_zugang > recht.einladung_bis(p_versammlung => v_tag) AND p_k.daten->>'dringlichkeit' IS NULL THEN
    RETURN engine.ablehnung('MAC04', 'Zwischen Zugang und Versammlung liegen keine drei Wochen: Die Einladung müsste bis ' || pg_catalog.to_char(recht.einladung_bis(p_versammlung => v_tag), 'DD.MM.YYYY') || ' zugehen.',
      'Die Versammlung verlegen oder die besondere Dringlichkeit begründen.', '§ 24 Abs. 4 Satz 2 WEG', 'dringlichkeit');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_einladung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_einladung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_einladung(engine.kontext) IS
'Bedingung: Einladung in Textform (MAC05), Zugang nach dem Versand und vor dem Termin (MAC08), mindestens drei Wochen vorher, kürzer nur mit begründeter Dringlichkeit (MAC04); im Umlaufverfahren gilt die Dreiwochenfrist nicht. Norm: § 24 Abs. 4 WEG.';
