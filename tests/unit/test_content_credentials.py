from __future__ import annotations

import random
import socket
import struct
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import c2pa  # type: ignore[import-untyped]  # it ships no types
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image
from tests.shared_data import need

from skywave import limits
from skywave.archive.text import is_clean
from skywave.errors import ConfigError, Malformed
from skywave.io import content_credentials
from skywave.io.content_credentials import ContentCredentials, read_content_credentials
from skywave.io.pictures import prepare_renditions

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
MADE_BY_A_MODEL = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
MADE_BY_A_CAMERA = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def media(kind: str) -> str:
    return f"image/{kind.lower()}"


def plain(kind: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), "red").save(file, kind, **options)
    return file.getvalue()


def named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example\u202e Newsroom"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ],
    )


def usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})


class Desk:
    """A newsroom that signs pictures."""

    def __init__(self) -> None:
        root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
        root = (
            self._certificate("Root", root_key, 1)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage(key_cert_sign=True, crl_sign=True), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        leaf = (
            self._certificate("Desk", key, 2)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage(digital_signature=True), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
            .add_extension(above, critical=False)
            .sign(root_key, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        self.anchors = root.public_bytes(pem)
        private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        chain = leaf.public_bytes(pem) + self.anchors
        self._signer = c2pa.Signer.from_info(
            c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=private, ta_url=None)
        )

    @staticmethod
    def _certificate(name: str, key: ec.EllipticCurvePrivateKey, number: int) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(named("Root"))
            .public_key(key.public_key())
            .serial_number(number)
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )

    def sign(self, kind: str = "JPEG", source: str = MADE_BY_A_CAMERA, **mining: str) -> bytes:
        actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": source}]}
        assertions: list[dict[str, Any]] = [{"label": "c2pa.actions.v2", "data": actions}]
        if mining:
            entries = {f"cawg.{name}": {"use": use} for name, use in mining.items()}
            assertions.append({"label": "cawg.training-mining", "data": {"entries": entries}})
        made = {"name": "Camera\u202e", "version": "1"}
        signed = BytesIO()
        builder = c2pa.Builder({"claim_generator_info": [made], "title": "x", "assertions": assertions})
        builder.sign(self._signer, media(kind), BytesIO(plain(kind)), signed)
        return signed.getvalue()


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def test_a_whole_manifest_of_an_unknown_signer_is_untrusted() -> None:
    assert read_content_credentials(need("photos", "CA.jpg").read_bytes(), "image/jpeg") == ContentCredentials(
        state="untrusted",
        signer="C2PA Signer, C2PA Test Signing Cert",
        generator="make_test_images 0.33.1",
        when=int(datetime(2024, 8, 6, 21, 53, 37, tzinfo=UTC).timestamp()),
        codes=("signingCredential.untrusted",),
    )


def test_a_photo_changed_after_its_signature_is_invalid() -> None:
    found = read_content_credentials(need("photos", "XCA.jpg").read_bytes(), "image/jpeg")
    assert found is not None
    assert found.state == "invalid"
    assert "assertion.dataHash.mismatch" in found.codes


@pytest.mark.parametrize("name", ["IPTC.jpg", "P1000827.jpg", "XMP.jpg", "earth_apollo17.jpg"])
def test_a_photo_without_a_manifest_has_no_credentials(name: str) -> None:
    assert read_content_credentials(need("photos", name).read_bytes(), "image/jpeg") is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_is_read_trusted_only_with_an_anchor_and_no_byte_may_change(kind: str, desk: Desk) -> None:
    data = desk.sign(kind)
    trusted = read_content_credentials(data, media(kind), anchors=desk.anchors)
    assert trusted == ContentCredentials("valid", "Desk, Example Newsroom", "Camera 1")
    stranger = read_content_credentials(data, media(kind), anchors=Desk().anchors)
    assert stranger == ContentCredentials(
        "untrusted", "Desk, Example Newsroom", "Camera 1", codes=("signingCredential.untrusted",)
    )
    changed = read_content_credentials(
        data[:-3] + bytes((data[-3] ^ 1,)) + data[-2:], media(kind), anchors=desk.anchors
    )
    assert changed is not None
    assert changed.state == "invalid"


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_manifest_is_invalid_and_never_none(kind: str, desk: Desk) -> None:
    data = desk.sign(kind)
    place = data.index(b"jumdc2pa")
    for broken in (data[:place] + b"xxxx" + data[place + 4 :], data[: place + 200]):
        found = read_content_credentials(broken, media(kind))
        assert found is not None
        assert found.state == "invalid"
        assert found.codes


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_a_manifest_is_none_in_every_format(kind: str) -> None:
    assert read_content_credentials(plain(kind), media(kind)) is None


def test_what_a_model_made_is_told(desk: Desk) -> None:
    found = [
        read_content_credentials(desk.sign(source=source), "image/jpeg")
        for source in (MADE_BY_A_MODEL, MADE_BY_A_CAMERA)
    ]
    assert [one and one.ai_generated for one in found] == [True, False]


@pytest.mark.parametrize(
    ("entries", "strictest"),
    [
        ({"data_mining": "allowed"}, "allowed"),
        ({"data_mining": "allowed", "ai_training": "constrained"}, "constrained"),
        ({"data_mining": "allowed", "ai_training": "notAllowed"}, "notAllowed"),
        ({"data_mining": "whatever"}, "notAllowed"),
    ],
)
def test_the_strictest_word_on_training_holds(entries: dict[str, str], strictest: str, desk: Desk) -> None:
    found = read_content_credentials(desk.sign(**entries), "image/jpeg")
    assert found is not None
    assert found.training_mining == strictest


def test_no_manifest_reaches_a_rendition(desk: Desk) -> None:
    made = prepare_renditions(desk.sign(), credit="c", caption="")
    for one in (made.main, *made.others):
        assert read_content_credentials(one.data, one.media) is None
        assert b"c2pa" not in one.data.lower()


class Listener:
    """A server that notes whether anybody called."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/manifest.c2pa"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with caller:
                self.calls.append(caller.recv(100))
                if self.calls[-1] == b"end":
                    return

    def close(self) -> None:
        """Let the last call through first: those before it were noted then."""
        host, port = self._socket.getsockname()
        with socket.create_connection((host, port)) as last:
            last.sendall(b"end")
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    if server._thread.is_alive():
        server.close()


def pointing_at(address: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' dcterms:provenance="{address}"/></rdf:RDF></x:xmpmeta>'
    )
    return plain(xmp=packet.encode())


def test_a_manifest_elsewhere_is_told_and_never_fetched(listener: Listener) -> None:
    found = read_content_credentials(pointing_at(listener.address), "image/jpeg")
    listener.close()
    assert found == ContentCredentials("elsewhere", codes=("manifest.remote",))
    assert listener.calls == [b"end"]


def test_without_our_settings_the_library_would_have_fetched_it(listener: Listener) -> None:
    with pytest.raises(c2pa.C2paError, match="fetch"):
        c2pa.Reader("image/jpeg", BytesIO(pointing_at(listener.address)))
    listener.close()
    assert listener.calls[0].startswith(b"GET /manifest.c2pa")


def test_a_word_like_the_pointers_is_no_manifest() -> None:
    assert read_content_credentials(plain(comment=b"dcterms:provenance"), "image/jpeg") is None


@pytest.mark.parametrize(
    "script", ["import os; os.abort()", "raise SystemExit(3)", "print('[]')", "print('{')", "print('[' * 99999)", ""]
)
def test_a_worker_that_dies_or_babbles_makes_a_manifest_invalid(
    script: str, desk: Desk, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(script)
    monkeypatch.setattr(content_credentials, "_WORKER", worker)
    found = read_content_credentials(desk.sign(), "image/jpeg")
    assert found is not None
    assert found.state == "invalid"
    assert found.codes[0].startswith("reader.")


def test_a_missing_library_is_told_and_never_taken_for_a_broken_manifest(
    desk: Desk, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import sys\nsys.modules['c2pa'] = None\n"
        + content_credentials._WORKER.read_text().partition("import annotations")[2]
    )
    monkeypatch.setattr(content_credentials, "_WORKER", worker)
    with pytest.raises(ConfigError, match="cannot be loaded"):
        read_content_credentials(desk.sign(), "image/jpeg")


def test_a_worker_that_never_ends_is_ended(desk: Desk, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("while True: pass")
    monkeypatch.setattr(content_credentials, "_WORKER", worker)
    monkeypatch.setattr(content_credentials, "SECONDS", 0.2)
    assert read_content_credentials(desk.sign(), "image/jpeg") == ContentCredentials(
        "invalid", codes=("reader.Timeout",)
    )


@pytest.mark.parametrize(
    "report",
    [
        {},
        {"manifests": [], "active_manifest": "a"},
        {"manifests": {"a": None}, "active_manifest": "a"},
        {"manifests": {"a": {"signature_info": {"time": "x"}}}, "active_manifest": "a"},
        {"manifests": {"a": {"assertions": 3}}, "active_manifest": "a"},
        {"manifests": {"a": {}}, "active_manifest": "a", "validation_results": {"activeManifest": {"failure": [{}]}}},
    ],
)
def test_a_report_of_another_shape_makes_a_manifest_invalid(
    report: dict[str, Any], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_credentials, "_asked", lambda *_: {"state": "Trusted", "report": report})
    assert read_content_credentials(desk.sign(), "image/jpeg") == ContentCredentials(
        "invalid", codes=("reader.Report",)
    )


def test_what_fails_in_an_ingredient_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    failure = {"validationDeltas": {"failure": [{"code": "assertion.dataHash.mismatch"}]}}
    report = {"manifests": {"a": {}}, "active_manifest": "a", "validation_results": {"ingredientDeltas": [failure]}}
    monkeypatch.setattr(content_credentials, "_asked", lambda *_: {"state": "Valid", "report": report})
    found = read_content_credentials(desk.sign(), "image/jpeg")
    assert found == ContentCredentials("untrusted", codes=("ingredient:assertion.dataHash.mismatch",))


def nested(depth: int) -> bytes:
    """A JPEG with boxes in boxes."""
    label = b"jumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03c2pa\x00"
    body = struct.pack(">I", len(label) + 4) + label
    for _ in range(depth):
        inner = struct.pack(">I", len(label) + 4) + label + body
        body = struct.pack(">I", len(inner) + 8) + b"jumb" + inner
    head, rest, number = b"JP\x00\x01", body[8:], 1
    segments = b""
    while rest:
        part, rest = rest[:60_000], rest[60_000:]
        content = head + struct.pack(">I", number) + body[:8] + part
        segments += b"\xff\xeb" + struct.pack(">H", len(content) + 2) + content
        number += 1
    jpeg = plain()
    return jpeg[:2] + segments + jpeg[2:]


@pytest.mark.parametrize("depth", [1, 100, 20_000])
def test_boxes_in_boxes_are_invalid(depth: int) -> None:
    found = read_content_credentials(nested(depth), "image/jpeg")
    assert found is not None
    assert found.state == "invalid"


def test_damage_anywhere_is_never_more_than_it_was(desk: Desk) -> None:
    data = desk.sign("WEBP")
    chance = random.Random(1)
    for _ in range(25):
        place = chance.randrange(12, len(data))
        found = read_content_credentials(data[:place] + bytes((data[place] ^ 0x55,)) + data[place + 1 :], "image/webp")
        if found is not None:
            assert found.state in ("untrusted", "invalid")
            assert all(is_clean(text) for text in (found.signer, found.generator, *found.codes))


def test_other_kinds_and_too_many_bytes_are_refused() -> None:
    with pytest.raises(Malformed, match="not a JPEG"):
        read_content_credentials(b"%PDF-1.7", "application/pdf")
    with pytest.raises(Malformed, match="longer"):
        read_content_credentials(b"\0" * (limits.PICTURE_FILE_BYTES + 1), "image/jpeg")
