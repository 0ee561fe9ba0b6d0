"""A way to a server on this machine that breaks off transfers of one file, as a bad network does."""

import contextlib
import socket
import threading
from dataclasses import dataclass, field

CHUNK = 65_536


@dataclass
class Breaking:
    """A relay on 127.0.0.1.

    Attributes
    ----------
    to
        Port of the server.
    broken
        Beginnings of requests (``GET /bucket/key``) that are broken off: what is sent before its body, what is
        asked for in the middle of it.
    after
        Bytes of an answer, its head with them, that get through.
    count
        Transfers that were broken off.
    """

    to: int
    broken: set[str] = field(default_factory=set)
    after: int = 1000
    count: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.to))
        #: Bytes that may still come back; None: all.
        left: list[int | None] = [None]

        def back() -> None:
            with contextlib.suppress(OSError):
                while piece := server.recv(CHUNK):
                    if left[0] is not None:
                        piece = piece[: left[0]]
                        left[0] -= len(piece)
                    client.sendall(piece)
                    if left[0] == 0:
                        break
            self._shut(client, server)

        threading.Thread(target=back, daemon=True).start()
        with contextlib.suppress(OSError):
            while piece := client.recv(CHUNK):
                said = piece[:500].decode("latin-1")
                if any(said.startswith(f"{words} ") or said.startswith(f"{words}?") for words in self.broken):
                    self.count += 1
                    if said.startswith("PUT"):
                        break
                    left[0] = self.after
                server.sendall(piece)
        self._shut(client, server)

    @staticmethod
    def _shut(*sockets: socket.socket) -> None:
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
