-- Every Vorgang of the client, masters included on their own bracket.
--   SELECT id, automat, variante, zustand FROM engine.vorgaenge WHERE traeger_id = 42 ORDER BY id;
--    4711 | vermietung |      | laufende_vermietung
--    4712 | kuendigung |      | entwurf
CREATE VIEW engine.vorgaenge WITH (security_invoker = true, security_barrier = true) AS
SELECT v.mandant_id, v.id, v.automat, v.version, v.variante, v.zustand, v.traeger_id, v.entstanden_aus, v.gestartet_am, v.beendet_am,
       v.zustand_seit, v.ende_art, v.ist_klammer, v.exklusiv, v.gestartet_von, v.uebernommen,
       a.titel || CASE WHEN v.variante <> '' THEN ' (' || initcap(v.variante) || ')' ELSE '' END AS titel,
       z.titel AS zustand_titel, z.art AS zustand_art, a.norm
  FROM engine.vorgang v
  JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
  JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand;
GRANT SELECT ON engine.vorgaenge TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_engine;
COMMENT ON VIEW engine.vorgaenge IS
'Alle Vorgänge des Mandanten mit Zustand und deutschen Bezeichnungen; der Master eines Mietverhältnisses steht mit automat=''vermietung'' auf dessen traeger_id.';
