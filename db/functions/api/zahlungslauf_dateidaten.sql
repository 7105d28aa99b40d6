-- What the file of a released run says.
-- SELECT api.zahlungslauf_dateidaten(4)->'posten'->0->>'betrag';   →  1130.00
CREATE FUNCTION api.zahlungslauf_dateidaten(p_lauf_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'art', l.art, 'nachricht', l.nachricht, 'freigegeben_am', pg_catalog.to_char(l.freigegeben_am AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD"T"HH24:MI:SS'), 'faellig_am', l.faellig_am, 'instrument', l.instrument,
  'iban', k.iban, 'bic', nullif(k.bic, ''), 'name', coalesce(g.name, nullif(k.inhaber, ''), ma.name), 'glaeubiger_id', g.glaeubiger_id,
  'posten', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', p.name, 'iban', p.iban, 'betrag', p.betrag::text, 'zweck', p.zweck, 'ende_zu_ende', p.ende_zu_ende,
                                           'mandat', s.mandatsreferenz, 'mandat_am', s.unterschrieben_am) ORDER BY p.nummer)
               FROM akte.zahlungslauf_posten p LEFT JOIN akte.sepa_mandate s ON s.mandant_id = p.mandant_id AND s.id = p.mandat_id
              WHERE p.mandant_id = l.mandant_id AND p.lauf_id = l.id AND coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert')))
  FROM akte.zahlungslaeufe l
  JOIN akte.bankkonten k ON k.mandant_id = l.mandant_id AND k.id = l.bankkonto_id
  JOIN akte.mandanten ma ON ma.id = l.mandant_id
  LEFT JOIN akte.sepa_glaeubiger g ON g.mandant_id = l.mandant_id AND g.id = l.glaeubiger
 WHERE l.mandant_id = (SELECT sitzung.mandant_id()) AND (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst') AND l.id = p_lauf_id AND l.freigegeben_am IS NOT NULL
$fn$;
ALTER FUNCTION api.zahlungslauf_dateidaten(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_dateidaten(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_dateidaten(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_dateidaten(bigint) IS
'Alles, was in die Datei eines freigegebenen Laufs gehört, Beträge als Text mit Punkt; NULL, wenn der Lauf nicht freigegeben ist.';
