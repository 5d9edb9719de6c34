#!/bin/sh
# Makes Temporal's two databases at the first start and brings them to this release at each later one.
set -eu

for name in temporal visibility; do
  database=temporal
  if [ "$name" = visibility ]; then database=temporal_visibility; fi
  tool="temporal-sql-tool --plugin postgres12 --endpoint postgres --port 5432 --user countersign --database $database"
  versions="/etc/temporal/schema/postgresql/v12/$name/versioned"
  if ! $tool update-schema --schema-dir "$versions"; then
    $tool create-database
    $tool setup-schema --version 0.0
    $tool update-schema --schema-dir "$versions"
  fi
done
