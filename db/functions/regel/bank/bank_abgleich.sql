-- Whose money is it? Candidates for incoming lines, with what speaks for them, all lines as one set: nothing here loops over claims.
--
-- SELECT kontobewegung_id, sicher, sicherheit, vorschlaege->0->'gruende' FROM regel.bank_abgleich(1, '{501}');
--  501 | t | 100 | ["IBAN des Schuldners", "Vertragsnummer im Verwendungszweck", "Betrag und Monat der Forderung Miete November 2026"]
--
-- Two questions, each with its points: who (mandate 100; IBAN of the person 65, else IBAN a person assigned before 60; number of the contract or
-- of a letter 60, a short one 45; name 25; account of his house 5, name beside an IBAN counts 15) and how much (claims of the months named 35;
-- exactly one claim, the letter, everything due, several in a row 30; the months named, but another amount 15; less than is due 10). A line is sure
-- from 90 points on, with the next one 25 behind, on an account for rents or Hausgeld, and if it does not speak of a deposit.
CREATE FUNCTION regel.bank_abgleich(p_mandant_id bigint, p_bewegungen bigint[])
RETURNS TABLE (kontobewegung_id bigint, sicher boolean, sicherheit int, vorschlaege jsonb)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH zeile AS MATERIALIZED (
  SELECT b.id, b.bankkonto_id, b.betrag, b.wertstellung, b.iban, b.mandatsreferenz, k.iban AS eigene, k.zweck AS konto,
         -- a collection somebody has confirmed already: the same money
         EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = p_mandant_id AND x.herkunft = 'lastschrift:' || b.ende_zu_ende) AS eingezogen,
         regel.bank_wort(b.name) AS name, regel.bank_wort(pg_catalog.concat_ws(' ', b.zweck, nullif(b.ende_zu_ende, 'NOTPROVIDED'))) AS zweck
    FROM akte.kontobewegungen b
    JOIN akte.bankkonten k ON k.mandant_id = b.mandant_id AND k.id = b.bankkonto_id
   WHERE b.mandant_id = p_mandant_id AND b.id = ANY (p_bewegungen) AND b.betrag > 0 AND b.rueckgabegrund IS NULL
), haus AS MATERIALIZED (
  SELECT DISTINCT e.eigene, k.objekt_id FROM (SELECT DISTINCT z.eigene FROM zeile z) e
    JOIN akte.bankkonten k ON k.mandant_id = p_mandant_id AND k.iban = e.eigene AND k.objekt_id IS NOT NULL
), wort AS MATERIALIZED (
  -- the runs of letters and digits of a purpose, alone and together with up to four that follow: banks break numbers anywhere
  SELECT t.* FROM (
    SELECT DISTINCT z.id, z.wertstellung, pg_catalog.array_to_string(w.w[i:i + n], '') AS wort
      FROM zeile z CROSS JOIN LATERAL (SELECT pg_catalog.string_to_array(z.zweck, ' ') AS w) w
     CROSS JOIN LATERAL pg_catalog.generate_subscripts(w.w, 1) AS i CROSS JOIN pg_catalog.generate_series(0, 4) AS n
     WHERE i + n <= pg_catalog.cardinality(w.w)) t
   WHERE pg_catalog.length(t.wort) BETWEEN 4 AND 60
), nummer AS (
  SELECT w.id, m.id AS mv, NULL::bigint AS eig, NULL::bigint AS einh, CASE WHEN pg_catalog.length(w.wort) >= 6 OR w.wort ~ '[A-Z]' THEN 60 ELSE 45 END AS punkte
    FROM wort w JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND pg_catalog.replace(regel.bank_wort(m.vertragsnummer), ' ', '') = w.wort
  UNION ALL
  SELECT w.id, NULL, ev.eigentuemer_id, e.id, CASE WHEN pg_catalog.length(w.wort) >= 6 THEN 60 ELSE 45 END
    FROM wort w
    JOIN (SELECT e.id, pg_catalog.replace(regel.bank_wort(o.nummer || e.nummer), ' ', '') AS nr FROM akte.einheiten e
            JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id AND o.verwaltungsart <> 'MV' WHERE e.mandant_id = p_mandant_id) e ON e.nr = w.wort
    JOIN akte.eigentumsverhaeltnisse ev ON ev.mandant_id = p_mandant_id AND ev.einheit_id = e.id
     AND coalesce(ev.bis, w.wertstellung) >= w.wertstellung - 400 AND ev.von <= w.wertstellung + 40
), brief AS (
  SELECT z.id, g.mietverhaeltnis_id AS mv, g.eigentuemer_id AS eig, g.einheit_id AS einh
    FROM zeile z CROSS JOIN LATERAL pg_catalog.regexp_match(z.zweck, '\mMAHNUNG (?:NR )?([0-9]{1,15})\M') AS t(m)
    JOIN akte.mahnungen m ON m.mandant_id = p_mandant_id AND m.id = t.m[1]::bigint
    JOIN akte.mahnvorgaenge g ON g.mandant_id = m.mandant_id AND g.id = m.mahnvorgang_id
), konto AS (
  SELECT z.id, p.mietverhaeltnis_id AS mv, NULL::bigint AS eig, NULL::bigint AS einh
    FROM zeile z
    JOIN akte.bankkonten k ON k.mandant_id = p_mandant_id AND k.iban = z.iban AND k.mieter_id IS NOT NULL
    JOIN akte.vertragsparteien p ON p.mandant_id = p_mandant_id AND p.mieter_id = k.mieter_id
  UNION
  SELECT z.id, NULL, ev.eigentuemer_id, ev.einheit_id
    FROM zeile z
    JOIN akte.bankkonten k ON k.mandant_id = p_mandant_id AND k.iban = z.iban AND k.eigentuemer_id IS NOT NULL
    JOIN akte.eigentumsverhaeltnisse ev ON ev.mandant_id = p_mandant_id AND ev.eigentuemer_id = k.eigentuemer_id AND ev.von <= z.wertstellung + 40 AND coalesce(ev.bis, z.wertstellung) >= z.wertstellung - 400
    JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.id = ev.einheit_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id AND o.verwaltungsart <> 'MV'
), gelernt AS (
  -- from this account came before what a person, or a sure sign, took for this debtor's
  SELECT DISTINCT z.id, x.mietverhaeltnis_id AS mv, x.eigentuemer_id AS eig, x.einheit_id AS einh
    FROM zeile z
    JOIN akte.kontobewegungen b ON b.mandant_id = p_mandant_id AND b.iban = z.iban AND b.stand = 'zugeordnet'
    JOIN akte.bankentscheidungen d ON d.mandant_id = p_mandant_id AND d.kontobewegung_id = b.id AND d.art = 'zuordnung'
    JOIN akte.zahlungen x ON x.mandant_id = p_mandant_id AND x.entscheidung_id = d.id AND x.art = 'eingang'
   WHERE NOT EXISTS (SELECT FROM akte.bankentscheidungen s WHERE s.mandant_id = p_mandant_id AND s.storno_von = d.id)
), namenswort AS MATERIALIZED (
  SELECT DISTINCT z.id, h.objekt_id, z.name, w.wort
    FROM zeile z JOIN haus h ON h.eigene = z.eigene CROSS JOIN LATERAL pg_catalog.regexp_split_to_table(z.name, ' ') AS w(wort)
), bewohner AS MATERIALIZED (
  -- who lives or owns in the houses of these accounts, by the first word of the surname
  SELECT p.*, pg_catalog.split_part(p.nach, ' ', 1) AS wort, pg_catalog.split_part(p.vor, ' ', 1) AS vorn
    FROM (SELECT e.objekt_id, v.mietverhaeltnis_id AS mv, NULL::bigint AS eig, NULL::bigint AS einh, regel.bank_wort(coalesce(x.firma, x.nachname)) AS nach, regel.bank_wort(x.vorname) AS vor
            FROM (SELECT DISTINCT objekt_id FROM haus) h JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.objekt_id = h.objekt_id
            JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.einheit_id = e.id
            JOIN akte.vertragsparteien v ON v.mandant_id = p_mandant_id AND v.mietverhaeltnis_id = m.id
            JOIN akte.mieter x ON x.mandant_id = p_mandant_id AND x.id = v.mieter_id
          UNION ALL
          SELECT e.objekt_id, NULL, ev.eigentuemer_id, ev.einheit_id, regel.bank_wort(coalesce(x.firma, x.nachname)), regel.bank_wort(x.vorname)
            FROM (SELECT DISTINCT objekt_id FROM haus) h JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.objekt_id = h.objekt_id
            JOIN akte.objekte o ON o.mandant_id = p_mandant_id AND o.id = e.objekt_id AND o.verwaltungsart <> 'MV'
            JOIN akte.eigentumsverhaeltnisse ev ON ev.mandant_id = p_mandant_id AND ev.einheit_id = e.id
            JOIN akte.eigentuemer x ON x.mandant_id = p_mandant_id AND x.id = ev.eigentuemer_id) p
), person AS (
  SELECT DISTINCT w.id, p.mv, p.eig, p.einh
    FROM namenswort w JOIN bewohner p ON p.objekt_id = w.objekt_id AND p.wort = w.wort
   WHERE pg_catalog.strpos(' ' || w.name || ' ', ' ' || p.nach || ' ') > 0 AND (p.vor IS NULL OR pg_catalog.strpos(' ' || w.name || ' ', ' ' || p.vorn || ' ') > 0)
), zeichen AS (
  SELECT z.id, d.mietverhaeltnis_id AS mv, d.eigentuemer_id AS eig, d.einheit_id AS einh, 'mandat' AS was, 100 AS punkte
    FROM zeile z JOIN akte.sepa_mandate d ON d.mandant_id = p_mandant_id AND d.mandatsreferenz = z.mandatsreferenz
  UNION ALL SELECT n.*, 0 FROM (SELECT id, mv, eig, einh, 'nummer' FROM nummer WHERE punkte = 60) n
  UNION ALL SELECT n.*, 0 FROM (SELECT id, mv, eig, einh, 'kurznummer' FROM nummer WHERE punkte < 60) n
  UNION ALL SELECT b.*, 'brief', 0 FROM brief b
  UNION ALL SELECT k.*, 'iban', 0 FROM konto k
  UNION ALL SELECT g.*, 'gelernt', 0 FROM gelernt g
  UNION ALL SELECT p.*, 'name', 0 FROM person p
), person_des_zeichens AS (
  -- one sign may point at many (an office that pays for hundreds): then it says nothing
  SELECT s.id, s.mv, s.eig, s.einh, bool_or(s.was = 'mandat') AS mandat, bool_or(s.was = 'iban') AS iban, bool_or(s.was = 'gelernt') AS gelernt,
         bool_or(s.was = 'nummer') AS nummer, bool_or(s.was = 'kurznummer') AS kurznummer, bool_or(s.was = 'brief') AS brief, bool_or(s.was = 'name') AS name
    FROM (SELECT x.*, pg_catalog.count(*) OVER (PARTITION BY x.id, x.was) AS viele FROM (SELECT DISTINCT id, mv, eig, einh, was FROM zeichen) x) s
   WHERE s.viele <= 8
   GROUP BY s.id, s.mv, s.eig, s.einh
), kandidat AS MATERIALIZED (
  SELECT k.* FROM (
    SELECT z.id, z.betrag, z.wertstellung, z.zweck, z.konto, z.eingezogen, p.mv, p.eig, p.einh, p.mandat, p.iban, p.gelernt, p.nummer, p.kurznummer, p.brief, p.name, h.eigene IS NOT NULL AS im_haus, q.wer,
           pg_catalog.row_number() OVER (PARTITION BY z.id ORDER BY q.wer DESC, coalesce(m.mietende, '9999-12-31') DESC, p.mv DESC, p.eig, p.einh) AS nr
      FROM person_des_zeichens p JOIN zeile z ON z.id = p.id
      LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.id = p.mv
      LEFT JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.id = CASE WHEN p.einh IS NULL THEN m.einheit_id ELSE p.einh END     -- not coalesce: row security lets only leakproof conditions reach the index
      LEFT JOIN haus h ON h.eigene = z.eigene AND h.objekt_id = e.objekt_id
     CROSS JOIN LATERAL (SELECT CASE WHEN p.mandat THEN 100 ELSE 0 END
                              + CASE WHEN p.iban THEN 65 WHEN p.gelernt THEN 60 ELSE 0 END
                              + CASE WHEN p.nummer OR p.brief THEN 60 WHEN p.kurznummer THEN 45 ELSE 0 END
                              + CASE WHEN NOT p.name THEN 0 WHEN p.iban OR p.gelernt THEN 15 ELSE 25 END
                              + CASE WHEN h.eigene IS NOT NULL THEN 5 ELSE 0 END AS wer) q) k
   WHERE k.nr <= 6
), einzel AS MATERIALIZED (
  -- what the candidate owes, added up beside him: no join back, which the planner, taking a few lines for granted, would loop over
  SELECT k.*, s.genannte, s.faellig, s.monat, least(k.wer, 100) AS wer_punkte, v.viel, v.betragsgrund,
         CASE WHEN k.eingezogen THEN 20 WHEN k.zweck ~ '\mKAUTION|MIETSICHERHEIT' AND k.konto <> 'kaution' THEN 80 WHEN k.konto NOT IN ('miete', 'hausgeld') THEN 80 ELSE 100 END AS hoechstens
    FROM kandidat k
   CROSS JOIN LATERAL (SELECT pg_catalog.array_agg(t.monat) FILTER (WHERE t.jahr IS NULL) AS ohne_jahr, pg_catalog.array_agg(pg_catalog.make_date(t.jahr, t.monat, 1)) FILTER (WHERE t.jahr IS NOT NULL) AS mit_jahr
                         FROM regel.bank_monate(k.zweck) t) t
   CROSS JOIN LATERAL (
     SELECT sum(a.offen) AS alles, sum(a.offen) FILTER (WHERE a.faellig) AS faellig, sum(a.offen) FILTER (WHERE a.mahnung_id IS NOT NULL) AS brief,
            sum(a.offen) FILTER (WHERE a.genannt) AS genannt, pg_catalog.array_agg(a.forderung_id ORDER BY a.nr) FILTER (WHERE a.genannt) AS genannte,
            -- several in a row: the sum up to one claim less the payment is the sum before another one
            pg_catalog.array_agg(a.bisher - k.betrag) && pg_catalog.array_agg(a.bisher - a.offen) AS folge,
            bool_or(a.offen = k.betrag) AS einzeln, max(a.offen) FILTER (WHERE a.faellig AND a.monat IS NOT NULL) AS monat
       FROM (SELECT x.forderung_id, x.monat, x.mahnung_id, x.offen, x.faellig_am <= k.wertstellung + 3 AS faellig,
                    pg_catalog.row_number() OVER w AS nr, sum(x.offen) OVER w AS bisher,
                    pg_catalog.date_trunc('month', x.monat)::date = ANY (t.mit_jahr)
                    OR (extract(month FROM x.monat)::int = ANY (t.ohne_jahr) AND x.monat BETWEEN k.wertstellung - 320 AND k.wertstellung + 40)
                    OR (x.monat IS NULL AND k.zweck ~ '\m(NACHZAHLUNG|NACHFORDERUNG|NEBENKOSTEN|ABRECHNUNG|NK|SONDERUMLAGE|BETRIEBSKOSTEN)' AND x.offen = k.betrag) AS genannt
               FROM (SELECT o.*, o.kosten + o.zinsen + o.haupt AS offen FROM regel.anspruch_offen(p_mandant_id, k.mv, k.eig, k.einh, k.wertstellung) o) x
              WHERE x.faellig_am <= k.wertstellung + 40 AND x.offen > 0
             WINDOW w AS (ORDER BY x.faellig_am, x.forderung_id)) a) s
   CROSS JOIN LATERAL (SELECT * FROM (VALUES
      (1, s.genannt = k.betrag, 35, 'Betrag und Bezeichnung passen zu den genannten Posten'),
      (2, s.einzeln, 30, 'Betrag entspricht genau einem offenen Posten'),
      (3, s.brief = k.betrag, 30, 'Betrag entspricht der Summe der Mahnung'),
      (4, s.faellig = k.betrag OR s.alles = k.betrag, 30, 'Betrag entspricht allem Offenen'),
      (5, s.folge, 30, 'Betrag entspricht mehreren aufeinanderfolgenden Posten'),
      (6, s.genannt IS NOT NULL, 15, 'nennt den Monat eines offenen Postens, aber einen anderen Betrag'),
      (7, s.alles > k.betrag, 10, 'Teilbetrag des Offenen'),
      (8, s.alles IS NOT NULL, 0, 'mehr als offen ist'),
      (9, true, 0, 'nichts offen')) AS v(rang, trifft, viel, betragsgrund) WHERE v.trifft ORDER BY v.rang LIMIT 1) v
), geteilt AS (
  -- one payer, several flats: what is due of all of them together, or their month
  SELECT e.id, pg_catalog.count(*) AS n, min(e.wer) AS wer, min(e.hoechstens) AS hoechstens, sum(e.faellig) = min(e.betrag) AS nach_faelligem,
         pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('mietverhaeltnis_id', e.mv, 'eigentuemer_id', e.eig, 'einheit_id', e.einh, 'faellig', e.faellig, 'monat', e.monat) ORDER BY e.mv, e.eig, e.einh) AS wen
    FROM einzel e
   WHERE (e.iban OR e.gelernt) AND e.faellig > 0
   GROUP BY e.id HAVING pg_catalog.count(*) > 1 AND (sum(e.faellig) = min(e.betrag) OR (sum(e.monat) = min(e.betrag) AND pg_catalog.count(e.monat) = pg_catalog.count(*)))
), vorschlag AS (
  SELECT e.id, least(e.wer_punkte + e.viel, e.hoechstens)::int AS sicherheit, e.wer + e.viel AS punkte, e.hoechstens,
         pg_catalog.to_jsonb(pg_catalog.array_remove(ARRAY[
           CASE WHEN e.mandat THEN 'Mandatsreferenz des Schuldners' END, CASE WHEN e.iban THEN 'IBAN des Schuldners' WHEN e.gelernt THEN 'von diesem Konto kam schon eine Zahlung des Schuldners' END,
           CASE WHEN e.nummer OR e.kurznummer THEN CASE WHEN e.mv IS NOT NULL THEN 'Vertragsnummer' ELSE 'Nummer der Einheit' END || ' im Verwendungszweck' END,
           CASE WHEN e.brief THEN 'Nummer der Mahnung im Verwendungszweck' END, CASE WHEN e.name THEN 'Name des Zahlers' END,
           CASE WHEN e.im_haus THEN 'Konto des Hauses' END, e.betragsgrund,
           CASE WHEN e.eingezogen THEN 'dieser Einzug ist schon gebucht' WHEN e.hoechstens < 100 THEN CASE WHEN e.konto IN ('miete', 'hausgeld') THEN 'nennt eine Kaution' ELSE 'Konto ist keines für laufende Zahlungen' END END], NULL)) AS gruende,
         pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('mietverhaeltnis_id', e.mv, 'eigentuemer_id', e.eig, 'einheit_id', e.einh, 'betrag', e.betrag::text,
           'bestimmt', coalesce(pg_catalog.to_jsonb(e.genannte), '[]'))) AS teile
    FROM einzel e
  UNION ALL
  SELECT g.id, least(g.wer + 30, g.hoechstens)::int, g.wer + 35, g.hoechstens, pg_catalog.to_jsonb(ARRAY['IBAN eines Zahlers mit ' || g.n || ' Konten hier',
           CASE WHEN g.nach_faelligem THEN 'Betrag entspricht allem Fälligen zusammen' ELSE 'Betrag entspricht einem Monat zusammen' END]),
         (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('mietverhaeltnis_id', w->'mietverhaeltnis_id', 'eigentuemer_id', w->'eigentuemer_id', 'einheit_id', w->'einheit_id',
                   'betrag', w->>CASE WHEN g.nach_faelligem THEN 'faellig' ELSE 'monat' END, 'bestimmt', '[]'::jsonb)) FROM pg_catalog.jsonb_array_elements(g.wen) w)
    FROM geteilt g
), rang AS (
  SELECT v.*, pg_catalog.row_number() OVER (PARTITION BY v.id ORDER BY v.punkte DESC, v.teile::text) AS nr, lead(v.punkte) OVER (PARTITION BY v.id ORDER BY v.punkte DESC, v.teile::text) AS naechste
    FROM vorschlag v WHERE v.punkte >= 30
)
SELECT z.id, coalesce(bool_or(r.nr = 1 AND r.sicherheit >= 90 AND r.punkte - coalesce(r.naechste, 0) >= 25), false), coalesce(max(r.sicherheit) FILTER (WHERE r.nr = 1), 0),
       coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('sicherheit', r.sicherheit, 'gruende', r.gruende, 'teile', r.teile) ORDER BY r.nr) FILTER (WHERE r.nr <= 4), '[]')
  FROM zeile z LEFT JOIN rang r ON r.id = z.id
 GROUP BY z.id
$fn$;
ALTER FUNCTION regel.bank_abgleich(bigint, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_abgleich(bigint, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_abgleich(bigint, bigint[]) IS
'Vorschläge zu Gutschriften, mengenweise: Mandatsreferenz, IBAN (hinterlegt oder gelernt), Vertragsnummer oder Nummer der Einheit, Mahnung und Monat im Verwendungszweck, Name, Betrag (ein Posten, mehrere, alles, mehrere Schuldner eines Zahlers). Je Bewegung: sicher (ab 90 Punkten und 25 vor dem nächsten), sicherheit 0–100, vorschlaege [{sicherheit, gruende, teile: [{mietverhaeltnis_id | eigentuemer_id, einheit_id, betrag, bestimmt}]}]. bestimmt: Posten, die der Zahler im Verwendungszweck nennt (§ 366 Abs. 1 BGB).';
