"""Signatures of uploaded PDFs: recomputed, not believed."""
from __future__ import annotations

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import weasyprint
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from app import signaturen

QC_COMPLIANCE = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3"), bytes.fromhex("300a3008060604008e460101"))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return weasyprint.HTML(string="<p>Übergabeprotokoll").write_pdf()


@pytest.fixture(scope="module")
def signiert(pdf: bytes, tmp_path_factory: pytest.TempPathFactory):
    """signiert(qualifiziert=True) → the PDF signed with a new certificate, and the root that issued it."""
    wurzel = rsa.generate_private_key(65537, 2048)

    def machen(*, qualifiziert: bool) -> tuple[bytes, bytes]:
        ordner = tmp_path_factory.mktemp("zertifikat")
        von, bis = dt.datetime(2025, 1, 1), dt.datetime(2035, 1, 1)
        aussteller = (x509.CertificateBuilder().subject_name(_name("Beispiel-CA")).issuer_name(_name("Beispiel-CA")).public_key(wurzel.public_key())
                      .serial_number(1).not_valid_before(von).not_valid_after(bis)
                      .add_extension(x509.BasicConstraints(True, None), critical=True).sign(wurzel, hashes.SHA256()))
        schluessel = rsa.generate_private_key(65537, 2048)
        bau = (x509.CertificateBuilder().subject_name(_name("Katrin Ostermann")).issuer_name(_name("Beispiel-CA")).public_key(schluessel.public_key())
               .serial_number(7).not_valid_before(von).not_valid_after(bis)
               .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True))
        if qualifiziert:
            bau = bau.add_extension(QC_COMPLIANCE, critical=False)
        (ordner / "k.pem").write_bytes(schluessel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        (ordner / "c.pem").write_bytes(bau.sign(wurzel, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        aus = io.BytesIO()
        # in a thread of its own: pyHanko starts an event loop, and the browser of other tests may be running one in this
        with ThreadPoolExecutor(1) as faden:
            faden.submit(signers.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf)), signers.PdfSignatureMetadata(field_name="Unterschrift"),
                         signer=signers.SimpleSigner.load(str(ordner / "k.pem"), str(ordner / "c.pem")), output=aus).result()
        return aus.getvalue(), aussteller.public_bytes(serialization.Encoding.PEM)

    return machen


def test_an_intact_signature(signiert) -> None:
    (s,) = signaturen.pruefen(signiert(qualifiziert=True)[0])
    assert (s["name"], s["aussteller"]) == ("Katrin Ostermann", "Beispiel-CA")
    assert (s["unversehrt"], s["ganzes_dokument"], s["qualifiziert"], s["vertraut"]) == (True, True, True, False)
    assert dt.datetime.fromisoformat(s["zeitpunkt"]).tzinfo


def test_a_certificate_that_is_not_qualified(signiert) -> None:
    (s,) = signaturen.pruefen(signiert(qualifiziert=False)[0])
    assert s["unversehrt"] and not s["qualifiziert"]


def test_a_changed_byte(signiert) -> None:
    inhalt = bytearray(signiert(qualifiziert=True)[0])
    inhalt[200] ^= 1
    (s,) = signaturen.pruefen(bytes(inhalt))
    assert not s["unversehrt"]


def test_something_added_after_signing(signiert) -> None:
    (s,) = signaturen.pruefen(signiert(qualifiziert=True)[0] + b"\n% added\n")
    assert s["unversehrt"] and not s["ganzes_dokument"]


def test_a_trusted_root(signiert, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inhalt, wurzel = signiert(qualifiziert=True)
    (tmp_path / "ca.pem").write_bytes(wurzel)
    monkeypatch.setenv(signaturen.ANKER, str(tmp_path))
    (s,) = signaturen.pruefen(inhalt)
    assert s["vertraut"]


@pytest.mark.parametrize("inhalt", [b"%PDF-1.7 /ByteRange rubbish", b"/ByteRange", b""], ids=["rubbish", "no pdf", "empty"])
def test_what_cannot_be_read_is_not_signed(inhalt: bytes) -> None:
    assert signaturen.pruefen(inhalt) == []


def test_an_unsigned_pdf(pdf: bytes) -> None:
    assert signaturen.pruefen(pdf) == []
