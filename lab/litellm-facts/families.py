"""Prints the families of Prometheus metrics that the installed LiteLLM makes: their type and labels, by name."""

import json
import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from litellm.integrations.prometheus import PrometheusLogger  # noqa: E402
from litellm.integrations.prometheus_services import PrometheusServicesLogger  # noqa: E402
from litellm.proxy.middleware.in_flight_requests_middleware import InFlightRequestsMiddleware  # noqa: E402
from prometheus_client import REGISTRY  # noqa: E402

PYTHONS_OWN = set(REGISTRY._collector_to_names)
PrometheusLogger()
PrometheusServicesLogger()
InFlightRequestsMiddleware._get_gauge()

made = [metric for metric in REGISTRY._collector_to_names if metric not in PYTHONS_OWN]
families = {metric._name: " ".join([metric._type, *metric._labelnames]) for metric in made}
print(json.dumps(families, indent=2, sort_keys=True))
