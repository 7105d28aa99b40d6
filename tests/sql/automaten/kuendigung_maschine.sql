-- kuendigung and kaution_rueckzahlung as rows: what must be possible from every open state, walked nowhere else in all combinations.
\ir ../hilfen.psql
SELECT plan(22);

CREATE FUNCTION tests.wege(p_automat text, p_ereignis text) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(u.von || CASE WHEN u.von = u.nach THEN '' ELSE '→' || u.nach END, ' ' ORDER BY z.reihenfolge)
    FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) JOIN engine.zustaende z ON z.automat = u.automat AND z.version = u.version AND z.zustand = u.von
   WHERE a.aktuell AND u.automat = p_automat AND u.ereignis = p_ereignis
$$;
-- after Zugang, from wherever the notice stands
SELECT is(tests.wege('kuendigung', e), 'zugegangen haertefall raeumung_faellig raeumungsklage', e || ' stays in its state') FROM unnest(ARRAY['weitere_kuendigung', 'gegenkuendigung']) e;
SELECT is(tests.wege('kuendigung', 'fortsetzung_vereinbaren'), 'zugegangen→fortgesetzt haertefall→fortgesetzt raeumung_faellig→fortgesetzt raeumungsklage→fortgesetzt', 'both sides can always agree');
SELECT is(tests.wege('kuendigung', 'zurueckweisen'), 'zugegangen→unwirksam haertefall→unwirksam raeumung_faellig→unwirksam raeumungsklage→unwirksam', 'a notice can always turn out void');
SELECT is(tests.wege('kuendigung', 'erklaerung_zurueckweisen'), 'zugegangen haertefall raeumung_faellig→zugegangen raeumungsklage', 'one of several, too; an end that moved away is waited for again');
SELECT is(tests.wege('kuendigung', 'auszug_erfolgt'), 'zugegangen→vollzogen haertefall→vollzogen raeumung_faellig→vollzogen raeumungsklage→vollzogen', 'the Auszug completes it from whatever state');
SELECT is((SELECT string_agg(DISTINCT u.art || array_to_string(u.rollen, ','), ' ') FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND u.automat = 'kuendigung' AND u.ereignis = 'auszug_erfolgt'), 'automatisch', 'and nobody fires that by hand');
SELECT is(tests.wege('kuendigung', 'widerrufen'), 'entwurf→widerrufen', 'withdrawn before Zugang only');
SELECT is(tests.wege('kuendigung', 'mietende_erreichen'), 'zugegangen→raeumung_faellig haertefall→raeumung_faellig', 'the end of the lease');
SELECT is((SELECT string_agg(z.zustand || ' ' || z.art, ', ' ORDER BY z.reihenfolge) FROM engine.automaten a JOIN engine.zustaende z USING (automat, version) WHERE a.aktuell AND a.automat = 'kuendigung' AND z.art IN ('erfolg', 'abbruch')),
  'vollzogen erfolg, fortgesetzt abbruch, widerrufen abbruch, unwirksam abbruch', 'how it ends');
SELECT is((SELECT string_agg(DISTINCT g, ',' ORDER BY g) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version), unnest(u.uebersteuerbar) g WHERE a.aktuell AND a.automat = 'kuendigung'), 'kuendigung_abmahnung', 'form and deadlines cannot be overridden');
-- every declaration passes the same guards, by whatever event it comes
SELECT is((SELECT count(DISTINCT (SELECT array_agg(g ORDER BY g) FROM unnest(u.guards_eingabe) g WHERE g NOT IN ('kuendigung_art', 'kuendigung_begruendung'))) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version)
            WHERE a.aktuell AND a.automat = 'kuendigung' AND u.ereignis IN ('zugang_erfassen', 'weitere_kuendigung', 'gegenkuendigung')), 1::bigint, 'one set of guards for all three');
SELECT is((SELECT bool_and(u.guards_eingabe @> ARRAY['kuendigung_art', 'kuendigung_begruendung']) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version)
            WHERE a.aktuell AND a.automat = 'kuendigung' AND u.ereignis IN ('starten', 'weitere_kuendigung', 'gegenkuendigung')), true, 'and the reason is asked for wherever it is entered');

-- the deposit
SELECT is(tests.wege('kaution_rueckzahlung', e), 'maengelbewertung einbehaltberechnung abrechnung auszahlung', e || ' can come in every state but the reserve') FROM unnest(ARRAY['frist_nahen', 'frist_ueberschreiten']) e;
SELECT is(tests.wege('kaution_rueckzahlung', 'nk_frist_ablaufen'), 'nk_vorbehalt', 'which has its own');
SELECT is((SELECT string_agg(z.zustand || ' ' || z.art, ', ' ORDER BY z.reihenfolge) FROM engine.automaten a JOIN engine.zustaende z USING (automat, version) WHERE a.aktuell AND a.automat = 'kaution_rueckzahlung' AND z.art IN ('erfolg', 'abbruch')), 'abgeschlossen erfolg', 'there is no abbruch');
SELECT is((SELECT string_agg(DISTINCT array_to_string(u.rollen, ','), ' ') FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND a.automat = 'kaution_rueckzahlung' AND 'kaution_buchen' = ANY (u.effekte)), 'buchhaltung,teamleitung', 'whoever posts is buchhaltung or teamleitung');
SELECT is((SELECT bool_and('kaution_vier_augen' = ANY (u.guards_zustand)) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND a.automat = 'kaution_rueckzahlung' AND u.von = 'auszahlung' AND 'kaution_buchen' = ANY (u.effekte)), true, 'and never who ordered');
SELECT is((SELECT count(*) FROM engine.automaten a JOIN engine.startbar s USING (automat, version) WHERE a.aktuell AND s.kind = 'kaution_rueckzahlung'), 0::bigint, 'no bracket lets anybody start it');
SELECT is((SELECT string_agg(a.automat, ',' ORDER BY a.automat) FROM engine.automaten a WHERE a.aktuell AND a.exklusiv AND a.automat IN ('kuendigung', 'kaution_rueckzahlung')), 'kaution_rueckzahlung,kuendigung', 'both are exclusive');
SELECT is((SELECT count(*) FROM engine.automaten_pruefen()), 0::bigint, 'and the check of the machines has nothing to say');
SELECT * FROM finish();
ROLLBACK;
