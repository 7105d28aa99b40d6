-- The own deposits with what was paid in and the interest up to today.
--   SELECT betrag, eingezahlt, zinsen, stand FROM portal.meine_kaution;   →  2760.00 | 2760.00 | 77.39 | 2837.39
CREATE VIEW portal.meine_kaution WITH (security_invoker = true, security_barrier = true) AS
SELECT m.kennung AS mietverhaeltnis, c.art, c.betrag, c.raten, c.verzinslich, c.vereinbart_am, z.eingezahlt, z.zinsen, z.grundlage, z.jahre, z.fehlt, coalesce(z.bis, h.heute) AS stand_am,
       coalesce((SELECT jsonb_agg(jsonb_build_object('art', b.art, 'betrag', b.betrag, 'wertstellung', b.wertstellung, 'text', b.text) ORDER BY b.wertstellung, b.id)
                   FROM akte.kaution_buchungen b WHERE b.mandant_id = c.mandant_id AND b.kaution_id = c.id), '[]') AS buchungen,
       coalesce((SELECT sum(b.betrag) FROM akte.kaution_buchungen b WHERE b.mandant_id = c.mandant_id AND b.kaution_id = c.id), 0) AS gebucht,
       (SELECT jsonb_build_object('status', a.status, 'frist_bis', a.frist_bis) FROM akte.kautionsabrechnungen a
         WHERE a.mandant_id = c.mandant_id AND a.mietverhaeltnis_id = c.mietverhaeltnis_id ORDER BY a.id DESC LIMIT 1) AS abrechnung
  FROM akte.kautionen c
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = c.mandant_id AND m.id = c.mietverhaeltnis_id
  CROSS JOIN (SELECT heute FROM portal.wohnungen() LIMIT 1) h
  LEFT JOIN portal.kautionszinsen() z ON z.kaution_id = c.id;
GRANT SELECT ON portal.meine_kaution TO mietakte_portal;
COMMENT ON VIEW portal.meine_kaution IS
'Eigene Kaution (EUR): betrag (vereinbart), eingezahlt, zinsen bis stand_am (NULL: noch kein Satz bekannt; fehlt nennt die Jahre ohne Satz), jahre (Zinsen je Jahr), buchungen, gebucht (Summe der Buchungen), abrechnung {status, frist_bis}. Norm: § 551 Abs. 3 BGB.';
