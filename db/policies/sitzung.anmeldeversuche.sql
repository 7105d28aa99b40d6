-- Counters against guessing. Counted before a client is known, so without a client column.
ALTER TABLE sitzung.anmeldeversuche ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.anmeldeversuche FORCE ROW LEVEL SECURITY;

GRANT SELECT, DELETE, INSERT (art, schluessel, anzahl, letzter_am, gesperrt_bis), UPDATE (anzahl, letzter_am, gesperrt_bis)
  ON sitzung.anmeldeversuche TO mietakte_siegel;

CREATE POLICY siegel ON sitzung.anmeldeversuche AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel') WITH CHECK (current_user = 'mietakte_siegel');
CREATE POLICY siegel_alles ON sitzung.anmeldeversuche TO mietakte_siegel USING (true) WITH CHECK (true);
