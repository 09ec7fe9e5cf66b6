import { describe, expect, it } from 'vitest';
import { tellsLostConnection } from '../../../src/bulk/clickhouse/cluster.ts';

/** Words of ClickHouse 18.16 (the Debian package) and of current servers. */
const LOST = [
  'Code: 210, e.displayText() = DB::NetException: Connection reset by peer, while reading from socket (127.0.0.1:33847): Insertion status:',
  'Code: 279, e.displayText() = DB::NetException: All connection tries failed. Log:',
  'Code: 32, e.displayText() = DB::Exception: Attempt to read after eof',
  'Code: 519. DB::Exception: There is no remote shard available. (NO_REMOTE_SHARD_AVAILABLE)',
  'connect ECONNREFUSED 127.0.0.1:8123',
  'socket hang up',
];
const REFUSED = [
  'Code: 241. DB::Exception: Memory limit (for query) exceeded: would use 2.10 GiB (MEMORY_LIMIT_EXCEEDED)',
  'Code: 62, e.displayText() = DB::Exception: Syntax error: failed at position 2103',
  'Code: 497. DB::Exception: default: Not enough privileges. (ACCESS_DENIED)',
];

describe('the words of a server', () => {
  it.each(LOST)('tell a lost connection: %s', (says) => {
    expect(tellsLostConnection(says)).toBe(true);
  });

  it.each(REFUSED)('tell a statement that is refused: %s', (says) => {
    expect(tellsLostConnection(says)).toBe(false);
  });
});
