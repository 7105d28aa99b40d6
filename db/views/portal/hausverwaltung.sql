-- Who manages the house, for the foot of every page and for whom to call.
--   SELECT name, telefon FROM portal.hausverwaltung;   →  Hausverwaltung Lindenhof GmbH | 030 23125 100
CREATE VIEW portal.hausverwaltung WITH (security_invoker = true, security_barrier = true) AS
SELECT m.name, m.strasse, m.plz, m.ort, m.telefon, m.email, m.webseite FROM akte.mandanten m;
GRANT SELECT ON portal.hausverwaltung TO mietakte_portal;
COMMENT ON VIEW portal.hausverwaltung IS 'Die Hausverwaltung des angemeldeten Mieters: Name, Anschrift, Telefon, E-Mail. Eine Zeile.';
