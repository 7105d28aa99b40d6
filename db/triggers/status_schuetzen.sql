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
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.eigentuemerversammlungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.beschluesse FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.wirtschaftsplaene FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.schaeden FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.mietminderungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.untervermietungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.mieterwechsel FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.stammdatenaenderungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.anfragen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.aufgaben FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.instandsetzungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.mahnvorgaenge FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.indexanpassungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.mieterhoehungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.modernisierungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.staffelanpassungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
CREATE TRIGGER a_status_schuetzen BEFORE UPDATE ON akte.nk_abrechnungen FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION engine.status_schuetzen();
