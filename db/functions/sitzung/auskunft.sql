-- Login and devices of a tenant, for Art. 15. Behind the doors of the engine only.
-- SELECT sitzung.auskunft(1, 17);
--  {"zugaenge": [{"email": "k@example.org", …}], "sitzungen": [{"geraet": "Firefox", "ip": "203.0.113.7", …}]}
CREATE FUNCTION sitzung.auskunft(p_mandant_id bigint, p_mieter_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT jsonb_build_object(
  'zugaenge', (SELECT coalesce(jsonb_agg(jsonb_build_object('email', z.email, 'angelegt_am', z.angelegt_am, 'passwort_geaendert_am', z.passwort_geaendert_am, 'gesperrt_am', z.gesperrt_am,
                                                   'fehlversuche', z.fehlversuche) ORDER BY z.id), '[]')
                 FROM sitzung.zugaenge AS z WHERE z.mandant_id = p_mandant_id AND z.mieter_id = p_mieter_id AND z.mandant_id = sitzung.mandant_id()),
  'sitzungen', (SELECT coalesce(jsonb_agg(jsonb_build_object('geraet', s.geraet, 'ip', s.ip, 'erstellt_am', s.erstellt_am, 'zuletzt_am', s.zuletzt_am, 'widerrufen_am', s.widerrufen_am) ORDER BY s.id), '[]')
                  FROM sitzung.sitzungen AS s JOIN sitzung.zugaenge AS z ON z.mandant_id = s.mandant_id AND z.id = s.zugang_id
                 WHERE z.mandant_id = p_mandant_id AND z.mieter_id = p_mieter_id AND z.mandant_id = sitzung.mandant_id()))
$$;

ALTER FUNCTION sitzung.auskunft(bigint, bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.auskunft(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.auskunft(bigint, bigint) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.auskunft(bigint, bigint) IS
'Zugang und Anmeldungen eines Mieters des handelnden Mandanten, ohne Passwort und Token. Norm: Art. 15 DSGVO.';
