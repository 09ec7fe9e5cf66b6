import { describe, expect, it } from 'vitest';
import { dayOf, readFeed } from '../../../src/formats/feed.ts';
import { isFeed, recognise } from '../../../src/formats/recognise.ts';
import { unfold } from '../../../src/operations/unfold.ts';
import { readHtmlArticle } from '../../../src/formats/html-article.ts';

const rss = (items: string, head = '<link>https://wire.example/news/</link>') =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>${head}${items}</channel></rss>`;
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:wire</id><updated>2019-06-12T00:00:00Z</updated>${entries}</feed>`;
const ITEM =
  '<item><title>Stakes &amp;amp; votes</title><link>https://wire.example/1</link><pubDate>Tue, 11 Jun 2019 00:30:00 +0200</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Oak owns 43% of Elm.</p><script>alert(1)</script>]]></content:encoded></item>';

async function articles(text: string) {
  const { entries } = await readFeed(text, 'feed.xml');
  return Promise.all(
    entries.map(async ({ name, html, published }) => ({
      name,
      published,
      text: (await readHtmlArticle(html)).text,
    })),
  );
}

describe('a feed', () => {
  it('gives each RSS item as an article: its link, its own day, the fullest text', async () => {
    expect(await articles(rss(ITEM))).toEqual([
      {
        name: 'https://wire.example/1',
        published: '2019-06-11',
        text: 'Stakes & votes\n\nOak owns 43% of Elm.',
      },
    ]);
  });

  it('gives each Atom entry, whether its text is plain, HTML or XHTML', async () => {
    const entry = (type: string, content: string) =>
      `<entry><title>T &lt;3</title><id>urn:${type}</id><link href="https://wire.example/${type}"/><updated>2019-06-11T23:30:00-05:00</updated><content type="${type}">${content}</content></entry>`;
    const found = await articles(
      atom(
        entry('text', 'Oak &amp; Elm own 5% of Ash.') +
          entry('html', '&lt;p&gt;Oak &amp;amp; Elm own 5% of Ash.&lt;/p&gt;') +
          entry(
            'xhtml',
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>Oak &amp; Elm <b>own</b> 5% of Ash.</p></div>',
          ),
      ),
    );
    for (const one of found) {
      expect(one.text).toBe('T <3\n\nOak & Elm own 5% of Ash.');
      expect(one.published).toBe('2019-06-11');
    }
    expect(found).toHaveLength(3);
  });

  it('reads the summary when there is no content', async () => {
    const summary =
      '<entry><id>urn:1</id><title>T</title><summary>Oak owns 5% of Ash.</summary></entry>';
    expect((await articles(atom(summary)))[0]?.text).toContain('Oak owns 5% of Ash.');
  });

  it('completes links with the address of the site, and numbers entries without link and id', async () => {
    const two = rss(
      '<item><link>../2</link><title>Two</title></item><item><title>Three</title></item>',
    );
    expect((await articles(two)).map(({ name }) => name)).toEqual([
      'https://wire.example/2',
      'feed.xml#2',
    ]);
  });

  it('leaves out entries without any text, and tells how many', async () => {
    const { entries, findings } = await readFeed(
      rss(`${ITEM}<item><guid>y</guid></item><item><guid>x</guid></item>`),
      'f',
    );
    expect(entries).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'feed-entry-bare', severity: 'remark' }]);
    expect(findings[0]?.says).toContain('2 entries');
  });

  it.each([
    ['malformed-xml', '<rss version="2.0"><channel>\n<item><title>x</channel></rss>'],
    ['malformed-xml', rss(ITEM).slice(0, 300)],
    [
      'xml-doctype',
      `<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rss('<item><title>&a;</title></item>').slice(22)}`,
    ],
    ['feed-broken', '<rss version="2.0"></rss>'],
    ['feed-empty', rss('')],
  ])('is refused as %s, in words', async (code, text) => {
    expect(isFeed(text)).toBe(true);
    const { entries, findings } = await readFeed(text, 'feed.xml');
    expect(entries).toEqual([]);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.says).not.toMatch(/undefined|Error|\n/);
  });

  it('is known by its first element, behind a declaration, comments and a document type', () => {
    const feeds = [
      rss(''),
      `\uFEFF<?xml version="1.0"?><!-- > <html> --><!DOCTYPE rss [<!ENTITY a "<b>">]>\n${rss('').slice(22)}`,
      atom(''),
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>',
    ];
    expect(feeds.map((text) => recognise(text))).toEqual(feeds.map(() => 'feed'));
    const others = [
      '<html><body><rss></body></html>',
      '<feed>x</feed>',
      '<!-- <rss>',
      'rss feed',
      '<?xml <rss>',
    ];
    expect(others.filter((text) => isFeed(text))).toEqual([]);
  });

  it('gives the same bytes for the same entry, so that it is known the second time', async () => {
    const bytes = (text: string) => ({ name: 'feed.xml', bytes: new TextEncoder().encode(text) });
    const first = await unfold(bytes(rss(ITEM)));
    const later = await unfold(bytes(rss(`<item><title>New</title></item>${ITEM}`)));
    expect(first.isFeed).toBe(true);
    expect(later.documents.at(-1)).toEqual(first.documents[0]);
    expect(later.documents).toHaveLength(2);
  });

  it('dates only the entries that have no day of their own by the day that was given', async () => {
    const published = dayOf('2020-01-01');
    const { documents } = await unfold({
      name: 'feed.xml',
      bytes: new TextEncoder().encode(rss(`${ITEM}<item><title>Undated</title></item>`)),
      ...(published && { published }),
    });
    expect(documents.map((document) => document.published)).toEqual(['2019-06-11', '2020-01-01']);
  });

  it('leaves every other document as it is', async () => {
    const page = { name: 'a.html', bytes: new TextEncoder().encode('<html><rss ></html>') };
    expect(await unfold(page)).toEqual({ documents: [page], isFeed: false, findings: [] });
  });
});

describe('the day of an entry', () => {
  it.each([
    ['Tue, 11 Jun 2019 23:59:00 -0800', '2019-06-11'],
    ['1 Feb 07 10:00 GMT', '2007-02-01'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06'],
    ['2019-06-11T23:59:00Z', '2019-06-11'],
    ['2019-06', '2019-06'],
    ['30 Feb 2019', undefined],
    ['yesterday', undefined],
  ])('is the one that is printed: %s', (printed, day) => {
    expect(dayOf(printed)).toBe(day);
  });
});
