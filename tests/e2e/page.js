// The page as scenarios see it: ways to go about it, and what it shows as plain values.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dropFiles, until } from './helpers.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const file = (folder, name) => ({ name, text: read(`public/${folder}/${name}`) });

export const SCHEME = file('schemes', 'beichen-ip-2025.json');
export const BUSINESS = file('schemes', 'beichen-yshj-2025.json');
export const EARLIER = file('samples/2024', 'result-2024.json');
export const YEAR = readdirSync(new URL('public/samples/2025/', ROOT)).filter((name) => name.endsWith('.json')).sort()
  .map((name) => file('samples/2025', name));
export const FAULTY = file('samples/faulty', '03-jrj-2025-faulty.json');

/** The same file in GB 18030, by the system's own converter. */
export const inGb18030 = ({ name, text }) =>
  ({ name, bytes: execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text }) });

/** The button, link or summary with this text, for a click. */
export async function control(page, text) {
  const [found] = await page.$x(
    `//*[self::button or self::a or self::summary or self::label][contains(normalize-space(.), "${text}")]`);
  if (!found) throw new Error(`nothing to click says “${text}”`);
  return found;
}

export const click = async (page, text) => (await control(page, text)).click();

/** Waits until the page has computed what it was given. */
export const settled = (page) =>
  until(() => page.$eval('.page', (node) => node.getAttribute('aria-busy') === 'false'), 'the page to settle');

/** Goes to a view by its address, as a bookmark would. */
export const goTo = (page, fragment) => page.evaluate((to) => { location.hash = to; }, fragment);

/** Lets nothing be kept, so that a page that is opened again begins with an empty desk. */
export const keepNothing = (page) =>
  page.evaluateOnNewDocument(() => Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true }));

/** Waits for scores, and goes to the ranking. */
export async function ranked(page) {
  await page.waitForSelector('.tab[href="#ranking"]');
  await settled(page);
  await goTo(page, 'ranking');
  await page.waitForSelector('.rank');
}

export async function loadSample(page) {
  await click(page, '载入演示');
  await ranked(page);
}

export async function drop(page, files) {
  const taken = !(await dropFiles(page, files)) || true;
  await new Promise((done) => setTimeout(done, 50));
  await settled(page);
  return taken;
}

/** Every group's table: [{ title, rows: [{ place, tied, unit, total, grade, change, own, adjusted, notices, lagging }], lines }]. */
export const rankings = (page) => page.$$eval('.group', (groups) => groups.map((group) => {
  const text = (row, selector) => row.querySelector(selector)?.textContent.trim() ?? '';
  const heads = [...group.querySelectorAll('thead th')].map((th) => th.textContent.trim());
  const cell = (row, head) => (heads.includes(head) ? row.children[heads.indexOf(head)].textContent.trim() : '');
  const rows = [...group.querySelectorAll('tbody tr')];
  return {
    title: group.querySelector('h3').firstChild.textContent,
    rows: rows.filter((row) => !row.matches('.quota')).map((row) => ({
      place: text(row, '.place').replace('并列', ''),
      tied: text(row, '.place').includes('并列'),
      unit: text(row, '.name a'),
      state: text(row, '.name > .tag'),
      total: text(row, '.total'),
      grade: text(row, '.grade'),
      change: row.querySelector('td.change .hidden')?.textContent ?? '',
      lagging: text(row, '.name > .lagging'),
      own: cell(row, '自评总分'),
      adjusted: cell(row, '加减分'),
      notices: [...row.querySelectorAll('td.notices .tag')].flatMap((tag) => {
        const [word, times = '1'] = tag.textContent.split('×');
        return Array(Number(times)).fill(word);
      }),
    })),
    lines: rows.flatMap((row, no) => (row.matches('.quota') ? [{ after: no, label: row.textContent }] : [])),
  };
}));

/** A unit's sum: [{ label, points, role }]. */
export const sum = (page) => page.$$eval('.sum tbody tr', (rows) => rows.map((row) => ({
  label: row.querySelector('th').textContent,
  points: row.querySelector('td').textContent,
  role: row.className,
})));

/** A unit's indicators and dimensions: [{ id, score, full, rate, lost, change, state }]; no change where nothing is compared. */
export const indicators = (page) => page.$$eval('.tree tbody tr:not(.trace-row)', (rows) => rows.map((row) => {
  const [name, score, full, rate, lost, ...rest] = row.children;
  const state = rest.pop();
  return {
    id: name.querySelector('b').textContent,
    dimension: row.matches('.dimension'),
    score: score.textContent,
    full: full.textContent,
    rate: rate.textContent.match(/^[\d.]*/)[0],
    lost: lost.textContent,
    change: rest[0]?.textContent,
    state: state.textContent,
    combined: name.querySelector('.combination')?.textContent ?? '',
  };
}));

/** Where a unit lost most: [{ id, lost, need }]. */
export const losses = (page) => page.$$eval('.losses tbody tr', (rows) => rows.map((row) => ({
  id: row.querySelector('b').textContent,
  lost: row.querySelector('.lost').textContent,
  need: row.querySelector('.need').textContent,
})));

/** The goals of the district: [{ title, baseline, value, target, state, remark }]. */
export const goals = (page) => page.$$eval('.goals tbody tr', (rows) => rows.map((row) => {
  const [title, baseline, value, target, state, remark] = [...row.children].map((cell) => cell.textContent.trim());
  return { title, baseline, value, target, state, remark };
}));

/** The open trace of an indicator as { label: text }. */
export const trace = (page, id) => page.$eval(`[id="trace-${id}"]`, (row) => Object.fromEntries(
  [...row.querySelectorAll('dl > div')].map((part) =>
    [part.querySelector('dt').textContent, [...part.querySelectorAll('dd p')].map((p) => p.textContent).join('\n')])));

/** The listed issues: [{ severity, file, spot, path, text, remedy, code }]. */
export const issues = (page) => page.$$eval('.issue', (all) => all.map((issue) => ({
  severity: issue.closest('.found').className.replace(/.*found-/, ''),
  file: issue.closest('.found-file').querySelector('h4').textContent,
  spot: issue.querySelector('.issue-spot span')?.textContent ?? '',
  path: issue.querySelector('.issue-spot code')?.textContent ?? '',
  text: issue.querySelector('.issue-text p').textContent,
  remedy: issue.querySelector('.issue-remedy')?.textContent ?? '',
  code: issue.querySelector('.issue-code').textContent,
})));

/** The names of the open files, from the list of files. */
export const fileNames = (page) => page.$$eval('.files tbody .name', (names) => names.map((name) => name.firstChild.textContent));

/** Opens a view by its tab. */
export async function view(page, tab) {
  await click(page, tab);
  await until(() => page.$eval(`.tab[aria-current]`, (node, tab) => node.textContent.includes(tab), tab), tab);
  if (tab === '排名') await page.waitForSelector('.rank'); // the tab is marked on a unit's card, too
}

export async function openUnit(page, title) {
  const [link] = await page.$x(`//table[contains(@class,"rank")]//a[text()="${title}"]`);
  await link.click();
  await until(() => page.$eval('.unit h2', (node, title) => node.textContent === title, title).catch(() => false), title);
}

export async function openTrace(page, id) {
  await page.click(`[id="node-${id}"]`);
  await page.waitForSelector(`[id="trace-${id}"]`);
  return trace(page, id);
}

/** A screenshot of all there is. Chromium 86 draws only what the window holds, so the window grows first. */
export async function shot(t, name) {
  const { page } = t;
  const { width, height } = page.viewport();
  await page.setViewport({ width, height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)) });
  await t.shot(name);
  await page.setViewport({ width, height });
}

/** Another size of the window, and time for charts to be drawn to it. */
export async function resize(page, width, height) {
  await page.setViewport({ width, height });
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 150)));
}

/** By how much the page is wider than its window. */
export const sidewaysScroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** A table of docs/sample.md below a heading, the first one or a later one, as lists of cells. */
export function documented(heading, no = 0) {
  const lines = read('docs/sample.md').split('\n');
  const from = lines.findIndex((line) => line.startsWith('#') && line.includes(heading));
  if (from < 0) throw new Error(`docs/sample.md has no heading with ${heading}`);
  const rest = lines.slice(from + 1);
  const begins = rest.flatMap((line, at) => (line.startsWith('|') && !rest[at - 1]?.startsWith('|') ? [at] : []));
  const begin = begins[no];
  const length = rest.slice(begin).findIndex((line) => !line.startsWith('|'));
  const cells = rest.slice(begin, begin + length).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return cells.slice(2);
}

/** Hundredths, so that sums are exact. */
export const cents = (points) => Math.round(Number(points.replace('−', '-').replace('+', '')) * 100);
