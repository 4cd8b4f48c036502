// The designer of schemes: what one does to a scheme without writing JSON, and what comes of it.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFiles, download, textOf, until, untilText } from './helpers.js';
import { SCHEME, YEAR, click, control, drop, goTo, loadSample, rankings, settled, shot, sidewaysScroll } from './page.js';
import { visit } from './views.js';

/** Opens a part of the designer. */
const design = (page, part) => visit(page, `design${part && `=${part}`}`, '.design');

/** The ids in the tree, in their order, with their levels. */
const tree = (page) => page.$$eval('.design-tree [role=treeitem]', (items) =>
  items.map((item) => `${'-'.repeat(item.ariaLevel ?? item.getAttribute('aria-level'))}${item.querySelector('b').textContent}`));

/** The control whose label begins with this text. */
async function fieldOf(page, label) {
  const [found] = await page.$x(`//div[contains(@class,"design-row")]/label[starts-with(normalize-space(.), "${label}")]/following-sibling::*[self::input or self::select][1]`);
  if (!found) throw new Error(`no field is called “${label}”`);
  return found;
}

/** Writes over what stands in a field, takes it with Enter, and waits for what comes of it. */
async function write(page, field, text) {
  await field.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  if (text) await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await rested(page);
}

/** Waits until what was typed has been read and scored. */
async function rested(page) {
  await new Promise((done) => setTimeout(done, 450));
  await settled(page);
}

/** Chooses from a list. */
async function choose(page, field, value) {
  const id = await field.evaluate((field) => field.id);
  await page.select(`[id="${id}"]`, value);
  await rested(page);
}

const byId = (page, id) => page.waitForSelector(`[id="${id}"]`);

/** Removes a node of the tree, with what refers to it. */
async function remove(page, id) {
  await design(page, id);
  await click(page, '删除');
  const asks = await page.$('.design-ask');
  if (asks) await page.click('#design-remove');
  await rested(page);
}

const totals = (page) => page.$$eval('.design-grid tfoot .design-sum', (sums) => sums.map((sum) => sum.textContent));
const faults = (page, at) => page.$$eval(`${at} .design-faults li`, (all) => all.map((one) => one.textContent));
const ranked = async (page) => {
  await goTo(page, 'ranking');
  await page.waitForSelector('.rank');
  return (await rankings(page)).flatMap(({ rows }) => rows.map(({ unit, total }) => [unit, total]));
};
const saved = (page) => download(page, () => click(page, '保存方案文件'));

export default {
  'a scheme is made one’s own: two indicators go, one by 功效系数法 comes, marks are brought to 100': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await design(page, 'T5-1');
    assert.ok((await tree(page)).includes('--T5-1'));
    await remove(page, 'T2-3');
    await remove(page, 'T2-4');
    assert.deepEqual((await tree(page)).filter((id) => id.startsWith('--T2')), ['--T2-1', '--T2-2']);
    await until(async () => (await textOf(page, '.design-head')).includes('beichen-ip-2025-own.json'), 'a file of one’s own');

    await design(page, 'T2');
    await click(page, '新增指标');
    await until(() => page.evaluate(() => document.activeElement?.value === '新指标'), 'the keyboard in the new name');
    await write(page, await fieldOf(page, '名称'), '知识产权贯标覆盖率');
    const at = await page.evaluate(() => document.activeElement.id.replace(/title$/, ''));
    await write(page, await page.$('.design-weight'), '4');
    await choose(page, await byId(page, `${at}rule/kind`), 'efficacy');
    await untilText(page, '不允许值得基础分');
    assert.equal((await faults(page, '.design-main')).length, 2, 'what is missing is said where it is missing');
    const number = async (key, value) => {
      await choose(page, await byId(page, `${at}rule/${key}-kind`), '#');
      await write(page, await byId(page, `${at}rule/${key}`), value);
    };
    await number('unacceptable', '0');
    await number('satisfactory', '10');
    assert.deepEqual(await faults(page, '.design-main'), [], 'mended');
    assert.ok((await tree(page)).includes('--T2-5'), 'data of what was removed are not taken for those of what is new');

    const fields = await page.$$('.design-weight');
    await write(page, fields[1], '3');
    await design(page, '/weights');
    assert.ok((await totals(page)).some((total) => !total.includes('正好')), (await totals(page)).join());
    for (let no = 0; no < 3; no += 1) {
      const [button] = (await page.$$('.design-bring')).slice(no, no + 1);
      await button.$eval('button', (button) => button.click());
      await rested(page);
    }
    assert.deepEqual(await totals(page), ['100/100，正好', '100/100，正好', '100/100，正好']);
    await shot(t, 'design-marks');
    assert.equal((await ranked(page)).length, 22);
  },

  'a fault is shown at its field and goes when it is mended; what is no number stays in the field': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await design(page, '/rounding');
    const places = await page.$('.design-row input');
    const before = await places.evaluate((field) => field.value);
    await write(page, places, '两位');
    const field = await page.$('.design-row input[aria-invalid=true]');
    assert.equal(await field.evaluate((field) => field.value), '两位');
    assert.equal(await field.evaluate((field) => document.getElementById(field.getAttribute('aria-describedby')) !== null), true);
    assert.equal(await page.$('.tab[href="#ranking"]'), null, 'nothing is scored meanwhile');
    await shot(t, 'design-fault');
    await write(page, field, before);
    assert.equal(await page.$('.design-row input[aria-invalid=true]'), null);
    await page.waitForSelector('.tab[href="#ranking"]');
  },

  'renaming an id keeps every total, and undoing everything gives the very same file': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const before = await ranked(page);
    await design(page, 'T5-1');
    await write(page, await fieldOf(page, '编号'), 'T5-2');
    assert.match(await textOf(page, '.design-refused'), /已有别的项在用/, 'an id that another one has is refused');
    await write(page, await fieldOf(page, '编号'), 'ZY1');
    await until(() => page.evaluate(() => location.hash === '#design=ZY1'), 'the view to stay on it');
    assert.deepEqual(await ranked(page), before);
    await design(page, 'ZY1');
    await page.click('.button-step');
    await settled(page);
    await design(page, 'T5-1');
    assert.deepEqual(await ranked(page), before);
    await design(page, 'T5-1');
    const { name, text } = await saved(page);
    assert.equal(name, SCHEME.name);
    assert.equal(text, SCHEME.text);
  },

  'what is adopted is only read, until a new version is begun': async (t) => {
    const page = await t.open();
    const scheme = JSON.parse(SCHEME.text);
    Object.assign(scheme, { status: 'adopted', adopted: { title: '关于印发考核方案的通知', date: '2025-01-10' } });
    await drop(page, [{ name: 'adopted.json', text: JSON.stringify(scheme) }, ...YEAR]);
    await design(page, 'T5-1');
    assert.equal(await (await fieldOf(page, '名称')).evaluate((field) => field.matches(':disabled')), true);
    await click(page, '另起新版本');
    await rested(page);
    assert.equal(await (await fieldOf(page, '名称')).evaluate((field) => field.matches(':disabled')), false);
    const written = JSON.parse((await saved(page)).text);
    assert.deepEqual([written.version, written.status, written.adopted], ['2025.1', 'draft', undefined]);
  },

  'the comparison says in words what was changed': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await design(page, '/compare');
    await page.click('.design-compare .button');
    await untilText(page, '两个方案没有实质差别');
    await design(page, 'T3-1');
    await write(page, await page.$('.design-weight'), '7');
    await design(page, '/compare');
    await untilText(page, 'T3-1 高价值发明专利拥有量：镇分值由8分改为7分。');
    await untilText(page, '共1处变动');
    const path = join(mkdtempSync(join(tmpdir(), 'scorecard-')), 'other.json');
    writeFileSync(path, '{}');
    await chooseFiles(page, '.design-compare input[type=file]', path);
    await untilText(page, '这不是能读懂的方案文件');
    writeFileSync(path, SCHEME.text);
    await chooseFiles(page, '.design-compare input[type=file]', path);
    await untilText(page, '与“other.json”比较');
  },

  'by keyboard alone: chosen, moved, added, named, removed': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await design(page, 'T1');
    const first = await tree(page);
    await page.focus('.design-tree [tabindex="0"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => page.evaluate(() => location.hash === '#design=T1-1'), 'the first indicator');
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await rested(page);
    assert.deepEqual((await tree(page)).slice(0, 3), ['-T1', '--T1-2', '--T1-1']);
    await until(() => page.evaluate(() => document.activeElement.textContent.startsWith('T1-1')), 'the keyboard to follow');
    await page.keyboard.press('Insert');
    await until(() => page.evaluate(() => document.activeElement?.value === '新指标'), 'the keyboard in the new name');
    await page.keyboard.type('新');
    await page.keyboard.press('Enter');
    await rested(page);
    assert.deepEqual((await tree(page)).slice(0, 4), ['-T1', '--T1-2', '--T1-1', '--T1-3']);
    await page.focus('.design-tree [tabindex="0"]');
    await page.keyboard.press('Delete');
    await rested(page);
    assert.deepEqual((await tree(page)).slice(0, 4), ['-T1', '--T1-2', '--T1-1', first[3]]);
    await design(page, '/weights');
    await page.focus('.design-grid input[type=text]');
    const at = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), at);
  },

  'from nothing: a blank scheme opens in the designer with its faults, also on a narrow screen': async (t) => {
    const page = await t.open();
    await page.setViewport({ width: 480, height: 900 });
    await click(page, '从空白方案开始');
    await page.waitForSelector('.design');
    await rested(page);
    assert.match(await page.evaluate(() => location.hash), /^#design/);
    await click(page, '新增维度');
    await rested(page);
    assert.deepEqual(await tree(page), ['-T1']);
    assert.equal(await sidewaysScroll(page), 0);
    await (await control(page, '分值表')).click();
    await page.waitForSelector('.design-grid');
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'design-blank');
  },

  'the mouse carries an indicator before another one, and into a dimension': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await design(page, 'T1');
    const drag = (from, to, down) => page.evaluate(([from, to, down]) => {
      const item = (id) => [...document.querySelectorAll('.design-tree li')].find((li) => li.querySelector('b').textContent === id);
      const [dataTransfer, target] = [new DataTransfer(), item(to)];
      const { left, top, height } = target.getBoundingClientRect();
      const at = { bubbles: true, cancelable: true, dataTransfer, clientX: left + 20, clientY: top + height * down };
      const next = () => new Promise((done) => setTimeout(done, 60));
      return (async () => {
        item(from).dispatchEvent(new DragEvent('dragstart', at));
        await next();
        const over = new DragEvent('dragover', at);
        target.dispatchEvent(over);
        await next();
        const shown = target.className;
        if (over.defaultPrevented) target.dispatchEvent(new DragEvent('drop', at));
        item(from)?.dispatchEvent(new DragEvent('dragend', at));
        return shown;
      })();
    }, [from, to, down]);
    assert.match(await drag('T1-2', 'T1-1', 0.2), /design-drop-before/);
    await rested(page);
    assert.deepEqual((await tree(page)).slice(0, 3), ['-T1', '--T1-2', '--T1-1']);
    assert.match(await drag('T1-2', 'T5', 0.8), /design-drop-into/);
    await rested(page);
    const moved = await tree(page);
    assert.deepEqual(moved.slice(0, 3), ['-T1', '--T1-1', '-T2']);
    assert.equal(moved[moved.indexOf('-T6') - 1], '--T1-2', 'the last of the dimension');
    // A dimension cannot be put into itself.
    assert.doesNotMatch(await drag('T5', 'T5-1', 0.8), /design-drop/);
    assert.equal(await page.$('.dropping'), null, 'no file is expected');
  },

  'units come from a spreadsheet, those that cannot be taken are named, and it is one step': async (t) => {
    const page = await t.open();
    await click(page, '从空白方案开始');
    await page.waitForSelector('.design');
    await design(page, '/units');
    const units = () => page.$$eval('.design-list .design-item', (all) => all.map((item) => item.querySelector('.design-opener')?.textContent ?? ''));
    await page.$eval('#design-roster', (field) => { field.value = '序号\t单位名称\t单位代码\n1\t天穆镇\t120113100000\n2\t双环邨街道\t120113008000\n3\t\t120113009000\n'; });
    await click(page, '填入名单');
    await until(async () => (await units()).length === 2, 'two units');
    assert.deepEqual(await units(), ['120113100000 天穆镇', '120113008000 双环邨街道']);
    assert.match(await textOf(page, '.design-roster'), /新增2个，修改0个[^]*第4行没有单位名称/);
    assert.match(await page.$eval('#design-roster', (field) => field.value), /双环邨/, 'what is to be mended is not lost');
    await rested(page);
    await shot(t, 'design-roster');
    await page.click('.button-step');
    await until(async () => (await units()).length === 0, 'the step taken back');
  },

  'under a simulation nothing is changed': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await visit(page, 'what-if=T5-1', '.whatif-edit');
    await page.$$eval('.whatif-step', (all) => all[all.length - 1].click());
    await page.waitForSelector('.whatif-change');
    await settled(page);
    await design(page, 'T5-1');
    await untilText(page, '正在模拟，方案不能改动');
    assert.equal(await (await fieldOf(page, '名称')).evaluate((field) => field.matches(':disabled')), true);
  },
};
