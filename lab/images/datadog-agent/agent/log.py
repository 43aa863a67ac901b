"""Lines on standard output, as the Agent's."""
import threading
import time

_lock = threading.Lock()


def log(level, message):
    at = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())
    with _lock:
        print(f"{at} | CORE | {level} | {message}", flush=True)
