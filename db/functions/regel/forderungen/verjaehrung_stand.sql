-- What a person has to know about the limitation of a claim: running, half a year before its end, over; stopped by the court, or a title.
-- SELECT regel.verjaehrung_stand(DATE '2023-11-06', NULL, DATE '2026-08-01');   →  warnung
CREATE FUNCTION regel.verjaehrung_stand(p_faellig_am date, p_mahnung text, p_tag date)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_mahnung = 'tituliert' THEN 'tituliert'
            WHEN p_mahnung IN ('gerichtlich', 'mahnbescheid_zugestellt', 'vb_beantragt', 'streitverfahren') THEN 'gehemmt'
            WHEN regel.verjaehrung_am(p_faellig_am) < p_tag THEN 'verjaehrt'
            WHEN (regel.verjaehrung_am(p_faellig_am) - interval '6 months')::date <= p_tag THEN 'warnung'
            ELSE 'laeuft' END
$fn$;
ALTER FUNCTION regel.verjaehrung_stand(date, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.verjaehrung_stand(date, text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.verjaehrung_stand(date, text, date) IS
'Stand der Verjährung einer Forderung: laeuft, warnung (ein halbes Jahr vorher), verjaehrt, gehemmt (gerichtliches Mahnverfahren, § 204 Abs. 1 Nr. 3 BGB), tituliert (30 Jahre, § 197 BGB). p_mahnung: Zustand der laufenden Mahnung oder NULL.';
