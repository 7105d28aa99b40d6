-- The links of owners and of companies. A token is looked up before its client is known: only mietakte_siegel may, in functions that name the
-- client. What staff sees of a link stands in akte.freigaben and akte.auftraege.
ALTER TABLE sitzung.freigabelinks ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.freigabelinks FORCE ROW LEVEL SECURITY;

GRANT SELECT,
  INSERT (mandant_id, freigabe_id, eigentuemer_id, auftrag_id, token_hash, erstellt_am, laeuft_ab_am),
  UPDATE (eingeloest_am, widerrufen_am, widerruf_grund, bestaetigung_hash, bestaetigung_art, bestaetigung_text, bestaetigung_bis)
  ON sitzung.freigabelinks TO mietakte_siegel;
CREATE POLICY mandant ON sitzung.freigabelinks AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.freigabelinks TO mietakte_siegel USING (true) WITH CHECK (true);
