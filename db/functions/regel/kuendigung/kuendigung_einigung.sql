-- After Zugang nobody can take a notice back alone: to go on takes both sides.
CREATE FUNCTION regel.kuendigung_einigung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_tag date := (p_k.daten->>'vereinbart_am')::date;
BEGIN
  IF NOT ((p_k.daten->>'zustimmung_mieter')::boolean AND (p_k.daten->>'zustimmung_vermieter')::boolean) THEN
    RETURN engine.ablehnung('MA526', 'Eine zugegangene Kündigung nimmt niemand allein zurück: Beide Seiten müssen der Fortsetzung zustimmen.',
      'Erst erfassen, wenn beide Zustimmungen vorliegen.', '§ 130 Abs. 1, § 311 Abs. 1 BGB',
      CASE WHEN (p_k.daten->>'zustimmung_mieter')::boolean THEN 'zustimmung_vermieter' ELSE 'zustimmung_mieter' END);
  ELSIF v_tag > p_k.heute OR v_tag < (SELECT min(e.zugang_am) FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e) THEN
    RETURN engine.ablehnung('MA527', 'Die Einigung kann erst nach der Kündigung und nicht in der Zukunft getroffen worden sein.', 'Tag der Einigung prüfen.',
      '§ 311 Abs. 1 BGB', 'vereinbart_am');
  ELSIF (p_k.daten->>'befristet_bis')::date <= (SELECT k.mietende FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id) THEN
    RETURN engine.ablehnung('MA527', 'Eine befristete Fortsetzung muss über das bisherige Mietende hinausgehen.', 'Späteres Datum angeben oder das Feld leer lassen (unbefristet).',
      '§ 574a BGB', 'befristet_bis');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_einigung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_einigung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_einigung(engine.kontext) IS
'Bedingung: Beide Seiten haben zugestimmt (MA526), Daten der Einigung sind stimmig (MA527). Norm: § 130 Abs. 1, § 311 Abs. 1, § 574a BGB.';
