-- A deposit settlement as it stands: newest version of every position, every statement sent, payment orders.
--   SELECT frist_bis, positionen->0->>'bezeichnung', jsonb_array_length(teilabrechnungen) FROM api.kautionsabrechnung_stand WHERE vorgang_id = 4713;
--    2026-11-30 | Backofen: Glasscheibe fehlt | 1
CREATE VIEW api.kautionsabrechnung_stand WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, a.mietverhaeltnis_id, a.frist_bis, a.ueberfaellig, a.einwendung_am, a.einwendung_text, k.art AS kaution_art, k.betrag AS kaution_betrag,
       coalesce((SELECT sum(b.betrag) FROM akte.kaution_buchungen b WHERE b.mandant_id = k.mandant_id AND b.kaution_id = k.id), 0) AS kaution_stand,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', p.nummer, 'fassung', p.fassung, 'art', p.art, 'bezeichnung', p.bezeichnung,
                   'verantwortlich', p.verantwortlich, 'betrag', p.betrag, 'behoben_am', p.behoben_am, 'begruendung', p.begruendung,
                   'geschaetzt', g.kosten_geschaetzt, 'raum', g.raum) ORDER BY p.nummer)
                   FROM akte.kaution_positionen p
                   LEFT JOIN akte.uebergabe_maengel g ON g.mandant_id = p.mandant_id AND g.id = p.mangel_id
                  WHERE p.mandant_id = a.mandant_id AND p.abrechnung_id = a.id
                    AND NOT EXISTS (SELECT FROM akte.kaution_positionen n WHERE n.mandant_id = p.mandant_id AND n.abrechnung_id = p.abrechnung_id
                                       AND n.nummer = p.nummer AND n.fassung > p.fassung)), '[]') AS positionen,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', t.nummer, 'art', t.art, 'stichtag', t.stichtag, 'kaution', t.kaution, 'zinsen', t.zinsen,
                   'einbehalte', t.einbehalte, 'nk_vorbehalt', t.nk_vorbehalt, 'bereits_gezahlt', t.bereits_gezahlt, 'auszahlung', t.auszahlung,
                   'erstellt_am', t.erstellt_am, 'rechenweg', t.rechenweg) ORDER BY t.nummer)
                   FROM akte.kaution_teilabrechnungen t WHERE t.mandant_id = a.mandant_id AND t.abrechnung_id = a.id), '[]') AS teilabrechnungen,
       coalesce((SELECT jsonb_agg(jsonb_build_object('betrag', z.betrag, 'empfaenger', z.empfaenger, 'iban', z.iban, 'zweck', z.zweck,
                   'erteilt_am', z.erteilt_am, 'ausgefuehrt_am', z.ausgefuehrt_am) ORDER BY z.id)
                   FROM akte.zahlungsauftraege z WHERE z.mandant_id = a.mandant_id AND z.vorgang_id = a.vorgang_id), '[]') AS auftraege
  FROM akte.kautionsabrechnungen a
  LEFT JOIN akte.kautionen k ON k.mandant_id = a.mandant_id AND k.id = a.kaution_id;
GRANT SELECT ON api.kautionsabrechnung_stand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.kautionsabrechnung_stand IS
'Kautionsabrechnung eines Vorgangs: Positionen in ihrer neuesten Fassung, erstellte Abrechnungen mit Rechenweg, Zahlungsaufträge. Beträge in EUR. frist_bis ist die eigene Frist der Verwaltung, keine gesetzliche.';
