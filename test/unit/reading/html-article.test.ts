import { describe, expect, it } from 'vitest';
import { readHtmlArticle } from '../../../src/formats/html-article.ts';
import { BadInput } from '../../../src/model/index.ts';

const paragraph =
  'Renault owns 43% of Nissan, and the two companies have been partners for two decades, which both of them say has served them well. ';
const pageOf = (body: string, head = '') =>
  `<!doctype html><html><head><title>A story</title>${head}</head><body>${body}</body></html>`;

describe('an article in a web page', () => {
  it('becomes lines of text without scripts, menus and markup', async () => {
    const html = pageOf(
      `<nav><a href="/">Home</a></nav><article><h1>A story</h1><p>${paragraph.repeat(4)}</p><script>alert(1)</script><p>It &amp; others <b>agreed</b>. ${paragraph.repeat(3)}</p></article>`,
    );
    const { text, title } = await readHtmlArticle(html);
    expect(title).toBe('A story');
    expect(text).toContain('It & others agreed.');
    expect(text).not.toMatch(/alert|<|Home/);
    expect(text.split('\n\n')[0]).toBe('A story');
  });

  it('tells its day of publication when the page does', async () => {
    const html = pageOf(
      `<article><p>${paragraph.repeat(6)}</p></article>`,
      '<meta property="article:published_time" content="2019-06-11T10:00:00Z">',
    );
    expect((await readHtmlArticle(html)).published).toBe('2019-06-11');
  });

  it('is refused with a finding when the page holds no text', async () => {
    await expect(readHtmlArticle('<html><body></body></html>')).rejects.toBeInstanceOf(BadInput);
  });
});
