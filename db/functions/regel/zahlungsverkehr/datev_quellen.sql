-- Everything that was ever booked, as the tax adviser gets it.
-- SELECT konto, gegenkonto, betrag FROM regel.datev_quellen(1, '2026-11-30');   →  forderung_miete | nettokaltmiete | 920.00
CREATE FUNCTION regel.datev_quellen(p_mandant_id bigint, p_bis date)
RETURNS TABLE (quelle text, quelle_id bigint, tag date, betrag numeric, konto text, gegenkonto text, storno boolean, beleg text, bezeichnung text, kost text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- due is what was claimed: the debtor's account against the kind of income
SELECT 'miete', b.id, greatest(z.faellig_am, CASE WHEN b.gebucht_am > z.angelegt_am THEN (b.gebucht_am AT TIME ZONE 'Europe/Berlin')::date END), b.betrag,
       'forderung_miete', CASE WHEN b.art = 'kaution' THEN 'kaution' ELSE b.art END, false, 'F' || z.id, z.bezeichnung || ' ' || m.vertragsnummer, o.nummer
  FROM akte.mietzahlung_bestandteile b
  JOIN akte.mietzahlungen z ON z.mandant_id = b.mandant_id AND z.id = b.forderung_id
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = z.mandant_id AND m.id = z.mietverhaeltnis_id
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE b.mandant_id = p_mandant_id AND z.faellig_am <= p_bis
UNION ALL
SELECT 'hausgeld', b.id, greatest(h.faellig_am, CASE WHEN b.gebucht_am > h.angelegt_am THEN (b.gebucht_am AT TIME ZONE 'Europe/Berlin')::date END), b.betrag,
       'forderung_hausgeld', b.art, false, 'H' || h.id, h.bezeichnung || ' ' || o.nummer || '/' || e.nummer, o.nummer
  FROM akte.hausgeld_bestandteile b
  JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = b.mandant_id AND h.id = b.forderung_id
  JOIN akte.einheiten e ON e.mandant_id = h.mandant_id AND e.id = h.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE b.mandant_id = p_mandant_id AND h.faellig_am <= p_bis
UNION ALL
-- money that came, and as a reversal of that booking what went back
SELECT 'zahlung', z.id, z.wertstellung, pg_catalog.abs(z.betrag), 'bank', CASE WHEN z.mietverhaeltnis_id IS NULL THEN 'forderung_hausgeld' ELSE 'forderung_miete' END, z.storno_von IS NOT NULL,
       'Z' || coalesce(z.storno_von, z.id), CASE z.art WHEN 'eingang' THEN 'Zahlung ' WHEN 'ruecklastschrift' THEN 'Rücklastschrift ' ELSE 'Zahlung zurück ' END || coalesce(m.vertragsnummer, o.nummer || '/' || e.nummer), o.nummer
  FROM akte.zahlungen z
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = z.mandant_id AND m.id = z.mietverhaeltnis_id
  JOIN akte.einheiten e ON e.mandant_id = z.mandant_id AND e.id = coalesce(z.einheit_id, m.einheit_id) JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE z.mandant_id = p_mandant_id AND z.wertstellung <= p_bis
UNION ALL
-- interest and costs that a payment covered: nothing else claims them
SELECT 'zinsen', u.id, u.wertstellung, u.betrag, CASE WHEN u.mietzahlung_id IS NULL THEN 'forderung_hausgeld' ELSE 'forderung_miete' END, u.auf, false, 'M' || u.mahnung_id,
       CASE u.auf WHEN 'zinsen' THEN 'Verzugszinsen ' ELSE 'Mahnkosten ' END || coalesce(m.vertragsnummer, o.nummer || '/' || e.nummer), o.nummer
  FROM akte.zahlung_zuordnungen u
  JOIN akte.zahlungen z ON z.mandant_id = u.mandant_id AND z.id = u.zahlung_id
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = z.mandant_id AND m.id = z.mietverhaeltnis_id
  JOIN akte.einheiten e ON e.mandant_id = z.mandant_id AND e.id = coalesce(z.einheit_id, m.einheit_id) JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE u.mandant_id = p_mandant_id AND u.auf <> 'haupt' AND u.wertstellung <= p_bis
UNION ALL
SELECT 'kaution', b.id, b.wertstellung, CASE WHEN b.art = 'storno' THEN -b.betrag ELSE b.betrag END, 'kautionskonto', 'kaution', b.art = 'storno', 'K' || coalesce(b.storno_von, b.id), b.text || ' ' || m.vertragsnummer, o.nummer
  FROM akte.kaution_buchungen b
  JOIN akte.kautionen k ON k.mandant_id = b.mandant_id AND k.id = b.kaution_id
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = k.mandant_id AND m.id = k.mietverhaeltnis_id
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE b.mandant_id = p_mandant_id AND b.wertstellung <= p_bis AND b.betrag <> 0
$fn$;
ALTER FUNCTION regel.datev_quellen(bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datev_quellen(bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.datev_quellen(bigint, date) IS
'Alle Buchungen bis zu einem Tag in der Form, in der sie an die Steuerberatung gehen: Konten als Schlüssel, Betrag mit Vorzeichen (negativ: Soll und Haben getauscht), storno: Generalumkehr.';
