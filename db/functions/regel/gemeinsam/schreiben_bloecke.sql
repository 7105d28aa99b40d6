-- The body of a letter as it is frozen: known kinds of blocks only, cells as text, derivations in words.
-- SELECT regel.schreiben_bloecke('[{"art": "tabelle", "spalten": [{"titel": "Miete", "typ": "betrag"}], "zeilen": [[920.00]]}]');
--  → [{"art": "tabelle", "spalten": [{"titel": "Miete", "typ": "betrag"}], "zeilen": [["920.00"]]}]
CREATE FUNCTION regel.schreiben_bloecke(p_bloecke jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_block jsonb;
  v_nr    bigint;
  v_aus   jsonb := '[]'::jsonb;
  v_soll  int;
  v_grund text;
BEGIN
  IF coalesce(pg_catalog.jsonb_typeof(p_bloecke), '') <> 'array' OR pg_catalog.jsonb_array_length(p_bloecke) = 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG01', MESSAGE = 'Das Schreiben hat keinen Inhalt.', DETAIL = 'bloecke: ' || coalesce(p_bloecke::text, 'NULL'),
      HINT = 'Mindestens einen Block übergeben, zum Beispiel {"art": "absatz", "text": "…"}.';
  END IF;
  FOR v_block, v_nr IN SELECT b, nr FROM pg_catalog.jsonb_array_elements(p_bloecke) WITH ORDINALITY AS x(b, nr) ORDER BY nr LOOP
    v_grund := NULL;
    CASE v_block->>'art'
      WHEN 'absatz', 'ueberschrift', 'hinweis' THEN
        IF coalesce(v_block->>'text', '') = '' THEN v_grund := 'text fehlt'; END IF;
      WHEN 'qr' THEN        -- text: what a camera reads; titel: the same for whoever types
        IF coalesce(v_block->>'text', '') !~ '^[[:print:]]+$' OR pg_catalog.length(v_block->>'text') > 300 OR coalesce(v_block->>'titel', '') = '' THEN v_grund := 'text oder titel fehlt'; END IF;
      WHEN 'liste' THEN
        IF coalesce(pg_catalog.jsonb_typeof(v_block->'punkte'), '') <> 'array' OR v_block->'punkte' = '[]' THEN v_grund := 'punkte fehlen'; END IF;
      WHEN 'werte' THEN
        IF coalesce(pg_catalog.jsonb_typeof(v_block->'zeilen'), '') <> 'array' OR v_block->'zeilen' = '[]' THEN
          v_grund := 'zeilen fehlen';
        ELSE
          v_soll  := 2;
          v_block := v_block || pg_catalog.jsonb_build_object('zeilen', regel.schreiben_zeilen(v_block->'zeilen'));
        END IF;
      WHEN 'tabelle' THEN
        IF coalesce(pg_catalog.jsonb_typeof(v_block->'spalten'), '') <> 'array' OR v_block->'spalten' = '[]'
           OR coalesce(pg_catalog.jsonb_typeof(v_block->'zeilen'), '') <> 'array' THEN
          v_grund := 'spalten oder zeilen fehlen';
        ELSE
          v_soll  := pg_catalog.jsonb_array_length(v_block->'spalten');
          v_block := v_block || pg_catalog.jsonb_build_object('zeilen', regel.schreiben_zeilen(v_block->'zeilen'));
          IF pg_catalog.jsonb_typeof(v_block->'summe') = 'array' THEN
            v_block := v_block || pg_catalog.jsonb_build_object('summe', regel.schreiben_zeilen(pg_catalog.jsonb_build_array(v_block->'summe'))->0);
            IF pg_catalog.jsonb_array_length(v_block->'summe') <> v_soll THEN v_grund := 'summe hat nicht ' || v_soll || ' Zellen'; END IF;
          END IF;
        END IF;
      WHEN 'rechenweg' THEN
        IF coalesce(pg_catalog.jsonb_typeof(v_block->'rechenweg'->'schritte'), '') <> 'array' THEN
          v_grund := 'rechenweg ohne schritte';
        ELSE
          v_block := pg_catalog.jsonb_build_object('art', 'rechenweg', 'titel', v_block->'titel',
            'schritte', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('schritt', s->>'regel', 'ergebnis', CASE
                                 -- a bare number says what it is only in the sentence beside it
                                 WHEN pg_catalog.jsonb_typeof(s->'ergebnis') = 'number' AND s->>'regel' ~ 'in Prozent' THEN regel.schreiben_wort(s->'ergebnis', 'prozent')
                                 WHEN s->>'regel' ~ '(Cent|Euro|[Mm]iete\M|[Kk]osten\M|[Bb]etrag|Zinsen\M)' THEN regel.schreiben_wort(s->'ergebnis', 'betrag')
                                 ELSE regel.schreiben_wort(s->'ergebnis') END, 'norm', s->>'norm') ORDER BY nr)
                           FROM pg_catalog.jsonb_array_elements(v_block->'rechenweg'->'schritte') WITH ORDINALITY AS y(s, nr)));
        END IF;
      ELSE
        v_grund := 'Art ' || coalesce(v_block->>'art', 'fehlt') || ' gibt es nicht';
    END CASE;
    IF v_grund IS NULL AND v_block->>'art' IN ('werte', 'tabelle') THEN
      SELECT 'Zeile ' || nr || ' hat nicht ' || v_soll || ' Zellen' INTO v_grund
        FROM pg_catalog.jsonb_array_elements(v_block->'zeilen') WITH ORDINALITY AS y(z, nr)
       WHERE pg_catalog.jsonb_array_length(z) <> v_soll ORDER BY nr LIMIT 1;
    END IF;
    IF v_grund IS NOT NULL THEN
      RAISE EXCEPTION USING ERRCODE = 'MAG02', MESSAGE = 'Ein Abschnitt des Schreibens ist nicht zu setzen.',
        DETAIL = 'Block ' || v_nr || ': ' || v_grund,
        HINT = 'Arten: absatz, ueberschrift, hinweis (text), qr (text, titel), liste (punkte), werte (zeilen), tabelle (spalten, zeilen, summe), rechenweg (rechenweg).';
    END IF;
    v_aus := v_aus || pg_catalog.jsonb_build_array(v_block);
  END LOOP;
  RETURN v_aus;
END
$fn$;
ALTER FUNCTION regel.schreiben_bloecke(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schreiben_bloecke(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.schreiben_bloecke(jsonb) IS
'Prüft den Inhalt eines Schreibens und bringt ihn in die Form, die eingefroren wird: Zellen als Text (Zahlen mit Punkt, Tage ISO), Rechenwege in Worten. Fehler: MAG01 leer, MAG02 Abschnitt nicht zu setzen.';
