-- Where a part of the flat is asked for and the interest arose after the contract, the tenant has a claim: then only the three reasons of § 553
-- Abs. 1 S. 2 are left. The other reasons must fit what the request and the check say.
CREATE FUNCTION regel.untervermietung_ablehnbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u       akte.untervermietungen := regel.untervermietung_zeile(p_k);
  v_grund   text := p_k.daten->>'grund';
  v_schluss date := regel.untervermietung_vertragsschluss(p_k);
BEGIN
  IF v_grund = 'kein_interesse' AND v_u.umfang = 'teil' AND v_u.interesse_anerkannt THEN
    RETURN engine.ablehnung('MAB44', 'Nach der Prüfung besteht ein berechtigtes Interesse, das nach Vertragsschluss entstanden ist: Die Mieterseite hat Anspruch auf die Erlaubnis.',
      'Ablehnen lässt sich nur wegen der Person, wegen Überbelegung oder wegen Unzumutbarkeit.', '§ 553 Abs. 1 Satz 2 BGB', 'grund');
  ELSIF v_grund = 'interesse_frueher' AND coalesce(v_u.interesse_seit > v_schluss, true) THEN
    RETURN engine.ablehnung('MAB45', 'Das Interesse ist nicht vor dem Vertragsschluss vom ' || regel.datum(v_schluss) || ' entstanden.', 'Einen anderen Grund wählen.', '§ 553 Abs. 1 Satz 1 BGB', 'grund',
      'Interesse seit ' || coalesce(v_u.interesse_seit::text, 'unbekannt'));
  ELSIF v_grund = 'ganze_wohnung' AND v_u.umfang = 'teil' THEN
    RETURN engine.ablehnung('MAB46', 'Beantragt ist nur ein Teil der Wohnung.', 'Einen anderen Grund wählen.', '§ 553 Abs. 1 Satz 1 BGB', 'grund');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_ablehnbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_ablehnbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_ablehnbar(engine.kontext) IS
'Bedingung: Der Ablehnungsgrund trägt. Besteht der Anspruch, bleiben nur Person, Überbelegung und Unzumutbarkeit (MAB44); ein früheres Interesse (MAB45) und die ganze Wohnung (MAB46) müssen zum Antrag passen. Norm: §§ 540, 553 Abs. 1 BGB.';
