-- Which part is sublet must be said, and the days must be in order.
CREATE FUNCTION regel.untervermietung_angaben(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'umfang' = 'teil' AND p_k.daten->>'raeume' IS NULL THEN
    RETURN engine.ablehnung('MAB41', 'Bei einem Teil der Wohnung gehört dazu, welche Räume überlassen werden.', 'Räume angeben, zum Beispiel: das Zimmer zum Hof, Mitbenutzung von Küche und Bad.', '§ 553 Abs. 1 Satz 1 BGB', 'raeume');
  ELSIF (p_k.daten->>'gewuenscht_bis')::date < (p_k.daten->>'gewuenscht_ab')::date THEN
    RETURN engine.ablehnung('MAB41', 'Das Ende liegt vor dem Beginn.', 'Einen der beiden Tage berichtigen.', '§ 540 Abs. 1 BGB', 'gewuenscht_bis');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_angaben(engine.kontext) IS
'Bedingung: Räume und Zeitraum des Antrags sind stimmig (MAB41). Norm: § 553 Abs. 1 BGB.';
