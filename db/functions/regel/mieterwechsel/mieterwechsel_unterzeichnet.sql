-- Old, new, staying tenants and the landlord agree, in text at least; nobody can be put into a contract or let out of it by the others alone. After a
-- death the law itself does it.
CREATE FUNCTION regel.mieterwechsel_unterzeichnet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
BEGIN
  IF v_w.art = 'eintritt_tod' THEN
    RETURN CASE WHEN p_k.daten->>'form' <> 'gesetz' THEN engine.ablehnung('MAB60', 'Nach dem Tod eines Mieters geht das Mietverhältnis kraft Gesetzes über; eine Vereinbarung braucht es nicht.', 'Als Form „kraft Gesetzes“ wählen.', '§ 563 BGB', 'form') END;
  ELSIF p_k.daten->>'form' IN ('muendlich', 'gesetz') THEN
    RETURN engine.ablehnung('MAB60', 'Der Wechsel der Parteien wird mindestens in Textform vereinbart, damit jeder weiß, wer ab wann Mieter ist.', 'Nachtrag aufsetzen und von allen bestätigen lassen.', '§ 414, § 550 BGB', 'form');
  ELSIF NOT (p_k.daten->>'alle_seiten')::boolean THEN
    RETURN engine.ablehnung('MAB61', 'Es fehlt das Einverständnis einer Seite.', 'Vermieterseite, ausscheidende, eintretende und verbleibende Mieter müssen alle zustimmen.', '§§ 414, 535 BGB', 'alle_seiten');
  ELSIF p_k.daten->>'datei' IS NULL OR regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'datei') IS NULL THEN
    RETURN engine.ablehnung('MAB62', 'Die Vereinbarung fehlt in der Akte.', 'Unterschriebenen Nachtrag hochladen (PDF oder Foto).', '§ 414 BGB', 'datei');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_unterzeichnet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_unterzeichnet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_unterzeichnet(engine.kontext) IS
'Bedingung: Vereinbarung mindestens in Textform (MAB60), von allen Seiten erklärt (MAB61), hochgeladen (MAB62); nach einem Tod tritt das Gesetz an ihre Stelle. Norm: §§ 414, 535, 563 BGB.';
