-- The day the notice arrived: not to come, not before there was a tenancy, not before it was written.
CREATE FUNCTION regel.kuendigung_zugang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietverhaeltnisse := regel.kuendigung_mietverhaeltnis(p_k);
  v_zugang date := (p_k.daten->>'zugang_am')::date;
BEGIN
  IF v_zugang > p_k.heute THEN
    RETURN engine.ablehnung('MA515', 'Der Zugang liegt in der Zukunft.', 'Den Zugang an dem Tag erfassen, an dem die Kündigung angekommen ist, oder später.',
      '§ 130 Abs. 1 BGB', 'zugang_am', 'Zugang ' || v_zugang || ', heute ' || p_k.heute);
  ELSIF v_zugang < least(v_m.mietbeginn, v_m.ueberlassung_am) THEN
    RETURN engine.ablehnung('MA516', 'Der Zugang liegt vor dem Beginn des Mietverhältnisses (' || pg_catalog.to_char(v_m.mietbeginn, 'DD.MM.YYYY') || ').',
      'Datum prüfen: Gemeint ist der Tag, an dem die Kündigung zugegangen ist.', '§ 542 Abs. 1 BGB', 'zugang_am', 'Mietbeginn ' || v_m.mietbeginn);
  ELSIF (p_k.daten->>'schreiben_vom')::date > v_zugang THEN
    RETURN engine.ablehnung('MA517', 'Das Schreiben ist jünger als sein Zugang.', 'Datum des Schreibens oder des Zugangs berichtigen.', '§ 130 Abs. 1 BGB', 'schreiben_vom');
  ELSIF (p_k.daten->>'zum')::date < v_zugang THEN
    RETURN engine.ablehnung('MA517', 'Zu einem Tag vor dem Zugang kann niemand kündigen.', 'Den Tag angeben, zu dem das Schreiben kündigt, oder das Feld leer lassen: Dann gilt der nächstmögliche.',
      '§ 542 Abs. 1 BGB', 'zum');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_zugang(engine.kontext) IS
'Bedingung: Zugang nicht in der Zukunft (MA515), nicht vor dem Mietverhältnis (MA516), stimmig mit den übrigen Daten (MA517). Norm: §§ 130, 542 BGB.';
