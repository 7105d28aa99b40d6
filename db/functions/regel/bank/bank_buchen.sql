-- Books lines that are ready: payments as one set, returns one by one. The caller holds the lock of the client's own bracket.
-- SELECT regel.bank_buchen(s, '{501, 502, 507}');
CREATE FUNCTION regel.bank_buchen(p_s sitzung.person, p_bewegungen bigint[])
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_zeilen  jsonb;
  v_r record;
BEGIN
  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', b.id, 'sicherheit', b.sicherheit, 'teile', b.vorschlaege->0->'teile',
           'grund', (SELECT pg_catalog.string_agg(g, ', ') FROM pg_catalog.jsonb_array_elements_text(b.vorschlaege->0->'gruende') AS g)))
    INTO v_zeilen
    FROM akte.kontobewegungen b WHERE b.mandant_id = p_s.mandant_id AND b.id = ANY (p_bewegungen) AND b.stand = 'bereit' AND b.betrag > 0;
  -- LOCK ACQUISITION: the debtors of the payments and of the returns together
  PERFORM regel.bank_sperren(p_s, (
    SELECT coalesce(pg_catalog.jsonb_agg(t.teil), '[]') FROM (
      SELECT t.teil FROM pg_catalog.jsonb_array_elements(v_zeilen) z, pg_catalog.jsonb_array_elements(z->'teile') AS t(teil)
      UNION ALL
      SELECT pg_catalog.jsonb_build_object('mietverhaeltnis_id', x.mietverhaeltnis_id, 'einheit_id', x.einheit_id)
        FROM akte.kontobewegungen b JOIN akte.zahlungen x ON x.mandant_id = b.mandant_id AND x.id = (b.vorschlaege->0->>'zahlung_id')::bigint
       WHERE b.mandant_id = p_s.mandant_id AND b.id = ANY (p_bewegungen) AND b.stand = 'bereit' AND b.betrag < 0) t));
  IF v_zeilen IS NOT NULL THEN
    PERFORM regel.bank_zuordnen(p_s, v_zeilen, true);
  END IF;
  FOR v_r IN SELECT b.id, b.sicherheit, (b.vorschlaege->0->>'zahlung_id')::bigint AS zahlung, b.vorschlaege->0->'gruende'->>0 AS grund
               FROM akte.kontobewegungen b WHERE b.mandant_id = p_s.mandant_id AND b.id = ANY (p_bewegungen) AND b.stand = 'bereit' AND b.betrag < 0 ORDER BY b.id LOOP
    -- two returns may name one payment: the first takes it
    IF NOT EXISTS (SELECT FROM akte.zahlungen s WHERE s.mandant_id = p_s.mandant_id AND s.storno_von = v_r.zahlung) THEN
      PERFORM regel.bank_zurueckgeben(p_s, v_r.id, v_r.zahlung, true, v_r.sicherheit, v_r.grund);
    ELSE
      UPDATE akte.kontobewegungen AS b SET stand = 'offen', sicherheit = 0, vorschlaege = '[]' WHERE b.mandant_id = p_s.mandant_id AND b.id = v_r.id;
    END IF;
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.bank_buchen(sitzung.person, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_buchen(sitzung.person, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_buchen(sitzung.person, bigint[]) IS
'Bucht sichere Kontobewegungen (Stand bereit) nach ihrem ersten Vorschlag: Zahlungen zusammen, Rückgaben einzeln.';
