-- What is refused, and with which code.
\ir ../hilfen.psql
\ir argumente.psql
SELECT plan(150);

-- in general: every argument of every function
SELECT cmp_ok((SELECT count(*)::int FROM tests.angaben), '>', 150, 'the catalogue was read');
SELECT is((SELECT string_agg(a.funktion, ' ' ORDER BY a.funktion) FROM tests.aufrufe AS a WHERE tests.code(a.funktion, a.argumente) <> 'ok'), NULL, 'the calls themselves are fine');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, n.name, tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, NULL))), ', ' ORDER BY n.funktion, n.name)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE NOT n.wahlfrei AND n.name <> ALL (a.frei) AND tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, NULL)) <> 'MA201'), NULL, 'NULL: MA201, for every argument without a default');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, n.name), ', ' ORDER BY n.funktion, n.name)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE NOT n.wahlfrei AND tests.code(n.funktion, a.argumente - n.name) <> 'MA218'), NULL, 'left out: MA218');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, tests.code(n.funktion, a.argumente || '{"p_land": "XX"}')), ', ' ORDER BY n.funktion)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE n.name = 'p_land' AND tests.code(n.funktion, a.argumente || '{"p_land": "XX"}') <> 'MA204'), NULL, 'a Land nobody knows: MA204');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, n.name, tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, -1))), ', ' ORDER BY n.funktion, n.name)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE n.art = 'numeric' AND n.name <> 'p_saldo' AND tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, -1)) NOT IN ('MA203', 'MA215')), NULL, 'negative: MA203, or MA215 where a range is given');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, n.name), ', ' ORDER BY n.funktion, n.name)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE n.art IN ('date', 'numeric', 'integer', 'boolean') AND tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, 'Unsinn')) <> 'MA218'), NULL, 'nonsense: MA218');
SELECT is((SELECT string_agg(concat_ws(' ', n.funktion, n.name), ', ' ORDER BY n.funktion, n.name)
           FROM tests.angaben AS n JOIN tests.aufrufe AS a USING (funktion)
           WHERE n.art = 'jsonb' AND n.name <> 'p_zinssaetze' AND tests.code(n.funktion, a.argumente || jsonb_build_object(n.name, '{"a": 1}'::jsonb)) <> 'MA214'), NULL, 'a list that is none: MA214');
SELECT is((SELECT string_agg(concat_ws(' ', f.funktion, tests.code(f.funktion, f.argumente)), ', ' ORDER BY f.funktion)
           FROM (SELECT a.funktion, a.argumente || jsonb_object_agg(n.name, '2036-02-01') AS argumente
                 FROM tests.aufrufe AS a JOIN tests.angaben AS n USING (funktion)
                 WHERE n.art = 'date' AND NOT n.wahlfrei AND EXISTS (SELECT FROM tests.angaben AS l WHERE l.funktion = a.funktion AND l.name = 'p_land')
                   AND a.funktion <> 'kappungsgrenze_prozent'
                 GROUP BY a.funktion, a.argumente) AS f
           WHERE tests.code(f.funktion, f.argumente) <> 'MA205'), NULL, 'a year without holidays: MA205, for every function with a Land');

-- MA201: helpers
SELECT throws_ok($$SELECT recht.pflicht_pruefen('x', true)$$, 'MA201', NULL, 'missing');
SELECT throws_ok($$SELECT recht.tag_pruefen('x', NULL)$$, 'MA201', NULL, 'missing day');
SELECT throws_ok($$SELECT recht.rechenweg(NULL, '{}')$$, 'MA201', NULL, 'rechenweg of nothing');
SELECT throws_ok($$SELECT recht.rechenweg('vpi', NULL)$$, 'MA201', NULL, 'rechenweg without arguments');
SELECT throws_ok($$SELECT recht.nachrechnen(NULL)$$, 'MA201', NULL, 'nachrechnen of nothing');
SELECT throws_ok($$SELECT recht.fehlende_werte(NULL)$$, 'MA201', NULL, 'missing values of no day');
SELECT throws_ok($$SELECT recht.verzugszuschlag('gewerbemiete', false)$$, 'MA201', NULL, 'Entgelt without consumer: the contract''s day is needed');
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', NULL, 'vermieter', 'BE')$$, 'MA201', NULL, 'landlord without handover');
SELECT lives_ok($$SELECT recht.kuendigungsfrist('2026-01-01', NULL, 'mieter', 'BE')$$, 'tenant without handover');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', NULL)$$, 'MA201', NULL, 'no points');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', 5, NULL)$$, 'MA201', NULL, 'no list of payments');
SELECT throws_ok($$SELECT recht.land_pruefen(NULL)$$, 'MA201', NULL, 'no Land');

-- MA202: reversed
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-02-01', '2026-01-31')$$, 'MA202', NULL, 'interest');
SELECT throws_ok($$SELECT recht.verzugszinsen_summe(100, '2026-02-01', '2026-01-31')$$, 'MA202', NULL, 'its sum');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-02-01"}]', '2026-01-31')$$, 'MA202', NULL, 'in a list');
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', '2026-01-02', 'vermieter', 'BE')$$, 'MA202', NULL, 'notice before handover');
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', '2026-01-02', 'mieter', 'BE')$$, 'MA202', NULL, 'of the tenant, too, if a handover is given');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2026-01-02", "1.00"]]', '2026-01-01', '{"2026": "1"}')$$, 'MA202', NULL, 'paid in after it was paid back');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2025-12-01", "1.00"], ["2026-01-02", "1.00"]]', '2026-01-01', '{"2025": "1", "2026": "1"}')$$, 'MA202', NULL, 'if only the last instalment');
SELECT throws_ok($$SELECT recht.staffelmiete('[["2025-01-01", "1.00"], ["2024-01-01", "1.00"]]', '2026-01-01')$$, 'MA202', NULL, 'steps in the wrong order');
SELECT throws_ok($$SELECT recht.zahlung_rechtzeitig('2026-02-01', 'BE', '2026-02-03', '2026-02-04')$$, 'MA202', NULL, 'ordered after it was credited');
SELECT throws_ok($$SELECT recht.nk_anspruch('2026-12-31', '2026-12-30', 'BE', 1)$$, 'MA202', NULL, 'statement before the period ended');

-- MA203: negative
SELECT throws_ok($$SELECT recht.verzugszinsen(-0.01, '2026-01-01', '2026-02-01')$$, 'MA203', NULL, 'claim');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', 5, '[["2026-01-15", "-1.00"]]')$$, 'MA203', NULL, 'payment');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": -1, "von": "2026-01-01"}]', '2026-01-31')$$, 'MA203', NULL, 'claim in a list');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2026-01-01", "-1.00"]]', '2026-02-01', '{"2026": "1"}')$$, 'MA203', NULL, 'deposit');
SELECT throws_ok($$SELECT recht.tilgung(1, 1, 1, -1)$$, 'MA203', NULL, 'payment to be spread');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"id": "A", "betrag": "-1.00", "faellig": "2026-01-01"}]', 1)$$, 'MA203', NULL, 'open claim');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('mea', '[{"eigentuemer": "A", "mea": -1, "stimme": "ja"}]')$$, 'MA203', NULL, 'shares');
SELECT throws_ok($$SELECT recht.zahlungsverzug(700, '[["2026-01", "-1.00"]]')$$, 'MA203', NULL, 'arrears');

-- MA204, MA205
SELECT throws_ok($$SELECT recht.land_pruefen('be')$$, 'MA204', NULL, 'small letters');
SELECT throws_ok($$SELECT recht.land_pruefen('BY-Nürnberg')$$, 'MA204', NULL, 'a region without holidays of its own');
SELECT throws_ok($$SELECT recht.land_pruefen('')$$, 'MA204', NULL, 'empty');
SELECT throws_ok($$SELECT recht.werktag('1999-12-01', 1, 'BE', false)$$, 'MA205', NULL, 'before the first year');
SELECT throws_ok($$SELECT recht.naechster_werktag('2036-01-01', 'BE')$$, 'MA205', NULL, 'after the last year');
SELECT throws_ok($$SELECT recht.feiertag('2036-05-01', 'BE')$$, 'MA205', NULL, 'is it a holiday? nobody knows');
SELECT throws_ok($$SELECT recht.naechster_werktag('0099-12-31 BC', 'BE')$$, 'MA205', NULL, 'before Christ');
DELETE FROM recht.feiertage WHERE land = 'SH' AND tag = '2024-01-01';
SELECT throws_ok($$SELECT recht.naechster_werktag('2023-12-31', 'SH')$$, 'MA205', NULL, 'over the turn of the year into one that is not recorded');
SELECT lives_ok($$SELECT recht.naechster_werktag('2023-12-29', 'SH')$$, 'but not before it');

-- MA206 to MA212: no reference row, never extrapolated
SELECT throws_ok($$SELECT recht.basiszinssatz('2027-01-01')$$, 'MA206', NULL, 'base rate of tomorrow');
SELECT throws_ok($$SELECT recht.basiszinssatz('2001-12-31')$$, 'MA206', NULL, 'base rate of yesterday');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-12-31', '2027-01-01')$$, 'MA206', NULL, 'interest into tomorrow');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2001-12-31', '2002-01-01')$$, 'MA206', NULL, 'interest from yesterday');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-12-31"}, {"betrag": 1, "von": "2027-01-01"}]', '2027-01-01')$$, 'MA206', NULL, 'in a list');
SELECT throws_ok($$SELECT recht.vpi('2026-07-01')$$, 'MA207', NULL, 'index of tomorrow');
SELECT throws_ok($$SELECT recht.vpi('2014-12-31')$$, 'MA207', NULL, 'index of yesterday');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2026-01-01", "1.00"]]', '2026-02-01', '{"2025": "1"}')$$, 'MA208', NULL, 'a year the caller left out');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('Foto', 2026)$$, 'MA210', NULL, 'retention of what?');
SELECT throws_ok($$SELECT recht.mahngebuehr(0)$$, 'MA212', NULL, 'level 0');
SELECT throws_ok($$SELECT recht.mahngebuehr(4)$$, 'MA212', NULL, 'level 4');
SELECT throws_ok($$SELECT recht.verzugszuschlag('gewerbemiete', false, '2001-12-31')$$, 'MA211', NULL, 'points of 2001');

-- MA213: words
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', NULL, 'Mieter', 'BE')$$, 'MA213', NULL, 'who gives notice');
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', NULL, 'mieter', 'BE', '574')$$, 'MA213', NULL, 'which special case');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('Kopf', '[]')$$, 'MA213', NULL, 'which principle');
SELECT throws_ok($$SELECT recht.verzugszuschlag('pacht', true)$$, 'MA213', NULL, 'which claim');
SELECT throws_ok($$SELECT recht.verzugspauschale('pacht', true)$$, 'MA213', NULL, 'which claim, again');
SELECT throws_ok($$SELECT recht.erhoehung_zulaessig('netto', 'mieterhoehung_558')$$, 'MA213', NULL, 'which kind of rent');
SELECT throws_ok($$SELECT recht.erhoehung_zulaessig('index', 'erhoehung')$$, 'MA213', NULL, 'which increase');
SELECT throws_ok($$SELECT recht.form('brief', '2026-01-01')$$, 'MA213', NULL, 'which declaration');
SELECT throws_ok($$SELECT recht.bescheinigung_erforderlich('umzug')$$, 'MA213', NULL, 'which move');
SELECT throws_ok($$SELECT recht.modernisierung(1, 0, 0, 50, 500, 0, NULL, 'gas')$$, 'MA213', NULL, 'which heating');
SELECT throws_ok($$SELECT recht.modernisierungsregel('560')$$, 'MA213', NULL, 'which rule');

-- MA214: shapes
SELECT throws_ok($$SELECT recht.paare_lesen('x', '"2026-01-01"')$$, 'MA214', NULL, 'no list');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[["2026-01-01"]]')$$, 'MA214', NULL, 'no pair');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[["2026-02-29", "1.00"]]')$$, 'MA214', NULL, 'no such day');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[["2026-02-28", "1,00"]]')$$, 'MA214', NULL, 'comma');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[["2026-02-28", null]]')$$, 'MA214', NULL, 'null');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[["28.02.2026", "1.00"]]')$$, 'MA214', NULL, 'German day');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '["2026-02-28", "1.00"]')$$, 'MA214', NULL, 'a flat list');
SELECT throws_ok($$SELECT recht.paare_lesen('x', '[{"tag": "2026-02-28"}]')$$, 'MA214', NULL, 'an object');
SELECT is((SELECT string_agg(p.nummer || ' ' || p.tag || ' ' || p.betrag, ', ') FROM recht.paare_lesen('x', '[["2026-02", 1.5], ["2024-02-29", "2"]]') AS p), '1 2026-02-01 1.5, 2 2024-02-29 2', 'a month and a number are fine');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2026-01-01", "1.00"]]', '2026-02-01', '["1"]')$$, 'MA214', NULL, 'rates as a list');
SELECT throws_ok($$SELECT recht.kaution_zinsen('[["2026-01-01", "1.00"]]', '2026-02-01', '{"2026": "1,5"}')$$, 'MA214', NULL, 'rate with a comma');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"von": "2026-01-01"}]', '2026-01-31')$$, 'MA214', NULL, 'item without amount');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1}]', '2026-01-31')$$, 'MA214', NULL, 'item without day');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-02-30"}]', '2026-03-31')$$, 'MA214', NULL, 'item on no day');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-01-01", "prozentpunkte": "fünf"}]', '2026-01-31')$$, 'MA214', NULL, 'item with points in words');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-01-01", "zahlungen": "keine"}]', '2026-01-31')$$, 'MA214', NULL, 'item with payments in words');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('["A"]', '2026-01-31')$$, 'MA214', NULL, 'no item');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"betrag": "1.00", "faellig": "2026-01-01"}]', 1)$$, 'MA214', NULL, 'claim without name');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-30"}]', 1)$$, 'MA214', NULL, 'claim on no day');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-28", "bestimmt": "ja"}]', 1)$$, 'MA214', NULL, 'a choice in words');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-28", "last": "hoch"}]', 1)$$, 'MA214', NULL, 'a burden in words');
SELECT throws_ok($$SELECT recht.tilgung_verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-28", "sicherheit": "gut"}]', 1)$$, 'MA214', NULL, 'a security in words');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('kopf', '[{"eigentuemer": "A", "stimme": "vielleicht"}]')$$, 'MA214', NULL, 'no vote');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('kopf', '[{"eigentuemer": "A", "stimme": "ja"}, {"eigentuemer": "A", "stimme": "nein"}]')$$, 'MA214', NULL, 'one owner twice');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('objekt', '[{"eigentuemer": "A", "mea": 5, "stimme": "ja"}]')$$, 'MA214', NULL, 'no units');
SELECT throws_ok($$SELECT recht.beschluss_ergebnis('kopf', '[{"stimme": "ja"}]')$$, 'MA214', NULL, 'nobody''s vote');

-- MA215: ranges
SELECT throws_ok($$SELECT recht.tag_pruefen('x', 'infinity')$$, 'MA215', NULL, 'for ever');
SELECT throws_ok($$SELECT recht.naechster_werktag('-infinity', 'BE')$$, 'MA215', NULL, 'since ever');
SELECT throws_ok($$SELECT recht.betrag_pruefen('x', 'NaN')$$, 'MA215', NULL, 'no number');
SELECT throws_ok($$SELECT recht.betrag_pruefen('x', 'Infinity')$$, 'MA215', NULL, 'all the money');
SELECT throws_ok($$SELECT recht.betrag_pruefen('x', '-Infinity')$$, 'MA215', NULL, 'all the debt');
SELECT throws_ok($$SELECT recht.betrag_pruefen('x', 10000000000)$$, 'MA215', NULL, 'ten billion');
SELECT lives_ok($$SELECT recht.betrag_pruefen('x', 9999999999.99)$$, 'a cent less');
SELECT throws_ok($$SELECT recht.bereich_pruefen('x', 'NaN', 1, 2)$$, 'MA215', NULL, 'no number in any range');
SELECT throws_ok($$SELECT recht.werktag('2026-02-01', 0, 'BE', false)$$, 'MA215', NULL, 'zeroth Werktag');
SELECT throws_ok($$SELECT recht.werktag('2026-02-01', -1, 'BE', false)$$, 'MA215', NULL, 'negative');
SELECT throws_ok($$SELECT recht.werktag('2026-02-01', 21, 'BE', false)$$, 'MA215', NULL, 'the 21st of 20');
SELECT lives_ok($$SELECT recht.werktag('2026-02-01', 20, 'BE', false)$$, 'the 20th');
SELECT throws_ok($$SELECT recht.kappungsgrenze(800, 20.01)$$, 'MA215', NULL, 'more than 20 percent');
SELECT throws_ok($$SELECT recht.kappungsgrenze(800, 0)$$, 'MA215', NULL, 'no percent');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', 0.5)$$, 'MA215', NULL, 'half a point');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', 51)$$, 'MA215', NULL, 'usury');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-01-01', '2026-02-01', 5, '[["2026-01-15", "60.00"], ["2026-03-15", "40.01"]]')$$, 'MA215', NULL, 'more paid than owed');
SELECT throws_ok($$SELECT recht.verzugszinsen_menge('[{"betrag": 1, "von": "2026-01-01", "zahlungen": [["2026-01-02", "1.01"]]}]', '2026-01-31')$$, 'MA215', NULL, 'in a list');
SELECT throws_ok($$SELECT recht.indexmiete(1000, 0, 124.6)$$, 'MA215', NULL, 'index zero');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 49.99, 1, 1, 1, 1)$$, 'MA215', NULL, 'less than half by consumption');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 0.7, 1, 1, 1, 1)$$, 'MA215', NULL, 'a fraction instead of percent');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 100.5, 1, 1, 1, 1)$$, 'MA215', NULL, 'more than everything');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 70, 2, 1, 1, 1)$$, 'MA215', NULL, 'a flat larger than the house');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 70, 1, 1, 2, 1)$$, 'MA215', NULL, 'more used than used');
SELECT throws_ok($$SELECT recht.heizkostenanteil(1, 70, 1, 1, 0, 0)$$, 'MA215', NULL, 'nobody heated');
SELECT throws_ok($$SELECT recht.bauliche_veraenderung_kosten(1, 1, 1001, 1000)$$, 'MA215', NULL, 'more shares than there are');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('buch', 26)$$, 'MA215', NULL, 'year of two digits');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('buch', 1900)$$, 'MA210', NULL, 'an old year is a year');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('buch', 2201)$$, 'MA215', NULL, 'a far one is none');
SELECT throws_ok($$SELECT recht.zahlungsverzug(0, '[]')$$, 'MA215', NULL, 'no rent');
SELECT throws_ok($$SELECT recht.modernisierung(1, 0, 0, 0, 500)$$, 'MA215', NULL, 'no area');

-- the hint names the row
CREATE FUNCTION tests.hinweis(p_sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_h text;
BEGIN
  EXECUTE p_sql;
  RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS v_h = PG_EXCEPTION_HINT;
  RETURN array_to_string(ARRAY(SELECT m[1] FROM regexp_matches(v_h, '(recht\.[a-z_]+|''[A-Z]{2}''|''\d{4}-\d\d-\d\d'')', 'g') AS m), ' ');
END $$;
SELECT is(tests.hinweis('SELECT recht.basiszinssatz(''2027-01-01'')'), 'recht.basiszinssaetze ''2027-01-01''', 'first half-year');
SELECT is(tests.hinweis('SELECT recht.basiszinssatz(''2027-08-15'')'), 'recht.basiszinssaetze ''2027-01-01''', 'the first that is missing, not a later one');
SELECT is(tests.hinweis('SELECT recht.verzugszinsen(1, ''2026-01-01'', ''2027-08-15'')'), 'recht.basiszinssaetze ''2027-01-01''', 'from before the end');
SELECT is(tests.hinweis('SELECT recht.basiszinssatz(''2001-12-31'')'), 'recht.basiszinssaetze ''2001-07-01''', 'second half-year before the table');
SELECT is(tests.hinweis('SELECT recht.basiszinssatz(''2001-06-30'')'), 'recht.basiszinssaetze ''2001-01-01''', 'first half-year before the table');
SELECT is(tests.hinweis('SELECT recht.vpi(''2026-09-15'')'), 'recht.vpi ''2026-09-01''', 'the month''s first');
SELECT is(tests.hinweis('SELECT recht.naechster_werktag(''2036-05-01'', ''HE'')'), 'recht.feiertage recht.feiertage ''HE'' ''2036-01-01''', 'the year''s first');
SELECT is(tests.hinweis('SELECT recht.kaution_zinsen(''[["2026-05-01", 1]]'', ''2026-12-01'')'), 'recht.kautionszinssaetze ''2026-11-01'' ''2026-12-31''', 'from the first missing day to the end of its year');
SELECT is(tests.hinweis('SELECT recht.modernisierungsregel(''559'', ''2026-08-01'')'), 'recht.modernisierungskappung ''2026-07-29''', 'the change of the law');
SELECT is(tests.hinweis('SELECT recht.kappungsgrenze_prozent(''BY-katholisch'', ''Altötting'', ''2026-08-01'')'), 'recht.kappungsgrenzen ''BY''', 'the Land, not the region');

-- MA216 to MA219
SELECT throws_ok($$SELECT recht.kuendigungsfrist('2026-01-01', NULL, 'mieter', 'BE', '573a')$$, 'MA216', NULL, '573a is the landlord''s');
SELECT throws_ok($$SELECT recht.rechenweg('gibtsnicht', '{}')$$, 'MA217', NULL, 'no such function');
SELECT throws_ok($$SELECT recht.rechenweg('rechenweg_vpi', '{}')$$, 'MA217', NULL, 'nor one of the inner ones');
SELECT throws_ok($$SELECT recht.rechenweg('vpi', '[]')$$, 'MA218', NULL, 'arguments as a list');
SELECT throws_ok($$SELECT recht.rechenweg('vpi', '{"p_monat": "2026-06-01", "p_land": "BE"}')$$, 'MA218', NULL, 'one too many');
SELECT throws_ok($$SELECT recht.rechenweg('vpi', '{"p_monat": "2026-06-31"}')$$, 'MA218', NULL, 'a day that is none');
SELECT throws_ok($$SELECT recht.rechenweg('mahngebuehr', '{"p_stufe": 1.5}')$$, 'MA218', NULL, 'level one and a half');
SELECT throws_ok($$SELECT recht.nachrechnen('{}')$$, 'MA219', NULL, 'an empty derivation');
SELECT throws_ok($$SELECT recht.nachrechnen('[]')$$, 'MA219', NULL, 'a list');
SELECT throws_ok($$SELECT recht.nachrechnen('{"funktion": "vpi", "argumente": {}, "version": "1", "schritte": {}, "ergebnis": 1}')$$, 'MA219', NULL, 'steps that are no list');
SELECT throws_ok($$SELECT recht.nachrechnen('{"funktion": "gibtsnicht", "argumente": {}, "version": "1", "schritte": [], "ergebnis": 1}')$$, 'MA217', NULL, 'of a function that is gone');

-- every message comes with a detail and a hint
CREATE FUNCTION tests.vollstaendig(p_sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_m text; v_d text; v_h text;
BEGIN
  EXECUTE p_sql;
  RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS v_m = MESSAGE_TEXT, v_d = PG_EXCEPTION_DETAIL, v_h = PG_EXCEPTION_HINT;
  RETURN SQLSTATE || CASE WHEN v_m <> '' AND v_d <> '' AND v_h <> '' THEN '' ELSE ' incomplete' END;
END $$;
SELECT is((SELECT string_agg(tests.vollstaendig(s.sql), ' ' ORDER BY s.nr) FROM (VALUES
    (1, 'SELECT recht.tag_pruefen(''x'', NULL)'), (2, 'SELECT recht.reihenfolge_pruefen(''a'', ''2026-01-02'', ''b'', ''2026-01-01'')'), (3, 'SELECT recht.betrag_pruefen(''x'', -1)'),
    (4, 'SELECT recht.land_pruefen(''XX'')'), (5, 'SELECT recht.naechster_werktag(''2036-01-01'', ''BE'')'), (6, 'SELECT recht.basiszinssatz(''2027-01-01'')'), (7, 'SELECT recht.vpi(''2027-01-01'')'),
    (8, 'SELECT recht.kaution_zinsen(''[["2026-01-01", 1]]'', ''2027-01-01'')'), (9, 'SELECT recht.co2_vermieteranteil(1, ''2020-01-01'')'), (10, 'SELECT recht.aufbewahrung_bis(''x'', 2026)'),
    (11, 'SELECT recht.modernisierungsregel(''559'', ''2026-08-01'')'), (12, 'SELECT recht.mahngebuehr(9)'), (13, 'SELECT recht.auswahl_pruefen(''x'', ''a'', ARRAY[''b''])'), (14, 'SELECT recht.paare_lesen(''x'', ''1'')'),
    (15, 'SELECT recht.bereich_pruefen(''x'', 3, 1, 2)'), (16, 'SELECT recht.kuendigungsfrist(''2026-01-01'', NULL, ''mieter'', ''BE'', ''573a'')'), (17, 'SELECT recht.rechenweg(''x'', ''{}'')'),
    (18, 'SELECT recht.rechenweg(''vpi'', ''{}'')'), (19, 'SELECT recht.nachrechnen(''{}'')'), (20, 'SELECT recht.kappungsgrenze_prozent(''BY'', ''München'', ''2026-01-01'')'),
    (21, 'SELECT recht.staffelmiete(''[["2026-01-01", 1], ["2026-02-01", 1]]'', ''2026-03-01'')'), (22, 'SELECT recht.staffelmiete(''[["2026-01-01", 1]]'', ''2025-03-01'')')) AS s (nr, sql)),
  'MA201 MA202 MA203 MA204 MA205 MA206 MA207 MA208 MA209 MA210 MA211 MA212 MA213 MA214 MA215 MA216 MA217 MA218 MA219 MA220 MA221 MA222', 'each with message, detail and hint');

SELECT * FROM finish();
ROLLBACK;
