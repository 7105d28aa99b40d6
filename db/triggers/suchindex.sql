-- Sort names and the search index follow every change of what they are made from.
CREATE TRIGGER b_sortname BEFORE INSERT OR UPDATE ON akte.mieter FOR EACH ROW EXECUTE FUNCTION api.sortname_setzen();
CREATE TRIGGER b_sortname BEFORE INSERT OR UPDATE ON akte.eigentuemer FOR EACH ROW EXECUTE FUNCTION api.sortname_setzen();

-- statement level: a transition table belongs to one kind of event, hence two of each. INSERT on mieter, einheiten and objekte
-- needs none: there is no lease on a new row yet.
CREATE TRIGGER s_suchindex_neu AFTER INSERT ON akte.mietverhaeltnisse REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_mietverhaeltnisse();
CREATE TRIGGER s_suchindex_neu AFTER INSERT ON akte.vertragsparteien REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_vertragsparteien();
CREATE TRIGGER s_suchindex_alt AFTER UPDATE ON akte.vertragsparteien REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_vertragsparteien();
CREATE TRIGGER s_suchindex_alt AFTER UPDATE ON akte.mieter REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_mieter();
CREATE TRIGGER s_suchindex_alt AFTER UPDATE ON akte.einheiten REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_einheiten();
CREATE TRIGGER s_suchindex_alt AFTER UPDATE ON akte.objekte REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION api.suchindex_nach_objekte();
