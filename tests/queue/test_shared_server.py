"""A queue server that others can reach: TLS with certificates of our own, and the users of docs/operations.md.

The server in the wheel is built without TLS, so what ends it here is a tunnel in front of the server's socket.
"""

import asyncio
import datetime
import ipaddress
import os
import re
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec import Struct
from queue_helpers import page

from workers import broker
from workers.app import make_app
from workers.embedded import Crew, server_binary
from workers.routes import ASK_QUEUE, CLEAN, CLEAN_QUEUE
from workers.settings import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs/operations.md"
SECRET = "hunter2-hunter2"


class Server(Struct, frozen=True):
    """Where the server listens, and the certificate of who signed its own."""

    port: int
    ca: Path

    def url(self, user: str = "worker", password: str = SECRET, ca: Path | None = None) -> str:
        """The address as an installation writes it."""
        return (
            f"rediss://{user}:{password}@127.0.0.1:{self.port}/0?ssl_cert_reqs=required&ssl_ca_certs={ca or self.ca}"
        )


def certificates(folder: Path) -> tuple[Path, Path, Path]:
    """An authority, and a certificate of it for 127.0.0.1: files of the authority, the certificate and its key."""
    folder.mkdir()
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("test authority", "queue")]
    now = datetime.datetime.now(datetime.UTC)
    made = []
    for at in (0, 1):
        builder = (
            x509.CertificateBuilder()
            .subject_name(names[at])
            .issuer_name(names[0])
            .public_key(keys[at].public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=at == 0, path_length=None), critical=True)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
            )
        )
        made.append(builder.sign(keys[0], hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    key = keys[1].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    files = tuple(folder / name for name in ("ca.pem", "queue.pem", "queue.key"))
    for file, content in zip(files, (*made, key), strict=True):
        file.write_bytes(content)
    return files[0], files[1], files[2]


def users() -> str:
    """The lines of the documented file of users, with the password of these tests."""
    block = re.search(r"```acl\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return block[1].replace("SECRET", SECRET)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("shared")
    ca, certificate, key = certificates(folder / "certificates")
    (folder / "users.acl").write_text(users())
    path = folder / "s"
    options = {
        "port": 0, "unixsocket": path, "aclfile": folder / "users.acl", "dir": folder, "save": "",
        "maxmemory-policy": "noeviction",
    }  # fmt: skip
    line = [server_binary(), *(word for name, value in options.items() for word in (f"--{name}", str(value)))]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(line, stdout=log, stderr=log)
    for _ in range(200):
        if path.exists():
            break
        assert process.poll() is None, (folder / "log").read_text()
        time.sleep(0.1)
    try:
        with tunnel(path, certificate, key) as port:
            yield Server(port, ca)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def tunnel(target: Path, certificate: Path, key: Path) -> Iterator[int]:
    """TLS on a port of this machine, ended in front of a socket; the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    loop = asyncio.new_event_loop()
    pumps: set[asyncio.Task[None]] = set()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(2**16):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_unix_connection(str(target))
        for ends in ((reader, outer), (inner, writer)):
            task = loop.create_task(pump(*ends))
            pumps.add(task)
            task.add_done_callback(pumps.discard)

    listening = loop.run_until_complete(asyncio.start_server(carry, "127.0.0.1", 0, ssl=context))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield int(listening.sockets[0].getsockname()[1])
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def test_a_worker_over_tls_answers_a_caller(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(DOCS.parents[1]), os.environ.get("PYTHONPATH", "")]))
    settings = Settings(home=tmp_path / "home", broker_url=server.url(), workers=1)
    with Crew(settings, (CLEAN_QUEUE, ASK_QUEUE)):
        caller = Settings(broker_url=server.url("caller"))
        asked = make_app(caller).send_task(CLEAN, kwargs={"pages": [page(1)]}, ignore_result=False)
        (receipt,) = asked.get(timeout=180)["receipts"]
    assert receipt["outcome"] == "stored"


@pytest.mark.parametrize("command", ["CONFIG GET *", "FLUSHALL", "KEYS *", "SHUTDOWN", "ACL LIST", "MODULE LIST"])
def test_nobody_administers_the_server_over_the_network(server: Server, command: str) -> None:
    for user in ("worker", "caller"):
        with (
            pytest.raises(broker.BrokerError, match=r"(?i)no permissions"),
            broker.connect(server.url(user)) as client,
        ):
            client.execute_command(*command.split())


def test_a_caller_reaches_its_queues_and_answers_only(server: Server) -> None:
    with broker.connect(server.url("caller")) as client:
        client.lpush("copydesk.ask", "x")
        client.get("celery-task-meta-1")
    for command in (
        "LPUSH copydesk.crawl x",
        "RPOP copydesk.clean",
        "GET other",
        "HGETALL unacked",
        "DEL copydesk.clean",
    ):
        with (
            pytest.raises(broker.BrokerError, match=r"(?i)no permissions"),
            broker.connect(server.url("caller")) as client,
        ):
            client.execute_command(*command.split())


def test_without_a_name_or_its_password_nothing_is_answered(server: Server) -> None:
    for url in (server.url("worker", "wrong"), server.url("default", ""), server.url("nobody")):
        with pytest.raises(broker.BrokerError) as refused:
            broker.faults(url)
        assert SECRET not in str(refused.value)


def test_another_authority_is_not_trusted(server: Server, tmp_path: Path) -> None:
    other, _, _ = certificates(tmp_path / "other")
    with pytest.raises(broker.BrokerError, match=r"(?i)certificate") as refused:
        broker.faults(server.url(ca=other))
    assert SECRET not in str(refused.value)


def test_nobody_is_answered_in_the_clear(server: Server) -> None:
    client = redis.Redis(port=server.port, username="worker", password=SECRET, socket_timeout=5)
    with pytest.raises(redis.RedisError):
        client.ping()
