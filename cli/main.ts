#!/usr/bin/env node
import { run, userProgram } from "./program";

run(userProgram());
