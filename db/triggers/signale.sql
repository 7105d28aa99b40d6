-- What open pages are told about (sitzung.signal): only where somebody can be listening, because a commit that notifies waits for others.
-- Of the Vorgänge those that somebody looks at while they change: enquiries and what grew out of them, dunning, and those of which a tenant
-- sees the state itself. The condition stands here because every transition passes it (bench/uebergang).
CREATE TRIGGER z_signal_anfang AFTER INSERT ON engine.vorgang FOR EACH ROW
  WHEN (NEW.entstanden_aus IS NOT NULL OR NEW.automat IN ('anfrage_general', 'mahnwesen', 'kuendigung', 'wohnungsuebergabe', 'kaution_rueckzahlung', 'stammdatenaenderung'))
  EXECUTE FUNCTION regel.signal_vorgang();
CREATE TRIGGER z_signal AFTER UPDATE OF zustand ON engine.vorgang FOR EACH ROW
  WHEN (OLD.zustand IS DISTINCT FROM NEW.zustand AND (NEW.entstanden_aus IS NOT NULL
    OR NEW.automat IN ('anfrage_general', 'mahnwesen', 'kuendigung', 'wohnungsuebergabe', 'kaution_rueckzahlung', 'stammdatenaenderung')))
  EXECUTE FUNCTION regel.signal_vorgang();
CREATE TRIGGER z_signal AFTER INSERT OR UPDATE ON akte.anfragen FOR EACH ROW EXECUTE FUNCTION regel.signal_anfrage();
CREATE TRIGGER z_signal AFTER INSERT ON akte.anfrage_nachrichten FOR EACH ROW EXECUTE FUNCTION regel.signal_anfrage();

CREATE TRIGGER z_signal AFTER INSERT ON akte.mietzahlungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_vertragskonto();
CREATE TRIGGER z_signal_stand AFTER UPDATE ON akte.mietzahlungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_vertragskonto();
CREATE TRIGGER z_signal AFTER INSERT ON akte.hausgeld_sollstellungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_forderungen();
CREATE TRIGGER z_signal_stand AFTER UPDATE ON akte.hausgeld_sollstellungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_forderungen();
CREATE TRIGGER z_signal AFTER INSERT ON akte.zahlungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_vertragskonto();
CREATE TRIGGER z_signal AFTER INSERT ON akte.mahnungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.signal_forderungen();

CREATE TRIGGER z_signal AFTER UPDATE OF widerrufen_am ON sitzung.sitzungen FOR EACH ROW
  WHEN (OLD.widerrufen_am IS NULL AND NEW.widerrufen_am IS NOT NULL) EXECUTE FUNCTION sitzung.signal_sitzung();
