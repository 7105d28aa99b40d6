-- In which form a kind of letter must reach its addressee; what the law does not name is free.
-- SELECT regel.post_form('kuendigungsschreiben', DATE '2026-11-20'), regel.post_form('mahnung', DATE '2026-11-20');   →  schriftform | textform
CREATE FUNCTION regel.post_form(p_art text, p_tag date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE
  -- what is signed by hand: the letter goes out on paper, whatever the addressee has agreed to (§§ 126, 550, 568, 557a, 557b BGB)
  WHEN p_art IN ('kuendigung', 'kuendigungsschreiben', 'vermieterkuendigung', 'mietvertrag', 'nachtrag', 'mietvertragsnachtrag', 'vertragsnachtrag') THEN 'schriftform'
  ELSE coalesce((SELECT CASE WHEN f.form = 'schriftform' THEN 'schriftform' ELSE 'textform' END
                   FROM recht.formvorschriften f
                  WHERE f.vorgang = p_art AND f.gueltig_ab <= p_tag AND coalesce(f.gueltig_bis, 'infinity') >= p_tag
                  ORDER BY f.gueltig_ab DESC LIMIT 1), 'textform') END
$fn$;
ALTER FUNCTION regel.post_form(text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.post_form(text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.post_form(text, date) IS
'Form, in der ein Schreiben zugehen muss: schriftform (nur auf Papier) oder textform (auch per E-Mail). Norm: §§ 126, 126b BGB.';
