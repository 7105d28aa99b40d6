-- Who is addressed and where: every tenant of the lease, or the owner.
-- SELECT regel.mahnung_empfaenger(g, DATE '2026-04-12')->'anschrift'->>'ort' FROM akte.mahnvorgaenge g WHERE g.id = 3;   →  Berlin
CREATE FUNCTION regel.mahnung_empfaenger(p_g akte.mahnvorgaenge, p_tag date)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object('empfaenger', x.empfaenger, 'anschrift', x.anschrift, 'zustellbar', x.anschrift->>'strasse' IS NOT NULL AND x.anschrift->>'plz' IS NOT NULL AND x.anschrift->>'ort' IS NOT NULL
           AND x.anschrift->>'strasse' !~* 'postfach')
  FROM (
    SELECT (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
              'anrede', CASE WHEN p.firma IS NOT NULL AND p.nachname IS NULL THEN 'Firma' WHEN p.anrede IN ('Frau', 'Herr') THEN p.anrede ELSE '' END,
              'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname) ORDER BY vp.nummer, vp.id)
              FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
             WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id AND vp.von <= greatest(p_tag, m.mietbeginn)
               AND (vp.bis IS NULL OR vp.bis >= least(p_tag, coalesce(m.mietende, p_tag)))) AS empfaenger,
           (SELECT pg_catalog.jsonb_build_object('zusatz', a.zustellhinweis, 'strasse', coalesce(nullif(a.strasse, ''), o.strasse), 'plz', coalesce(nullif(a.plz, ''), o.plz), 'ort', coalesce(nullif(a.ort, ''), o.ort))
              FROM akte.vertragsparteien vp JOIN akte.mieter a ON a.mandant_id = vp.mandant_id AND a.id = vp.mieter_id
             WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
              -- who is party now, not who was or will be
              ORDER BY coalesce(vp.bis >= least(p_tag, coalesce(m.mietende, p_tag)), true) DESC, vp.von <= greatest(p_tag, m.mietbeginn) DESC, vp.nummer, vp.id LIMIT 1) AS anschrift
      FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
      JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
     WHERE m.mandant_id = p_g.mandant_id AND m.id = p_g.mietverhaeltnis_id
    UNION ALL
    SELECT pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', CASE WHEN p.firma IS NOT NULL AND p.nachname IS NULL THEN 'Firma' WHEN p.anrede IN ('Frau', 'Herr') THEN p.anrede ELSE '' END,
              'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname)),
           pg_catalog.jsonb_build_object('zusatz', p.zustellhinweis, 'strasse', nullif(p.strasse, ''), 'plz', nullif(p.plz, ''), 'ort', nullif(p.ort, ''))
      FROM akte.eigentuemer p WHERE p.mandant_id = p_g.mandant_id AND p.id = p_g.eigentuemer_id) x
$fn$;
ALTER FUNCTION regel.mahnung_empfaenger(akte.mahnvorgaenge, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_empfaenger(akte.mahnvorgaenge, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_empfaenger(akte.mahnvorgaenge, date) IS
'Empfänger (alle Mietparteien oder der Eigentümer), Anschrift und ob dorthin zugestellt werden kann (kein Postfach).';
