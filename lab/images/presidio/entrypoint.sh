#!/bin/sh
# Starts the HTTP server.
exec gunicorn --workers "$WORKERS" --bind "0.0.0.0:$PORT" "app:create_app()"
