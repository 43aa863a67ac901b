"""Says how the running Agent is, to `agent health` and to nobody outside its container.

The port is the Agent's own for its commands (`cmd_port`).
"""
import json
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = 5001
PATH = "/agent/status/health"


def serve(troubles):
    """
    Args:
        troubles: a function that returns what is wrong, by component
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(troubles()).encode()
            self.send_response(200 if self.path == PATH else 404)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Nothing: it is asked every few seconds."""

    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def ask():
    """Prints how the running Agent is, and returns the exit code of the command."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{PATH}", timeout=5) as answer:
            troubles = json.load(answer)
    except (urllib.error.URLError, OSError, ValueError) as error:
        print(f"Error: could not reach the running Agent: {error}")
        return 1
    print(f"Agent health: {'FAIL' if troubles else 'PASS'}")
    for component, trouble in troubles.items():
        print(f"{component}: {trouble}")
    return 1 if troubles else 0
