import http.server
import signal
import sys

import speed
from words import sentence

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/log":
            import logbook  # only where it is asked for

            text = logbook.entry()
        else:
            text = sentence(speed.knots(10))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())


http.server.HTTPServer(("", 8000), Answer).serve_forever()
