-- Form and deadline of the objection. Text form since 2025, before that in writing: recht.form knows.
CREATE FUNCTION regel.kuendigung_widerspruch_eingang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r akte.kuendigungen;
  v_tag date := (p_k.daten->>'eingegangen_am')::date;
  v_form text;
BEGIN
  SELECT k.* INTO v_r FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  v_form := recht.form(p_vorgang := 'widerspruch_574b', p_tag := v_tag);
  IF p_k.daten->>'form' = 'muendlich' OR (v_form = 'schriftform' AND p_k.daten->>'form' NOT IN ('papier', 'qes')) THEN
    RETURN engine.ablehnung('MA523', CASE v_form
        WHEN 'schriftform' THEN 'Bis Ende 2024 musste der Widerspruch schriftlich mit Unterschrift erklärt werden.'
        ELSE 'Der Widerspruch braucht Textform: Brief, E-Mail, Fax oder Nachricht im Portal, aber nicht nur das gesprochene Wort.' END,
      'Um eine Erklärung in der richtigen Form bitten, solange die Frist läuft.', '§ 574b Abs. 1 BGB', 'form');
  ELSIF v_tag > p_k.heute OR v_tag < (SELECT min(e.zugang_am) FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e WHERE e.durch = 'vermieter') THEN
    RETURN engine.ablehnung('MA524', 'Der Widerspruch kann erst nach der Kündigung und nicht in der Zukunft eingegangen sein.', 'Tag des Eingangs prüfen.',
      '§ 574b Abs. 2 BGB', 'eingegangen_am');
  ELSIF v_tag > v_r.widerspruch_bis THEN
    RETURN engine.ablehnung('MA525', 'Der Widerspruch kam zu spät: Die Frist lief bis zum ' || pg_catalog.to_char(v_r.widerspruch_bis, 'DD.MM.YYYY') || '.',
      'Der Widerspruch bleibt in der Akte vermerkt. Beide Seiten können sich trotzdem auf eine Fortsetzung einigen.', '§ 574b Abs. 2 BGB', 'eingegangen_am',
      'Mietende ' || v_r.mietende);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_widerspruch_eingang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_widerspruch_eingang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_widerspruch_eingang(engine.kontext) IS
'Bedingung: Form (MA523), Daten (MA524) und Frist (MA525) des Widerspruchs wegen Härte. Norm: § 574b BGB.';
