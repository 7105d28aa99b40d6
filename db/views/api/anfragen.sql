-- The stream of enquiries: new ones first and loudest, then what came back, then what is being worked on.
--   SELECT nummer, von, betreff, zustand_titel, status_mieter FROM api.anfragen WHERE offen ORDER BY rang, eingegangen_am;
--    A-2026-00017 | Katrin Ostermann | Im Bad tropft es von der Decke. | Neu | neu
CREATE VIEW api.anfragen WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, a.kennung, a.nummer, a.kanal, a.kategorie, a.betreff, a.text, a.raum, a.gewerk, a.seit, a.dringend, a.eingegangen_am, a.erfasst_am,
       a.erkannt_durch, a.absender_name, a.absender_email, a.absender_telefon, a.wartet_auf_mieter, a.verworfen_grund, a.verworfen_text,
       v.zustand, z.titel AS zustand_titel, z.art AS zustand_art, v.zustand_seit, v.beendet_am, v.beendet_am IS NULL AS offen,
       a.zustaendig_id, b.name AS zustaendig,
       coalesce(api.personenname(m.titel, m.vorname, m.nachname, m.firma), a.absender_name,
         -- a couple's contract: one of them
         (SELECT string_agg(api.personenname(p.titel, p.vorname, p.nachname, p.firma), ' oder ' ORDER BY vp.nummer, vp.id)
            FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
           WHERE vp.mandant_id = a.mandant_id AND vp.mietverhaeltnis_id = a.mietverhaeltnis_id AND (vp.bis IS NULL OR vp.bis >= a.eingegangen_am::date)),
         a.absender_email, a.absender_telefon) AS von,
       coalesce(m.telefon_mobil, m.telefon_privat, m.telefon_dienst, a.absender_telefon) AS telefon,
       l.kennung AS akte, l.vertragsnummer, o.id AS objekt_id, o.nummer AS objekt_nummer, o.strasse, e.bezeichnung AS einheit, e.lage,
       coalesce(f.folgen, '[]') AS folgen, coalesce(f.offen, 0) AS folgen_offen,
       (SELECT count(*) FROM akte.anfrage_dateien d WHERE d.mandant_id = a.mandant_id AND d.anfrage_id = a.id) AS dateien,
       (SELECT count(*) FROM akte.anfrage_nachrichten n WHERE n.mandant_id = a.mandant_id AND n.anfrage_id = a.id) AS nachrichten,
       -- the one status of the person who asked: it follows what became of it, not the desk it lies on
       CASE WHEN f.vorgaenge > 0 THEN CASE WHEN f.vorgaenge_offen > 0 THEN 'in_bearbeitung' ELSE 'abgeschlossen' END
            WHEN v.beendet_am IS NOT NULL OR v.zustand = 'beantwortet' THEN 'abgeschlossen'
            WHEN v.zustand = 'neu' THEN 'neu' ELSE 'in_bearbeitung' END AS status_mieter,
       CASE WHEN v.beendet_am IS NOT NULL THEN 9
            WHEN v.zustand = 'neu' AND a.dringend THEN 0
            WHEN v.zustand = 'neu' THEN 1
            -- what grew out of it is done: tell the person and close it
            WHEN f.folgen IS NOT NULL AND f.offen = 0 AND v.zustand <> 'beantwortet' THEN 2
            WHEN f.offen > 0 THEN 5
            WHEN a.wartet_auf_mieter THEN 4
            WHEN v.zustand = 'beantwortet' THEN 6
            ELSE 3 END AS rang,
       -- reported while nobody was in the office: what the person was told
       n.art AS notfall, n.hinweis AS notfall_hinweis
  FROM akte.anfragen a
  JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id
  JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand
  LEFT JOIN akte.notfaelle n ON n.mandant_id = a.mandant_id AND n.anfrage_id = a.id
  LEFT JOIN akte.benutzer b ON b.mandant_id = a.mandant_id AND b.id = a.zustaendig_id
  LEFT JOIN akte.mieter m ON m.mandant_id = a.mandant_id AND m.id = a.mieter_id
  LEFT JOIN akte.mietverhaeltnisse l ON l.mandant_id = a.mandant_id AND l.id = a.mietverhaeltnis_id
  LEFT JOIN akte.einheiten e ON e.mandant_id = a.mandant_id AND e.id = a.einheit_id
  LEFT JOIN akte.objekte o ON o.mandant_id = a.mandant_id AND o.id = a.objekt_id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', x.id, 'titel', y.titel, 'zustand_titel', w.titel, 'zustand_art', w.art) ORDER BY x.id) AS folgen,
           count(*) FILTER (WHERE x.beendet_am IS NULL) AS offen,
           -- a task of the office is none of the tenant's business, an order to a company is
           count(*) FILTER (WHERE x.automat <> 'aufgabe_status' OR r.id IS NOT NULL) AS vorgaenge,
           count(*) FILTER (WHERE (x.automat <> 'aufgabe_status' OR r.id IS NOT NULL) AND x.beendet_am IS NULL) AS vorgaenge_offen
      FROM engine.vorgang x
      JOIN engine.automaten y ON y.automat = x.automat AND y.version = x.version
      JOIN engine.zustaende w ON w.automat = x.automat AND w.version = x.version AND w.zustand = x.zustand
      LEFT JOIN akte.auftraege r ON r.mandant_id = x.mandant_id AND r.vorgang_id = x.id
     WHERE x.mandant_id = a.mandant_id AND x.entstanden_aus = a.vorgang_id) f ON true;
GRANT SELECT ON api.anfragen TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.anfragen IS
'Anfragen, eine je Zeile: Eingang, Person, Wohnung, Zustand, zuständige Person, verknüpfte Vorgänge. status_mieter: was die anfragende Person sieht (neu, in_bearbeitung, abgeschlossen); folgt den verknüpften Vorgängen. rang: 0 dringend und neu … 9 beendet; nach rang, eingegangen_am sortieren. notfall: außerhalb der Bürozeiten gemeldet (verstaendigt, anrufen, hinweis), notfall_hinweis: was der Person gesagt wurde.';
