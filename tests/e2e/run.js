// Runs every scenario of tests/e2e/*.test.js in both kernels against dist/.
//
//   node tests/e2e/run.js [--kernel=chromium|chromium-86] [part of a file's or scenario's name]
//
// A scenario file exports an object: name → async function (t). `t` offers
//   browserName, page     the kernel's name, and a fresh puppeteer page in a fresh profile
//   base                  the address of the page, in a sub-path as on a portal
//   open(path = '')       goes there and waits until the program runs; resolves with the page
//   load(path = '')       goes there without waiting for the program
//   state()               loading, running or failed (boot.js)
//   shot(name)            a screenshot of the whole page in test-results/<kernel>/<name>.png
//   allow(pattern)        says that a problem of this kind belongs to the scenario
//   problems              what was noticed so far, one sentence each
//   server                the static server of .ci/serve.js; change its policy, prefix or answer
// and fails when it throws, or when one of these was noticed and not allowed: an error in the console
// (a breach of the content policy is one), an uncaught exception, a dialog, a request that leaves the
// page's folder, any request at all once open() has seen the program run.

import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.js';
import { until } from './helpers.js';
import { KERNELS, launch } from './kernels.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..', '..');
const SUB_PATH = '/portal/apps/scorecard/';
const LIMIT_MS = 60_000;

/** Everything a scenario can use; see the top of this file. */
async function prepare(browserName, browser) {
  const server = await serve({ folder: join(ROOT, 'dist'), prefix: SUB_PATH });
  const context = await browser.createIncognitoBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });

  const problems = [];
  const allowed = [];
  let running = false;

  const t = {
    browserName,
    page,
    server,
    problems,
    get base() { return server.origin + server.prefix; },
    allow: (pattern) => allowed.push(pattern),
    state: () => page.$eval('html', (html) => html.dataset.scorecard),
    load: async (path = '') => {
      running = false;
      await page.goto(t.base + path, { waitUntil: 'domcontentloaded' });
      return page;
    },
    open: async (path = '') => {
      await t.load(path);
      const state = await until(async () => {
        const now = await t.state();
        return now !== 'loading' && now;
      }, 'the program to start');
      if (state !== 'running') throw new Error(`the program did not start: ${await page.$eval('body', (b) => b.innerText)}`);
      running = true;
      return page;
    },
    shot: async (name) => {
      const folder = join(ROOT, 'test-results', browserName);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    },
    unexpected: () => [
      ...problems,
      ...server.asked.filter((path) => !path.startsWith(server.prefix)).map((path) => `request outside the folder: ${path}`),
    ].filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
    close: async () => {
      await context.close();
      await server.close();
    },
  };

  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url ?? ''}`.trim());
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('dialog', async (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data|about):/.test(url)) return;
    if (!url.startsWith(t.base)) problems.push(`request to elsewhere: ${url}`);
    else if (running) problems.push(`request after the start: ${url}`);
  });
  return t;
}

/** Runs one scenario; resolves with the reasons why it failed. */
async function attempt({ title, run }, browserName, browser) {
  const t = await prepare(browserName, browser);
  let timer;
  try {
    await Promise.race([
      run(t),
      new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`took longer than ${LIMIT_MS} ms`)), LIMIT_MS); }),
    ]);
    return t.unexpected();
  } catch (error) {
    await t.shot(`FAILED ${title.replace(/\W+/g, '-')}`).catch(() => {});
    return [error.stack ?? String(error), ...t.unexpected()];
  } finally {
    clearTimeout(timer);
    await t.close().catch(() => {});
  }
}

const options = process.argv.slice(2);
const kernel = options.find((o) => o.startsWith('--kernel='))?.slice('--kernel='.length);
const part = options.find((o) => !o.startsWith('--')) ?? '';

const scenarios = [];
for (const file of readdirSync(HERE).filter((name) => name.endsWith('.test.js')).sort()) {
  const { default: named } = await import(join(HERE, file));
  for (const [name, run] of Object.entries(named)) {
    const title = `${basename(file, '.test.js')}: ${name}`;
    if (title.includes(part)) scenarios.push({ title, run });
  }
}

let passed = 0;
let failed = 0;
for (const browserName of kernel ? [kernel] : Object.keys(KERNELS)) {
  const { browser, version, close } = await launch(browserName);
  console.log(`\n${browserName} (${version})`);
  for (const scenario of scenarios) {
    const begin = Date.now();
    const reasons = await attempt(scenario, browserName, browser);
    if (reasons.length === 0) passed += 1;
    else failed += 1;
    console.log(`  ${reasons.length === 0 ? 'ok  ' : 'FAIL'} ${scenario.title} (${Date.now() - begin} ms)`);
    for (const reason of reasons) console.log(reason.replace(/^/gm, '         '));
  }
  await close();
}

console.log(`\nend to end: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
