-- The client whose rows this statement may touch: what the restrictive policy of every client table asks.
--
--   CREATE POLICY mandant ON akte.x AS RESTRICTIVE TO PUBLIC USING (mandant_id = (SELECT sitzung.mandant()));
--
-- Staff, service and auditors get the verified answer (sitzung.mandant_id checks the seal). Three do not need the check a second time:
-- * mietakte_engine cannot connect: it exists only inside the definer functions, and each of those checks the seal at its door
--   (engine.tuer, sitzung.kontext). Behind the door that would be 15 times in one transition, a fifth of its time (bench/uebergang).
-- * mietakte_siegel cannot connect either: its functions are the door, and name the client they look into.
-- * mietakte_portal: which rows a tenant sees is decided by the permissive policies, and each of them asks a function that checks the
--   seal. A client set to another in the middle of a statement breaks it. A test holds every portal policy to that.
CREATE FUNCTION sitzung.mandant()
RETURNS bigint
LANGUAGE sql
STABLE
PARALLEL RESTRICTED
SECURITY INVOKER
-- SET search_path: none on purpose, or the planner could not inline it; every name below is qualified
AS $$
  SELECT CASE WHEN CURRENT_USER OPERATOR(pg_catalog.=) ANY (ARRAY['mietakte_engine', 'mietakte_siegel', 'mietakte_portal']::pg_catalog.name[])
              THEN NULLIF(pg_catalog.current_setting('app.current_mandant_id', true), '')::pg_catalog.int8
              ELSE sitzung.mandant_id() END
$$;

ALTER FUNCTION sitzung.mandant() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mandant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.mandant() TO
  mietakte_loeschung, mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.mandant() IS
'Mandant, dessen Zeilen die Anweisung berühren darf: der geprüfte Mandant des Kontexts; in den Funktionen der Engine der an ihrer Tür schon geprüfte, im Portal der, den die übrigen Regeln derselben Tabelle prüfen.';
