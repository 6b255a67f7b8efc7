"""The far sides of the channels, as real servers: a push service with its browser, a provider of text messages."""

import base64
import hashlib
import hmac
import json
import os
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rehab.lib.web_push import encode

CURVE = ec.SECP256R1()


class Browser:
    """A browser's side of a subscription: it alone can read what is pushed (written apart from our sender)."""

    def __init__(self) -> None:
        self.key, self.auth = ec.generate_private_key(CURVE), os.urandom(16)

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": encode(self.point), "auth": encode(self.auth)}

    def read(self, body: bytes) -> Any:
        """Open one record of aes128gcm."""
        salt, (_size, length) = body[:16], struct.unpack("!IB", body[16:21])
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        first = _derive(self.auth, shared, b"WebPush: info\0" + self.point + sender, 32)
        key = _derive(salt, first, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derive(salt, first, b"Content-Encoding: nonce\0", 12)
        opened = AESGCM(key).decrypt(nonce, sealed, None)
        assert opened[-1] == 2, "the last record"
        return json.loads(opened[:-1])


def _derive(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


class FarSide(ThreadingHTTPServer):
    """A server on a port of its own that keeps what was posted and answers what it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.answer: Callable[[str], tuple[int, bytes]] = lambda path: (201, b"")
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def forms(self) -> list[dict[str, str]]:
        return [dict(parse_qsl(body.decode())) for _path, _headers, body in self.asked]


class _Desk(BaseHTTPRequestHandler):
    server: FarSide

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        status, text = self.server.answer(self.path)
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_what: Any) -> None:
        return None


def signed(url: str, form: dict[str, str], token: str) -> str:
    """The provider's signature over our address and its form."""
    told = url + "".join(f"{key}{form[key]}" for key in sorted(form))
    return base64.b64encode(hmac.new(token.encode(), told.encode(), hashlib.sha1).digest()).decode()
