-- Puts a claim on a lease: what is owed for what, until when, and with what interest if it is not paid.
-- SELECT regel.forderung_anlegen(k, 17, 'schadenersatz', 'Fensterscheibe Wohnzimmer', 180.00, DATE '2026-12-14', NULL);   →  4711
CREATE FUNCTION regel.forderung_anlegen(
  p_k engine.kontext,
  p_mietverhaeltnis_id bigint,
  p_art text,
  p_bezeichnung text,
  p_betrag numeric,
  p_faellig_am date,
  p_verzug_ab date,
  p_zeitraum_von date DEFAULT NULL,
  p_zeitraum_bis date DEFAULT NULL
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_z  record;
  v_id bigint;
BEGIN
  -- none of these is for certain consideration for a service: five points even between businesses, never too much
  SELECT z.prozentpunkte, z.grund INTO v_z
    FROM recht.verzugszuschlag(p_art => CASE p_art WHEN 'nk_nachforderung' THEN 'nk_nachforderung' WHEN 'kaution' THEN 'kaution' ELSE 'schadensersatz' END,
                               p_verbraucher => NOT (SELECT m.gewerbe FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_mietverhaeltnis_id)) z;
  INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab,
                                  prozentpunkte, prozentpunkte_grund, vorgang_id, angelegt_am, angelegt_von)
  VALUES (p_k.mandant_id, p_mietverhaeltnis_id, p_art, p_bezeichnung, p_zeitraum_von, p_zeitraum_bis, p_faellig_am, p_verzug_ab,
          v_z.prozentpunkte, v_z.grund,
          p_k.vorgang_id, p_k.jetzt, p_k.akteur)
  RETURNING id INTO v_id;
  INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, vorgang_id, gebucht_am)
  VALUES (p_k.mandant_id, v_id, p_art, p_betrag, p_k.vorgang_id, p_k.jetzt);
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.forderung_anlegen(engine.kontext, bigint, text, text, numeric, date, date, date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.forderung_anlegen(engine.kontext, bigint, text, text, numeric, date, date, date, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.forderung_anlegen(engine.kontext, bigint, text, text, numeric, date, date, date, date) IS
'Legt eine Forderung auf ein Mietverhältnis an und gibt ihre Nummer zurück. p_betrag in Euro (negativ: Guthaben), p_faellig_am letzter Tag rechtzeitiger Zahlung, p_verzug_ab erster Verzugstag oder NULL, wenn erst eine Mahnung in Verzug setzt. Norm: §§ 286, 288 BGB.';
