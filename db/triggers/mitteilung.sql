-- Tenants who want it are told by e-mail that their enquiry moved on. After the trigger that copies the state (names decide the order).
CREATE TRIGGER zz_mitteilung_anfang AFTER INSERT ON engine.vorgang FOR EACH ROW
  WHEN (NEW.entstanden_aus IS NOT NULL) EXECUTE FUNCTION regel.status_mitteilen();
CREATE TRIGGER zz_mitteilung AFTER UPDATE OF zustand ON engine.vorgang FOR EACH ROW
  WHEN (OLD.zustand IS DISTINCT FROM NEW.zustand AND (NEW.automat = 'anfrage_general' OR NEW.entstanden_aus IS NOT NULL)) EXECUTE FUNCTION regel.status_mitteilen();
CREATE TRIGGER zz_mitteilung AFTER INSERT ON akte.anfrage_nachrichten FOR EACH ROW EXECUTE FUNCTION regel.status_mitteilen();
