-- Lines of statements with the decision that stands, the names of the proposals and what is owed by whom.
--   SELECT buchung, betrag, name, stand, sicherheit, entscheidung FROM api.kontobewegungen WHERE stand = 'offen';
CREATE VIEW api.kontobewegungen WITH (security_invoker = true, security_barrier = true) AS
SELECT b.mandant_id, b.id, b.kennung, b.kontoauszug_id, a.kennung AS auszug_kennung, a.vorlaeufig AND b.bestaetigt_durch IS NULL AS vorlaeufig, k.iban AS konto, o.name AS objekt, k.zweck AS kontozweck,
       b.zeile, b.buchung, b.wertstellung, b.betrag, b.ursprungsbetrag, b.entgelt, b.name, b.iban, b.zweck, b.ende_zu_ende, b.mandatsreferenz, b.buchungstext, b.rueckgabegrund, b.sammler,
       b.stand, b.sicherheit, b.abgeglichen_am,
       (SELECT coalesce(jsonb_agg(v.wert || jsonb_build_object('schuldner', coalesce(
                 (SELECT string_agg(api.schuldnername(b.mandant_id, t.mietverhaeltnis_id, t.eigentuemer_id) || CASE WHEN jsonb_array_length(v.wert->'teile') > 1 THEN ' ' || t.betrag ELSE '' END, ', ')
                    FROM jsonb_to_recordset(v.wert->'teile') AS t(mietverhaeltnis_id bigint, eigentuemer_id bigint, betrag text)),
                 (SELECT api.schuldnername(z.mandant_id, z.mietverhaeltnis_id, z.eigentuemer_id) FROM akte.zahlungen z WHERE z.mandant_id = b.mandant_id AND z.id = (v.wert->>'zahlung_id')::bigint)),
               'zeichen', (SELECT string_agg(coalesce(m.vertragsnummer, ob.nummer || '/' || e.nummer), ', ') FROM jsonb_to_recordset(v.wert->'teile') AS t(mietverhaeltnis_id bigint, einheit_id bigint)
                             LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = b.mandant_id AND m.id = t.mietverhaeltnis_id
                             LEFT JOIN akte.einheiten e ON e.mandant_id = b.mandant_id AND e.id = t.einheit_id LEFT JOIN akte.objekte ob ON ob.mandant_id = e.mandant_id AND ob.id = e.objekt_id)) ORDER BY v.nr), '[]')
          FROM jsonb_array_elements(b.vorschlaege) WITH ORDINALITY AS v(wert, nr)) AS vorschlaege,
       d.art AS entscheidung, d.automatisch, d.grund, d.entschieden_am, api.akteurname(d.entschieden_von) AS entschieden_von,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('schuldner', api.schuldnername(z.mandant_id, z.mietverhaeltnis_id, z.eigentuemer_id), 'mietverhaeltnis_id', z.mietverhaeltnis_id, 'eigentuemer_id', z.eigentuemer_id,
                 'einheit_id', z.einheit_id, 'betrag', z.betrag, 'frei', z.frei) ORDER BY z.id), '[]') FROM akte.zahlungen z WHERE z.mandant_id = b.mandant_id AND z.entscheidung_id = d.id
           AND NOT EXISTS (SELECT FROM akte.zahlungen s WHERE s.mandant_id = z.mandant_id AND s.storno_von = z.id)) AS zahlungen
  FROM akte.kontobewegungen b
  JOIN akte.kontoauszuege a ON a.mandant_id = b.mandant_id AND a.id = b.kontoauszug_id
  JOIN akte.bankkonten k ON k.mandant_id = b.mandant_id AND k.id = b.bankkonto_id
  JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id
  LEFT JOIN LATERAL (SELECT e.* FROM akte.bankentscheidungen e WHERE e.mandant_id = b.mandant_id AND e.kontobewegung_id = b.id AND e.art <> 'storno'
                        AND NOT EXISTS (SELECT FROM akte.bankentscheidungen s WHERE s.mandant_id = e.mandant_id AND s.storno_von = e.id) ORDER BY e.id DESC LIMIT 1) d ON true;
GRANT SELECT ON api.kontobewegungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.kontobewegungen IS 'Kontobewegungen mit Stand (bereit, offen, zugeordnet, rueckgabe, sonstige, fremd, ausgang), Sicherheit, Vorschlägen mit Namen und Gründen und der geltenden Entscheidung mit ihren Zahlungen (Euro).';
