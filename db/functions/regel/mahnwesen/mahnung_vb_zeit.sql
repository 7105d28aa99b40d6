-- The enforcement order has a window: not before the two weeks are over, not after six months.
CREATE FUNCTION regel.mahnung_vb_zeit(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g  akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_am date := (p_k.daten->>'am')::date;
BEGIN
  IF v_am < v_g.vb_antrag_ab THEN
    RETURN engine.ablehnung('MAF43', 'Der Vollstreckungsbescheid kann frühestens am ' || regel.datum(v_g.vb_antrag_ab) || ' beantragt werden.', 'Den Ablauf der Widerspruchsfrist abwarten.', '§ 699 Abs. 1 ZPO', 'am');
  ELSIF v_am > v_g.vb_antrag_spaetestens THEN
    RETURN engine.ablehnung('MAF44', 'Der Antrag war nur bis zum ' || regel.datum(v_g.vb_antrag_spaetestens) || ' möglich; der Mahnbescheid hat seine Wirkung verloren.', 'Einen neuen Mahnbescheid beantragen.', '§ 701 ZPO', 'am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_vb_zeit(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_vb_zeit(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_vb_zeit(engine.kontext) IS
'Bedingung: Antrag auf Vollstreckungsbescheid nach der Widerspruchsfrist (MAF43) und innerhalb von sechs Monaten (MAF44).';
