-- Without the owner only as far as the Verwaltervertrag goes.
CREATE FUNCTION regel.instandsetzung_unter_grenze(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.instandsetzung_angebote := regel.instandsetzung_angebot(p_k);
  v_grenze numeric := regel.freigabegrenze(p_k.mandant_id, p_k.bezug_id, p_k.heute);
BEGIN
  IF v_grenze IS NULL THEN
    RETURN engine.ablehnung('MAE32', 'Für dieses Objekt ist keine Freigabegrenze hinterlegt: Ohne den Eigentümer lässt sich nichts freigeben.',
      'Die Freigabe des Eigentümers einholen oder die Grenze aus dem Verwaltervertrag erfassen.', '§§ 662, 665, 675 BGB');
  ELSIF v_a.betrag > v_grenze THEN
    RETURN engine.ablehnung('MAE31', 'Das Angebot liegt mit ' || regel.euro(v_a.betrag) || ' über der Freigabegrenze von '
        || regel.euro(v_grenze) || '.',
      'Die Freigabe des Eigentümers einholen. Bei Gefahr im Verzug kann die Teamleitung mit Begründung entscheiden.', '§§ 665, 675, 680 BGB', NULL,
      'Angebot ' || v_a.betrag || ', Grenze ' || v_grenze);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_unter_grenze(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_unter_grenze(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_unter_grenze(engine.kontext) IS
'Bedingung: Das Angebot liegt nicht über der Freigabegrenze des Objekts (MAE31), und es gibt eine (MAE32). Übersteuerbar bei Gefahr im Verzug. Norm: §§ 665, 675, 680 BGB.';
