-- What a notice Vorgang has recorded: the notice and every declaration that arrived inside it.
--   SELECT durch, mietende, erklaerungen->0->>'form' FROM api.kuendigung_stand WHERE vorgang_id = 4711;
--    mieter | 2026-05-31 | papier
CREATE VIEW api.kuendigung_stand WITH (security_invoker = true, security_barrier = true) AS
SELECT k.mandant_id, k.vorgang_id, k.mietverhaeltnis_id, k.durch, k.art, k.grund, k.mietende, k.mietende_spaetestens, k.strittig, k.widerspruch_bis,
       k.widerspruch_am, k.widerspruch_grund, k.fortsetzung_bis, k.klage_am, k.klage_aktenzeichen, k.raeumung_am,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', e.nummer, 'durch', e.durch, 'art', e.art, 'form', e.form, 'grund', e.grund,
                   'zugang_am', e.zugang_am, 'zugang_nachweis', e.zugang_nachweis, 'frist_monate', e.frist_monate, 'mietende', e.mietende,
                   'mietende_spaetestens', e.mietende_spaetestens, 'strittig', e.strittig, 'widerspruch_bis', e.widerspruch_bis, 'rechenweg', e.rechenweg)
                   ORDER BY e.nummer)
                   FROM akte.kuendigung_erklaerungen e WHERE e.mandant_id = k.mandant_id AND e.kuendigung_id = k.id), '[]') AS erklaerungen
  FROM akte.kuendigungen k;
GRANT SELECT ON api.kuendigung_stand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.kuendigung_stand IS
'Kündigung eines Vorgangs mit allen zugegangenen Erklärungen und ihrem Rechenweg (recht.kuendigungsfrist).';
