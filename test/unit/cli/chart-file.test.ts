import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeChart } from '../../../src/cli/chart-file.ts';
import { lettersIn } from '../../../src/formats/font-letters.ts';
import { BadCall } from '../../../src/model/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosshold-chart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const chart = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80" font-family="system-ui" aria-label="A &amp; B"><style>@media (prefers-color-scheme: dark){.name{fill:#ffffff}}</style><rect width="200" height="80" fill="#ffffff"/><text class="name" x="100" y="40" text-anchor="middle" font-size="14" font-weight="600" fill="#17212b">${name}</text></svg>`;

async function written(name: string, svg: string): Promise<Buffer> {
  const file = join(folder, name);
  await writeChart(file, svg);
  return readFileSync(file);
}

describe('a chart as a file', () => {
  it('is a PNG of twice the size, with its letters drawn', async () => {
    const picture = await written('a.png', chart('Renault'));
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([400, 160]);
    expect(picture.length).toBeGreaterThan(2 * (await written('b.png', chart(''))).length);
  });

  it('is a PDF of one page with its own font, the same each time', async () => {
    const page = await written('a.PDF', chart('Nissan &lt;Motor&gt; Müller Łódź'));
    const text = page.toString('latin1');
    expect(text).toMatch(/^%PDF-/);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain('/MediaBox [0 0 150 60]');
    expect(text).toMatch(/FontName \/\w+\+DejaVuSans/);
    expect(await written('b.pdf', chart('Nissan &lt;Motor&gt; Müller Łódź'))).toEqual(page);
  });

  it('is the SVG itself', async () => {
    expect((await written('a.svg', chart('Renault'))).toString()).toBe(chart('Renault'));
  });

  it('names the letters that the font lacks', async () => {
    const [finding, ...more] = await writeChart(join(folder, 'c.pdf'), chart('日産 Nissan'));
    expect(finding).toMatchObject({ code: 'letters-not-in-font', severity: 'remark' });
    expect(finding?.says).toContain('"日産"');
    expect(more).toEqual([]);
    expect(await writeChart(join(folder, 'd.pdf'), chart('Ελλάδα Россия ΑΒΓ &amp; “€”'))).toEqual(
      [],
    );
  });

  it('is refused by another name', async () => {
    await expect(writeChart(join(folder, 'a.jpg'), chart(''))).rejects.toThrow(BadCall);
  });
});

describe('the letters of a font', () => {
  const has = lettersIn(readFileSync('fonts/DejaVuSans.ttf'));

  it.each([
    ['A', true],
    ['ß', true],
    ['Ж', true],
    ['ש', true],
    ['→', true],
    ['車', false],
    ['ก', false],
    ['\u{10330}', false],
    ['\u{1D538}', true],
  ])('%s: %s', (letter, known) => {
    expect(has(letter.codePointAt(0) ?? 0)).toBe(known);
  });

  it('are none in a file that is no font with a map', () => {
    expect(lettersIn(new Uint8Array(64))(65)).toBe(false);
  });
});
