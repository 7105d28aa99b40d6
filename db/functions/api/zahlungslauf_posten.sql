-- The items of a run, with a warning where an account is new.
-- SELECT nummer, name, betrag, erledigt, warnung FROM api.zahlungslauf_posten(4);   →  1 | Katrin Ostermann | 1130.00 | |
CREATE FUNCTION api.zahlungslauf_posten(p_lauf_id bigint)
RETURNS TABLE (id bigint, nummer int, name text, iban text, zweck text, betrag numeric, ende_zu_ende text, mandatsreferenz text, mietverhaeltnis uuid, erledigt text, erledigt_am date, erledigt_grund text, warnung text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT p.id, p.nummer, p.name, p.iban, p.zweck, p.betrag, p.ende_zu_ende, s.mandatsreferenz, m.kennung, p.erledigt, p.erledigt_am, p.erledigt_grund,
       CASE WHEN p.erledigt IS NULL AND p.auftrag_id IS NOT NULL THEN regel.iban_warnung(p_mandant_id => p.mandant_id, p_auftrag_id => p.auftrag_id, p_heute => engine.heute()) END
  FROM akte.zahlungslauf_posten p
  LEFT JOIN akte.sepa_mandate s ON s.mandant_id = p.mandant_id AND s.id = p.mandat_id
  LEFT JOIN akte.mietzahlungen z ON z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id
  LEFT JOIN akte.zahlungsauftraege a ON a.mandant_id = p.mandant_id AND a.id = p.auftrag_id
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = p.mandant_id AND m.id = coalesce(z.mietverhaeltnis_id, a.mietverhaeltnis_id)
 WHERE p.mandant_id = (SELECT sitzung.mandant_id()) AND (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst') AND p.lauf_id = p_lauf_id
 ORDER BY p.nummer
$fn$;
ALTER FUNCTION api.zahlungslauf_posten(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_posten(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_posten(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_posten(bigint) IS
'Posten eines Zahlungslaufs. erledigt: bezahlt, rueckgabe, entfallen, storniert oder NULL (noch offen); warnung: IBAN neu oder nicht hinterlegt.';
