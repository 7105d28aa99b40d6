-- The parties change by date, and nothing is overwritten: the old party ends the day before, the new one is a row of its own. Claims stay with the lease,
-- and by their dates with those who were party then.   → {"ausgeschieden": "Jonas Ostermann", "eingetreten": "Lea Brandt", "ab": "2024-06-01"}
CREATE FUNCTION regel.mieterwechsel_vollziehen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w      akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
  v_nummer int;
  v_neu_id bigint;
  v_alt    text;
  v_neu    text;
BEGIN
  IF v_w.ausscheidend_id IS NOT NULL THEN
    UPDATE akte.vertragsparteien AS vp SET bis = v_w.wechsel_am - 1
     WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id AND vp.mieter_id = v_w.ausscheidend_id AND vp.bis IS NULL
    RETURNING vp.nummer INTO v_nummer;
    SELECT regel.personenname(p.titel, p.vorname, p.nachname, p.firma) INTO v_alt FROM akte.mieter p WHERE p.mandant_id = p_k.mandant_id AND p.id = v_w.ausscheidend_id;
  END IF;
  IF v_w.eintritt_nachname IS NOT NULL THEN
    INSERT INTO akte.mieter (mandant_id, anrede, vorname, nachname, telefon_mobil, email)
    VALUES (p_k.mandant_id, v_w.eintritt_anrede, v_w.eintritt_vorname, v_w.eintritt_nachname, v_w.eintritt_telefon, v_w.eintritt_email) RETURNING id INTO v_neu_id;
    INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von)
    VALUES (p_k.mandant_id, p_k.bezug_id, v_neu_id, coalesce(v_nummer, 1 + (SELECT max(vp.nummer) FROM akte.vertragsparteien vp WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id)), v_w.wechsel_am);
    v_neu := pg_catalog.concat_ws(' ', v_w.eintritt_vorname, v_w.eintritt_nachname);
  END IF;
  UPDATE akte.mieterwechsel AS w
     SET form = p_k.daten->>'form', unterzeichnet_am = coalesce((p_k.daten->>'unterzeichnet_am')::date, p_k.heute), unterzeichnet_von = p_k.akteur, eintretend_id = v_neu_id,
         vereinbarung_datei_id = regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'datei')
   WHERE w.mandant_id = p_k.mandant_id AND w.id = v_w.id;
  -- to all who are concerned, whoever of them is party today: the one who leaves, those who stay, the one who enters
  PERFORM regel.schreiben_anlegen_an(p_k := p_k, p_art := 'mieterwechsel_bestaetigung', p_titel := 'Bestätigung des Mieterwechsels', p_fuer_mieter := true,
    p_betreff := 'Wechsel der Mietparteien zum ' || regel.datum(v_w.wechsel_am),
    p_empfaenger := (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('anrede', coalesce(p.anrede, ''), 'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname) ORDER BY vp.nummer, vp.id)
                       FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
                      WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id
                        AND (vp.bis IS NULL OR (vp.mieter_id = v_w.ausscheidend_id AND v_w.art <> 'eintritt_tod'))),
    p_anschrift := regel.dokument_kopf(p_k)->'mietverhaeltnis'->'anschrift',
    p_bloecke := pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE v_w.art WHEN 'eintritt_tod' THEN 'das Mietverhältnis hat sich mit dem Tod von ' || v_alt || ' am ' || regel.datum(v_w.todestag) || ' kraft Gesetzes fortgesetzt (§§ 563, 563a BGB).'
                          ELSE 'wir bestätigen den vereinbarten Wechsel der Mietparteien.' END),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Ab', regel.datum(v_w.wechsel_am)), pg_catalog.jsonb_build_array('Scheidet aus', coalesce(v_alt, 'niemand')), pg_catalog.jsonb_build_array('Tritt ein', coalesce(v_neu, 'niemand')))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE v_w.art WHEN 'eintritt_tod' THEN 'Für Verbindlichkeiten bis zum Tod haften die eingetretenen oder fortsetzenden Personen neben den Erben (§ 563b BGB).'
                          ELSE 'Forderungen aus der Zeit davor bleiben bei denen, die damals Mieter waren; spätere treffen die neuen Parteien. Im Übrigen gilt der Mietvertrag unverändert weiter.' END)));
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('ausgeschieden', v_alt, 'eingetreten', v_neu, 'ab', v_w.wechsel_am));
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_vollziehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_vollziehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_vollziehen(engine.kontext) IS
'Wechselt die Parteien zum Tag: alte Partei endet am Vortag, neue Person und Partei werden angelegt; Schreiben. Norm: §§ 414, 535, 563 BGB.';
