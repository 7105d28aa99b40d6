-- § 550, § 126, § 126a BGB. Commercial leases have been content with Textform since 2025 (§ 578 Abs. 1 BGB).
CREATE FUNCTION regel.vertrag_form(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_form text := p_k.daten->>'form';
BEGIN
  IF v_form IN ('papier', 'qes') THEN
    RETURN NULL;
  ELSIF v_form = 'textform' AND (SELECT m.gewerbe FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA322',
    CASE v_form WHEN 'textform' THEN 'Ein Mietvertrag über Wohnraum per E-Mail oder PDF wahrt die Schriftform nicht.'
                WHEN 'fax' THEN 'Fax und Scan wahren die Schriftform nicht: die Unterschrift liegt dem anderen nicht im Original vor.'
                WHEN 'muendlich' THEN 'Ein mündlicher Vertrag wahrt die Schriftform nicht und gilt auf unbestimmte Zeit.'
                ELSE 'Ein Klick oder eine einfache elektronische Signatur wahrt die Schriftform nicht.' END,
    'Vertrag auf Papier von allen unterschreiben lassen oder qualifiziert elektronisch signieren.',
    CASE v_form WHEN 'textform' THEN '§ 550 BGB, § 126 BGB' WHEN 'fax' THEN '§ 550 BGB, § 126 Abs. 2 BGB' WHEN 'muendlich' THEN '§ 550 BGB' ELSE '§ 550 BGB, § 126a BGB' END,
    'form');
END
$fn$;
ALTER FUNCTION regel.vertrag_form(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_form(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_form(engine.kontext) IS
'Bedingung: Der Vertrag ist in Schriftform geschlossen (MA322); Geschäftsräume auch in Textform.';
