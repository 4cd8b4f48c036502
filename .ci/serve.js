// A static server for the release page: `make run` and the end-to-end tests use it.
// It sends what a portal should send: correct types and, as a header, the policy that index.html
// carries itself. It listens on this machine only.

import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The policy in index.html, with the one directive that only works as a header. */
function policyOf(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const found = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  if (!found) throw new Error(`${folder}/index.html carries no Content-Security-Policy`);
  return `${found[1]}; frame-ancestors 'self'`;
}

/** The file for an address below the prefix, or undefined. */
function read(folder, path) {
  let file = resolve(folder, `.${sep}${path}`);
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep)) return undefined;
  try {
    if (statSync(file).isDirectory()) file = join(file, 'index.html');
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
  } catch {
    return undefined;
  }
}

/**
 * Serves `folder` under `prefix`. The returned object may be changed while it runs:
 * `policy` is the header, `answer(path)` may return `{status, type, body, wait}` to answer instead
 * of the file (any part may be missing), and `asked` lists the paths of all requests so far.
 */
export async function serve({ folder, prefix = '/', ports = [0] }) {
  const site = { prefix, policy: policyOf(folder), answer: () => undefined, asked: [] };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    site.asked.push(path);
    const inside = path.startsWith(site.prefix) ? path.slice(site.prefix.length) : undefined;
    const file = inside === undefined ? undefined : read(folder, inside);
    const other = inside === undefined ? undefined : site.answer(inside);
    if (other?.wait) await other.wait;
    const headers = {
      'Content-Type': other?.type ?? file?.type ?? 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    };
    if (headers['Content-Type'].startsWith('text/html')) headers['Content-Security-Policy'] = site.policy;
    response.writeHead(other?.status ?? (file ? 200 : 404), headers);
    response.end(request.method === 'HEAD' ? undefined : (other?.body ?? file?.body ?? 'not found'));
  });

  for (const port of ports) {
    const taken = await new Promise((done) => {
      server.once('error', done);
      server.listen(port, '127.0.0.1', () => { server.off('error', done); done(undefined); });
    });
    if (!taken) break;
    if (taken.code !== 'EADDRINUSE' || port === ports.at(-1)) throw taken;
  }
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => new Promise((done) => {
    server.closeAllConnections?.();
    server.close(done);
  });
  return site;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'dist';
  const wanted = process.env.PORT ? [Number(process.env.PORT)] : [8080, 0];
  const site = await serve({ folder, ports: wanted });
  console.log(`知识产权绩效评分卡  ${site.origin}/  (Ctrl+C to stop)`);
}
