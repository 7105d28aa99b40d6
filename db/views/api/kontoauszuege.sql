-- Statements as they were read in, with what is still to do, and whether the one before ends where this one begins.
--   SELECT konto, auszug, bis, endsaldo, offen, luecke FROM api.kontoauszuege;
CREATE VIEW api.kontoauszuege WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.id, a.kennung, a.bankkonto_id, k.iban AS konto, o.name AS objekt, k.zweck, a.art, a.vorlaeufig, a.auszug, a.von, a.bis, a.anfangssaldo, a.endsaldo, a.zeilen, a.neue_zeilen, a.eingelesen_am,
       api.akteurname(a.eingelesen_von) AS eingelesen_von, d.name AS datei, b.offen, b.gebucht,
       a.anfangssaldo <> lag(a.endsaldo) OVER (PARTITION BY a.mandant_id, a.bankkonto_id, a.vorlaeufig ORDER BY a.bis, a.id) AND NOT a.vorlaeufig AS luecke
  FROM akte.kontoauszuege a
  JOIN akte.bankkonten k ON k.mandant_id = a.mandant_id AND k.id = a.bankkonto_id
  JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id
  LEFT JOIN akte.bankdateien d ON d.mandant_id = a.mandant_id AND d.id = a.bankdatei_id
 CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE x.stand IN ('offen', 'bereit')) AS offen, count(*) FILTER (WHERE x.stand IN ('zugeordnet', 'rueckgabe')) AS gebucht
                       FROM akte.kontobewegungen x WHERE x.mandant_id = a.mandant_id AND x.kontoauszug_id = a.id) b;
GRANT SELECT ON api.kontoauszuege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.kontoauszuege IS 'Eingelesene Kontoauszüge mit Salden (Euro), Zahl der Zeilen, was noch zu entscheiden ist, und luecke: der Anfangssaldo ist nicht der Endsaldo des Auszugs davor.';
