-- The owner's link: its token, once. It is not stored and not logged; who needs it again makes a new one, and the old one ends.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT api.freigabe_link_erzeugen(4740);
--  77d0…
-- COMMIT;
CREATE FUNCTION api.freigabe_link_erzeugen(p_vorgang_id bigint)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_t engine.traeger;
  v_v engine.vorgang;
  v_f akte.freigaben;
BEGIN
  SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id AND v.automat = 'instandsetzung';
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id AND v.automat = 'instandsetzung' FOR UPDATE;
  -- GUARD: a foreign number and a wrong moment read alike
  IF v_v.zustand IS DISTINCT FROM 'freigabe_offen' OR NOT v_s.rolle = ANY (ARRAY['sachbearbeitung', 'teamleitung', 'verwalter-admin', 'dienst']) THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE43',
      MESSAGE = 'Für diesen Vorgang lässt sich kein Link erzeugen.',
      DETAIL = 'Vorgang ' || coalesce(p_vorgang_id::text, '–') || ', Rolle ' || coalesce(v_s.rolle, 'keine'),
      HINT = 'Einen Link gibt es für eine Instandsetzung, deren Freigabe angefragt ist.',
      CONSTRAINT = '§§ 665, 675 BGB';
  END IF;
  PERFORM engine.uebergang(v_s, v_v, engine.uebergang_suchen(v_v, 'link_ausstellen'), v_t, '{}', '{}', NULL);
  SELECT f.* INTO v_f FROM akte.instandsetzungen i JOIN akte.freigaben f ON f.mandant_id = i.mandant_id AND f.instandsetzung_id = i.id
   WHERE i.mandant_id = v_s.mandant_id AND i.vorgang_id = v_v.id ORDER BY f.nummer DESC LIMIT 1;
  RETURN sitzung.freigabe_link_ausstellen(p_freigabe_id => v_f.id, p_eigentuemer_id => v_f.eigentuemer_id, p_tage => v_f.gueltig_tage);
END
$fn$;
ALTER FUNCTION api.freigabe_link_erzeugen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.freigabe_link_erzeugen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.freigabe_link_erzeugen(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.freigabe_link_erzeugen(bigint) IS
'Erzeugt den Link des Eigentümers für die angefragte Freigabe einer Instandsetzung und gibt sein Token zurück (64 Hexziffern), genau dieses eine Mal: gespeichert wird nur der SHA-256, das Protokoll nennt nur den Vorgang.
Ein früherer Link gilt danach nicht mehr, die Frist beginnt neu. Die Adresse ist /freigabe/<token>. Nur für die Verwaltung und den Dienst. Norm: §§ 665, 675 BGB. Fehler: MA001, MA002, MAE43.';
