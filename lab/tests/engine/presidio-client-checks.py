"""What LiteLLM's own Presidio client makes of a text, as JSON. Run in LiteLLM's image, which has it.

Arguments: the analyzer's address, the anonymizer's, and a list of texts in JSON.
"""

import asyncio
import json
import sys

from litellm.proxy.guardrails.guardrail_hooks.presidio import _OPTIONAL_PresidioPIIMasking
from litellm.types.guardrails import PiiAction, PiiEntityType

analyzer, anonymizer, texts = sys.argv[1:]


def client(**more):
    return _OPTIONAL_PresidioPIIMasking(
        guardrail_name="pii",
        presidio_analyzer_api_base=analyzer,
        presidio_anonymizer_api_base=anonymizer,
        pii_entities_config={
            PiiEntityType.CREDIT_CARD: PiiAction.MASK,
            PiiEntityType.EMAIL_ADDRESS: PiiAction.MASK,
            PiiEntityType.PERSON: PiiAction.MASK,
            PiiEntityType.US_SSN: PiiAction.BLOCK,
        },
        **more,
    )


async def masked(text, restore):
    request = {"metadata": {}}
    try:
        presidio = client(output_parse_pii=restore)
        answer = await presidio.check_pii(text, restore, None, request)
        await presidio._close_http_session()
    except Exception as error:
        return {"error": type(error).__name__}
    return {"text": answer, "tokens": request["metadata"].get("pii_tokens", {})}


async def main():
    for text in json.loads(texts):
        for restore in (False, True):
            print("RESULT", json.dumps(await masked(text, restore)))


asyncio.run(main())
