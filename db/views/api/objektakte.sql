-- An object in one row: head, units with their present lease, Vorgänge on its own bracket.
--   SELECT nummer, name, jsonb_array_length(einheiten) FROM api.objektakte WHERE kennung = '0d6f…';
--    0147 | Hauptstraße 47 | 12
CREATE VIEW api.objektakte WITH (security_invoker = true, security_barrier = true) AS
SELECT o.mandant_id, o.id AS objekt_id, o.kennung, o.traeger_id, o.nummer, o.verwaltungsart, o.name, o.strasse, o.plz, o.ort, o.land, o.notizen,
       (SELECT engine.heute()) AS heute,
       (SELECT api.personenname(w.titel, w.vorname, w.nachname, w.firma) FROM akte.eigentuemer w WHERE w.mandant_id = o.mandant_id AND w.id = o.eigentuemer_id) AS eigentuemer,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'nummer', e.nummer, 'bezeichnung', e.bezeichnung, 'lage', e.lage, 'art', e.art, 'wohnflaeche', e.wohnflaeche, 'mea', e.mea,
                   'eigentuemer', (SELECT api.personenname(w.titel, w.vorname, w.nachname, w.firma)
                                     FROM akte.eigentumsverhaeltnisse ev JOIN akte.eigentuemer w ON w.mandant_id = ev.mandant_id AND w.id = ev.eigentuemer_id
                                    WHERE ev.mandant_id = e.mandant_id AND ev.einheit_id = e.id AND ev.von <= (SELECT engine.heute())
                                      AND coalesce(ev.bis, 'infinity') >= (SELECT engine.heute()) ORDER BY ev.von DESC LIMIT 1),
                   'mietverhaeltnisse', (SELECT jsonb_agg(jsonb_build_object('kennung', b.kennung, 'mieter', b.mieter, 'vertragsnummer', b.vertragsnummer,
                                                            'zustand', b.zustand, 'zustand_titel', b.zustand_titel, 'gesamtmiete', b.gesamtmiete, 'mietende', b.mietende) ORDER BY b.mietbeginn DESC)
                                           FROM api.bestand b
                                          WHERE b.mandant_id = e.mandant_id AND b.einheit_id = e.id AND b.zustand IS DISTINCT FROM 'mietvertrag_abgeschlossen'))
                   ORDER BY length(e.nummer), e.nummer, e.id)
                   FROM akte.einheiten e WHERE e.mandant_id = o.mandant_id AND e.objekt_id = o.id), '[]') AS einheiten,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'id', x.id, 'titel', x.titel, 'norm', x.norm, 'zustand_titel', x.zustand_titel, 'zustand_art', x.zustand_art, 'gestartet_am', x.gestartet_am,
                   'beendet_am', x.beendet_am, 'aus', (SELECT jsonb_build_object('id', y.id, 'titel', y.titel, 'bezug', api.klammer_name(y.mandant_id, y.traeger_id))
                                                         FROM engine.vorgaenge y WHERE y.mandant_id = x.mandant_id AND y.id = x.entstanden_aus)) ORDER BY x.gestartet_am DESC, x.id DESC)
                   FROM engine.vorgaenge x WHERE x.mandant_id = o.mandant_id AND x.traeger_id = o.traeger_id), '[]') AS vorgaenge,
       -- what runs in the leases of this house
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'titel', x.titel, 'zustand_titel', x.zustand_titel, 'zustand_art', x.zustand_art, 'gestartet_am', x.gestartet_am,
                                                     'akte', m.kennung, 'einheit', e.bezeichnung) ORDER BY x.gestartet_am DESC, x.id DESC)
                   FROM akte.einheiten e
                   JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.einheit_id = e.id
                   JOIN engine.vorgaenge x ON x.mandant_id = m.mandant_id AND x.traeger_id = m.traeger_id AND x.beendet_am IS NULL AND NOT x.ist_klammer
                  WHERE e.mandant_id = o.mandant_id AND e.objekt_id = o.id), '[]') AS laufende
  FROM akte.objekte o;
GRANT SELECT ON api.objektakte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.objektakte IS
'Objekt: eine Zeile mit Einheiten und ihren Mietverhältnissen, den Vorgängen auf seiner eigenen Klammer (vorgaenge) und den laufenden seiner Mietverhältnisse (laufende). Immer über kennung lesen.';
