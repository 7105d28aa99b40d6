-- One row per tenancy, as the stock overview shows it.
--   SELECT vertragsnummer, mieter, zustand, gesamtmiete, frist_am FROM api.bestand WHERE zustand = 'gekuendigt';
--    MV-0047 | Katrin Ostermann, Jonas Ostermann | gekuendigt | 1130.00 | 2026-05-31
CREATE VIEW api.bestand WITH (security_invoker = true, security_barrier = true) AS
SELECT m.mandant_id, m.id AS mietverhaeltnis_id, m.kennung, m.traeger_id, m.vertragsnummer, m.mietbeginn, m.mietende, m.uebernommen,
       o.id AS objekt_id, o.nummer AS objekt_nummer, o.name AS objekt, o.strasse, o.plz, o.ort,
       e.id AS einheit_id, e.nummer AS einheit_nummer, e.bezeichnung AS einheit, e.lage, e.art AS einheit_art, e.wohnflaeche, e.zimmer,
       p.mieter, p.sortname,
       v.id AS vorgang_id, v.zustand, z.titel AS zustand_titel, z.reihenfolge AS zustand_nr,
       k.nettokaltmiete, k.nettokaltmiete + k.vorauszahlung_bk + k.vorauszahlung_hk + k.garage + k.stellplatz + k.sonstige AS gesamtmiete,
       f.faellig_am AS frist_am, f.titel AS frist_titel, f.vorgang_id AS frist_vorgang_id,
       (SELECT count(*) FROM engine.vorgang x
         WHERE x.mandant_id = m.mandant_id AND x.traeger_id = m.traeger_id AND x.beendet_am IS NULL AND NOT x.ist_klammer) AS offene_vorgaenge
  FROM akte.mietverhaeltnisse m
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
  LEFT JOIN engine.vorgang v ON v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND v.ist_klammer
  LEFT JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand
  LEFT JOIN LATERAL (
    SELECT string_agg(api.personenname(t.titel, t.vorname, t.nachname, t.firma), ', ' ORDER BY vp.nummer, vp.id) AS mieter,
           (array_agg(t.sortname ORDER BY vp.nummer, vp.id))[1] AS sortname
      FROM akte.vertragsparteien vp JOIN akte.mieter t ON t.mandant_id = vp.mandant_id AND t.id = vp.mieter_id
     WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
       AND (vp.bis IS NULL OR vp.bis >= least((SELECT engine.heute()), coalesce(m.mietende, (SELECT engine.heute()))))) p ON true
  LEFT JOIN LATERAL (
    -- the conditions in force; of a lease that has not begun, the first
    SELECT c.* FROM akte.mietkonditionen c
     WHERE c.mandant_id = m.mandant_id AND c.mietverhaeltnis_id = m.id AND c.gueltig_ab <= greatest((SELECT engine.heute()), m.mietbeginn)
     ORDER BY c.gueltig_ab DESC, c.id DESC LIMIT 1) k ON true
  LEFT JOIN LATERAL (
    SELECT q.faellig_am, q.titel, q.vorgang_id
      FROM engine.fristen q JOIN engine.vorgang x ON x.mandant_id = q.mandant_id AND x.id = q.vorgang_id
     WHERE x.mandant_id = m.mandant_id AND x.traeger_id = m.traeger_id AND q.erledigt_am IS NULL
     ORDER BY q.faellig_am LIMIT 1) f ON true;
GRANT SELECT ON api.bestand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.bestand IS
'Bestand: ein Mietverhältnis je Zeile mit Einheit, Objekt, Mietern, Zustand des Masters, heute geltender Miete (EUR im Monat) und nächster offener Frist.';
