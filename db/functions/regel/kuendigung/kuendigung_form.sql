-- Written form: ink on paper, or the qualified electronic signature in its place. The other ways are offered so that the refusal can
-- explain itself; they stay in the log as the attempt they were.
CREATE FUNCTION regel.kuendigung_form(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_hinweis CONSTANT text := 'Das Original mit Unterschrift oder eine Datei mit qualifizierter elektronischer Signatur anfordern und deren Zugang erfassen.';
BEGIN
  RETURN CASE p_k.daten->>'form'
    WHEN 'email' THEN engine.ablehnung('MA510', 'Eine Kündigung per E-Mail ist unwirksam: Ihr fehlt die eigenhändige Unterschrift.', v_hinweis, '§ 568 Abs. 1, §§ 125, 126 BGB', 'form')
    WHEN 'fax' THEN engine.ablehnung('MA510', 'Eine Kündigung per Fax oder als Scan ist unwirksam: Es kommt nur eine Kopie der Unterschrift an.', v_hinweis, '§ 568 Abs. 1, §§ 125, 126 BGB', 'form')
    WHEN 'portal' THEN engine.ablehnung('MA510', 'Eine Nachricht im Portal ist keine Kündigung: Ein Klick ersetzt die Unterschrift nicht.', v_hinweis, '§ 568 Abs. 1, §§ 125, 126, 126a BGB', 'form')
    WHEN 'einfache_signatur' THEN engine.ablehnung('MA510', 'Eine einfache oder fortgeschrittene elektronische Signatur genügt nicht; nur die qualifizierte steht der Unterschrift gleich.', v_hinweis, '§ 568 Abs. 1, § 126 Abs. 3, § 126a BGB', 'form')
    WHEN 'muendlich' THEN engine.ablehnung('MA510', 'Eine mündliche Kündigung ist unwirksam.', v_hinweis, '§ 568 Abs. 1, § 125 BGB', 'form')
    END;
END
$fn$;
ALTER FUNCTION regel.kuendigung_form(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_form(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_form(engine.kontext) IS
'Bedingung: schriftlich mit Unterschrift oder mit qualifizierter elektronischer Signatur (MA510). Norm: § 568 Abs. 1, §§ 125, 126, 126a BGB.';
