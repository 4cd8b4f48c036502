// 数据台: data typed and pasted as in a spreadsheet, taken back, saved and opened again.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { download, textOf, until } from './helpers.js';
import { json, made } from './made.js';
import { click, drop, goTo, rankings, ranked, settled, shot } from './page.js';

const value = (no, at) => 20 + ((no * 7 + at * 13) % 60);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The desk over a made-up scheme and its data. */
async function desk(t, { units = 4, leaves = 4, groups = 1, data = true, more = {} } = {}) {
  const page = await t.open();
  const files = made(groups, units, leaves, more);
  await drop(page, data ? [files.scheme, files.data('verified', value)] : [files.scheme]);
  await page.waitForSelector('.tab[href="#desk"]');
  await visit(page);
  return page;
}

async function visit(page) {
  await goTo(page, 'desk');
  await page.waitForSelector('.desk-field');
  await settled(page);
}

/** What the cells that are drawn say, line by line; the active one by its field. */
const cells = (page) => page.$$eval('.desk-line', (lines) => lines.map((line) =>
  [...line.querySelectorAll('[role=gridcell]')].map((cell) => cell.querySelector('input')?.value ?? cell.firstChild?.data ?? '')));

/** Where the keyboard is: [line, column], from 0. */
const active = (page) => page.evaluate(() => {
  const cell = document.activeElement.closest('[role=gridcell]');
  return cell && [Number(cell.dataset.line), Number(cell.dataset.column)];
});

const said = (page) => page.$eval('.desk-said', (node) => node.textContent);

/** The commands of the page, however the kernel spells them. */
async function press(page, ...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys[keys.length - 1]);
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
}

const at = (page, line, column) =>
  until(async () => String(await active(page)) === String([line, column]), `the keyboard at ${line}, ${column}`);

/** Waits until what was typed is read and scored. */
async function rested(page) {
  await new Promise((done) => setTimeout(done, 450));
  await settled(page);
}

/** Pastes as a browser does when somebody presses Ctrl+V. */
const paste = (page, text) => page.evaluate((data) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', data);
  // Firefox makes the clipboard itself, of its own members.
  const more = { clipboardData, dataType: 'text/plain', data };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, ...more }));
}, text);

/** What a copy puts on the clipboard. */
const copied = (page) => page.evaluate(() => {
  const more = { clipboardData: new DataTransfer(), dataType: 'text/plain', data: '' };
  const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, ...more });
  document.activeElement.dispatchEvent(event);
  return event.clipboardData.getData('text/plain');
});

/** Whether a browser would ask before the page is left. */
const asks = (page) => page.evaluate(() => {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  return !window.dispatchEvent(event);
});

const result = async (page) => (await download(page, () => click(page, '下载考核结果'))).bytes;

export default {
  'desk: three units typed by the keyboard alone change the ranking': async (t) => {
    const page = await desk(t, { units: 3, leaves: 2, data: false });
    await page.focus('.desk-field');
    for (const [line, figures] of [['10', '20'], ['90', '80'], ['50', '60']].entries()) {
      await page.keyboard.type(figures[0]);
      await page.keyboard.press('Tab');
      await at(page, line, 1);
      await page.keyboard.type(figures[1]);
      await page.keyboard.press('Enter');
      if (line < 2) {
        await at(page, line + 1, 1);
        await page.keyboard.press('ArrowLeft');
        await at(page, line + 1, 0);
      }
    }
    assert.deepEqual(await cells(page), [['10', '20'], ['90', '80'], ['50', '60']]);
    await rested(page);
    await ranked(page);
    assert.deepEqual((await rankings(page))[0].rows.map((row) => row.unit), ['单位2', '单位3', '单位1']);
    // The desk has begun the file of the department that reports.
    await goTo(page, 'files');
    await page.waitForSelector('.files');
    assert.match(await textOf(page, '.files'), /数据-甲局\.json\s*未保存/);
  },

  'desk: keys move, mark, fill, clear and state': async (t) => {
    const page = await desk(t);
    await page.focus('.desk-field');
    await press(page, 'Control', 'End');
    await at(page, 3, 3);
    await page.keyboard.press('Home');
    await at(page, 3, 0);
    await press(page, 'Control', 'Home');
    await at(page, 0, 0);
    await page.keyboard.press('PageDown');
    await at(page, 3, 0);
    await page.keyboard.press('PageUp');
    await at(page, 0, 0);

    const before = await cells(page);
    await press(page, 'Shift', 'ArrowDown');
    await press(page, 'Shift', 'ArrowRight');
    assert.equal(await page.$$eval('[aria-selected=true]', (all) => all.length), 4);
    assert.equal(await copied(page), `${before[0].slice(0, 2).join('\t')}\r\n${before[1].slice(0, 2).join('\t')}\r\n`);
    await press(page, 'Control', 'd');
    await until(async () => (await cells(page))[1][0] === before[0][0], 'the line filled down');
    assert.match(await said(page), /填入2格/);
    await page.keyboard.press('Delete');
    await until(async () => (await cells(page))[0][0] === '', 'cleared');
    assert.deepEqual((await cells(page)).map((line) => line.slice(0, 2).join('')).slice(0, 2), ['', '']);
    for (const [digit, word] of [['1', '不适用'], ['2', '未报送'], ['3', '待核']]) {
      await press(page, 'Alt', `Digit${digit}`);
      await until(async () => (await cells(page))[1][1] === word, word);
    }
    await press(page, 'Alt', 'Digit0');
    await until(async () => (await cells(page))[1][1] === '', 'no state');

    // What is given up leaves the cell as it was; what stands there can be changed.
    await page.keyboard.press('ArrowDown');
    await at(page, 2, 1);
    await page.keyboard.type('77');
    await page.keyboard.press('Escape');
    assert.equal((await cells(page))[2][1], before[2][1]);
    await page.keyboard.press('F2');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await until(async () => (await cells(page))[2][1] === `${before[2][1]}5`, 'a digit behind the others');
    await at(page, 3, 1);
  },

  'desk: the mouse marks and opens': async (t) => {
    const page = await desk(t);
    const centre = async (line, column) => {
      const cell = await page.$(`[data-line="${line}"][data-column="${column}"]`);
      const box = await cell.boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    await page.mouse.click(...await centre(1, 1));
    await at(page, 1, 1);
    await page.mouse.move(...await centre(0, 0));
    await page.mouse.down();
    await page.mouse.move(...await centre(2, 1), { steps: 4 });
    await page.mouse.up();
    await until(() => page.$$eval('[aria-selected=true]', (all) => all.length === 6), 'six cells marked');
    const before = (await cells(page))[3][2];
    await page.mouse.click(...await centre(3, 2), { clickCount: 2, count: 2 });
    await at(page, 3, 2);
    await page.keyboard.press('End');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await until(async () => (await cells(page))[3][2] === `${before}1`, 'the figure changed');
  },

  'desk: a block from a spreadsheet, with headings and without': async (t) => {
    const page = await desk(t);
    await page.focus('.desk-field');
    await paste(page, '1\t2\r\n3\t4\r\n');
    await until(async () => (await cells(page))[1][1] === '4', 'the block');
    assert.equal(await page.$('.desk-offer'), null);
    assert.match(await said(page), /填入4格/);

    await paste(page, '单位名称\t指标A3\t指标A1\r\n单位4\t43\t41\r\n单位九\t1\t1\r\n单位2\t23\tx\r\n');
    await page.waitForSelector('.desk-offer');
    assert.equal((await cells(page))[3][2] === '43', false);
    await click(page, '按表头填入');
    await until(async () => (await cells(page))[3][2] === '43', 'the lines of their units');
    const now = await cells(page);
    assert.deepEqual([now[3][0], now[1][2], now[1][0]], ['41', '23', '3']);
    assert.match(await said(page), /填入3格，3格未填/);
    const left = await page.$$eval('.desk-strays li', (all) => all.map((item) => item.textContent));
    assert.equal(left.length, 2);
    assert.ok(left.some((line) => /第3行的“单位九”/.test(line)), left.join());
    assert.ok(left.some((line) => /单位2“A1 指标A1”：“x”不能作为数值/.test(line)), left.join());
    await shot(t, 'desk-pasted');
    await click(page, '关闭');
    await until(async () => !(await page.$('.desk-strays')), 'the list gone');
    await page.waitForFunction(() => document.activeElement.matches('.desk-field'));

    await paste(page, '单位1\t9\r\n');
    await page.waitForSelector('.desk-offer');
    await page.click('.desk-offer .button:last-child');
    await until(async () => !(await page.$('.desk-offer')), 'nothing pasted');
    assert.equal((await cells(page))[0][0], '1');
  },

  'desk: what is refused stays in its cell with a sentence': async (t) => {
    const page = await desk(t);
    await page.focus('.desk-field');
    await page.keyboard.type('95%');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.desk-refused');
    assert.match(await textOf(page, '.desk-refused'), /“95%”不能作为数值/);
    await at(page, 0, 0);
    assert.equal((await cells(page))[0][0], '95%');
    // A click elsewhere does not lose it either.
    await page.click('[data-line="2"][data-column="1"]');
    await at(page, 0, 0);
    assert.equal((await cells(page))[0][0], '95%');
    await page.keyboard.type('95');
    await page.keyboard.press('Enter');
    await at(page, 1, 0);
    assert.equal(await page.$('.desk-refused'), null);
    assert.equal((await cells(page))[0][0], '95');

    // Everything of a unit's group that is not assessed is shut.
    await goTo(page, 'what-if=A1');
    await (await page.waitForSelector('.whatif-step')).evaluate((step) => step.click());
    await page.waitForSelector('.whatif-change');
    await settled(page);
    await visit(page);
    await page.focus('.desk-field');
    await page.keyboard.type('1');
    await until(async () => /正在模拟，不能修改数据/.test(await said(page)), 'the reason');
    assert.equal((await cells(page))[0][0], '95');
  },

  'desk: taken back and done again to the byte, saved, and opened again': async (t) => {
    const page = await desk(t);
    const first = sha256(await result(page));
    await page.focus('.desk-field');
    await page.keyboard.type('33');
    await page.keyboard.press('Enter');
    await at(page, 1, 0);
    await page.keyboard.type('未报送');
    await page.keyboard.press('Enter');
    await at(page, 2, 0);
    await rested(page);
    assert.equal(await page.$$eval('.desk-changed', (all) => all.length), 2);
    const second = sha256(await result(page));
    assert.notEqual(second, first);
    assert.equal(await asks(page), true, 'what is not saved is asked after');
    assert.match(await textOf(page, '.tabs'), /未保存/);
    await page.focus('.desk-field');
    await press(page, 'Control', 'z');
    await until(async () => (await cells(page))[1][0] !== '未报送', 'one step back');
    await press(page, 'Control', 'z');
    await rested(page);
    assert.equal(sha256(await result(page)), first);
    assert.equal(await page.$('.desk-saving'), null, 'what was opened is saved');
    await page.focus('.desk-field');
    await press(page, 'Control', 'y');
    await press(page, 'Control', 'y');
    await rested(page);
    assert.equal(sha256(await result(page)), second);

    const saved = await download(page, () => click(page, '保存“数据.json”'));
    assert.equal(saved.name, '数据.json');
    await until(async () => !(await page.$('.desk-saving')), 'nothing left to save');
    assert.equal(await page.$$eval('.desk-changed', (all) => all.length), 0);
    assert.equal(await asks(page), false);
    // The page can be left without a word, and finds everything again.
    await new Promise((done) => setTimeout(done, 600));
    t.allow(/request after the start/);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.waitForSelector('.desk-field');
    await settled(page);
    assert.equal(sha256(await result(page)), second);
    await goTo(page, 'files');
    await page.waitForSelector('.files');
    await click(page, '全部移除');
    await page.waitForSelector('.start');
    const { scheme } = made(1, 4, 4);
    await drop(page, [scheme, { name: saved.name, text: saved.text }]);
    await ranked(page);
    assert.equal(sha256(await result(page)), second);
  },

  'desk: data with errors can be mended where they are': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(1, 3, 2);
    const broken = JSON.parse(data('verified', value).text);
    broken.rows[1].values.A2 = 'many';
    await drop(page, [scheme, json('数据.json', broken)]);
    await page.waitForSelector('.tab[href="#desk"]');
    await visit(page);
    const wrong = await page.$('.desk-error');
    assert.deepEqual(await wrong.evaluate((cell) => [cell.dataset.line, cell.dataset.column]), ['1', '1']);
    await wrong.click();
    await at(page, 1, 1);
    assert.notEqual(await textOf(page, '.desk-about'), '');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await rested(page);
    await page.waitForSelector('.tab[href="#ranking"]');
    assert.equal(await page.$('.desk-error'), null);
  },

  'desk: what is missing or changed alone, and what was not saved is known after a reload': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(2, 2, 2);
    const gaps = JSON.parse(data('verified', value).text);
    delete gaps.rows[1].values.A2;
    delete gaps.rows[3].values.A1;
    await drop(page, [scheme, json('数据.json', gaps)]);
    await page.waitForSelector('.tab[href="#desk"]');
    await visit(page);
    const names = () => page.$$eval('.desk-line .desk-unit', (all) => all.map((unit) => unit.textContent));
    const choose = async (label, no) => {
      const [select] = await page.$x(`//label[contains(., "${label}")]/select`);
      await select.select(String(no));
    };
    const options = () => page.$$eval('.desk-tools option', (all) => all.map((option) => option.textContent));
    assert.ok((await options()).includes('只看未报送（2）'), (await options()).join());
    await choose('显示', 1);
    await until(async () => String(await names()) === '单位2,单位4', 'the units with gaps');
    // Nobody loses the line they are typing in.
    await page.focus('.desk-field');
    await page.keyboard.press('End');
    await at(page, 0, 1);
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await at(page, 1, 1);
    await rested(page);
    assert.deepEqual(await names(), ['单位2', '单位4']);
    assert.ok((await options()).includes('只看未报送（1）'));
    await choose('显示', 2);
    await until(async () => String(await names()) === '单位2', 'the unit that has changed');
    await choose('显示', 0);
    await choose('组别', 2);
    await until(async () => String(await names()) === '单位2,单位4', 'the units of a group');
    await choose('阶段', 1);
    await until(async () => (await cells(page)).flat().every((text) => text === ''), 'the stage without data');

    await until(() => textOf(page, '.head').then((text) => /已保存/.test(text)), 'the desk kept');
    await new Promise((done) => setTimeout(done, 600));
    const asked = await t.reload();
    // Firefox under automation leaves without a word.
    assert.ok(asked || t.browserName === 'firefox', 'leaving asks');
    await page.waitForSelector('.desk-field');
    await settled(page);
    assert.match(await textOf(page, '.desk-saving'), /1份文件未保存/);
  },

  'desk: notes and evidence stand beside the figures': async (t) => {
    const page = await desk(t);
    await page.focus('.desk-field');
    await page.focus('.desk-side .desk-remark input');
    await page.keyboard.type('按季度报表');
    await page.keyboard.press('Enter');
    await until(async () => /说明/.test(await said(page)), 'the note');
    // What is half written when the page is drawn anew stays, and counts when a cell is pressed.
    await page.keyboard.type('，初');
    await rested(page);
    await page.keyboard.type('稿');
    await page.click('[data-line="1"][data-column="1"]');
    await at(page, 1, 1);
    await page.click('[data-line="0"][data-column="0"]');
    await at(page, 0, 0);
    await click(page, '添加材料');
    await (await page.waitForSelector('.desk-piece input')).type('批复');
    await click(page, '确定');
    await until(async () => /批复/.test(await textOf(page, '.desk-evidence')), 'the piece');
    await rested(page);
    const { text } = await download(page, () => click(page, '保存“数据.json”'));
    const document = JSON.parse(text);
    assert.equal(document.evidence[0].title, '批复');
    assert.equal(document.rows[0].values.A1.note, '按季度报表，初稿');
    await click(page, '移去');
    await until(async () => !/批复/.test(await textOf(page, '.desk-evidence ul')), 'the piece gone');
  },

  'desk: 3,000 units by 40 indicators: little of it is drawn, all of it is reached': async (t) => {
    const units = t.browserName === 'chromium-86' ? 1500 : 3000;
    const page = await desk(t, { units, leaves: 40 });
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok(await elements() < 2500, `${await elements()} elements`);
    assert.equal(await page.$eval('[role=grid]', (grid) => grid.getAttribute('aria-rowcount')), String(units + 1));
    await page.focus('.desk-field');
    await press(page, 'Control', 'End');
    await at(page, units - 1, 39);
    await until(() => page.evaluate(() => {
      const [field, board] = [document.activeElement, document.querySelector('.desk-board')].map((node) => node.getBoundingClientRect());
      return field.bottom <= board.bottom && field.right <= board.right && field.top > board.top;
    }), 'the last cell in view');
    assert.ok(await elements() < 2500, `${await elements()} elements`);
    await page.keyboard.type('99.5');
    await page.keyboard.press('Enter');
    await until(async () => /由\d+改为99\.5/.test(await said(page)), 'the step', 30_000);
    await until(() => page.$eval('.desk-field', (field) => field.value === '99.5'), 'the figure');
    await page.evaluate(() => { document.querySelector('.desk-board').scrollTop = 20_000; });
    await page.waitForSelector('[data-line="630"]');
    assert.ok(await elements() < 2500, `${await elements()} elements`);
    await until(async () => { await new Promise((done) => setTimeout(done, 500)); await settled(page); return true; }, 'the score', 60_000);
  },
};
