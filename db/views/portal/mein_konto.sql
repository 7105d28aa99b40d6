-- The account of each own lease in one line: what is open, since when, and which dunning level it has led to.
--   SELECT offen, ueberfaellig, mahnstufe FROM portal.mein_konto;   →  1130.00 | 1130.00 | 1
CREATE VIEW portal.mein_konto WITH (security_invoker = true, security_barrier = true) AS
SELECT m.kennung AS mietverhaeltnis, coalesce(f.offen, 0) AS offen, coalesce(f.ueberfaellig, 0) AS ueberfaellig, f.aelteste_am, coalesce(p.guthaben, 0) AS guthaben, p.zuletzt_am,
       coalesce(v.stufe, 0) AS mahnstufe, v.zahlbar_bis, v.ausgesetzt_art, v.ausgesetzt_bis,
       coalesce((SELECT jsonb_agg(jsonb_build_object('stufe', x.stufe, 'datum', x.datum, 'zahlbar_bis', x.zahlbar_bis, 'gebuehr', x.gebuehr, 'zinsen', x.zinsen, 'gesamt', x.gesamt,
                                                     'dokument', (SELECT d.kennung FROM akte.dokumente d WHERE d.mandant_id = x.mandant_id AND d.kennung = x.dokument)) ORDER BY x.id DESC)
                   FROM akte.mahnungen x WHERE x.mandant_id = m.mandant_id AND x.mahnvorgang_id = v.id AND x.storniert_am IS NULL), '[]') AS mahnungen
  FROM akte.mietverhaeltnisse m
  CROSS JOIN (SELECT heute FROM portal.wohnungen() LIMIT 1) h
  LEFT JOIN LATERAL (SELECT sum(x.offen) FILTER (WHERE x.faellig_am <= h.heute) AS offen, sum(x.offen) FILTER (WHERE x.faellig_am < h.heute) AS ueberfaellig,
                            min(x.faellig_am) FILTER (WHERE x.offen > 0) AS aelteste_am
                       FROM akte.mietzahlungen x WHERE x.mandant_id = m.mandant_id AND x.mietverhaeltnis_id = m.id AND x.status <> 'storniert') f ON true
  LEFT JOIN LATERAL (SELECT sum(x.frei) AS guthaben, max(x.wertstellung) FILTER (WHERE x.betrag > 0 AND r.id IS NULL) AS zuletzt_am
                       FROM akte.zahlungen x
                       LEFT JOIN akte.zahlungen r ON r.mandant_id = x.mandant_id AND r.storno_von = x.id        -- what came back did not come
                      WHERE x.mandant_id = m.mandant_id AND x.mietverhaeltnis_id = m.id) p ON true
  LEFT JOIN LATERAL (SELECT x.* FROM (SELECT id, stufe, zahlbar_bis, ausgesetzt_art, ausgesetzt_bis, mandant_id, mietverhaeltnis_id, hauptforderung FROM akte.mahnvorgaenge) x
                      WHERE x.mandant_id = m.mandant_id AND x.mietverhaeltnis_id = m.id AND x.hauptforderung > 0 ORDER BY x.id DESC LIMIT 1) v ON true;
GRANT SELECT ON portal.mein_konto TO mietakte_portal;
COMMENT ON VIEW portal.mein_konto IS
'Stand des Mietkontos je Mietverhältnis (EUR): offen (heute fällig), ueberfaellig, aelteste_am, guthaben (noch keiner Forderung zugeordnet), zuletzt_am (letzter Zahlungseingang, der nicht zurückgegeben wurde), mahnstufe 0 bis 3, zahlbar_bis, ausgesetzt_art, mahnungen [{stufe, datum, zahlbar_bis, gebuehr, zinsen, gesamt, dokument}].';
