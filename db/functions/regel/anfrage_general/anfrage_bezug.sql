-- Whom and what an enquiry is about, as far as it says: tenant, lease, flat, object. What is not named is taken from what is, where
-- there is only one possibility. found is false where something named does not exist or does not belong together.
--
--   SELECT (regel.anfrage_bezug(1, '{"vertragsnummer": "0147/07/1"}', NULL)).mietverhaeltnis_id;
--    → 31
CREATE FUNCTION regel.anfrage_bezug(
  p_mandant_id bigint,
  p_daten jsonb,
  p_mieter_id bigint,
  OUT mieter_id bigint,
  OUT mietverhaeltnis_id bigint,
  OUT einheit_id bigint,
  OUT objekt_id bigint,
  OUT erkannt_durch text,
  OUT fehlt text
)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_mieter  bigint := p_mieter_id;
  v_vertrag bigint;
  v_einheit bigint;
  v_objekt  bigint;
  v_treffer bigint[];
BEGIN
  erkannt_durch := CASE WHEN p_mieter_id IS NOT NULL THEN 'anmeldung' END;
  IF p_daten->>'mieter' IS NOT NULL AND p_mieter_id IS NULL THEN
    SELECT m.id INTO v_mieter FROM akte.mieter m WHERE m.mandant_id = p_mandant_id AND m.kennung = (p_daten->>'mieter')::uuid;
    IF v_mieter IS NULL THEN
      fehlt := 'mieter';
      RETURN;
    END IF;
    erkannt_durch := 'angabe';
  END IF;
  IF p_daten->>'vertragsnummer' IS NOT NULL THEN
    -- the number printed in the contract, or the kennung of the file: pages and machines name the second
    SELECT m.id, m.einheit_id INTO v_vertrag, v_einheit FROM akte.mietverhaeltnisse m
     WHERE m.mandant_id = p_mandant_id AND (m.vertragsnummer = p_daten->>'vertragsnummer' OR m.kennung::text = pg_catalog.lower(p_daten->>'vertragsnummer'));
    IF v_vertrag IS NULL THEN
      fehlt := 'vertragsnummer';
      RETURN;
    END IF;
    erkannt_durch := coalesce(erkannt_durch, 'angabe');
  END IF;
  IF p_daten->>'einheit' IS NOT NULL THEN
    SELECT e.id INTO v_einheit FROM akte.einheiten e
     WHERE e.mandant_id = p_mandant_id AND e.kennung = (p_daten->>'einheit')::uuid AND (v_vertrag IS NULL OR e.id = v_einheit);
    IF NOT FOUND THEN
      fehlt := 'einheit';
      RETURN;
    END IF;
  END IF;

  -- an address somebody writes from points to a person, but proves nothing: it is kept as what it is
  IF v_mieter IS NULL AND v_vertrag IS NULL AND p_daten->>'email' IS NOT NULL THEN
    SELECT pg_catalog.array_agg(m.id ORDER BY m.id) INTO v_treffer FROM akte.mieter m
     WHERE m.mandant_id = p_mandant_id AND pg_catalog.lower(m.email) = pg_catalog.lower(p_daten->>'email');
    IF pg_catalog.cardinality(v_treffer) = 1 THEN
      v_mieter := v_treffer[1];
      erkannt_durch := 'absender';
    END IF;
  END IF;
  IF v_mieter IS NOT NULL AND v_vertrag IS NULL THEN
    SELECT pg_catalog.array_agg(DISTINCT v.mietverhaeltnis_id) INTO v_treffer
      FROM akte.vertragsparteien v JOIN akte.mietverhaeltnisse l ON l.mandant_id = v.mandant_id AND l.id = v.mietverhaeltnis_id
     WHERE v.mandant_id = p_mandant_id AND v.mieter_id = v_mieter AND (v.bis IS NULL OR v.bis >= engine.heute())
       AND (v_einheit IS NULL OR l.einheit_id = v_einheit);
    IF pg_catalog.cardinality(v_treffer) = 1 THEN
      v_vertrag := v_treffer[1];
    END IF;
  ELSIF v_mieter IS NULL AND v_vertrag IS NOT NULL THEN
    -- one tenant only: nobody else can have called for this lease
    SELECT pg_catalog.array_agg(DISTINCT v.mieter_id) INTO v_treffer FROM akte.vertragsparteien v
     WHERE v.mandant_id = p_mandant_id AND v.mietverhaeltnis_id = v_vertrag AND (v.bis IS NULL OR v.bis >= engine.heute());
    IF pg_catalog.cardinality(v_treffer) = 1 THEN
      v_mieter := v_treffer[1];
    END IF;
  ELSIF v_mieter IS NOT NULL AND NOT EXISTS (SELECT FROM akte.vertragsparteien v
         WHERE v.mandant_id = p_mandant_id AND v.mietverhaeltnis_id = v_vertrag AND v.mieter_id = v_mieter) THEN
    fehlt := 'partei';
    RETURN;
  END IF;

  v_einheit := coalesce(v_einheit, (SELECT l.einheit_id FROM akte.mietverhaeltnisse l WHERE l.mandant_id = p_mandant_id AND l.id = v_vertrag));
  v_objekt := (SELECT e.objekt_id FROM akte.einheiten e WHERE e.mandant_id = p_mandant_id AND e.id = v_einheit);
  IF p_daten->>'objekt' IS NOT NULL THEN
    SELECT o.id INTO v_objekt FROM akte.objekte o
     WHERE o.mandant_id = p_mandant_id AND o.nummer = p_daten->>'objekt' AND (v_objekt IS NULL OR o.id = v_objekt);
    IF NOT FOUND THEN
      fehlt := 'objekt';
      RETURN;
    END IF;
  END IF;
  mieter_id := v_mieter;
  mietverhaeltnis_id := v_vertrag;
  einheit_id := v_einheit;
  objekt_id := v_objekt;
END
$fn$;
ALTER FUNCTION regel.anfrage_bezug(bigint, jsonb, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_bezug(bigint, jsonb, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_bezug(bigint, jsonb, bigint) IS
'Mieter, Mietverhältnis, Einheit und Objekt einer Anfrage aus dem, was sie nennt (mieter, vertragsnummer, einheit, objekt, email). fehlt: welche Angabe nicht zuzuordnen ist (partei: Mieter und Vertrag passen nicht zusammen).';
