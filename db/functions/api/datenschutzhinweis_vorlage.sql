-- What the form for a new privacy notice starts with: the version in force, or a first draft for a property manager.
-- SELECT api.datenschutzhinweis_vorlage()->'zwecke'->0->>'daten';   →  Name, Anschrift, Vertrag
CREATE FUNCTION api.datenschutzhinweis_vorlage()
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT coalesce(regel.datenschutzhinweis(p_mandant_id => s.mandant_id, p_mieter_id => NULL), pg_catalog.jsonb_build_object(
  'einleitung', 'Wir verwalten Ihre Wohnung und verarbeiten dafür Ihre Daten. Hier steht, welche das sind, wozu wir sie brauchen, wer sie bekommt und wann wir sie löschen. Sie können jederzeit Auskunft, Berichtigung, Löschung oder Einschränkung verlangen, der Verarbeitung widersprechen und sich bei der Aufsicht beschweren.',
  'verantwortlicher', pg_catalog.concat_ws(', ', m.name, m.strasse, m.plz || ' ' || m.ort, m.telefon, m.email),
  'beauftragter', NULL, 'aufsicht', NULL, 'zwecke', '[
    {"daten": "Name, Anschrift, Vertrag und Schriftwechsel", "zweck": "Mietvertrag erfüllen", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. b DSGVO", "empfaenger": "Vermieter", "frist": "brief"},
    {"daten": "Telefon, E-Mail", "zweck": "Sie erreichen, etwa bei einem Schaden", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. b DSGVO", "empfaenger": "Hausmeister und beauftragte Handwerker, soweit nötig", "frist": "anspruch"},
    {"daten": "Schadensmeldungen, Fotos, Übergabeprotokolle", "zweck": "Mängel beseitigen, Zustand der Wohnung belegen", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. b und f DSGVO", "empfaenger": "Hausmeister, Handwerker, Versicherung", "frist": "anspruch"},
    {"daten": "Zahlungen, Bankverbindung, Kaution, Mahnungen", "zweck": "Miete einziehen, buchen und abrechnen", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. b und c DSGVO", "empfaenger": "Bank, Steuerberatung, Finanzamt", "frist": "buchungsbeleg"},
    {"daten": "Verbrauch und Betriebskosten", "zweck": "Betriebskosten abrechnen", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. b und c DSGVO", "empfaenger": "Messdienst als Auftragsverarbeiter", "frist": "buchungsbeleg"},
    {"daten": "Offene Forderungen bei Zahlungsverzug", "zweck": "Forderungen durchsetzen", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. f DSGVO", "empfaenger": "Rechtsanwalt, Inkasso oder Gericht, erst nach erfolgloser Mahnung", "frist": "buchungsbeleg"},
    {"daten": "Ein- und Auszug", "zweck": "Wohnungsgeberbestätigung", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. c DSGVO, § 19 BMG", "empfaenger": "Meldebehörde auf Verlangen", "frist": "anspruch"},
    {"daten": "Anmeldungen am Portal, Gerät, IP-Adresse, aufgerufene Seiten", "zweck": "Missbrauch erkennen und aufklären", "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. f, Art. 32 DSGVO", "empfaenger": "niemand außerhalb der Verwaltung", "frist": "kurz"}]'::jsonb))
  FROM sitzung.kontext() s JOIN akte.mandanten m ON m.id = s.mandant_id
$fn$;
ALTER FUNCTION api.datenschutzhinweis_vorlage() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datenschutzhinweis_vorlage() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datenschutzhinweis_vorlage() TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.datenschutzhinweis_vorlage() IS
'Ausgangstext für eine neue Fassung der Datenschutzhinweise: die geltende, sonst ein Entwurf. Aufbau wie portal.datenschutzhinweis. Norm: Art. 13, 14 DSGVO.';
