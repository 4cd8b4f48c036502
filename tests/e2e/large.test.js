// Thousands of units: every view begins with what one can read and the browser can draw, and has a way to
// the rest. Nothing here is timed: numbers of rows and elements are.

import assert from 'node:assert/strict';
import { download, textOf, until } from './helpers.js';
import { made } from './made.js';
import { click, drop, goTo, settled, shot } from './page.js';

const value = (no, at) => ((no * 7919 + at * 104729) % 1000) / 10;
const bounds = [{ id: 'A', title: '优秀', from: 80, quota: { share: 0.3 } }, { id: 'B', title: '一般', from: 0 }];
const notices = [{ id: 'N1', level: 'talk', title: '总分低于40分', when: { total_below: 40 } }];

/** All elements of the page, in whatever they are. */
const elements = (page) => page.evaluate(() => document.querySelectorAll('*').length);

/** The rows of each table that a selector fits. */
const rows = (page, selector) => page.$$eval(selector, (tables) => tables.map((table) => table.tBodies[0].rows.length));

/** Goes to a view by its address, and waits for a part of it. */
async function visit(page, fragment, selector) {
  await goTo(page, fragment);
  await page.waitForSelector(selector);
  await settled(page);
}

const MANY = 9000;

export default {
  'large: 3,000 units in five groups: no view draws more than one can take in': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(5, 600, 4, { grades: { bounds }, notices });
    await drop(page, [scheme, data('verified', value), data('self', value, '自评.json')]);
    await page.waitForSelector('.overview-group');
    const views = [
      ['overview', '.own-tables'], ['ranking', '.rank'], ['unit=500000000007', '.unit'], ['indicators', '.indicator-list'],
      ['indicator=A2', '.indicator'], ['compare', '.compare-nothing'], ['what-if=A2', '.whatif-step'], ['issues', '#heading'],
      ['files', '.files'],
    ];
    for (const [fragment, selector] of views) {
      await visit(page, fragment, selector);
      const count = await elements(page);
      assert.ok(count < MANY, `${fragment} has ${count} elements`);
    }

    // The tables of a view share what is drawn at first; each goes on by itself.
    await visit(page, 'indicator=A2', '.indicator-units');
    assert.deepEqual(await rows(page, '.indicator-units'), [48, 48, 48, 48, 48]);
    await click(page, '再显示100项，还有552项');
    await until(async () => (await rows(page, '.indicator-units'))[0] === 148, 'a portion more');
    await click(page, '显示全部600项');
    await until(async () => (await rows(page, '.indicator-units'))[0] === 600, 'all of the group');
    await page.click('.indicator-units .name .sort');
    await until(async () => (await rows(page, '.indicator-units'))[0] === 48, 'another order from its first portion');
    assert.deepEqual((await rows(page, '.indicator-units')).slice(1), [48, 48, 48, 48]);

    await visit(page, 'ranking', '.rank');
    const ranked = () => page.$$eval('.rank', (tables) => tables.map((table) => table.querySelectorAll('tbody tr:not(.quota)').length));
    assert.deepEqual(await ranked(), [48, 48, 48, 48, 48]);
    // The keyboard goes to a row that is drawn for it.
    await page.focus('.rank tbody a');
    await page.keyboard.press('End');
    await until(async () => (await ranked())[0] === 600, 'all that lies between');
    await until(() => page.evaluate(() => {
      const row = document.activeElement.closest('tr');
      return row && row === [...row.parentElement.querySelectorAll('tr:not(.quota)')].pop();
    }), 'the last row in focus');

    await visit(page, 'what-if=A2', '.whatif-table');
    assert.deepEqual(await rows(page, '.whatif-table'), [48, 48, 48, 48, 48]);
    await click(page, '显示全部600项');
    await until(async () => (await rows(page, '.whatif-table'))[0] === 600, 'all of the group');
    await click(page, '按变动大小');
    await until(async () => (await rows(page, '.whatif-table'))[0] === 48, 'another order from its first portion');
    await shot(t, 'large-what-if');
  },

  'large: 3,000 units of one group against those of the year before': async (t) => {
    // Twelve who are here no more are named, the others counted.
    const count = t.browserName === 'chromium-86' ? 1500 : 3000;
    const page = await t.open();
    const earlier = made(1, count, 2, { version: '0' });
    await drop(page, [earlier.scheme, earlier.data('verified', (no, at) => value(no + 500, at))]);
    await page.waitForSelector('.overview-group');
    const { name, text } = await download(page, () => click(page, '下载考核结果'));
    await visit(page, 'files', '.files');
    await click(page, '全部移除');
    await page.waitForSelector('.start');

    const now = made(1, count, 2);
    const scheme = JSON.parse(now.scheme.text);
    const left = scheme.units.splice(0, 40);
    const data = JSON.parse(now.data('verified', value).text);
    data.rows.splice(0, 40);
    await drop(page, [{ name: '方案.json', text: JSON.stringify(scheme) }, { name: '数据.json', text: JSON.stringify(data) }, { name, text }]);
    await visit(page, 'compare', '.compare-table');
    assert.deepEqual(await rows(page, '.compare-table'), [100]);
    assert.match(await textOf(page, '.compare-group .remark'), new RegExp(`${left[0].title}[\\s\\S]*等40个单位。$`));
    assert.ok((await page.$$('.compare-overview a')).length <= 24);
    assert.ok(await elements(page) < MANY);
    await click(page, '再显示100项');
    await until(async () => (await rows(page, '.compare-table'))[0] === 200, 'a portion more');
    await click(page, `显示全部${count - 40}项`);
    await until(async () => (await rows(page, '.compare-table'))[0] === count - 40, 'all of them', 30_000);
    await click(page, '按总分变化');
    await until(async () => (await rows(page, '.compare-table'))[0] === 100, 'another order from its first portion');
    // Sixty places are drawn, and where these came from as far as it can be seen on a screen or three.
    await page.waitForSelector('.compare-group .chart-drawn');
    assert.ok(await page.$eval('.compare-group .chart-sheet', (chart) => chart.offsetHeight) < 2600);
    assert.match(await textOf(page, '.compare-group .chart-sheet'), /第90名以后（\d+个单位）/);
    await shot(t, 'large-compare');
  },
};
