import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from './chromium.ts';
const [pattern, outFile, h = '900'] = process.argv.slice(2) as [string, string, string?];
const files = readdirSync('/tmp/look').filter((f) => f.endsWith('.png') && new RegExp(pattern).test(f)).sort();
const html = `<body style="margin:0;background:#888;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start">${files.map((f) => `<div style="background:#fff"><div style="font:14px monospace">${f}</div><img style="height:${h}px" src="data:image/png;base64,${readFileSync('/tmp/look/' + f).toString('base64')}"></div>`).join('')}</body>`;
const b = await chromium.launch(await chromiumLaunchOptions()); const p = await b.newPage({ viewport: { width: 1900, height: 950 } }); await p.setContent(html); await p.waitForTimeout(300); await p.screenshot({ path: outFile, fullPage: true }); await b.close();
