-- The sums on a claim and on a payment follow their lines, once per statement.
CREATE TRIGGER s_soll AFTER INSERT ON akte.mietzahlung_bestandteile REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.miet_soll_nachfuehren();
CREATE TRIGGER s_soll AFTER INSERT ON akte.hausgeld_bestandteile REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.hausgeld_soll_nachfuehren();
CREATE TRIGGER s_zuordnung AFTER INSERT ON akte.zahlung_zuordnungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.zuordnung_nachfuehren();
