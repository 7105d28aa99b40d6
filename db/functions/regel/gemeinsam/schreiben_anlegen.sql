-- A letter of a lease: sender, addressees and reference come from the file.
-- SELECT regel.schreiben_anlegen(k, 'mieterhoehungsverlangen', 'Mieterhöhungsverlangen', true, 'Zustimmung zur Mieterhöhung',
--          '[{"art": "absatz", "text": "wir bitten um Ihre Zustimmung …"}]');   →  0d6f…
CREATE FUNCTION regel.schreiben_anlegen(
  p_k engine.kontext,
  p_art text,
  p_titel text,
  p_fuer_mieter boolean,
  p_betreff text,
  p_bloecke jsonb,
  p_weg text DEFAULT NULL              -- druck, email, keiner; NULL: what the addressee and the form allow
)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_kennung uuid;
BEGIN
  IF p_k.traeger_art IS DISTINCT FROM 'vermietung' THEN
    -- an effect written for a lease that runs elsewhere: a fault of the machine, not of the person
    RAISE EXCEPTION USING ERRCODE = 'MAG03', MESSAGE = 'Dieses Schreiben braucht ein Mietverhältnis.', DETAIL = 'Akte: ' || coalesce(p_k.traeger_art, 'keine'),
      HINT = 'Außerhalb eines Mietverhältnisses regel.schreiben_anlegen_an mit Empfänger und Anschrift aufrufen.';
  END IF;
  v_kennung := regel.dokument_anlegen(p_k, p_art, p_titel, 1, p_fuer_mieter,
    regel.dokument_kopf(p_k) || pg_catalog.jsonb_build_object(
      'betreff', pg_catalog.jsonb_build_object('titel', p_betreff, 'zusatz', NULL), 'bloecke', regel.schreiben_bloecke(p_bloecke)),
    'schreiben');
  -- what is not meant for the tenants stays in the file
  PERFORM regel.post_einreihen(p_k, v_kennung, coalesce(p_weg, CASE WHEN NOT p_fuer_mieter THEN 'keiner' END));
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION regel.schreiben_anlegen(engine.kontext, text, text, boolean, text, jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schreiben_anlegen(engine.kontext, text, text, boolean, text, jsonb, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.schreiben_anlegen(engine.kontext, text, text, boolean, text, jsonb, text) IS
'Legt ein Schreiben an die Mieterseite an (Vorlage schreiben) und gibt seine Kennung zurück. p_art: Art des Schreibens, p_titel: Name in der Akte, p_betreff: Betreffzeile, p_bloecke: Inhalt (siehe Handbuch, Abschnitt Schreiben).
Ist es für die Mieterseite, kommt es in den Postausgang; p_weg: druck, email, keiner oder NULL (was Form und Empfänger erlauben).
Fehler: MAG01, MAG02, MAG03.';
