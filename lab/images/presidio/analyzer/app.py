"""Presidio's analyzer as a web service, with the routes of the official image.

Statuses are the official ones too: 400 for fields of a wrong type, 500 for whatever else the
engine refuses, such as a language it doesn't know.
"""

import os

from flask import Flask, jsonify, request
from presidio_analyzer import AnalyzerEngineProvider, AnalyzerRequest, BatchAnalyzerEngine
from presidio_analyzer.recognizer_result import RecognizerResult

from errors import answer_in_json, text_of

# Fields of a request that the engine takes as they are.
PASSED_ON = (
    "language",
    "entities",
    "correlation_id",
    "score_threshold",
    "return_decision_process",
    "ad_hoc_recognizers",
    "context",
    "allow_list",
    "allow_list_match",
    "regex_flags",
)


def create_app() -> Flask:
    app = Flask(__name__)
    answer_in_json(app)
    engine = AnalyzerEngineProvider(
        analyzer_engine_conf_file=os.environ.get("ANALYZER_CONF_FILE") or None,
        nlp_engine_conf_file=os.environ.get("NLP_CONF_FILE") or None,
        recognizer_registry_conf_file=os.environ.get("RECOGNIZER_REGISTRY_CONF_FILE") or None,
    ).create_engine()
    batch_engine = BatchAnalyzerEngine(engine)

    @app.errorhandler(Exception)
    def _(error: Exception):
        app.logger.error("%s: %s", request.path, text_of(error))
        return jsonify(error=text_of(error)), 400 if isinstance(error, TypeError) else 500

    @app.get("/health")
    def health():
        return "Presidio Analyzer service is up"

    @app.post("/analyze")
    def analyze():
        asked = AnalyzerRequest(request.get_json())
        if not asked.text:
            raise ValueError("No text provided")
        if not asked.language:
            raise ValueError("No language provided")
        # Fails for a language that the engine doesn't have.
        engine.get_supported_entities(asked.language)
        many = isinstance(asked.text, list)
        found = batch_engine.analyze_iterator(
            texts=asked.text if many else [asked.text],
            **{field: getattr(asked, field) for field in PASSED_ON},
        )
        answers = [[to_json(result) for result in results] for results in found]
        return jsonify(answers if many else answers[0])

    @app.get("/recognizers")
    def recognizers():
        return jsonify([r.name for r in engine.get_recognizers(request.args.get("language"))])

    @app.get("/supportedentities")
    def supported_entities():
        return jsonify(engine.get_supported_entities(request.args.get("language")))

    return app


def to_json(result: RecognizerResult) -> dict:
    """A finding without its metadata, which is for code in the same process."""
    explanation = result.analysis_explanation
    return {
        "analysis_explanation": explanation.to_dict() if explanation else None,
        "end": result.end,
        "entity_type": result.entity_type,
        "score": result.score,
        "start": result.start,
    }
