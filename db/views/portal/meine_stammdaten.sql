-- What the client has stored about how to reach and whom to debit; one line for the tenant who is acting.
--   SELECT vorname, nachname, email, iban FROM portal.meine_stammdaten;   →  Katrin | Ostermann | ostermann@post.example | DE02120300000000202051
CREATE VIEW portal.meine_stammdaten WITH (security_invoker = true, security_barrier = true) AS
SELECT p.kennung, p.anrede, p.titel, p.vorname, p.nachname, p.firma, p.strasse, p.plz, p.ort, p.telefon_privat, p.telefon_dienst, p.telefon_mobil, p.email,
       b.iban, b.bic, b.bank, b.inhaber, b.gueltig_ab, s.mandatsreferenz, s.unterschrieben_am AS mandat_am,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', a.kennung, 'art', a.art, 'neu', a.neu, 'status', a.status, 'gueltig_ab', a.gueltig_ab, 'abgelehnt_text', a.abgelehnt_text) ORDER BY a.id DESC)
                   FROM akte.stammdatenaenderungen a WHERE a.mandant_id = p.mandant_id AND a.mieter_id = p.id), '[]') AS aenderungen
  FROM akte.mieter p
  LEFT JOIN LATERAL (SELECT k.id, k.iban, k.bic, k.bank, k.inhaber, k.gueltig_ab FROM akte.bankkonten k WHERE k.mandant_id = p.mandant_id AND k.mieter_id = p.id AND k.zweck = 'person'
                      ORDER BY k.gueltig_ab DESC NULLS LAST, k.id DESC LIMIT 1) b ON true
  LEFT JOIN LATERAL (SELECT x.mandatsreferenz, x.unterschrieben_am FROM akte.sepa_mandate x WHERE x.mandant_id = p.mandant_id AND x.bankkonto_id = b.id ORDER BY x.id DESC LIMIT 1) s ON true;
GRANT SELECT ON portal.meine_stammdaten TO mietakte_portal;
COMMENT ON VIEW portal.meine_stammdaten IS
'Eigene Stammdaten: Name, Anschrift, Telefon, E-Mail, Bankverbindung mit Mandat, aenderungen [{art, neu, status (beantragt, geprueft, uebernommen, abgelehnt), gueltig_ab, abgelehnt_text}]. Eine Zeile. Norm: Art. 15, 16 DSGVO.';
