// What if something were different: tried, seen at once, undone, and never taken for a result.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf, until, untilText } from './helpers.js';
import { SCHEME, YEAR, click, drop, goTo, loadSample, openTrace, openUnit, rankings, settled, shot, sidewaysScroll, view } from './page.js';

/** Who moved: { unit: { place, before, after, rise, grade, notices } }, in the order of the table. */
const shifts = (page) => page.$$eval('.whatif-table tbody tr', (rows) => Object.fromEntries(rows.map((row) => {
  const text = (selector) => row.querySelector(selector)?.textContent.trim() ?? '';
  const [before, after] = [...row.querySelectorAll('.total')].map((cell) => cell.textContent);
  return [text('.name a'), {
    place: text('.place'), before, after, rise: text('.rise'), grade: text('.grade'),
    notices: [...row.querySelectorAll('.whatif-notice')].map((notice) => notice.textContent),
  }];
})));

const MOVED = (place, before, after, rise, grade) => ({ place, before, after, rise, grade, notices: [] });

/** The changes: [{ subject, what, held }]. */
const changes = (page) => page.$$eval('.whatif-list li', (items) => items.map((item) => {
  const [subject, what] = [...item.querySelectorAll('p')].map((p) => p.textContent.trim());
  return { subject, what, held: item.querySelector('.whatif-fault')?.textContent ?? '' };
}));

const simulated = (page) => page.$$eval('.banner strong', (words) => words.some((word) => word.textContent === '模拟'));

/** Opens the simulation with an indicator, and perhaps a unit, chosen. */
async function tryOut(page, subject) {
  await goTo(page, `what-if=${subject}`);
  await page.waitForSelector('.whatif-edit');
}

/** Writes over what stands in the field that has the keyboard. */
async function write(page, text) {
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

/** Writes into a field, as a person would, and waits for what comes of it. */
async function enter(page, id, text) {
  const field = await page.waitForSelector(`[id="${id}"]`);
  await field.click();
  await write(page, text);
  await page.keyboard.press('Enter');
  await new Promise((done) => setTimeout(done, 40));
  await settled(page);
}

const fault = (page, id) => page.$eval(`[id="${id}-fault"]`, (node) => node.textContent).catch(() => '');

async function undo(page, name) {
  const [button] = await page.$x(`//button[starts-with(@aria-label, "撤销：${name}")]`);
  await button.click();
  await new Promise((done) => setTimeout(done, 40));
  await settled(page);
}

export default {
  'a weight: what is beside it gives way exactly, and totals are as worked out by hand': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T5-1');
    assert.equal(await simulated(page), false);
    await enter(page, 'whatif-weight', '7');
    // Towns have 5 + 2 + 2 + 1 = 10 on T5. With 7 on T5-1, 3 are left for the 5 of the others: each has 3/5
    // of its own, 6/5 + 6/5 + 3/5.
    await click(page, '同级各项分值');
    assert.deepEqual(await page.$$eval('.whatif-level tbody tr', (rows) => rows.map((row) => row.innerText.split('\t').slice(1))),
      [['5', '7'], ['2', '1.2'], ['2', '1.2'], ['1', '0.6'], ['10', '10']]);
    // 青光镇: T5-1 at 520/900, T5-2 at 2/4, T5-3 at 4/6, T5-4 at 1/2.
    //   before: 5 × 26/45 = 130/45 = 2.89   2 × 1/2 = 1.00   2 × 2/3 = 1.33   1 × 1/2 = 0.50   together 5.72
    //   after:  7 × 26/45 = 182/45 = 4.04   6/5 × 1/2 = 0.60  6/5 × 2/3 = 0.80  3/5 × 1/2 = 0.30  together 5.74
    // Everything applies to it and nothing is added: 66.32 − 5.72 + 5.74 = 66.34.
    const moved = await shifts(page);
    assert.deepEqual(moved['青光镇'], MOVED('8', '66.32', '66.34', '+0.02', '一般'));
    assert.deepEqual(moved['瑞景街道'], MOVED('1', '94.36', '94.36', '', '优秀'), 'streets keep theirs');
    assert.deepEqual(await changes(page), [{ subject: 'T5-1 知识产权质押融资额', what: '分值（镇）\u30005 → 7', held: '' }]);
    await shot(t, 'whatif-weight');
    await click(page, '+');
    await settled(page);
    assert.deepEqual((await changes(page)).map((change) => change.what), ['分值（镇）\u30005 → 7.5'], 'one change, not two');
    await undo(page, 'T5-1');
    assert.equal(await simulated(page), false);
    assert.deepEqual((await shifts(page))['青光镇'], MOVED('8', '66.32', '66.32', '', '一般'));
  },

  'a figure: places and grades move on every view, and one click returns': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const formal = await rankings(page);
    await openUnit(page, '集贤里街道');
    await openTrace(page, 'G3-1');
    await click(page, '改一改看');
    await page.waitForSelector('#whatif-datum-0');
    assert.equal(await page.$eval('.whatif-edit h3', (head) => head.textContent), 'G3-1 报送逾期与数据差错');
    // One slip costs 0.5 of 4. Without it the items add up to 88.47 + 0.50 = 88.97; G3-2 (3) does not apply:
    // 88.97 × 100 ÷ 97 = 91.7216… The tie at the quota line with 果园新村街道 is broken.
    await enter(page, 'whatif-datum-0', '0');
    const moved = await shifts(page);
    assert.deepEqual(moved['集贤里街道'], MOVED('2', '91.21', '91.72', '+0.51', '待定优秀或良好正式 → 优秀'));
    assert.deepEqual(moved['果园新村街道'], MOVED('2 → 3▼1降1名', '91.21', '91.21', '', '待定优秀或良好正式 → 良好'));
    await shot(t, 'whatif-figure');

    await goTo(page, 'ranking');
    await page.waitForSelector('.rank');
    assert.ok(await simulated(page), 'the ranking says what it is');
    const street = (await rankings(page))[1].rows;
    assert.deepEqual(street.slice(1, 3).map(({ unit, total, grade }) => [unit, total, grade]),
      [['集贤里街道', '91.72', '优秀'], ['果园新村街道', '91.21', '良好']]);
    assert.match(await page.title(), /^【模拟】/);
    await goTo(page, 'unit=120113002000');
    await untilText(page, '91.72');
    assert.ok(await simulated(page), 'the unit’s page too');
    await page.emulateMediaType?.('print');
    if (t.browserName !== 'firefox') {
      assert.match(await page.$eval('.print-mark', (mark) => getComputedStyle(mark).display + mark.textContent), /^block.*模拟/);
    }
    await page.emulateMediaType?.('screen');

    await click(page, '返回正式结果');
    await untilText(page, '91.21');
    assert.equal(await simulated(page), false);
    assert.doesNotMatch(await page.title(), /模拟/);
    await view(page, '排名');
    assert.deepEqual(await rankings(page), formal);

    await goTo(page, 'what-if');
    await untilText(page, '下列改动都没有启用');
    await click(page, '重新启用');
    await untilText(page, '91.72');
    assert.ok(await simulated(page));
  },

  'nothing of a simulation can be saved, by mouse or by keyboard': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T4-1');
    await click(page, '目标值');
    await enter(page, 'whatif-target', '100');
    assert.ok(await simulated(page));
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-none-'));
    try {
      await page.saveTo(folder);
      const [save] = await page.$x('//button[normalize-space(.)="下载考核结果"]');
      assert.equal(await save.evaluate((button) => button.getAttribute('aria-disabled')), 'true');
      await save.click();
      await untilText(page, '模拟不是考核结果，不能导出');
      await click(page, '知道了');
      await save.focus();
      await page.keyboard.press('Enter');
      await untilText(page, '模拟不是考核结果，不能导出');
      await view(page, '问题');
      await click(page, '导出问题清单');
      await new Promise((done) => setTimeout(done, 300));
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },

  'changes are undone one by one; one that breaks the scheme waits and says why': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const formal = await (await goTo(page, 'what-if'), page.waitForSelector('.whatif-table'), shifts(page));
    await tryOut(page, 'T5-1');
    await click(page, '同级其他各项按比例调整');
    await enter(page, 'whatif-weight', '6');
    let [change] = await changes(page);
    assert.match(change.what, /5 → 6.*其他各项不调整/);
    assert.match(change.held, /镇各指标分值之和为101，应为100/);
    assert.equal(await simulated(page), false, 'nothing is in effect');

    await tryOut(page, 'T7-1&unit=120113100000');
    await click(page, '规则参数');
    await enter(page, 'whatif-full_at', '80');
    assert.ok(await simulated(page), 'the good one is in effect, the bad one waits');
    const ruled = await shifts(page);
    assert.notDeepEqual(ruled, formal);

    await tryOut(page, 'T1-1');
    await click(page, '分值');
    await enter(page, 'whatif-weight', '3'); // its siblings give way within T1
    assert.match((await changes(page))[0].held, /101/, 'and still waits');
    await undo(page, 'T1-1');
    assert.deepEqual(await shifts(page), ruled);

    await tryOut(page, 'T5-2');
    await click(page, '同级其他各项按比例调整');
    await enter(page, 'whatif-weight', '1');
    assert.deepEqual((await changes(page)).map((change) => change.held), ['', '', ''], 'together they add up');
    await undo(page, 'T5-2');
    assert.match((await changes(page))[0].held, /101/);
    assert.deepEqual(await shifts(page), ruled);
    await undo(page, 'T7-1');
    assert.deepEqual(await shifts(page), formal);
    await undo(page, 'T5-1');
    assert.deepEqual(await changes(page), []);
  },

  'what is no number gets a sentence at its field, and changes nothing': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T5-1');
    for (const [text, sentence] of [
      ['五', '“五”写法不对'], ['5分', '“5分”带有计量单位或其他文字'], ['1e999', '数值过大'], ['-1', '不能小于0'], ['', '请填写数值'], ['1,5', '千分位'],
    ]) {
      const field = await page.$('#whatif-weight');
      await field.click();
      await write(page, text);
      await page.keyboard.press('Tab');
      await until(async () => (await fault(page, 'whatif-weight')).includes(sentence), `${text}: ${sentence}`);
      assert.equal(await page.$eval('#whatif-weight', (input) => input.getAttribute('aria-invalid')), 'true');
    }
    assert.deepEqual(await changes(page), []);
    await (await page.$('#whatif-weight')).focus();
    await page.keyboard.press('Escape');
    await until(() => page.$eval('#whatif-weight', (input) => input.value === '5'), 'Escape to give it up');
    assert.equal(await fault(page, 'whatif-weight'), '');
    // A target of 0 is a number, and the scheme refuses it.
    await click(page, '目标值');
    await enter(page, 'whatif-target', '0');
    assert.match((await changes(page))[0].held, /目标值/);
    assert.equal(await simulated(page), false);
  },

  'by keyboard alone: search, choose, change, undo, return': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'what-if');
    await page.waitForSelector('.whatif-search');
    const tab = async (wanted) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never comes to ${wanted}`);
    };
    await tab('.whatif-search');
    await page.keyboard.type('t5-1');
    await until(() => page.$$eval('.whatif-subjects option', (options) => options.length === 1), 'one to be found');
    await tab('.whatif-subjects');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('#whatif-weight');
    await tab('#whatif-weight');
    await write(page, '7.25');
    await page.keyboard.press('Enter');
    await until(() => simulated(page), 'the simulation');
    await settled(page);
    assert.equal((await changes(page)).length, 1);
    await tab('.whatif-list .button');
    await page.keyboard.press('Enter');
    await until(async () => (await changes(page)).length === 0, 'nothing to be changed');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'whatif-changes', 'the keyboard stays near');
    await page.focus('#whatif-weight');
    await write(page, '1');
    await page.keyboard.press('Enter');
    await until(() => simulated(page), 'the simulation again');
    await page.focus('.banner-actions .button');
    await tab('.banner-actions .button-main');
    await page.keyboard.press('Enter');
    await until(async () => !(await simulated(page)), 'the result');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'heading');
  },

  'files come and go: changes are applied again, and those that no longer fit say so': async (t) => {
    const page = await t.open();
    await drop(page, [SCHEME, ...YEAR]);
    await tryOut(page, 'T5-1');
    await enter(page, 'whatif-weight', '7');
    await tryOut(page, 'T1-1');
    await enter(page, 'whatif-weight', '2.5');
    await drop(page, [{ name: 'broken.json', text: '{' }]);
    await goTo(page, 'files');
    await untilText(page, 'broken.json');
    assert.equal(await simulated(page), false, 'nothing is scored');
    const [remove] = await page.$x('//tr[contains(., "broken.json")]//button[contains(., "移除")]');
    await remove.click();
    await settled(page);
    await until(() => simulated(page), 'the simulation to come back');
    // The same scheme without one of the two indicators.
    const scheme = JSON.parse(SCHEME.text);
    const part = scheme.tree.find((node) => node.id === 'T1');
    const gone = part.children.findIndex((node) => node.id === 'T1-1');
    const [{ weight }] = part.children.splice(gone, 1);
    for (const group of Object.keys(weight)) {
      const other = part.children[0].weight;
      other[group] = Number(other[group] ?? 0) + Number(weight[group]);
    }
    for (const goal of scheme.goals ?? []) assert.notEqual(goal.of, 'T1-1');
    const data = YEAR.map(({ name, text }) => {
      const file = JSON.parse(text);
      for (const row of file.rows) delete row.values['T1-1'];
      return { name, text: JSON.stringify(file) };
    });
    await drop(page, [{ name: SCHEME.name, text: JSON.stringify(scheme) }, ...data]);
    await goTo(page, 'what-if');
    await untilText(page, '打开的方案没有这个指标或维度');
    assert.deepEqual((await changes(page)).map((change) => change.held !== ''), [false, true]);
    assert.ok(await simulated(page));
    await shot(t, 'whatif-misfit');
  },

  'what is tried survives a reload, and is still no result': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T5-1&unit=120113104000');
    await enter(page, 'whatif-datum-0', '900');
    const [before, listed] = [await shifts(page), await changes(page)];
    await new Promise((done) => setTimeout(done, 1500)); // what is done gathers before it is kept
    t.allow(/request after the start/);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await until(() => simulated(page).catch(() => false), 'the simulation to come back');
    await page.waitForSelector('.whatif-table');
    await settled(page);
    assert.deepEqual(await changes(page), listed);
    assert.deepEqual(await shifts(page), before);
    await undo(page, 'T5-1');
    assert.equal(await simulated(page), false);
  },

  'what does not add up stands in its field until it is undone': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T5-1');
    await enter(page, 'whatif-weight', '11');
    assert.match((await changes(page))[0].held, /镇：“T5 完善知识产权运营体系”之下其他各项只剩-1/);
    const value = () => page.$eval('#whatif-weight', (input) => input.value);
    assert.equal(await value(), '11');
    await undo(page, 'T5-1');
    await until(async () => (await value()) === '5', 'the field to show the scheme’s weight again');
  },

  'at 480 px nothing is lost, in English too': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await tryOut(page, 'T5-1&unit=120113104000');
    await enter(page, 'whatif-datum-0', '900');
    await page.setViewport({ width: 480, height: 900 });
    assert.equal(await sidewaysScroll(page), 0);
    const { place, after } = (await shifts(page))['青光镇'];
    // 5 × 900/900 = 5.00 in the place of 2.89
    assert.deepEqual([place, after], ['8', '68.43']);
    await shot(t, 'whatif-480');
    await click(page, 'English');
    await untilText(page, 'Back to the result');
    assert.equal(await sidewaysScroll(page), 0);
    const own = await page.$eval('.whatif-side', (side) => {
      const copy = side.cloneNode(true);
      for (const users of copy.querySelectorAll('option, h3, b')) users.remove();
      return copy.textContent.replace(/青光镇|万元/g, '');
    });
    assert.doesNotMatch(own, /[\u4e00-\u9fff]/u, 'nothing Chinese but the user’s own titles');
    await shot(t, 'whatif-480-english');
    await page.setViewport({ width: 1440, height: 900 });
    await shot(t, 'whatif-1440-english');
  },
};
