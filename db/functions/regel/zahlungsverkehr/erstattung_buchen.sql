-- A refund that the bank carried out.
-- SELECT regel.erstattung_buchen(s, 9, '2026-12-02');
CREATE FUNCTION regel.erstattung_buchen(p_s sitzung.person, p_auftrag_id bigint, p_tag date)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_a     akte.zahlungsauftraege;
  v_f     bigint;
BEGIN
  SELECT a.* INTO STRICT v_a FROM akte.zahlungsauftraege a WHERE a.mandant_id = p_s.mandant_id AND a.id = p_auftrag_id;
  IF v_a.art = 'guthaben' THEN
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am)
    VALUES (p_s.mandant_id, v_a.mietzahlung_id, 'korrektur', v_a.betrag, 'Ausgezahlt am ' || pg_catalog.to_char(p_tag, 'DD.MM.YYYY'), v_jetzt);
  ELSIF v_a.mietverhaeltnis_id IS NOT NULL THEN
    -- what was paid back stands against what came in too much: a claim of its own, settled by that payment
    INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, herkunft, angelegt_am, angelegt_von)
    VALUES (p_s.mandant_id, v_a.mietverhaeltnis_id, 'sonstige', 'Erstattung vom ' || pg_catalog.to_char(p_tag, 'DD.MM.YYYY'), p_tag, 5, 'Verrechnung, kein Verzug', 'erstattung:' || v_a.id, v_jetzt, p_s.akteur) RETURNING id INTO v_f;
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am) VALUES (p_s.mandant_id, v_f, 'sonstige', v_a.betrag, v_a.zweck, v_jetzt);
  ELSE
    INSERT INTO akte.hausgeld_sollstellungen (mandant_id, eigentuemer_id, einheit_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, herkunft, angelegt_am, angelegt_von)
    VALUES (p_s.mandant_id, v_a.eigentuemer_id, v_a.einheit_id, 'sonstige', 'Erstattung vom ' || pg_catalog.to_char(p_tag, 'DD.MM.YYYY'), p_tag, 5, 'Verrechnung, kein Verzug', 'erstattung:' || v_a.id, v_jetzt, p_s.akteur) RETURNING id INTO v_f;
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am) VALUES (p_s.mandant_id, v_f, 'sonstige', v_a.betrag, v_a.zweck, v_jetzt);
  END IF;
  IF v_a.zahlung_id IS NOT NULL THEN
    PERFORM regel.zahlung_verteilen(p_s, v_a.zahlung_id, ARRAY[v_f]);
  END IF;
  UPDATE akte.zahlungsauftraege AS a SET ausgefuehrt_am = p_tag, bestaetigt_von = CASE WHEN p_s.akteur = a.erteilt_von THEN 'bank' ELSE p_s.akteur END WHERE a.mandant_id = p_s.mandant_id AND a.id = v_a.id;
END
$fn$;
ALTER FUNCTION regel.erstattung_buchen(sitzung.person, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.erstattung_buchen(sitzung.person, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.erstattung_buchen(sitzung.person, bigint, date) IS
'Bucht eine ausgeführte Erstattung: ein Guthaben ist ausgezahlt, eine Überzahlung mit der Erstattung verrechnet.';
