// Builds the office's module (workbooks, documents, archives) into .tools/: the program in office/ under
// a name that says what is in it, and the worker that runs it as office.js, to which Trunk gives its hashed
// name. Trunk calls this before it builds (Trunk.toml). Cargo knows whether there is anything to build;
// what follows it is done again only when the program, the worker or this file has changed.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const BINARY = 'ip-scorecard-office';
const TARGET = 'wasm32-unknown-unknown';
const WORKER = at('src/office/worker.js');
const FOLDER = at('.tools/office');
const SCRIPT = at('.tools/office.js');
const STAMP = at('.tools/office.stamp');

const run = (command, ...args) => execFileSync(command, args, { cwd: at(''), stdio: ['ignore', 'ignore', 'inherit'] });

/** How Trunk optimises the page's program; this one is treated alike. */
function options() {
  const html = readFileSync(process.env.TRUNK_HTML_FILE ?? at('index.html'), 'utf8');
  const value = (name) => new RegExp(`data-wasm-opt${name}="([^"]*)"`).exec(html)?.[1];
  return { level: value(''), features: value('-params').split(' ') };
}

run('cargo', 'build', '--release', '--locked', '--offline', '--quiet', '--target', TARGET, '--bin', BINARY, '--features', 'office-module');
const built = join(process.env.CARGO_TARGET_DIR ?? at('target'), TARGET, 'release', `${BINARY}.wasm`);

const { level, features } = options();
const inputs = [built, WORKER, fileURLToPath(import.meta.url), at('package-lock.json')];
const stamp = [level, ...features, ...inputs.map((input) => statSync(input).mtimeMs)].join(' ');

if (!existsSync(SCRIPT) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  run('wasm-bindgen', built, '--target', 'no-modules', '--no-typescript', '--out-dir', FOLDER, '--out-name', 'office');
  const [glue, bound] = [join(FOLDER, 'office.js'), join(FOLDER, 'office_bg.wasm')];
  if (level !== '0') run('wasm-opt', `-O${level}`, ...features, bound, '-o', bound);

  const program = readFileSync(bound);
  const name = `office-${createHash('sha256').update(program).digest('hex').slice(0, 16)}.wasm`;
  writeFileSync(join(FOLDER, name), program);
  writeFileSync(SCRIPT, `${readFileSync(glue, 'utf8')}\n${readFileSync(WORKER, 'utf8').replace("'PROGRAM'", `'${name}'`)}`);
  rmSync(glue);
  rmSync(bound);
  writeFileSync(STAMP, stamp);
}
