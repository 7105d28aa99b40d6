-- What happened to the deposit. Paid out and renewed: the old payments are reversed by the payment out, interest in and out with it, the new payment
-- comes in — so a later settlement knows only the new one.   → {"weg": "ausgezahlt_und_neu", "ausgezahlt": "2781.40", "neu": "2760.00"}
CREATE FUNCTION regel.mieterwechsel_kaution_buchen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_c      akte.kautionen;
  v_weg    text := p_k.daten->>'weg';
  v_am     date := (p_k.daten->>'ausgezahlt_am')::date;
  v_zinsen numeric;
  v_alt    numeric;
BEGIN
  SELECT c.* INTO v_c FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.mietverhaeltnis_id = p_k.bezug_id;
  IF v_weg = 'ausgezahlt_und_neu' THEN
    v_zinsen := (regel.mieterwechsel_zinsen(p_k, v_c.id, v_am)->>'zinsen')::numeric;
    v_alt    := regel.vertrag_kautionssaldo(p_k.mandant_id, p_k.bezug_id);
    INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von, vorgang_id)
    SELECT e.mandant_id, e.kaution_id, 'storno', -e.betrag, v_am, 'Auszahlung wegen Mieterwechsels: ' || e.text, e.id, p_k.vorgang_id
      FROM regel.kaution_einzahlungen(p_k.mandant_id, v_c.id) e;
    INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, vorgang_id)
    SELECT p_k.mandant_id, v_c.id, x.art, x.betrag, x.tag, x.text, p_k.vorgang_id
      FROM (VALUES (1, 'zins', v_zinsen, v_am, 'Zinsen bis zum Mieterwechsel'), (2, 'auszahlung', -v_zinsen, v_am, 'Auszahlung der Zinsen wegen Mieterwechsels'),
                   (3, 'einzahlung', (p_k.daten->>'neu_betrag')::numeric, (p_k.daten->>'neu_gezahlt_am')::date, 'Kaution der eintretenden Seite')) AS x(nr, art, betrag, tag, text)
     WHERE x.betrag <> 0 ORDER BY x.nr;
  END IF;
  UPDATE akte.mieterwechsel AS w SET kaution_weg = v_weg, kaution_am = coalesce(v_am, p_k.heute), kaution_betrag = CASE WHEN v_weg = 'ausgezahlt_und_neu' THEN v_alt + v_zinsen END, kaution_zinsen = v_zinsen
   WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('kaution', v_weg, 'ausgezahlt', (v_alt + v_zinsen)::numeric(12,2)::text, 'davon_zinsen', v_zinsen::numeric(12,2)::text, 'neu_eingezahlt', CASE WHEN v_weg = 'ausgezahlt_und_neu' THEN p_k.daten->>'neu_betrag' END));
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_kaution_buchen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_kaution_buchen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_kaution_buchen(engine.kontext) IS
'Hält fest, was mit der Kaution geschieht; bei Auszahlung und neuer Kaution die Buchungen dazu, mit Zinsen bis zum Tag der Auszahlung. Norm: §§ 398, 551 Abs. 3 BGB.';
