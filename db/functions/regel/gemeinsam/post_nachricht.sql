-- A message without a letter: a link to a page, a reminder.
-- SELECT regel.post_nachricht(k, 'freigabe:17', 'Ines Berg', 'ines.berg@example.org', 'Bitte um Ihre Freigabe', 'Guten Tag …');   →  18
CREATE FUNCTION regel.post_nachricht(
  p_k engine.kontext,
  p_schluessel text,                   -- what may go out once: freigabe:17
  p_empfaenger text,
  p_adresse text,                      -- e-mail address, or +49… for an SMS
  p_betreff text,
  p_text text,
  p_weg text DEFAULT 'email'
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id bigint;
BEGIN
  -- as in post_einreihen: a replayed past writes to nobody
  IF p_k.heute < (pg_catalog.clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
    RETURN NULL;
  END IF;
  IF coalesce(p_weg, '') NOT IN ('email', 'sms') OR coalesce(p_text, '') = '' OR coalesce(p_adresse, '') !~
     (CASE p_weg WHEN 'sms' THEN '^[+][0-9]{8,15}$' ELSE '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$' END) THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG05', MESSAGE = 'Diese Nachricht lässt sich nicht zustellen.',
      DETAIL = 'Weg ' || coalesce(p_weg, 'fehlt') || ', Adresse ' || coalesce(p_adresse, 'fehlt'), COLUMN = 'email',
      HINT = 'Bei der Person eine vollständige E-Mail-Adresse (für SMS eine Mobilnummer wie +4917012345678) nachtragen.';
  END IF;
  INSERT INTO akte.postausgang (mandant_id, schluessel, vorgang_id, mietverhaeltnis_id, weg, weg_grund, empfaenger, adressen, betreff, text,
                                naechster_ab, eingereiht_am, eingereiht_von)
  VALUES (p_k.mandant_id, 'nachricht:' || p_schluessel, p_k.vorgang_id, CASE p_k.traeger_art WHEN 'vermietung' THEN p_k.bezug_id END, p_weg,
          'Nachricht ohne Schreiben.', p_empfaenger, ARRAY[p_adresse],
          pg_catalog.left(pg_catalog.regexp_replace(p_betreff, '[[:cntrl:]]+', ' ', 'g'), 200), p_text, p_k.jetzt, p_k.jetzt, p_k.akteur)
  ON CONFLICT (mandant_id, schluessel) DO NOTHING
  RETURNING id INTO v_id;
  IF v_id IS NOT NULL THEN
    PERFORM regel.post_vermerken(p_k.mandant_id, v_id, 'eingereiht', NULL, p_k.akteur);
  END IF;
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.post_nachricht(engine.kontext, text, text, text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.post_nachricht(engine.kontext, text, text, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.post_nachricht(engine.kontext, text, text, text, text, text, text) IS
'Reiht eine Nachricht ohne Schreiben ein (email oder sms) und gibt ihre Nummer zurück; NULL, wenn es sie unter diesem Schlüssel schon gibt oder die Uhr des Vorgangs in der Vergangenheit läuft. Fehler: MAG05.';
