-- What the page behind the link of an order shows. Looking decides nothing.
--
-- BEGIN; SELECT sitzung.betreten('77d0…'); SELECT portal.auftrag_ansicht()->>'text'; COMMIT;
--  Klingel reparieren
CREATE FUNCTION portal.auftrag_ansicht()
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_j jsonb;
BEGIN
  SELECT pg_catalog.jsonb_build_object('verwaltung', pg_catalog.jsonb_build_object('name', m.name, 'telefon', m.telefon, 'email', m.email),
           'name', r.name, 'nummer', a.nummer, 'text', r.text, 'bis', r.bis, 'heute', engine.heute(), 'ort', regel.auftrag_ort(a), 'kontakt', regel.auftrag_kontakt(a), 'dringend', a.dringend,
           'fotos', coalesce((SELECT pg_catalog.jsonb_agg(d.kennung ORDER BY x.id) FROM akte.anfrage_dateien x JOIN akte.dateien d ON d.mandant_id = x.mandant_id AND d.id = x.datei_id AND d.art = 'foto'
                               WHERE x.mandant_id = a.mandant_id AND x.anfrage_id = a.id), '[]'))
    INTO v_j
    FROM akte.auftraege r JOIN akte.anfragen a ON a.mandant_id = r.mandant_id AND a.id = r.anfrage_id
    JOIN engine.vorgang v ON v.mandant_id = r.mandant_id AND v.id = r.vorgang_id AND v.beendet_am IS NULL
    JOIN akte.mandanten m ON m.id = r.mandant_id
   WHERE r.mandant_id = v_s.mandant_id AND r.id = sitzung.auftrag_link_gilt();
  IF v_j IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Dieser Link gilt nicht mehr.',
      DETAIL = 'Der Link ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
      HINT = 'Einen neuen Link anfordern.';
  END IF;
  RETURN v_j;
END
$fn$;
ALTER FUNCTION portal.auftrag_ansicht() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.auftrag_ansicht() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.auftrag_ansicht() TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.auftrag_ansicht() IS
'Seite des Auftrags-Links: Verwaltung, Auftrag, Ort, Person vor Ort (Name und Telefon), Frist, Fotos (Kennungen). Fehler: MA001, MA002, MA107 der Link gilt nicht (mehr).';
