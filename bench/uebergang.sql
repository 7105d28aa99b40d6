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

-- The same work by hand for this one machine, chain included: no machine rows, no context, no row security, no refusals.
-- What is missing to it is the price of being generic and guarded; what is missing from it to the floor nobody gets back.
CREATE TABLE public.hand_vorgang (LIKE engine.vorgang INCLUDING DEFAULTS INCLUDING IDENTITY, PRIMARY KEY (mandant_id, id)) WITH (fillfactor = 80);
CREATE TABLE public.hand_kind (id bigint PRIMARY KEY, status text NOT NULL, betrag numeric(12,2) NOT NULL DEFAULT 5) WITH (fillfactor = 80);
CREATE TABLE public.hand_koepfe (LIKE audit.koepfe, PRIMARY KEY (mandant_id, strom_id)) WITH (fillfactor = 50);
CREATE TABLE public.hand_eintraege (LIKE audit.eintraege INCLUDING INDEXES);
GRANT ALL ON public.hand_vorgang, public.hand_kind, public.hand_koepfe, public.hand_eintraege TO mietakte_dba;
CREATE FUNCTION public.hand_weiter(p_id bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_v public.hand_vorgang; v_b numeric; v_nach text; v_zeit timestamptz := clock_timestamp(); v_text text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashint8extended(p_id, 1));
  SELECT * INTO v_v FROM public.hand_vorgang v WHERE v.mandant_id = 1 AND v.id = p_id FOR UPDATE;
  SELECT k.betrag INTO v_b FROM public.hand_kind k JOIN engine.traeger t ON t.mandant_id = 1 AND t.id = v_v.traeger_id WHERE k.id = p_id;
  IF v_b < 0 THEN
    RETURN false;
  END IF;
  v_nach := CASE v_v.zustand WHEN 'ping' THEN 'pong' ELSE 'ping' END;
  UPDATE public.hand_vorgang SET zustand = v_nach, zustand_seit = v_zeit WHERE mandant_id = 1 AND id = p_id;
  UPDATE public.hand_kind SET status = v_nach WHERE id = p_id;
  v_text := json_build_array(p_id, to_char(v_zeit AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'benutzer:1', 'verwaltung', 'sachbearbeitung',
                             'bench_kind', 'weiter', v_v.zustand, v_nach, 'ok', NULL, NULL, false, NULL)::text;
  WITH k AS (UPDATE public.hand_koepfe k SET nr = k.nr + 1, hash = sha256(k.hash || convert_to((k.nr + 1)::text || v_text, 'UTF8'))
              WHERE k.mandant_id = 1 AND k.strom_id = v_v.traeger_id RETURNING k.nr, k.hash)
  INSERT INTO public.hand_eintraege (mandant_id, strom_id, nr, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach, ergebnis, uebernommen, kanonisch, hash)
  SELECT 1, v_v.traeger_id, k.nr, p_id, v_zeit, 'benutzer:1', 'verwaltung', 'sachbearbeitung', 'bench_kind', 'weiter', v_v.zustand, v_nach, 'ok', false, v_text, k.hash FROM k;
  RETURN EXISTS (SELECT FROM engine.vorgang m WHERE m.mandant_id = 1 AND m.traeger_id = v_v.traeger_id AND m.ist_klammer);
END $$;
GRANT EXECUTE ON FUNCTION public.hand_weiter(bigint) TO mietakte_dba;
