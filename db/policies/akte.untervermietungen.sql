ALTER TABLE akte.untervermietungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.untervermietungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.untervermietungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.untervermietungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, beantragt_am, vorname, nachname, umfang, raeume, gewuenscht_ab, gewuenscht_bis, interesse_art, interesse, interesse_seit, personen, untermiete) ON akte.untervermietungen TO mietakte_engine;
GRANT UPDATE (status, interesse_anerkannt, pruefung, erlaubt_ab, erlaubt_bis, auflagen, bewohner_id, abgelehnt_grund, abgelehnt_text, ende_am, ende_grund) ON akte.untervermietungen TO mietakte_engine;

CREATE POLICY mandant ON akte.untervermietungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.untervermietungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.untervermietungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.untervermietungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.untervermietungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
