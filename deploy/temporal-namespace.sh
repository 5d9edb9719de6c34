#!/bin/sh
# Closed cases stay visible in Temporal for 30 days; the server's own default is shorter.
set -eu

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE"; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention 30d
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d
fi
