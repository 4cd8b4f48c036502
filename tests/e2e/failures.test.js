// Whatever keeps the program from running, the reader gets a card with a stable code, the cause and
// what to do; and what does not keep it from running brings no card.

import assert from 'node:assert/strict';
import { textOf, until } from './helpers.js';

const CARD = '.boot-failed';
const PROGRAM = /_bg\.wasm$/;
const GLUE = /^ip-scorecard-.*\.js$/;

/** A module that wants a function which this version's glue does not have. */
const wanted = ['./ip-scorecard_bg.js', 'gone'].flatMap((name) => [name.length, ...Buffer.from(name)]);
const OTHER_VERSION = Buffer.from(
  [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, wanted.length + 3, 1, ...wanted, 0, 0]);

/** Waits for the card and checks that it says all it should. */
async function card({ page, state, shot }, code, words) {
  await page.waitForSelector(CARD);
  assert.equal(await page.$eval(CARD, (node) => node.dataset.code), code);
  assert.equal(await state(), 'failed');
  const text = await textOf(page);
  assert.ok(text.includes(`故障代码：${code}`), text);
  assert.match(text, words);
  for (const part of ['h1', '.boot-cause', '.boot-remedy']) assert.notEqual(await textOf(page, `${CARD} ${part}`), '');
  assert.equal(await page.$('#app'), null, 'nothing of the page is left');
  await shot(`failure-${code}`);
}

/** A scenario that prepares a fault, loads the page and expects a card. */
const shows = (code, words, prepare) => async (t) => {
  t.allow(new RegExp(`console: scorecard ${code}`));
  await prepare(t);
  await t.load();
  await card(t, code, words);
};

/** Makes the server answer otherwise for the files whose name matches. */
const answer = (t, pattern, what) => { t.server.answer = (path) => (pattern.test(path) ? what : undefined); };

export default {
  'Q01: no WebAssembly': shows('Q01', /极速模式/, ({ page }) =>
    page.evaluateOnNewDocument(() => { delete globalThis.WebAssembly; })),

  'Q02: WebAssembly forbidden by the policy': shows('Q02', /安全策略/, (t) => {
    t.server.policy = "default-src 'self'";
    t.allow(/violates|disallowed|Refused/);
  }),

  'Q03: a kernel without the features the program needs': shows('Q03', /内核版本不低于 86/, ({ page }) =>
    page.evaluateOnNewDocument(() => { WebAssembly.validate = () => false; })),

  'Q03: a kernel between 75 and 84': shows('Q03', /内核版本低于 86/, ({ page }) =>
    page.evaluateOnNewDocument(() => { delete Promise.any; })),

  'Q04: the program is missing': shows('Q04', /缺少程序文件/, (t) => {
    answer(t, PROGRAM, { status: 404, body: 'not found' });
    t.allow(/console: Failed to load resource.*404/);
  }),

  'Q04: the glue is missing': shows('Q04', /缺少程序文件/, (t) => {
    answer(t, GLUE, { status: 404, body: 'not found' });
    t.allow(/console: (Failed to load resource.*404|Refused to execute script)/);
  }),

  'Q04: the connection breaks': shows('Q04', /网络中断/, async (t) => {
    await t.page.setRequestInterception(true);
    t.page.on('request', (request) => (PROGRAM.test(request.url()) ? request.abort('connectionreset') : request.continue()));
    t.allow(/console: Failed to load resource/);
  }),

  'Q05: the program is cut off': shows('Q05', /不完整/, (t) =>
    answer(t, PROGRAM, { body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1]) })),

  'Q05: a login page came instead of the program': shows('Q05', /登录/, (t) =>
    answer(t, PROGRAM, { type: 'text/html', body: '<!DOCTYPE html><title>请登录</title>' })),

  'Q05: a login page came instead of the glue': shows('Q05', /登录/, (t) => {
    answer(t, GLUE, { body: '<!DOCTYPE html><title>请登录</title>' });
    t.allow(/exception: Unexpected token|SyntaxError/);
  }),

  'Q05: the program and its glue are of different versions': shows('Q05', /版本不一致/, (t) =>
    answer(t, PROGRAM, { body: OTHER_VERSION })),

  'Q06: the program panics': shows('Q06', /技术信息/, async (t) => {
    // Yew expects every insertion to succeed; the card is drawn without this call.
    await t.page.evaluateOnNewDocument(() => {
      Node.prototype.insertBefore = () => { throw new Error('broken on purpose'); };
    });
    t.allow(/unreachable|console: failed to append child/);
  }),

  'Q06: a code nobody knows': async (t) => {
    await t.open();
    t.allow(/console: scorecard Q06/);
    await t.page.evaluate(() => window.__scorecardFail('Q99', 'first'));
    await t.page.evaluate(() => window.__scorecardFail('Q01', 'second'));
    await card(t, 'Q06', /发给管理员/);
    const details = await t.page.$eval('pre', (node) => node.textContent);
    assert.match(details, /^first\nMozilla\/5\.0 /, 'the first failure counts');
  },

  'the card starts the page again': async (t) => {
    await t.open();
    t.allow(/console: scorecard Q06|request after the start/);
    await t.page.evaluate(() => window.__scorecardFail('Q06', 'on purpose'));
    await Promise.all([t.page.waitForNavigation(), t.page.click(`${CARD} button`)]);
    await until(async () => (await t.state()) === 'running', 'the program to run again');
  },

  'who reads English gets the card, and the words before it, in English': async (t) => {
    await t.page.evaluateOnNewDocument(() => localStorage.setItem('ip-scorecard.language', 'en'));
    t.allow(/console: (scorecard Q04|Failed to load resource.*404)/);
    let release;
    answer(t, PROGRAM, { status: 404, body: 'not found', wait: new Promise((done) => { release = done; }) });
    await t.load();
    await until(async () => /Opening/.test(await textOf(t.page)), 'the English words');
    release();
    await t.page.waitForSelector(CARD);
    assert.match(await textOf(t.page), /did not arrive[\s\S]*Failure code: Q04/);
    assert.doesNotMatch(await textOf(t.page), /[一-龥]/);
    assert.equal(await t.page.$eval('html', (html) => html.lang), 'en');
  },

  'a wrong MIME type only costs time': async (t) => {
    answer(t, PROGRAM, { type: 'application/octet-stream' });
    const warned = new Promise((done) => t.page.on('console', (m) => m.type().startsWith('warn') && m.text().includes('application/wasm') && done()));
    await t.open();
    await warned;
  },

  'while the program is on its way the page says so, and later that it takes long': async (t) => {
    let release;
    answer(t, PROGRAM, { wait: new Promise((done) => { release = done; }) });
    await t.load();
    assert.equal(await t.state(), 'loading');
    const late = () => t.page.$eval('.boot-late', (node) => getComputedStyle(node).visibility);
    assert.match(await textOf(t.page), /正在打开/);
    assert.equal(await late(), 'hidden');
    await t.page.$eval('.boot-late', (node) => { node.getAnimations()[0].currentTime = 30_001; });
    await until(async () => (await late()) === 'visible', 'the hint');
    await t.shot('loading-late');
    release();
    await until(async () => (await t.state()) === 'running', 'the program to run after all');
  },

  'without JavaScript the page says what to do': async (t) => {
    await t.page.setJavaScriptEnabled(false);
    await t.load();
    await t.shot('no-javascript');
    const html = await (await fetch(t.base)).text();
    assert.match(html, /<noscript>[\s\S]*允许本站运行 JavaScript[\s\S]*<\/noscript>/);
  },
};
