# syntax=docker/dockerfile:1
# Images of the processes (`--target process --build-arg APP=api|worker|tracker`) and of the pages (`--target web`).
# Node runs TypeScript but not below node_modules, so an image is a copy of the workspace with the production
# dependencies of one app. Debian, because Temporal's native part has no build for Alpine.

FROM node:24-bookworm-slim AS base
WORKDIR /app
RUN npm install --global pnpm@12.21.0
COPY . .

FROM base AS process-dependencies
ARG APP
RUN test -n "$APP" && pnpm --filter "@countersign/${APP}..." install --prod --frozen-lockfile

FROM base AS pages
RUN pnpm install --frozen-lockfile && node scripts/build-pages.ts

FROM node:24-bookworm-slim AS process
ARG APP
ENV NODE_ENV=production API_HOST=0.0.0.0 ENTRY=apps/${APP}/src/main.ts
WORKDIR /app
COPY --from=process-dependencies --chown=root:root /app /app
RUN mkdir -p /var/lib/countersign/files /var/lib/countersign/audit/checkpoints && chown -R node:node /var/lib/countersign
USER node
CMD ["sh", "-c", "exec node $ENTRY"]

FROM node:24-bookworm-slim AS web
ENV NODE_ENV=production
WORKDIR /app
COPY --from=pages /app/package.json ./
COPY --from=pages /app/scripts/web-server.ts scripts/
COPY --from=pages /app/scripts/web scripts/web
COPY --from=pages /app/apps/portal/dist apps/portal/dist
COPY --from=pages /app/apps/console/dist apps/console/dist
USER node
ENTRYPOINT ["node", "scripts/web-server.ts", "--host", "0.0.0.0", "--port", "3000", "--https", "--behind-proxy"]
