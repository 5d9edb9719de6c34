import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

// What the tracker is compared with: the least that answers with a redirect, by node:http and by Express.
const target = 'https://shop.example/?cs_click=019d0000-0000-7000-8000-000000000001';

function bare() {
  return createServer((_request, response) => {
    response.writeHead(302, { location: target });
    response.end();
  });
}

function withExpress() {
  const app = express();
  app.get('/k/:code', (_request, response) => response.redirect(302, target));
  return createServer(app);
}

const server = process.argv[2] === 'express' ? withExpress() : bare();
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ msg: 'listening', port: (server.address() as AddressInfo).port }));
});
