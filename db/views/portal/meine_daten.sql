-- Art. 15 and 20 for the tenant who is acting: one row for each kind of data.
--   BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT titel, anzahl FROM portal.meine_daten;
--    Person | 1
CREATE VIEW portal.meine_daten WITH (security_invoker = true, security_barrier = true) AS
SELECT a.nr, a.tabelle, a.titel, a.frist, a.anzahl, a.zeilen FROM portal.datenauskunft() a;
GRANT SELECT ON portal.meine_daten TO mietakte_portal;
COMMENT ON VIEW portal.meine_daten IS
'Alles, was zum handelnden Mieter gespeichert ist: je Art von Angaben Titel, Art der Aufbewahrung (frist), Anzahl und Zeilen als JSON. Angaben über andere sind geschwärzt. Norm: Art. 15, 20 DSGVO.';
