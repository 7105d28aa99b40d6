-- Who bears it, how much, why: an amount only where the tenant is responsible, and never without a reason.
CREATE FUNCTION regel.kaution_bewertung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_betrag numeric := coalesce((p_k.daten->>'betrag')::numeric, 0);
BEGIN
  IF v_betrag > 0 AND p_k.daten->>'verantwortlich' <> 'mieter' THEN
    RETURN engine.ablehnung('MA611', 'Einbehalten werden kann nur, was die Mieterseite zu vertreten hat.', 'Verantwortlichkeit klären oder den Betrag auf 0,00 € setzen.',
      '§ 280 Abs. 1, § 538 BGB', 'betrag');
  ELSIF v_betrag > 0 AND pg_catalog.length(pg_catalog.btrim(coalesce(p_k.daten->>'begruendung', ''))) < 10 THEN
    RETURN engine.ablehnung('MA612', 'Zu jedem Einbehalt gehört eine Begründung; sie steht in der Abrechnung.', 'Ursache, Arbeit und Beleg nennen (mindestens 10 Zeichen).',
      '§ 259 Abs. 1 BGB', 'begruendung');
  ELSIF (p_k.daten->>'behoben_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MA613', 'Der Mangel kann nicht in der Zukunft behoben worden sein.', 'Datum prüfen.', NULL, 'behoben_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_bewertung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_bewertung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_bewertung(engine.kontext) IS
'Bedingung: Bewertung eines Mangels ist schlüssig (MA611, MA612, MA613). Norm: §§ 259, 280, 538 BGB.';
