-- Everybody whose work a check would be a check of himself: who created the period, entered a cost, a reading, a head count or the heating, or handed it in.
CREATE FUNCTION regel.nk_ersteller(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS text[]
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT array_agg(DISTINCT x.wer) FROM (
  SELECT unnest(ARRAY[a.erstellt_von, a.vorgelegt_von]) AS wer FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_mandant_id AND a.id = p_abrechnung_id
  UNION ALL SELECT k.erfasst_von FROM akte.nk_kosten k WHERE k.mandant_id = p_mandant_id AND k.abrechnung_id = p_abrechnung_id
  UNION ALL SELECT h.erfasst_von FROM akte.nk_heizungen h WHERE h.mandant_id = p_mandant_id AND h.abrechnung_id = p_abrechnung_id
  UNION ALL SELECT v.erfasst_von FROM akte.nk_verbrauch v JOIN akte.nk_nutzungen n ON n.mandant_id = v.mandant_id AND n.id = v.nutzung_id
             WHERE v.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id
  UNION ALL SELECT p.erfasst_von FROM akte.nk_personen p JOIN akte.nk_nutzungen n ON n.mandant_id = p.mandant_id AND n.id = p.nutzung_id
             WHERE p.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id
) x WHERE x.wer IS NOT NULL
$fn$;
ALTER FUNCTION regel.nk_ersteller(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_ersteller(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_ersteller(bigint, bigint) IS
'Wer an einer Abrechnung mitgearbeitet hat und sie deshalb weder prüft noch freigibt.';
