-- SEPA mandates with what they are worth today.
--   SELECT mandatsreferenz, gilt, grund, zuletzt_am FROM api.sepa_mandate WHERE mietverhaeltnis_id = 17;
--    M2611-0A1B2C3D4E | t |  | 2026-12-03
CREATE VIEW api.sepa_mandate WITH (security_invoker = true, security_barrier = true) AS
SELECT m.id, m.kennung, m.mietverhaeltnis_id, m.eigentuemer_id, m.einheit_id, m.mandatsreferenz, m.art, m.unterschrieben_am, m.gueltig_ab, b.iban, b.bic, b.inhaber,
       st.grund IS NULL AS gilt, st.grund, st.zuerst_am, st.zuletzt_am, st.laeuft_ab_am, w.widerrufen_am, w.grund AS widerruf_grund, d.kennung AS datei,
       m.erfasst_am, api.akteurname(m.erfasst_von) AS erfasst_von
  FROM akte.sepa_mandate m
  JOIN akte.bankkonten b ON b.mandant_id = m.mandant_id AND b.id = m.bankkonto_id
  LEFT JOIN akte.sepa_widerrufe w ON w.mandant_id = m.mandant_id AND w.mandat_id = m.id
  LEFT JOIN akte.dateien d ON d.mandant_id = m.mandant_id AND d.id = m.datei_id
  LEFT JOIN api.sepa_stand() st ON st.mandat_id = m.id;
GRANT SELECT ON api.sepa_mandate TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.sepa_mandate IS 'SEPA-Mandate mit Konto und heutigem Stand: gilt, sonst grund (widerrufen, ersetzt, abgelaufen, noch nicht gültig); erste und letzte Nutzung, Ablauf nach 36 Monaten.';
