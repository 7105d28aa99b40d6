-- The whole file of one tenancy in one row: head, people, money, documents, deadlines, every Vorgang with its steps.
--   SELECT vertragsnummer, mieter, jsonb_array_length(vorgaenge) FROM api.mietakte WHERE kennung = '0d6f…';
--    MV-0047 | Katrin Ostermann, Jonas Ostermann | 5
CREATE VIEW api.mietakte WITH (security_invoker = true, security_barrier = true) AS
SELECT b.*, m.ueberlassung_am, m.auszug_geplant_am, m.rueckgabe_am, m.ausgang, m.gewerbe, m.lastschrift, m.mahnsperre, m.erwachsene, m.kinder, m.personen,
       m.notizen, m.kuendigung_sonderfall, (SELECT engine.heute()) AS heute,
       (SELECT api.personenname(w.titel, w.vorname, w.nachname, w.firma) FROM akte.eigentuemer w
         WHERE w.mandant_id = m.mandant_id AND w.id = coalesce(
           (SELECT ev.eigentuemer_id FROM akte.eigentumsverhaeltnisse ev
             WHERE ev.mandant_id = m.mandant_id AND ev.einheit_id = m.einheit_id AND ev.von <= (SELECT engine.heute())
               AND coalesce(ev.bis, 'infinity') >= (SELECT engine.heute()) ORDER BY ev.von DESC LIMIT 1),
           (SELECT o.eigentuemer_id FROM akte.objekte o WHERE o.mandant_id = m.mandant_id AND o.id = b.objekt_id))) AS vermieter,

       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'kennung', t.kennung, 'name', api.personenname(t.titel, t.vorname, t.nachname, t.firma), 'anrede', t.anrede, 'von', vp.von, 'bis', vp.bis,
                   'strasse', t.strasse, 'plz', t.plz, 'ort', t.ort, 'zustellhinweis', t.zustellhinweis,
                   'telefon', coalesce(t.telefon_mobil, t.telefon_privat, t.telefon_dienst), 'email', t.email, 'notizen', t.notizen,
                   'konten', (SELECT jsonb_agg(jsonb_build_object('iban', k.iban, 'bank', k.bank, 'inhaber', k.inhaber, 'gueltig_ab', k.gueltig_ab)
                                               ORDER BY k.gueltig_ab DESC NULLS LAST, k.id DESC)
                                FROM akte.bankkonten k WHERE k.mandant_id = t.mandant_id AND k.mieter_id = t.id)) ORDER BY vp.nummer, vp.id)
                   FROM akte.vertragsparteien vp JOIN akte.mieter t ON t.mandant_id = vp.mandant_id AND t.id = vp.mieter_id
                  WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id), '[]') AS parteien,
       coalesce((SELECT jsonb_agg(jsonb_build_object('name', w.vorname || ' ' || w.nachname, 'kind', w.kind) ORDER BY w.kind, w.id)
                   FROM akte.bewohner w WHERE w.mandant_id = m.mandant_id AND w.mietverhaeltnis_id = m.id), '[]') AS bewohner,

       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'gueltig_ab', c.gueltig_ab, 'mietart', c.mietart, 'nettokaltmiete', c.nettokaltmiete, 'vorauszahlung_bk', c.vorauszahlung_bk,
                   'vorauszahlung_hk', c.vorauszahlung_hk, 'uebriges', c.garage + c.stellplatz + c.sonstige,
                   'gesamt', c.nettokaltmiete + c.vorauszahlung_bk + c.vorauszahlung_hk + c.garage + c.stellplatz + c.sonstige,
                   'grund', c.grund, 'vorgang_id', c.vorgang_id) ORDER BY c.gueltig_ab DESC, c.id DESC)
                   FROM akte.mietkonditionen c WHERE c.mandant_id = m.mandant_id AND c.mietverhaeltnis_id = m.id), '[]') AS konditionen,
       (SELECT jsonb_build_object('art', k.art, 'betrag', k.betrag, 'raten', k.raten, 'vereinbart_am', k.vereinbart_am, 'verzinslich', k.verzinslich,
                 'stand', coalesce(sum(x.betrag), 0), 'eingezahlt', coalesce(sum(x.betrag) FILTER (WHERE x.art IN ('einzahlung', 'storno')), 0),
                 'buchungen', coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'wertstellung', x.wertstellung, 'art', x.art, 'text', x.text, 'betrag', x.betrag,
                                                                    'saldo', x.saldo, 'vorgang_id', x.vorgang_id, 'storniert', x.storniert) ORDER BY x.wertstellung, x.id)
                                       FILTER (WHERE x.id IS NOT NULL), '[]'))
          FROM akte.kautionen k
          LEFT JOIN (SELECT y.*, sum(y.betrag) OVER (PARTITION BY y.mandant_id, y.kaution_id ORDER BY y.wertstellung, y.id) AS saldo,
                            EXISTS (SELECT FROM akte.kaution_buchungen n WHERE n.mandant_id = y.mandant_id AND n.storno_von = y.id) AS storniert
                       FROM akte.kaution_buchungen y) x ON x.mandant_id = k.mandant_id AND x.kaution_id = k.id
         WHERE k.mandant_id = m.mandant_id AND k.mietverhaeltnis_id = m.id
         GROUP BY k.art, k.betrag, k.raten, k.vereinbart_am, k.verzinslich) AS kaution,
       api.kaution_sperre(m.id) AS kaution_sperre,
       coalesce((SELECT jsonb_agg(jsonb_build_object('jahr', z.jahr, 'satz', z.satz, 'quelle', z.quelle) ORDER BY z.jahr DESC)
                   FROM (SELECT DISTINCT ON (q.jahr) q.* FROM akte.kaution_zinssaetze q
                          WHERE q.mandant_id = b.mandant_id AND q.objekt_id = b.objekt_id ORDER BY q.jahr, q.id DESC) z), '[]') AS zinssaetze,
       coalesce((SELECT jsonb_agg(jsonb_build_object('betrag', z.betrag, 'empfaenger', z.empfaenger, 'iban', z.iban, 'zweck', z.zweck, 'erteilt_am', z.erteilt_am,
                                                     'ausgefuehrt_am', z.ausgefuehrt_am, 'vorgang_id', z.vorgang_id) ORDER BY z.id DESC)
                   FROM akte.zahlungsauftraege z WHERE z.mandant_id = m.mandant_id AND z.mietverhaeltnis_id = m.id), '[]') AS auftraege,

       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'kennung', d.kennung, 'art', d.art, 'titel', d.titel, 'version', d.version, 'erstellt_am', d.erstellt_am, 'vorgang_id', d.vorgang_id,
                   'fuer_mieter', d.fuer_mieter, 'sha256', encode(df.sha256, 'hex'), 'fertig', df.id IS NOT NULL,
                   'ersetzt', EXISTS (SELECT FROM akte.dokumente n WHERE n.mandant_id = d.mandant_id AND n.vorgang_id = d.vorgang_id
                                         AND n.art = d.art AND n.an = d.an AND n.version > d.version)) ORDER BY d.erstellt_am DESC, d.id DESC)
                   FROM akte.dokumente d
                   LEFT JOIN akte.dokument_dateien df ON df.mandant_id = d.mandant_id AND df.dokument_id = d.id
                  WHERE d.mandant_id = m.mandant_id AND d.mietverhaeltnis_id = m.id), '[]') AS dokumente,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', f.kennung, 'name', f.name, 'typ', f.typ, 'hochgeladen_am', f.hochgeladen_am,
                                                     'vorgang_id', va.vorgang_id) ORDER BY f.id)
                   FROM akte.vertragsabschluesse va JOIN akte.dateien f ON f.mandant_id = va.mandant_id AND f.id = va.vertrag_datei_id
                  WHERE va.mandant_id = m.mandant_id AND va.mietverhaeltnis_id = m.id), '[]') AS dateien,

       coalesce((SELECT jsonb_agg(jsonb_build_object('faellig_am', f.faellig_am, 'titel', f.titel, 'norm', f.norm, 'vorgang_id', f.vorgang_id,
                                                     'vorgang', x.titel) ORDER BY f.faellig_am, f.id)
                   FROM engine.fristen f JOIN engine.vorgaenge x ON x.mandant_id = f.mandant_id AND x.id = f.vorgang_id
                  WHERE x.mandant_id = m.mandant_id AND x.traeger_id = m.traeger_id AND f.erledigt_am IS NULL), '[]') AS fristen,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'id', x.id, 'automat', x.automat, 'titel', x.titel, 'norm', x.norm, 'variante', x.variante, 'zustand', x.zustand,
                   'zustand_titel', x.zustand_titel, 'zustand_art', x.zustand_art, 'gestartet_am', x.gestartet_am, 'beendet_am', x.beendet_am,
                   'ende_art', x.ende_art, 'entstanden_aus', x.entstanden_aus, 'ist_klammer', x.ist_klammer, 'fremd', x.traeger_id <> m.traeger_id,
                   'klammer', CASE WHEN x.traeger_id <> m.traeger_id THEN api.klammer_name(x.mandant_id, x.traeger_id) END, 'uebernommen', x.uebernommen,
                   'bisher', (SELECT u.text FROM akte.uebernommene_vorgaenge u WHERE u.mandant_id = x.mandant_id AND u.vorgang_id = x.id),
                   'betrag', (SELECT u.betrag FROM akte.uebernommene_vorgaenge u WHERE u.mandant_id = x.mandant_id AND u.vorgang_id = x.id),
                   'plan_am', (SELECT u.geplant_am FROM akte.uebergaben u WHERE u.mandant_id = x.mandant_id AND u.vorgang_id = x.id)) ORDER BY x.gestartet_am, x.id)
                   FROM (
                     -- its own, what one of them led to elsewhere (the Instandsetzung of the object), and what elsewhere led to one of them (an Anfrage)
                     SELECT v.id FROM engine.vorgang v WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id
                     UNION
                     SELECT f.id FROM engine.vorgang v JOIN engine.vorgang f ON f.mandant_id = v.mandant_id AND f.entstanden_aus = v.id
                      WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND NOT f.ist_klammer
                     UNION
                     -- a statement that sent this lease a letter, an Anfrage about it
                     SELECT d.vorgang_id FROM akte.dokumente d WHERE d.mandant_id = m.mandant_id AND d.mietverhaeltnis_id = m.id
                     UNION
                     SELECT a.vorgang_id FROM akte.anfragen a WHERE a.mandant_id = m.mandant_id AND a.mietverhaeltnis_id = m.id
                     UNION
                     SELECT q.id FROM engine.vorgang v JOIN engine.vorgang q ON q.mandant_id = v.mandant_id AND q.id = v.entstanden_aus
                      WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND (q.traeger_id = v.traeger_id OR NOT q.ist_klammer)) n
                   -- one by one, by its number: joined, the planner would read every Vorgang of the client to find these
                   CROSS JOIN LATERAL (SELECT y.* FROM engine.vorgaenge y WHERE y.mandant_id = m.mandant_id AND y.id = n.id OFFSET 0) x), '[]') AS vorgaenge,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', n.nummer, 'gueltig_ab', n.gueltig_ab, 'unterzeichnet_am', n.unterzeichnet_am, 'text', n.text,
                                                     'dokument', n.dokument, 'dokument_name', n.dokument_name) ORDER BY n.nummer DESC)
                   FROM api.nachtraege n WHERE n.mandant_id = m.mandant_id AND n.mietverhaeltnis_id = m.id), '[]') AS nachtraege,
       -- state changes only: what stays in its state stands on the page of the Vorgang
       coalesce((SELECT jsonb_agg(jsonb_build_object('vorgang_id', e.vorgang_id, 'zeit', e.zeit, 'titel', coalesce(u.titel, 'Aus dem Altbestand übernommen'), 'zustand', e.nach, 'nach', z.titel,
                                                     'akteur', api.akteurname(e.akteur)) ORDER BY e.nr)
                   FROM audit.eintraege e
                   JOIN engine.vorgang x ON x.mandant_id = e.mandant_id AND x.id = e.vorgang_id
                   JOIN engine.zustaende z ON z.automat = x.automat AND z.version = x.version AND z.zustand = e.nach
                   LEFT JOIN engine.uebergaenge u ON u.automat = x.automat AND u.version = x.version AND u.von = coalesce(e.von, '') AND u.ereignis = e.ereignis
                  WHERE e.mandant_id = m.mandant_id AND e.strom_id = m.traeger_id AND e.von IS DISTINCT FROM e.nach), '[]') AS schritte
  FROM api.bestand b
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = b.mandant_id AND m.id = b.mietverhaeltnis_id;
GRANT SELECT ON api.mietakte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.mietakte IS
'Mietakte: ein Mietverhältnis je Zeile mit allem, was dazugehört, als JSON-Listen: parteien, bewohner, konditionen, kaution mit buchungen (EUR), kaution_sperre (warum nicht gebucht werden kann), zinssaetze des Kautionskontos (Prozent), auftraege, dokumente, dateien, fristen, vorgaenge, nachtraege, schritte. Immer über kennung oder mietverhaeltnis_id lesen.';
