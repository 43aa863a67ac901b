#!/bin/sh
# Starts the Agent. The official image starts other programs of it as well, for traces and processes.
exec agent run
