-- How a deadline or an amount comes about: every function of schema recht, with named arguments.
--
--   SELECT recht.rechenweg('bescheinigung_bis', '{"p_einzug": "2026-10-01"}');
--    → {"funktion": "bescheinigung_bis", "argumente": {"p_einzug": "2026-10-01"}, "version": "2026-11-1", "stichtag": "2026-10-01",
--       "ergebnis": "2026-10-15", "schritte": [{"schritt": 1, "regel": "Der Wohnungsgeber …", "norm": "§ 19 Abs. 1 …", …}]}
CREATE FUNCTION recht.rechenweg(p_funktion text, p_argumente jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_weg jsonb;
BEGIN
  PERFORM recht.argumente_pruefen(p_funktion := p_funktion, p_argumente := p_argumente);
  -- A fixed dispatcher instead of composed statements: what stands here can be checked and read.
  CASE p_funktion
    WHEN 'anfechtungsfrist' THEN
      v_weg := recht.rechenweg_anfechtungsfrist(p_beschluss := (p_argumente->>'p_beschluss')::date, p_land := p_argumente->>'p_land');
    WHEN 'aufbewahrung_bis' THEN
      v_weg := recht.rechenweg_aufbewahrung_bis(p_art := p_argumente->>'p_art', p_jahr := (p_argumente->>'p_jahr')::int);
    WHEN 'ausgangsmiete_stichtag' THEN
      v_weg := recht.rechenweg_ausgangsmiete_stichtag(p_wirksam_ab := (p_argumente->>'p_wirksam_ab')::date);
    WHEN 'auskunft_bis' THEN
      v_weg := recht.rechenweg_auskunft_bis(p_eingang := (p_argumente->>'p_eingang')::date, p_land := p_argumente->>'p_land');
    WHEN 'basiszinssatz' THEN
      v_weg := recht.rechenweg_basiszinssatz(p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'bauliche_veraenderung_kosten' THEN
      v_weg := recht.rechenweg_bauliche_veraenderung_kosten(
        p_ja := (p_argumente->>'p_ja')::numeric,
        p_nein := (p_argumente->>'p_nein')::numeric,
        p_mea_ja := (p_argumente->>'p_mea_ja')::numeric,
        p_mea_gesamt := (p_argumente->>'p_mea_gesamt')::numeric);
    WHEN 'bescheinigung_bis' THEN
      v_weg := recht.rechenweg_bescheinigung_bis(p_einzug := (p_argumente->>'p_einzug')::date);
    WHEN 'bescheinigung_erforderlich' THEN
      v_weg := recht.rechenweg_bescheinigung_erforderlich(p_vorgang := p_argumente->>'p_vorgang', p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'beschluss_ergebnis' THEN
      v_weg := recht.rechenweg_beschluss_ergebnis(p_prinzip := p_argumente->>'p_prinzip', p_stimmen := nullif(p_argumente->'p_stimmen', 'null'));
    WHEN 'co2_vermieteranteil' THEN
      v_weg := recht.rechenweg_co2_vermieteranteil(p_kg_pro_qm := (p_argumente->>'p_kg_pro_qm')::numeric, p_stichtag := (p_argumente->>'p_stichtag')::date);
    WHEN 'einladung_bis' THEN
      v_weg := recht.rechenweg_einladung_bis(p_versammlung := (p_argumente->>'p_versammlung')::date);
    WHEN 'erhoehung_zulaessig' THEN
      v_weg := recht.rechenweg_erhoehung_zulaessig(
        p_mietart := p_argumente->>'p_mietart',
        p_vorgang := p_argumente->>'p_vorgang',
        p_nicht_zu_vertreten := coalesce((p_argumente->>'p_nicht_zu_vertreten')::boolean, false));
    WHEN 'feiertag' THEN
      v_weg := recht.rechenweg_feiertag(p_tag := (p_argumente->>'p_tag')::date, p_land := p_argumente->>'p_land');
    WHEN 'form' THEN
      v_weg := recht.rechenweg_form(p_vorgang := p_argumente->>'p_vorgang', p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'fortsetzung_widerspruch_bis' THEN
      v_weg := recht.rechenweg_fortsetzung_widerspruch_bis(p_kenntnis := (p_argumente->>'p_kenntnis')::date, p_land := p_argumente->>'p_land');
    WHEN 'fristende' THEN
      v_weg := recht.rechenweg_fristende(
        p_ereignis := (p_argumente->>'p_ereignis')::date,
        p_monate := (p_argumente->>'p_monate')::int,
        p_tage := coalesce((p_argumente->>'p_tage')::int, 0));
    WHEN 'haerteeinwand_bis' THEN
      v_weg := recht.rechenweg_haerteeinwand_bis(p_zugang := (p_argumente->>'p_zugang')::date);
    WHEN 'heizkosten_kuerzung' THEN
      v_weg := recht.rechenweg_heizkosten_kuerzung(
        p_anteil := (p_argumente->>'p_anteil')::numeric,
        p_nicht_verbrauchsabhaengig := coalesce((p_argumente->>'p_nicht_verbrauchsabhaengig')::boolean, false),
        p_nicht_fernablesbar := coalesce((p_argumente->>'p_nicht_fernablesbar')::boolean, false),
        p_keine_information := coalesce((p_argumente->>'p_keine_information')::boolean, false),
        p_co2_fehlt := coalesce((p_argumente->>'p_co2_fehlt')::boolean, false));
    WHEN 'heizkostenanteil' THEN
      v_weg := recht.rechenweg_heizkostenanteil(
        p_kosten := (p_argumente->>'p_kosten')::numeric,
        p_verbrauchsanteil := (p_argumente->>'p_verbrauchsanteil')::numeric,
        p_flaeche := (p_argumente->>'p_flaeche')::numeric,
        p_flaeche_gesamt := (p_argumente->>'p_flaeche_gesamt')::numeric,
        p_verbrauch := (p_argumente->>'p_verbrauch')::numeric,
        p_verbrauch_gesamt := (p_argumente->>'p_verbrauch_gesamt')::numeric);
    WHEN 'index_wirksam_ab' THEN
      v_weg := recht.rechenweg_index_wirksam_ab(p_zugang := (p_argumente->>'p_zugang')::date, p_letzte_aenderung := (p_argumente->>'p_letzte_aenderung')::date);
    WHEN 'indexmiete' THEN
      v_weg := recht.rechenweg_indexmiete(
        p_basismiete := (p_argumente->>'p_basismiete')::numeric,
        p_vpi_alt := (p_argumente->>'p_vpi_alt')::numeric,
        p_vpi_neu := (p_argumente->>'p_vpi_neu')::numeric);
    WHEN 'kappungsgrenze' THEN
      v_weg := recht.rechenweg_kappungsgrenze(
        p_miete_vor_3_jahren := (p_argumente->>'p_miete_vor_3_jahren')::numeric,
        p_prozent := (p_argumente->>'p_prozent')::numeric,
        p_modernisierung := coalesce((p_argumente->>'p_modernisierung')::numeric, 0));
    WHEN 'kappungsgrenze_prozent' THEN
      v_weg := recht.rechenweg_kappungsgrenze_prozent(
        p_land := p_argumente->>'p_land',
        p_gemeinde := p_argumente->>'p_gemeinde',
        p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'kaution_hoechstbetrag' THEN
      v_weg := recht.rechenweg_kaution_hoechstbetrag(p_nettokaltmiete := (p_argumente->>'p_nettokaltmiete')::numeric);
    WHEN 'kaution_raten' THEN
      v_weg := recht.rechenweg_kaution_raten(
        p_kaution := (p_argumente->>'p_kaution')::numeric,
        p_mietbeginn := (p_argumente->>'p_mietbeginn')::date,
        p_land := p_argumente->>'p_land');
    WHEN 'kaution_verzinslich' THEN
      v_weg := recht.rechenweg_kaution_verzinslich(p_wohnheim := (p_argumente->>'p_wohnheim')::boolean);
    WHEN 'kaution_zinsen' THEN
      v_weg := recht.rechenweg_kaution_zinsen(
        p_einzahlungen := nullif(p_argumente->'p_einzahlungen', 'null'),
        p_bis := (p_argumente->>'p_bis')::date,
        p_zinssaetze := nullif(p_argumente->'p_zinssaetze', 'null'));
    WHEN 'kautionsverzug' THEN
      v_weg := recht.rechenweg_kautionsverzug(
        p_rueckstand := (p_argumente->>'p_rueckstand')::numeric,
        p_nettokaltmiete := (p_argumente->>'p_nettokaltmiete')::numeric,
        p_vertrag := (p_argumente->>'p_vertrag')::date);
    WHEN 'kuendigung_zugangstag' THEN
      v_weg := recht.rechenweg_kuendigung_zugangstag(p_monat := (p_argumente->>'p_monat')::date, p_land := p_argumente->>'p_land');
    WHEN 'kuendigungsfrist' THEN
      v_weg := (SELECT k.rechenweg FROM recht.kuendigungsfrist(
        p_zugang := (p_argumente->>'p_zugang')::date,
        p_ueberlassung := (p_argumente->>'p_ueberlassung')::date,
        p_durch := p_argumente->>'p_durch',
        p_land := p_argumente->>'p_land',
        p_sonderfall := p_argumente->>'p_sonderfall') AS k);
    WHEN 'mahnbescheid_fristen' THEN
      v_weg := recht.rechenweg_mahnbescheid_fristen(p_zustellung := (p_argumente->>'p_zustellung')::date, p_land := p_argumente->>'p_land');
    WHEN 'mahngebuehr' THEN
      v_weg := recht.rechenweg_mahngebuehr(p_stufe := (p_argumente->>'p_stufe')::int);
    WHEN 'mieterhoehung_klage_spaetestens' THEN
      v_weg := recht.rechenweg_mieterhoehung_klage_spaetestens(p_zugang := (p_argumente->>'p_zugang')::date, p_land := p_argumente->>'p_land');
    WHEN 'mieterhoehung_sperrfrist' THEN
      v_weg := recht.rechenweg_mieterhoehung_sperrfrist(p_letzte_wirksam := (p_argumente->>'p_letzte_wirksam')::date, p_zugang := (p_argumente->>'p_zugang')::date);
    WHEN 'mieterhoehung_termine' THEN
      v_weg := recht.rechenweg_mieterhoehung_termine(p_zugang := (p_argumente->>'p_zugang')::date, p_land := p_argumente->>'p_land');
    WHEN 'mieterhoehung_zielmiete' THEN
      v_weg := recht.rechenweg_mieterhoehung_zielmiete(
        p_kappungsgrenze := (p_argumente->>'p_kappungsgrenze')::numeric,
        p_vergleichsmiete := (p_argumente->>'p_vergleichsmiete')::numeric,
        p_aktuelle_miete := (p_argumente->>'p_aktuelle_miete')::numeric);
    WHEN 'modernisierung' THEN
      v_weg := recht.rechenweg_modernisierung(
        p_kosten := (p_argumente->>'p_kosten')::numeric,
        p_erhaltung := (p_argumente->>'p_erhaltung')::numeric,
        p_drittmittel := (p_argumente->>'p_drittmittel')::numeric,
        p_flaeche := (p_argumente->>'p_flaeche')::numeric,
        p_kaltmiete := (p_argumente->>'p_kaltmiete')::numeric,
        p_bisher_6_jahre := coalesce((p_argumente->>'p_bisher_6_jahre')::numeric, 0),
        p_stichtag := (p_argumente->>'p_stichtag')::date,
        p_heizung := p_argumente->>'p_heizung');
    WHEN 'modernisierung_fruehester_beginn' THEN
      v_weg := recht.rechenweg_modernisierung_fruehester_beginn(p_zugang := (p_argumente->>'p_zugang')::date);
    WHEN 'modernisierung_vereinfacht' THEN
      v_weg := recht.rechenweg_modernisierung_vereinfacht(
        p_kosten := (p_argumente->>'p_kosten')::numeric,
        p_fruehere_5_jahre := coalesce((p_argumente->>'p_fruehere_5_jahre')::numeric, 0),
        p_stichtag := (p_argumente->>'p_stichtag')::date);
    WHEN 'modernisierung_wirksam_ab' THEN
      v_weg := recht.rechenweg_modernisierung_wirksam_ab(
        p_zugang := (p_argumente->>'p_zugang')::date,
        p_ordnungsgemaess := (p_argumente->>'p_ordnungsgemaess')::boolean);
    WHEN 'naechster_werktag' THEN
      v_weg := recht.rechenweg_naechster_werktag(p_tag := (p_argumente->>'p_tag')::date, p_land := p_argumente->>'p_land');
    WHEN 'nk_abrechnung_bis' THEN
      v_weg := recht.rechenweg_nk_abrechnung_bis(p_zeitraum_ende := (p_argumente->>'p_zeitraum_ende')::date);
    WHEN 'nk_anspruch' THEN
      v_weg := recht.rechenweg_nk_anspruch(
        p_zeitraum_ende := (p_argumente->>'p_zeitraum_ende')::date,
        p_zugang := (p_argumente->>'p_zugang')::date,
        p_land := p_argumente->>'p_land',
        p_saldo := (p_argumente->>'p_saldo')::numeric,
        p_nicht_zu_vertreten := coalesce((p_argumente->>'p_nicht_zu_vertreten')::boolean, false));
    WHEN 'nk_einwendung_bis' THEN
      v_weg := recht.rechenweg_nk_einwendung_bis(p_zugang := (p_argumente->>'p_zugang')::date);
    WHEN 'schonfrist_bis' THEN
      v_weg := recht.rechenweg_schonfrist_bis(p_zustellung := (p_argumente->>'p_zustellung')::date, p_land := p_argumente->>'p_land');
    WHEN 'sonderkuendigung_561' THEN
      v_weg := recht.rechenweg_sonderkuendigung_561(p_zugang := (p_argumente->>'p_zugang')::date, p_land := p_argumente->>'p_land');
    WHEN 'staffelmiete' THEN
      v_weg := recht.rechenweg_staffelmiete(p_staffeln := nullif(p_argumente->'p_staffeln', 'null'), p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'tilgung' THEN
      v_weg := recht.rechenweg_tilgung(
        p_kosten := (p_argumente->>'p_kosten')::numeric,
        p_zinsen := (p_argumente->>'p_zinsen')::numeric,
        p_haupt := (p_argumente->>'p_haupt')::numeric,
        p_zahlung := (p_argumente->>'p_zahlung')::numeric);
    WHEN 'tilgung_verteilung' THEN
      v_weg := recht.rechenweg_tilgung_verteilung(
        p_offen := nullif(p_argumente->'p_offen', 'null'),
        p_zahlung := (p_argumente->>'p_zahlung')::numeric,
        p_tag := (p_argumente->>'p_tag')::date);
    WHEN 'umlaufbeschluss' THEN
      v_weg := recht.rechenweg_umlaufbeschluss(
        p_ja := (p_argumente->>'p_ja')::numeric,
        p_nein := (p_argumente->>'p_nein')::numeric,
        p_keine_stimme := (p_argumente->>'p_keine_stimme')::numeric,
        p_absenkung := (p_argumente->>'p_absenkung')::boolean);
    WHEN 'verjaehrung_548' THEN
      v_weg := recht.rechenweg_verjaehrung_548(p_rueckgabe := (p_argumente->>'p_rueckgabe')::date, p_land := p_argumente->>'p_land');
    WHEN 'verzug_ab' THEN
      v_weg := recht.rechenweg_verzug_ab(p_monat := (p_argumente->>'p_monat')::date, p_land := p_argumente->>'p_land');
    WHEN 'verzug_ab_faelligkeit' THEN
      v_weg := recht.rechenweg_verzug_ab_faelligkeit(p_faellig := (p_argumente->>'p_faellig')::date, p_land := p_argumente->>'p_land');
    WHEN 'verzug_ab_rechnung' THEN
      v_weg := recht.rechenweg_verzug_ab_rechnung(
        p_zugang := (p_argumente->>'p_zugang')::date,
        p_faellig := (p_argumente->>'p_faellig')::date,
        p_land := p_argumente->>'p_land',
        p_hinweis := (p_argumente->>'p_hinweis')::boolean,
        p_verbraucher := (p_argumente->>'p_verbraucher')::boolean);
    WHEN 'verzugspauschale' THEN
      v_weg := recht.rechenweg_verzugspauschale(
        p_art := p_argumente->>'p_art',
        p_verbraucher := (p_argumente->>'p_verbraucher')::boolean,
        p_vertrag := (p_argumente->>'p_vertrag')::date);
    WHEN 'verzugszinsen' THEN
      v_weg := recht.rechenweg_verzugszinsen(
        p_betrag := (p_argumente->>'p_betrag')::numeric,
        p_von := (p_argumente->>'p_von')::date,
        p_bis := (p_argumente->>'p_bis')::date,
        p_prozentpunkte := coalesce((p_argumente->>'p_prozentpunkte')::numeric, 5),
        p_zahlungen := coalesce(nullif(p_argumente->'p_zahlungen', 'null'), '[]'));
    WHEN 'verzugszinsen_menge' THEN
      v_weg := recht.rechenweg_verzugszinsen_menge(p_posten := nullif(p_argumente->'p_posten', 'null'), p_bis := (p_argumente->>'p_bis')::date);
    WHEN 'verzugszinsen_summe' THEN
      v_weg := recht.rechenweg_verzugszinsen_summe(
        p_betrag := (p_argumente->>'p_betrag')::numeric,
        p_von := (p_argumente->>'p_von')::date,
        p_bis := (p_argumente->>'p_bis')::date,
        p_prozentpunkte := coalesce((p_argumente->>'p_prozentpunkte')::numeric, 5),
        p_zahlungen := coalesce(nullif(p_argumente->'p_zahlungen', 'null'), '[]'));
    WHEN 'verzugszuschlag' THEN
      v_weg := recht.rechenweg_verzugszuschlag(
        p_art := p_argumente->>'p_art',
        p_verbraucher := (p_argumente->>'p_verbraucher')::boolean,
        p_vertrag := (p_argumente->>'p_vertrag')::date,
        p_leistung := (p_argumente->>'p_leistung')::date);
    WHEN 'virtuelle_versammlung' THEN
      v_weg := recht.rechenweg_virtuelle_versammlung(p_ja := (p_argumente->>'p_ja')::numeric, p_nein := (p_argumente->>'p_nein')::numeric);
    WHEN 'vpi' THEN
      v_weg := recht.rechenweg_vpi(p_monat := (p_argumente->>'p_monat')::date);
    WHEN 'werktag' THEN
      v_weg := recht.rechenweg_werktag(
        p_monat := (p_argumente->>'p_monat')::date,
        p_nummer := (p_argumente->>'p_nummer')::int,
        p_land := p_argumente->>'p_land',
        p_samstag := (p_argumente->>'p_samstag')::boolean);
    WHEN 'widerspruch_bis' THEN
      v_weg := recht.rechenweg_widerspruch_bis(
        p_mietende := (p_argumente->>'p_mietende')::date,
        p_hinweis := coalesce((p_argumente->>'p_hinweis')::boolean, true));
    WHEN 'zahlung_rechtzeitig' THEN
      v_weg := recht.rechenweg_zahlung_rechtzeitig(
        p_monat := (p_argumente->>'p_monat')::date,
        p_land := p_argumente->>'p_land',
        p_gutschrift := (p_argumente->>'p_gutschrift')::date,
        p_auftrag := (p_argumente->>'p_auftrag')::date,
        p_gedeckt := coalesce((p_argumente->>'p_gedeckt')::boolean, true));
    WHEN 'zahlungsverzug' THEN
      v_weg := recht.rechenweg_zahlungsverzug(
        p_monatsmiete := (p_argumente->>'p_monatsmiete')::numeric,
        p_rueckstaende := nullif(p_argumente->'p_rueckstaende', 'null'));
  END CASE;
  RETURN v_weg;
END
$fn$;
ALTER FUNCTION recht.rechenweg(text, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg(text, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg(text, jsonb) IS
'Rechenweg einer Funktion des Schemas recht als JSON. p_funktion: ihr Name ohne Schema (mahngebuehr, kuendigungsfrist, …). p_argumente: ihre Angaben mit Namen {"p_einzug":"2026-10-01"}; wahlfreie dürfen fehlen.
Gestalt: {funktion, argumente (alle, auch die mit Vorgabewert), version (Fassung der Regel im Code), stichtag (Tag, dessen Recht gilt; null, wenn keiner), schritte, ergebnis}. schritte ist geordnet, jeder Schritt: {schritt (Nummer), regel (Satz), norm, eingaben, ergebnis, feiertage (benutzte Feiertage), referenz (benutzte Referenzzeilen mit Fassung), version}. ergebnis ist der Wert der Funktion, bei mehreren Spalten ein Objekt, bei mehreren Zeilen eine Liste.
Fehler: MA201 Angabe fehlt, MA217 Funktion unbekannt, MA218 Angabe unbekannt oder falscher Art, und alle Fehler der Funktion selbst.';
