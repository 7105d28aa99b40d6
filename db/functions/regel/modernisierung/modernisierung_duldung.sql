-- Nobody has to tolerate what has not been announced; a hardship is decided, not passed over.
CREATE FUNCTION regel.modernisierung_duldung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF v_m.ankuendigung_zugang_am IS NULL AND p_k.daten->>'duldung' NOT IN ('vereinbarung', 'urteil') THEN
    RETURN engine.ablehnung('MAA54', 'Der Zugang der Ankündigung ist nicht erfasst; ohne sie muss niemand die Arbeiten dulden.', 'Zuerst den Zugang erfassen, oder eine Vereinbarung über die Maßnahme treffen.', '§ 555d Abs. 1, § 555c BGB', 'duldung');
  ELSIF v_m.haerteeinwand_gegen IN ('massnahme', 'beides') AND p_k.daten->>'duldung' = 'stillschweigend' THEN
    RETURN engine.ablehnung('MAA55', 'Die Mieterseite hat Härte gegen die Maßnahme eingewandt; ihr Schweigen ist keine Duldung.', 'Den Einwand nach Abwägung zurückweisen, sich einigen oder klagen.', '§ 555d Abs. 2 BGB', 'duldung');
  ELSIF v_m.haerteeinwand_gegen IS NULL AND p_k.daten->>'duldung' = 'haerte_zurueckgewiesen' THEN
    RETURN engine.ablehnung('MAA55', 'Ein Härteeinwand ist nicht erfasst.', 'Zuerst den Einwand erfassen oder eine andere Antwort wählen.', '§ 555d Abs. 2 BGB', 'duldung');
  ELSIF p_k.daten->>'duldung' = 'stillschweigend' AND p_k.heute <= v_m.haerteeinwand_bis_193 THEN
    RETURN engine.ablehnung('MAA55', 'Bis zum ' || regel.datum(v_m.haerteeinwand_bis_193) || ' kann die Mieterseite noch Härte einwenden.', 'Den Ablauf der Frist abwarten.', '§ 555d Abs. 3 BGB', 'duldung');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_duldung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_duldung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_duldung(engine.kontext) IS
'Bedingung: Ankündigung zugegangen (MAA54), Härteeinwand entschieden (MAA55). Norm: § 555d BGB.';
