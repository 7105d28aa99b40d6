-- The row of the enquiry, with its number: the receipt. The lock of the bracket makes the numbers gapless.
CREATE FUNCTION regel.anfrage_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
  v_b record;
  v_a akte.anfragen;
  v_d jsonb := p_k.daten;
  v_jahr int := extract(YEAR FROM p_k.heute)::int;
  v_notfall jsonb;
BEGIN
  SELECT * INTO v_b FROM regel.anfrage_bezug(p_k.mandant_id, v_d, v_s.mieter_id);
  INSERT INTO akte.anfragen (mandant_id, vorgang_id, jahr, laufend, kanal, kategorie, betreff, text, text_digest, person, mieter_id, mietverhaeltnis_id,
                             einheit_id, objekt_id, erkannt_durch, absender_name, absender_email, absender_telefon, raum, gewerk, seit, dringend,
                             eingegangen_am, erfasst_am, externe_id)
  VALUES (p_k.mandant_id, p_k.vorgang_id, v_jahr,
          coalesce((SELECT max(x.laufend) FROM akte.anfragen x WHERE x.mandant_id = p_k.mandant_id AND x.jahr = v_jahr), 0) + 1,
          v_d->>'kanal', v_d->>'kategorie',
          -- who calls gives no subject: the beginning of what was said is one
          coalesce(v_d->>'betreff', CASE WHEN pg_catalog.length(v_d->>'text') <= 70 THEN v_d->>'text'
                                         ELSE pg_catalog.regexp_replace(pg_catalog.left(v_d->>'text', 70), '\s+\S*$', '') || ' …' END),
          v_d->>'text', regel.anfrage_digest(v_d->>'text'), regel.anfrage_person(v_b.mieter_id, v_b.mietverhaeltnis_id, v_d),
          v_b.mieter_id, v_b.mietverhaeltnis_id, v_b.einheit_id, v_b.objekt_id, v_b.erkannt_durch, v_d->>'name', v_d->>'email', v_d->>'telefon',
          v_d->>'raum', v_d->>'gewerk', (v_d->>'seit')::date, coalesce((v_d->>'dringend')::boolean, false),
          coalesce((v_d->>'eingegangen_am')::timestamptz, p_k.jetzt), p_k.jetzt, v_d->>'externe_id')
  RETURNING * INTO v_a;
  v_notfall := regel.notfall_pruefen(p_k, v_a);
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('nummer', v_a.nummer, 'eingegangen_am', v_a.eingegangen_am,
    'erkannt_durch', v_a.erkannt_durch, 'notfall', v_notfall, 'vertrag', (SELECT m.vertragsnummer FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_a.mandant_id AND m.id = v_a.mietverhaeltnis_id)));
END
$fn$;
ALTER FUNCTION regel.anfrage_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_anlegen(engine.kontext) IS
'Legt die Anfrage an, mit laufender Nummer (Eingangsnummer), Zeitpunkt des Eingangs und der Person, soweit bekannt.';
