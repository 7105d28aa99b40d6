-- When does the lease end after this notice, and how is that computed? The period comes from recht; what this adds is the side of
-- the disputed day (recht.kuendigungsfrist says both): one's own notice takes the safe, later day, an incoming one the other.
-- → {"frist_monate": 3, "mietende": "2026-05-31", "mietende_anders": null, "strittig": false, "widerspruch_bis": null, "rechenweg": {…}}
CREATE FUNCTION regel.kuendigung_berechnen(p_k engine.kontext, p_angaben jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m      akte.mietverhaeltnisse := regel.kuendigung_mietverhaeltnis(p_k);
  v_art    text := p_angaben->>'art';
  v_zugang date := (p_angaben->>'zugang_am')::date;
  v_zum    date := (p_angaben->>'zum')::date;
  v_norm   text := CASE p_angaben->>'grund_art' WHEN 'modernisierung' THEN '§ 555e Abs. 1 BGB' ELSE '§ 561 Abs. 1 BGB' END;
  v_sonderfall text := CASE
    WHEN v_m.gewerbe THEN '580a'
    WHEN v_art = 'ausserordentlich_frist' THEN '573d'
    -- three months more only where the landlord gives notice without a ground, not whenever he could have
    WHEN v_m.kuendigung_sonderfall = '573a' AND p_angaben->>'grund_art' IS DISTINCT FROM 'zweifamilienhaus' THEN NULL
    ELSE v_m.kuendigung_sonderfall END;
  v_f      record;
  v_frist  int;
  v_ende   date;
  v_anders date;
  v_wid    date;
  v_bis    date;
  v_anlass date;
  v_weg    jsonb;
BEGIN
  IF v_art = 'ausserordentlich_fristlos' THEN
    v_ende := greatest(v_zugang, coalesce(v_zum, v_zugang));
    v_weg := recht.wegblatt(
      p_funktion := 'kuendigung_fristlos', p_version := '2026-11-1', p_stichtag := v_zugang,
      p_argumente := pg_catalog.jsonb_build_object('p_zugang', v_zugang, 'p_zum', v_zum),
      p_schritte := ARRAY[recht.schritt(
        p_regel := 'Die fristlose Kündigung beendet das Mietverhältnis mit dem Zugang' || CASE WHEN v_zum > v_zugang THEN '; das Schreiben lässt eine Frist bis zum Auszug.' ELSE '.' END,
        p_norm := '§ 543 Abs. 1, § 130 Abs. 1 BGB', p_eingaben := pg_catalog.jsonb_build_object('zugang', v_zugang, 'zum', v_zum),
        p_ergebnis := pg_catalog.jsonb_build_object('mietende', v_ende))],
      p_ergebnis := pg_catalog.jsonb_build_object('mietende', v_ende));

  ELSIF v_art = 'sonderkuendigung' THEN
    -- both rights end a consideration period at the end of a month, and the lease two months later
    v_anlass := (p_angaben->>'anlass_zugang_am')::date;
    v_bis := recht.monatsende(p_tag := v_anlass, p_monate := CASE p_angaben->>'grund_art' WHEN 'modernisierung' THEN 1 ELSE 2 END);
    v_ende := recht.monatsende(p_tag := v_bis, p_monate := 2);
    v_weg := recht.wegblatt(
      p_funktion := 'sonderkuendigung', p_version := '2026-11-1', p_stichtag := v_zugang,
      p_argumente := pg_catalog.jsonb_build_object('p_zugang', v_zugang, 'p_anlass', p_angaben->>'grund_art', 'p_anlass_zugang', v_anlass),
      p_schritte := ARRAY[
        recht.schritt(
          p_regel := CASE p_angaben->>'grund_art'
            WHEN 'modernisierung' THEN 'Nach Zugang der Modernisierungsankündigung kann der Mieter bis zum Ablauf des folgenden Monats kündigen.'
            ELSE 'Nach Zugang der Mieterhöhung kann der Mieter bis zum Ablauf des zweiten Monats danach kündigen; die Erhöhung tritt dann nicht ein.' END,
          p_norm := v_norm, p_eingaben := pg_catalog.jsonb_build_object('anlass_zugang', v_anlass), p_ergebnis := pg_catalog.jsonb_build_object('kuendigung_bis', v_bis)),
        recht.schritt(
          p_regel := 'Das Mietverhältnis endet mit Ablauf des übernächsten Monats.',
          p_norm := v_norm, p_eingaben := pg_catalog.jsonb_build_object('kuendigung_bis', v_bis), p_ergebnis := pg_catalog.jsonb_build_object('mietende', v_ende))],
      p_ergebnis := pg_catalog.jsonb_build_object('kuendigung_bis', v_bis, 'mietende', v_ende));

  ELSE
    SELECT * INTO v_f FROM recht.kuendigungsfrist(
      p_zugang       := v_zugang,
      -- handed over later than given notice happens with a lease that has not begun; the period is the shortest then
      p_ueberlassung := least(coalesce(v_m.ueberlassung_am, v_m.mietbeginn), v_zugang),
      p_durch        := p_angaben->>'durch',
      p_land         := regel.land(p_k.mandant_id, p_k.bezug_id),
      p_sonderfall   := v_sonderfall);
    v_frist := v_f.frist_monate;
    v_weg   := v_f.rechenweg;
    -- outgoing: sicher; incoming: not rejected before spaetestens has passed, and flagged
    v_ende   := CASE p_angaben->>'durch' WHEN 'mieter' THEN v_f.mietende_spaetestens ELSE v_f.mietende END;
    v_anders := CASE WHEN v_f.strittig THEN CASE p_angaben->>'durch' WHEN 'mieter' THEN v_f.mietende ELSE v_f.mietende_spaetestens END END;
    -- the letter may name a later day; an earlier one works to the next admissible (BGH VIII ZR 286/22)
    IF v_zum > v_ende THEN
      v_ende   := CASE v_sonderfall WHEN '580a' THEN recht.monatsende(p_tag := pg_catalog.date_trunc('quarter', v_zum::timestamp)::date, p_monate := 2) ELSE recht.monatsende(p_tag := v_zum) END;
      v_anders := NULL;
    END IF;
    -- hardship: against the landlord, living space, where the law gives the objection at all. Without a timely hint it is possible
    -- until the first hearing; the letter of confirmation gives it, if the tenant then still has two weeks.
    IF v_f.widerspruch_bis IS NOT NULL AND NOT v_m.gewerbe THEN
      v_wid := recht.widerspruch_bis(p_mietende := v_ende);
      IF NOT coalesce((p_angaben->>'hinweis_widerspruch')::boolean, false) AND p_k.heute > v_wid - 14 THEN
        v_wid := NULL;
      END IF;
    END IF;
  END IF;
  RETURN pg_catalog.jsonb_build_object('frist_monate', v_frist, 'mietende', v_ende, 'mietende_anders', v_anders, 'strittig', v_anders IS NOT NULL,
                                       'widerspruch_bis', v_wid, 'rechenweg', v_weg);
END
$fn$;
ALTER FUNCTION regel.kuendigung_berechnen(engine.kontext, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_berechnen(engine.kontext, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_berechnen(engine.kontext, jsonb) IS
'Ende des Mietverhältnisses nach einer Kündigung: frist_monate, mietende, mietende_anders (der andere Tag, wo er strittig ist), strittig, widerspruch_bis, rechenweg.
p_angaben: durch, art, grund_art, zugang_am, wahlfrei zum, anlass_zugang_am, hinweis_widerspruch. Norm: §§ 543, 555e, 561, 573a, 573c, 573d, 574b, 580a BGB.';
