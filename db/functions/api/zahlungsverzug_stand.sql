-- How far a tenant is from the thresholds of § 543 Abs. 2 Nr. 3 and § 569 Abs. 3, and when they would be reached.
-- SELECT rueckstand, buchstabe_a, buchstabe_b, erreicht_am FROM api.zahlungsverzug_stand(17);   →  1766.79 | t | f | 2026-02-05
CREATE FUNCTION api.zahlungsverzug_stand(p_mietverhaeltnis_id bigint, p_stichtag date DEFAULT NULL)
RETURNS TABLE (monatsmiete numeric, rueckstand numeric, buchstabe_a boolean, buchstabe_b boolean, kuendigungsgrund boolean, erreicht_am date, monate jsonb, warnungen text[], schonfrist_bis date)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := sitzung.kontext();
  v_tag date := coalesce(p_stichtag, engine.heute());
  v_m   akte.mietverhaeltnisse;
  v_k   akte.mietkonditionen;
  v_land text;
  v_z   record;
  v_bestritten numeric;
  v_kaution numeric;
  v_klage date;
  v_geheilt date;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id;
  v_k := regel.kondition(v_s.mandant_id, v_m.id, v_tag);
  IF v_m.id IS NULL OR v_k.id IS NULL THEN
    RETURN;
  END IF;
  v_land := regel.land(v_s.mandant_id, v_m.id);
  monatsmiete := v_k.nettokaltmiete + v_k.vorauszahlung_bk + v_k.vorauszahlung_hk + v_k.garage + v_k.stellplatz + v_k.sonstige;
  -- only rent counts, and only what is undisputed: a reduction lowers what is owed
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(pg_catalog.to_char(z.monat, 'YYYY-MM'), z.offen::text) ORDER BY z.monat), '[]'),
         (SELECT coalesce(sum(b.offen), 0) FROM akte.mietzahlungen b WHERE b.mandant_id = v_s.mandant_id AND b.mietverhaeltnis_id = v_m.id AND b.bestritten_am IS NOT NULL AND b.status IN ('offen', 'mahnung'))
    INTO monate, v_bestritten
    FROM akte.mietzahlungen z
   WHERE z.mandant_id = v_s.mandant_id AND z.mietverhaeltnis_id = v_m.id AND z.art = 'miete' AND z.offen > 0 AND z.status IN ('offen', 'mahnung') AND z.verzug_ab <= v_tag
     AND z.bestritten_am IS NULL AND coalesce(z.gestundet_bis < v_tag, true);
  IF monatsmiete > 0 THEN
    SELECT * INTO v_z FROM recht.zahlungsverzug(p_monatsmiete => monatsmiete, p_rueckstaende => monate);
    buchstabe_a := v_z.buchstabe_a; buchstabe_b := v_z.buchstabe_b; kuendigungsgrund := v_z.kuendigungsgrund; rueckstand := v_z.rueckstand;
    -- if nothing more is paid: the day of default of the month that tips the scale
    FOR v_i IN 0..3 LOOP
      EXIT WHEN rueckstand = 0;
      SELECT * INTO v_z FROM recht.zahlungsverzug(p_monatsmiete => monatsmiete, p_rueckstaende => monate || coalesce(
        (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(pg_catalog.to_char(d, 'YYYY-MM'), monatsmiete::text)) FROM pg_catalog.generate_series(pg_catalog.date_trunc('month', v_tag + interval '1 month'), pg_catalog.date_trunc('month', v_tag + interval '1 month') + (v_i - 1) * interval '1 month', interval '1 month') d), '[]'));
      IF v_z.kuendigungsgrund THEN
        IF v_i = 0 THEN
          -- since when: the first day of default on which the months up to then were enough
          SELECT min(z.verzug_ab) INTO erreicht_am
            FROM akte.mietzahlungen z
           CROSS JOIN LATERAL (SELECT r.kuendigungsgrund FROM recht.zahlungsverzug(p_monatsmiete => zahlungsverzug_stand.monatsmiete,
                   p_rueckstaende => (SELECT pg_catalog.jsonb_agg(x) FROM pg_catalog.jsonb_array_elements(monate) x WHERE x->>0 <= pg_catalog.to_char(z.monat, 'YYYY-MM'))) r) r
           WHERE z.mandant_id = v_s.mandant_id AND z.mietverhaeltnis_id = v_m.id AND z.art = 'miete' AND z.offen > 0 AND z.verzug_ab <= v_tag
             AND monate @> pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(pg_catalog.to_char(z.monat, 'YYYY-MM'))) AND r.kuendigungsgrund;
        ELSE
          SELECT x.verzug_ab INTO erreicht_am FROM recht.verzug_ab(p_monat => (pg_catalog.date_trunc('month', v_tag) + v_i * interval '1 month')::date, p_land => v_land) x;
        END IF;
        EXIT;
      END IF;
    END LOOP;
  END IF;
  SELECT coalesce(sum(z.offen), 0) INTO v_kaution FROM akte.mietzahlungen z
   WHERE z.mandant_id = v_s.mandant_id AND z.mietverhaeltnis_id = v_m.id AND z.art = 'kaution' AND z.status IN ('offen', 'mahnung') AND z.verzug_ab <= v_tag AND z.bestritten_am IS NULL;
  SELECT max(k.klage_zugestellt_am) INTO v_klage FROM akte.kuendigungen k JOIN engine.vorgang v ON v.mandant_id = k.mandant_id AND v.id = k.vorgang_id AND v.beendet_am IS NULL
   WHERE k.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND NOT v_m.gewerbe;
  IF v_klage IS NOT NULL THEN
    SELECT f.schonfrist_bis_193 INTO schonfrist_bis FROM recht.schonfrist_bis(p_zustellung => v_klage, p_land => v_land) f;
  END IF;
  SELECT max(e.unwirksam_am) INTO v_geheilt FROM akte.kuendigung_erklaerungen e JOIN akte.kuendigungen k ON k.mandant_id = e.mandant_id AND k.id = e.kuendigung_id
    JOIN engine.vorgang v ON v.mandant_id = k.mandant_id AND v.id = k.vorgang_id
   WHERE e.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND e.unwirksam_grund = 'schonfristzahlung' AND e.unwirksam_am > v_tag - interval '2 years';
  warnungen := ARRAY(SELECT t FROM pg_catalog.unnest(ARRAY[
    CASE WHEN v_bestritten > 0 THEN 'Bestrittene Forderungen über ' || regel.euro(v_bestritten) || ' sind nicht mitgezählt: Minderung und Zurückbehaltung verringern, was geschuldet ist (§ 536, § 320 BGB).' END,
    CASE WHEN kuendigungsgrund THEN 'Vor dem Zugang der Kündigung vollständig gezahlt, ist sie ausgeschlossen (§ 543 Abs. 2 Satz 2 BGB); den Kontostand am Tag der Kündigung prüfen.' END,
    CASE WHEN kuendigungsgrund THEN 'Maßgeblich ist, wann die Überweisung in Auftrag gegeben wurde (BGH VIII ZR 222/15); das Auftragsdatum kennt die Akte nicht.' END,
    CASE WHEN kuendigungsgrund AND NOT v_m.gewerbe THEN 'Bis zwei Monate nach Zustellung der Räumungsklage macht eine vollständige Zahlung nur die fristlose Kündigung unwirksam, nicht die hilfsweise ordentliche (§ 569 Abs. 3 Nr. 2 BGB).' END,
    CASE WHEN kuendigungsgrund THEN 'Rechnet die Mieterseite unverzüglich nach der Kündigung mit einer eigenen Forderung auf, wird die Kündigung unwirksam (§ 543 Abs. 2 Satz 3 BGB): offene Guthaben vorher prüfen.' END,
    CASE WHEN kuendigungsgrund AND NOT buchstabe_b AND NOT v_m.gewerbe THEN 'Entscheidend ist die Summe der beiden Termine; einer davon darf klein sein (BGH VIII ZR 32/20).' END,
    CASE WHEN v_m.gewerbe THEN 'Geschäftsraum: Mehr als eine Monatsmiete genügt (BGH XII ZR 134/06); § 569 Abs. 3 BGB mit der Schonfrist gilt nicht.' END,
    CASE WHEN schonfrist_bis IS NOT NULL THEN CASE WHEN schonfrist_bis >= v_tag THEN 'Die Schonfrist läuft bis zum ' ELSE 'Die Schonfrist lief bis zum ' END || regel.datum(schonfrist_bis) || ' (§ 569 Abs. 3 Nr. 2 BGB).' END,
    CASE WHEN v_geheilt IS NOT NULL THEN 'Am ' || regel.datum(v_geheilt) || ' wurde schon eine Kündigung durch Zahlung in der Schonfrist unwirksam: In den zwei Jahren danach heilt eine Zahlung nicht noch einmal.' END,
    CASE WHEN rueckstand > 0 AND EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND v.automat = 'mieterhoehung' AND coalesce(v.beendet_am, v_tag) > v_tag - interval '1 year')
         THEN 'Im letzten Jahr lief eine Mieterhöhung: Nach einer Verurteilung zur erhöhten Miete kann wegen des Unterschieds erst zwei Monate nach Rechtskraft gekündigt werden (§ 569 Abs. 3 Nr. 3 BGB).' END,
    CASE WHEN v_kaution > 0 THEN 'Von der Kaution sind ' || regel.euro(v_kaution) || ' in Verzug; ' || CASE WHEN recht.kautionsverzug(p_rueckstand => v_kaution, p_nettokaltmiete => v_k.nettokaltmiete, p_vertrag => v_m.mietbeginn)
         THEN 'das trägt eine eigene fristlose Kündigung (§ 569 Abs. 2a BGB).' ELSE 'für eine Kündigung nach § 569 Abs. 2a BGB reicht das nicht.' END END,
    CASE WHEN v_m.lastschrift AND rueckstand > 0 THEN 'Lastschrift ist vereinbart: Kein Verzug, solange das Konto gedeckt war und nicht eingezogen wurde.' END,
    CASE WHEN rueckstand > 0 THEN 'Nachforderungen aus Nebenkosten, Zinsen, Mahngebühren und Kaution zählen nicht zum Rückstand.' END]) t WHERE t IS NOT NULL);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.zahlungsverzug_stand(bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungsverzug_stand(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungsverzug_stand(bigint, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.zahlungsverzug_stand(bigint, date) IS
'Stand zu den Schwellen der fristlosen Kündigung wegen Zahlungsverzugs: Monatsmiete (brutto), Rückstand aus unbestrittenen Mieten je Monat, Buchstabe a und b, erreicht_am (seit wann, oder an welchem Tag, wenn nichts mehr gezahlt wird; NULL: nicht innerhalb von drei Monaten), Warnungen, schonfrist_bis (läuft eine Räumungsklage: zwei Monate nach ihrer Zustellung). Norm: § 543 Abs. 2 Nr. 3, § 569 Abs. 2a, 3 BGB.';
