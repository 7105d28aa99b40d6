-- Without delay means in the same step: what is proclaimed stands in the collection, negative decisions, too.
CREATE FUNCTION regel.etv_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b akte.beschluesse := regel.etv_beschluss_zeile(p_k);
  v_v akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('beschlusssammlung_nummer', regel.etv_sammlung_eintrag(p_k, CASE v_v.art WHEN 'umlauf' THEN 'umlauf' ELSE 'versammlung' END,
    v_b.verkuendet_am, v_v.ort, v_b.titel, v_b.wortlaut, regel.etv_ergebnistext(v_b)));
END
$fn$;
ALTER FUNCTION regel.etv_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_eintragen(engine.kontext) IS
'Trägt den verkündeten Beschluss in die Beschlusssammlung ein. Norm: § 24 Abs. 7 WEG.';
