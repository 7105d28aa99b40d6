-- Papers that name many people at once, by their own age: lines and files of the bank, the batches of the printer, the files for the tax adviser.
-- Whose line it is matters only for a hold; while any hold of the client is set, no collective file is emptied.
--   p_vor, p_buch_vor   what is older than this day has run out (receipts; books)
-- SELECT regel.belege_leeren(1, '2017-01-01', '2015-01-01', '2026-11-30');   →  412
CREATE FUNCTION regel.belege_leeren(p_mandant_id bigint, p_vor date, p_buch_vor date, p_tag date)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_bewegungen bigint[];
BEGIN
  IF sitzung.mandant_id() IS DISTINCT FROM p_mandant_id THEN
    RETURN 0::bigint;
  END IF;
  -- a line nobody has decided about yet is still work
  WITH geleert AS (
    UPDATE akte.kontobewegungen AS b
       SET name = CASE WHEN b.name IS NOT NULL THEN '[gelöscht]' END, iban = CASE WHEN b.iban IS NOT NULL THEN 'XX00GELOESCHT0000' END,
           zweck = CASE WHEN b.zweck IS NOT NULL THEN '[gelöscht]' END, ende_zu_ende = CASE WHEN b.ende_zu_ende IS NOT NULL THEN '[gelöscht]' END,
           mandatsreferenz = CASE WHEN b.mandatsreferenz IS NOT NULL THEN '[gelöscht]' END, bankreferenz = CASE WHEN b.bankreferenz IS NOT NULL THEN '[gelöscht]' END, vorschlaege = '[]'
     WHERE b.mandant_id = p_mandant_id AND greatest(b.buchung, b.wertstellung) < p_vor AND b.stand NOT IN ('bereit', 'offen')
       AND (b.name, b.iban, b.zweck, b.ende_zu_ende, b.mandatsreferenz, b.bankreferenz, b.vorschlaege) IS DISTINCT FROM
           (CASE WHEN b.name IS NOT NULL THEN '[gelöscht]' END, CASE WHEN b.iban IS NOT NULL THEN 'XX00GELOESCHT0000' END, CASE WHEN b.zweck IS NOT NULL THEN '[gelöscht]' END,
            CASE WHEN b.ende_zu_ende IS NOT NULL THEN '[gelöscht]' END, CASE WHEN b.mandatsreferenz IS NOT NULL THEN '[gelöscht]' END, CASE WHEN b.bankreferenz IS NOT NULL THEN '[gelöscht]' END, '[]'::jsonb)
       AND NOT EXISTS (SELECT FROM akte.bankentscheidungen e JOIN akte.zahlungen z ON z.mandant_id = e.mandant_id AND z.entscheidung_id = e.id
                         JOIN akte.loeschsperren s ON s.mandant_id = z.mandant_id AND s.mietverhaeltnis_id = z.mietverhaeltnis_id AND s.aufgehoben_am IS NULL
                        WHERE e.mandant_id = b.mandant_id AND e.kontobewegung_id = b.id)
    RETURNING b.id)
  SELECT coalesce(pg_catalog.array_agg(g.id), '{}') INTO v_bewegungen FROM geleert g;
  UPDATE akte.bankentscheidungen AS e SET grund = '[gelöscht]' WHERE e.mandant_id = p_mandant_id AND e.kontobewegung_id = ANY (v_bewegungen);

  IF NOT EXISTS (SELECT FROM akte.loeschsperren s WHERE s.mandant_id = p_mandant_id AND s.aufgehoben_am IS NULL) THEN
    UPDATE akte.bankdateien AS d SET name = '[gelöscht]', inhalt = '\x00' WHERE d.mandant_id = p_mandant_id AND d.hochgeladen_am < p_vor AND d.inhalt <> '\x00';
    -- of owners, too, whom the erasing of a tenant never meets
    UPDATE akte.zahlungslauf_posten AS p SET name = '[gelöscht]', iban = 'XX00GELOESCHT0000', zweck = '[gelöscht]'
      FROM akte.zahlungslauf_dateien d
     WHERE d.mandant_id = p_mandant_id AND d.erzeugt_am < p_vor AND d.inhalt <> '\x00' AND p.mandant_id = d.mandant_id AND p.lauf_id = d.lauf_id;
    UPDATE akte.zahlungslauf_dateien AS d SET inhalt = '\x00' WHERE d.mandant_id = p_mandant_id AND d.erzeugt_am < p_vor AND d.inhalt <> '\x00';
    UPDATE akte.datev_laeufe AS l SET inhalt = '\x00' WHERE l.mandant_id = p_mandant_id AND l.erzeugt_am < p_buch_vor AND l.inhalt <> '\x00';
    UPDATE akte.druckstapel AS s SET inhalt = '\x00' WHERE s.mandant_id = p_mandant_id AND s.gedruckt_am < p_tag - interval '1 year' AND s.inhalt <> '\x00';
  END IF;
  RETURN pg_catalog.cardinality(v_bewegungen)::bigint;
END
$fn$;
ALTER FUNCTION regel.belege_leeren(bigint, date, date, date) OWNER TO mietakte_loeschung;
REVOKE ALL ON FUNCTION regel.belege_leeren(bigint, date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regel.belege_leeren(bigint, date, date, date) TO mietakte_engine;
COMMENT ON FUNCTION regel.belege_leeren(bigint, date, date, date) IS
'Leert Unterlagen, die viele Personen zugleich nennen, nach ihrem eigenen Alter: Kontobewegungen und Bankdateien vor p_vor, Buchungsdateien vor p_buch_vor, gedruckte Stapel nach zwölf Monaten; gibt die Zahl geleerter Kontobewegungen zurück. Beträge, Tage und Prüfsummen bleiben.
Norm: Art. 5 Abs. 1 Buchst. e, Art. 17 DSGVO, § 147 Abs. 3 AO.';
