-- A bracket with a master and a sub-workflow that can go on for ever: what bench/uebergang.py fires at.
CREATE TABLE akte.bench (
  mandant_id bigint NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, vorgang_id bigint NOT NULL, traeger_id bigint NOT NULL,
  status text NOT NULL DEFAULT '', betrag numeric(12,2) NOT NULL DEFAULT 5,
  PRIMARY KEY (mandant_id, id), UNIQUE (mandant_id, vorgang_id)) WITH (fillfactor = 80);
ALTER TABLE akte.bench OWNER TO mietakte_owner;
ALTER TABLE akte.bench ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.bench FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (status) ON akte.bench TO mietakte_engine;
CREATE POLICY mandant ON akte.bench AS RESTRICTIVE USING (mandant_id = (SELECT sitzung.mandant())) WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.bench TO mietakte_engine USING (true) WITH CHECK (true);
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.bench FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();

CREATE FUNCTION regel.bench_gedeckt(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_betrag numeric;
BEGIN
  SELECT b.betrag INTO v_betrag FROM akte.bench b JOIN engine.traeger t ON t.mandant_id = b.mandant_id AND t.id = b.traeger_id
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  IF v_betrag < 0 THEN
    RETURN engine.ablehnung('MA099', 'Nicht gedeckt.', 'Decken.');
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION regel.bench_anlegen(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  INSERT INTO akte.bench (mandant_id, vorgang_id, traeger_id) VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.traeger_id);
  RETURN NULL;
END $$;
ALTER FUNCTION regel.bench_gedeckt(engine.kontext) OWNER TO mietakte_engine;
ALTER FUNCTION regel.bench_anlegen(engine.kontext) OWNER TO mietakte_engine;
SELECT engine.automat_laden($automat${"automat": "bench_master", "titel": "Klammer", "norm": "–", "beschreibung": "–", "klammer": true, "traeger": ["vermietung"],
  "zustaende": [{"zustand": "laufend", "titel": "Laufend", "art": "start"}, {"zustand": "ende", "titel": "Ende", "art": "erfolg"}],
  "uebergaenge": [{"von": "", "ereignis": "starten", "nach": "laufend", "titel": "Anlegen", "norm": "–"}, {"von": "laufend", "ereignis": "enden", "nach": "ende", "titel": "Enden", "norm": "–"}],
  "startbar": [{"in": "laufend", "automat": "bench_kind"}]}$automat$);
SELECT engine.automat_laden($automat${"automat": "bench_kind", "titel": "Kind", "norm": "–", "beschreibung": "–", "traeger": ["vermietung"],
  "status": {"tabelle": "akte.bench", "schluessel": "vorgang_id"},
  "zustaende": [{"zustand": "ping", "titel": "Ping", "art": "start"}, {"zustand": "pong", "titel": "Pong"}, {"zustand": "fertig", "titel": "Fertig", "art": "erfolg"}],
  "uebergaenge": [{"von": "", "ereignis": "starten", "nach": "ping", "titel": "Anlegen", "norm": "–", "effekte": ["bench_anlegen"]},
    {"von": "ping", "ereignis": "weiter", "nach": "pong", "titel": "Weiter", "norm": "–", "guards_zustand": ["bench_gedeckt"], "signal": "bewegt"},
    {"von": "pong", "ereignis": "weiter", "nach": "ping", "titel": "Weiter", "norm": "–", "guards_zustand": ["bench_gedeckt"], "signal": "bewegt"},
    {"von": "ping", "ereignis": "fertig", "nach": "fertig", "titel": "Fertig", "norm": "–"}]}$automat$);
SELECT engine.verteiler_erzeugen();

INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Bench', 'Weg 1', '10115', 'Berlin');
INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (1, 'Bench', 'bench@example.org', 'sachbearbeitung');
INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'standalone');
INSERT INTO engine.traeger (mandant_id, art, bezug_id) SELECT 1, 'vermietung', g FROM generate_series(1, 1000) g;

CREATE TABLE public.boden_vorgang (id int PRIMARY KEY, zustand text NOT NULL, zustand_seit timestamptz NOT NULL, fuellung text NOT NULL) WITH (fillfactor = 80);
INSERT INTO public.boden_vorgang SELECT g, 'ping', now(), repeat('x', 110) FROM generate_series(1, 1000) g;
CREATE TABLE public.boden_protokoll (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, zeit timestamptz NOT NULL, text text NOT NULL);
GRANT ALL ON public.boden_vorgang, public.boden_protokoll TO mietakte_dba;
