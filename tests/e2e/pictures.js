// Pictures of every view for the documentation: `make pictures` builds the page and runs this.
//
//   node tests/e2e/pictures.js [name of a view]
//
// Each view of views.js at three widths, some in English and dark, and what has a use on paper as a sheet.
// The clock stands still, so that what has not changed looks the same again.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../.ci/serve.js';
import { until } from './helpers.js';
import { launch } from './kernels.js';
import { settled } from './page.js';
import { VIEWS, speak } from './views.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'docs', 'pictures');
const WIDTHS = [1440, 1024, 480];
const NOW = '2026-01-20T09:30:00+08:00';
/** The longest picture: what lies below looks like what lies above it. */
const LONGEST = 2000;
/** One screen, for what differs from another view at the top only. */
const SCREEN = 900;
/** Sheets of a view that are kept. */
const SHEETS = 2;

const only = process.argv[2];
const views = VIEWS.filter(({ name }) => !only || name === only);
mkdirSync(FOLDER, { recursive: true });
if (!only) for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));

/** Lets nothing be different at another time. */
function still(now) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) { super(...(parts.length > 0 ? parts : [now])); }
    static now() { return new Real(now).getTime(); }
  };
}

/** Waits until the page has computed, drawn its charts and loaded its type. */
async function quiet(page) {
  await settled(page);
  // A chart that nobody sees, in a closed part of the page, is not drawn.
  await until(() => page.$$eval('.chart-coming', (all) => all.every((node) => node.closest('details:not([open])'))), 'the charts');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await new Promise((done) => setTimeout(done, 400));
}

async function picture(page, name, width, longest, from) {
  // What happened last passes, and does not lie over the middle of the picture.
  await page.$$eval('.event .button', (all) => all[all.length - 1]?.click());
  await page.setViewport({ width, height: 900 });
  await quiet(page);
  const [begin, end] = await page.evaluate((from) => [
    from ? document.querySelector(from).getBoundingClientRect().top + scrollY : 0, document.documentElement.scrollHeight], from);
  const height = Math.min(longest, end - begin);
  await page.screenshot({
    path: join(FOLDER, `${name}.webp`), type: 'webp', quality: 32, captureBeyondViewport: true,
    clip: { x: 0, y: begin, width, height },
  });
}

/** The first sheets as a printer would get them. */
async function sheets(page, name) {
  await page.setViewport({ width: 1280, height: 900 });
  await quiet(page);
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-pictures-'));
  const pdf = join(folder, 'sheets.pdf');
  await page.pdf({ path: pdf, printBackground: false, preferCSSPageSize: true });
  execFileSync('pdftoppm', ['-jpeg', '-jpegopt', 'quality=70', '-r', '80', '-l', String(SHEETS), pdf, join(folder, 'sheet')]);
  const made = readdirSync(folder).filter((file) => file.endsWith('.jpg')).sort();
  made.forEach((file, no) => {
    const to = join(FOLDER, `${name}-paper-${no + 1}.jpg`);
    execFileSync('cp', [join(folder, file), to]);
  });
  rmSync(folder, { recursive: true });
}

const server = await serve({ folder: join(ROOT, 'dist'), prefix: '/scorecard/' });
const browser = await launch('chromium');
for (const { name, go, open, paper, top, from, also = [] } of views) {
  const { page, context } = await browser.newPage();
  await page.evaluateOnNewDocument(still, NOW);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${server.origin}/scorecard/`);
  await until(() => page.$eval('html', (html) => html.dataset.scorecard === 'running'), 'the program');
  await go({ page });
  await open?.({ page });
  const longest = top ? SCREEN : LONGEST;
  for (const width of WIDTHS) await picture(page, `${name}-${width}`, width, longest, from);
  if (also.includes('dark')) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await picture(page, `${name}-1440-dark`, 1440, longest, from);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  }
  if (paper) await sheets(page, name);
  if (also.includes('english')) {
    await speak(page, 'en');
    await open?.({ page });
    await picture(page, `${name}-1440-english`, 1440, longest, from);
  }
  await context.close();
  console.log(`  ${name}`);
}
await browser.close();
await server.close();

/** What follows the view's name in a picture's: "1440-dark" → "1440 px, dark". */
const label = (rest) => rest.replace(/^(\d+)(?=-|$)/, '$1 px').replaceAll('-', ', ').replace('paper, ', 'paper, sheet ');
const files = readdirSync(FOLDER).sort();
const lines = VIEWS.flatMap(({ name, says }) => {
  // A view's name may begin with another's.
  const own = files.filter((file) => file.startsWith(`${name}-`) && /^(\d+|paper)/.test(file.slice(name.length + 1)));
  const rest = (file) => file.slice(name.length + 1).replace(/\.\w+$/, '');
  const order = (file) => (/^\d/.test(rest(file)) ? 10_000 - parseInt(rest(file), 10) : 20_000);
  own.sort((a, b) => order(a) - order(b) || a.localeCompare(b));
  return own.length === 0 ? [] : [`| ${name}: ${says} | ${own.map((file) => `[${label(rest(file))}](pictures/${file})`).join(' · ')} |`];
});
writeFileSync(join(ROOT, 'docs', 'pictures.md'), `# Pictures

Every view of the page with the sample year, made by \`make pictures\` from the table in \`tests/e2e/views.js\`: at 1440, 1024 and 480 px, and on paper.

| view | pictures |
|---|---|
${lines.join('\n')}
`);
const bytes = files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
console.log(`${files.length} pictures, ${(bytes / 1e6).toFixed(1)} MB in docs/pictures`);
