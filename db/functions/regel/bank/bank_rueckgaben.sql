-- Which payment came back? For lines that are returns (R-transactions): the payment with the same end-to-end reference or mandate, or from the
-- same account with the same amount, that nobody has taken back yet.
-- SELECT kontobewegung_id, sicher, zahlung_id FROM regel.bank_rueckgaben(1, '{507}');   →  507 | t | 31
CREATE FUNCTION regel.bank_rueckgaben(p_mandant_id bigint, p_bewegungen bigint[])
RETURNS TABLE (kontobewegung_id bigint, sicher boolean, sicherheit int, vorschlaege jsonb, zahlung_id bigint)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH zeile AS MATERIALIZED (
  SELECT b.id, b.bankkonto_id, b.wertstellung, coalesce(b.ursprungsbetrag, -b.betrag - coalesce(b.entgelt, 0)) AS betrag, b.iban, b.mandatsreferenz, nullif(b.ende_zu_ende, 'NOTPROVIDED') AS ende_zu_ende
    FROM akte.kontobewegungen b
   WHERE b.mandant_id = p_mandant_id AND b.id = ANY (p_bewegungen) AND b.betrag < 0 AND b.rueckgabegrund IS NOT NULL
), quelle AS (
  SELECT z.id, b.id AS woher, 1 AS rang FROM zeile z JOIN akte.kontobewegungen b ON b.mandant_id = p_mandant_id AND b.ende_zu_ende = z.ende_zu_ende AND b.betrag > 0
  UNION ALL
  SELECT z.id, b.id, 2 FROM zeile z JOIN akte.kontobewegungen b ON b.mandant_id = p_mandant_id AND b.mandatsreferenz = z.mandatsreferenz AND b.betrag > 0
  UNION ALL
  SELECT z.id, b.id, 3 FROM zeile z JOIN akte.kontobewegungen b ON b.mandant_id = p_mandant_id AND b.iban = z.iban AND b.betrag > 0
), zahlung AS (
  SELECT z.id, x.id AS zahlung, x.mietverhaeltnis_id, x.eigentuemer_id, x.einheit_id, x.betrag, x.wertstellung, q.rang
    FROM quelle q JOIN zeile z ON z.id = q.id
    JOIN akte.bankentscheidungen d ON d.mandant_id = p_mandant_id AND d.kontobewegung_id = q.woher AND d.art = 'zuordnung'
    JOIN akte.zahlungen x ON x.mandant_id = p_mandant_id AND x.entscheidung_id = d.id AND x.art = 'eingang'
  UNION ALL
  -- collected by a run of direct debits that came as one sum
  SELECT z.id, x.id, x.mietverhaeltnis_id, x.eigentuemer_id, x.einheit_id, x.betrag, x.wertstellung, 1
    FROM zeile z JOIN akte.zahlungen x ON x.mandant_id = p_mandant_id AND x.herkunft = 'lastschrift:' || z.ende_zu_ende
  UNION ALL
  -- booked by hand: by the mandate of the debtor
  SELECT z.id, x.id, x.mietverhaeltnis_id, x.eigentuemer_id, x.einheit_id, x.betrag, x.wertstellung, 2
    FROM zeile z JOIN akte.sepa_mandate s ON s.mandant_id = p_mandant_id AND s.mandatsreferenz = z.mandatsreferenz
    JOIN akte.zahlungen x ON x.mandant_id = p_mandant_id AND x.art = 'eingang' AND (x.mietverhaeltnis_id = s.mietverhaeltnis_id OR (x.eigentuemer_id = s.eigentuemer_id AND x.einheit_id = s.einheit_id))
), rang AS (
  SELECT DISTINCT ON (z.id) z.*
    FROM (SELECT w.* FROM zahlung w JOIN zeile r ON r.id = w.id
           WHERE w.betrag = r.betrag AND w.wertstellung BETWEEN r.wertstellung - 430 AND r.wertstellung
             AND NOT EXISTS (SELECT FROM akte.zahlungen s WHERE s.mandant_id = p_mandant_id AND s.storno_von = w.zahlung)) z
   ORDER BY z.id, z.rang, z.wertstellung DESC, z.zahlung DESC
)
SELECT z.id, coalesce(r.rang <= 2, false), CASE WHEN r.rang <= 2 THEN 95 WHEN r.rang = 3 THEN 70 ELSE 0 END,
       CASE WHEN r.zahlung IS NULL THEN '[]' ELSE pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('sicherheit', CASE WHEN r.rang <= 2 THEN 95 ELSE 70 END,
         'gruende', pg_catalog.jsonb_build_array(CASE r.rang WHEN 1 THEN 'Ende-zu-Ende-Referenz der Zahlung' WHEN 2 THEN 'Mandatsreferenz und Betrag der Zahlung' ELSE 'IBAN und Betrag der Zahlung' END,
                    'Rückgabe der Zahlung vom ' || pg_catalog.to_char(r.wertstellung, 'DD.MM.YYYY')),
         'zahlung_id', r.zahlung, 'teile', '[]'::jsonb)) END, r.zahlung
  FROM zeile z LEFT JOIN rang r ON r.id = z.id
$fn$;
ALTER FUNCTION regel.bank_rueckgaben(bigint, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_rueckgaben(bigint, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_rueckgaben(bigint, bigint[]) IS
'Zu Rückgaben (R-Transaktionen) die Zahlung, die zurückkam: sicher bei gleicher Ende-zu-Ende-Referenz oder gleichem Mandat und Betrag, sonst als Vorschlag bei gleicher IBAN und gleichem Betrag; schon zurückgenommene Zahlungen zählen nicht.';
