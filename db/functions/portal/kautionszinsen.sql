-- Interest of the own deposits up to today, by the same rule the settlement will use. Years without a known rate are named, not guessed.
--   SELECT zinsen, fehlt FROM portal.kautionszinsen();   →  77.39 | {}
CREATE FUNCTION portal.kautionszinsen()
RETURNS TABLE (kaution_id bigint, eingezahlt numeric, zinsen numeric, grundlage text, jahre jsonb, bis date, fehlt text[])
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_s      sitzung.person := sitzung.kontext();
  v_k      engine.kontext;
  v_c      record;
  v_saetze jsonb;
BEGIN
  v_k.mandant_id := v_s.mandant_id;
  v_k.heute := engine.heute();
  -- a person has one or two deposits: a loop of that length
  FOR v_c IN
    SELECT c.id, c.verzinslich, o.objekt_id, x.summe, x.paare
      FROM akte.kautionen c
      JOIN akte.mietverhaeltnisse m ON m.mandant_id = c.mandant_id AND m.id = c.mietverhaeltnis_id
      JOIN akte.einheiten o ON o.mandant_id = m.mandant_id AND o.id = m.einheit_id
      CROSS JOIN LATERAL (SELECT coalesce(sum(e.betrag), 0) AS summe,
                                 coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(e.wertstellung, e.betrag::text) ORDER BY e.wertstellung, e.id), '[]') AS paare
                            FROM regel.kaution_einzahlungen(c.mandant_id, c.id) e WHERE e.wertstellung < v_k.heute) x
     WHERE c.mandant_id = v_s.mandant_id AND c.mietverhaeltnis_id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}'))
       AND portal.in_meiner_zeit(sitzung.meine_zeiten(), c.mietverhaeltnis_id, v_k.heute)
  LOOP
    kaution_id := v_c.id;
    eingezahlt := v_c.summe;
    zinsen := 0;
    jahre := '[]';
    fehlt := '{}';
    grundlage := 'keine';
    bis := v_k.heute;
    IF v_c.verzinslich AND v_c.paare <> '[]' THEN
      v_saetze := regel.kaution_saetze(v_k, v_c.objekt_id, (v_c.paare->0->>0)::date, bis - 1);
      IF v_saetze->'fehlt' <> '[]' THEN
        -- up to the end of what is known; a rate that is not published yet is not guessed
        fehlt := ARRAY(SELECT j FROM pg_catalog.jsonb_array_elements_text(v_saetze->'fehlt') j ORDER BY j);
        bis := pg_catalog.make_date(fehlt[1]::int, 1, 1);
        v_saetze := CASE WHEN bis > (v_c.paare->0->>0)::date THEN regel.kaution_saetze(v_k, v_c.objekt_id, (v_c.paare->0->>0)::date, bis - 1) END;
      END IF;
      grundlage := v_saetze->>'grundlage';
      IF v_saetze IS NULL THEN
        zinsen := NULL;
      ELSE
        jahre := regel.kaution_zinsabschnitte((SELECT pg_catalog.jsonb_agg(x ORDER BY nr) FROM pg_catalog.jsonb_array_elements(v_c.paare) WITH ORDINALITY AS y(x, nr) WHERE (x->>0)::date < bis),
                                              bis, nullif(v_saetze->'saetze', 'null'));
        zinsen := (SELECT coalesce(sum((j->>'zinsen')::numeric), 0) FROM pg_catalog.jsonb_array_elements(jahre) j);
      END IF;
    END IF;
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION portal.kautionszinsen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.kautionszinsen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.kautionszinsen() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.kautionszinsen() IS
'Zinsen der eigenen Kautionen bis heute (EUR): kaution_id, eingezahlt, zinsen bis zu dem Tag bis (NULL: noch kein Satz bekannt), grundlage (konto, referenz, keine), jahre, fehlt (Jahre, deren Satz noch nicht bekannt ist). Norm: § 551 Abs. 3 BGB.';
