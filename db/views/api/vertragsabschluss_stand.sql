-- SELECT datenschutz_am, unterzeichnet_am, vertrag FROM api.vertragsabschluss_stand WHERE vorgang_id = 4714;
--  2018-09-01 | 2018-09-10 | {"kennung": "0d6f…", "name": "Mietvertrag.pdf", "typ": "application/pdf"}
CREATE VIEW api.vertragsabschluss_stand WITH (security_invoker = true, security_barrier = true) AS
SELECT v.mandant_id, v.vorgang_id, v.mietverhaeltnis_id, v.datenschutz_am, v.datenschutz_fassung, v.unterzeichnet_am, v.unterzeichnet_form, v.gescheitert_grund,
       (SELECT jsonb_build_object('kennung', f.kennung, 'name', f.name, 'typ', f.typ) FROM akte.dateien f
         WHERE f.mandant_id = v.mandant_id AND f.id = v.vertrag_datei_id) AS vertrag,
       (SELECT jsonb_build_object('art', k.art, 'betrag', k.betrag, 'raten', k.raten, 'vereinbart_am', k.vereinbart_am) FROM akte.kautionen k
         WHERE k.mandant_id = v.mandant_id AND k.mietverhaeltnis_id = v.mietverhaeltnis_id) AS kaution
  FROM akte.vertragsabschluesse v;
GRANT SELECT ON api.vertragsabschluss_stand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.vertragsabschluss_stand IS
'Vertragsabschluss eines Vorgangs: Datenschutzinformation, Unterzeichnung, hochgeladener Vertrag, vereinbarte Kaution (EUR).';
