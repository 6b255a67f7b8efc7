"""Web push: encryption for one browser (RFC 8291, aes128gcm of RFC 8188) and who sends it (VAPID, RFC 8292).

The primitives are those of `cryptography`; the bytes are held to the example of RFC 8291.
"""

import base64
import hashlib
import json
import os
import struct
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
# The order of the curve's group: a private key is a number from one to below it.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
RECORD = 4096
LIVES = timedelta(hours=12)


def decode(text: str) -> bytes:
    """Base64 for URLs, without its padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def private_key(secret: str) -> ec.EllipticCurvePrivateKey:
    """The same key for the same secret: a browser's subscription is bound to it."""
    number = int.from_bytes(hashlib.sha512(b"steady web push " + secret.encode()).digest())
    return ec.derive_private_key(1 + number % (ORDER - 1), CURVE)


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypt(
    text: bytes,
    p256dh: str,
    auth: str,
    *,
    key: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body that only this browser can read. Raises ValueError for keys that are none."""
    theirs = decode(p256dh)
    browser = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
    key, salt = key or ec.generate_private_key(CURVE), salt or os.urandom(16)
    ours = public_bytes(key)
    shared = key.exchange(ec.ECDH(), browser)
    material = _derive(decode(auth), shared, b"WebPush: info\0" + theirs + ours, 32)
    content_key = _derive(salt, material, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(salt, material, b"Content-Encoding: nonce\0", 12)
    head = salt + struct.pack("!IB", RECORD, len(ours)) + ours
    return head + AESGCM(content_key).encrypt(nonce, text + b"\x02", None)


def _derive(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


def vapid(endpoint: str, key: ec.EllipticCurvePrivateKey, contact: str, now: datetime) -> str:
    """The Authorization header that says who sends, for this push service only and for some hours."""
    place = urlsplit(endpoint)
    claims = {
        "aud": f"{place.scheme}://{place.netloc}",
        "exp": int((now + LIVES).timestamp()),
        "sub": contact,
    }
    signed = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
    r, s = utils.decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = encode(r.to_bytes(32) + s.to_bytes(32))
    return f"vapid t={signed}.{signature}, k={encode(public_bytes(key))}"


def _json(value: object) -> str:
    return encode(json.dumps(value, separators=(",", ":")).encode())
