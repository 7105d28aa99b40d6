-- A payment came back: counter-entry, every claim open as before, and the fee of the banks is a claim of its own.
-- SELECT regel.bank_zurueckgeben(s, 507, 31, true, 95, 'Ende-zu-Ende-Referenz der Zahlung');   →  12
CREATE FUNCTION regel.bank_zurueckgeben(p_s sitzung.person, p_kontobewegung_id bigint, p_zahlung_id bigint, p_automatisch boolean, p_sicherheit int, p_grund text)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt CONSTANT timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_b  akte.kontobewegungen;
  v_z  akte.zahlungen;
  v_p  record;
  v_id bigint;
  v_f  bigint;
  v_gegen bigint;
BEGIN
  SELECT b.* INTO v_b FROM akte.kontobewegungen b WHERE b.mandant_id = p_s.mandant_id AND b.id = p_kontobewegung_id;
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = p_s.mandant_id AND z.id = p_zahlung_id;
  INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, sicherheit, grund, entschieden_am, entschieden_von)
  VALUES (p_s.mandant_id, v_b.id, 'rueckgabe', p_automatisch, p_sicherheit, p_grund, v_jetzt, p_s.akteur)
  RETURNING id INTO v_id;
  v_gegen := regel.zahlung_zuruecknehmen(p_s, v_z.id, 'ruecklastschrift', greatest(v_b.wertstellung, v_z.wertstellung),
               pg_catalog.concat_ws(' ', 'Rückgabe', v_b.rueckgabegrund, v_b.zweck), v_id);
  IF v_b.entgelt > 0 THEN
    -- damages for the breach of a duty (§ 280 Abs. 1 BGB): due at once, in default only after a reminder
    SELECT x.prozentpunkte, x.grund INTO v_p FROM recht.verzugszuschlag(p_art => 'schadensersatz', p_verbraucher => true) x;
    IF v_z.mietverhaeltnis_id IS NOT NULL THEN
      INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von, entscheidung_id)
      VALUES (p_s.mandant_id, v_z.mietverhaeltnis_id, 'kosten', 'Bankentgelt der Rückgabe vom ' || pg_catalog.to_char(v_b.buchung, 'DD.MM.YYYY'), v_b.buchung, v_p.prozentpunkte, v_p.grund, v_jetzt, p_s.akteur, v_id)
      RETURNING id INTO v_f;
      INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (p_s.mandant_id, v_f, 'kosten', v_b.entgelt, v_jetzt);
    ELSE
      INSERT INTO akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von, entscheidung_id)
      VALUES (p_s.mandant_id, v_z.einheit_id, v_z.eigentuemer_id, 'kosten', 'Bankentgelt der Rückgabe vom ' || pg_catalog.to_char(v_b.buchung, 'DD.MM.YYYY'), v_b.buchung, v_p.prozentpunkte, v_p.grund, v_jetzt, p_s.akteur, v_id)
      RETURNING id INTO v_f;
      INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (p_s.mandant_id, v_f, 'kosten', v_b.entgelt, v_jetzt);
    END IF;
  END IF;
  UPDATE akte.kontobewegungen AS b SET stand = 'rueckgabe' WHERE b.mandant_id = p_s.mandant_id AND b.id = v_b.id;
  PERFORM audit.schreiben(p_s, regel.schuldner_traeger(p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.einheit_id), NULL, 'mahnwesen', 'zahlung_stornieren', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('art', 'ruecklastschrift', 'am', v_b.buchung, 'grund', v_b.rueckgabegrund, 'entgelt', v_b.entgelt::text)),
      pg_catalog.jsonb_build_object('zahlung_id', v_z.id, 'gegenbuchung', v_gegen, 'bankentscheidung', v_id), '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.bank_zurueckgeben(sitzung.person, bigint, bigint, boolean, int, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_zurueckgeben(sitzung.person, bigint, bigint, boolean, int, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_zurueckgeben(sitzung.person, bigint, bigint, boolean, int, text) IS
'Bucht die Rückgabe einer Zahlung (R-Transaktion): Gegenbuchung mit allen Zuordnungen, die Mahnung folgt, das Entgelt der Bank wird eine Forderung gegen den Schuldner (Schadensersatz, fällig sofort, Verzug erst mit Mahnung). Gibt die Entscheidung zurück. Norm: § 280 Abs. 1, § 675x BGB.';
