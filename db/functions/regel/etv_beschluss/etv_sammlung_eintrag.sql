-- The next number of the house. Two meetings of one house meet at the lock of the object; numbers are never given twice, because nothing is ever deleted.
-- SELECT regel.etv_sammlung_eintrag(k, 'versammlung', DATE '2026-05-20', 'Berlin', 'Dachsanierung', 'Das Dach …', 'Angenommen …');   →  17
CREATE FUNCTION regel.etv_sammlung_eintrag(
  p_k engine.kontext,
  p_art text,
  p_tag date,
  p_ort text,
  p_titel text,
  p_wortlaut text,
  p_ergebnis text
)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b      akte.beschluesse := regel.etv_beschluss_zeile(p_k);
  v_nummer int;
BEGIN
  PERFORM engine.sperren(p_k.mandant_id, (SELECT o.traeger_id FROM akte.objekte o WHERE o.mandant_id = p_k.mandant_id AND o.id = v_b.objekt_id));
  INSERT INTO akte.beschlusssammlung AS s (mandant_id, objekt_id, nummer, art, tag, ort, titel, wortlaut, ergebnis, beschluss_id, eingetragen_am, eingetragen_von)
  VALUES (p_k.mandant_id, v_b.objekt_id,
          (SELECT coalesce(max(x.nummer), 0) + 1 FROM akte.beschlusssammlung x WHERE x.mandant_id = p_k.mandant_id AND x.objekt_id = v_b.objekt_id),
          p_art, p_tag, p_ort, p_titel, p_wortlaut, p_ergebnis, v_b.id, p_k.jetzt, p_k.akteur)
  RETURNING s.nummer INTO v_nummer;
  RETURN v_nummer;
END
$fn$;
ALTER FUNCTION regel.etv_sammlung_eintrag(engine.kontext, text, date, text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_sammlung_eintrag(engine.kontext, text, date, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_sammlung_eintrag(engine.kontext, text, date, text, text, text, text) IS
'Trägt in die Beschlusssammlung des Objekts ein und gibt die laufende Nummer zurück. Norm: § 24 Abs. 7 WEG.';
