-- Asks the owner: the question with its term, and the letter. The link is made on its own (api.freigabe_link_erzeugen), because its token is shown once and never stored.
CREATE FUNCTION regel.instandsetzung_anfragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
  v_a akte.instandsetzung_angebote := regel.instandsetzung_angebot(p_k);
  v_e akte.eigentuemer := regel.instandsetzung_eigentuemer(p_k);
  v_o akte.objekte;
  v_tage int := coalesce((p_k.daten->>'gueltig_tage')::int, 14);
  v_wo text;
BEGIN
  SELECT o.* INTO v_o FROM akte.objekte o WHERE o.mandant_id = p_k.mandant_id AND o.id = v_i.objekt_id;
  v_wo := v_o.strasse || ', ' || v_o.plz || ' ' || v_o.ort || coalesce((SELECT ', ' || e.bezeichnung FROM akte.einheiten e WHERE e.mandant_id = v_i.mandant_id AND e.id = v_i.einheit_id), '');
  INSERT INTO akte.freigaben (mandant_id, instandsetzung_id, nummer, eigentuemer_id, angebot_id, angefragt_am, gueltig_tage, antwort_bis)
  VALUES (p_k.mandant_id, v_i.id, coalesce((SELECT max(f.nummer) FROM akte.freigaben f WHERE f.mandant_id = p_k.mandant_id AND f.instandsetzung_id = v_i.id), 0) + 1,
          v_e.id, v_a.id, p_k.jetzt, v_tage, p_k.jetzt + pg_catalog.make_interval(days => v_tage));
  PERFORM regel.schreiben_anlegen_an(p_k, 'freigabeanfrage', 'Bitte um Freigabe', 'Bitte um Ihre Freigabe: ' || v_i.titel || ', ' || v_wo,
    pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'an Ihrem Objekt ' || v_wo || ' ist eine Instandsetzung nötig. Wir bitten um Ihre Entscheidung.'),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', v_i.beschreibung),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_array('Maßnahme', v_i.titel), pg_catalog.jsonb_build_array('Angebot von', v_a.firma),
        pg_catalog.jsonb_build_array('Betrag (brutto)', regel.euro(v_a.betrag)),
        pg_catalog.jsonb_build_array('Antwort erbeten bis', regel.datum(p_k.heute + v_tage)))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sie können uns Ihre Entscheidung schriftlich mitteilen oder online treffen. Den persönlichen Link dazu erhalten Sie von uns gesondert; er gilt nur für diese eine Entscheidung. Dort sehen Sie auch die Fotos und das Angebot und können zurückfragen.')),
    pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object(
      'anrede', CASE WHEN v_e.firma IS NOT NULL AND v_e.nachname IS NULL THEN 'Firma' WHEN v_e.anrede IN ('Frau', 'Herr') THEN v_e.anrede ELSE '' END,
      'name', regel.personenname(v_e.titel, v_e.vorname, v_e.nachname, v_e.firma), 'nachname', v_e.nachname)),
    pg_catalog.jsonb_build_object('zusatz', v_e.zustellhinweis, 'strasse', v_e.strasse, 'plz', v_e.plz, 'ort', v_e.ort), NULL, false, 'eigentuemer:' || v_e.id);
  RETURN pg_catalog.jsonb_build_object('eigentuemer', regel.personenname(v_e.titel, v_e.vorname, v_e.nachname, v_e.firma), 'angebot_betrag', v_a.betrag,
    'antwort_bis', p_k.heute + v_tage);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_anfragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_anfragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_anfragen(engine.kontext) IS
'Fragt die Freigabe des Eigentümers an: Frage mit Frist und Brief mit Maßnahme, Firma und Betrag.';
