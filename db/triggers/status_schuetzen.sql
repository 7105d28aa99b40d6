-- Operative status columns follow the engine and nobody else.
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.mietverhaeltnisse FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.vertragsabschluesse FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.kuendigungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.uebergaben FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.kautionsabrechnungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
