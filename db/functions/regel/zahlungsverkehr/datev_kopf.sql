-- The head of the file.
-- SELECT regel.datev_kopf(e, '2026-11-01', '2026-11-30', now()) FROM akte.datev_einstellungen e;   →  "EXTF";700;21;"Buchungsstapel";13;…
CREATE FUNCTION regel.datev_kopf(p_e akte.datev_einstellungen, p_von date, p_bis date, p_jetzt timestamptz)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.concat_ws(';', '"EXTF"', '700', '21', '"Buchungsstapel"', '13', pg_catalog.to_char(p_jetzt AT TIME ZONE 'Europe/Berlin', 'YYYYMMDDHH24MISSMS'), '', '"MA"', '"Mietakte"', '""', p_e.berater, p_e.mandantennummer,
  -- first day of the business year the month is in
  pg_catalog.to_char(p_von - ((extract(month FROM p_von)::int - p_e.wirtschaftsjahr + 12) % 12) * interval '1 month', 'YYYYMM') || '01', p_e.kontenlaenge,
  pg_catalog.to_char(p_von, 'YYYYMMDD'), pg_catalog.to_char(p_bis, 'YYYYMMDD'), regel.datev_text('Mietakte ' || pg_catalog.to_char(p_von, 'MM/YYYY'), 30), '""', '1', '0', '0', '"EUR"', '', '""', '', '', '""', '', '', '""', '""')
$fn$;
ALTER FUNCTION regel.datev_kopf(akte.datev_einstellungen, date, date, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datev_kopf(akte.datev_einstellungen, date, date, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.datev_kopf(akte.datev_einstellungen, date, date, timestamptz) IS
'Kopfzeile des DATEV-Buchungsstapels: EXTF, Version 700, Kategorie 21, Formatversion 13.';
