-- The settlement as of a day, written nowhere yet: what came in, interest to the cent, what is retained, what was paid, what is left.
-- After a part was paid out, interest runs on from that statement over what stayed.
-- → {"kaution": "2760.00", "zinsen": "77.39", "einbehalte": "180.00", "nk_vorbehalt": "0.00", "bereits_gezahlt": "0.00", "auszahlung": "2657.39", …}
CREATE FUNCTION regel.kaution_rechnen(
  p_k engine.kontext,
  p_a akte.kautionsabrechnungen,
  p_stichtag date
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_kaution      numeric;
  v_einzahlungen jsonb;
  v_einbehalte   numeric;
  v_nk           numeric;
  v_gezahlt      numeric;
  v_basis        akte.kaution_teilabrechnungen;
  v_saetze       jsonb;
  v_jahre        jsonb := '[]'::jsonb;
  v_zinsen       numeric := 0.00;
  v_weg          jsonb;
BEGIN
  SELECT coalesce(sum(e.betrag), 0), coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(e.wertstellung, e.betrag::text) ORDER BY e.wertstellung, e.id), '[]')
    INTO v_kaution, v_einzahlungen
    FROM regel.kaution_einzahlungen(p_k.mandant_id, p_a.kaution_id) e;
  SELECT coalesce(sum(p.betrag) FILTER (WHERE p.art <> 'nk_vorbehalt'), 0), coalesce(sum(p.betrag) FILTER (WHERE p.art = 'nk_vorbehalt'), 0)
    INTO v_einbehalte, v_nk
    FROM regel.kaution_positionen_gueltig(p_k.mandant_id, p_a.id) p;
  -- the last statement that was carried out; before the first there is none
  SELECT t.* INTO v_basis FROM akte.kaution_teilabrechnungen t
   WHERE t.mandant_id = p_k.mandant_id AND t.abrechnung_id = p_a.id
     AND EXISTS (SELECT FROM akte.kaution_buchungen b WHERE b.mandant_id = t.mandant_id AND b.teilabrechnung_id = t.id)
   ORDER BY t.nummer DESC LIMIT 1;
  IF v_basis.id IS NOT NULL THEN
    v_einzahlungen := CASE WHEN v_basis.nk_vorbehalt > 0 THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(v_basis.stichtag, v_basis.nk_vorbehalt::text)) ELSE '[]' END;
    v_jahre  := v_basis.rechenweg->'jahre';
    v_zinsen := v_basis.zinsen;
  END IF;

  IF v_einzahlungen <> '[]' AND (v_einzahlungen->0->>0)::date < p_stichtag
     AND (SELECT c.verzinslich FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.id = p_a.kaution_id) THEN
    v_saetze := regel.kaution_saetze(p_k, (SELECT e.objekt_id FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
                                            WHERE m.mandant_id = p_k.mandant_id AND m.id = p_a.mietverhaeltnis_id),
                                     (v_einzahlungen->0->>0)::date, p_stichtag - 1);
    IF v_saetze->'fehlt' <> '[]' THEN
      RETURN pg_catalog.jsonb_build_object('fehlt', v_saetze->'fehlt');
    END IF;
    v_jahre  := v_jahre || regel.kaution_zinsabschnitte(v_einzahlungen, p_stichtag, nullif(v_saetze->'saetze', 'null'));
    v_zinsen := (SELECT sum((j->>'zinsen')::numeric) FROM pg_catalog.jsonb_array_elements(v_jahre) j);
    v_weg    := recht.rechenweg('kaution_zinsen', pg_catalog.jsonb_build_object('p_einzahlungen', v_einzahlungen, 'p_bis', p_stichtag, 'p_zinssaetze', v_saetze->'saetze'));
  ELSE
    v_weg := recht.rechenweg('kaution_zinsen', pg_catalog.jsonb_build_object('p_einzahlungen', '[]'::jsonb, 'p_bis', p_stichtag, 'p_zinssaetze', NULL));
  END IF;
  SELECT coalesce(-sum(b.betrag), 0) INTO v_gezahlt FROM akte.kaution_buchungen b
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id AND b.art = 'auszahlung';
  RETURN pg_catalog.jsonb_build_object(
    'kaution', v_kaution::numeric(12,2)::text, 'zinsen', v_zinsen::numeric(12,2)::text, 'einbehalte', v_einbehalte::numeric(12,2)::text,
    'nk_vorbehalt', v_nk::numeric(12,2)::text, 'bereits_gezahlt', v_gezahlt::numeric(12,2)::text,
    'auszahlung', (v_kaution + v_zinsen - v_einbehalte - v_nk - v_gezahlt)::numeric(12,2)::text,
    'grundlage', CASE WHEN v_jahre = '[]' THEN 'keine' ELSE coalesce(v_saetze->>'grundlage', v_basis.rechenweg->>'grundlage') END,
    'konto', coalesce(v_saetze->>'konto', v_basis.rechenweg->>'konto'), 'jahre', v_jahre, 'rechenweg', v_weg);
END
$fn$;
ALTER FUNCTION regel.kaution_rechnen(engine.kontext, akte.kautionsabrechnungen, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_rechnen(engine.kontext, akte.kautionsabrechnungen, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_rechnen(engine.kontext, akte.kautionsabrechnungen, date) IS
'Rechnet eine Kautionsabrechnung auf einen Tag: kaution, zinsen, einbehalte, nk_vorbehalt, bereits_gezahlt, auszahlung (Beträge als Text), dazu grundlage, konto, jahre, rechenweg.
{"fehlt":[2027]} statt dessen, wenn für ein Jahr kein Zinssatz da ist. Norm: § 551 Abs. 3 BGB.';
