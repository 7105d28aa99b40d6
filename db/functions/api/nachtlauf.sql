-- One duty of the day for the client of the context: done once a day, however often and by how many it is asked for (security.md, D15).
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT * FROM api.nachtlauf('sollstellungen');
--  aufgabe        | tag        | ergebnis | anzahl | abgelehnt
--  sollstellungen | 2026-12-01 | erledigt |    142 |         0
-- COMMIT;
CREATE FUNCTION api.nachtlauf(p_aufgabe text, p_hoechstens int DEFAULT 500)
RETURNS TABLE (aufgabe text, tag date, ergebnis text, anzahl int, abgelehnt int)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_zuletzt date;
  v_weiter boolean := false;
BEGIN
  aufgabe := p_aufgabe; tag := engine.heute(); anzahl := 0; abgelehnt := 0;
  IF v_s.rolle <> 'dienst' THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Der Nachtlauf gehört dem Dienst.', 'Sollstellungen und Mahnlauf lassen sich auch auf ihren Seiten starten.'));
  ELSIF p_aufgabe IS NULL OR p_aufgabe NOT IN ('sollstellungen', 'mahnlauf') OR coalesce(p_hoechstens, 0) < 1 THEN
    PERFORM engine.werfen(engine.ablehnung('MA901', 'Diese Aufgabe kennt der Nachtlauf nicht.', 'sollstellungen oder mahnlauf angeben, mit mindestens einem Vorschlag je Aufruf.', NULL, 'aufgabe', coalesce(p_aufgabe, '–')));
  END IF;
  -- LOCK ACQUISITION: one key per duty and client, before every other lock; the service waits two seconds for it, then leaves it to whoever has it
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('nachtlauf:' || p_aufgabe, v_s.mandant_id));
  SELECT max(n.tag) INTO v_zuletzt FROM akte.nachtlaeufe n WHERE n.mandant_id = v_s.mandant_id AND n.aufgabe = p_aufgabe AND n.fertig AND n.tag <= nachtlauf.tag;
  IF v_zuletzt = nachtlauf.tag THEN
    ergebnis := 'schon_erledigt';
    RETURN NEXT;
    RETURN;
  END IF;

  IF p_aufgabe = 'sollstellungen' THEN
    -- this month, and each one that went by since the last night; what lies before the first is for a person or the import
    SELECT coalesce(sum(x.angelegt), 0)::int INTO anzahl
      FROM pg_catalog.generate_series(pg_catalog.date_trunc('month', coalesce(v_zuletzt, nachtlauf.tag)::timestamp), nachtlauf.tag::timestamp, interval '1 month') AS m(monat)
     CROSS JOIN LATERAL api.sollstellungen_erzeugen(p_monat => m.monat::date) x;
  ELSE
    SELECT (count(*) FILTER (WHERE x.ergebnis = 'vorschlag'))::int, (count(*) FILTER (WHERE x.ergebnis = 'abgelehnt'))::int, coalesce(bool_or(x.ergebnis = 'weiter'), false)
      INTO anzahl, abgelehnt, v_weiter
      FROM api.mahnlauf(p_stichtag => nachtlauf.tag, p_hoechstens => p_hoechstens) x;
  END IF;
  ergebnis := CASE WHEN v_weiter THEN 'weiter' ELSE 'erledigt' END;
  INSERT INTO akte.nachtlaeufe (mandant_id, aufgabe, tag, fertig, anzahl, abgelehnt, erledigt_am)
  VALUES (v_s.mandant_id, p_aufgabe, nachtlauf.tag, NOT v_weiter, nachtlauf.anzahl, nachtlauf.abgelehnt, engine.jetzt());
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.nachtlauf(text, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nachtlauf(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nachtlauf(text, int) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nachtlauf(text, int) IS
'Eine Aufgabe der Nacht für den Mandanten der Sitzung: sollstellungen (dieser Monat und jeder seit dem letzten Lauf versäumte) oder mahnlauf (Vorschläge für heute; freigegeben wird nichts). Je Aufgabe und Tag (Europe/Berlin) einmal, wer zugleich kommt, wartet; akte.nachtlaeufe hält es fest.
ergebnis: erledigt; schon_erledigt; weiter (Mahnlauf: p_hoechstens erreicht, nach COMMIT noch einmal aufrufen; ist anzahl dabei 0, mit größerem p_hoechstens). anzahl: neue Forderungen oder Vorschläge. Fehler: MA001, MA002, MA014, MA901 und die der beiden Läufe.';
