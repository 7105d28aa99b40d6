-- The protocol as it was signed, in the words of docs/dokumente.md.
CREATE FUNCTION regel.uebergabe_protokoll_ausstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u      akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_i      jsonb := regel.uebergabe_inhalt(v_u.mandant_id, v_u.id);
  v_kopf   jsonb := regel.dokument_kopf(p_k);
  v_wer    text := coalesce(v_kopf->'absender'->>'bearbeitung', v_kopf->'absender'->>'name');
  v_digest text := pg_catalog.encode(v_u.protokoll_digest, 'hex');
  v_einzug jsonb;      -- keys as handed over at the Einzug: what has to come back
  v_keys   jsonb;
  v_zeichen jsonb;
  v_menschen jsonb;
BEGIN
  IF p_k.variante = 'auszug' THEN
    SELECT regel.uebergabe_inhalt(e.mandant_id, e.id)->'schluessel' INTO v_einzug
      FROM akte.uebergaben e
     WHERE e.mandant_id = p_k.mandant_id AND e.mietverhaeltnis_id = p_k.bezug_id AND e.variante = 'einzug' AND e.status = 'abgeschlossen';
  END IF;
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'bezeichnung', k->>'art', 'nummer', k->>'nummer', 'anzahl', k->'anzahl', 'bemerkung', k->>'bemerkung',
           'anzahl_soll', (SELECT e->'anzahl' FROM pg_catalog.jsonb_array_elements(v_einzug) e
                            WHERE pg_catalog.lower(e->>'art') = pg_catalog.lower(k->>'art') AND coalesce(pg_catalog.lower(e->>'nummer'), '') = coalesce(pg_catalog.lower(k->>'nummer'), ''))) ORDER BY nr), '[]')
    INTO v_keys
    FROM pg_catalog.jsonb_array_elements(v_i->'schluessel') WITH ORDINALITY AS x(k, nr);

  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'rolle', s.partei, 'name', s.name, 'niveau', s.stufe, 'zeitpunkt', audit.zeitpunkt(s.unterzeichnet_am), 'geraet', s.geraet,
           'protokoll_sha256', v_digest, 'bild', CASE WHEN d.typ LIKE 'image/%' THEN d.kennung END,
           'pruefung', s.gepruefte_signatur->>'ergebnis', 'zeuge', s.zeuge, 'grund', s.grund) ORDER BY s.id)
    INTO v_zeichen
    FROM akte.uebergabe_unterschriften s LEFT JOIN akte.dateien d ON d.mandant_id = s.mandant_id AND d.id = s.datei_id
   WHERE s.mandant_id = v_u.mandant_id AND s.uebergabe_id = v_u.id AND s.protokoll_digest = v_u.protokoll_digest;

  -- present is who signed or refused; whoever else signed for a side represents it
  SELECT pg_catalog.jsonb_agg(b.zeile ORDER BY b.teil, b.nr) INTO v_menschen
    FROM (
      SELECT 1 AS teil, 1::bigint AS nr, pg_catalog.jsonb_build_object('rolle', 'vermieter', 'name', v_kopf->'vermieter'->>'name', 'anwesend', true,
               'vertreten_durch', (SELECT nullif(pg_catalog.string_agg(z->>'name', ', '), v_kopf->'vermieter'->>'name') FROM pg_catalog.jsonb_array_elements(v_zeichen) z WHERE z->>'rolle' = 'vermieter')
                                  || CASE WHEN (v_kopf->'vermieter'->>'vertreten')::boolean THEN ', ' || (v_kopf->'absender'->>'name') ELSE '' END) AS zeile
      UNION ALL
      SELECT 2, v.nummer, pg_catalog.jsonb_build_object('rolle', 'mieter', 'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'anwesend', s.da,
               'vertreten_durch', CASE WHEN NOT s.da THEN (
                  SELECT pg_catalog.string_agg(t.name, ', ' ORDER BY t.id) FROM akte.uebergabe_unterschriften t
                   WHERE t.mandant_id = v_u.mandant_id AND t.uebergabe_id = v_u.id AND t.protokoll_digest = v_u.protokoll_digest AND t.partei = 'mieter' AND t.mieter_id IS NULL) END)
        FROM akte.vertragsparteien v JOIN akte.mieter p ON p.mandant_id = v.mandant_id AND p.id = v.mieter_id
        CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM akte.uebergabe_unterschriften t WHERE t.mandant_id = v_u.mandant_id AND t.uebergabe_id = v_u.id
                                              AND t.protokoll_digest = v_u.protokoll_digest AND t.mieter_id = p.id) AS da) s
       WHERE v.mandant_id = p_k.mandant_id AND v.mietverhaeltnis_id = p_k.bezug_id AND (v.bis IS NULL OR v.bis >= p_k.heute)
      UNION ALL
      SELECT DISTINCT 3, 1::bigint, pg_catalog.jsonb_build_object('rolle', 'zeuge', 'name', z->>'zeuge', 'anwesend', true, 'vertreten_durch', NULL)
        FROM pg_catalog.jsonb_array_elements(v_zeichen) z WHERE z->>'zeuge' IS NOT NULL) b;

  PERFORM regel.post_einreihen(p_k, regel.dokument_anlegen(p_k => p_k, p_art => 'uebergabeprotokoll',
    p_titel => CASE p_k.variante WHEN 'einzug' THEN 'Übergabeprotokoll zum Einzug' ELSE 'Übergabeprotokoll zum Auszug' END,
    p_vorlage_version => 1, p_fuer_mieter => true,
    p_daten => v_kopf || pg_catalog.jsonb_build_object(
      'betreff', pg_catalog.jsonb_build_object('titel', CASE p_k.variante WHEN 'einzug' THEN 'Übergabeprotokoll zum Einzug' ELSE 'Übergabeprotokoll zum Auszug' END, 'zusatz', NULL),
      'uebergabe', pg_catalog.jsonb_build_object(
        'variante', v_u.variante, 'beginn', audit.zeitpunkt(v_u.begonnen_am),
        'ende', (SELECT audit.zeitpunkt(max(s.unterzeichnet_am)) FROM akte.uebergabe_unterschriften s
                  WHERE s.mandant_id = v_u.mandant_id AND s.uebergabe_id = v_u.id AND s.protokoll_digest = v_u.protokoll_digest),
        'uebergang_am', v_u.uebergeben_am,
        'mietende', (SELECT m.mietende FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id),
        'verjaehrung_548_am', v_u.verjaehrung_am, 'protokollfuehrung', v_wer, 'bemerkungen', v_u.bemerkung, 'protokoll_sha256', v_digest,
        'neue_anschrift', CASE WHEN v_i->'neue_anschrift' <> 'null' THEN (v_i->'neue_anschrift') || '{"zusatz": null}' END,
        'vollstaendig', NOT EXISTS (SELECT FROM pg_catalog.jsonb_to_recordset(v_keys) AS k(anzahl int, anzahl_soll int) WHERE k.anzahl < k.anzahl_soll)),
      'beteiligte', v_menschen,
      'zaehler', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
          'art', CASE z->>'art' WHEN 'strom' THEN 'Strom' WHEN 'gas' THEN 'Gas' WHEN 'kaltwasser' THEN 'Kaltwasser' WHEN 'warmwasser' THEN 'Warmwasser'
                                WHEN 'heizung' THEN 'Heizkostenverteiler' WHEN 'waerme' THEN 'Wärmemengenzähler' ELSE 'Sonstiger Zähler' END,
          'nummer', z->>'nummer', 'ort', z->>'ort', 'stand', z->>'stand', 'einheit', z->>'einheit',
          'abgelesen_am', (v_u.begonnen_am AT TIME ZONE 'Europe/Berlin')::date, 'bemerkung', z->>'bemerkung', 'foto', z->>'foto') ORDER BY nr)
        FROM pg_catalog.jsonb_array_elements(v_i->'zaehler') WITH ORDINALITY AS x(z, nr)), '[]'),
      'schluessel', v_keys,
      'raeume', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', r->>'raum', 'bemerkung', r->>'bemerkung', 'flaeche_qm', NULL,
          'zustand', CASE r->>'zustand' WHEN 'ohne_maengel' THEN 'ohne Mängel' WHEN 'gebrauchsspuren' THEN 'übliche Gebrauchsspuren' ELSE 'mit Mängeln' END) ORDER BY nr)
        FROM pg_catalog.jsonb_array_elements(v_i->'raeume') WITH ORDINALITY AS x(r, nr)), '[]'),
      'maengel', coalesce((SELECT pg_catalog.jsonb_agg((g - 'id') || pg_catalog.jsonb_build_object('fotos', coalesce((
            SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kennung', f->>'kennung', 'aufgenommen_am', f->>'aufgenommen_am', 'sha256', f->>'sha256',
                     'beschreibung', coalesce(f->>'bezeichnung', 'Foto ' || fnr)) ORDER BY fnr)
              FROM (SELECT f, pg_catalog.row_number() OVER (ORDER BY alle.nr) AS fnr
                      FROM pg_catalog.jsonb_array_elements(v_i->'fotos') WITH ORDINALITY AS alle(f, nr) WHERE f->'mangel_id' = g->'id') y), '[]')) ORDER BY nr)
        FROM pg_catalog.jsonb_array_elements(v_i->'maengel') WITH ORDINALITY AS x(g, nr)), '[]'),
      -- photos of the flat that belong to no defect are part of what was signed, too
      'fotos', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kennung', f->>'kennung', 'aufgenommen_am', f->>'aufgenommen_am', 'sha256', f->>'sha256',
                                  'beschreibung', coalesce(f->>'bezeichnung', 'Foto ' || fnr)) ORDER BY fnr)
                           FROM (SELECT f, pg_catalog.row_number() OVER (ORDER BY alle.nr) AS fnr
                                   FROM pg_catalog.jsonb_array_elements(v_i->'fotos') WITH ORDINALITY AS alle(f, nr) WHERE f->>'mangel_id' IS NULL) y), '[]'),
      'unterschriften', v_zeichen)));
  RETURN pg_catalog.jsonb_build_object('dokument', 'uebergabeprotokoll');
END
$fn$;
ALTER FUNCTION regel.uebergabe_protokoll_ausstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_protokoll_ausstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_protokoll_ausstellen(engine.kontext) IS
'Stellt das Übergabeprotokoll aus: eingefrorene Daten nach docs/dokumente.md.';
