#!/bin/sh
# Starts LiteLLM's proxy.
exec litellm "$@"
