import type { Cluster } from './cluster.ts';

/** Columns and order of a table on every shard; `by` is what decides the shard. */
export interface ShardedTable {
  readonly columns: string;
  readonly order: string;
  readonly by: string;
  readonly partition?: string;
}

/**
 * One register on a cluster: a database on every shard, and a list of the steps that all shards have finished. A step
 * begins by throwing away what an earlier attempt left of it, so that a job that was cut off can be run again.
 */
export class ShardJob {
  readonly cluster: Cluster;
  readonly database: string;

  private constructor(cluster: Cluster, database: string) {
    this.cluster = cluster;
    this.database = database;
  }

  static async open(cluster: Cluster, database: string): Promise<ShardJob> {
    await cluster.each(`create database if not exists ${database}`);
    await cluster.each(
      `create table if not exists ${database}.steps (name String, value UInt32) engine = MergeTree order by name`,
    );
    return new ShardJob(cluster, database);
  }

  /** What the step came to, when it was finished before; else runs it. The value is a count of 32 bits. */
  async step(name: string, run: () => Promise<number>): Promise<number> {
    const known = await this.cluster.numbers(
      `select value from ${this.database}.steps where name = '${name}' limit 1`,
      1,
    );
    const before = known[0]?.[0];
    if (before !== undefined) return before;
    const value = await run();
    await this.cluster.each(`insert into ${this.database}.steps values ('${name}', ${value})`);
    return value;
  }

  /** Makes a table anew: `name_here` with the rows of each shard, and `name`, which sends rows to theirs. */
  async create(name: string, { columns, order, by, partition }: ShardedTable): Promise<void> {
    const { cluster, database } = this;
    await this.drop(name);
    const parts = partition === undefined ? '' : ` partition by ${partition}`;
    await cluster.each(
      `create table ${database}.${name}_here (${columns}) engine = MergeTree${parts} order by ${order}`,
    );
    await cluster.each(
      `create table ${database}.${name} (${columns}) engine = Distributed(${cluster.name}, ${database}, ${name}_here, ${by})`,
    );
  }

  async drop(name: string): Promise<void> {
    await this.cluster.each(`drop table if exists ${this.database}.${name}`);
    await this.cluster.each(`drop table if exists ${this.database}.${name}_here`);
  }

  /** Runs on every shard, with `{name}` for the tables of this job. */
  async run(statement: string): Promise<void> {
    await this.cluster.each(this.named(statement));
  }

  async numbers(query: string, columns: number): Promise<Uint32Array[]> {
    return this.cluster.numbers(this.named(query), columns);
  }

  /** The number of rows of a table on all shards. */
  async count(name: string, where = '1'): Promise<number> {
    const [count] = await this.numbers(
      `select toUInt32(count()) as n from {${name}} where ${where}`,
      1,
    );
    return count?.[0] ?? 0;
  }

  named(statement: string): string {
    return statement.replaceAll(/\{(\w+)\}/g, `${this.database}.$1`);
  }

  async remove(): Promise<void> {
    await this.cluster.each(`drop database if exists ${this.database}`);
  }
}
