"""Errors as both services answer them: JSON with one field, `error`."""

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException


def answer_in_json(app: Flask) -> None:
    """Turns Flask's own error pages (unknown route, body that is no JSON) into JSON."""

    @app.errorhandler(HTTPException)
    def _(error: HTTPException):
        return jsonify(error=error.description), error.code


def text_of(error: Exception) -> str:
    """What an error says, without the name of its class."""
    return str(error) or type(error).__name__
