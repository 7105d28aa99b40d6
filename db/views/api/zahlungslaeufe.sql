-- Payment runs with their sums and what they have come to.
--   SELECT art, stand, posten, summe FROM api.zahlungslaeufe;   →  lastschrift | freigegeben | 12 | 13560.00
CREATE VIEW api.zahlungslaeufe WITH (security_invoker = true, security_barrier = true) AS
SELECT l.id, l.kennung, l.art, l.instrument, l.faellig_am, l.angekuendigt_am, l.ankuendigung, l.nachricht, k.iban, o.nummer AS objekt_nummer, o.name AS objekt, k.zweck AS konto,
       CASE WHEN l.storniert_am IS NOT NULL THEN 'storniert' WHEN l.abgerufen_am IS NOT NULL AND s.offen = 0 THEN 'erledigt' WHEN l.abgerufen_am IS NOT NULL THEN 'unterwegs'
            WHEN l.freigegeben_am IS NOT NULL THEN 'freigegeben' ELSE 'angelegt' END AS stand,
       s.posten, s.summe, s.offen, s.entfallen, l.angelegt_am, api.akteurname(l.angelegt_von) AS angelegt_von, l.angelegt_von = 'benutzer:' || (SELECT sitzung.benutzer_id()) AS eigener,
       l.freigegeben_am, api.akteurname(l.freigegeben_von) AS freigegeben_von, l.abgerufen_am, api.akteurname(l.abgerufen_von) AS abgerufen_von,
       l.storniert_am, api.akteurname(l.storniert_von) AS storniert_von, l.storniert_grund, encode(d.sha256, 'hex') AS sha256, d.schema
  FROM akte.zahlungslaeufe l
  JOIN akte.bankkonten k ON k.mandant_id = l.mandant_id AND k.id = l.bankkonto_id
  JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id
  LEFT JOIN akte.zahlungslauf_dateien d ON d.mandant_id = l.mandant_id AND d.lauf_id = l.id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert')) AS posten,
                             coalesce(sum(p.betrag) FILTER (WHERE coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert')), 0.00) AS summe,
                             count(*) FILTER (WHERE p.erledigt IS NULL) AS offen, count(*) FILTER (WHERE p.erledigt = 'entfallen') AS entfallen
                        FROM akte.zahlungslauf_posten p WHERE p.mandant_id = l.mandant_id AND p.lauf_id = l.id) s;
GRANT SELECT ON api.zahlungslaeufe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.zahlungslaeufe IS 'Zahlungsläufe (Lastschriften, Überweisungen): stand angelegt, freigegeben, unterwegs, erledigt, storniert; Posten, Summe, wer angelegt, freigegeben und abgerufen hat; eigener: vom Angemeldeten angelegt.';
