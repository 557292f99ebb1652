// Drives the HTML report of `jiaokan compare` in a real browser. Run by tests/web/run, which sets JIAOKAN, CORPUS and CHROMIUM.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const folder = mkdtempSync(join(tmpdir(), 'jiaokan-web-'));
const screenshots = process.env.SCREENSHOTS;
let browser;

function report(name, ...args) {
  const file = join(folder, name);
  const run = spawnSync(process.env.JIAOKAN, ['compare', '--format', name.split('.').at(-1), '-q', '-o', file, ...args], {encoding: 'utf8'});
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  return file;
}

/// A report of texts given as lists of lines; what follows them are arguments.
function report_of_texts(name, type, ...texts_and_arguments) {
  const texts = texts_and_arguments.filter(Array.isArray), args = texts_and_arguments.filter((argument) => !Array.isArray(argument));
  const files = texts.map((lines, i) => {
    const file = join(folder, `${name}.${'abcdef'[i]}.txt`);
    writeFileSync(file, lines.join('\n') + '\n');
    return file;
  });
  return report(`${name}.${type}`, '--units', 'lines', ...args, ...files);
}

const text_pair = (name, ...rest) => report_of_texts(name, 'html', ...rest);
const json_pair = (name, ...rest) => report_of_texts(name, 'json', ...rest);

const corpus_pair = (plan, type) => ['hans', 'hant-hk'].map((edition) => join(process.env.CORPUS, plan, `${edition}.${type}`));

before(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu']});
});
after(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

/// Opens a report; whatever the page complains about or asks of the network is collected.
async function open(file, options = {}) {
  const context = options.context ?? await browser.newContext({viewport: {width: 1280, height: 900}, acceptDownloads: true, ...options});
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => page.problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.problems.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { page.problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('data:')) page.problems.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  assert.match(page.problems.shift() ?? '', /^request: file:/);
  return page;
}

const visible = (page, selector) => page.locator(selector).filter({visible: true}).count();
const current = (page) => page.evaluate(() => document.querySelector('.finding.current')?.id ?? null);

let pair;
const pdf_report = () => (pair ??= report('pair.html', ...corpus_pair('lanwan-2024', 'pdf')));

test('the page runs without a complaint and without a request', async () => {
  const page = await open(pdf_report());
  const findings = await page.locator('.finding').count();
  assert.ok(findings > 20);
  assert.equal(await page.locator('#where').textContent(), `– / ${findings}`);
  for (const key of ['j', 'c', 't', 'e', '?']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  assert.deepEqual(page.problems, []);
  const broken = await page.evaluate(() => [...document.querySelectorAll('svg image')].length);
  assert.ok(broken > 20, 'page crops');
  await page.context().close();
});

test('each side says its language, and links lead to the page of its file', async () => {
  const page = await open(pdf_report());
  assert.equal(await page.locator('.side[data-side=A]').first().getAttribute('lang'), 'zh-Hans');
  assert.match(await page.locator('.side[data-side=B]').first().getAttribute('lang'), /^zh-Hant/);
  const link = page.locator('.finding dd a').first();
  assert.match(await link.getAttribute('href'), /^\.\.?\/.*hans\.pdf#page=[1-9]\d*$/);
  await page.context().close();
});

test('filters by severity and kind show the findings that are asked for', async () => {
  const page = await open(pdf_report());
  await page.locator('[data-severity=content][type=checkbox]').uncheck();
  assert.equal(await visible(page, '.finding.content'), 0);
  const form = await visible(page, '.finding.form');
  assert.ok(form > 0);
  assert.match(await page.locator('#status').textContent(), /^\d+ of \d+ findings$/);
  await page.locator('.menu summary', {hasText: 'Kinds'}).click();
  await page.locator('[data-kind=misconversion][type=checkbox]').uncheck();
  assert.equal(await visible(page, '.finding[data-kind=misconversion]'), 0);
  assert.ok(await visible(page, '.finding.form') < form);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('section:not([hidden])')].filter((s) => !s.querySelector('.row.shown')).length), 0);
  await page.context().close();
});

test('keys lead from finding to finding and round the end, and type into the search', async () => {
  const page = await open(pdf_report());
  await page.keyboard.press('j');
  assert.equal(await current(page), 'd1');
  await page.keyboard.press('n');
  assert.equal(await current(page), 'd2');
  await page.keyboard.press('k');
  await page.keyboard.press('p');
  const last = await page.locator('.finding').last().getAttribute('id');
  assert.equal(await current(page), last);
  assert.ok(await page.locator(`#${last}`).evaluate((e) => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }));
  assert.ok(await page.locator(`#${last} .crops`).evaluateAll((all) => all.every((e) => e.open)));
  await page.keyboard.press('/');
  await page.keyboard.type('jk');
  assert.equal(await page.locator('#search').inputValue(), 'jk');
  await page.keyboard.press('Escape');
  await page.locator('#search').fill('');
  await page.waitForTimeout(250);
  await page.locator('mark').first().click();
  assert.equal(await current(page), await page.locator('mark').first().evaluate((e) => e.dataset.d.split(' ')[0]));
  await page.context().close();
});

test('search finds words of either edition, over blanks, and takes all back when it is emptied', async () => {
  const file = text_pair('search', ['一、目标', '到2026年新建公园12个。', '建立制度。'], ['一、目標', '到2026年新建公園15個。', '建立制度。']);
  const page = await open(file);
  await page.locator('#search').fill('2026 年新建公園');
  await page.waitForTimeout(250);
  assert.equal(await visible(page, '.row'), 1);
  assert.equal(await visible(page, '.finding'), 1);
  await page.locator('#search').fill('建立制度');
  await page.waitForTimeout(250);
  assert.equal(await visible(page, '.row'), 1);
  assert.equal(await visible(page, '.finding'), 0);
  assert.match(await page.locator('#status').textContent(), /0 of 1 findings · 1 passages match/);
  assert.equal(await page.evaluate(() => CSS.highlights?.get('search')?.size), 2);
  await page.locator('#search').press('Escape');
  assert.equal(await page.locator('#search').inputValue(), '');
  assert.equal(await visible(page, '.finding'), 1);
  await page.context().close();
});

test('the whole text and the expected differences come when they are asked for', async () => {
  const page = await open(pdf_report());
  const some = await visible(page, '.row');
  await page.keyboard.press('t');
  const all = await page.locator('.row').count();
  assert.ok(all > some);
  assert.equal(await page.locator('.row.shown').count(), all);
  const underlined = () => page.locator('u.script').first().evaluate((e) => getComputedStyle(e).textDecorationLine);
  assert.equal(await underlined(), 'none');
  await page.keyboard.press('e');
  assert.equal(await underlined(), 'underline');
  await page.context().close();
});

test('decisions are kept, exported as decisions.jsonl, read again and taken back', async () => {
  const page = await open(pdf_report());
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.keyboard.type('印发时已改 "</script>');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#d1 .decision').textContent(), /印发时已改 "<\/script>/);
  await page.locator('.menu summary', {hasText: 'Decisions'}).click();
  await page.locator('#who').fill('王编辑');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.locator('.menu summary', {hasText: 'Decisions'}).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()]);
  assert.equal(download.suggestedFilename(), 'decisions.jsonl');
  const saved = join(folder, 'decisions.jsonl');
  await download.saveAs(saved);
  const fingerprints = await page.locator('.finding').evaluateAll((all) => all.slice(0, 2).map((e) => e.dataset.fingerprint));
  const rows = readFileSync(saved, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(rows, [
    {fingerprint: fingerprints[0], decision: 'accept', reason: '印发时已改 "</script>', who: ''},
    {fingerprint: fingerprints[1], decision: 'accept', reason: '印发时已改 "</script>', who: '王编辑'},
  ]);
  // Kept over a reload, where the browser has storage for files.
  await page.reload();
  assert.equal(await page.locator('.finding.accepted').count(), 2);
  await page.locator('#d1 .accept').click();
  assert.equal(await page.locator('.finding.accepted').count(), 1);
  await page.context().close();

  const other = await open(pdf_report());
  assert.equal(await other.locator('.finding.accepted').count(), 0);
  writeFileSync(saved, readFileSync(saved, 'utf8') + JSON.stringify({fingerprint: 'ffffffffffffffff', decision: 'accept', reason: 'of another pair', who: ''}) + '\n');
  await other.locator('#import').setInputFiles(saved);
  await other.waitForFunction(() => document.querySelectorAll('.finding.accepted').length === 2);
  assert.match(await other.locator('#status').textContent(), /3 decisions imported, 2 of them on this page/);
  await other.locator('.menu summary', {hasText: 'Decisions'}).click();
  await other.locator('#hide').check();
  assert.equal(await visible(other, '.finding.accepted'), 0);
  const [again] = await Promise.all([other.waitForEvent('download'), other.locator('#export').click()]);
  assert.match(readFileSync(await again.path(), 'utf8'), /of another pair/);
  writeFileSync(saved, '{"fingerprint": 7}\n');
  await other.locator('#import').setInputFiles(saved);
  await other.waitForFunction(() => /line 1 is no decision/.test(document.querySelector('#status').textContent));
  assert.deepEqual(other.problems, []);
  await other.context().close();
});

test('what decisions hid comes up on demand, and taking it back is exported as a rejection', async () => {
  const a = ['一、目标', '到2026年新建公园12个。', '不得占用绿地。', '建立制度。'], b = ['一、目標', '到2026年新建公園15個。', '得占用綠地。', '建立制度。'];
  const findings = JSON.parse(readFileSync(json_pair('given', a, b), 'utf8')).discrepancies;
  assert.equal(findings.length, 2);
  const decisions = join(folder, 'given.jsonl'), baseline = join(folder, 'given.old.json');
  writeFileSync(decisions, JSON.stringify({fingerprint: findings[0].fingerprint, decision: 'accept', reason: '另行"发布"', who: '王'}) + '\n');
  writeFileSync(baseline, readFileSync(join(folder, 'given.json'), 'utf8').replaceAll(findings[1].fingerprint, 'ffffffffffffffff'));
  const page = await open(text_pair('given', a, b, '--decisions', decisions, '--baseline', baseline));
  assert.equal(await visible(page, '.finding'), 1);
  assert.match(await page.locator('header .note').last().textContent(), /1 finding is hidden by decisions/);
  assert.equal(await page.locator('.finding .badge.new').count(), 1);
  assert.match(await page.locator('.fixed').textContent(), /Fixed since the baseline/);
  await page.locator('[data-standing=new][type=checkbox]').uncheck();
  assert.equal(await visible(page, '.finding'), 0);
  await page.locator('#reveal').click();
  assert.equal(await visible(page, '.finding'), 1);
  assert.match(await page.locator('.finding.accepted .decision').textContent(), /Accepted · 另行"发布" \(王\)/);
  // A mark whose finding is not shown is plain text.
  await page.locator('#whole').check();
  const marks = await page.evaluate((ids) => ids.map((id) => document.querySelector(`mark[data-d="${id}"]`).classList.contains('off')), findings.map((f) => f.id));
  assert.deepEqual(marks, [false, true]);
  await page.locator('.finding.accepted .accept').click();
  assert.equal(await page.locator('.finding.accepted').count(), 0);
  await page.locator('.menu summary', {hasText: 'Decisions'}).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()]);
  const saved = join(folder, 'rejected.jsonl');
  await download.saveAs(saved);
  assert.deepEqual(JSON.parse(readFileSync(saved, 'utf8')), {fingerprint: findings[0].fingerprint, decision: 'reject', reason: '', who: ''});
  // The program reads it back: the finding stands again.
  assert.equal(JSON.parse(readFileSync(json_pair('given', a, b, '--decisions', saved), 'utf8')).discrepancies.length, 2);
  await page.reload();
  assert.equal(await page.locator('.finding.accepted').count(), 0);
  assert.deepEqual(page.problems.filter((problem) => !problem.startsWith('request: file:')), []);
  await page.context().close();
});

test('links of tables lead to findings and passages that are hidden', async () => {
  const page = await open(pdf_report());
  const link = page.locator('.facts a[href^="#d"]').first();
  if (await link.count() > 0) {
    const id = (await link.getAttribute('href')).slice(1);
    await page.locator('[data-severity=content][type=checkbox]').uncheck();
    await page.locator('.facts > summary').click();
    await link.click();
    assert.equal(await current(page), id);
    const passage = page.locator('.facts a[href^="#a-"]').last();
    await passage.click();
    assert.ok(await page.locator(await passage.getAttribute('href')).isVisible());
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a collation shows the base with the readings of each edition, filtered by edition', async () => {
  const file = text_pair('collation', ['一、目标', '到2026年新建公园12个。', '不得占用绿地。', '建立制度。'], ['一、目標', '到2026年新建公園15個。', '不得佔用綠地。', '建立制度。'],
    ['一、目标', '到2026年新建公园12个。', '得占用绿地。', '建立健全制度。']);
  const page = await open(file);
  assert.equal(await page.locator('header dt').count(), 3);
  const entries = await page.locator('.finding').count();
  assert.equal(entries, 3);
  assert.equal(await visible(page, '.row'), 3);
  const first = page.locator('.finding').first();
  assert.deepEqual(await first.locator('dt').allTextContents(), ['A C', 'B']);
  assert.deepEqual(await first.locator('q').allTextContents(), ['12', '15']);
  await page.locator('[data-witness=B][type=checkbox]').uncheck();
  assert.equal(await visible(page, '.finding'), 2);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await current(page), 'v3');
  await page.keyboard.press('t');
  assert.equal(await visible(page, '.row'), 4);
  await page.keyboard.press('/');
  await page.keyboard.type('健全');
  await page.waitForTimeout(250);
  assert.equal(await visible(page, '.finding'), 1);
  if (screenshots) await page.screenshot({path: join(screenshots, 'collation.png')});
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a variant is decided for all its witnesses, and words that moved at both their places', async () => {
  const base = ['一、目标', '到2026年新建充电桩500个。', '推广公交车。', '不得占用绿地。'], moved = ['一、目标', '到2026年新建充电桩。', '推广公交车500个。', '不得占用绿地。'],
    other = ['一、目标', '到2026年新建充电桩500个。', '推广公交车。', '得占用绿地。'];
  const page = await open(text_pair('decided', base, moved, other, moved));
  assert.deepEqual(await page.locator('.finding').evaluateAll((all) => all.map((f) => f.querySelector('q, i').textContent)), ['500个', 'missing here', '不得']);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.keyboard.type('各版有据');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.finding.accepted').count(), 2);
  await page.locator('.menu summary', {hasText: 'Decisions'}).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()]);
  const saved = join(folder, 'variants.jsonl');
  await download.saveAs(saved);
  assert.equal(readFileSync(saved, 'utf8').trim().split('\n').length, 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
  // The program sets aside what was accepted of every witness; the page of that report brings it up.
  const again = await open(text_pair('decided', base, moved, other, moved, '--decisions', saved));
  assert.equal(await visible(again, '.finding'), 1);
  assert.match(await again.locator('header').first().textContent(), /2 variants are hidden by decisions/);
  await again.locator('#reveal').click();
  assert.equal(await visible(again, '.finding'), 3);
  await again.locator('.finding.accepted .accept').first().click();
  assert.equal(await again.locator('.finding.accepted').count(), 0);
  assert.deepEqual(again.problems, []);
  await again.context().close();
});

test('a collation of PDFs has pictures of what each edition reads', async () => {
  const [hans, hant] = corpus_pair('lanwan-2024', 'pdf');
  const page = await open(report('pictures.html', hans, hant, corpus_pair('lanwan-2024', 'txt')[1]));
  assert.ok(await page.locator('.crops').count() > 10);
  await page.keyboard.press('j');
  assert.deepEqual(await page.locator('.finding.current figcaption').allTextContents(), ['A, p. 1', 'B, p. 1']);
  assert.deepEqual(page.problems, []);
  if (screenshots) await page.screenshot({path: join(screenshots, 'pictures.png')});
  await page.context().close();
});

test('words that moved are marked where they stand and where they are missing, on both sides', async () => {
  const page = await open(text_pair('moved', ['一、目标', '到2026年新建充电桩500个。', '推广公交车。'], ['一、目标', '到2026年新建充电桩。', '推广公交车500个。']));
  assert.equal(await page.locator('.finding').count(), 1);
  assert.equal(await visible(page, '.row'), 2);
  const marks = await page.locator('mark').evaluateAll((all) => all.map((mark) => mark.closest('.side').dataset.side + (mark.textContent || '∅')));
  assert.deepEqual(marks, ['A500个', 'B∅', 'A∅', 'B500个']);
  await page.keyboard.press('j');
  assert.equal(await page.locator('mark.current').count(), 4);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('words have contrast in light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(pdf_report(), {colorScheme});
    await page.keyboard.press('j');
    const ratios = await page.evaluate(() => {
      const channel = (c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
      const luminance = (colour) => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
      const background = (e) => { for (let at = e; at; at = at.parentElement) { const c = getComputedStyle(at).backgroundColor; if (!/, 0\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
      return ['.side', '.message', 'mark.content', 'mark.form', 'mark.artifact', '.badge', '.form .badge', '.artifact .badge', 'h2', '.finding dd a', '.id'].map((selector) => {
        const e = document.querySelector(selector), [x, y] = [luminance(getComputedStyle(e).color), luminance(background(e))].sort((a, b) => b - a);
        return [selector, (x + 0.05) / (y + 0.05)];
      });
    });
    for (const [selector, ratio] of ratios) assert.ok(ratio >= 4.5, `${colorScheme}: ${selector} has contrast ${ratio.toFixed(2)}`);
    if (screenshots) await page.screenshot({path: join(screenshots, `${colorScheme}.png`)});
    await page.context().close();
  }
});

test('axe finds nothing that keeps a reader out, in light and dark and with all menus open', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(pdf_report(), {colorScheme});
    for (const key of ['j', 'a', 't', 'e', '?']) await page.keyboard.press(key);
    await page.evaluate(() => { for (const menu of document.querySelectorAll('details')) menu.open = true; });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations.map((v) => [v.id, v.help, v.nodes[0].html.slice(0, 200)]));
    assert.deepEqual(violations, []);
    await page.context().close();
  }
});

test('hostile text stays text', async () => {
  const evil = ['</script><script>window.pwned = 1</script>', '"--><img src=x onerror="window.pwned=1">', '</style><svg onload=window.pwned=1>', "'><a href=javascript:pwned=1>x</a>",
    '<!-- ]]> &lt; &amp; {{7*7}} ${7*7}', '甲\u202e乙\ue123\u0007丙'];
  const file = text_pair('<b>&"evil', evil, evil.map((line, i) => line + (i % 2 ? '十二' : '')));
  const page = await open(file);
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  assert.equal(await page.locator('script, style').count(), 2);
  assert.equal(await page.locator('main img, main svg, main script').count(), 0);
  const text = await page.locator('main').textContent();
  for (const line of evil.slice(0, 5)) assert.ok(text.includes(line), line);
  assert.ok(text.includes('甲‹U+202E›乙‹U+E123›‹U+0007›丙'));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('without scripts the page still shows every row and finding', async () => {
  const page = await open(pdf_report(), {javaScriptEnabled: false});
  assert.equal(await page.locator('.finding').filter({visible: true}).count(), await page.locator('.finding').count());
  assert.equal(await page.locator('.bar').isVisible(), false);
  await page.context().close();
});

test('a thousand findings in five thousand blocks are quick', async () => {
  const a = [], b = [];
  for (let i = 0; i < 5000; ++i) {
    if (i % 50 === 0) {
      a.push(`第${i / 50 + 1}节　工作任务`);
      b.push(a.at(-1));
      continue;
    }
    const words = `第${i}项工作由有关单位负责，到2026年完成${i}个项目，投资${(i * 7) % 1000}万元，并按月通报进展情况`;
    a.push(words + '。');
    b.push(i % 5 === 1 ? words.replace('完成', '超额完成') + '。' : words + '。');
  }
  const file = text_pair('large', a, b);
  const size = statSync(file).size;
  assert.ok(size < 8e6, `${size} bytes`);
  const started = Date.now();
  const page = await open(file);
  const loaded = Date.now() - started;
  assert.equal(await page.locator('.finding').count(), 1000);
  assert.ok(loaded < 15000, `loaded in ${loaded} ms`);
  const step = await page.evaluate(async () => {
    const key = (k) => document.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true}));
    const began = performance.now();
    for (let i = 0; i < 20; ++i) { key('j'); await new Promise(requestAnimationFrame); }
    return (performance.now() - began) / 20;
  });
  const toggled = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('#whole').click();
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  const frame = await page.evaluate(async () => {
    const began = performance.now(), step = (document.documentElement.scrollHeight - innerHeight) / 40;
    for (let i = 1; i <= 40; ++i) { scrollTo(0, i * step); await new Promise(requestAnimationFrame); }
    return (performance.now() - began) / 40;
  });
  console.log(`# ${(size / 1e6).toFixed(1)} MB, loaded in ${loaded} ms, a step ${step.toFixed(0)} ms, the whole text ${toggled.toFixed(0)} ms, a leap of the scroll bar ${frame.toFixed(0)} ms`);
  assert.ok(step < 1000, `a step takes ${step} ms`);
  assert.ok(frame < 1000, `a leap of the scroll bar takes ${frame} ms`);
  assert.ok(toggled < 5000, `the whole text takes ${toggled} ms`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
