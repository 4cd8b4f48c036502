// The whole way of an office that begins: the built-in scheme made its own, data typed and pasted, the
// ranking, files saved and opened again.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { download, downloads, textOf, until } from './helpers.js';
import { click, control, drop, goTo, loadSample, rankings, ranked, settled, shot } from './page.js';
import { visit } from './views.js';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const result = async (page) => sha256((await download(page, () => click(page, '下载考核结果'))).bytes);

/** Waits until what was typed has been read and scored. */
async function rested(page) {
  await new Promise((done) => setTimeout(done, 450));
  await settled(page);
}

const design = (page, part) => visit(page, `design=${part}`, '.design');

/** Writes over what stands in a field, and takes it with Enter. */
async function write(page, field, text) {
  await field.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await rested(page);
}

async function choose(page, id, value) {
  await page.waitForSelector(`[id="${id}"]`);
  await page.select(`[id="${id}"]`, value);
  await rested(page);
}

async function remove(page, id) {
  await design(page, id);
  await click(page, '删除');
  if (await page.$('.design-ask')) await page.click('#design-remove');
  await rested(page);
}

/** Opens the data with the columns of the targets. */
async function desk(page) {
  await visit(page, 'desk', '.desk-field');
  const shown = await control(page, '显示目标值');
  if (!(await shown.$eval('input', (box) => box.checked))) await shown.click();
  await page.waitForFunction(() => document.querySelector('.desk-tools input[type=checkbox]').checked);
  await page.focus('.desk-field');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
}

/** The clipboard, one way and the other. */
const copied = (page) => page.evaluate(() => {
  const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: new DataTransfer(), dataType: 'text/plain', data: '' });
  document.activeElement.dispatchEvent(event);
  return event.clipboardData.getData('text/plain');
});
const paste = (page, text) => page.evaluate((data) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', data);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData, dataType: 'text/plain', data }));
}, text);

/** What the table as a whole puts on the clipboard, line by line. */
async function copyAll(page) {
  await desk(page);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  const text = await copied(page);
  return text.trimEnd().split(/\r?\n/).map((line) => line.split('\t'));
}

/** A spreadsheet of a year's figures: the sample's. */
async function spreadsheet(page) {
  await loadSample(page);
  const table = await copyAll(page);
  await goTo(page, 'files');
  await page.waitForSelector('.files');
  await click(page, '全部移除');
  await page.waitForSelector('.start');
  return table;
}

export default {
  'a new user: a scheme of one’s own, data typed and pasted, ranked, saved, opened again': async (t) => {
    const page = await t.open();
    const table = await spreadsheet(page);
    await click(page, '知识产权工作绩效考评');
    await page.waitForSelector('.tab[href="#design"]');
    await remove(page, 'T2-3');
    await remove(page, 'T2-4');
    await design(page, 'T2');
    await click(page, '新增指标');
    await until(() => page.evaluate(() => document.activeElement?.value === '新指标'), 'the keyboard in the new name');
    await write(page, await page.$(':focus'), '贯标覆盖率');
    const at = await page.evaluate(() => document.activeElement.id.replace(/title$/, ''));
    // Two of the three groups are assessed on it.
    const weights = await page.$$('.design-weight');
    assert.equal(weights.length, 3);
    await write(page, weights[0], '4');
    await write(page, (await page.$$('.design-weight'))[2], '3');
    await choose(page, `${at}rule/kind`, 'efficacy');
    for (const [key, value] of [['unacceptable', '10'], ['satisfactory', '50']]) {
      await choose(page, `${at}rule/${key}-kind`, '#');
      await write(page, await page.$(`[id="${at}rule/${key}"]`), value);
    }
    await design(page, '/weights');
    const sums = () => page.$$eval('.design-grid tfoot .design-sum', (all) => all.map((sum) => sum.textContent));
    assert.ok((await sums()).some((sum) => !sum.includes('正好')));
    for (let no = 0; no < 3; no += 1) {
      await page.$$eval('.design-bring', (all, no) => all[no].querySelector('button').click(), no);
      await rested(page);
    }
    assert.deepEqual(await sums(), ['100/100，正好', '100/100，正好', '100/100，正好']);

    // The figures where this scheme has their columns; those of the new indicator beside them.
    const [columns, ...units] = await copyAll(page);
    assert.ok(columns.length > 50, columns.join());
    assert.deepEqual(columns.filter((column) => /^T2-[3-9] /.test(column)), ['T2-3 贯标覆盖率', 'T2-3 贯标覆盖率 目标值']);
    const lines = units.map(([code, name], no) => columns.map((column, at) => {
      if (at < 2) return [code, name][at];
      if (column === 'T2-3 贯标覆盖率') return no < 9 || no > 16 ? String(20 + 3 * no) : '';
      if (column === 'T2-3 贯标覆盖率 目标值') return '';
      const from = table[0].indexOf(column);
      assert.ok(from > 0, column);
      return table[no + 1][from];
    }));
    await desk(page);
    for (const [no, line] of lines.slice(0, 3).entries()) {
      for (const text of line.slice(2)) {
        if (text) {
          // What is no key comes as from an input method, which nobody begins before there is a field.
          if (/[^ -~]/.test(text)) await page.waitForFunction(() => document.activeElement.matches('.desk-field'));
          await page.keyboard.type(text);
          await page.keyboard.press('Tab');
        } else {
          await page.keyboard.press('ArrowRight');
        }
      }
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      const here = () => page.evaluate(() => document.activeElement.closest('[role=gridcell]')?.dataset.line);
      await until(async () => await here() === String(no + 1), 'the next line');
    }
    assert.equal(await page.$('.desk-refused'), null);
    await paste(page, `${[columns, ...lines.slice(3)].map((line) => line.join('\t')).join('\r\n')}\r\n`);
    await page.waitForSelector('.desk-offer');
    await click(page, '按表头填入');
    await rested(page);
    assert.deepEqual(await page.$$eval('.desk-strays li', (all) => all.map((one) => one.textContent)), []);
    await shot(t, 'new-user-desk');

    await ranked(page);
    const places = await rankings(page);
    assert.deepEqual(places.map(({ rows }) => rows.length), [9, 8, 5]);
    assert.equal(new Set(places.flatMap(({ rows }) => rows.map(({ total }) => total))).size > 10, true);
    await shot(t, 'new-user-ranking');
    const before = await result(page);

    await visit(page, 'desk', '.desk-field');
    const [, count] = /(\d+)份文件未保存/.exec(await textOf(page, '.desk-saving'));
    const saved = await downloads(page, () => click(page, '全部保存'), Number(count));
    assert.ok(saved.some(({ name }) => name === 'beichen-ip-2025-own.json'), saved.map(({ name }) => name).join());
    await until(async () => !(await page.$('.desk-saving')), 'nothing left to save');
    await until(() => textOf(page, '.head').then((text) => /已保存/.test(text)), 'the desk kept');
    await new Promise((done) => setTimeout(done, 600));
    assert.equal(await t.reload(), false, 'nothing is lost by leaving');
    await page.waitForSelector('.desk-field');
    await settled(page);
    assert.equal(await result(page), before, 'after a reload');

    await goTo(page, 'files');
    await page.waitForSelector('.files');
    await click(page, '全部移除');
    await page.waitForSelector('.start');
    await drop(page, saved.map(({ name, text }) => ({ name, text })));
    await ranked(page);
    assert.equal(await result(page), before, 'opened again');
  },
};
