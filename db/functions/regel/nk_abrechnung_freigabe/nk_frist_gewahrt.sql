-- Sent after the deadline, no claim is left: the sender must say so, or say why it was not his fault. The clock is that of the sending; a
-- statement that arrives later still is judged again when its Zugang is entered.
CREATE FUNCTION regel.nk_frist_gewahrt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a   akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_art text := p_k.daten->>'verspaetung';
BEGIN
  IF p_k.heute <= recht.naechster_werktag(p_tag := recht.nk_abrechnung_bis(p_zeitraum_ende := v_a.zeitraum_bis), p_land := regel.nk_land(p_k.mandant_id, v_a.id)) THEN
    RETURN NULL;
  ELSIF v_art IS NULL AND v_a.verspaetung IS NULL
        AND EXISTS (SELECT FROM akte.nk_einzelabrechnungen e CROSS JOIN LATERAL regel.nk_anspruch_netto(p_k.mandant_id, e.id, p_k.heute) n
                     WHERE e.mandant_id = p_k.mandant_id AND e.abrechnung_id = v_a.id AND e.version = v_a.version AND e.mietverhaeltnis_id IS NOT NULL AND e.saldo > greatest(n.anspruch, 0)) THEN
    RETURN engine.ablehnung('MAD50', 'Die Abrechnungsfrist ist am ' || regel.datum(recht.nk_abrechnung_bis(p_zeitraum_ende := v_a.zeitraum_bis)) || ' abgelaufen: Nachforderungen sind ausgeschlossen, nur Guthaben sind auszuzahlen.',
      'Entweder ohne Nachforderungen versenden, oder begründen, dass die Verspätung nicht zu vertreten ist.', '§ 556 Abs. 3 Satz 3 BGB', 'verspaetung');
  ELSIF v_art = 'nicht_zu_vertreten' AND pg_catalog.length(coalesce(p_k.daten->>'verspaetung_grund', '')) < 20 THEN
    RETURN engine.ablehnung('MAD51', 'Es fehlt der Grund, warum die Verspätung nicht zu vertreten ist.', 'In einem Satz, zum Beispiel: Der Grundsteuerbescheid kam erst am 12.01.2026; abgerechnet wurde binnen drei Monaten.',
      '§ 556 Abs. 3 Satz 3 BGB', 'verspaetung_grund');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_frist_gewahrt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_frist_gewahrt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_frist_gewahrt(engine.kontext) IS
'Bedingung: nach der Frist nur Guthaben, außer die Verspätung ist nicht zu vertreten und begründet (MAD50, MAD51). Norm: § 556 Abs. 3 Satz 3 BGB. Nicht übersteuerbar.';
