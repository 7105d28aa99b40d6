-- SELECT regel.aufbewahrung_text('buchungsbeleg', '2026-11-30');   →  8 Jahre nach Ende des Kalenderjahres (§ 147 Abs. 3 AO, …)
CREATE FUNCTION regel.aufbewahrung_text(p_frist text, p_tag date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_frist = 'kurz' THEN 'zwölf Monate' ELSE (
  SELECT a.jahre || ' Jahre nach Ende des Kalenderjahres (' || a.norm || ')' FROM recht.aufbewahrungsfristen_geltend a
   WHERE a.art = p_frist AND a.gueltig_ab <= p_tag ORDER BY a.gueltig_ab DESC LIMIT 1) END
$fn$;
ALTER FUNCTION regel.aufbewahrung_text(text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufbewahrung_text(text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufbewahrung_text(text, date) IS
'Aufbewahrung einer Art von Angaben in Worten, nach den Fristen dieses Tages. Norm: § 147 AO, § 257 HGB, §§ 195, 199 BGB.';
