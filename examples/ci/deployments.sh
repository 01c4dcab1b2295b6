#!/usr/bin/env bash
# What a scheduled run of Pulumi Deployments does in the folder of the stack. It changes nothing.
set -euo pipefail
npm ci
pulumi preview --non-interactive
pulumi refresh --preview-only --expect-no-changes --run-program --non-interactive
