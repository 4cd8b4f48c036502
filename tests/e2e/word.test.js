// Word documents: chosen in the page, made in the second module, and read back.

import assert from 'node:assert/strict';
import { download, until } from './helpers.js';
import { made } from './made.js';
import { SCHEME, click, drop, goTo, keepNothing, loadSample, settled } from './page.js';
import { members } from './zip.js';

/** What a reader reads in a document. */
const text = (docx) => members(docx).get('word/document.xml').toString('utf8').replace(/<[^>]+>/g, '');

/** The names of all units, as the scheme has them. */
const UNITS = JSON.parse(SCHEME.text).units.map(({ title }) => title);

/** The part of the page that offers this. */
async function offer(page, title) {
  const [found] = await page.$x(`//section[contains(@class, "offer")][h3[contains(., "${title}")]]`);
  assert.ok(found, title);
  return found;
}

/** Puts something into the field, or chooses it, as a reader who leaves the field does. */
async function fill(page, title, label, value) {
  const section = `//section[contains(@class, "offer")][h3[contains(., "${title}")]]`;
  const [field] = await page.$x(
    `${section}//label[contains(normalize-space(.), "${label}")]//*[self::input or self::select]`);
  assert.ok(field, label);
  await field.evaluate((node, to) => {
    const option = [...(node.options ?? [])].find((each) => each.textContent.includes(to));
    node.value = option ? option.value : to;
    node.dispatchEvent(new Event('input', { bubbles: true }));
    node.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
}

const make = (page, title) => download(page, () => click(page, `生成${title}`));

async function ready(t) {
  await keepNothing(t.page);
  const page = await t.open();
  await loadSample(page);
  await goTo(page, 'export');
  await page.waitForSelector('.offer-fields');
  return page;
}

export default {
  'a circular names whom the reader chose, and gets a red head only when it is issued': async (t) => {
    const page = await ready(t);
    const title = '通报（Word）';
    const all = await make(page, title);
    assert.equal(all.name, '关于2025年度知识产权工作绩效考评结果的通报.docx');
    assert.deepEqual(UNITS.filter((unit) => !text(all.bytes).includes(unit)), []);
    assert.ok(text(all.bytes).includes('（送审稿）'));
    for (const [part, xml] of members(all.bytes)) {
      if (part.startsWith('word/header')) assert.match(xml.toString('utf8'), /参考稿.*演示数据/);
    }

    await fill(page, title, '点名范围', '只列等次');
    const none = text((await make(page, title)).bytes);
    assert.deepEqual(UNITS.filter((unit) => none.includes(unit)), []);
    await fill(page, title, '点名范围', '只列最高等次');
    const best = text((await make(page, title)).bytes);
    assert.deepEqual(UNITS.filter((unit) => best.includes(unit)),
      ['天穆镇', '宜兴埠镇', '瑞景街道', '天津医药医疗器械工业园']);

    await fill(page, title, '发文字号', '某政办发〔2026〕8号');
    const section = await offer(page, title);
    await until(() => section.$eval('button', (button) => button.disabled), 'a number without an issuer to be refused');
    assert.match(await section.evaluate((node) => node.textContent), /还应填写发文机关/);
    await fill(page, title, '发文机关', '某区人民政府办公室');
    await fill(page, title, '主送机关', '各镇人民政府');
    await fill(page, title, '成文日期', '2026-03-05');
    await until(() => section.$eval('button', (button) => !button.disabled), 'the button');
    await t.shot('word');
    const issued = text((await make(page, title)).bytes);
    for (const part of ['某区人民政府办公室文件', '某政办发〔2026〕8号', '各镇人民政府：', '2026年3月5日']) {
      assert.ok(issued.includes(part), part);
    }
    assert.ok(!issued.includes('送审稿'));
  },

  'calls, lists and sheets are made for the units that were chosen': async (t) => {
    const page = await ready(t);
    const call = await make(page, '约谈通知书（Word）');
    assert.equal(call.name, '西堤头镇约谈通知书.docx');
    assert.ok(text(call.bytes).includes('总分53.67分，低于60分'));
    await fill(page, '整改清单（Word）', '单位范围', '双环邨街道');
    const list = await make(page, '整改清单（Word）');
    assert.equal(list.name, '双环邨街道整改清单.docx');
    const sheets = await make(page, '评分表（Word）');
    assert.equal(sheets.name, '评分表.zip');
    const files = members(sheets.bytes);
    assert.deepEqual([...files.keys()].sort(), UNITS.map((unit) => `${unit}评分表.docx`).sort());
    assert.ok(text(files.get('双环邨街道评分表.docx')).includes('双环邨街道'));
    await fill(page, '评分表（Word）', '单位范围', '街道各单位');
    assert.equal(members((await make(page, '评分表（Word）')).bytes).size, 8);
  },

  'large: sheets of 3,000 units are made step by step, can be cancelled, and one unit is found by its name': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(5, 600, 4);
    await drop(page, [scheme, data('verified', (no, at) => (no + at) % 100)]);
    await goTo(page, 'export');
    await page.waitForSelector('.offer-fields');
    await click(page, '生成评分表（Word）');
    await until(() => page.evaluate(() => {
      const bar = document.querySelector('.office progress[value]');
      return bar && bar.max === 3000 && bar.value > 0;
    }), 'the first sheets', 30_000);
    await goTo(page, 'ranking');
    await page.waitForSelector('.rank');
    await click(page, '取消');
    await until(async () => (await page.$('.office')) === null, 'the panel to go');
    await goTo(page, 'export');
    await page.waitForSelector('.offer-fields');
    const title = '评分表（Word）';
    await fill(page, title, '单位名称或代码', '没有的单位');
    const section = await offer(page, title);
    await until(() => section.$eval('button', (button) => button.disabled), 'a unit that is not there to be refused');
    await fill(page, title, '单位名称或代码', '单位2017');
    await until(() => section.$eval('button', (button) => !button.disabled), 'the unit');
    assert.equal((await make(page, title)).name, '单位2017评分表.docx');
  },

  'the rules are made without data, and nothing else is': async (t) => {
    await keepNothing(t.page);
    const page = await t.open();
    await drop(page, [SCHEME]);
    await settled(page);
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const rules = await make(page, '考核细则（Word）');
    assert.match(rules.name, /考核细则.*\.docx$/);
    assert.ok(text(rules.bytes).includes('双环邨街道'));
  },
};
