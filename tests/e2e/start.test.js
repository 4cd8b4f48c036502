// The page starts wherever it is put, and keeps its promises while it does.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { textOf } from './helpers.js';

const dist = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');

export default {
  'the program runs in a sub-path': async ({ open, page, shot }) => {
    await open();
    assert.equal(await page.title(), '知识产权绩效评分卡');
    assert.match(await textOf(page), /知识产权绩效评分卡/);
    assert.equal(await page.$('.boot'), null, 'the loading text is gone');
    await shot('start');
  },

  'the program runs at the root': async ({ open, server }) => {
    server.prefix = '/';
    await open();
  },

  'the program runs behind a link with a query and a fragment': async ({ open }) => {
    await open('index.html?from=portal#top');
  },

  'the document has no inline script, style or handler': async () => {
    const html = dist('index.html').replace(/<!--[\s\S]*?-->/g, '');
    for (const [, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
      assert.match(attributes, /\bsrc="\.\//, 'every script comes from a file beside the page');
      assert.equal(body, '', 'no script has a body');
    }
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
    for (const [, address] of html.matchAll(/\b(?:src|href|data-wasm)="([^"]+)"/g)) {
      if (address.startsWith('data:image/')) continue;
      assert.match(address, /^\.\/[\w-]*[0-9a-f]{12,16}(_bg)?\.\w+$/, 'every address is relative and carries a hash');
    }
  },

  'strings become neither code nor markup, and nothing else is reached': async ({ open, page, base, allow }) => {
    await open();
    allow(/Refused to|violates|requires 'Trusted/);
    allow(/request to elsewhere|request after the start/);
    const outcome = await page.evaluate(async (base) => {
      const attempt = async (action) => {
        // A debugger's own call may evaluate strings; a later turn of the page may not.
        await new Promise((done) => setTimeout(done, 0));
        try {
          await action();
          return 'allowed';
        } catch {
          return 'refused';
        }
      };
      return {
        eval: await attempt(() => window.eval('1 + 1')),
        function: await attempt(() => new Function('return 1')()),
        markup: await attempt(() => { document.createElement('div').innerHTML = '<b>1</b>'; }),
        elsewhere: await attempt(() => fetch('http://127.0.0.1:1/', { mode: 'no-cors' })),
        own: await attempt(() => fetch(base)),
      };
    }, base);
    assert.deepEqual(outcome, { eval: 'refused', function: 'refused', markup: 'refused', elsewhere: 'refused', own: 'allowed' });
  },
};
