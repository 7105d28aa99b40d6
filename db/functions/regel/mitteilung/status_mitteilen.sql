-- Trigger: what a tenant reads about an enquiry has changed, and this tenant wants to be told. The mail says that there is news, not what.
--   UPDATE engine.vorgang SET zustand = …   →  regel.post_nachricht
CREATE FUNCTION regel.status_mitteilen()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_n    jsonb := pg_catalog.to_jsonb(NEW);
  v_a    akte.anfragen;
  v_was  text;
  v_wahl text[];
  v_k    engine.kontext;
BEGIN
  IF TG_TABLE_NAME = 'anfrage_nachrichten' THEN
    SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = NEW.mandant_id AND a.id = (v_n->>'anfrage_id')::bigint AND a.mieter_id IS NOT NULL;
    -- what went out by letter or mail has reached the person already
    v_was := CASE WHEN v_n->>'art' IN ('antwort', 'rueckfrage') AND v_n->>'weg' = 'portal' THEN 'nachricht' END;
  ELSIF v_n->>'automat' = 'anfrage_general' OR v_n->>'entstanden_aus' IS NOT NULL THEN
    SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = NEW.mandant_id AND a.mieter_id IS NOT NULL
       AND a.vorgang_id = CASE v_n->>'automat' WHEN 'anfrage_general' THEN NEW.id ELSE (v_n->>'entstanden_aus')::bigint END;
  END IF;
  IF v_a.id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT b.ereignisse INTO v_wahl FROM akte.benachrichtigungen b WHERE b.mandant_id = v_a.mandant_id AND b.mieter_id = v_a.mieter_id ORDER BY b.id DESC LIMIT 1;
  IF coalesce(v_wahl, '{}') = '{}' THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME <> 'anfrage_nachrichten' THEN
    -- the one status that follows what became of it
    SELECT x.status_mieter INTO v_was FROM api.anfragen x WHERE x.mandant_id = v_a.mandant_id AND x.vorgang_id = v_a.vorgang_id;
    IF v_was = v_a.status_gemeldet THEN
      RETURN NULL;
    END IF;
    UPDATE akte.anfragen AS a SET status_gemeldet = v_was WHERE a.mandant_id = v_a.mandant_id AND a.id = v_a.id;
  END IF;
  IF v_was = ANY (v_wahl) THEN
    v_k.mandant_id := v_a.mandant_id;
    v_k.vorgang_id := v_a.vorgang_id;
    v_k.jetzt      := engine.jetzt();
    v_k.heute      := engine.heute();
    v_k.akteur     := coalesce((sitzung.kontext()).akteur, 'dienst');
    PERFORM regel.post_nachricht(v_k, 'mitteilung:' || v_a.id || ':' || TG_TABLE_NAME || ':' || v_was || ':' || pg_catalog.pg_current_xact_id()::text,
      regel.personenname(m.titel, m.vorname, m.nachname, m.firma), m.email, 'Neues zu Ihrer Meldung ' || v_a.nummer,
      'Guten Tag,' || E'\n\n' || 'zu Ihrer Meldung ' || v_a.nummer || ' vom ' || regel.datum((v_a.eingegangen_am AT TIME ZONE 'Europe/Berlin')::date) || ' gibt es Neues: '
      || CASE v_was WHEN 'nachricht' THEN 'Im Mieterportal liegt eine Nachricht für Sie.' WHEN 'in_bearbeitung' THEN 'Sie wird jetzt bearbeitet.' ELSE 'Sie ist erledigt.' END
      || E'\n\n' || 'Einzelheiten lesen Sie nach der Anmeldung im Mieterportal. Dort können Sie auch einstellen, worüber wir Ihnen schreiben.' || E'\n\n' || 'Mit freundlichen Grüßen' || E'\n' || x.name)
      FROM akte.mieter m JOIN akte.mandanten x ON x.id = m.mandant_id
     WHERE m.mandant_id = v_a.mandant_id AND m.id = v_a.mieter_id AND m.email ~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$';
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.status_mitteilen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.status_mitteilen() FROM PUBLIC;
COMMENT ON FUNCTION regel.status_mitteilen() IS
'Trigger: Schreibt dem Mieter, der das gewählt hat, dass es zu seiner Meldung Neues gibt (wird bearbeitet, Nachricht, erledigt); ohne Inhalt, je Änderung einmal.';
