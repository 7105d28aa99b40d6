-- What the page behind an owner's link shows. Looking is recorded, and decides nothing.
--
-- BEGIN; SELECT sitzung.betreten('77d0…');
-- SELECT portal.freigabe_ansicht('Firefox')->>'titel';
--  Steigleitung im Bad erneuern
-- COMMIT;
CREATE FUNCTION portal.freigabe_ansicht(p_geraet text DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_v engine.vorgang := portal.freigabe_vorgang(v_s);
  v_t engine.traeger;
BEGIN
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = v_v.traeger_id;
  PERFORM engine.uebergang(v_s, v_v, engine.uebergang_suchen(v_v, 'freigabe_ansehen'), v_t,
    pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('geraet', pg_catalog.left(p_geraet, 200))), '{}', NULL);
  RETURN (
    SELECT pg_catalog.jsonb_build_object(
             'verwaltung', pg_catalog.jsonb_build_object('name', m.name, 'telefon', m.telefon, 'email', m.email, 'strasse', m.strasse, 'plz', m.plz, 'ort', m.ort),
             'eigentuemer', regel.personenname(e.titel, e.vorname, e.nachname, e.firma),
             'titel', i.titel, 'beschreibung', i.beschreibung, 'gewerk', i.gewerk, 'dringend', i.dringend,
             'objekt', o.strasse || ', ' || o.plz || ' ' || o.ort, 'einheit', (SELECT pg_catalog.concat_ws(', ', w.bezeichnung, w.lage) FROM akte.einheiten w WHERE w.mandant_id = i.mandant_id AND w.id = i.einheit_id),
             'angebot', pg_catalog.jsonb_build_object('firma', a.firma, 'betrag', a.betrag::text, 'vom', a.angebot_am, 'umfang', a.umfang,
                'datei', (SELECT d.kennung FROM akte.dateien d WHERE d.mandant_id = a.mandant_id AND d.id = a.datei_id)),
             'fotos', coalesce((SELECT pg_catalog.jsonb_agg(d.kennung ORDER BY p.id)
                                  FROM akte.instandsetzung_fotos p JOIN akte.dateien d ON d.mandant_id = p.mandant_id AND d.id = p.datei_id
                                 WHERE p.mandant_id = i.mandant_id AND p.instandsetzung_id = i.id AND p.art = 'schaden'), '[]'),
             'nachrichten', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('von', n.von, 'text', n.text, 'am', n.am) ORDER BY n.id)
                                        FROM akte.freigabe_nachrichten n WHERE n.mandant_id = f.mandant_id AND n.freigabe_id = f.id), '[]'),
             'angefragt_am', f.angefragt_am, 'antwort_bis', f.antwort_bis)
      FROM akte.freigaben f
      JOIN akte.instandsetzungen i ON i.mandant_id = f.mandant_id AND i.id = f.instandsetzung_id
      JOIN akte.instandsetzung_angebote a ON a.mandant_id = f.mandant_id AND a.id = f.angebot_id
      JOIN akte.eigentuemer e ON e.mandant_id = f.mandant_id AND e.id = f.eigentuemer_id
      JOIN akte.objekte o ON o.mandant_id = i.mandant_id AND o.id = i.objekt_id
      JOIN akte.mandanten m ON m.id = f.mandant_id
     WHERE f.mandant_id = v_s.mandant_id AND f.id = sitzung.freigabe_link_gilt());
END
$fn$;
ALTER FUNCTION portal.freigabe_ansicht(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.freigabe_ansicht(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.freigabe_ansicht(text) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.freigabe_ansicht(text) IS
'Seite des Eigentümer-Links: Verwaltung, Maßnahme, Angebot, Fotos (Kennungen), Fragen und Antworten, Frist. Jeder Aufruf steht im Protokoll des Vorgangs, p_geraet (Kennung des Browsers) mit ihm; entschieden wird nichts. Danach COMMIT.
Fehler: MA001, MA002, MA107 der Link gilt nicht (mehr).';
