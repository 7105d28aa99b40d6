-- Keeps a bank file as it was handed in; the same content again is the same file.
-- SELECT api.bankdatei_ablegen('auszug.xml', '\x3c');   →  kennung
CREATE FUNCTION api.bankdatei_ablegen(p_name text, p_inhalt bytea)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_kennung uuid;
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf keine Kontoauszüge einlesen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 362 BGB'));
  ELSIF coalesce(pg_catalog.length(p_inhalt), 0) NOT BETWEEN 1 AND 25165824 THEN
    PERFORM engine.werfen(engine.ablehnung('MAF69', 'Eine Bankdatei ist leer oder größer als 24 MB.', 'Kürzere Zeiträume abholen.', NULL, 'datei'));
  END IF;
  INSERT INTO akte.bankdateien (mandant_id, name, inhalt, sha256, hochgeladen_am, hochgeladen_von)
  VALUES (v_s.mandant_id, coalesce(nullif(pg_catalog.left(p_name, 200), ''), 'Kontoauszug'), p_inhalt, pg_catalog.sha256(p_inhalt), engine.jetzt(), v_s.akteur)
  ON CONFLICT (mandant_id, sha256) DO NOTHING
  RETURNING kennung INTO v_kennung;
  RETURN coalesce(v_kennung, (SELECT d.kennung FROM akte.bankdateien d WHERE d.mandant_id = v_s.mandant_id AND d.sha256 = pg_catalog.sha256(p_inhalt)));
END
$fn$;
ALTER FUNCTION api.bankdatei_ablegen(text, bytea) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bankdatei_ablegen(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bankdatei_ablegen(text, bytea) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bankdatei_ablegen(text, bytea) IS
'Legt eine Bankdatei unverändert ab (Buchungsbeleg, § 147 AO) und gibt ihre Kennung zurück; derselbe Inhalt ein zweites Mal ergibt dieselbe Kennung. Fehler: MA001, MA002, MA014, MAF69.';
