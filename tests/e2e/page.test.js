// What the appraisers do with the page, from the first click to a tenth of a point.

import assert from 'node:assert/strict';
import { download, textOf, until, untilText } from './helpers.js';
import {
  EARLIER, cents, click, documented, indicators, loadSample, openTrace, openUnit, rankings, settled, shot, sidewaysScroll, sum, view,
} from './page.js';

/** What docs/sample.md expects of a group, and that one unit fell by two grades since the result of 2024. */
const expected = (group) => documented(group).map(([place, unit, , , , , total, grade, notices, own]) => ({
  place,
  unit: unit.replace('（暂定）', ''),
  state: unit.includes('（暂定）') ? '暂定' : '',
  total,
  grade: grade.replace(/（.*）/, '').replace('优秀或良好，待定', '待定优秀或良好'),
  own,
  notices: [...(notices.match(/N\d/g) ?? []).map((id) => (id === 'N1' ? '约谈' : '通报')),
    ...(unit === '西堤头镇' ? ['通报'] : [])],
}));

export default {
  'start: what is wanted is said, and that nothing leaves the machine': async (t) => {
    const page = await t.open();
    const text = await textOf(page);
    for (const words of ['选择文件', '考核方案', '考核数据', '数据不出本机', '不上传', '载入演示', '看一份有问题的文件是什么样']) {
      assert.ok(text.includes(words), words);
    }
    await click(page, '下载样例和格式说明');
    await shot(t, 'page-start');
    assert.equal(await sidewaysScroll(page), 0);
  },

  'the sample in one click: every place, total, grade and notice of docs/sample.md': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const groups = await rankings(page);
    assert.deepEqual(groups.map((group) => group.title), ['镇', '街道', '开发区（园区）']);
    for (const [no, heading] of ['### 镇', '### 街道', '### 开发区'].entries()) {
      const shown = groups[no].rows.map(({ tied, adjusted, change, lagging, ...row }) => row);
      assert.deepEqual(shown, expected(heading.slice(4)), heading);
    }
    assert.deepEqual(groups[1].rows.filter((row) => row.tied).map((row) => row.unit), ['果园新村街道', '集贤里街道']);
    assert.deepEqual(groups.map((group) => group.lines.map((line) => line.after)), [[2], [2], [1]], 'the quota lines');
    assert.match(await textOf(page), /演示数据[\s\S]*虚构[\s\S]*参考稿[\s\S]*建议值/);
    assert.ok((await textOf(page)).includes('双环邨街道'));
    assert.equal(await page.title(), '排名 - 知识产权工作绩效考评方案（2025年度，参考稿） - 知识产权绩效评分卡');
    await shot(t, 'page-ranking');
  },

  'every unit: the sum adds up to the last digit': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const groups = await rankings(page);
    for (const { rows } of groups) {
      for (const { unit, total } of rows) {
        await openUnit(page, unit);
        const lines = await sum(page);
        const of = (...roles) => lines.filter((line) => roles.some((role) => line.role.split(' ').includes(role)));
        const add = (part) => part.filter((line) => line.points !== '不适用').reduce((all, line) => all + cents(line.points), 0);
        const base = lines.findIndex((line) => line.role === 'sum-base');
        assert.equal(add(lines.slice(0, base)), cents(lines[base].points), `${unit}: parts and 基础分`);
        assert.equal(add(lines.slice(base, -1)), cents(of('sum-total')[0].points), `${unit}: 基础分 and 总分`);
        assert.equal(of('sum-total')[0].points, total, unit);
        assert.ok((await textOf(page, '.unit-number')).startsWith(total), unit);
        const all = await indicators(page);
        for (const part of of('sum-part')) {
          const id = part.label.split(' ')[0];
          const leaves = all.filter((node) => !node.dimension && node.id.startsWith(`${id}-`) && node.score !== '—');
          if (part.points === '不适用') assert.equal(leaves.length, 0, `${unit} ${id}`);
          else assert.equal(leaves.reduce((s, node) => s + cents(node.score), 0), cents(part.points), `${unit} ${id}`);
        }
        await page.goBack();
        await page.waitForSelector('.rank');
      }
    }
  },

  'a unit: every indicator as in docs/sample.md': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '小淀镇');
    const shown = new Map((await indicators(page)).map((node) => [node.id, node]));
    const rows = documented('小淀镇各项得分').filter(([name]) => /^[TG]\d-/.test(name));
    assert.equal(rows.length, 31);
    for (const [name, , , full, , score] of rows) {
      const node = shown.get(name.split(' ')[0]);
      assert.equal(node.full, full, name);
      assert.equal(node.score, score, name);
      if (score === '—') assert.ok(node.state.startsWith('不适用'), name);
      else assert.equal(cents(node.lost || '0'), cents(full) - cents(score), name);
    }
    await shot(t, 'page-unit');
  },

  'a trace: from the figure to the clause': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '小淀镇');
    const parts = await openTrace(page, 'T3-1');
    const all = Object.values(parts).join('\n');
    for (const words of ['61', '70', '01-scjgj-2025.json', '区市场监管局', '6.97', '6.971429…', '未修约', '四舍五入', '失1.03分', '五（三）', '属地配合']) {
      assert.ok(all.includes(words), `${words} in\n${all}`);
    }
    assert.equal(await page.$eval('[id="node-T3-1"]', (node) => node.getAttribute('aria-expanded')), 'true');
    await shot(t, 'page-trace');

    await click(page, '下一名');
    await untilText(page, '双口镇');
    assert.ok(await page.$('[id="trace-T3-1"]'), 'the same indicator stays open in the next unit');
    await page.click('[id="node-T3-1"]');
    await until(async () => !(await page.$('[id="trace-T3-1"]')), 'the trace to close');

    await click(page, '展开全部依据');
    await until(async () => (await page.$$('.trace')).length === 31, 'all traces');
    await shot(t, 'page-traces');
    await click(page, '收起全部依据');
    await until(async () => (await page.$$('.trace')).length === 0, 'no trace');
  },

  'the unit that fell: its notices carry their figures': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '西堤头镇');
    const notices = await textOf(page, '.unit-notices');
    for (const words of ['约谈', '总分53.67分，低于60分', '末位', '58.33%']) assert.ok(notices.includes(words), words);
    const parts = await openTrace(page, 'T2-4');
    assert.match(Object.values(parts).join('\n'), /未报送/);
    await shot(t, 'page-unit-last');
  },

  'the way: tabs, neighbours, the browser\'s own back, a card of nobody': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await openUnit(page, '天穆镇');
    assert.equal(await page.title(), '天穆镇 - 知识产权绩效评分卡');
    await click(page, '上一名');
    await untilText(page, '上一名：', 200).catch(() => {});
    assert.equal(await textOf(page, '.unit h2'), '宜兴埠镇');
    await page.goBack();
    await until(async () => (await textOf(page, '.unit h2')) === '天穆镇', 'the card before');
    await page.goBack();
    await page.waitForSelector('.rank');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '天穆镇', 'back where one left');
    await page.goForward();
    await page.waitForSelector('.unit');
    await click(page, '返回排名');
    await page.waitForSelector('.rank');
    await view(page, '问题');
    await view(page, '文件');
    await shot(t, 'page-files');
    await page.evaluate(() => { location.hash = '#unit=999'; });
    await untilText(page, '没有这个单位');
  },

  'sorting: by any column, both ways, and back; the quota line only by place': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const units = async () => (await rankings(page))[0].rows.map((row) => row.unit);
    const byPlace = await units();
    const head = (words) => page.evaluateHandle((words) =>
      [...document.querySelectorAll('.group')][0].querySelectorAll('thead th')[words].querySelector('button'), words);
    const sorted = () => page.$eval('.group', (group) =>
      [...group.querySelectorAll('thead th')].map((th) => th.getAttribute('aria-sort')));
    const [, , total] = [0, 1, 2];
    await (await head(total)).click();
    assert.deepEqual(await units(), byPlace, 'by total, the highest first');
    assert.equal((await sorted())[2], 'descending');
    assert.deepEqual((await rankings(page))[0].lines, []);
    await (await head(total)).click();
    assert.deepEqual(await units(), [...byPlace].reverse());
    assert.equal((await sorted())[2], 'ascending');
    await (await head(1)).click();
    assert.equal((await units())[0], '天穆镇', 'in the order of the scheme');
    await (await head(4)).click();
    assert.equal((await sorted())[4], 'descending');
    assert.deepEqual((await rankings(page))[1].lines, [], 'the other groups are ordered alike');
    await openUnit(page, '天穆镇');
    await click(page, '返回排名');
    await page.waitForSelector('.rank');
    assert.equal((await sorted())[4], 'descending', 'the order outlives a look at a card');
    await click(page, '按名次排列');
    assert.deepEqual(await units(), byPlace);
    assert.equal((await rankings(page))[0].lines.length, 1);
  },

  'the result is saved and is one': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const saved = await download(page, () => click(page, '下载考核结果'));
    assert.equal(saved.name, '考核结果-beichen-ip-2025.json');
    const result = JSON.parse(saved.text);
    assert.equal(result.format, 'ip-scorecard/result@1');
    const shown = (await rankings(page)).flatMap((group) => group.rows.map((row) => [row.unit, row.total]));
    const written = result.groups.flatMap((group) => group.units.map((unit) => [unit.title, unit.total.rounded]));
    assert.deepEqual(new Map(written.sort()), new Map(shown.sort()));
    assert.equal(result.files.length, 11, 'the data files');
  },

  'samples, scheme and schemas are saved as they are': async (t) => {
    const page = await t.open();
    await click(page, '下载样例和格式说明');
    for (const [label, name] of [['知识产权工作绩效考评（2025年度', 'beichen-ip-2025.json'], ['营商环境评价（知识产权）（2025年度', 'beichen-yshj-2025.json']]) {
      const scheme = await download(page, () => click(page, label));
      assert.equal(scheme.name, name);
      assert.equal(JSON.parse(scheme.text).status, 'draft');
    }
    const earlier = await download(page, () => click(page, 'result-2024.json'));
    assert.equal(earlier.text, EARLIER.text);
    const sample = await download(page, () => click(page, '05-nyncw-2025.json'));
    assert.equal(JSON.parse(sample.text).format, 'ip-scorecard/data@1');
    for (const [label, title] of [['考核方案的格式', '考核方案'], ['考核数据的格式', '考核数据'], ['考核结果的格式', '考核结果']]) {
      const schema = JSON.parse((await download(page, () => click(page, label))).text);
      assert.equal(schema.title, title);
      assert.match(schema.$schema, /2020-12/);
    }
  },

  'with the keyboard alone: from the start to a trace and back': async (t) => {
    const page = await t.open();
    const { keyboard } = page;
    const focused = () => page.evaluate(() => {
      const here = document.activeElement;
      return { text: here.textContent.trim(), tag: here.tagName, ring: getComputedStyle(here).outlineStyle };
    });
    const tabTo = async (wanted, { back = false } = {}) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (back) await keyboard.down('Shift');
        await keyboard.press('Tab');
        if (back) await keyboard.up('Shift');
        const here = await focused();
        if (wanted(here)) return here;
      }
      throw new Error('Tab never reached it');
    };
    await tabTo((here) => here.text === '载入演示');
    assert.equal((await focused()).ring, 'solid', 'where the keyboard is, is seen');
    await keyboard.press('Enter');
    await page.waitForSelector('.tabs');
    await settled(page);
    await tabTo((here) => here.tag === 'A' && here.text === '排名', { back: true });
    await keyboard.press('Enter');
    await page.waitForSelector('.rank');
    await tabTo((here) => here.tag === 'A' && here.text === '宜兴埠镇');
    await keyboard.press('ArrowDown');
    assert.equal((await focused()).text, '天穆镇');
    await keyboard.press('End');
    assert.equal((await focused()).text, '西堤头镇');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await page.waitForSelector('.unit');
    await until(async () => (await focused()).text === '青光镇', 'the heading to have the focus');
    await tabTo((here) => here.tag === 'BUTTON' && here.text === '各项得分');
    await keyboard.press('Enter');
    await until(async () => (await focused()).text.startsWith('各项得分'), 'the part of the card to have the focus');
    await tabTo((here) => here.tag === 'BUTTON' && here.text.startsWith('T1-1'));
    await keyboard.press('Enter');
    await page.waitForSelector('[id="trace-T1-1"]');
    assert.ok((await textOf(page, '[id="trace-T1-1"]')).includes('得分率'));
    await page.evaluate(() => document.querySelector('.way a').focus());
    await keyboard.press('Enter');
    await page.waitForSelector('.rank');
    await until(async () => (await focused()).text === '青光镇', 'the link one came from');
  },

  'for a screen reader: real tables, names, states, and a word when it is done': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const found = await page.evaluate(() => ({
      captions: [...document.querySelectorAll('.rank caption')].map((node) => node.textContent),
      heads: [...document.querySelectorAll('.rank thead th')].every((th) => th.scope === 'col' && th.querySelector('button')),
      rows: [...document.querySelectorAll('.rank tbody tr:not(.quota)')].every((tr) => tr.querySelector('th[scope=row] a')),
      bars: [...document.querySelectorAll('.rank svg')].every((svg) => svg.getAttribute('role') === 'img' && svg.getAttribute('aria-label')),
      status: [...document.querySelectorAll('[role=status]')].map((node) => node.textContent).join(' '),
      language: document.documentElement.lang,
      inline: document.querySelectorAll('[style]').length,
    }));
    assert.deepEqual(found.captions, ['镇排名', '街道排名', '开发区（园区）排名']);
    assert.ok(found.heads && found.rows && found.bars);
    assert.match(found.status, /已计分：3个组，22个单位/);
    assert.equal(found.language, 'zh-CN');
    assert.equal(found.inline, 0, 'no inline style');
  },

  'dark and on paper': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await shot(t, 'page-ranking-dark');
    await page.emulateMediaType('print');
    const seen = (selector) => page.$eval(selector, (node) => node.getClientRects().length > 0);
    assert.equal(await seen('.actions'), false, 'no buttons on paper');
    assert.equal(await seen('.tabs'), false);
    assert.equal(await seen('.banners'), true);
    assert.equal(await seen('.print-mark'), true, '参考稿 on every sheet');
    await shot(t, 'page-ranking-print');
    await openUnit(page, '小淀镇');
    await openTrace(page, 'T3-1');
    await shot(t, 'page-unit-print');
  },
};
