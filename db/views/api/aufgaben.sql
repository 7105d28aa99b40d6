-- Tasks: whose, due when, on what.
--   SELECT titel, faellig_am, tage, zustaendig, zu_titel FROM api.aufgaben WHERE offen ORDER BY faellig_am NULLS LAST;
--    Angebot nachfassen | 2026-11-27 | 7 | Sabine Reuter | Schaden
CREATE VIEW api.aufgaben WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, a.kennung, a.titel, a.beschreibung, a.faellig_am, a.faellig_am - (SELECT engine.heute()) AS tage, a.erinnert_fuer = a.faellig_am AS erinnert,
       a.wartet_auf, a.wiedervorlage_am, a.ergebnis,
       v.zustand, z.titel AS zustand_titel, z.art AS zustand_art, v.gestartet_am, v.beendet_am, v.beendet_am IS NULL AS offen,
       a.zustaendig_id, b.name AS zustaendig, a.zustaendig_id = (SELECT sitzung.benutzer_id()) AS meine, api.akteurname(v.gestartet_von) AS von,
       x.id AS zu_vorgang_id, y.titel AS zu_titel, w.titel AS zu_zustand_titel,
       coalesce(m.kennung, am.kennung) AS akte, coalesce(m.vertragsnummer, am.vertragsnummer) AS vertragsnummer, coalesce(o.nummer, ao.nummer) AS objekt_nummer, coalesce(o.strasse, ao.strasse) AS strasse
  FROM akte.aufgaben a
  JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id
  JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand
  LEFT JOIN akte.benutzer b ON b.mandant_id = a.mandant_id AND b.id = a.zustaendig_id
  LEFT JOIN engine.vorgang x ON x.mandant_id = v.mandant_id AND x.id = v.entstanden_aus AND NOT x.ist_klammer
  LEFT JOIN engine.automaten y ON y.automat = x.automat AND y.version = x.version
  LEFT JOIN engine.zustaende w ON w.automat = x.automat AND w.version = x.version AND w.zustand = x.zustand
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = v.mandant_id AND m.traeger_id = v.traeger_id
  LEFT JOIN akte.objekte o ON o.mandant_id = v.mandant_id AND o.traeger_id = v.traeger_id
  LEFT JOIN akte.anfragen q ON q.mandant_id = x.mandant_id AND q.vorgang_id = x.id
  LEFT JOIN akte.mietverhaeltnisse am ON am.mandant_id = q.mandant_id AND am.id = q.mietverhaeltnis_id
  LEFT JOIN akte.objekte ao ON ao.mandant_id = q.mandant_id AND ao.id = q.objekt_id;
GRANT SELECT ON api.aufgaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.aufgaben IS
'Aufgaben, eine je Zeile: Tag, zuständige Person, Zustand, der Vorgang, an dem sie hängt, und dessen Akte oder Objekt. tage: bis zur Fälligkeit (negativ: überfällig); meine: der angemeldeten Person.';
