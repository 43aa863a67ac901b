"""Prints what the installed LiteLLM knows, as committed in config/litellm/data: `extract.py keys` or `extract.py prices`.

`npm run bump` runs it in LiteLLM's image and commits what it prints; python3 runs it where LiteLLM is installed, too.
"""

import ast
import inspect
import json
import os
import re
import sys
from enum import Enum
from importlib.metadata import version
from typing import get_args, get_type_hints

# The package's own price map: the same answer without a network.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm  # noqa: E402
from litellm import _redis, constants  # noqa: E402
from litellm.caching.caching import Cache, RedisCache  # noqa: E402
from litellm.litellm_core_utils.get_model_cost_map import RESERVED_TOP_LEVEL_KEYS  # noqa: E402
from litellm.llms.bedrock import common_utils as bedrock  # noqa: E402
from litellm.proxy._types import ConfigGeneralSettings, ConfigYAML  # noqa: E402
from litellm.types import guardrails, router  # noqa: E402
from litellm.types import utils as types  # noqa: E402
from reading import PACKAGE, compared_with, definition, keys_read, modules, tree  # noqa: E402


def arguments(call):
    every = inspect.signature(inspect.unwrap(call)).parameters.values()
    named = (x.name for x in every if x.kind not in (x.VAR_POSITIONAL, x.VAR_KEYWORD))
    return {name for name in named if name != "self" and not name.startswith("_")}


def fields(*models):
    """Fields of pydantic models and of typed dicts, with their aliases."""
    found = set()
    for model in models:
        own = getattr(model, "model_fields", None)
        found |= set(own if own is not None else get_type_hints(model))
        found |= {x.alias for x in (own or {}).values() if isinstance(x.alias, str)}
    return found


def values(enum):
    return {member.value for member in enum}


PROXY_SERVER = PACKAGE / "proxy/proxy_server.py"
PRICES = {name: entry for name, entry in litellm.model_cost.items() if name not in RESERVED_TOP_LEVEL_KEYS}
CATALOGUES = {"azure_llms", "longer_context_model_fallback_dict", "model_cost", "model_list", "models_by_provider"}
COST_KEYS = {key for entry in PRICES.values() for key in entry if "cost" in key or key == "tiered_pricing"}


def top_level():
    """What ProxyConfig's methods read from the config that they are handed.

    _warn_on_misplaced_jwt_keys looks for keys that don't belong there.
    """
    methods = definition(PROXY_SERVER, "ProxyConfig").body
    handed = [
        method
        for method in methods
        if isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef))
        and method.name != "_warn_on_misplaced_jwt_keys"
        and (method.name in ("get_config", "load_config") or "config" in [x.arg for x in method.args.args])
    ]
    includes = tree(PACKAGE / "proxy/common_utils/config_includes.py")
    return fields(ConfigYAML) | keys_read("config", [*handed, includes])


def module_settings():
    """Attributes that litellm/__init__.py assigns and that are settings, not code or catalogues."""
    found = set()
    for node in tree(PACKAGE / "__init__.py").body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        found |= {target.id for target in targets if isinstance(target, ast.Name)}

    def is_setting(name):
        value = getattr(litellm, name, None)
        plain = value is None or isinstance(value, (bool, int, float, str, list, dict, Enum))
        return plain and name == name.lower() and not name.startswith("_") and name not in CATALOGUES

    return {name for name in found if is_setting(name) and not name.endswith("_models")}


def litellm_settings():
    loop = compared_with({"key"}, definition(PROXY_SERVER, "load_config"))
    read = keys_read(r"_?litellm_settings", modules("litellm_settings", "proxy"))
    # Of what litellm/__init__.py only passes on from other modules, these are documented settings.
    return module_settings() | loop | read | {"request_timeout", "set_verbose"}


def call_parameters():
    """Parameters of OpenAI's and LiteLLM's calls, which a deployment may preset."""
    calls = [litellm.completion, litellm.embedding, litellm.transcription, litellm.speech, litellm.rerank]
    calls += [litellm.image_generation, litellm.image_edit, litellm.responses, litellm.text_completion]
    found = {name for call in calls for name in arguments(call)} | set(types.all_litellm_params)
    for name, value in vars(constants).items():
        if re.fullmatch(r"(OPENAI|DEFAULT)_\w+_PARAM(S|_VALUES)", name):
            found |= set(value)
    return {name for name in found if name != "self" and not name.startswith("_")}


# Of what redis-py's clients take: what a YAML file can say, and what redis-py has had since 5.1. LiteLLM
# passes on whatever its redis-py knows, which is not of a fixed version.
REDIS_CLIENT = set(
    """client_name cluster_error_retry_attempts db decode_responses dynamic_startup_nodes encoding encoding_errors
    health_check_interval host max_connections password port protocol read_from_replicas reinitialize_steps
    require_full_coverage retry_on_timeout single_connection_client socket_connect_timeout socket_keepalive
    socket_timeout ssl ssl_ca_certs ssl_ca_data ssl_ca_path ssl_cert_reqs ssl_certfile ssl_check_hostname ssl_ciphers
    ssl_keyfile ssl_min_version ssl_password unix_socket_path username""".split()
)


def cache_params():
    own = ("aws_", "azure_", "gcp_", "url", "redis_connect_func", "credential_provider")
    clients = _redis._get_redis_kwargs(), _redis._get_redis_cluster_kwargs(), _redis._get_redis_url_kwargs()
    redis = {key for keys in clients for key in keys if key in REDIS_CLIENT or key.startswith(own)}
    redis |= keys_read("redis_kwargs", [tree(PACKAGE / "_redis.py")])
    read = keys_read("cache_params", [tree(PROXY_SERVER)])
    return arguments(Cache.__init__) | arguments(RedisCache.__init__) | redis | read


def callbacks():
    logging = PACKAGE / "litellm_core_utils/litellm_logging.py"
    proxy = PACKAGE / "proxy/common_utils/callback_utils.py"
    generic = PACKAGE / "integrations/generic_api/generic_api_compatible_callbacks.json"
    return (
        set(get_args(litellm._custom_logger_compatible_callbacks_literal))
        | set(json.loads(generic.read_text())) - {"sample_callback"}
        | compared_with({"callback"}, definition(logging, "set_callbacks"))
        | compared_with({"logging_integration"}, tree(logging))
        | compared_with({"callback"}, definition(proxy, "initialize_callbacks_on_proxy"))
        | compared_with({"callback"}, tree(PACKAGE / "_service_logger.py"))
    )


def model_info():
    read = keys_read("_?model_info", modules("model_info", "proxy", "router_utils") + [tree(PACKAGE / "router.py")])
    return fields(router.ModelInfo, types.ModelInfo) | read | {key for entry in PRICES.values() for key in entry}


def modes():
    """Modes of the price map, and those that a health check knows how to call."""
    checks = definition(PACKAGE / "litellm_core_utils/health_check_helpers.py", "get_mode_handlers")
    literals = (x.slice.elts for x in ast.walk(checks.returns) if isinstance(getattr(x, "slice", None), ast.Tuple))
    known = {x.value for elements in literals for x in elements if isinstance(x, ast.Constant)}
    return known | {entry["mode"] for entry in PRICES.values() if "mode" in entry}


def keys():
    """Known keys and values, by where in the config they belong."""
    general = keys_read(r"(_?proxy_|_|typed_)?general_settings", modules("general_settings"))
    deployment = fields(router.GenericLiteLLMParams, router.LiteLLM_Params, router.LiteLLMParamsTypedDict)
    return {
        "top_level": top_level(),
        "general_settings": fields(ConfigGeneralSettings) | general,
        "router_settings": arguments(litellm.Router.__init__),
        "litellm_settings": litellm_settings(),
        "litellm_params": deployment | call_parameters() | COST_KEYS,
        "model_info": model_info(),
        "cache_params": cache_params(),
        "guardrails": values(guardrails.SupportedGuardrailIntegrations),
        "guardrail_modes": values(guardrails.GuardrailEventHooks),
        "guardrail_params": fields(guardrails.LitellmParams),
        "callbacks": callbacks(),
        "modes": modes(),
        "providers": {str(getattr(name, "value", name)) for name in litellm.provider_list},
    }


def positive(price):
    if isinstance(price, dict):
        return any(positive(part) for part in price.values())
    return isinstance(price, (int, float)) and price > 0


def price_state(entry):
    """What proxy/auth/auth_checks.py asks (_entry_declares_price, _entry_has_priced_metric)."""
    prices = {key: price for key, price in entry.items() if "cost_per" in key or key == "tiered_pricing"}
    if not prices:
        return "unpriced"
    return "priced" if "tiered_pricing" in prices or any(map(positive, prices.values())) else "free"


def price_groups():
    """Names by provider, mode and whether they have a price."""
    groups = {}
    for name, entry in PRICES.items():
        group = entry.get("litellm_provider", ""), entry.get("mode", ""), price_state(entry)
        groups.setdefault(" ".join(group), set()).add(name)
    return groups


def prices():
    """The groups, and what LiteLLM's lookup needs to find a name in them."""
    return {
        "aliases": {**litellm.azure_llms, **litellm.azure_embedding_models},
        "bedrockGeographies": set(bedrock.get_bedrock_cross_region_inference_regions()),
        "bedrockRegions": set(bedrock.get_all_bedrock_regions()),
        "groups": price_groups(),
    }


def in_order(value):
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value)}
    return sorted(value) if isinstance(value, set) else value


facts = {"sections": keys()} if sys.argv[1] == "keys" else prices()
# A line an entry and no indentation: readable diffs of a small file.
print(json.dumps({"version": version("litellm"), **in_order(facts)}, indent=0, ensure_ascii=False))
