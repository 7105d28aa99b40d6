-- Freezes the data of a letter in the transition that issues it; the PDF is rendered from these data and nothing else.
-- SELECT regel.dokument_anlegen(k, 'uebergabeprotokoll', 'Übergabeprotokoll', 1, true, '{…}');
CREATE FUNCTION regel.dokument_anlegen(
  p_k engine.kontext,
  p_art text,
  p_titel text,
  p_vorlage_version int,
  p_fuer_mieter boolean,
  p_daten jsonb,
  p_vorlage text DEFAULT NULL,                 -- NULL: the template is named like the document
  p_an text DEFAULT '',                        -- which of several addressees: eigentuemer:7
  p_mietverhaeltnis_id bigint DEFAULT NULL     -- of another bracket's letter to a lease
)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_kopf    bytea;
  v_kennung uuid;
BEGIN
  SELECT k.hash INTO v_kopf FROM audit.koepfe k WHERE k.mandant_id = p_k.mandant_id AND k.strom_id = p_k.traeger_id;
  INSERT INTO akte.dokumente (mandant_id, mietverhaeltnis_id, vorgang_id, art, an, version, titel, vorlage, vorlage_version, daten, daten_digest,
                              kettenkopf, fuer_mieter, erstellt_am)
  VALUES (p_k.mandant_id, coalesce(p_mietverhaeltnis_id, CASE p_k.traeger_art WHEN 'vermietung' THEN p_k.bezug_id END), p_k.vorgang_id, p_art, p_an,
          coalesce((SELECT max(d.version) FROM akte.dokumente d
                     WHERE d.mandant_id = p_k.mandant_id AND d.vorgang_id = p_k.vorgang_id AND d.art = p_art AND d.an = p_an), 0) + 1,
          p_titel, coalesce(p_vorlage, p_art), p_vorlage_version, p_daten, pg_catalog.sha256(pg_catalog.convert_to(p_daten::text, 'UTF8')),
          v_kopf, p_fuer_mieter, p_k.jetzt)
  RETURNING kennung INTO v_kennung;
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION regel.dokument_anlegen(engine.kontext, text, text, int, boolean, jsonb, text, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.dokument_anlegen(engine.kontext, text, text, int, boolean, jsonb, text, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.dokument_anlegen(engine.kontext, text, text, int, boolean, jsonb, text, text, bigint) IS
'Legt ein Dokument mit eingefrorenen Daten an (neue Fassung, wenn es die Art im Vorgang schon gibt) und gibt seine Kennung zurück. Prüfsumme der Daten und Kopf der Protokollkette vor diesem Schritt werden mitgeschrieben.';
