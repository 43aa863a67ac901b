"""Receives DogStatsD events on UDP.

Source: docs.datadoghq.com/developers/dogstatsd/datagram_shell, "Events".
"""
import re
import socket
import threading
import time

from log import log

HEADER = re.compile(rb"_e\{(\d+),(\d+)\}:")

# Fields of a datagram, and what they are called in the API.
FIELDS = {"d": "timestamp", "h": "host", "k": "aggregation_key", "p": "priority", "s": "source_type_name", "t": "alert_type"}


def parse_event(datagram, hostname):
    """The event of a datagram; None when it has none."""
    header = HEADER.match(datagram)
    if not header:
        return None
    title_length, text_length = int(header[1]), int(header[2])
    start = header.end()
    title = datagram[start : start + title_length]
    text = datagram[start + title_length + 1 : start + title_length + 1 + text_length]
    if len(title) != title_length or len(text) != text_length:
        return None
    event = {
        "msg_title": title.decode(),
        "msg_text": text.decode().replace("\\n", "\n"),
        "timestamp": int(time.time()),
        "host": hostname,
        "priority": "normal",
        "alert_type": "info",
        "tags": [],
    }
    for field in datagram[start + title_length + 1 + text_length :].decode().split("|")[1:]:
        if field.startswith("#"):
            event["tags"] = field[1:].split(",")
        elif field[:1] in FIELDS and field[1:2] == ":":
            event[FIELDS[field[0]]] = field[2:]
    event["timestamp"] = int(event["timestamp"])
    return event


class DogStatsD:
    def __init__(self, port, non_local_traffic, hostname, submit):
        self._hostname = hostname
        self._submit = submit
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("0.0.0.0" if non_local_traffic else "127.0.0.1", port))

    def start(self):
        threading.Thread(target=self._receive, daemon=True).start()

    def _receive(self):
        while True:
            datagram = self._socket.recv(8192)
            for line in filter(None, datagram.split(b"\n")):
                try:
                    event = parse_event(line, self._hostname)
                except ValueError:
                    event = None
                if event:
                    self._submit(event)
                else:
                    log("WARN", "DogStatsD: a datagram that is no event, which is all that this Agent takes")
