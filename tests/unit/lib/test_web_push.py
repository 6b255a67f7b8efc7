"""Web push: the bytes of RFC 8291, and a signature that a push service can check."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from rehab.lib import web_push
from rehab.lib.web_push import decode, encode

# The example of RFC 8291, section 5 and appendix A.
WORDS = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard_comes_out_byte_for_byte():
    key = ec.derive_private_key(int.from_bytes(decode(SENDER)), web_push.CURVE)
    assert encode(web_push.encrypt(WORDS, BROWSER, AUTH, key=key, salt=decode(SALT))) == BODY


def test_no_two_bodies_are_alike_and_a_key_that_is_none_is_refused():
    assert web_push.encrypt(WORDS, BROWSER, AUTH) != web_push.encrypt(WORDS, BROWSER, AUTH)
    with pytest.raises(ValueError, match="key"):
        web_push.encrypt(WORDS, encode(b"\x04" + b"1" * 64), AUTH)


def test_a_push_service_can_check_who_sends_and_for_whom():
    key, now = web_push.private_key("a secret"), datetime(2026, 5, 12, tzinfo=UTC)
    header = web_push.vapid("https://push.example.org:8443/a/b?c", key, "mailto:it@example.org", now)
    token, public = (part.split("=", 1)[1] for part in header.removeprefix("vapid ").split(", "))
    head, claims, signature = token.split(".")
    assert json.loads(decode(head)) == {"typ": "JWT", "alg": "ES256"}
    assert json.loads(decode(claims)) == {
        "aud": "https://push.example.org:8443",
        "exp": int(now.timestamp()) + 12 * 3600,
        "sub": "mailto:it@example.org",
    }
    raw = decode(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    checker = ec.EllipticCurvePublicKey.from_encoded_point(web_push.CURVE, decode(public))
    checker.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        checker.verify(der, f"{head}.{claims}x".encode(), ec.ECDSA(hashes.SHA256()))


def test_the_key_stays_the_same_for_the_same_secret_only():
    keys = [web_push.public_bytes(web_push.private_key(secret)) for secret in ("a", "a", "b")]
    assert keys[0] == keys[1] != keys[2]
