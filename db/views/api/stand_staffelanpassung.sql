-- What a step of the rent has recorded, as sections of its page.
--   SELECT a->>'titel' FROM api.stand_staffelanpassung s, jsonb_array_elements(s.abschnitte) a WHERE s.vorgang_id = 4711;
CREATE VIEW api.stand_staffelanpassung WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id,
       (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(t)), '[]') FROM unnest(ARRAY[
         jsonb_build_object('titel', 'Staffel', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Gilt ab', 'wert', s.gueltig_ab, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nettokaltmiete bisher', 'wert', a.miete_bisher, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Nettokaltmiete der Staffel', 'wert', s.betrag, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Ausgesetzt, weil', 'wert', a.ausgesetzt_grund, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL)),
         jsonb_build_object('titel', 'Alle Staffeln der Vereinbarung', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Gilt ab", "typ": "datum"}, {"titel": "Nettokaltmiete", "typ": "betrag"}]'::jsonb, 'zeilen',
           (SELECT jsonb_agg(jsonb_build_array(y.gueltig_ab, y.betrag) ORDER BY y.gueltig_ab) FROM akte.mietstaffeln y
             WHERE y.mandant_id = s.mandant_id AND y.mietverhaeltnis_id = s.mietverhaeltnis_id AND y.vereinbarung = s.vereinbarung)))]) t WHERE t IS NOT NULL) AS abschnitte
  FROM akte.staffelanpassungen a
  JOIN akte.mietstaffeln s ON s.mandant_id = a.mandant_id AND s.id = a.staffel_id;
GRANT SELECT ON api.stand_staffelanpassung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_staffelanpassung IS
'Stand einer Staffelanpassung für die Seite des Vorgangs: die Staffel und alle der Vereinbarung.';
