// 与上期比较: what rose and fell since last year's result, as docs/sample.md has it and as one works it out.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFiles, textOf, until, untilText } from './helpers.js';
import { EARLIER, SCHEME, YEAR, cents, click, documented, drop, loadSample, openUnit, settled, shot, sidewaysScroll, view } from './page.js';
import { speak, visit } from './views.js';

const NAMES = ['before', 'now', 'rise', 'placeBefore', 'place', 'moved', 'gradeBefore', 'grade', 'graded'];

/** Every group's table: [{ title, rows: [{ unit, note, before, now, rise, … }] }]. */
const tables = (page) => page.$$eval('.compare-group', (groups, names) => groups.map((group) => ({
  title: group.querySelector('h3').firstChild.textContent,
  rows: [...group.querySelectorAll('.compare-table > tbody > tr:not(.compare-parts)')].map((row) => ({
    unit: row.querySelector('.name a').textContent,
    note: row.querySelector('.name .tag')?.textContent ?? '',
    ...Object.fromEntries(names.map((name, no) => [name, row.children[no + 1].textContent])),
  })),
})), NAMES);

const rows = async (page) => (await tables(page)).flatMap((group) => group.rows);

/** Opens a unit's row, and returns its dimensions and indicators. */
async function parts(page, unit) {
  await page.click(`.opener[aria-label="${unit}各项变化"]`);
  await page.waitForSelector('.part-changes');
  return page.$$eval('.part-changes tbody tr', (all) => all.map((row) => {
    const [name, ...cells] = [...row.children];
    return { id: name.querySelector('b').textContent, note: name.querySelector('.tag')?.textContent ?? '', cells: cells.map((cell) => cell.textContent) };
  }));
}

/** "▲升1位", "▼降3位" or "未变" of places written as "2→1". */
function moved(places) {
  const [from, to] = places.split('→').map(Number);
  return from === to ? '未变' : from > to ? `▲升${from - to}位` : `▼降${to - from}位`;
}

const GRADES = ['优秀', '良好', '一般', '较差'];
function graded(before, now) {
  const up = GRADES.indexOf(before) - GRADES.indexOf(now);
  return up === 0 ? '未变' : up > 0 ? `▲升${'一两'[up - 1]}等` : `▼降${'一两'[-up - 1]}等`;
}

async function openCompare(page) {
  await loadSample(page);
  await visit(page, 'compare', '.compare-table');
}

const json = (name, value) => ({ name, text: JSON.stringify(value) });

export const kernels = ['chromium-86'];

export default {
  'every total, place and grade of both years as in docs/sample.md': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await view(page, '与上期比较');
    const shown = new Map((await rows(page)).map((row) => [row.unit, row]));
    const expected = documented('上年度：2024年', 1);
    assert.equal(shown.size, expected.length);
    for (const [unit, before, now, rise, places, gradeBefore, grade] of expected) {
      const row = shown.get(unit);
      const open = grade.includes('待定');
      assert.deepEqual(row, {
        unit, note: '', before, now, rise: `${rise.startsWith('−') ? '▼' : '▲'}${rise}`,
        placeBefore: places.split('→')[0], place: places.split('→')[1], moved: moved(places),
        gradeBefore, grade: open ? '待定（优秀或良好）' : grade, graded: open ? '' : graded(gradeBefore, grade),
      });
      assert.equal(cents(rise), cents(now) - cents(before), unit);
    }
    const text = await textOf(page, '.compare');
    // By hand from the table above: 15 lines with +, 7 with −; 天穆镇, 小淀镇 and 风电产业园 rose a grade,
    // 双街镇, 普东街道 and 西堤头镇 fell.
    for (const words of ['总分上升15个、下降7个；等次上升3个、下降3个', '+7.15', '−28.61', '上期：2024', '上期2024，本期2025']) {
      assert.ok(text.includes(words), words);
    }
    const most = await page.$$eval('.compare-overview dd a', (links) => links.map((link) => link.textContent));
    assert.deepEqual(most, ['天津医药医疗器械工业园', '西堤头镇']);
    await until(async () => (await page.$$('.chart-drawn')).length === 3, 'the slopes');
    await shot(t, 'compare');
  },

  'a unit\'s dimensions and indicators: scores and rates of both years': async (t) => {
    const page = await t.open();
    await openCompare(page);
    const earlier = JSON.parse(EARLIER.text).groups.flatMap((group) => group.units).find((unit) => unit.title === '小淀镇');
    const before = new Map(earlier.nodes.map((node) => [node.id, node]));
    const now = new Map(documented('小淀镇各项得分').filter(([name]) => /^[TG]\d-/.test(name))
      .map(([name, , , , rate, score]) => [name.split(' ')[0], { rate, score }]));
    const shown = (await parts(page, '小淀镇')).filter(({ id }) => now.has(id));
    assert.equal(shown.length, 31);
    for (const { id, note, cells } of shown) {
      const [scoreBefore, score, rise, rateBefore, rate, rateRise] = cells;
      assert.equal(note, '', 'the same indicators for the same marks');
      assert.equal(scoreBefore, before.get(id).rounded ?? '—', id);
      assert.equal(score, now.get(id).score, id);
      if (scoreBefore === '—' || score === '—') {
        assert.deepEqual([rise, rateRise], ['', ''], id);
        continue;
      }
      const bare = (text) => text.replace(/^[▲▼]/, '');
      assert.equal(cents(bare(rise)), cents(score) - cents(scoreBefore), id);
      assert.ok(Math.abs(Number(rateBefore) - Number(before.get(id).rate) * 100) <= 0.005 + 1e-9, id);
      assert.ok(Math.abs(cents(bare(rateRise)) - (cents(rate) - cents(rateBefore))) <= 1, id);
    }
    await shot(t, 'compare-parts');
    await page.click('.opener[aria-label="小淀镇各项变化"]');
    await until(async () => !(await page.$('.part-changes')), 'the row to close');
  },

  'in the order of the change, and back; from a unit to its card': async (t) => {
    const page = await t.open();
    await openCompare(page);
    await click(page, '按总分变化');
    const order = (await tables(page))[0].rows.map((row) => row.unit);
    assert.deepEqual([order[0], order.at(-1)], ['小淀镇', '西堤头镇']);
    await click(page, '按本期名次');
    assert.equal((await tables(page))[0].rows[0].unit, '宜兴埠镇');
    await page.$$eval('.compare-table .name a', (all) => all.find((link) => link.textContent === '双街镇').click());
    await until(async () => (await textOf(page, 'h2')).includes('双街镇'), 'the card');
  },

  'nothing to compare with: what to do; a file chosen there is compared at once': async (t) => {
    const page = await t.open();
    await drop(page, [SCHEME, ...YEAR]);
    await visit(page, 'compare', '.compare-nothing');
    assert.match(await textOf(page, '.compare-nothing'), /还没有打开上期结果[\s\S]*打开上期结果[\s\S]*下载考核结果/);
    await shot(t, 'compare-nothing');
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-earlier-'));
    const path = join(folder, EARLIER.name);
    writeFileSync(path, EARLIER.text);
    await chooseFiles(page, '.compare-nothing input[type=file]', path);
    await page.waitForSelector('.compare-table');
    await settled(page);
    assert.equal((await rows(page)).length, 22);

    // Another one takes its place instead of standing beside it.
    const other = JSON.parse(EARLIER.text);
    other.period = '2023';
    const second = join(folder, 'result-2023.json');
    writeFileSync(second, JSON.stringify(other));
    await chooseFiles(page, '.compare-head input[type=file]', second);
    await untilText(page, '上期：2023');
    await drop(page, [EARLIER]);
    await untilText(page, '打开了不止一份往期结果');
    assert.equal(await page.$('.compare-table'), null);
  },

  'the result of another scheme is not compared, and it says why': async (t) => {
    const page = await t.open();
    const other = JSON.parse(EARLIER.text);
    other.scheme.id = 'other';
    other.scheme.title = '另一方案';
    await drop(page, [SCHEME, ...YEAR, json('往期.json', other)]);
    await visit(page, 'compare', '.compare-nothing');
    assert.match(await textOf(page, '.compare-nothing'), /属于另一方案“另一方案”[\s\S]*没有意义[\s\S]*打开上期结果/);
    await shot(t, 'compare-other');
  },

  'units that came, went and moved; indicators that came, went and count for other marks': async (t) => {
    const page = await t.open();
    const earlier = JSON.parse(EARLIER.text);
    const [towns, streets] = earlier.groups;
    // 天穆镇 was called another and is gone; 瑞景街道 was among the towns; T1-1 counted for 4, T1-2 is new, T9-9 is gone.
    Object.assign(towns.units[0], { code: '120113199000', title: '撤销镇' });
    towns.units.push(streets.units.splice(streets.units.findIndex((unit) => unit.title === '瑞景街道'), 1)[0]);
    for (const unit of earlier.groups.flatMap((group) => group.units)) {
      unit.nodes = unit.nodes.filter((node) => node.id !== 'T1-2');
      const counted = unit.nodes.find((node) => node.id === 'T1-1');
      if (counted) counted.full = '4';
      unit.nodes.push({ id: 'T9-9', state: 'scored', x: '1', full: '1', rate: '1', exact: '1', rounded: '1.00' });
    }
    await drop(page, [SCHEME, ...YEAR, json(EARLIER.name, earlier)]);
    await visit(page, 'compare', '.compare-table');
    const shown = new Map((await rows(page)).map((row) => [row.unit, row]));
    assert.deepEqual([shown.get('天穆镇').note, shown.get('天穆镇').before, shown.get('天穆镇').rise], ['上期没有', '—', '']);
    assert.match(shown.get('瑞景街道').note, /上期在镇组/);
    assert.deepEqual([shown.get('瑞景街道').placeBefore, shown.get('瑞景街道').moved, shown.get('瑞景街道').rise], ['—', '', '▲+4.02']);
    assert.match(await textOf(page, '.compare-group .remark'), /本期不再考核：撤销镇（上期89\.55分，第3名）/);
    const scheme = await textOf(page, '.compare-scheme');
    for (const words of ['本期新增：T1-2', '本期不再考核：T9-9', 'T1-1', '（镇）4→2', '看得分率']) assert.ok(scheme.includes(words), words);
    const all = new Map((await parts(page, '宜兴埠镇')).map((part) => [part.id, part]));
    assert.deepEqual([all.get('T1-1').note, all.get('T1-1').cells[2]], ['分值有变，看得分率', '']);
    assert.match(all.get('T1-1').cells[0], /\/4$/);
    assert.equal(all.get('T1-2').note, '本期新增');
    assert.equal(all.get('T9-9').note, '本期不再考核');
    await shot(t, 'compare-changed');
  },

  'in English, at 480 pixels, the tables scroll in their own box': async (t) => {
    const page = t.page;
    await page.setViewport({ width: 480, height: 800 });
    await t.open();
    await openCompare(page);
    await speak(page, 'en');
    const text = await textOf(page, '.compare');
    for (const words of ['Of 22 units in both results, the total rose for 15 and fell for 7', 'down 3', 'up 1', 'same', 'Compared with: 2024']) {
      assert.ok(text.includes(words), words);
    }
    assert.equal(await sidewaysScroll(page), 0);
    assert.ok(await page.$eval('.compare-group .scroll', (box) => box.scrollWidth > box.clientWidth && box.tabIndex === 0));
    await shot(t, 'compare-480');
  },
};
