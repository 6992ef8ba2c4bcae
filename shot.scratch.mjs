import { chromium } from 'playwright';
const { browserFlags } = await import('./src/tools/ensure.mjs').then(m => m.importTypeScript('tests/browser.ts'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserFlags });
const out = [];
const FIGS = { 'attention-map':'AttentionMap','embedding-map':'EmbeddingMap','weights':'Weights','head-ablation':'HeadAblation','whole-pass':'WholePass','head-swap':'HeadSwap','attention-by-hand':'AttentionByHand','rotary-position':'RotaryPosition' };
const which = process.argv[2] ? process.argv[2].split(',') : Object.keys(FIGS);
const looks = (process.argv[3] ?? '1440-light').split(',').map(l => l.split('-'));
for (const f of which) for (const [w, scheme] of looks) {
  const page = await browser.newPage({ viewport: { width: +w, height: 900 }, colorScheme: scheme });
  const reqs = []; page.on('request', r => { if (/models\//.test(r.url())) reqs.push(r.url().split('/').pop()); });
  page.on('pageerror', e => console.log(f, 'ERR', e.message));
  const model = process.argv[4] ?? 'early';
  await page.goto(`http://127.0.0.1:5199/gallery/${f}/?v=1&${FIGS[f]}.model=${model}`);
  const start = page.getByRole('button', { name: 'Look inside the model' });
  await start.waitFor({ timeout: 60000 });
  const pre = await page.locator('.life-source').evaluate(e => { const r = [...e.querySelectorAll('.ui-segments label')].map(l => l.getBoundingClientRect()); return { rows: new Set(r.map(x => Math.round(x.top))).size, right: Math.max(...r.map(x => x.right)), sw: document.documentElement.scrollWidth }; });
  console.log(f, w, scheme, JSON.stringify(pre), 'before', reqs.join());
  await page.screenshot({ path: `/tmp/early-shots/${f}-${w}-${scheme}-${model}-before.png`, fullPage: true });
  await start.click();
  try { await page.locator('.ui-figure-foot').getByText(/after \d+ steps|Random model/).first().waitFor({ timeout: 40000 }); } catch (e) { console.log(e.message.slice(0,300), reqs.join()); await page.screenshot({ path: '/tmp/early-shots/fail.png', fullPage: true }); console.log(await page.locator('[data-widget]').first().innerText().then(t => t.slice(0,1500))); await page.close(); continue; }
  if (f === 'head-ablation') { await page.getByRole('button', { name: 'Take each away alone' }).click({timeout:60000}); await page.getByText(/can least do without|none to lose/).waitFor({ timeout: 120000 }); }
  if (f === 'head-swap') { await page.getByRole('button', { name: 'Swap every pair' }).click({timeout:60000}); await page.getByText(/writes the other animal/).waitFor({ timeout: 120000 }); }
  if (f === 'rotary-position') { await page.getByRole('button', { name: 'Switch the rotation off' }).click(); await page.getByText(/Measured:/).waitFor({ timeout: 120000 }); }
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/early-shots/${f}-${w}-${scheme}-${model}.png`, fullPage: true });
  console.log('  fetched', reqs.join());
  if (looks.indexOf(looks.find(l => l[0] === w && l[1] === scheme)) === 0) console.log(await page.locator('[data-widget]').first().innerText().then(t => t.replace(/\n+/g, ' | ').slice(0, 5000)));
  await page.close();
}
await browser.close();
