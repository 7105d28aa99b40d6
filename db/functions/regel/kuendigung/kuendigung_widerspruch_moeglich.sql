-- Hardship is an answer to an ordinary notice of the landlord's (and to one with the statutory period). Not to the tenant's own, not
-- where a ground for a fristlose notice stands beside it, not for business premises and furnished rooms in the landlord's flat.
CREATE FUNCTION regel.kuendigung_widerspruch_moeglich(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietverhaeltnisse := regel.kuendigung_mietverhaeltnis(p_k);
BEGIN
  IF EXISTS (SELECT FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e WHERE e.durch = 'vermieter' AND e.art = 'ausserordentlich_fristlos') THEN
    RETURN engine.ablehnung('MA522', 'Gegen eine fristlose Kündigung gibt es keinen Widerspruch wegen Härte.',
      'Einwände gegen den Grund der Kündigung in der Akte vermerken.', '§ 574 Abs. 1 Satz 2 BGB');
  ELSIF v_m.gewerbe OR v_m.kuendigung_sonderfall IN ('573c3', '580a')
     OR NOT EXISTS (SELECT FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e WHERE e.durch = 'vermieter') THEN
    RETURN engine.ablehnung('MA522', 'Der Widerspruch wegen Härte richtet sich nur gegen eine ordentliche Kündigung der Vermieterseite von Wohnraum.',
      'Hier ist er nicht vorgesehen; eine Einigung über die Fortsetzung bleibt möglich.', '§ 574 Abs. 1, § 549 Abs. 2 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_widerspruch_moeglich(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_widerspruch_moeglich(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_widerspruch_moeglich(engine.kontext) IS
'Bedingung: Gegen diese Kündigung gibt es den Widerspruch wegen Härte (MA522). Norm: §§ 549, 574 BGB.';
