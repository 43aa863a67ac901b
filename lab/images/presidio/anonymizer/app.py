"""Presidio's anonymizer as a web service, with the routes of the official image.

Statuses are the official ones too: 400 for a body that is no JSON or empty, 422 for fields that
the engine refuses, 500 without a reason for what nobody foresaw.
"""

from flask import Flask, Response, jsonify, request
from presidio_anonymizer import AnonymizerEngine, DeanonymizeEngine
from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.services.app_entities_convertor import AppEntitiesConvertor as convert
from werkzeug.exceptions import BadRequest

from errors import answer_in_json, text_of


def create_app() -> Flask:
    app = Flask(__name__)
    answer_in_json(app)
    anonymizer = AnonymizerEngine()
    deanonymizer = DeanonymizeEngine()

    @app.errorhandler(InvalidParamError)
    def _(error: InvalidParamError):
        return jsonify(error=error.err_msg), 422

    @app.errorhandler(Exception)
    def _(error: Exception):
        app.logger.error("%s: %s", request.path, text_of(error))
        return jsonify(error="Internal server error"), 500

    @app.get("/health")
    def health():
        return "Presidio Anonymizer service is up"

    @app.post("/anonymize")
    def anonymize():
        body = json_body()
        operators = convert.operators_config_from_json(body.get("anonymizers"))
        # Such an operator is a Python function: it can't come over the network.
        if convert.check_custom_operator(operators):
            raise BadRequest("Custom type anonymizer is not supported")
        result = anonymizer.anonymize(
            text=body.get("text", ""),
            analyzer_results=convert.analyzer_results_from_json(body.get("analyzer_results")),
            operators=operators,
        )
        return Response(result.to_json(), mimetype="application/json")

    @app.post("/deanonymize")
    def deanonymize():
        body = json_body()
        result = deanonymizer.deanonymize(
            text=body.get("text", ""),
            entities=convert.deanonymize_entities_from_json(body),
            operators=convert.operators_config_from_json(body.get("deanonymizers")),
        )
        return Response(result.to_json(), mimetype="application/json")

    @app.get("/anonymizers")
    def anonymizers():
        return jsonify(anonymizer.get_anonymizers())

    @app.get("/deanonymizers")
    def deanonymizers():
        return jsonify(deanonymizer.get_deanonymizers())

    return app


def json_body() -> dict:
    body = request.get_json()
    if not body:
        raise BadRequest("Invalid request json")
    return body
