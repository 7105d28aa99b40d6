-- Never retained more than there is; and no interest from a rate nobody knows.
CREATE FUNCTION regel.kaution_deckung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r jsonb;
BEGIN
  v_r := regel.kaution_rechnen(p_k, regel.kaution_abrechnung(p_k), coalesce((p_k.daten->>'stichtag')::date, p_k.heute));
  IF v_r ? 'fehlt' THEN
    RETURN engine.ablehnung('MA619', 'Für ' || (SELECT pg_catalog.string_agg(j, ', ') FROM pg_catalog.jsonb_array_elements_text(v_r->'fehlt') j) || ' ist kein Zinssatz bekannt.',
      'Den Zinssatz der Bank in der Mietakte unter „Kaution“ erfassen; er steht auf dem Kontoauszug des Kautionskontos.', '§ 551 Abs. 3 BGB', NULL,
      'Referenztabelle recht.kautionszinssaetze, Reihe SUD105; erfassen mit api.zinssatz_erfassen(objekt, ''{"jahr": …, "satz": …, "quelle": …}'')');
  ELSIF (v_r->>'auszahlung')::numeric < 0 THEN
    RETURN engine.ablehnung('MA620', 'Die Einbehalte sind um ' || pg_catalog.replace(pg_catalog.ltrim(v_r->>'auszahlung', '-'), '.', ',') || ' € höher als Kaution und Zinsen ('
        || pg_catalog.replace(((v_r->>'kaution')::numeric + (v_r->>'zinsen')::numeric)::text, '.', ',') || ' €).',
      'Positionen kürzen; was darüber hinausgeht, ist eine eigene Forderung und wird gesondert geltend gemacht.', '§ 551 Abs. 1, § 387 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_deckung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_deckung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_deckung(engine.kontext) IS
'Bedingung: Einbehalte höchstens Kaution und Zinsen (MA620); alle Zinssätze bekannt (MA619). Norm: §§ 387, 551 BGB.';
