-- The own handovers: the appointment before, the protocol with its signatures after.
--   SELECT variante, status, uebergeben_am, kann_zeichnen FROM portal.meine_uebergaben;   →  einzug | abgeschlossen | 2018-10-01 | f
CREATE VIEW portal.meine_uebergaben WITH (security_invoker = true, security_barrier = true) AS
SELECT u.kennung, m.kennung AS mietverhaeltnis, u.variante, u.status, u.geplant_am, u.termin, u.treffpunkt, u.uebergeben_am, portal.uebergabe_inhalt(u.kennung) AS inhalt,
       coalesce((SELECT jsonb_agg(jsonb_build_object('partei', s.partei, 'name', s.name, 'stufe', s.stufe, 'am', s.unterzeichnet_am) ORDER BY s.id)
                   FROM akte.uebergabe_unterschriften s WHERE s.mandant_id = u.mandant_id AND s.uebergabe_id = u.id AND s.protokoll_digest = u.protokoll_digest), '[]') AS unterschriften,
       encode(u.protokoll_digest, 'hex') AS protokoll_digest,
       u.status IN ('teilunterzeichnet', 'unterzeichnet')
         AND NOT EXISTS (SELECT FROM akte.uebergabe_unterschriften s WHERE s.mandant_id = u.mandant_id AND s.uebergabe_id = u.id AND s.protokoll_digest = u.protokoll_digest
                            AND s.mieter_id = (SELECT sitzung.mieter_id())) AS kann_zeichnen
  FROM akte.uebergaben u
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = u.mandant_id AND m.id = u.mietverhaeltnis_id
 WHERE u.status <> 'abgesagt'
 ORDER BY u.geplant_am DESC, u.id DESC;
GRANT SELECT ON portal.meine_uebergaben TO mietakte_portal;
COMMENT ON VIEW portal.meine_uebergaben IS
'Eigene Wohnungsübergaben: variante (einzug, auszug), status, termin, treffpunkt, inhalt des Protokolls (raeume, zaehler, schluessel, maengel, fotos) ab der ersten Unterschrift, unterschriften, protokoll_digest, kann_zeichnen.';
