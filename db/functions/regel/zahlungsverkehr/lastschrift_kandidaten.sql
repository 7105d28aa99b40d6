-- What could be collected to an account on a day, and why not.
-- SELECT bezeichnung, betrag, grund FROM regel.lastschrift_kandidaten(1, 5, '2026-12-03', 'CORE');   →  Miete Dezember 2026 | 1130.00 | NULL
CREATE FUNCTION regel.lastschrift_kandidaten(p_mandant_id bigint, p_bankkonto_id bigint, p_tag date, p_instrument text)
RETURNS TABLE (quelle text, forderung_id bigint, mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, bezeichnung text, faellig_am date, betrag numeric, mandat_id bigint, name text, iban text, zeichen text, grund text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH konto AS (
  SELECT k.objekt_id, k.zweck FROM akte.bankkonten k WHERE k.mandant_id = p_mandant_id AND k.id = p_bankkonto_id
), f AS (
  SELECT 'miete' AS quelle, z.id, z.mietverhaeltnis_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS einheit_id, z.bezeichnung, z.faellig_am, z.offen, z.bestritten_am, z.gestundet_bis,
         m.vertragsnummer AS zeichen, m.lastschrift
    FROM konto k JOIN akte.einheiten e ON k.zweck = 'miete' AND e.mandant_id = p_mandant_id AND e.objekt_id = k.objekt_id
    JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.einheit_id = e.id
    JOIN akte.mietzahlungen z ON z.mandant_id = m.mandant_id AND z.mietverhaeltnis_id = m.id
   WHERE z.status IN ('offen', 'mahnung') AND z.offen > 0 AND z.faellig_am <= p_tag AND z.art <> 'kaution'
  UNION ALL
  SELECT 'hausgeld', h.id, NULL, h.eigentuemer_id, h.einheit_id, h.bezeichnung, h.faellig_am, h.offen, h.bestritten_am, h.gestundet_bis, o.nummer || '/' || e.nummer, false
    FROM konto k JOIN akte.einheiten e ON k.zweck = 'hausgeld' AND e.mandant_id = p_mandant_id AND e.objekt_id = k.objekt_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
    JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = e.mandant_id AND h.einheit_id = e.id
   WHERE h.status IN ('offen', 'mahnung') AND h.offen > 0 AND h.faellig_am <= p_tag
)
SELECT f.quelle, f.id, f.mietverhaeltnis_id, f.eigentuemer_id, f.einheit_id, f.bezeichnung, f.faellig_am, f.offen, s.id,
       pg_catalog.left(coalesce(nullif(b.inhaber, ''), 'unbekannt'), 70), b.iban, f.zeichen,
       CASE WHEN s.id IS NULL THEN 'kein Mandat'
            WHEN st.grund IS NOT NULL THEN 'Mandat ' || st.grund
            WHEN s.art <> p_instrument THEN 'Mandat für ' || CASE s.art WHEN 'B2B' THEN 'Firmenlastschrift' ELSE 'Basislastschrift' END
            WHEN f.bestritten_am IS NOT NULL THEN 'bestritten'
            WHEN f.gestundet_bis >= p_tag THEN 'gestundet'
            WHEN EXISTS (SELECT FROM akte.zahlungslauf_posten p WHERE p.mandant_id = p_mandant_id AND p.erledigt IS NULL
                            AND CASE f.quelle WHEN 'miete' THEN p.mietzahlung_id = f.id ELSE p.hausgeld_id = f.id END) THEN 'schon in einem Lauf'
            WHEN EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = p_mandant_id AND x.frei > 0
                            AND (x.mietverhaeltnis_id = f.mietverhaeltnis_id OR (x.eigentuemer_id = f.eigentuemer_id AND x.einheit_id = f.einheit_id))) THEN 'eine Zahlung wartet auf Zuordnung' END
  FROM f
  LEFT JOIN (SELECT x.mandat_id, x.grund, y.mietverhaeltnis_id, y.eigentuemer_id, y.einheit_id FROM regel.sepa_stand(p_mandant_id, p_tag) x
               JOIN akte.sepa_mandate y ON y.mandant_id = p_mandant_id AND y.id = x.mandat_id WHERE x.neuestes) st
    ON st.mietverhaeltnis_id IS NOT DISTINCT FROM f.mietverhaeltnis_id AND st.eigentuemer_id IS NOT DISTINCT FROM f.eigentuemer_id AND st.einheit_id IS NOT DISTINCT FROM f.einheit_id
  LEFT JOIN akte.sepa_mandate s ON s.mandant_id = p_mandant_id AND s.id = st.mandat_id
  LEFT JOIN akte.bankkonten b ON b.mandant_id = s.mandant_id AND b.id = s.bankkonto_id
 WHERE s.id IS NOT NULL OR f.lastschrift
$fn$;
ALTER FUNCTION regel.lastschrift_kandidaten(bigint, bigint, date, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.lastschrift_kandidaten(bigint, bigint, date, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.lastschrift_kandidaten(bigint, bigint, date, text) IS
'Forderungen eines Kontos, die bis p_tag fällig sind und eingezogen werden könnten; grund NULL: wird eingezogen, sonst warum nicht. Ohne Mandat nur, wer laut Vertrag am Einzug teilnimmt.';
