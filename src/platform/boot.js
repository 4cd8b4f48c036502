/*
 * Starts the program, and says so in plain words when it cannot run.
 *
 * Written for browsers that can do nothing else: ES5 only (the "compatibility mode" of Chinese
 * browsers is Internet Explorer, and its users are the ones who need the message most), plain DOM
 * calls, no inline style.
 *
 * Contract with everybody else:
 *   <script id="program" src=… data-wasm=…>  the glue of wasm-bindgen (target no-modules), run after us
 *   <html data-scorecard="loading | running | failed">  the state, for tests and for a host page
 *   window.__scorecardFail(code, detail)     draws the card; called by the panic hook (crash.rs)
 * Codes are stable: help desks and this project's tests know them. Add, never renumber.
 */
(function () {
  'use strict';

  var KERNEL = '内核版本不低于 86 的浏览器（如新版 Edge、Chrome、360 安全浏览器、奇安信可信浏览器）';

  var CHINESE = {
    again: '重新打开',
    code: '故障代码：',
    details: '技术信息',
    Q01: {
      title: '当前浏览器无法运行本页面',
      cause: '浏览器不支持 WebAssembly，可能正处于“兼容模式”（IE 内核），或者版本过旧。',
      remedy: '请切换到“极速模式”后刷新；仍打不开的，请改用' + KERNEL + '。'
    },
    Q02: {
      title: '浏览器禁止了本页面的计算程序',
      cause: '网站或单位的安全策略（内容安全策略 CSP）不允许运行 WebAssembly。',
      remedy: '请将本提示转给网站管理员，在本页面的策略 script-src 中加入 \'wasm-unsafe-eval\'（内核低于 97 的，加入 \'unsafe-eval\'）。'
    },
    Q03: {
      title: '浏览器版本过旧',
      cause: '浏览器内核版本低于 86，缺少计算程序所需的功能。',
      remedy: '请升级浏览器，或者改用' + KERNEL + '。'
    },
    Q04: {
      title: '程序文件没有下载成功',
      cause: '网络中断，或者服务器上缺少程序文件。',
      remedy: '请检查网络后刷新页面；仍打不开的，请管理员核对程序文件是否全部上传。'
    },
    Q05: {
      title: '程序文件已损坏',
      cause: '下载到的程序文件不完整、版本不一致，或者被网关改写（例如登录已失效，返回的是登录页）。',
      remedy: '请重新登录后按 Ctrl+F5 强制刷新；仍打不开的，请管理员重新上传全部程序文件。'
    },
    Q06: {
      title: '程序出错，已停止运行',
      cause: '程序遇到没有预料到的情况。数据没有上传，您的原始文件不受影响。',
      remedy: '请重新打开页面，出错前打开的文件一般会自动恢复，没有恢复的请再次放入；反复出现的，请将故障代码和下面的技术信息发给管理员。'
    }
  };

  var ENGLISH = {
    name: 'IP Scorecard',
    opening: 'Opening, one moment…',
    late: 'This is taking long. On a slow network please wait a little more; if nothing comes, reload the page or ask your administrator whether all of the program\'s files are there.',
    again: 'Open again',
    code: 'Failure code: ',
    details: 'Technical details',
    Q01: {
      title: 'This browser cannot run the page',
      cause: 'It has no WebAssembly. It may be in its “compatibility mode” (Internet Explorer), or too old.',
      remedy: 'Switch to the fast mode (极速模式) and reload. If that does not help, use a browser with a kernel of Chromium 86 or newer.'
    },
    Q02: {
      title: 'The browser was forbidden to run the program',
      cause: 'A content security policy of the site or the organisation does not allow WebAssembly.',
      remedy: 'Please pass this on to the site\'s administrator: script-src in this page\'s policy needs \'wasm-unsafe-eval\' (\'unsafe-eval\' for kernels older than 97).'
    },
    Q03: {
      title: 'This browser is too old',
      cause: 'Its kernel is older than Chromium 86 and lacks what the program needs.',
      remedy: 'Update it, or use another browser with a kernel of Chromium 86 or newer.'
    },
    Q04: {
      title: 'A file of the program did not arrive',
      cause: 'The network failed, or the file is missing on the server.',
      remedy: 'Check the network and reload. If that does not help, ask the administrator to compare the files on the server.'
    },
    Q05: {
      title: 'A file of the program is damaged',
      cause: 'It is incomplete, belongs to another version, or a gateway replaced it (by a login page, for example).',
      remedy: 'Log in again and reload with Ctrl+F5. If that does not help, ask the administrator to upload all of the program\'s files again.'
    },
    Q06: {
      title: 'The program has stopped',
      cause: 'It met something that it was not prepared for. No data were sent anywhere, and your own files are untouched.',
      remedy: 'Open the page again. The files that were open usually come back by themselves; otherwise put them in once more. If it happens again, send the failure code and the details below to your administrator.'
    }
  };

  /* In the language that the reader chose last; platform/setting.rs keeps it under this name. */
  function words() {
    try {
      return window.localStorage.getItem('ip-scorecard.language') === 'en' ? ENGLISH : CHINESE;
    } catch (refused) {
      return CHINESE;
    }
  }

  var root = document.documentElement;
  var failed = false;

  function element(tag, className, text) {
    var node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.appendChild(document.createTextNode(text));
    return node;
  }

  /* Takes the page away and draws the card. The first failure counts; what follows is its echo. */
  function fail(code, detail) {
    if (failed) return;
    failed = true;
    if (!/^Q0[1-6]$/.test(code)) code = 'Q06';
    var told = words();
    var failure = told[code];
    root.setAttribute('data-scorecard', 'failed');
    root.lang = told === ENGLISH ? 'en' : 'zh-CN';
    if (window.console) console.error('scorecard ' + code + ': ' + detail);

    var card = element('main', 'boot boot-failed');
    card.setAttribute('role', 'alert');
    card.setAttribute('data-code', code);
    card.appendChild(element('h1', '', failure.title));
    card.appendChild(element('p', 'boot-cause', failure.cause));
    card.appendChild(element('p', 'boot-remedy', failure.remedy));
    var again = element('button', '', told.again);
    again.type = 'button';
    again.onclick = function () { location.reload(); };
    card.appendChild(again);
    card.appendChild(element('p', 'boot-code', told.code + code));
    var more = element('details');
    more.appendChild(element('summary', '', told.details));
    more.appendChild(element('pre', '', detail + '\n' + navigator.userAgent));
    card.appendChild(more);

    var body = document.body;
    while (body.firstChild) body.removeChild(body.firstChild);
    body.appendChild(card);
  }
  window.__scorecardFail = function (code, detail) { fail(String(code), String(detail)); };

  /* The smallest module there is: whoever refuses it refuses all. */
  var EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];
  /*
   * What the program is compiled for (.cargo/config.toml), in one function that nobody calls:
   *   (global (export "g") (mut i32) (i32.const 0))  (memory 0)
   *   (func i32.const 0 i32.extend8_s drop  f32.const 0 i32.trunc_sat_f32_s drop
   *         i32.const 0 i32.const 0 i32.const 0 memory.fill)
   */
  var FEATURES = EMPTY.concat(
    [1, 4, 1, 96, 0, 0], [3, 2, 1, 0], [5, 3, 1, 0, 0], [6, 6, 1, 127, 1, 65, 0, 11], [7, 5, 1, 1, 103, 3, 0],
    [10, 25, 1, 23, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11]
  );

  /* Why this browser cannot run the program, as [code, detail]; nothing when it can. */
  function obstacle() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.validate !== 'function') {
      return ['Q01', 'WebAssembly: ' + typeof WebAssembly];
    }
    if (!WebAssembly.validate(new Uint8Array(FEATURES))) return ['Q03', 'WebAssembly.validate: false'];
    /* Came with Chromium 85, as did 64-bit integers between JavaScript and WebAssembly. */
    if (typeof Promise.any !== 'function') return ['Q03', 'Promise.any: ' + typeof Promise.any];
    try {
      new WebAssembly.Module(new Uint8Array(EMPTY));
    } catch (error) {
      return ['Q02', String(error)];
    }
  }

  /* Compiles while the program is still arriving, where the server names its type correctly. */
  function compile(response) {
    var type = response.headers.get('Content-Type');
    if (type === 'application/wasm') return WebAssembly.compileStreaming(response);
    console.warn('scorecard: the server calls the program ' + type + ' instead of application/wasm; this only costs time');
    return response.arrayBuffer().then(function (bytes) { return WebAssembly.compile(bytes); });
  }

  /* The glue came to nothing: not all browsers say in time that it was not there, so the server is asked. */
  function missed(address) {
    fetch(address, { method: 'HEAD', credentials: 'same-origin' }).then(function (response) {
      fail(response.ok ? 'Q05' : 'Q04', 'HTTP ' + response.status + ' ' + address);
    }, function (error) {
      fail('Q04', address + '\n' + error);
    });
  }

  /* The document says in Chinese that it is opening. */
  function greet() {
    var parts = { 'main.boot h1': 'name', 'main.boot [role=status]': 'opening', 'main.boot .boot-late': 'late' };
    root.lang = 'en';
    Object.keys(parts).forEach(function (place) {
      var node = document.querySelector(place);
      if (node) node.textContent = ENGLISH[parts[place]];
    });
  }

  function start() {
    if (failed) return;
    var program = document.getElementById('program');
    var address = program.getAttribute('data-wasm');
    if (typeof wasm_bindgen !== 'function') return missed(program.src);

    fetch(address, { credentials: 'same-origin' }).then(function (response) {
      if (response.ok) return compile(response);
      fail('Q04', 'HTTP ' + response.status + ' ' + address);
    }).catch(function (error) {
      /* A broken download rejects with a TypeError, now or while it is compiled. */
      fail(error instanceof WebAssembly.CompileError ? 'Q05' : 'Q04', address + '\n' + error);
    }).then(function (module) {
      return failed ? undefined : wasm_bindgen({ module_or_path: module });
    }).then(function () {
      /* After the program's first turn, so that "running" means there is something to see. */
      setTimeout(function () {
        if (!failed) root.setAttribute('data-scorecard', 'running');
      }, 0);
    }).catch(function (error) {
      /* The glue and the program do not fit each other, or the program fell over its own feet. */
      fail(error instanceof WebAssembly.LinkError ? 'Q05' : 'Q06', (error && error.stack) || String(error));
    });
  }

  /* A trap that the panic hook did not see (stack or memory used up) leaves a dead page all the same. */
  function watch(error) {
    if (error instanceof WebAssembly.RuntimeError) fail('Q06', error.stack || String(error));
  }

  var reason = obstacle();
  if (reason) {
    fail(reason[0], reason[1]);
  } else {
    window.addEventListener('error', function (event) {
      var program = document.getElementById('program');
      if (event.target === program) return fail('Q04', program.src);
      if (event.filename === program.src && event.error instanceof SyntaxError) {
        return fail('Q05', program.src + '\n' + event.error);
      }
      watch(event.error);
    }, true);
    window.addEventListener('unhandledrejection', function (event) { watch(event.reason); });
    document.addEventListener('DOMContentLoaded', function () {
      if (words() === ENGLISH) greet();
      start();
    });
  }
})();
