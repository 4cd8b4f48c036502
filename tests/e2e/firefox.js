// Firefox as the third kernel. It is driven over WebDriver BiDi by a newer puppeteer than the Chromiums,
// and lacks some of what that older one offers; here its pages get it, so that a scenario need not know
// which kernel it runs in. What BiDi cannot do is done from Firefox's own privileged scope, with the
// switches that its developer tools use.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core-bidi';

const PREFERENCES = {
  'intl.accept_languages': 'zh-CN',
  // No other address is reached, so that a request to elsewhere fails loudly instead of leaving.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  // Files are saved without a question, to a folder that each download chooses.
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
};

/** Calls a function in Firefox's privileged scope; its arguments are strings. */
async function privileged(browser, action, ...values) {
  const tree = await browser.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const answer = await browser.connection.send('script.callFunction', {
    functionDeclaration: action.toString(),
    awaitPromise: true,
    target: { context: tree.result.contexts[0].context },
    arguments: values.map((value) => ({ type: 'string', value })),
  });
  if (answer.result.type === 'exception') throw new Error(answer.result.exceptionDetails.text);
}

/** Sets one of the overrides of a tab (`BrowsingContext` in Firefox's own source). */
const override = (browser, page, name, value) => privileged(browser, async (id, name, value) => {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  NavigableManager.getBrowsingContextById(id)[name] = JSON.parse(value);
}, page.mainFrame()._id, name, JSON.stringify(value));

/** Waits until the tab's own process has heard of the overrides. */
const heard = (page, query) => page.waitForFunction((query) => matchMedia(query).matches, { polling: 20, timeout: 5000 }, query);

const MEDIA = {
  'prefers-color-scheme': { name: 'prefersColorSchemeOverride', none: 'none' },
  'forced-colors': { name: 'forcedColorsOverride', none: 'none' },
};

/** Gives a page of Firefox what pages of the older puppeteer have. */
async function dress(browser, page) {
  const xpath = (node) => (path) => node.$$(`xpath/${path}`);
  page.$x = xpath(page);
  // BiDi waits for a load that a step within one document never brings.
  page.goBack = () => page.evaluate(() => history.back());
  page.goForward = () => page.evaluate(() => history.forward());
  page.emulateMediaType = async (type) => {
    await override(browser, page, 'mediumOverride', type ?? '');
    await heard(page, type ?? 'screen');
  };
  page.emulateMediaFeatures = async (features) => {
    for (const { name, value } of features) {
      if (name === 'prefers-reduced-motion') {
        await privileged(browser, (value) => Services.prefs.setIntPref('ui.prefersReducedMotion', Number(value)),
          value === 'reduce' ? '1' : '0');
      } else {
        if (!(name in MEDIA)) throw new Error(`no way to set ${name} in Firefox`);
        await override(browser, page, MEDIA[name].name, value || MEDIA[name].none);
      }
      if (value) await heard(page, `(${name}: ${value})`);
    }
  };
  page.setJavaScriptEnabled = (enabled) => override(browser, page, 'allowJavascript', enabled);
  page.saveTo = (folder) => privileged(browser,
    (folder) => Services.prefs.setStringPref('browser.download.dir', folder), folder);
}

/** Starts Firefox with an empty profile. */
export async function launchFirefox(executablePath, env) {
  const profile = mkdtempSync(join(tmpdir(), 'scorecard-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['-remote-allow-system-access'],
    userDataDir: profile,
    extraPrefsFirefox: PREFERENCES,
    env,
  });
  return {
    browser,
    newContext: () => browser.createBrowserContext(),
    dress: (page) => dress(browser, page),
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
