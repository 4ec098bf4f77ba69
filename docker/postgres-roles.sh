#!/bin/bash
# Makes the copilot's two roles and its database: the owner migrates the tables, the application owns nothing and cannot pass row level security.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner_password="$COPILOT_DATABASE_OWNER_PASSWORD" -v app_password="$COPILOT_DATABASE_PASSWORD" <<'SQL'
create role copilot_owner login nosuperuser nobypassrls password :'owner_password';
create role copilot_app login nosuperuser nobypassrls password :'app_password';
create database copilot owner copilot_owner;
SQL
