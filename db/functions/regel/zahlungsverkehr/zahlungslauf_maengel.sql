-- What of a run does not hold any more.
-- SELECT posten_id, grund FROM regel.zahlungslauf_maengel(1, 4);   →  12 | Mandat widerrufen
CREATE FUNCTION regel.zahlungslauf_maengel(p_mandant_id bigint, p_lauf_id bigint)
RETURNS TABLE (posten_id bigint, grund text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT x.id, x.grund FROM (
  SELECT p.id,
         CASE WHEN p.auftrag_id IS NOT NULL THEN
                CASE WHEN a.storniert_am IS NOT NULL THEN 'Auftrag storniert' WHEN a.ausgefuehrt_am IS NOT NULL THEN 'Auftrag schon ausgeführt'
                     WHEN a.betrag <> p.betrag OR a.iban <> p.iban THEN 'Auftrag geändert'
                     WHEN a.art = 'ueberzahlung' AND u.frei < p.betrag THEN 'Guthaben inzwischen verrechnet'
                     WHEN a.art = 'guthaben' AND -z2.offen < p.betrag THEN 'Guthaben inzwischen verrechnet' END
              WHEN coalesce(z.status, h.status) NOT IN ('offen', 'mahnung') OR coalesce(z.offen, h.offen) <= 0 THEN 'inzwischen bezahlt'
              WHEN coalesce(z.offen, h.offen) <> p.betrag THEN 'Betrag hat sich geändert'
              WHEN coalesce(z.bestritten_am, h.bestritten_am) IS NOT NULL THEN 'inzwischen bestritten'
              WHEN coalesce(z.gestundet_bis, h.gestundet_bis) >= l.faellig_am THEN 'inzwischen gestundet'
              WHEN st.grund IS NOT NULL THEN 'Mandat ' || st.grund END AS grund
    FROM akte.zahlungslauf_posten p
    JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id
    LEFT JOIN akte.zahlungsauftraege a ON a.mandant_id = p.mandant_id AND a.id = p.auftrag_id
    LEFT JOIN akte.zahlungen u ON u.mandant_id = p.mandant_id AND u.id = a.zahlung_id
    LEFT JOIN akte.mietzahlungen z2 ON z2.mandant_id = p.mandant_id AND z2.id = a.mietzahlung_id
    LEFT JOIN akte.mietzahlungen z ON z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id
    LEFT JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id
    LEFT JOIN LATERAL (SELECT s.grund FROM regel.sepa_stand(p_mandant_id, l.faellig_am) s WHERE s.mandat_id = p.mandat_id) st ON true
   WHERE p.mandant_id = p_mandant_id AND p.lauf_id = p_lauf_id AND p.erledigt IS NULL) x
 WHERE x.grund IS NOT NULL
$fn$;
ALTER FUNCTION regel.zahlungslauf_maengel(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungslauf_maengel(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungslauf_maengel(bigint, bigint) IS
'Posten eines Laufs, die nicht mehr stimmen: bezahlt, geändert, bestritten, Mandat widerrufen, Auftrag storniert.';
