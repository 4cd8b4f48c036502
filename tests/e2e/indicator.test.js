// One indicator across all units: what was reported, what it is worth, how it lies, who is missing and what stands out.

import assert from 'node:assert/strict';
import { textOf, until } from './helpers.js';
import {
  SCHEME, YEAR, click, drop, indicators, loadSample, openUnit, sidewaysScroll, shot, trace, view,
} from './page.js';

const rows = (page) => page.$$eval('.indicator-units', (tables) => tables.map((table) => [...table.querySelectorAll('tbody tr')].map((row) => {
  const text = (selector) => row.querySelector(selector)?.textContent.trim() ?? '';
  const figures = [...row.querySelectorAll('td.figure')].map((cell) => cell.textContent.trim());
  return { unit: text('.name'), data: text('td.wide'), target: figures[0], value: figures[1], rate: text('.rate').split('%')[0], score: figures[2], lost: figures[3], state: text('.state') };
})));

/** Opens an indicator from the list. */
async function open(page, id) {
  await click(page, '指标');
  await page.waitForSelector('.indicator-list');
  await page.click(`.indicator-list a[href="#indicator=${id}"]`);
  await until(() => page.$eval('.indicator h2', (head, id) => head.textContent.startsWith(`${id} `), id).catch(() => false), id);
}

/** The sample with one department's datum changed: `change` gets the rows of its file. */
const changed = (name, change) => YEAR.map((file) => {
  if (!file.name.includes(name)) return file;
  const data = JSON.parse(file.text);
  change(data.rows);
  return { name: file.name, text: JSON.stringify(data) };
});

export const kernels = ['chromium-86'];

export default {
  'all indicators are listed by dimension with what is known of them': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    await loadSample(page);
    await click(page, '指标');
    await page.waitForSelector('.indicator-list');
    const scheme = JSON.parse(SCHEME.text);
    const leaves = (nodes) => nodes.flatMap((node) => (node.children ? leaves(node.children) : [node]));
    const listed = await page.$$eval('.indicator-list tbody tr:not(.dimension) b', (ids) => ids.map((id) => id.textContent));
    assert.deepEqual(listed, leaves(scheme.tree).map(({ id }) => id));
    const dimensions = await page.$$eval('.indicator-list .dimension', (all) => all.map((row) => row.textContent));
    assert.deepEqual(dimensions, scheme.tree.map(({ id, title }) => `${id} ${title}`));
    const heads = await page.$$eval('.indicator-list thead th', (all) => all.map((th) => th.innerText.replace(/\s+/g, ' ').trim()));
    assert.equal(heads.length, scheme.groups.length + 5);
    await shot(t, 'indicator-list');

    await click(page, '查看明细表');
    await page.waitForSelector('.rates');
    const [first] = await page.$$eval('.rates tbody tr', (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.equal(first.length, listed.length + 1);
    await view(page, '排名');
    await openUnit(page, first[0]);
    const rates = Object.fromEntries((await indicators(page)).map(({ id, rate }) => [id, rate]));
    listed.forEach((id, no) => {
      if (rates[id]) assert.equal(Number.parseFloat(first[no + 1]).toFixed(2), Number(rates[id]).toFixed(2), id);
    });
  },

  'one indicator: data, values, rates and losses of every unit, with links to the grounds': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    await loadSample(page);
    await open(page, 'T5-1');
    const all = await rows(page);
    assert.equal(all.length, 3, 'a table for each group');
    assert.equal(all.flat().length, 22);
    for (const group of all) {
      const by = group.map(({ rate }) => Number.parseFloat(rate) || -1);
      assert.deepEqual(by, [...by].sort((a, b) => b - a), 'the best rate first');
    }
    const about = await textOf(page, '.indicator .trace');
    assert.match(about, /分值[\s\S]*方向[\s\S]*计分规则[\s\S]*依据/);
    const [{ unit, data, rate, score }] = all[0];
    assert.match(data, /：.*（.*\.json）/, 'as reported, by whom, in which file');
    await page.click('.indicator-units tbody a');
    await page.waitForSelector('[id="trace-T5-1"]');
    assert.equal(await textOf(page, '.unit h2'), unit);
    const own = (await indicators(page)).find(({ id }) => id === 'T5-1');
    assert.deepEqual([Number(own.rate), own.score], [Number(rate), score]);
    assert.ok((await trace(page, 'T5-1'))['数据'].includes(data));
    await page.goBack();
    await page.waitForSelector('.indicator');
    await page.waitForSelector('.chart-drawn', { timeout: 10_000 });
    await shot(t, 'indicator-page');
  },

  'tables are ordered by a column and back': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    await loadSample(page);
    await open(page, 'T5-1');
    const [before] = await rows(page);
    const value = '.indicator-units thead th:nth-child(4) button';
    await page.click(value);
    const sorted = (await rows(page))[0].map((row) => Number.parseFloat(row.value) || -1);
    assert.deepEqual(sorted, [...sorted].sort((a, b) => b - a));
    await page.click(value);
    assert.deepEqual((await rows(page))[0].map((row) => Number.parseFloat(row.value) || -1), [...sorted].reverse());
    assert.equal(await page.$eval('.indicator-units thead th:nth-child(4)', (th) => th.getAttribute('aria-sort')), 'ascending');
    assert.deepEqual((await rows(page))[0].map(({ unit }) => unit).sort(), before.map(({ unit }) => unit).sort());
  },

  'previous and next lead through all indicators': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    await loadSample(page);
    await click(page, '指标');
    await page.waitForSelector('.indicator-list');
    const titles = await page.$$eval('.indicator-list tbody a b', (all) => all.map((b) => b.textContent));
    await open(page, titles[0]);
    assert.equal((await page.$$('.indicator-neighbours a')).length, 1, 'nothing before the first');
    for (const id of titles.slice(1, 4)) {
      await click(page, '下一项');
      await until(() => page.$eval('.indicator h2', (head, id) => head.textContent.startsWith(`${id} `), id), id);
    }
    await click(page, '上一项');
    await until(() => page.$eval('.indicator h2', (head, id) => head.textContent.startsWith(`${id} `), titles[2]), titles[2]);
    await t.open('#indicator=Z9-9');
    await page.waitForSelector('.left, .empty');
  },

  'who has not reported is named with the department to be reminded': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    const gone = [];
    const files = changed('03-jrj', (all) => {
      for (const row of all.slice(0, 2)) {
        gone.push(row.unit);
        delete row.values['T5-1'];
      }
    });
    await drop(page, [SCHEME, ...files]);
    await open(page, 'T5-1');
    const titles = gone.map((code) => JSON.parse(SCHEME.text).units.find((unit) => unit.code === code).title);
    const todo = await textOf(page, '.indicator-todo');
    assert.match(todo, /2个单位未报送，请催报/);
    for (const title of titles) assert.ok(todo.includes(title), todo);
    const missing = (await rows(page)).flat().filter(({ state }) => state.includes('未报送')).map(({ unit }) => unit);
    assert.deepEqual(missing.sort(), titles.sort());
    await click(page, '全部指标');
    await page.waitForSelector('.indicator-list');
    const row = await page.$eval('.indicator-list a[href="#indicator=T5-1"]', (link) => link.closest('tr').innerText);
    assert.match(row, /2个单位/);
  },

  'a value far from its group is to be checked, and scored as before': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    let code;
    const files = changed('03-jrj', (all) => {
      const row = all.find(({ values }) => values['T5-1']?.value > 0);
      code = row.unit;
      row.values['T5-1'].value *= 900;
    });
    await drop(page, [SCHEME, ...files]);
    await open(page, 'T5-1');
    const { title } = JSON.parse(SCHEME.text).units.find((unit) => unit.code === code);
    const marked = (await rows(page)).flat().filter(({ state }) => state.includes('远高于本组，请核对')).map(({ unit }) => unit);
    assert.ok(marked.includes(title), `${marked}`);
    assert.match(await textOf(page, '.indicator-todo'), new RegExp(`${title}.*：远高于本组，请核对`));
    await page.setViewport({ width: 480, height: 800 });
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'indicator-480');
    await click(page, '全部指标');
    await page.waitForSelector('.indicator-list');
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'indicator-list-480');
  },

  'the page speaks English, too': async (t) => {
    t.allow(/request after the start.*charts/);
    const page = await t.open();
    await loadSample(page);
    await open(page, 'T5-1');
    await click(page, 'English');
    await until(async () => (await textOf(page, '.indicator')).includes('About this indicator'), 'English');
    await page.setViewport({ width: 1440, height: 900 });
    await shot(t, 'indicator-en');
  },
};
