-- What the owner decided, by which way, and the end of every link.
CREATE FUNCTION regel.instandsetzung_entscheiden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
  v_ja boolean := p_k.nach = 'freigegeben';
  v_papier boolean := p_k.rolle <> 'eigentuemer';
BEGIN
  IF v_f.id IS NULL OR v_f.entscheidung IS NOT NULL THEN
    -- the owner wrote before anybody asked: the question is made up for, so that the answer has one
    INSERT INTO akte.freigaben (mandant_id, instandsetzung_id, nummer, eigentuemer_id, angebot_id, angefragt_am, gueltig_tage, antwort_bis)
    SELECT p_k.mandant_id, i.id, coalesce(v_f.nummer, 0) + 1, (regel.instandsetzung_eigentuemer(p_k)).id, (regel.instandsetzung_angebot(p_k)).id, p_k.jetzt, 14, p_k.jetzt
      FROM akte.instandsetzungen i WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
    v_f := regel.instandsetzung_freigabe(p_k);
  END IF;
  UPDATE akte.freigaben AS f
     SET entscheidung = CASE WHEN v_ja THEN 'freigegeben' ELSE 'abgelehnt' END, weg = CASE WHEN v_papier THEN 'papier' ELSE 'link' END,
         entschieden_am = coalesce((p_k.daten->>'entschieden_am')::date, p_k.heute), entscheidung_text = p_k.daten->>'text',
         link_ende = CASE WHEN f.link_erstellt_am IS NOT NULL THEN coalesce(f.link_ende, CASE WHEN v_papier THEN 'entschieden' ELSE 'benutzt' END) END,
         nachweis_datei_id = (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'nachweis')::uuid)
   WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  PERFORM sitzung.freigabe_link_schliessen(p_freigabe_id => v_f.id, p_grund => 'entschieden');
  IF v_ja THEN
    UPDATE akte.instandsetzungen AS i
       SET freigabe_weg = CASE WHEN v_papier THEN 'papier' ELSE 'link' END, freigegeben_am = coalesce((p_k.daten->>'entschieden_am')::date, p_k.heute),
           freigegeben_betrag = (SELECT a.betrag FROM akte.instandsetzung_angebote a WHERE a.mandant_id = v_f.mandant_id AND a.id = v_f.angebot_id)
     WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  END IF;
  RETURN (SELECT pg_catalog.jsonb_build_object('eigentuemer', regel.personenname(e.titel, e.vorname, e.nachname, e.firma), 'betrag', a.betrag, 'firma', a.firma)
            FROM akte.eigentuemer e, akte.instandsetzung_angebote a
           WHERE e.mandant_id = v_f.mandant_id AND e.id = v_f.eigentuemer_id AND a.mandant_id = v_f.mandant_id AND a.id = v_f.angebot_id);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_entscheiden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_entscheiden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_entscheiden(engine.kontext) IS
'Hält die Entscheidung des Eigentümers fest (Link oder Papier mit Nachweis) und schließt alle Links.';
