-- One machine from its file. An unchanged definition changes nothing; a changed one becomes the next version.
-- SELECT engine.automat_laden('{"automat":"aufgabe_status", …}');   →  1
CREATE FUNCTION engine.automat_laden(p_definition jsonb)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_name   text := p_definition->>'automat';
  v_summe  bytea;
  v_alt    engine.automaten;
  v_version int;
BEGIN
  -- "wie" names one of "bausteine": the transition takes over its keys and keeps its own
  SELECT p_definition - 'bausteine' || pg_catalog.jsonb_build_object('uebergaenge',
           pg_catalog.jsonb_agg(CASE WHEN u ? 'wie' THEN p_definition->'bausteine'->(u->>'wie') || (u - 'wie') ELSE u END ORDER BY nr))
    INTO p_definition FROM pg_catalog.jsonb_array_elements(p_definition->'uebergaenge') WITH ORDINALITY AS x(u, nr);
  IF p_definition->'uebergaenge' @> '[null]' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA021', MESSAGE = 'Ein Übergang nennt einen Baustein, den es nicht gibt: ' || v_name,
      HINT = 'In db/automaten/' || v_name || '.sql „wie“ und „bausteine“ prüfen.';
  END IF;
  v_summe := pg_catalog.sha256(pg_catalog.convert_to(p_definition::text, 'UTF8'));
  SELECT a.* INTO v_alt FROM engine.automaten a WHERE a.automat = v_name AND a.aktuell;
  IF v_alt.pruefsumme = v_summe THEN
    RETURN v_alt.version;                      -- unchanged file: no new version
  END IF;
  v_version := coalesce((SELECT max(a.version) FROM engine.automaten a WHERE a.automat = v_name), 0) + 1;
  UPDATE engine.automaten AS a SET aktuell = false WHERE a.automat = v_name AND a.aktuell;

  INSERT INTO engine.automaten (automat, version, titel, norm, beschreibung, ist_klammer, traeger_arten, varianten, exklusiv,
                                status_tabelle, status_schluessel, definition, pruefsumme)
  VALUES (v_name, v_version, p_definition->>'titel', p_definition->>'norm', p_definition->>'beschreibung',
          coalesce((p_definition->>'klammer')::boolean, false),
          ARRAY(SELECT pg_catalog.jsonb_array_elements_text(p_definition->'traeger')),
          ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(p_definition->'varianten', '[]'))),
          coalesce((p_definition->>'exklusiv')::boolean, false),
          p_definition->'status'->>'tabelle', p_definition->'status'->>'schluessel', p_definition, v_summe);

  INSERT INTO engine.zustaende (automat, version, zustand, reihenfolge, art, titel, operativer_status)
  SELECT v_name, v_version, z->>'zustand', nr, coalesce(z->>'art', 'normal'), z->>'titel', coalesce(z->>'status', z->>'zustand')
    FROM pg_catalog.jsonb_array_elements(p_definition->'zustaende') WITH ORDINALITY AS x(z, nr);

  INSERT INTO engine.zustand_fristen (automat, version, zustand, ereignis, funktion, titel, norm)
  SELECT v_name, v_version, z->>'zustand', f->>'ereignis', f->>'funktion', f->>'titel', f->>'norm'
    FROM pg_catalog.jsonb_array_elements(p_definition->'zustaende') z,
         pg_catalog.jsonb_array_elements(coalesce(z->'fristen', '[]')) f;

  -- "von" may list several states, "nach": "=" stays where it is
  INSERT INTO engine.uebergaenge (automat, version, von, ereignis, nach, reihenfolge, art, rollen, titel, hilfe, norm, felder,
                                  guards_zustand, guards_eingabe, uebersteuerbar, effekte, vorgaben, signal, dokumente,
                                  nach_art, von_fristen, nach_fristen)
  SELECT v_name, v_version, s.von, u->>'ereignis', z.zustand, x.nr,
         coalesce(u->>'art', 'manuell'),
         CASE WHEN u ? 'rollen' THEN ARRAY(SELECT pg_catalog.jsonb_array_elements_text(u->'rollen'))
              WHEN u->>'art' = 'frist' THEN ARRAY['dienst']
              WHEN u->>'art' = 'automatisch' THEN '{}'
              ELSE ARRAY['sachbearbeitung', 'teamleitung', 'verwalter-admin'] END,
         u->>'titel', u->>'hilfe', u->>'norm', coalesce(u->'felder', '[]'),
         ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(u->'guards_zustand', '[]'))),
         ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(u->'guards_eingabe', '[]'))),
         ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(u->'uebersteuerbar', '[]'))),
         ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(u->'effekte', '[]'))),
         u->>'vorgaben', u->>'signal',
         ARRAY(SELECT pg_catalog.jsonb_array_elements_text(coalesce(u->'dokumente', '[]'))),
         z.art,
         EXISTS (SELECT FROM engine.zustand_fristen f WHERE f.automat = v_name AND f.version = v_version AND f.zustand = s.von),
         EXISTS (SELECT FROM engine.zustand_fristen f WHERE f.automat = v_name AND f.version = v_version AND f.zustand = z.zustand)
    FROM pg_catalog.jsonb_array_elements(p_definition->'uebergaenge') WITH ORDINALITY AS x(u, nr)
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements_text(
      CASE pg_catalog.jsonb_typeof(u->'von') WHEN 'array' THEN u->'von' ELSE pg_catalog.jsonb_build_array(u->'von') END) AS s(von)
    JOIN engine.zustaende z ON z.automat = v_name AND z.version = v_version
                           AND z.zustand = CASE u->>'nach' WHEN '=' THEN s.von ELSE u->>'nach' END;
  IF (SELECT count(*) FROM engine.uebergaenge u WHERE u.automat = v_name AND u.version = v_version)
     <> (SELECT sum(CASE pg_catalog.jsonb_typeof(u->'von') WHEN 'array' THEN pg_catalog.jsonb_array_length(u->'von') ELSE 1 END)
           FROM pg_catalog.jsonb_array_elements(p_definition->'uebergaenge') u) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA021', MESSAGE = 'Ein Übergang führt in einen Zustand, den es nicht gibt: ' || v_name,
      HINT = 'In db/automaten/' || v_name || '.sql „von“ und „nach“ prüfen.';
  END IF;

  INSERT INTO engine.reaktionen (automat, version, nr, ausloeser, variante, zustand, aktion, ziel_automat, ziel_variante, ziel_ereignis,
                                 daten_funktion, nur_wenn_offen)
  SELECT v_name, v_version, nr, r->>'auf', coalesce(r->>'variante', ''), r->>'in', r->>'aktion', r->>'automat',
         coalesce(r->>'ziel_variante', ''), r->>'ereignis', r->>'daten', coalesce((r->>'nur_wenn_offen')::boolean, false)
    FROM pg_catalog.jsonb_array_elements(coalesce(p_definition->'reaktionen', '[]')) WITH ORDINALITY AS x(r, nr);

  INSERT INTO engine.startbar (automat, version, zustand, kind, variante, bedingung)
  SELECT v_name, v_version, s->>'in', s->>'automat', coalesce(s->>'variante', ''), s->>'bedingung'
    FROM pg_catalog.jsonb_array_elements(coalesce(p_definition->'startbar', '[]')) s;
  RETURN v_version;
END
$fn$;
ALTER FUNCTION engine.automat_laden(jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.automat_laden(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.automat_laden(jsonb) IS
'Lädt die Definition einer Maschine (Zustände, Übergänge, Fristen, Reaktionen) als neue Version, wenn sie sich geändert hat; gibt die Version zurück. Laufende Vorgänge behalten ihre Version. Fehler: MA021.';
