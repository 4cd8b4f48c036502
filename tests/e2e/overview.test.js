// The overview: every figure on it against docs/sample.md or a count by hand, and the states in which much
// of it is missing.

import assert from 'node:assert/strict';
import { textOf, until, untilText } from './helpers.js';
import { json, made } from './made.js';
import { SCHEME, YEAR, cents, click, documented, drop, goTo, settled, shot, sidewaysScroll, view } from './page.js';

/** A table as rows of cells. */
const table = (page, selector) => page.$$eval(`${selector} tbody tr`, (rows) =>
  rows.map((row) => [...row.children].map((cell) => cell.innerText.trim().replace(/\s+/g, ' '))));

/** What is to be done: [{ verb, text, link }]. */
const agenda = (page) => page.$$eval('.next li', (items) => items.map((item) => ({
  verb: item.querySelector('.tag').textContent,
  text: item.querySelector('p').firstChild.textContent,
  link: item.querySelector('p').lastChild.textContent,
})));

/** A group's card: { title, figures, places, lines, grades }. */
const cards = (page) => page.$$eval('.overview-group', (all) => all.map((card) => {
  const cells = (row) => [...row.children].map((cell) => cell.innerText.trim().replace(/\s+/g, ' '));
  const rows = [...card.querySelectorAll('.overview-rank tbody tr')];
  return {
    title: card.querySelector('h3').firstChild.textContent,
    described: card.querySelector('.strip')?.getAttribute('aria-label') ?? '',
    dots: card.querySelectorAll('.strip-dot').length,
    figures: [...card.querySelectorAll('.spread td')].map((cell) => cell.textContent),
    places: rows.filter((row) => !row.matches('.quota, .left-out')).map(cells),
    quota: rows.filter((row) => row.matches('.quota')).map((row) => row.innerText.trim()),
    grades: [...card.querySelectorAll('.overview-grades tbody tr')].map(cells),
  };
}));

async function openSample(page) {
  await click(page, '载入演示');
  await page.waitForSelector('.overview');
  await settled(page);
}

export const kernels = ['chromium-86'];

export default {
  'overview: it is what one sees first, and says what to do next': async (t) => {
    const page = await t.open();
    await openSample(page);
    assert.equal(await textOf(page, '.tab[aria-current="page"]'), '总览');
    const tasks = await agenda(page);
    assert.deepEqual(tasks.map((task) => task.verb), ['核对', '催报', '核实', '研究', '约谈', '通报', '印发']);
    const text = Object.fromEntries(tasks.map((task) => [task.verb, task.text]));
    assert.equal(text['催报'], '区工信局缺1项，区市场监管局缺1项。');
    assert.equal(text['核实'], '2项数据待核，有关单位的总分是暂定的。');
    assert.equal(text['研究'], '街道“优秀”还有1个名额，果园新村街道、集贤里街道同分并列，由考核办决定。');
    assert.equal(text['约谈'], '西堤头镇。');
    assert.equal(text['通报'], '青光镇、西堤头镇、双环邨街道、天津陆路港物流装备产业园。');
    await shot(t, 'page-overview');
    // Each leads to where it is done.
    await click(page, '查看提醒');
    await until(async () => (await page.$$('.found-warning .issue')).length > 0, 'the warnings');
    const warnings = await page.$$eval('.found-warning .issue', (all) => all.length);
    assert.ok(text['核对'].startsWith(`有${warnings}条提醒`), text['核对']);
    await view(page, '总览');
    await click(page, '查看缺什么');
    await until(() => page.evaluate(() => document.activeElement.id === 'overview-data'), 'the data in focus');
    await click(page, '查看名额线');
    await page.waitForSelector('.rank');
  },

  'overview: places, spread and grades of each group as in docs/sample.md': async (t) => {
    const page = await t.open();
    await openSample(page);
    const shown = await cards(page);
    for (const [no, heading] of ['镇', '街道', '开发区'].entries()) {
      const rows = documented(`### ${heading}`.slice(4));
      const expected = rows.map(([place, unit, , , , , total, grade]) => [
        place,
        unit.replace('（暂定）', '暂定'),
        total,
        grade.replace(/（.*）/, '').replace('优秀或良好，待定', '待定优秀或良好'),
      ]);
      assert.deepEqual(shown[no].places, expected, heading);
      assert.equal(shown[no].dots, rows.length, 'a dot for each unit');
    }
    // By hand from those totals: greatest, upper quartile, median, lower quartile, least, mean.
    assert.deepEqual(shown.map((card) => card.figures), [
      ['94.92', '92.71', '87.62', '71.07', '53.67', '80.86'],
      ['94.36', '91.21', '80.59', '73.09', '62.08', '80.50'],
      ['97.72', '91.39', '86.00', '83.19', '60.00', '83.66'],
    ]);
    assert.equal(shown[0].described, '9个单位的总分从53.67分到94.92分，中位数87.62分，中间一半在71.07～92.71分。');
    assert.deepEqual(shown.map((card) => card.grades[0]), [
      ['优秀', '2', '2', '双街镇达到分数，名额已满'],
      ['优秀', '1，2个待定', '2', '果园新村街道、集贤里街道同分并列，待决定'],
      ['优秀', '1', '1', '科技园区北区达到分数，名额已满'],
    ]);
    assert.deepEqual(shown.map((card) => card.grades.slice(1).map((row) => row[1])), [['4', '2', '1'], ['1', '4', '0'], ['3', '1', '0']]);
    assert.deepEqual(shown.map((card) => card.quota.length), [1, 1, 1]);
    await page.click('.overview-rank a');
    await until(async () => (await textOf(page, '.unit h2').catch(() => '')) === '宜兴埠镇', 'the card of the first');
    await page.goBack();
    await until(() => page.evaluate(() => document.activeElement.textContent === '宜兴埠镇'), 'the link where one left');
  },

  'overview: notices, data by department, self-assessed against verified': async (t) => {
    const page = await t.open();
    await openSample(page);
    // Notices: those of docs/sample.md, and N4 because the result of 2024 is open.
    const raised = await page.$$eval('.raised tbody', (units) => units.map((unit) => [
      unit.querySelector('.name a').textContent, unit.querySelectorAll('.tag').length]));
    assert.deepEqual(raised, [['西堤头镇', 5], ['青光镇', 2], ['双环邨街道', 1], ['天津陆路港物流装备产业园', 3]]);
    assert.match(await textOf(page, '.raised'), /约谈1个单位，通报4个单位[\s\S]*总分53\.67分，低于60分/);

    // Counted by hand: 22 units, of which 8 are streets (not assessed on T1-1, T1-2, T3-3, G2-1) and 9 towns (T4-3).
    const rows = (await table(page, '.departments')).map((cells) => [cells[0].split(' ')[0], ...cells.slice(1, 8)]);
    assert.deepEqual(rows, [
      ['区工信局', '2', '36', '35', '0', '0', '1', '97.22%'],
      ['区市场监管局', '16', '352', '343', '1', '7', '1', '99.72%'],
      ['区科技局', '4', '72', '70', '1', '1', '0', '100%'],
      ['区农业农村委', '1', '9', '7', '0', '2', '0', '100%'],
      ['区金融局', '2', '44', '43', '0', '1', '0', '100%'],
      ['区知识产权局', '4', '88', '74', '0', '14', '0', '100%'],
      ['区教育局', '1', '22', '22', '0', '0', '0', '100%'],
      ['区财政局', '1', '14', '13', '0', '1', '0', '100%'],
    ]);
    assert.match(await textOf(page, '.departments'), /应报637项，已报635项（99\.69%），未报2项，待核2项/);
    const lacking = await page.$$eval('.departments .what li', (lines) => lines.map((line) => line.innerText.replace(/\s+/g, ' ')));
    assert.match(lacking[0], /^T2-4 .* 西堤头镇 ?原因：/);
    assert.match(lacking[1], /^T8-1 .* 双环邨街道$/);

    // docs/sample.md has both totals of every unit; the largest difference comes first.
    const both = ['镇', '街道', '开发区'].flatMap((heading) => documented(heading))
      .map((row) => [row[1].replace('（暂定）', ''), cents(row[9]) - cents(row[6])])
      .sort((a, b) => b[1] - a[1]);
    const more = await page.$x('//section[contains(@class,"own")]//button[contains(.,"显示全部22项")]');
    await more[0].click();
    await until(async () => (await page.$$('.own-tables > div:first-child tbody tr')).length === 22, 'all units');
    const own = (await table(page, '.own-tables > div:first-child'))
      .map(([unit, , , above]) => [unit.replace(/ ?高出较多/, ''), cents(above)]);
    assert.deepEqual(own, both);
    assert.match(await textOf(page, '.own'), /22个单位中22个自评高于核定[\s\S]*有1个/);
  },

  'overview: in English, on 480 pixels, on paper': async (t) => {
    const page = t.page;
    await page.setViewport({ width: 480, height: 800 });
    await t.open();
    await openSample(page);
    assert.equal(await sidewaysScroll(page), 0);
    assert.match(await textOf(page, '.departments tbody'), /应报36，未报1，待核0，不适用0，报送率97\.22%/);
    await shot(t, 'page-480-overview');
    await click(page, 'English');
    await untilText(page, 'What to do next');
    assert.equal((await agenda(page))[3].text, '街道: 1 place of “优秀” left, and 果园新村街道, 集贤里街道 tied for it. The appraisal office decides.');
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'page-480-overview-en');
    await page.emulateMediaType('print');
    assert.equal(await page.$eval('.next button', (link) => getComputedStyle(link).display), 'none', 'paper has no links');
  },

  'overview: a scheme alone, self-assessed data alone, one unit, no grades': async (t) => {
    const page = await t.open();
    const one = made(1, 1, 1);
    await drop(page, [one.scheme]);
    await page.waitForSelector('.overview');
    assert.deepEqual((await agenda(page)).map((task) => task.verb), ['打开数据', '印发']);
    assert.match(await textOf(page, '.overview'), /还没有打开数据文件[\s\S]*甲局[\s\S]*没有来件/);
    assert.equal((await page.$$('.overview-group')).length, 0);
    // Elsewhere everything stands at nothing, and every view says why.
    assert.match(await textOf(page, '.banners'), /没有数据\s*还没有打开数据文件/);

    await drop(page, [one.data('self', () => 60)]);
    assert.doesNotMatch(await textOf(page, '.banners'), /没有数据/);
    await untilText(page, '目前只有自评数据');
    assert.deepEqual((await agenda(page)).map((task) => task.verb), ['收取核定数据', '印发']);
    assert.match(await textOf(page, '.departments h3'), /自评数据填报情况/);

    await drop(page, [one.data('verified', () => 50, '核定.json')]);
    await untilText(page, '1个单位中1个自评高于核定，平均+10.00分');
    const [card] = await cards(page);
    assert.equal(card.described, '1个单位，总分50.00分。');
    assert.deepEqual(card.grades, [], 'the scheme has none');
    assert.deepEqual(card.places, [['1', '单位1', '50.00']]);
    assert.equal(await page.$('.raised'), null, 'nor notices');
    assert.equal(await page.$('.goals'), null, 'nor goals');
    assert.deepEqual((await agenda(page)).map((task) => task.verb), ['印发']);
    await click(page, '单位1');
    await page.waitForSelector('.unit-place');
    assert.equal(await textOf(page, '.unit-place'), '第1名\n共1个单位', 'no dash for a grade that nobody gets');
  },

  'overview: all withheld': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(2, 2, 2, { missing: { not_reported: 'blocks' } });
    const half = JSON.parse(data('verified', () => 50).text);
    for (const row of half.rows) delete row.values.A2;
    await drop(page, [scheme, json('数据.json', half)]);
    await page.waitForSelector('.overview-group');
    const shown = await cards(page);
    assert.deepEqual(shown[0].places, [['—', '单位1暂缓出分', '—'], ['—', '单位3暂缓出分', '—']]);
    assert.match(await textOf(page, '.overview-group'), /本组还没有单位得出总分/);
    assert.equal((await agenda(page)).find((task) => task.verb === '催报').text, '甲局缺4项。');
  },

  'overview: a group without units says so, and has no empty tables': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(3, 2, 2);
    const bare = (file, key) => {
      const document = JSON.parse(file.text);
      return json(file.name, { ...document, [key]: document[key].filter((_, no) => no % 3 !== 1) });
    };
    await drop(page, [bare(scheme, 'units'), bare(data('verified', (no) => 50 + no), 'rows')]);
    await page.waitForSelector('.overview-group');
    assert.deepEqual((await cards(page)).map((card) => card.places.length), [2, 0, 2]);
    assert.match(await textOf(page, '.overview-group:nth-child(2)'), /方案没有把单位归入本组/);
    assert.deepEqual(await page.$$eval('.overview-charts summary', (all) => all.map((one) => one.textContent)), ['第1组', '第3组']);
    await view(page, '排名');
    assert.match(await textOf(page), /第2组\s*0个单位\s*方案没有把单位归入本组/);
    assert.equal((await page.$$('.rank')).length, 2);
    await goTo(page, 'indicator=A1');
    await until(async () => (await page.$$('.indicator-units')).length === 2, 'the tables of two groups');
  },

  'overview: nothing applies to anybody': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(1, 2, 2);
    const none = JSON.parse(data('verified', () => ({ state: 'not_applicable', reason: '不适用' })).text);
    await drop(page, [scheme, json('数据.json', none)]);
    await page.waitForSelector('.overview-group');
    assert.deepEqual((await cards(page))[0].places, [['—', '单位1无可计分项', '—'], ['—', '单位2无可计分项', '—']]);
    await click(page, '单位1');
    await untilText(page, '没有得出总分，原因见本页开头');
    assert.match(await textOf(page, '.unit-total'), /没有适用的指标，不计分/);
  },

  'overview: 3,000 units are there at once': async (t) => {
    const page = await t.open();
    const bounds = [{ id: 'A', title: '优秀', from: 90, quota: { share: 0.3 } }, { id: 'B', title: '良好', from: 0 }];
    const notices = [{ id: 'N1', level: 'talk', title: '总分低于60分', when: { total_below: 60 } }];
    const { scheme, data } = made(2, 1500, 4, { grades: { bounds }, notices });
    const value = (no, at) => ((no * 7919 + at * 104729) % 1000) / 10;
    await drop(page, [scheme, data('verified', value), data('self', (no, at) => Math.min(100, value(no, at) + 1), '自评.json')]);
    await page.waitForSelector('.overview-group');
    await view(page, '文件');
    await goTo(page, 'overview');
    await page.waitForSelector('.own-tables');
    const shown = await cards(page);
    assert.equal(shown[0].dots, 0, 'one stroke instead of dots');
    assert.equal(await page.$eval('.strip-dots', (path) => path.getAttribute('d').split('M').length - 1), 1500);
    assert.deepEqual(shown.map((card) => card.places.length), [10, 10]);
    assert.equal(shown[0].places[0][0], '1');
    assert.match(await textOf(page, '.overview-group'), /中间1490个单位从略/);
    assert.ok(await page.evaluate(() => document.querySelectorAll('*').length) < 3000);
    assert.equal((await page.$$('.raised tbody')).length, 20);
    await click(page, '再显示20项');
    await until(async () => (await page.$$('.raised tbody')).length === 40, 'twenty more');
    await shot(t, 'page-overview-3000');
  },

  'many: 5,000 errors and 300 files come in portions': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(1, 1250, 4);
    await drop(page, [scheme, data('verified', () => '95%')]);
    await until(async () => (await page.$$('.issue')).length === 100, 'the first hundred');
    assert.match(await textOf(page, '.blocked'), /有5000处错误/);
    await click(page, '再显示100项，还有4900项');
    await until(async () => (await page.$$('.issue')).length === 200, 'a hundred more');
    await shot(t, 'page-issues-5000');

    const few = made(1, 2, 1);
    const files = Array.from({ length: 299 }, (_, no) => {
      const file = JSON.parse(few.data('verified', () => 50).text);
      file.source.department = `部门${no}`;
      if (no > 0) file.rows = [];
      return json(`数据${String(no).padStart(3, '0')}.json`, file);
    });
    await view(page, '文件');
    await click(page, '全部移除');
    await page.waitForSelector('.start');
    await drop(page, [few.scheme, ...files]);
    await goTo(page, 'files');
    await until(async () => (await page.$$('.files tbody tr')).length === 50, 'the first fifty');
    assert.match(await textOf(page), /方案1个，数据299个/);
    await click(page, '显示全部300项');
    await until(async () => (await page.$$('.files tbody tr')).length === 300, 'all of them');
  },

  'overview: nothing came from one department': async (t) => {
    const page = await t.open();
    await drop(page, [SCHEME, ...YEAR.filter(({ name }) => !name.startsWith('08-'))]);
    await page.waitForSelector('.departments');
    const [first] = await table(page, '.departments');
    assert.deepEqual(first.slice(0, 8), ['区知识产权局', '4', '88', '0', '0', '0', '88', '0%']);
    assert.match(first[8], /没有来件/);
    assert.match((await agenda(page)).find((task) => task.verb === '催报').text, /^区知识产权局没有来件（88项），区工信局缺1项，区市场监管局缺1项。$/);
    await page.click('.departments summary');
    await untilText(page, 'G3-2 通报、约谈事项整改完成率');
    await click(page, 'G3-2 通报、约谈事项整改完成率');
    await until(() => page.evaluate(() => location.hash === '#indicator=G3-2'), 'the indicator');
  },
};
