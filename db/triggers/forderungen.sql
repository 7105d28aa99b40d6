-- The sums on a claim and on a payment follow their lines, once per statement.
CREATE TRIGGER s_soll AFTER INSERT ON akte.mietzahlung_bestandteile REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.miet_soll_nachfuehren();
CREATE TRIGGER s_soll AFTER INSERT ON akte.hausgeld_bestandteile REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.hausgeld_soll_nachfuehren();
CREATE TRIGGER s_zuordnung AFTER INSERT ON akte.zahlung_zuordnungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.zuordnung_nachfuehren();
-- An item of a payment run follows its claim or its order (t_ comes after s_: the sums stand by then).
CREATE TRIGGER t_lauf AFTER INSERT ON akte.zahlung_zuordnungen REFERENCING NEW TABLE AS neu
  FOR EACH STATEMENT EXECUTE FUNCTION regel.zahlungslauf_nachfuehren();
CREATE TRIGGER t_lauf AFTER UPDATE OF ausgefuehrt_am, storniert_am ON akte.zahlungsauftraege
  FOR EACH ROW EXECUTE FUNCTION regel.auftrag_nachfuehren();
