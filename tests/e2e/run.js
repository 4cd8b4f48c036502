// Runs every scenario of tests/e2e/*.test.js in each kernel against dist/.
//
//   node tests/e2e/run.js [--kernel=chromium|chromium-86|firefox] [--jobs=3] [part of a file's or scenario's name]
//
// A scenario file exports an object: name → async function (t). Where it only looks at what the program
// computes and writes, which is the same everywhere, it also exports `kernels`: those that it runs in;
// the oldest breaks first. `t` offers
//   browserName, page     the kernel's name, and a fresh puppeteer page in a fresh profile
//   another()             opens another page of the same profile, as another tab of the same browser
//   base                  the address of the page, in a sub-path as on a portal
//   open(path = '')       goes there and waits until the program runs; resolves with the page
//   load(path = '')       goes there without waiting for the program
//   state()               loading, running or failed (boot.js)
//   shot(name)            a screenshot of the whole page in test-results/<kernel>/<name>.png
//   allow(pattern)        says that a problem of this kind belongs to the scenario
//   reload()              loads the page anew, answering that one leaves; resolves with whether it had asked
//   skip(reason)          ends a scenario that this kernel has no means for; it counts as skipped
//   problems              what was noticed so far, one sentence each
//   server                the static server of .ci/serve.js; change its policy, prefix or answer
// and fails when it throws, or when one of these was noticed and not allowed: an error in the console
// (a breach of the content policy is one), an uncaught exception, a dialog, a request that leaves the
// page's folder, any request at all once open() has seen the program run, but for the charting library and
// the office's module.

import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.js';
import { until } from './helpers.js';
import { KERNELS, launch } from './kernels.js';

/** Thrown by a scenario that the kernel has no means for. */
class Skipped extends Error {}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..', '..');
const SUB_PATH = '/portal/apps/scorecard/';
/** What is fetched on first use: the charting library, the office's worker and its program. */
const LATER = /^(charts-[0-9a-f]+\.js|office-[0-9a-f]+\.(js|wasm))$/;
const LIMIT_MS = 60_000;
/** A machine that does several things at once takes its time to compile the program. */
const START_MS = 30_000;

/** Everything a scenario can use; see the top of this file. */
async function prepare(browserName, browser) {
  const server = await serve({ folder: join(ROOT, 'dist'), prefix: SUB_PATH });
  const { page, another, context } = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });

  const problems = [];
  const allowed = [];
  let running = false;
  let asked;

  const t = {
    browserName,
    page,
    another,
    server,
    problems,
    get base() { return server.origin + server.prefix; },
    allow: (pattern) => allowed.push(pattern),
    skip: (reason) => { throw new Skipped(reason); },
    reload: async () => {
      [running, asked] = [false, false];
      await page.reload({ waitUntil: 'domcontentloaded' });
      const answer = asked;
      asked = undefined;
      return answer;
    },
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
      }, 'the program to start', START_MS);
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
    if (asked === false && dialog.type() === 'beforeunload') {
      asked = true;
      await dialog.accept();
      return;
    }
    problems.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data|about):/.test(url)) return;
    if (!url.startsWith(t.base)) problems.push(`request to elsewhere: ${url}`);
    else if (running && !LATER.test(url.slice(t.base.length))) problems.push(`request after the start: ${url}`);
  });
  return t;
}

/** Runs one scenario; resolves with why it failed, in `reasons`, or why it was skipped. */
async function attempt({ title, run }, browserName, browser) {
  const t = await prepare(browserName, browser);
  let timer;
  try {
    await Promise.race([
      run(t),
      new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`took longer than ${LIMIT_MS} ms`)), LIMIT_MS); }),
    ]);
    return { reasons: t.unexpected() };
  } catch (error) {
    if (error instanceof Skipped) return { skipped: error.message, reasons: t.unexpected() };
    await t.shot(`FAILED ${title.replace(/\W+/g, '-')}`).catch(() => {});
    return { reasons: [error.stack ?? String(error), ...t.unexpected()] };
  } finally {
    clearTimeout(timer);
    await t.close().catch(() => {});
  }
}

const options = process.argv.slice(2);
const option = (name) => options.find((o) => o.startsWith(`--${name}=`))?.slice(name.length + 3);
const kernel = option('kernel');
const part = options.find((o) => !o.startsWith('--')) ?? '';

const scenarios = [];
for (const file of readdirSync(HERE).filter((name) => name.endsWith('.test.js')).sort()) {
  const { default: named, kernels = Object.keys(KERNELS) } = await import(join(HERE, file));
  for (const [name, run] of Object.entries(named)) {
    const title = `${basename(file, '.test.js')}: ${name}`;
    if (title.includes(part)) scenarios.push({ title, run, kernels });
  }
}

const count = { passed: 0, failed: 0, skipped: 0 };

/** Prints how a scenario ended, and counts it. */
function report(title, { reasons, skipped }, ms) {
  const outcome = reasons.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed';
  count[outcome] += 1;
  const word = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' }[outcome];
  console.log(`  ${word} ${title} (${skipped ? `skipped: ${skipped}` : `${ms} ms`})`);
  for (const reason of reasons) console.log(reason.replace(/^/gm, '         '));
}

/** Goes through what is left of the scenarios with a browser of its own. */
async function work(browserName, browser, left) {
  for (let scenario = left.shift(); scenario; scenario = left.shift()) {
    const begin = Date.now();
    report(scenario.title, await attempt(scenario, browserName, browser), Date.now() - begin);
  }
}

for (const browserName of kernel ? [kernel] : Object.keys(KERNELS)) {
  const left = scenarios.filter(({ kernels }) => kernels.includes(browserName));
  const jobs = Math.min(Number(option('jobs') ?? 3), left.length);
  const begin = Date.now();
  const browsers = [];
  for (let no = 0; no < jobs; no += 1) browsers.push(await launch(browserName));
  console.log(`\n${browserName} (${browsers[0]?.version})`);
  await Promise.all(browsers.map((browser) => work(browserName, browser, left)));
  await Promise.all(browsers.map((browser) => browser.close()));
  console.log(`  ${Math.round((Date.now() - begin) / 1000)} s`);
}

console.log(`\nend to end: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1);
