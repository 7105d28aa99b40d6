"""Sessions: the key of the sealed context, logins, sessions, one-time links, counters against guessing.

Only hashes are kept: argon2id of passwords, SHA-256 of random tokens. Nobody but mietakte_siegel reads these tables.
"""
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The key of HMAC-SHA256, already padded and XORed (RFC 2104), so that a check costs two calls of sha256().
# It seals contexts of one transaction only: sitzung.schluessel_erneuern() may replace it at any time.
KEY = """
CREATE TABLE sitzung.schluessel (
  id          smallint PRIMARY KEY CHECK (id = 1),
  innen       bytea NOT NULL CHECK (length(innen) = 64),
  aussen      bytea NOT NULL CHECK (length(aussen) = 64),
  erstellt_am timestamptz NOT NULL DEFAULT now()
);

DO $key$
DECLARE
  v_geheim bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
                    || decode(repeat('00', 32), 'hex');
  v_innen  bytea := v_geheim;
  v_aussen bytea := v_geheim;
BEGIN
  FOR i IN 0..63 LOOP
    v_innen := set_byte(v_innen, i, get_byte(v_geheim, i) # 54);     -- 0x36
    v_aussen := set_byte(v_aussen, i, get_byte(v_geheim, i) # 92);   -- 0x5c
  END LOOP;
  INSERT INTO sitzung.schluessel (id, innen, aussen) VALUES (1, v_innen, v_aussen);
END
$key$;
"""

LOGINS = """
CREATE TABLE sitzung.zugaenge (
  mandant_id            bigint NOT NULL REFERENCES akte.mandanten,
  id                    bigint GENERATED ALWAYS AS IDENTITY,
  kennung               uuid NOT NULL DEFAULT gen_random_uuid(),
  kanal                 text NOT NULL CHECK (kanal IN ('verwaltung', 'portal')),
  benutzer_id           bigint,
  mieter_id             bigint,
  email                 text NOT NULL CHECK (length(email) BETWEEN 3 AND 254 AND email = lower(btrim(email) COLLATE "C")
                                             AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  passwort_hash         text CHECK (passwort_hash ~ '^[$]argon2id[$]v=19[$]m=[0-9]{5,7},t=[0-9]{1,2},p=[0-9]{1,2}[$]'
                                    AND substring(passwort_hash FROM 'm=([0-9]{5,7})')::int >= 19456),
  passwort_geaendert_am timestamptz,
  fehlversuche          int NOT NULL DEFAULT 0 CHECK (fehlversuche >= 0),   -- since the last login that worked
  letzter_fehlversuch_am timestamptz,
  gesperrt_am           timestamptz,
  gesperrt_grund        text,
  angelegt_am           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, benutzer_id),
  UNIQUE (mandant_id, mieter_id),
  CONSTRAINT person_passt_zum_kanal CHECK (
    CASE kanal WHEN 'verwaltung' THEN benutzer_id IS NOT NULL AND mieter_id IS NULL
               ELSE mieter_id IS NOT NULL AND benutzer_id IS NULL END),
  CONSTRAINT gesperrt_mit_grund CHECK ((gesperrt_am IS NULL) = (gesperrt_grund IS NULL))
) WITH (fillfactor = 80);
-- no uniqueness: one address may belong to several clients, and to a couple that shares it
CREATE INDEX zugaenge_email ON sitzung.zugaenge (email, kanal);
CREATE INDEX zugaenge_kennung ON sitzung.zugaenge (kennung);
"""

SESSIONS = """
CREATE TABLE sitzung.sitzungen (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  kennung        uuid NOT NULL DEFAULT gen_random_uuid(),
  zugang_id      bigint NOT NULL,
  kanal          text NOT NULL CHECK (kanal IN ('verwaltung', 'portal', 'freigabe')),
  token_hash     bytea NOT NULL CHECK (length(token_hash) = 32),
  geraet         text NOT NULL DEFAULT '' CHECK (length(geraet) <= 400),
  ip             inet,
  netz           cidr,                       -- /24 or /56 of ip: a network this person has logged in from is trusted more
  fehlversuche   int NOT NULL DEFAULT 0,     -- refused attempts before this login
  erstellt_am    timestamptz NOT NULL,
  zuletzt_am     timestamptz NOT NULL,
  leerlauf       interval NOT NULL CHECK (leerlauf > interval '0'),
  laeuft_ab_am   timestamptz NOT NULL,
  widerrufen_am  timestamptz,
  widerruf_grund text CHECK (widerruf_grund IN ('abgemeldet', 'widerrufen', 'passwort', 'gesperrt')),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  FOREIGN KEY (mandant_id, zugang_id) REFERENCES sitzung.zugaenge,
  CONSTRAINT widerrufen_mit_grund CHECK ((widerrufen_am IS NULL) = (widerruf_grund IS NULL)),
  CONSTRAINT laeuft_ab_nach_beginn CHECK (laeuft_ab_am > erstellt_am)
) WITH (fillfactor = 80);
CREATE INDEX sitzungen_token ON sitzung.sitzungen (token_hash);
CREATE INDEX sitzungen_zugang ON sitzung.sitzungen (mandant_id, zugang_id);
CREATE INDEX sitzungen_ablauf ON sitzung.sitzungen (laeuft_ab_am);

CREATE TABLE sitzung.links (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  zugang_id     bigint NOT NULL,
  zweck         text NOT NULL CHECK (zweck IN ('anmeldung', 'passwort', 'einladung')),
  token_hash    bytea NOT NULL CHECK (length(token_hash) = 32),
  erstellt_am   timestamptz NOT NULL,
  laeuft_ab_am  timestamptz NOT NULL,
  eingeloest_am timestamptz,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, zugang_id) REFERENCES sitzung.zugaenge,
  CONSTRAINT laeuft_ab_nach_beginn CHECK (laeuft_ab_am > erstellt_am)
);
CREATE INDEX links_token ON sitzung.links (token_hash);
CREATE INDEX links_zugang ON sitzung.links (mandant_id, zugang_id);
CREATE INDEX links_ablauf ON sitzung.links (laeuft_ab_am);
"""

# Counted before anyone knows which client it is about, so without mandant_id. The key is a hash: typed addresses are not kept.
ATTEMPTS = """
CREATE TABLE sitzung.anmeldeversuche (
  art          text NOT NULL CHECK (art IN ('konto', 'bekannt', 'netz', 'gesamt')),
  schluessel   bytea NOT NULL,
  anzahl       int NOT NULL CHECK (anzahl >= 0),
  letzter_am   timestamptz NOT NULL,
  gesperrt_bis timestamptz NOT NULL,
  PRIMARY KEY (art, schluessel)
) WITH (fillfactor = 70);
CREATE INDEX anmeldeversuche_letzter ON sitzung.anmeldeversuche (letzter_am);
"""


def upgrade() -> None:
    for block in (KEY, LOGINS, SESSIONS, ATTEMPTS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
