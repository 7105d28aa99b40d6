-- Units that can be let: nobody lives there without an end, and from which day.
--   SELECT objekt, nummer, frei_ab, letzte_miete FROM api.freie_einheiten;
--    Hauptstraße 47 | WE 07 | 2026-06-01 | 920.00
CREATE VIEW api.freie_einheiten WITH (security_invoker = true, security_barrier = true) AS
SELECT e.mandant_id, e.id AS einheit_id, e.kennung, o.nummer AS objekt_nummer, o.name AS objekt, o.strasse, o.ort, e.nummer, e.bezeichnung, e.lage, e.art,
       e.wohnflaeche, e.zimmer, l.bis + 1 AS frei_ab,
       (SELECT k.nettokaltmiete FROM akte.mietkonditionen k WHERE k.mandant_id = e.mandant_id AND k.mietverhaeltnis_id = l.letztes
         ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1) AS letzte_miete
  FROM akte.einheiten e
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
  LEFT JOIN LATERAL (
    SELECT max(coalesce(m.mietende, 'infinity')) AS bis, (array_agg(m.id ORDER BY m.mietbeginn DESC))[1] AS letztes
      FROM akte.mietverhaeltnisse m
     WHERE m.mandant_id = e.mandant_id AND m.einheit_id = e.id AND m.ausgang IS DISTINCT FROM 'nicht_zustande_gekommen') l ON true
 WHERE l.bis IS NULL OR l.bis < 'infinity';
GRANT SELECT ON api.freie_einheiten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.freie_einheiten IS
'Einheiten ohne unbefristetes Mietverhältnis: frei ab wann (NULL: sofort) und die zuletzt gezahlte Nettokaltmiete (EUR).';
