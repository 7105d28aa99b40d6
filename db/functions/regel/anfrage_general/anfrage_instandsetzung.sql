-- The repair on the object, with the pictures of the enquiry.
CREATE FUNCTION regel.anfrage_instandsetzung(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.anfragen;
  v_id bigint;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  v_id := engine.folge_starten(p_k, 'instandsetzung', '',
    (SELECT o.traeger_id FROM akte.objekte o WHERE o.mandant_id = v_a.mandant_id AND o.id = v_a.objekt_id),
    pg_catalog.jsonb_strip_nulls(p_k.daten || pg_catalog.jsonb_build_object('dringend', v_a.dringend,
      'einheit_id', v_a.einheit_id)));
  INSERT INTO akte.instandsetzung_fotos (mandant_id, instandsetzung_id, datei_id, art)
  SELECT v_a.mandant_id, i.id, d.datei_id, 'schaden'
    FROM akte.instandsetzungen i, akte.anfrage_dateien d JOIN akte.dateien x ON x.mandant_id = d.mandant_id AND x.id = d.datei_id AND x.typ LIKE 'image/%'
   WHERE i.mandant_id = v_a.mandant_id AND i.vorgang_id = v_id AND d.mandant_id = v_a.mandant_id AND d.anfrage_id = v_a.id;
  RETURN pg_catalog.jsonb_build_object('instandsetzung', 'Vorgang ' || v_id);
END
$fn$;
ALTER FUNCTION regel.anfrage_instandsetzung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_instandsetzung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_instandsetzung(engine.kontext) IS
'Legt aus der Anfrage eine Instandsetzung am Objekt an und übernimmt die Fotos.';
