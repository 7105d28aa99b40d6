-- Freezes the letter: items, interest, fee, total. From here its figures never change.
CREATE FUNCTION regel.mahnung_erstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g      akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_stufe  int := pg_catalog.right(p_k.nach, 1)::int;
  v_ohne   int[] := regel.mahnung_ausgelassen(p_k.daten->>'ohne_posten');
  v_gebuehr numeric := CASE WHEN (p_k.daten->>'gebuehr_erlassen')::boolean THEN 0 ELSE recht.mahngebuehr(p_stufe => v_stufe) END;
  v_bis    date := coalesce((p_k.daten->>'zahlbar_bis')::date, p_k.heute + regel.mahnung_zahlungsfrist(v_stufe));
  v_id     bigint;
  v_summe  record;
  v_dokument uuid;
BEGIN
  SELECT sum(x.offen) AS haupt, sum(x.zinsen) AS zinsen, count(*)::int AS posten INTO v_summe
    FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute) x WHERE NOT x.nummer = ANY (v_ohne);
  INSERT INTO akte.mahnungen (mandant_id, mahnvorgang_id, vorgang_id, stufe, datum, zahlbar_bis, hauptforderung, zinsen, gebuehr, gebuehr_erlassen, freigegeben_am, freigegeben_von)
  VALUES (p_k.mandant_id, v_g.id, p_k.vorgang_id, v_stufe, p_k.heute, v_bis, v_summe.haupt, v_summe.zinsen, v_gebuehr, coalesce((p_k.daten->>'gebuehr_erlassen')::boolean, false), p_k.jetzt, p_k.akteur)
  RETURNING id INTO v_id;
  INSERT INTO akte.mahnung_positionen (mandant_id, mahnung_id, nummer, mietzahlung_id, hausgeld_id, bezeichnung, faellig_am, verzug_ab, ursprungsbetrag, offen, prozentpunkte, prozentpunkte_grund,
                                       zinsabschnitte, zinsen_gezahlt, zinsen, gebuehr_anteil, erste_mahnung_am)
  SELECT p_k.mandant_id, v_id, x.nr, CASE x.quelle WHEN 'miete' THEN x.forderung_id END, CASE x.quelle WHEN 'hausgeld' THEN x.forderung_id END, x.bezeichnung, x.faellig_am, x.verzug_ab,
         x.soll, x.offen, x.prozentpunkte, f.grund, regel.posten_abschnitte(p_k.mandant_id, x.quelle, x.forderung_id, p_k.heute),
         coalesce((SELECT sum(u.betrag) FROM akte.zahlung_zuordnungen u WHERE u.mandant_id = p_k.mandant_id AND u.auf = 'zinsen'
                      AND CASE x.quelle WHEN 'miete' THEN u.mietzahlung_id = x.forderung_id ELSE u.hausgeld_id = x.forderung_id END), 0),
         x.zinsen,
         -- the fee in cents to the items, the first ones take the rest
         (pg_catalog.trunc(v_gebuehr * 100 / v_summe.posten) + CASE WHEN x.nr <= (v_gebuehr * 100)::int % v_summe.posten THEN 1 ELSE 0 END) / 100,
         coalesce((SELECT min(y.datum) FROM akte.mahnung_positionen q JOIN akte.mahnungen y ON y.mandant_id = q.mandant_id AND y.id = q.mahnung_id
                    WHERE q.mandant_id = p_k.mandant_id AND y.storniert_am IS NULL AND CASE x.quelle WHEN 'miete' THEN q.mietzahlung_id = x.forderung_id ELSE q.hausgeld_id = x.forderung_id END), p_k.heute)
    FROM (SELECT pg_catalog.row_number() OVER (ORDER BY p.nummer) AS nr, p.* FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute) p
           WHERE NOT p.nummer = ANY (v_ohne)) x
   CROSS JOIN LATERAL (SELECT z.prozentpunkte_grund AS grund FROM akte.mietzahlungen z WHERE x.quelle = 'miete' AND z.mandant_id = p_k.mandant_id AND z.id = x.forderung_id
                       UNION ALL
                       SELECT h.prozentpunkte_grund FROM akte.hausgeld_sollstellungen h WHERE x.quelle = 'hausgeld' AND h.mandant_id = p_k.mandant_id AND h.id = x.forderung_id) f;
  -- a claim without a day of its own falls into default when the day this letter names is over (§ 286 Abs. 1 BGB)
  UPDATE akte.mietzahlungen AS z SET status = 'mahnung', verzug_ab = coalesce(z.verzug_ab, v_bis + 1) FROM akte.mahnung_positionen p
   WHERE p.mandant_id = p_k.mandant_id AND p.mahnung_id = v_id AND z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id;
  UPDATE akte.hausgeld_sollstellungen AS h SET status = 'mahnung', verzug_ab = coalesce(h.verzug_ab, v_bis + 1) FROM akte.mahnung_positionen p
   WHERE p.mandant_id = p_k.mandant_id AND p.mahnung_id = v_id AND h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id;
  UPDATE akte.mahnvorgaenge AS g
     SET stufe = v_stufe, zahlbar_bis = v_bis, ruht_bis = NULL, frist_abgelaufen_am = NULL, posten = v_summe.posten, hauptforderung = v_summe.haupt, zinsen = v_summe.zinsen, berechnet_am = p_k.heute,
         stufe_1_am = CASE v_stufe WHEN 1 THEN p_k.heute ELSE g.stufe_1_am END, stufe_2_am = CASE v_stufe WHEN 2 THEN p_k.heute ELSE g.stufe_2_am END,
         stufe_3_am = CASE v_stufe WHEN 3 THEN p_k.heute ELSE g.stufe_3_am END
   WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
  v_dokument := regel.dokument_anlegen(p_k => p_k, p_art => (ARRAY['zahlungserinnerung', 'zweite_mahnung', 'letzte_mahnung'])[v_stufe],
    p_titel => (ARRAY['Zahlungserinnerung', 'Zweite Mahnung', 'Letzte Mahnung'])[v_stufe], p_vorlage_version => 1, p_fuer_mieter => v_g.mietverhaeltnis_id IS NOT NULL,
    p_daten => regel.mahnung_brief(p_k, v_id), p_vorlage => 'mahnung', p_an => coalesce('eigentuemer:' || v_g.eigentuemer_id, ''));
  UPDATE akte.mahnungen AS m SET dokument = v_dokument WHERE m.mandant_id = p_k.mandant_id AND m.id = v_id;
  PERFORM regel.post_einreihen(p_k => p_k, p_dokument => v_dokument, p_lesebestaetigung => true);
  RETURN pg_catalog.jsonb_build_object('mahnung_id', v_id, 'stufe', v_stufe, 'posten', v_summe.posten, 'hauptforderung', v_summe.haupt::text, 'zinsen', v_summe.zinsen::text,
    'gebuehr', pg_catalog.round(v_gebuehr, 2)::text, 'gesamt', (v_summe.haupt + v_summe.zinsen + v_gebuehr)::numeric(12,2)::text, 'zahlbar_bis', v_bis);
END
$fn$;
ALTER FUNCTION regel.mahnung_erstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_erstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_erstellen(engine.kontext) IS
'Friert die Mahnung ein: Posten mit Zinsabschnitten, Gebührenanteil, Summe; Forderungen gehen auf „mahnung“, das Schreiben wird angelegt und kommt in den Postausgang (E-Mail mit Bitte um Lesebestätigung). Norm: §§ 286, 288 BGB.';
