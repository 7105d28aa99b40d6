-- Decisions asked of owners, with the state of the link. Its token stands nowhere.
--   SELECT titel, eigentuemer, betrag, link, angesehen FROM api.freigaben WHERE offen;
--    Steigleitung erneuern | Wohnbau Prenzlau GbR | 4850.00 | offen | 2
CREATE VIEW api.freigaben WITH (security_invoker = true, security_barrier = true) AS
SELECT f.mandant_id, f.id, f.kennung, f.nummer, i.vorgang_id, i.titel, i.dringend, o.nummer AS objekt_nummer, o.strasse, o.ort, e.bezeichnung AS einheit,
       api.personenname(w.titel, w.vorname, w.nachname, w.firma) AS eigentuemer, w.email AS eigentuemer_email, coalesce(w.telefon_mobil, w.telefon_privat, w.telefon_dienst) AS eigentuemer_telefon,
       a.firma, a.betrag, f.angefragt_am, f.antwort_bis, f.abgelaufen_am, f.angesehen, f.zuletzt_angesehen_am,
       f.entscheidung, f.weg, f.entschieden_am, f.entscheidung_text, f.entscheidung IS NULL AS offen,
       f.link_erstellt_am, f.link_laeuft_ab_am,
       CASE WHEN f.link_erstellt_am IS NULL THEN 'keiner' WHEN f.link_ende IS NOT NULL THEN f.link_ende
            WHEN f.link_laeuft_ab_am <= (SELECT engine.jetzt()) THEN 'abgelaufen' ELSE 'offen' END AS link,
       (SELECT n.von = 'eigentuemer' FROM akte.freigabe_nachrichten n WHERE n.mandant_id = f.mandant_id AND n.freigabe_id = f.id ORDER BY n.id DESC LIMIT 1) AS frage_offen
  FROM akte.freigaben f
  JOIN akte.instandsetzungen i ON i.mandant_id = f.mandant_id AND i.id = f.instandsetzung_id
  JOIN akte.objekte o ON o.mandant_id = i.mandant_id AND o.id = i.objekt_id
  LEFT JOIN akte.einheiten e ON e.mandant_id = i.mandant_id AND e.id = i.einheit_id
  JOIN akte.eigentuemer w ON w.mandant_id = f.mandant_id AND w.id = f.eigentuemer_id
  JOIN akte.instandsetzung_angebote a ON a.mandant_id = f.mandant_id AND a.id = f.angebot_id;
GRANT SELECT ON api.freigaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.freigaben IS
'Angefragte Entscheidungen der Eigentümer: Maßnahme, Betrag (EUR), Frist, Aufrufe, Entscheidung. link: keiner, offen, benutzt, abgelaufen, widerrufen, entschieden, zurueckgenommen (der zuletzt erzeugte).';
