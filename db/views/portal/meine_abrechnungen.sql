-- The own statements of operating costs that were sent, with every item, its key, the own consumption and the receipt behind it.
--   SELECT von, bis, saldo, jsonb_array_length(posten) FROM portal.meine_abrechnungen;   →  2024-01-01 | 2024-12-31 | 143.55 | 18
CREATE VIEW portal.meine_abrechnungen WITH (security_invoker = true, security_barrier = true) AS
SELECT e.kennung, m.kennung AS mietverhaeltnis, e.version, e.von, e.bis, e.kosten_bk, e.kosten_hk, e.kosten_bk + e.kosten_hk AS kosten, e.vorauszahlung_bk, e.vorauszahlung_hk,
       e.vorauszahlung_bk + e.vorauszahlung_hk AS vorauszahlung, e.saldo, e.lohn_haushaltsnah, e.lohn_handwerker, e.neu_bk, e.neu_hk,
       z.versendet_am, z.zugang_am, z.einwendung_bis, (SELECT d.kennung FROM akte.dokumente d WHERE d.mandant_id = z.mandant_id AND d.kennung = z.dokument) AS dokument,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nr', p.nr, 'art', p.art, 'bezeichnung', p.bezeichnung, 'gesamt', p.gesamt, 'umlage', p.umlage, 'schluessel', p.schluessel,
                                                     'zaehler', p.zaehler, 'nenner', p.nenner, 'betrag', p.betrag, 'lohn', p.lohn,
                                                     'beleg', CASE WHEN k.kosten_id IS NOT NULL THEN jsonb_build_object('datum', k.datum, 'nummer', k.nummer, 'lieferant', k.lieferant, 'betrag', k.betrag) END) ORDER BY p.nr)
                   FROM akte.nk_einzelposten p LEFT JOIN portal.belege() k ON k.kosten_id = p.kosten_id WHERE p.mandant_id = e.mandant_id AND p.einzelabrechnung_id = e.id), '[]') AS posten,
       coalesce((SELECT jsonb_agg(jsonb_build_object('zaehlerart', v.zaehlerart, 'zaehler_nr', v.zaehler_nr, 'anfang', v.anfang, 'ende', v.ende, 'verbrauch', v.verbrauch, 'geschaetzt', v.geschaetzt) ORDER BY v.zaehlerart, v.id)
                   FROM akte.nk_verbrauch v WHERE v.mandant_id = e.mandant_id AND v.nutzung_id = e.nutzung_id
                    -- a corrected reading replaces the one before
                    AND NOT EXISTS (SELECT FROM akte.nk_verbrauch n WHERE n.mandant_id = v.mandant_id AND n.nutzung_id = v.nutzung_id AND n.zaehlerart = v.zaehlerart AND n.zaehler_nr = v.zaehler_nr AND n.id > v.id)), '[]') AS verbrauch
  FROM akte.nk_einzelabrechnungen e
  JOIN akte.nk_zustellungen z ON z.mandant_id = e.mandant_id AND z.einzelabrechnung_id = e.id
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.id = e.mietverhaeltnis_id
 ORDER BY e.bis DESC, e.version DESC;
GRANT SELECT ON portal.meine_abrechnungen TO mietakte_portal;
COMMENT ON VIEW portal.meine_abrechnungen IS
'Eigene versendete Nebenkostenabrechnungen (EUR): Zeitraum, kosten, vorauszahlung, saldo (positiv: Nachzahlung), posten [{bezeichnung, gesamt (Haus), umlage, schluessel, zaehler, nenner, betrag, beleg {datum, nummer, lieferant, betrag}}], verbrauch [{zaehlerart, zaehler_nr, anfang, ende, verbrauch, geschaetzt}] nur der eigenen Wohnung, einwendung_bis, dokument. Norm: §§ 556, 556a, 259 BGB.';
