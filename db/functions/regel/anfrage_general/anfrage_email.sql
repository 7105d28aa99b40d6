-- Where an e-mail to the person goes: the address the enquiry came from, else the one on file.
CREATE FUNCTION regel.anfrage_email(p_k engine.kontext)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(a.absender_email, (SELECT m.email FROM akte.mieter m WHERE m.mandant_id = a.mandant_id AND m.id = a.mieter_id))
  FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.anfrage_email(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_email(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_email(engine.kontext) IS
'E-Mail-Adresse der anfragenden Person; NULL, wenn keine bekannt ist.';
