// A unit's card for whoever has ten minutes: what stands where, how the unit compares with its group,
// what its figures rest on, and what the card says when something is not there.

import assert from 'node:assert/strict';
import { download, textOf, until, untilText } from './helpers.js';
import { EARLIER, SCHEME, YEAR, cents, click, drop, goTo, keepNothing, loadSample, openUnit, settled, shot, sidewaysScroll } from './page.js';

const json = (name, value) => ({ name, text: JSON.stringify(value, null, 2) });

/** The rows of a table of the card, as lists of cells. */
const table = (page, selector) => page.$$eval(`${selector} tbody tr`, (rows) =>
  rows.map((row) => [...row.children].map((cell) => cell.innerText.trim())));

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

/** Opens a card by its address, as a bookmark would. */
async function card(page, code) {
  await goTo(page, `unit=${code}`);
  await page.waitForSelector('.unit h2');
}

/** A scheme of three indicators of ten marks; `more` changes it. */
const SMALL = {
  format: 'ip-scorecard/scheme@1', id: 'small', version: '1', title: '小方案', status: 'adopted',
  adopted: { title: '关于印发小方案的通知', date: '2025-01-10' },
  period: { start: '2025-01-01', end: '2025-12-31' }, full_marks: 30,
  groups: [{ id: 'town', title: '镇' }],
  units: [{ code: '120113100000', title: '天穆镇', group: 'town' }],
  tree: ['A', 'B', 'C'].map((id) => ({ id, title: `指标${id}`, weight: 10, target: 10, rule: { kind: 'completion' } })),
};
const small = (values, evidence = []) => json('甲局.json', {
  format: 'ip-scorecard/data@1', scheme: 'small', stage: 'verified', as_of: '2025-12-31', source: { department: '甲局' },
  rows: [{ unit: '120113100000', values }], evidence,
});

/** Opens files on an empty desk, and a unit's card: what the scenario opened before is not kept. */
async function openDesk(t, files, code) {
  await keepNothing(t.page);
  const page = await t.open();
  await drop(page, files);
  await card(page, code);
  return page;
}

const openSmall = (t, scheme, ...data) =>
  openDesk(t, [json('方案.json', { ...SMALL, ...scheme }), ...data], '120113100000');

const PARTS = ['失分在哪里', '通报约谈', '组内比较', '总分构成', '较上期变化', '自评与核定', '佐证清单', '各项得分'];

/** The median of numbers, as a spreadsheet has it. */
function median(numbers) {
  const [sorted, half] = [[...numbers].sort((a, b) => a - b), Math.floor(numbers.length / 2)];
  return numbers.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

export const kernels = ['chromium-86'];

export default {
  'unit: the parts in their order, and a way to each by keyboard': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    assert.deepEqual(await page.$$eval('.unit h3', (all) => all.map((h3) => h3.firstChild.textContent)), PARTS);
    assert.deepEqual(await page.$$eval('.parts button', (all) => all.map((button) => button.textContent)), PARTS);
    for (const part of PARTS) {
      await page.evaluate((part) => [...document.querySelectorAll('.parts button')].find((b) => b.textContent === part).focus(), part);
      await page.keyboard.press('Enter');
      await until(() => page.evaluate((part) => document.activeElement.matches('h3') && document.activeElement.textContent.startsWith(part), part), part);
      const seen = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        const bar = document.querySelector('.parts').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= window.innerHeight && (box.top >= bar.bottom || box.bottom <= bar.top);
      });
      assert.ok(seen, `${part} is in sight and not below the bar`);
    }
    assert.deepEqual(await page.$$eval('.unit-raised .tag', (tags) => tags.map((tag) => tag.textContent)), ['约谈', '通报×4']);
    await page.click('.unit-raised');
    await until(async () => (await focused(page)) === 'card-notices', 'the way to the notices');
    await shot(t, 'unit-last');
  },

  'unit: the next step is the most urgent one, and leads to where it is done': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    assert.match(await textOf(page, '.unit-next'), /催报未报送的数据：T2-4（区工信局）/);
    await click(page, '去处理');
    await until(async () => (await focused(page)) === 'node-T2-4', 'the indicator that is missing');

    const filed = [{ id: 'E', title: '证书', status: 'checked' }];
    const required = SMALL.tree.map((leaf) => ({ ...leaf, evidence: 'required' }));
    const given = (id) => ({ value: 10, ...(id && { evidence: [id] }) });
    await openSmall(t, { tree: required }, small({ A: given('E'), B: given(), C: given('E') }, filed));
    assert.match(await textOf(page, '.unit-next'), /补充必备的佐证材料：B/);
    await click(page, '去处理');
    await until(async () => (await focused(page)) === 'card-evidence', 'the checklist');

    await openSmall(t, { tree: required }, small({ A: given('E'), B: given('E'), C: given('E') }, filed));
    assert.match(await textOf(page, '.unit-next'), /可以打印评分表/);
    await click(page, '打印评分表');
    await until(() => page.evaluate(() => location.hash.startsWith('#print=unit')), 'the sheet of this unit');
  },

  'unit: where marks were lost, the most first, all of it on demand': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    const lost = async () => (await table(page, '.losses')).map(([, points]) => cents(points));
    assert.equal((await lost()).length, 5);
    await click(page, '显示全部31项');
    const all = await lost();
    assert.equal(all.length, 31);
    assert.deepEqual(all, [...all].sort((a, b) => b - a));
    const told = await textOf(page, '#card-losses');
    assert.ok(told.includes(`共失${(all.reduce((sum, one) => sum + one, 0) / 100).toFixed(2)}分`), told);
    const row = (await table(page, '.losses')).find(([name]) => name.startsWith('T3-1'));
    assert.match(row[2], /指标值24件，目标值36件，还差12件[\s\S]*达到36件可得满分/);
    await click(page, '只看失分最多的');
    assert.equal((await lost()).length, 5);
  },

  'unit: rates, median, best and place as the result file has them': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const saved = await download(page, () => click(page, '下载考核结果'));
    const [towns] = JSON.parse(saved.text).groups;
    await openUnit(page, '双口镇');
    await click(page, '显示各指标');
    const rows = await table(page, '.profile');
    const own = towns.units.find((unit) => unit.title === '双口镇');
    assert.equal(rows.length, own.nodes.length);
    const scored = (node) => (['scored', 'pending'].includes(node.state) ? Number(node.rate) : undefined);
    for (const [no, node] of own.nodes.entries()) {
      const [name, rate, middle, best, place, quality] = rows[no];
      assert.ok(name.startsWith(node.id), `${name} ${node.id}`);
      const rates = towns.units.map((unit) => scored(unit.nodes.find((other) => other.id === node.id))).filter((one) => one !== undefined);
      const shown = (number) => (number * 100).toFixed(2);
      const near = (told, number) => Math.abs(Number(told) - number * 100) < 0.0051;
      if (!rates.length) assert.equal(middle, '—', node.id);
      else assert.ok(near(middle, median(rates)) && near(best, Math.max(...rates)), `${node.id} ${middle} ${best} ${rates.map(shown)}`);
      const mine = scored(node);
      if (mine === undefined) {
        assert.deepEqual([place, quality], ['—', ''], node.id);
        continue;
      }
      assert.ok(near(rate, mine), node.id);
      const close = (a, b) => Math.abs(a - b) < 1e-9;
      const better = rates.filter((other) => other > mine && !close(other, mine)).length;
      const worse = rates.filter((other) => other < mine && !close(other, mine)).length;
      const sharing = rates.length - better - worse;
      assert.equal(place, `${sharing > 1 ? '并列' : ''}第${better + 1}（共${rates.length}）`, node.id);
      const word = 4 * (better + sharing) <= rates.length ? '强项' : 4 * (worse + sharing) <= rates.length ? '弱项' : '';
      assert.equal(quality, word, node.id);
    }
    await page.waitForSelector('.unit .chart-drawn, .unit .chart-missing');
    await shot(t, 'unit-profile');
  },

  'unit: self-assessed against verified, with what was said': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    const [total, ...rows] = await table(page, '.own-figures');
    assert.deepEqual(total.slice(1, 4), ['67.42', '53.67', '+13.75']);
    const size = rows.map(([, , , above]) => Math.abs(cents(above)));
    assert.deepEqual(size, [...size].sort((a, b) => b - a), 'the largest difference first');
    for (const [name, own, verified, above] of rows) assert.equal(cents(above), cents(own) - cents(verified), name);
    assert.match(rows.find(([name]) => name.startsWith('T7-1'))[4], /自评64分，核定58.33分\s*核定说明：联络站专职人员空缺半年/);
    assert.match(await textOf(page), /只有自评得分：T2-4/);

    await openDesk(t, [SCHEME, ...YEAR.filter((file) => !file.name.includes('-zp-'))], '120113111000');
    assert.match(await textOf(page), /没有打开自评数据，无从对照/);
    const own = JSON.parse(small({ A: 1, B: 2, C: 3 }).text);
    await openSmall(t, {}, json('自评.json', { ...own, stage: 'self' }));
    assert.match(await textOf(page), /目前按自评数据计分/);
  },

  'unit: then and now, dimension by dimension': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    const earlier = JSON.parse(EARLIER.text).groups.flatMap((group) => group.units).find((unit) => unit.title === '西堤头镇');
    const before = new Map(earlier.nodes.map((node) => [node.id, node.rounded]));
    const dimensions = await table(page, '.changes');
    const button = await page.$('.unit-changes button');
    await button.click();
    const all = await table(page, '.changes');
    assert.ok(all.length > dimensions.length && dimensions.length > 5);
    for (const [name, then, now, rise] of all) {
      assert.equal(then, before.get(name.split(' ')[0]), name);
      assert.equal(cents(rise), cents(now) - cents(then), name);
    }

    await openDesk(t, [SCHEME, ...YEAR], '120113111000');
    assert.match(await textOf(page, '.unit-changes'), /没有打开上期考核结果/);
    await drop(page, [json('往期.json', { ...JSON.parse(EARLIER.text), groups: [] })]);
    await untilText(page, '上期结果中没有该单位');
  },

  'unit: evidence, what is missing first': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '双环邨街道');
    const rows = await table(page, '.evidence');
    assert.deepEqual(rows[0].slice(1), ['必备', '缺', '未附']);
    assert.ok(rows[0][0].startsWith('T4-1'));
    const [, count, missing] = (await textOf(page, '#card-evidence')).match(/必备(\d+)项：缺(\d+)项/);
    const required = rows.filter(([, demand]) => demand === '必备');
    assert.deepEqual([Number(count), Number(missing)], [required.length, required.filter(([, , state]) => state === '缺').length]);
    assert.match(rows.find(([name]) => name.startsWith('T3-1'))[3], /演示-SC-02，[\s\S]*已核验[\s\S]*01-scjgj-2025\.json/);

    await openSmall(t, {}, small({ A: 1, B: 2, C: 3 }));
    assert.match(await textOf(page), /都不要求佐证材料/);
    const evidence = [{ id: 'X', title: '照片', status: 'rejected' }, { id: 'U', title: '清单' }];
    const tree = SMALL.tree.map((leaf) => ({ ...leaf, evidence: 'required' }));
    await openSmall(t, { tree }, small({ A: { value: 1, evidence: ['U'] }, B: { value: 1, evidence: ['X'] },
      C: { state: 'not_applicable', reason: '没有' } }, evidence));
    assert.deepEqual((await table(page, '.evidence')).map(([name, , state]) => [name[0], state]),
      [['B', '不予采信'], ['A', '未核验'], ['C', '暂不需要']]);
  },

  'unit: a group of one, nothing lost, a total withheld': async (t) => {
    const full = await openSmall(t, {}, small({ A: 10, B: 10, C: 10 }));
    for (const words of ['各项都没有失分', '没有触发通报、约谈', '本组只有这一个单位']) assert.match(await textOf(full), new RegExp(words));
    assert.deepEqual((await table(full, '.profile'))[0].slice(1), ['100.00', '100.00', '100.00', '第1（共1）', '']);
    assert.equal(await full.$('.parts button[disabled]'), null);
    await shot(t, 'unit-alone');

    const page = await openSmall(t, { missing: { not_reported: 'blocks' } }, small({ A: 10, B: 5 }));
    assert.match(await textOf(page, '.unit-total'), /暂缓出分[\s\S]*有必须报送的数据未报送/);
    assert.match(await textOf(page, '.unit-next'), /催报未报送的数据：C/);
    const missing = (await table(page, '.profile')).find(([name]) => name.startsWith('C'));
    assert.deepEqual(missing.slice(1), ['未报送', '—', '—', '—', '']);
    await shot(t, 'unit-withheld');
  },

  'unit: in English, nothing Chinese but what the user wrote; narrow without loss': async (t) => {
    const page = await t.open();
    await page.setViewport({ width: 480, height: 800 });
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    assert.equal(await sidewaysScroll(page), 0);
    await page.$$eval('.languages button, .languages a', (all) => all.find((one) => one.textContent.includes('English')).click());
    await untilText(page, 'Where marks were lost');
    assert.equal(await sidewaysScroll(page), 0);
    const own = [SCHEME, EARLIER, ...YEAR].map((file) => file.text).join('');
    const strange = await page.$eval('.unit', (unit, own) => {
      const words = unit.innerText.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/g) ?? [];
      return words.filter((word) => !own.includes(word));
    }, own);
    assert.deepEqual(strange, []);
    await settled(page);
    await shot(t, 'unit-480-en');
  },
};
