// What the appraisers are asked after the ranking: how far the district is, who moved, what is late, what it
// would take, and what the other scorecard says.

import assert from 'node:assert/strict';
import { textOf, until, untilText } from './helpers.js';
import {
  BUSINESS, EARLIER, SCHEME, YEAR, cents, click, documented, drop, fileNames, goTo, goals, indicators, loadSample, losses, openTrace,
  openUnit, rankings, settled, shot, sidewaysScroll, sum, view,
} from './page.js';

const rows = async (page) => (await rankings(page)).flatMap((group) => group.rows);

/** The words of a change: "总分比上期高4.46分，名次升1位". */
function changed(points, places) {
  const [from, to] = places.split('→').map(Number);
  const size = points.replace(/[+−]/, '');
  const moved = from === to ? '名次未变' : from > to ? `名次升${from - to}位` : `名次降${to - from}位`;
  return `总分比上期${points.startsWith('−') ? '低' : '高'}${size}分，${moved}`;
}

/** A scheme in which every way of combining occurs, small enough to compute by hand. */
const MEANS = {
  format: 'ip-scorecard/scheme@1', id: 'means', version: '1', title: '试算方案', status: 'adopted',
  adopted: { title: '关于印发试算方案的通知', date: '2025-01-10' },
  period: { start: '2025-01-01', end: '2025-12-31' },
  missing: { not_applicable: 'rescale_siblings', not_reported: 'zero', min_applicable: 0 },
  groups: [{ id: 'town', title: '镇' }],
  units: [{ code: '120113100000', title: '天穆镇', group: 'town' }],
  tree: [
    { id: 'A', title: '创造', weight: 60, children: [
      { id: 'A1', title: '专利', weight: 30, target: 10, rule: { kind: 'completion' } },
      { id: 'A2', title: '商标', weight: 30, target: 10, rule: { kind: 'completion' } },
    ] },
    { id: 'B', title: '保护', weight: 40, aggregate: 'geometric', children: [
      { id: 'B1', title: '调解', weight: 20, target: 100, rule: { kind: 'completion' } },
      { id: 'B2', title: '结案', weight: 20, target: 100, rule: { kind: 'completion' } },
    ] },
  ],
};
const MEANS_DATA = {
  format: 'ip-scorecard/data@1', scheme: 'means', stage: 'verified', as_of: '2025-12-31', source: { department: '甲局' },
  rows: [{ unit: '120113100000', values: {
    A1: { state: 'not_applicable', reason: '没有任务' }, A2: 5, B1: 25, B2: 100,
  } }],
};
const json = (name, value) => ({ name, text: JSON.stringify(value, null, 2) });

/** The ranking, once it is computed. */
async function ranked(page) {
  await page.waitForSelector('.tabs');
  await settled(page);
  await goTo(page, 'ranking');
  await page.waitForSelector('.rank');
}

/** The desk as it was before anything was opened. */
async function emptied(page) {
  await view(page, '文件');
  await click(page, '全部移除');
  await page.waitForSelector('.start');
}

export const kernels = ['chromium-86'];

export default {
  'goals: base, present value, target and state as in docs/sample.md, and their caliber': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await view(page, '总览');
    const shown = await goals(page);
    const expected = documented('全区目标');
    assert.equal(shown.length, expected.length);
    for (const [no, [title, value, target, base]] of expected.entries()) {
      const goal = shown[no];
      assert.ok(goal.title.startsWith(title.replace(/^M\d /, '')), goal.title);
      assert.equal(goal.target, target);
      assert.ok(value.endsWith(goal.value) || value.includes(`= ${goal.value}`), `${goal.value} of ${value}`);
      assert.equal(goal.baseline, base === '没有' ? '无同口径基数' : '21984（2021年12月31日）');
      assert.equal(goal.state, '已达到目标');
    }
    assert.match(shown[0].remark, /期限2025年12月31日[\s\S]*第七次全国人口普查/);
    assert.match(await textOf(page, '.goals h3'), /3项，已达到3项/);
    const height = () => page.$eval('.goals', (node) => node.offsetHeight);
    const closed = await height();
    await click(page, '展开口径说明');
    assert.ok(await height() > closed);
    await shot(t, 'page-goals');
    await view(page, '排名');
    await view(page, '总览');
    await untilText(page, '收起口径说明');
    await click(page, '收起口径说明');
    assert.equal(await height(), closed);
    await page.emulateMediaType('print');
    assert.ok(await height() > closed, 'on paper all of it');
  },

  'goals: one that is missed says by how much': async (t) => {
    const page = await t.open();
    const scheme = JSON.parse(SCHEME.text);
    scheme.goals[1].target = 24241;
    await drop(page, [json(SCHEME.name, scheme), ...YEAR]);
    await page.waitForSelector('.goals');
    assert.equal((await goals(page))[1].state, '还差56件');
    assert.match(await textOf(page, '.goals h3'), /已达到2项/);
  },

  'since the year before: every total and place as in docs/sample.md': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const shown = new Map((await rows(page)).map((row) => [row.unit, row]));
    const expected = documented('上年度：2024年', 1);
    assert.equal(expected.length, 22);
    for (const [unit, , total, points, places] of expected) {
      assert.equal(shown.get(unit).total, total, unit);
      assert.equal(shown.get(unit).change, changed(points, places), unit);
    }
    assert.match(await textOf(page), /上期：2024，知识产权工作绩效考评方案（2024年度，参考稿）/);

    const head = await page.evaluateHandle(() =>
      [...document.querySelectorAll('.group')][0].querySelector('thead th.change button'));
    await head.click();
    const order = (await rankings(page))[0].rows.map((row) => row.unit);
    assert.equal(order[0], '小淀镇', 'who rose most');
    assert.equal(order.at(-1), '西堤头镇');
    await head.click();
    assert.equal((await rankings(page))[0].rows[0].unit, '西堤头镇');
    await click(page, '按名次排列');

    await openUnit(page, '西堤头镇');
    const card = await textOf(page, '.unit-changes');
    for (const words of ['上期82.28', '下降28.61分', '上期第6', '下降3位', '上期良好，本期较差', '2024']) assert.ok(card.includes(words), words);
    assert.match(await textOf(page, '.unit-notices'), /等次比上年度下降两等/);
    const earlier = JSON.parse(EARLIER.text).groups.flatMap((group) => group.units).find((unit) => unit.title === '西堤头镇');
    const before = new Map(earlier.nodes.map((node) => [node.id, node.rounded]));
    for (const node of await indicators(page)) {
      if (node.score === '—' || before.get(node.id) == null) assert.equal(node.change, '—', node.id);
      else assert.equal(cents(node.change), cents(node.score) - cents(before.get(node.id)), node.id);
    }
    await view(page, '文件');
    assert.match(await textOf(page, '.files'), /result-2024\.json\s*演示数据[\s\S]*往期结果（2024）/);
    assert.ok((await fileNames(page)).includes('result-2024.json'));
    await click(page, '知道了');
    await page.click('[aria-label="移除：result-2024.json"]');
    await untilText(page, '已移除result-2024.json');
    await settled(page);
    await view(page, '排名');
    assert.ok((await rows(page)).every((row) => row.change === ''));
    assert.equal(await page.$('.rank th.change'), null, 'nothing to compare, no column');
  },

  'progress: who lags, with how many, and which indicators': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const shown = new Map((await rows(page)).map((row) => [row.unit, row.lagging]));
    for (const unit of ['青光镇', '西堤头镇', '天津陆路港物流装备产业园']) assert.equal(shown.get(unit), '3项进度滞后', unit);
    for (const unit of ['双口镇', '小淀镇', '普东街道', '广源街道', '双环邨街道']) assert.equal(shown.get(unit), '2项进度滞后', unit);
    assert.equal(shown.get('天穆镇'), '');
    await openUnit(page, '双口镇');
    const states = new Map((await indicators(page)).map((node) => [node.id, node.state]));
    assert.equal(states.get('T7-2'), '进度正常', '80% exactly');
    assert.ok(states.get('T5-1').endsWith('进度滞后'));
    assert.equal([...states.values()].filter((state) => state.includes('进度')).length, 3);
  },

  'what it would take: the next grade, the next place, and the five indicators that cost most': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '小淀镇');
    const total = await textOf(page, '.unit-total');
    assert.ok(total.includes('距“优秀”下限还差10.00分'), total);
    assert.ok(total.includes('距前一名大张庄镇还差7.62分'), total);
    const all = documented('小淀镇各项得分').filter(([name, , , , , score]) => /^[TG]\d-/.test(name) && score !== '—')
      .map(([name, , , full, , score]) => [name.split(' ')[0], cents(full) - cents(score)])
      .sort((a, b) => b[1] - a[1]).slice(0, 5);
    const shown = await losses(page);
    assert.deepEqual(shown.map((loss) => [loss.id, cents(loss.lost)]), all);
    const need = (id) => shown.find((loss) => loss.id === id).need;
    assert.match(need('T3-1'), /达到70.*满分/);
    assert.match(need('T5-1'), /达到900.*满分/);
    assert.match(need('T7-2'), /达到110.*满分/);
    const trace = await openTrace(page, 'T3-1');
    assert.equal(trace['如何得满分'].includes(need('T3-1')), true, 'the same sentence in the trace');
    await click(page, 'T7-3 专利技术集成储备与转化');
    await until(() => page.evaluate(() => document.activeElement.id === 'node-T7-3'), 'the way to the indicator');
    await shot(t, 'page-outlook-unit');

    await page.goBack();
    await page.waitForSelector('.rank');
    await openUnit(page, '宜兴埠镇');
    assert.ok(!(await textOf(page, '.unit-total')).includes('距'), 'nobody is before the first');
  },

  'the other scorecard in one click, over the same data, and back': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const first = await rows(page);
    await click(page, '营商环境评价');
    await untilText(page, '已换用营商环境评价（知识产权）方案');
    await settled(page);
    assert.match(await textOf(page, '.head-subject'), /营商环境评价（知识产权）方案/);
    assert.match(await textOf(page, '.banners'), /参考稿/);
    const shown = (await rankings(page)).flatMap((group) => group.rows.map((row) =>
      [group.title, row.place, row.unit, row.state, row.total, row.grade, row.notices.length]));
    const expected = documented('同一套数据，另一个方案').map(([group, place, unit, , , , total, grade, notices]) =>
      [group, place, unit.replace('（暂定）', ''), unit.includes('（暂定）') ? '暂定' : '', total, grade, (notices.match(/P\d/g) ?? []).length]);
    assert.deepEqual(shown, expected);
    assert.match(await textOf(page), /往期结果属于另一方案/);
    assert.ok((await rows(page)).every((row) => row.change === ''), 'totals of two schemes are not compared');
    await shot(t, 'page-business');
    await openUnit(page, '天穆镇');
    await shot(t, 'page-business-unit');
    const supervision = (await indicators(page)).find((node) => node.id === 'Y5');
    assert.deepEqual([supervision.full, supervision.rate, supervision.lost], ['5', '100.00', ''], 'what does not apply loses nothing');
    await click(page, '撤销');
    await settled(page);
    await view(page, '排名');
    assert.deepEqual(await rows(page), first);
    await click(page, '营商环境评价');
    await untilText(page, '已换用营商环境评价');
    await settled(page);
    await click(page, '绩效考评');
    await untilText(page, '已换用知识产权工作绩效考评');
    await settled(page);
    assert.deepEqual(await rows(page), first);
    await view(page, '文件');
    assert.equal((await fileNames(page)).length, 13, 'one scheme at a time');
  },

  'the other scorecard from the start, and over one\'s own data': async (t) => {
    const page = await t.open();
    await click(page, '换一张评分卡看同一套数据');
    await ranked(page);
    assert.match(await textOf(page, '.head-subject'), /营商环境评价/);
    const sample = await rows(page);
    await click(page, '绩效考评');
    await untilText(page, '已换用知识产权工作绩效考评');

    await emptied(page);
    await drop(page, [SCHEME, ...YEAR]);
    await ranked(page);
    await click(page, '营商环境评价');
    await untilText(page, '已换用营商环境评价');
    await settled(page);
    assert.deepEqual((await rows(page)).map((row) => row.total), sample.map((row) => row.total));
    const own = JSON.parse(BUSINESS.text);
    own.title = '本区方案';
    await emptied(page);
    await drop(page, [json('本区.json', own), ...YEAR]);
    await ranked(page);
    assert.equal(await page.$('.cards'), null, 'a scheme of one\'s own is not put aside by a click');
  },

  'means and marks left to siblings: lost marks count what an indicator counts for': async (t) => {
    const page = await t.open();
    await drop(page, [json('方案.json', MEANS), json('甲局.json', MEANS_DATA)]);
    await ranked(page);
    await openUnit(page, '天穆镇');
    const nodes = new Map((await indicators(page)).map((node) => [node.id, node]));
    // A1 leaves its 30 to A2, which then counts for 60: half of it is 30, so 30 are lost.
    assert.deepEqual([nodes.get('A2').score, nodes.get('A2').full, nodes.get('A2').lost], ['30.00', '60原30', '30.00']);
    // The geometric mean of a quarter and the whole is a half: 20 of 40.
    assert.equal(nodes.get('B').score, '20.00');
    assert.equal(nodes.get('B').lost, '20.00');
    assert.match(nodes.get('B').combined, /几何平均.*B1 得分率0\.25.*B2 得分率1.*合成得分率0\.5/);
    assert.equal(nodes.get('A').combined, '');
    assert.equal((await losses(page))[0].id, 'A2');
    assert.equal((await sum(page)).at(-1).points, '50.00');
    await shot(t, 'page-means');
  },

  'in a frame of 480 pixels the wide tables scroll in their own box': async (t) => {
    const page = t.page;
    await page.setViewport({ width: 480, height: 800 });
    await t.open();
    await loadSample(page);
    assert.equal(await sidewaysScroll(page), 0);
    assert.match(await page.$eval('.rank tbody .change-line', (line) => line.innerText), /较上期[\s\S]*\+4\.46/);
    await shot(t, 'page-480-outlook');
    await view(page, '总览');
    assert.equal(await sidewaysScroll(page), 0);
    assert.ok(await page.$eval('.goals .scroll', (box) => box.scrollWidth > box.clientWidth && box.clientWidth < 480));
    await view(page, '排名');
    await openUnit(page, '西堤头镇');
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'page-480-outlook-unit');
    await click(page, '营商环境评价');
    await untilText(page, '已换用');
    await settled(page);
    assert.equal(await sidewaysScroll(page), 0);
  },
};
