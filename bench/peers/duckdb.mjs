// node duckdb.mjs graph FILE.bin [owners] | load FILE.csv: the tasks in SQL, in rounds keyed by what is new.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [what, file, more] = process.argv.slice(2);
const db = await (await DuckDBInstance.create(':memory:')).connect();
const run = (sql) => db.run(sql);
await run("set memory_limit = '6GB'");
const number = async (sql) => Number((await (await run(sql)).getRows())[0][0]);

async function timed(task, work) {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  const rss = process.resourceUsage().maxRSS;
  process.stdout.write(`${JSON.stringify({ task, ms, cpu, answer, rss })}\n`);
}

if (what === 'load') await timed('load', load);
else {
  await edges();
  await timed('class share', classShare);
  await timed('control pairs', controlPairs);
  if (more === 'owners') await timed('owners', owners);
}

/** Ids to numbers by a dictionary and two joins. */
async function load() {
  await run(`create table rows as select * from read_csv('${file}', header = true,
    columns = {'holder': 'VARCHAR', 'issuer': 'VARCHAR', 'stake': 'VARCHAR'})`);
  await run(`create table names as select name, (row_number() over ()) - 1 as id from
    (select holder as name from rows union select issuer from rows)`);
  await run(`create table own as select a.id as s, b.id as d, rtrim(stake, '%')::double as w
    from rows join names a on a.name = holder join names b on b.name = issuer`);
  return (
    (await number('select count(*) from own')) + (await number('select count(*) from names')) / 1e9
  );
}

async function edges() {
  const bytes = readFileSync(file);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const count = words[1];
  await run('create table raw (s uinteger, d uinteger, w uinteger)');
  const to = await db.createAppender('raw');
  for (let edge = 0; edge < count; edge++) {
    for (let column = 0; column < 3; column++) to.appendUInteger(words[2 + column * count + edge]);
    to.endRow();
  }
  to.closeSync();
  await run(
    `create table own as select s, d, sum(w)::bigint as w from raw where s <> d group by s, d`,
  );
}

async function classShare() {
  await run(`create table sum0 as select id as x, 1.0::double as v from
    (select s as id from own union select d from own) where id % 100 = 7`);
  let total = await number('select sum(v) from sum0');
  for (let round = 0; ; round++) {
    await run(`create table sum${round + 1} as select o.d as x, sum(o.w / 1e8 * t.v) as v from sum${round} t
      join own o on o.s = t.x where o.d % 100 <> 7 group by 1 having v > 1e-9`);
    if ((await number(`select count(*) from sum${round + 1}`)) === 0) return total;
    total += await number(`select sum(v) from sum${round + 1}`);
  }
}

async function controlPairs() {
  await run('create table new0 as select s as x, d as y from own where w > 50000000');
  await run('create table won as select * from new0');
  await run(
    'create table acc as select s as x, d as z, w as q from own semi join new0 on own.s = new0.x',
  );
  for (let round = 0; ; round++) {
    await run(`create table more${round} as select n.x, o.d as z, sum(o.w)::bigint as q from new${round} n
      join own o on o.s = n.y where o.d <> n.x group by 1, 2`);
    await run(`insert into acc select * from more${round}`);
    await run(`create table new${round + 1} as select a.x, a.z as y from acc a
      semi join more${round} m on a.x = m.x and a.z = m.z
      anti join won w on a.x = w.x and a.z = w.y group by 1, 2 having sum(q) > 50000000`);
    if ((await number(`select count(*) from new${round + 1}`)) === 0) break;
    await run(`insert into won select * from new${round + 1}`);
  }
  return number('select count(*) from won');
}

async function owners() {
  await run('create table own0 as select d as x, s as i, w::double as v from own');
  await run('create table every as select * from own0');
  for (let round = 0; ; round++) {
    await run(`create table own${round + 1} as select o.d as x, t.i, sum(o.w / 1e8 * t.v) as v from own${round} t
      join own o on o.s = t.x where t.i <> o.d group by 1, 2 having v >= 1e5`);
    if ((await number(`select count(*) from own${round + 1}`)) === 0) break;
    await run(`insert into every select * from own${round + 1}`);
  }
  return number('select count(*) from (select 1 from every group by x, i having sum(v) >= 1e7)');
}
