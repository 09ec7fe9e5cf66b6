/** The style of the page at `/docs`: our content policy allows no style inside a page. */
export const DOCS_STYLE = `:root { color-scheme: light dark; --line: #d5d8dd; --soft: #5a6270; --code: #f3f4f6; }
@media (prefers-color-scheme: dark) { :root { --line: #3a404a; --soft: #a3abb8; --code: #1d2127; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 5rem; font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 .5rem; }
h3 { font-size: 1rem; margin: 2.25rem 0 .25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
p { margin: .4rem 0; max-width: 44rem; }
nav ul { columns: 3 11rem; padding: 0; margin: .5rem 0; list-style: none; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; background: var(--code); border-radius: 4px; }
code { padding: .1rem .3rem; }
pre { padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .925rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
.method { font-weight: 700; }
.soft { color: var(--soft); }
a { color: inherit; text-underline-offset: 2px; }
`;
