-- Period and end of the tenancy after a notice, with derivation.
--
--   SELECT frist_monate, mietende, mietende_spaetestens, strittig, widerspruch_bis
--   FROM recht.kuendigungsfrist(DATE '2026-02-28', DATE '2017-04-15', 'vermieter', 'BE');
--    → 9 | 2026-11-30 | 2026-11-30 | f | 2026-09-30
--
--   received on the Monday after a third Werktag that was a Saturday:
--   … FROM recht.kuendigungsfrist(DATE '2025-10-06', DATE '2020-01-01', 'mieter', 'BE');
--    → 3 | 2026-01-31 | 2025-12-31 | t | NULL
CREATE FUNCTION recht.kuendigungsfrist(p_zugang date, p_ueberlassung date, p_durch text, p_land text, p_sonderfall text DEFAULT NULL)
RETURNS TABLE (frist_monate int, mietende date, mietende_spaetestens date, strittig boolean, widerspruch_bis date, rechenweg jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_staffelt    boolean;          -- verlängert sich die Frist mit der Dauer der Überlassung?
  v_zusatz      int := 0;         -- Monate über die drei hinaus
  v_zusatz_kurz int := 0;         -- dasselbe nach der für den Kündigenden günstigeren Ansicht
  v_zugangstag  record;
  v_stichmonat  date;             -- Monat (oder Quartal), bis zu dessen drittem Werktag zuzugehen war
  v_basis       date;             -- Monat, von dem an gerechnet wird, sichere Ansicht
  v_basis_193   date;             -- derselbe, wenn § 193 gälte
  v_schritte    jsonb[] := ARRAY[]::jsonb[];
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  PERFORM recht.auswahl_pruefen(p_name := 'p_durch', p_wert := p_durch, p_erlaubt := ARRAY['mieter', 'vermieter']);
  IF p_sonderfall IS NOT NULL THEN
    PERFORM recht.auswahl_pruefen(p_name := 'p_sonderfall', p_wert := p_sonderfall, p_erlaubt := ARRAY['573a', '573c3', '573d', '580a']);
  END IF;
  IF p_sonderfall = '573a' AND p_durch = 'mieter' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA216',
      MESSAGE = 'Die erleichterte Kündigung nach § 573a BGB steht nur dem Vermieter zu.',
      DETAIL  = 'p_durch = mieter, p_sonderfall = 573a.',
      HINT    = 'Für eine Kündigung des Mieters p_sonderfall weglassen.';
  END IF;

  -- Only the landlord's period grows, and only with an ordinary notice of housing (§ 573c Abs. 1 S. 2).
  v_staffelt := p_durch = 'vermieter' AND (p_sonderfall IS NULL OR p_sonderfall = '573a');
  IF v_staffelt OR p_ueberlassung IS NOT NULL THEN
    PERFORM recht.tag_pruefen(p_name := 'p_ueberlassung', p_tag := p_ueberlassung);
    PERFORM recht.reihenfolge_pruefen(
      p_name_von := 'p_ueberlassung', p_von := p_ueberlassung, p_name_bis := 'p_zugang', p_bis := p_zugang,
      p_hinweis := 'Kündigt der Mieter vor der Übergabe, p_ueberlassung weglassen (NULL); kündigt der Vermieter vor ihr, p_zugang einsetzen.');
  END IF;

  IF p_sonderfall = '573c3' THEN
    -- A furnished room in the landlord's own flat: by the 15th to the end of the same month. No Werktag involved.
    frist_monate := 0;
    mietende := recht.monatsende(p_tag := p_zugang, p_monate := CASE WHEN date_part('day', p_zugang) <= 15 THEN 0 ELSE 1 END);
    mietende_spaetestens := mietende;
    strittig := false;
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Möblierter Wohnraum in der vom Vermieter selbst bewohnten Wohnung: Kündigung bis zum 15. eines Monats zum Ablauf dieses Monats.',
      p_norm := '§ 573c Abs. 3, § 549 Abs. 2 Nr. 2 BGB',
      p_eingaben := jsonb_build_object('zugang', p_zugang),
      p_ergebnis := jsonb_build_object('mietende', mietende));
    rechenweg := recht.wegblatt(
      p_funktion := 'kuendigungsfrist', p_version := '2026-11-1', p_stichtag := p_zugang, p_schritte := v_schritte,
      p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_ueberlassung', p_ueberlassung, 'p_durch', p_durch, 'p_land', p_land, 'p_sonderfall', p_sonderfall),
      p_ergebnis := jsonb_build_object('frist_monate', frist_monate, 'mietende', mietende, 'mietende_spaetestens', mietende_spaetestens,
                                       'strittig', strittig, 'widerspruch_bis', widerspruch_bis));
    RETURN NEXT;
    RETURN;
  END IF;

  -- 1. Length of the period, measured on the day of receipt.
  IF v_staffelt THEN
    v_zusatz := CASE WHEN p_zugang >= recht.fristende(p_ereignis := p_ueberlassung, p_monate := 96) THEN 6
                     WHEN p_zugang >= recht.fristende(p_ereignis := p_ueberlassung, p_monate := 60) THEN 3
                     ELSE 0 END;
    -- On the anniversary itself it is open whether the years are full (§ 187 Abs. 1 or Abs. 2): the longer period is safe.
    v_zusatz_kurz := CASE WHEN p_zugang > recht.fristende(p_ereignis := p_ueberlassung, p_monate := 96) THEN 6
                          WHEN p_zugang > recht.fristende(p_ereignis := p_ueberlassung, p_monate := 60) THEN 3
                          ELSE 0 END;
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Kündigt der Vermieter, verlängert sich die Frist nach fünf und acht Jahren seit der Überlassung um je drei Monate; gemessen am Tag des Zugangs.'
              || CASE WHEN v_zusatz <> v_zusatz_kurz THEN ' Der Zugang fällt auf den Jahrestag: es gilt die längere Frist, weil offen ist, ob die Jahre schon voll sind.' ELSE '' END,
      p_norm := '§ 573c Abs. 1 S. 2 BGB',
      p_eingaben := jsonb_build_object('zugang', p_zugang, 'ueberlassung', p_ueberlassung),
      p_ergebnis := jsonb_build_object(
        'fuenf_jahre_am', recht.fristende(p_ereignis := p_ueberlassung, p_monate := 60),
        'acht_jahre_am', recht.fristende(p_ereignis := p_ueberlassung, p_monate := 96),
        'verlaengerung_monate', v_zusatz));
    IF p_sonderfall = '573a' THEN
      v_zusatz := v_zusatz + 3;
      v_zusatz_kurz := v_zusatz_kurz + 3;
      v_schritte := v_schritte || recht.schritt(
        p_regel := 'Wohnt der Vermieter selbst in dem Haus mit nicht mehr als zwei Wohnungen, braucht er keinen Grund; die Frist verlängert sich um drei Monate.',
        p_norm := '§ 573a Abs. 1 S. 2 BGB',
        p_eingaben := jsonb_build_object('sonderfall', p_sonderfall),
        p_ergebnis := jsonb_build_object('verlaengerung_monate', v_zusatz));
    END IF;
  ELSIF p_sonderfall IS NULL THEN
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Kündigt der Mieter, beträgt die Frist immer drei Monate; sie wächst nicht mit der Dauer.',
      p_norm := '§ 573c Abs. 1 S. 1 BGB',
      p_eingaben := jsonb_build_object('durch', p_durch),
      p_ergebnis := jsonb_build_object('verlaengerung_monate', 0));
  ELSIF p_sonderfall = '573d' THEN
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Außerordentliche Kündigung mit gesetzlicher Frist: für beide Seiten drei Monate.',
      p_norm := '§ 573d Abs. 2 BGB',
      p_eingaben := jsonb_build_object('durch', p_durch),
      p_ergebnis := jsonb_build_object('verlaengerung_monate', 0));
  ELSE
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Geschäftsräume: Kündigung bis zum dritten Werktag eines Quartals zum Ablauf des nächsten Quartals.',
      p_norm := '§ 580a Abs. 2 BGB',
      p_eingaben := jsonb_build_object('durch', p_durch),
      p_ergebnis := jsonb_build_object('verlaengerung_monate', 0));
  END IF;

  -- 2. Until when must the notice have been received for the month (the quarter) of receipt still to count?
  v_stichmonat := date_trunc(CASE p_sonderfall WHEN '580a' THEN 'quarter' ELSE 'month' END, p_zugang::timestamp)::date;
  SELECT z.sicher, z.spaetestens INTO v_zugangstag FROM recht.kuendigung_zugangstag(p_monat := v_stichmonat, p_land := p_land) AS z;

  IF p_sonderfall = '580a' THEN
    -- One quarter on, and the end of the quarter after that: six months from the beginning of the quarter.
    frist_monate := 6;
    v_basis := recht.monatsanfang(p_tag := v_stichmonat, p_monate := CASE WHEN p_zugang <= v_zugangstag.sicher THEN 0 ELSE 3 END);
    v_basis_193 := recht.monatsanfang(p_tag := v_stichmonat, p_monate := CASE WHEN p_zugang <= v_zugangstag.spaetestens THEN 0 ELSE 3 END);
    mietende := recht.monatsende(p_tag := v_basis, p_monate := 5);
    mietende_spaetestens := recht.monatsende(p_tag := v_basis_193, p_monate := 5);
  ELSE
    frist_monate := 3 + v_zusatz;
    v_basis := recht.monatsanfang(p_tag := v_stichmonat, p_monate := CASE WHEN p_zugang <= v_zugangstag.sicher THEN 0 ELSE 1 END);
    v_basis_193 := recht.monatsanfang(p_tag := v_stichmonat, p_monate := CASE WHEN p_zugang <= v_zugangstag.spaetestens THEN 0 ELSE 1 END);
    -- "zum Ablauf des übernächsten Monats": two months after the month that still counts, plus the extension
    mietende := recht.monatsende(p_tag := v_basis, p_monate := 2 + v_zusatz);
    mietende_spaetestens := recht.monatsende(p_tag := v_basis_193, p_monate := 2 + v_zusatz_kurz);
  END IF;
  strittig := mietende_spaetestens <> mietende;

  v_schritte := v_schritte || recht.schritt(
    p_regel := 'Zugegangen sein muss die Kündigung bis zum dritten Werktag; der Samstag zählt mit. Ist der dritte Werktag selbst ein Samstag, ist strittig, ob der Zugang am folgenden Werktag noch genügt (§ 193 BGB).',
    p_norm := CASE p_sonderfall WHEN '580a' THEN '§ 580a Abs. 2 BGB' WHEN '573d' THEN '§ 573d Abs. 2 BGB' ELSE '§ 573c Abs. 1 S. 1 BGB' END
           || ', BGH VIII ZR 206/04',
    p_eingaben := jsonb_build_object('zugang', p_zugang, 'land', p_land),
    p_ergebnis := jsonb_build_object('sicher', v_zugangstag.sicher, 'spaetestens', v_zugangstag.spaetestens,
                                     'gerechnet_ab', v_basis, 'gerechnet_ab_mit_193', v_basis_193),
    p_feiertage := recht.feiertage_im(p_land := p_land, p_von := v_stichmonat, p_bis := v_zugangstag.spaetestens));
  v_schritte := v_schritte || recht.schritt(
    p_regel := CASE WHEN p_sonderfall = '580a' THEN 'Das Mietverhältnis endet mit dem Quartal, das auf das Quartal folgt, bis zu dessen drittem Werktag gekündigt ist.'
                    ELSE 'Das Mietverhältnis endet mit Ablauf des übernächsten Monats, dazu kommt die Verlängerung.' END
            || CASE WHEN strittig THEN ' Sicher ist der spätere Tag; nach der anderen Ansicht endet es schon früher.' ELSE '' END,
    p_norm := CASE p_sonderfall WHEN '580a' THEN '§ 580a Abs. 2 BGB' WHEN '573d' THEN '§ 573d Abs. 2 BGB' ELSE '§ 573c Abs. 1 BGB' END,
    p_eingaben := jsonb_build_object('gerechnet_ab', v_basis, 'frist_monate', frist_monate),
    p_ergebnis := jsonb_build_object('mietende', mietende, 'mietende_spaetestens', mietende_spaetestens, 'strittig', strittig));

  -- 3. Objection because of hardship: only against the landlord, only for housing.
  IF p_durch = 'vermieter' AND p_sonderfall IS DISTINCT FROM '580a' THEN
    widerspruch_bis := recht.widerspruch_bis(p_mietende := mietende);
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Der Mieter kann wegen Härte bis zwei Monate vor dem Mietende widersprechen; ohne rechtzeitigen Hinweis des Vermieters noch im ersten Termin des Räumungsrechtsstreits.',
      p_norm := '§ 574b Abs. 2 BGB',
      p_eingaben := jsonb_build_object('mietende', mietende),
      p_ergebnis := jsonb_build_object('widerspruch_bis', widerspruch_bis));
  END IF;

  rechenweg := recht.wegblatt(
    p_funktion := 'kuendigungsfrist', p_version := '2026-11-1', p_stichtag := p_zugang, p_schritte := v_schritte,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_ueberlassung', p_ueberlassung, 'p_durch', p_durch, 'p_land', p_land, 'p_sonderfall', p_sonderfall),
    p_ergebnis := jsonb_build_object('frist_monate', frist_monate, 'mietende', mietende, 'mietende_spaetestens', mietende_spaetestens,
                                     'strittig', strittig, 'widerspruch_bis', widerspruch_bis));
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.kuendigungsfrist(date, date, text, text, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kuendigungsfrist(date, date, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kuendigungsfrist(date, date, text, text, text) TO PUBLIC;
COMMENT ON FUNCTION recht.kuendigungsfrist(date, date, text, text, text) IS
'Kündigungsfrist und Mietende. p_zugang: Tag des Zugangs. p_ueberlassung: Übergabe der Wohnung (nicht Vertragsdatum); nur für die Frist des Vermieters nötig, sonst darf sie NULL sein. p_durch: mieter oder vermieter. p_land: Ort des Zugangs. p_sonderfall: 573a (Zweifamilienhaus, Vermieter wohnt darin: + 3 Monate), 573c3 (möbliert in der Wohnung des Vermieters: bis zum 15. zum Monatsende, frist_monate 0, p_land ohne Belang), 573d (außerordentlich mit gesetzlicher Frist: 3 Monate), 580a (Geschäftsräume: zum Quartalsende, frist_monate 6), NULL für die ordentliche Kündigung von Wohnraum.
Regel: Mieter immer 3 Monate; Vermieter 3, nach 5 Jahren seit Überlassung 6, nach 8 Jahren 9 Monate. Zugang bis zum dritten Werktag (Samstag zählt) nimmt den Monat mit.
Zwei Daten, wo das Recht strittig ist:
mietende = der sichere Tag, ohne § 193 BGB gerechnet. Eigene (ausgehende) Kündigungen nennen ihn; bis zu ihm läuft das Mietverhältnis nach der strengen Ansicht.
mietende_spaetestens = der Tag, der sich ergibt, wenn der Zugang bis zum strittigen spätesten Tag (recht.kuendigung_zugangstag.spaetestens) noch genügt. Er ist gleich oder FRÜHER als mietende. Eine eingehende Kündigung zu diesem Tag wird nicht zurückgewiesen.
strittig = die beiden fallen auseinander: Zugang nach einem Samstag als drittem Werktag oder genau am Jahrestag der Überlassung.
widerspruch_bis: Härtewiderspruch, zwei Monate vor mietende; NULL bei Kündigung des Mieters, 573c3, 580a.
rechenweg: wie recht.rechenweg(''kuendigungsfrist'', …).
Norm: §§ 573a, 573c, 573d, 574b, 580a BGB. Fehler: MA201 Angabe fehlt, MA202 Zugang vor Überlassung, MA204 Land, MA205 Feiertage fehlen, MA213 Wort unbekannt, MA215, MA216 Sonderfall passt nicht.';
