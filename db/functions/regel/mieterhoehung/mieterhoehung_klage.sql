-- Sued in time: between the end of the time to think and the last possible day.
CREATE FUNCTION regel.mieterhoehung_klage(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'klage_am')::date > p_k.heute OR (p_k.daten->>'klage_am')::date <= v_e.zustimmung_bis THEN
    RETURN engine.ablehnung('MAA21', 'Die Klage ist erst nach dem Ende der Überlegungszeit und nicht in der Zukunft erhoben.', 'Datum prüfen.', '§ 558b Abs. 2 Satz 1 BGB', 'klage_am');
  ELSIF (p_k.daten->>'klage_am')::date > v_e.klage_spaetestens THEN
    RETURN engine.ablehnung('MAA22', 'Die Klagefrist ist am ' || regel.datum(v_e.klage_spaetestens) || ' abgelaufen.', 'Ein neues Verlangen stellen; die Jahresfrist läuft nur ab der letzten wirksamen Erhöhung.',
      '§ 558b Abs. 2 Satz 2 BGB', 'klage_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_klage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_klage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_klage(engine.kontext) IS
'Bedingung: Klage nach der Überlegungszeit (MAA21) und innerhalb der Ausschlussfrist (MAA22). Norm: § 558b Abs. 2 BGB.';
