-- What somebody can do before anybody comes.
--   SELECT (regel.notfall_sofort('wasser'))[1];   →  Haupthahn zudrehen: …
CREATE FUNCTION regel.notfall_sofort(p_gewerk text)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_gewerk
  WHEN 'wasser' THEN ARRAY['Haupthahn zudrehen: Er sitzt meist unter der Spüle, im Bad oder am Wasserzähler.', 'Bei Wasser in der Nähe von Steckdosen oder Lampen die Sicherung ausschalten und das Wasser nicht betreten.', 'Kommt das Wasser von oben, dort klingeln und Bescheid sagen.']
  WHEN 'sanitaer' THEN ARRAY['Haupthahn zudrehen: Er sitzt meist unter der Spüle, im Bad oder am Wasserzähler.', 'Toilette und Abflüsse nicht weiter benutzen, wenn etwas überläuft.']
  WHEN 'heizung' THEN ARRAY['Thermostate aufdrehen und prüfen, ob nur ein Heizkörper oder alle kalt sind.', 'Läuft Wasser aus dem Heizkörper, das Ventil schließen und ein Gefäß unterstellen.', 'Riecht es nach Gas: keine Schalter betätigen, Fenster öffnen, das Haus verlassen und von draußen 112 wählen.']
  WHEN 'elektrik' THEN ARRAY['Die Sicherung des betroffenen Stromkreises ausschalten und nicht wieder einschalten.', 'Schmorende oder nasse Stellen nicht berühren.', 'Ist im ganzen Haus kein Strom, hilft der Netzbetreiber; seine Störungsnummer steht auf der Stromrechnung.']
  ELSE ARRAY['Gefahrenstelle verlassen und andere im Haus warnen.'] END
  || ARRAY['Bei Gefahr für Menschen, Feuer oder Gasgeruch: 112.']
$fn$;
ALTER FUNCTION regel.notfall_sofort(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.notfall_sofort(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.notfall_sofort(text) IS
'Was die meldende Person sofort selbst tun kann, je Gewerk; zuletzt immer der Notruf 112.';
