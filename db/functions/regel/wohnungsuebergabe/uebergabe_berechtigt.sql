-- No keys without a contract, no return without a notice.
CREATE FUNCTION regel.uebergabe_berechtigt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.variante = 'einzug' THEN
    IF EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.traeger_id = p_k.traeger_id
                  AND v.automat = 'vertragsabschluss' AND v.zustand = 'unterzeichnet') THEN
      RETURN NULL;
    END IF;
    RETURN engine.ablehnung('MA401', 'Der Mietvertrag ist noch nicht unterzeichnet; ohne Vertrag wird keine Wohnung übergeben.',
      'Zuerst im Vertragsabschluss die Unterschriften erfassen.', '§ 535 Abs. 1 BGB, § 550 BGB');
  END IF;
  IF EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.traeger_id = p_k.traeger_id
                AND v.ist_klammer AND v.zustand = 'gekuendigt') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA402', 'Das Mietverhältnis ist nicht gekündigt; eine Rückgabe ist nicht geschuldet.',
    'Zuerst den Zugang der Kündigung erfassen.', '§ 542 BGB, § 546 Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.uebergabe_berechtigt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_berechtigt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_berechtigt(engine.kontext) IS
'Bedingung: Einzug nur mit unterzeichnetem Vertrag (MA401), Auszug nur bei gekündigtem Mietverhältnis (MA402).';
