-- What the renderer has to do: frozen documents without their PDF.
--   SELECT kennung, vorlage, vorlage_version FROM api.dokumente_ohne_datei;
CREATE VIEW api.dokumente_ohne_datei WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, d.art, d.version, d.titel, d.vorlage, d.vorlage_version, d.daten,
       encode(d.daten_digest, 'hex') AS digest, coalesce(encode(d.kettenkopf, 'hex'), '') AS kettenkopf, d.vorgang_id, d.id
  FROM akte.dokumente d
 WHERE NOT EXISTS (SELECT FROM akte.dokument_dateien f WHERE f.mandant_id = d.mandant_id AND f.dokument_id = d.id);
GRANT SELECT ON api.dokumente_ohne_datei TO mietakte_verwaltung, mietakte_dienst;
COMMENT ON VIEW api.dokumente_ohne_datei IS 'Dokumente, deren Daten eingefroren sind und deren PDF noch zu rendern ist.';
