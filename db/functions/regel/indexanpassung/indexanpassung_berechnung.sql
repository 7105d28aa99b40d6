-- Two months of one series, both published, and a rent that changes.
CREATE FUNCTION regel.indexanpassung_berechnung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v jsonb;
BEGIN
  IF p_k.vorgang_id IS NULL AND p_k.daten ? 'basis_monat' AND regel.indexanpassung_basis(p_k.mandant_id, p_k.bezug_id, p_k.heute) <> recht.monatsanfang(p_tag := (p_k.daten->>'basis_monat')::date) THEN
    RETURN engine.ablehnung('MAA34', 'Der Ausgangsmonat steht schon fest: ' || pg_catalog.to_char(regel.indexanpassung_basis(p_k.mandant_id, p_k.bezug_id, p_k.heute), 'MM/YYYY') || '.',
      'Das Feld leer lassen; einen anderen Ausgangsmonat vereinbart ein Nachtrag.', '§ 557b Abs. 1 BGB', 'basis_monat');
  ELSIF recht.monatsanfang(p_tag := (p_k.daten->>'monat_neu')::date) > recht.monatsanfang(p_tag := p_k.heute, p_monate := -1) THEN
    RETURN engine.ablehnung('MAA32', 'Der Index dieses Monats ist noch nicht endgültig veröffentlicht.', 'Einen früheren Monat wählen oder die Veröffentlichung abwarten.', '§ 557b Abs. 1 BGB', 'monat_neu');
  END IF;
  v := regel.indexanpassung_rechnen(p_k);
  IF v->>'monat_alt' IS NULL THEN
    RETURN engine.ablehnung('MAA31', 'Die Akte kennt den Monat nicht, von dem die Indexmiete rechnet.', 'Den Ausgangsmonat aus dem Vertrag oder der letzten Anpassung angeben.', '§ 557b Abs. 1 BGB', 'basis_monat');
  ELSIF v->>'letzte' IS NULL THEN
    RETURN engine.ablehnung('MAA09', 'Die Akte kennt den Tag nicht, an dem sich die Miete zuletzt geändert hat.', 'Den Tag aus den alten Unterlagen angeben; davon hängt das Jahr ab, das die Miete unverändert sein muss.',
      '§ 557b Abs. 2 Satz 1 BGB', 'letzte_aenderung_am');
  ELSIF coalesce((v->>'monat_neu')::date <= (v->>'monat_alt')::date, true) THEN
    RETURN engine.ablehnung('MAA32', 'Seit dem Ausgangsmonat ' || pg_catalog.to_char((v->>'monat_alt')::date, 'MM/YYYY') || ' ist kein späterer Index gewählt oder veröffentlicht.',
      'Einen Monat nach dem Ausgangsmonat wählen.', '§ 557b Abs. 1 BGB', 'monat_neu');
  ELSIF (v->>'miete_neu')::numeric = (v->>'miete_bisher')::numeric THEN
    RETURN engine.ablehnung('MAA33', 'Der Index ergibt dieselbe Miete; es gibt nichts anzupassen.', 'Einen anderen Monat wählen oder später anpassen.', '§ 557b Abs. 1 BGB', 'monat_neu');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.indexanpassung_berechnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_berechnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_berechnung(engine.kontext) IS
'Bedingung: Ausgangsmonat bekannt (MAA31) und nicht anders vereinbart (MAA34), neuer Monat veröffentlicht und später (MAA32), letzte Änderung bekannt (MAA09), Miete ändert sich (MAA33). Norm: § 557b BGB.';
