"""What the electronic signatures of an uploaded PDF are worth, as far as the file itself tells.

    pruefen(bytes) → [{"name": …, "aussteller": …, "zeitpunkt": …, "unversehrt": true, "ganzes_dokument": true, "vertraut": false, "qualifiziert": true}]

pyHanko recomputes each signature. `unversehrt`: what was signed is unchanged and the signature fits its certificate. `ganzes_dokument`: nothing was
added after it. `vertraut`: the chain ends at a root in MIETAKTE_VERTRAUENSANKER (a folder of PEM files; none without it). `qualifiziert`: the certificate
calls itself qualified (QcCompliance, ETSI EN 319 412-5). Nothing is fetched: whether a provider was on the EU trusted list on that day is for a person to
look up, and the page says so.

The file comes from outside: it is read in a child process with little memory, little time and no right to write (as in app/bilder.py).
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

SEKUNDEN = 10
SPEICHER = 768 * 2**20
HOECHSTENS = 20
ANKER = "MIETAKTE_VERTRAUENSANKER"


def pruefen(inhalt: bytes) -> list[dict[str, Any]]:
    """One entry per signature, in the order they were made; empty if there is none or the file cannot be read."""
    if b"/ByteRange" not in inhalt:          # every PDF signature says which bytes it covers
        return []
    umgebung = {k: os.environ[k] for k in ("LD_LIBRARY_PATH", ANKER) if k in os.environ}
    try:
        lauf = subprocess.run([sys.executable, "-I", "-B", __file__], input=inhalt, capture_output=True, timeout=2 * SEKUNDEN, env=umgebung, cwd="/")
        return json.loads(lauf.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return []


# --- the child --------------------------------------------------------------------------------------------------------

def _kind() -> None:
    import logging
    import resource
    from io import BytesIO
    from pathlib import Path

    from asn1crypto import core
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    class Aussage(core.Sequence):
        _fields = [("kennung", core.ObjectIdentifier), ("angaben", core.Any, {"optional": True})]

    class Aussagen(core.SequenceOf):
        _child_spec = Aussage

    def qualifiziert(zertifikat: Any) -> bool:
        for erweiterung in zertifikat["tbs_certificate"]["extensions"]:
            if erweiterung["extn_id"].dotted == "1.3.6.1.5.5.7.1.3":
                return any(a["kennung"].dotted == "0.4.0.1862.1.1" for a in Aussagen.load(erweiterung["extn_value"].contents))
        return False

    logging.disable(logging.CRITICAL)
    inhalt = sys.stdin.buffer.read()
    anker = sorted(Path(os.environ[ANKER]).glob("*.pem")) if os.environ.get(ANKER) else []
    kontext = ValidationContext(trust_roots=list(load_certs_from_pemder(map(str, anker))), allow_fetching=False)
    for grenze, wert in ((resource.RLIMIT_AS, SPEICHER), (resource.RLIMIT_CPU, SEKUNDEN), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(grenze, (wert, wert))
    ergebnis = []
    for signatur in PdfFileReader(BytesIO(inhalt)).embedded_regular_signatures[:HOECHSTENS]:
        try:
            lage = validate_pdf_signature(signatur, kontext)
            zertifikat = lage.signing_cert
            ergebnis.append({
                "name": str(zertifikat.subject.native.get("common_name", ""))[:200], "aussteller": str(zertifikat.issuer.native.get("common_name", ""))[:200],
                "zeitpunkt": lage.signer_reported_dt.isoformat() if lage.signer_reported_dt else None,
                "unversehrt": bool(lage.intact and lage.valid), "ganzes_dokument": lage.coverage == SignatureCoverageLevel.ENTIRE_FILE,
                "vertraut": bool(lage.trusted), "qualifiziert": qualifiziert(zertifikat)})
        except Exception as fehler:          # whatever a broken signature makes the reader raise: it is not intact
            print(repr(fehler), file=sys.stderr)
            ergebnis.append({"name": "", "aussteller": "", "zeitpunkt": None, "unversehrt": False, "ganzes_dokument": False, "vertraut": False, "qualifiziert": False})
    print(json.dumps(ergebnis))


if __name__ == "__main__":
    _kind()
