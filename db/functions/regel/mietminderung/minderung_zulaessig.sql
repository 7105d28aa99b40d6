-- Where the law knows no reduction: the tenant caused it, knew it on signing, or it is a trifle. Decided by what the check recorded.
CREATE FUNCTION regel.minderung_zulaessig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietminderungen := regel.minderung_zeile(p_k);
BEGIN
  IF v_m.verursacht_durch = 'mieter' THEN
    RETURN engine.ablehnung('MAB23', 'Die Mieterseite hat den Mangel selbst verursacht; dafür gibt es keine Minderung.', 'Die Minderung ablehnen oder die Prüfung berichtigen, wenn die Ursache eine andere ist.', '§ 326 Abs. 2, § 536 BGB');
  ELSIF v_m.bei_vertrag_bekannt AND NOT coalesce(v_m.vorbehalt, false) THEN
    RETURN engine.ablehnung('MAB24', 'Die Mieterseite kannte den Mangel bei Vertragsschluss und hat sich ihre Rechte nicht vorbehalten.', 'Die Minderung ablehnen oder die Prüfung berichtigen.', '§ 536b BGB');
  ELSIF NOT v_m.erheblich THEN
    RETURN engine.ablehnung('MAB25', 'Eine unerhebliche Beeinträchtigung mindert die Miete nicht.', 'Die Minderung ablehnen oder die Prüfung berichtigen.', '§ 536 Abs. 1 Satz 3 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_zulaessig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_zulaessig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_zulaessig(engine.kontext) IS
'Bedingung: Der Mangel ist nicht von der Mieterseite verursacht (MAB23), war ihr bei Vertragsschluss nicht bekannt (MAB24) und ist erheblich (MAB25). Norm: § 536 Abs. 1 S. 3, §§ 536b, 326 Abs. 2 BGB.';
