// The kernels of assembly/ in C++, loop for loop but for the reading of rows, over one piece of memory: what the machine can do without WebAssembly.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

using u8 = uint8_t;
using u32 = uint32_t;
using u64 = uint64_t;
using usize = uintptr_t;
using f64 = double;

/** One piece of memory below 4 GiB, so that places in it are numbers of 32 bits as in WebAssembly. */
static usize top = 0;
static usize limit = 0;

static void startMemory() {
  const usize from = 0x10000000, bytes = 0xe8000000;
  void *got = mmap((void *)from, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (got == MAP_FAILED) {
    std::fprintf(stderr, "no memory below 4 GiB\n");
    std::exit(1);
  }
  top = from;
  limit = from + bytes;
}

static usize mark() { return top; }
static void release(usize to) { top = to; }
static usize take(usize bytes) {
  usize from = (top + 15) & ~(usize)15;
  if (from + bytes > limit) return 0;
  top = from + bytes;
  return from;
}

template <typename T> static inline T load(usize from, usize offset = 0) {
  T value;
  std::memcpy(&value, (const void *)(from + offset), sizeof(T));
  return value;
}
template <typename T> static inline void store(usize to, T value, usize offset = 0) {
  std::memcpy((void *)(to + offset), &value, sizeof(T));
}
static inline u32 at(usize list, u32 place) { return load<u32>(list + ((usize)place << 2)); }
static inline void put(usize list, u32 place, u32 value) { store<u32>(list + ((usize)place << 2), value); }
static inline f64 realAt(usize list, u32 place) { return load<f64>(list + ((usize)place << 3)); }
static inline void putReal(usize list, u32 place, f64 value) { store<f64>(list + ((usize)place << 3), value); }
static inline void fill(usize to, int byte, usize bytes) { std::memset((void *)to, byte, bytes); }
static inline void copy(usize to, usize from, usize bytes) { std::memmove((void *)to, (const void *)from, bytes); }
static inline void clear(usize to, usize bytes) { fill(to, 0, bytes); }
static void identity(usize list, u32 size) {
  for (u32 place = 0; place < size; place++) put(list, place, place);
}

namespace build {
using std::min;
static void scatter(u32 nodes, u32 edges, usize holders, usize companies, usize parts, usize high, usize start, usize pairs, usize highs);
static u32 capped(u32 one, u32 other);
static u32 merge(u32 nodes, usize start, usize pairs, usize highs, usize place);
static u32 loopsFound();
static u32 ownersFirst(u32 nodes, usize start, usize pairs, usize rank, usize path, usize stack, usize order, usize loops);
static void inward(u32 nodes, u32 companies, usize start, usize pairs, usize highs, usize order, usize nodeOf, usize originals, usize inStart, usize inHolder, usize inParts, usize inHigh);
static void outward(u32 nodes, u32 companies, u32 edges, usize inStart, usize inHolder, usize inParts, usize outStart, usize outCompany, usize outParts);
static u32 greatest(usize list, u32 size);
static u32 below(usize list, usize other, u32 size);
static u32 auditColumns(u32 companies, usize inStart, usize inHolder, usize inParts, usize marked, usize marks);

static const u64 MOST = 0xffffffff;
static const u32 NOBODY = 0xffffffff;
static const u64 WHOLE = 100000000;
static const u32 DONE = 0xffffffff;
static const u32 ROOT = 0x80000000;
/** Columns up to this length are searched from end to end for a parallel edge. */
static const u32 SHORT = 12;

/** Edges by company as pairs of holder and parts; the upper ends beside them where `high` is given. */
static void scatter(u32 nodes, u32 edges, usize holders, usize companies, usize parts, usize high, usize start, usize pairs, usize highs) {
  clear(start, ((usize)nodes + 1) << 2);
  for (u32 edge = 0; edge < edges; edge++) {
    u32 company = at(companies, edge);
    put(start, company, at(start, company) + 1);
  }
  u32 total = 0;
  for (u32 node = 0; node < nodes; node++) {
    u32 count = at(start, node);
    put(start, node, total);
    total += count;
  }
  for (u32 edge = 0; edge < edges; edge++) {
    u32 company = at(companies, edge);
    u32 place = at(start, company);
    put(start, company, place + 1);
    store<u64>(
      pairs + (((usize)place) << 3),
      ((u64)at(holders, edge)) | (((u64)at(parts, edge)) << 32)
    );
    if (high != 0) put(highs, place, at(high, edge));
  }
  copy(start + 4, start, ((usize)nodes) << 2);
  put(start, 0, 0);
}

static u32 capped(u32 one, u32 other) {
  u64 sum = (u64)one + (u64)other;
  return (u32)(sum > MOST ? MOST : sum);
}

/** Adds parallel edges where they stand and closes the gaps; gives the number of edges that are left. */
static u32 merge(u32 nodes, usize start, usize pairs, usize highs, usize place) {
  u32 written = 0;
  u32 from = 0;
  for (u32 company = 0; company < nodes; company++) {
    u32 end = at(start, company + 1);
    u32 first = written;
    bool many = end - from > SHORT;
    for (u32 edge = from; edge < end; edge++) {
      u64 pair = load<u64>(pairs + (((usize)edge) << 3));
      u32 holder = (u32)pair;
      u32 known = first;
      if (many) {
        known = at(place, holder);
        if (known < first || known >= written || load<u32>(pairs + (((usize)known) << 3)) != holder)
          known = written;
      } else {
        while (known < written && load<u32>(pairs + (((usize)known) << 3)) != holder) known++;
      }
      if (known < written) {
        usize to = pairs + (((usize)known) << 3) + 4;
        store<u32>(to, capped(load<u32>(to), (u32)(pair >> 32)));
        if (highs != 0) put(highs, known, capped(at(highs, known), at(highs, edge)));
        continue;
      }
      if (written != edge) {
        store<u64>(pairs + (((usize)written) << 3), pair);
        if (highs != 0) put(highs, written, at(highs, edge));
      }
      if (many) put(place, holder, written);
      written++;
    }
    from = end;
    put(start, company + 1, written);
  }
  return written;
}

static u32 loopCount = 0;

static u32 loopsFound() {
  return loopCount;
}

static volatile u32 touchSum = 0;

/** Nodes of which what they lead to is touched ahead, so that the waits for memory overlap. */
static const u32 AHEAD = 64;

/** Touches the ranks of all holders of some nodes, and where the columns of those stand that the walk has not met. */
static void touchAbove(u32 first, u32 nodes, usize start, usize pairs, usize rank) {
  u32 end = at(start, min(first + AHEAD, nodes));
  u32 sum = 0;
  for (u32 edge = at(start, first); edge < end; edge++) {
    u32 up = load<u32>(pairs + (((usize)edge) << 3));
    sum += at(rank, up) + at(start, up);
  }
  for (u32 edge = at(start, first); edge < end; edge++) {
    u32 up = load<u32>(pairs + (((usize)edge) << 3));
    if (at(rank, up) == 0) sum += load<u32>(pairs + (((usize)at(start, up)) << 3));
  }
  touchSum = touchSum + sum;
}


/** Touches the columns of some companies in their order, and the numbers of their first holders. */
static void touchColumns(u32 first, u32 companies, usize order, usize start, usize pairs, usize nodeOf) {
  u32 last = min(first + AHEAD, companies);
  u32 sum = 0;
  for (u32 node = first; node < last; node++) sum += at(start, at(order, node));
  for (u32 node = first; node < last; node++)
    sum += load<u32>(pairs + (((usize)at(start, at(order, node))) << 3));
  for (u32 node = first; node < last; node++) {
    u32 edge = at(start, at(order, node));
    u32 end = min(at(start, at(order, node) + 1), edge + 4);
    for (; edge < end; edge++) sum += at(nodeOf, load<u32>(pairs + (((usize)edge) << 3)));
  }
  touchSum = touchSum + sum;
}

/**
 * Companies with owners first, by Tarjan's walk in Pearce's form; members of a loop stand together, and the loops are
 * written as ranges. `path` has two numbers a node: the node, and its next edge with the mark of a root.
 */
static u32 ownersFirst(u32 nodes, usize start, usize pairs, usize rank, usize path, usize stack, usize order, usize loops) {
  for (u32 node = 0; node < nodes; node++)
    put(rank, node, at(start, node) == at(start, node + 1) ? DONE : 0);
  u32 index = 1;
  u32 number = DONE;
  u32 kept = 0;
  u32 placed = 0;
  loopCount = 0;
  for (u32 root = 0; root < nodes; root++) {
    if ((root & (AHEAD - 1)) == 0) touchAbove(root, nodes, start, pairs, rank);
    if (at(rank, root) != 0) continue;
    usize depth = path;
    store<u32>(depth, root);
    store<u32>(depth, at(start, root) | ROOT, 4);
    put(rank, root, index++);
    while (true) {
      u32 node = load<u32>(depth);
      u32 cursor = load<u32>(depth, 4);
      u32 edge = cursor & ~ROOT;
      u32 end = at(start, node + 1);
      u32 mine = at(rank, node);
      bool deeper = false;
      while (edge < end) {
        u32 up = load<u32>(pairs + (((usize)edge) << 3));
        edge++;
        u32 known = at(rank, up);
        if (known == 0) {
          store<u32>(depth, edge | (cursor & ROOT), 4);
          depth += 8;
          store<u32>(depth, up);
          store<u32>(depth, at(start, up) | ROOT, 4);
          put(rank, up, index++);
          deeper = true;
          break;
        }
        if (known < mine) {
          mine = known;
          cursor = 0;
        }
      }
      if (deeper) {
        put(rank, node, mine);
        continue;
      }
      put(rank, node, mine);
      if ((cursor & ROOT) == 0) {
        put(stack, kept++, node);
      } else {
        u32 below = kept;
        while (below > 0 && at(rank, at(stack, below - 1)) >= mine) below--;
        u32 first = placed;
        for (u32 member = below; member < kept; member++) {
          u32 who = at(stack, member);
          put(order, placed++, who);
          put(rank, who, number);
        }
        put(order, placed++, node);
        index -= kept - below + 1;
        if (kept > below) {
          put(loops, loopCount++, first);
          put(loops, loopCount++, placed);
        }
        kept = below;
        put(rank, node, number);
        number--;
        mine = DONE;
      }
      if (depth == path) break;
      depth -= 8;
      u32 above = load<u32>(depth);
      if (mine < at(rank, above)) {
        put(rank, above, mine);
        store<u32>(depth, load<u32>(depth, 4) & ~ROOT, 4);
      }
    }
  }
  return placed;
}

/** Renumbers nodes and writes the edges by company; holders without holders get their numbers as they are met. */
static void inward(u32 nodes, u32 companies, usize start, usize pairs, usize highs, usize order, usize nodeOf, usize originals, usize inStart, usize inHolder, usize inParts, usize inHigh) {
  fill(nodeOf, 255, ((usize)nodes) << 2);
  for (u32 node = 0; node < companies; node++) put(nodeOf, at(order, node), node);
  copy(originals, order, ((usize)companies) << 2);
  u32 next = companies;
  u32 written = 0;
  put(inStart, 0, 0);
  for (u32 node = 0; node < companies; node++) {
    if ((node & (AHEAD - 1)) == 0) touchColumns(node, companies, order, start, pairs, nodeOf);
    u32 company = at(order, node);
    u32 end = at(start, company + 1);
    for (u32 edge = at(start, company); edge < end; edge++) {
      u64 pair = load<u64>(pairs + (((usize)edge) << 3));
      u32 holder = (u32)pair;
      u32 number = at(nodeOf, holder);
      if (number == NOBODY) {
        number = next++;
        put(nodeOf, holder, number);
        put(originals, number, holder);
      }
      put(inHolder, written, number);
      put(inParts, written, (u32)(pair >> 32));
      if (inHigh != 0) put(inHigh, written, at(highs, edge));
      written++;
    }
    put(inStart, node + 1, written);
  }
  for (u32 original = 0; original < nodes; original++) {
    if (at(nodeOf, original) != NOBODY) continue;
    put(originals, next++, original);
  }
}

/** The edges by holder, companies ascending. */
static void outward(u32 nodes, u32 companies, u32 edges, usize inStart, usize inHolder, usize inParts, usize outStart, usize outCompany, usize outParts) {
  clear(outStart, ((usize)nodes + 1) << 2);
  for (u32 edge = 0; edge < edges; edge++) {
    u32 holder = at(inHolder, edge);
    put(outStart, holder, at(outStart, holder) + 1);
  }
  u32 total = 0;
  for (u32 node = 0; node < nodes; node++) {
    u32 count = at(outStart, node);
    put(outStart, node, total);
    total += count;
  }
  u32 edge = 0;
  for (u32 company = 0; company < companies; company++) {
    u32 end = at(inStart, company + 1);
    for (; edge < end; edge++) {
      u32 holder = at(inHolder, edge);
      u32 place = at(outStart, holder);
      put(outStart, holder, place + 1);
      put(outCompany, place, company);
      put(outParts, place, at(inParts, edge));
    }
  }
  copy(outStart + 4, outStart, ((usize)nodes) << 2);
  put(outStart, 0, 0);
}

/** The greatest number of a list. */
static u32 greatest(usize list, u32 size) {
  u32 most = 0;
  for (u32 place = 0; place < size; place++) {
    u32 value = at(list, place);
    if (value > most) most = value;
  }
  return most;
}

/** The first place where a list is below another; its size where it is nowhere. */
static u32 below(usize list, usize other, u32 size) {
  u32 place = 0;
  while (place < size && at(list, place) >= at(other, place)) place++;
  return place;
}

/**
 * Marks of what is wrong with columns: 1 held over the whole, 2 holds a part of itself, 4 owns all of itself. Gives the
 * number of companies with a mark, which are written to `marked`.
 */
static u32 auditColumns(u32 companies, usize inStart, usize inHolder, usize inParts, usize marked, usize marks) {
  u32 count = 0;
  u32 edge = 0;
  for (u32 company = 0; company < companies; company++) {
    u32 end = at(inStart, company + 1);
    u64 total = 0;
    u32 mark = 0;
    for (; edge < end; edge++) {
      u32 part = at(inParts, edge);
      total += (u64)part;
      if (at(inHolder, edge) == company) mark = part >= (u32)WHOLE ? 6 : 2;
    }
    if (total > WHOLE) mark |= 1;
    if (mark == 0) continue;
    put(marked, count, company);
    put(marks, count++, mark);
  }
  return count;
}
}  // namespace build

namespace share {
static void shareSingles(u32 from, u32 to, usize inStart, usize inHolder, usize inParts, usize share, usize seeded);
static f64 shareLoop(u32 first, u32 end, u32 sweeps, f64 enough, usize inStart, usize inHolder, usize inParts, usize share, usize seeded, usize high);
static u32 longestLine(u32 companies, usize inStart, usize inHolder, usize line);
static u32 blocked(u32 count, u32 need, usize outStart, usize outCompany, usize outParts, usize held, usize inside, usize queue);

static const u32 WHOLE = 100000000;

using std::max;
using std::min;
/** Companies of which the holders are touched ahead, so that the waits for memory overlap. */
static const u32 AHEAD = 64;

static volatile f64 touchSum = 0;

static void touchHolders(u32 first, u32 end, usize inStart, usize inHolder, usize share) {
  u32 last = at(inStart, min(first + AHEAD, end));
  f64 sum = 0;
  for (u32 edge = at(inStart, first); edge < last; edge++)
    sum += realAt(share, at(inHolder, edge));
  touchSum = touchSum + sum;
}

/** Shares that end with the seeds, for companies in no loop, owners first. */
static void shareSingles(u32 from, u32 to, usize inStart, usize inHolder, usize inParts, usize share, usize seeded) {
  u32 edge = at(inStart, from);
  for (u32 company = from; company < to; company++) {
    if ((company & (AHEAD - 1)) == 0) touchHolders(company, to, inStart, inHolder, share);
    u32 end = at(inStart, company + 1);
    f64 total = 0;
    u32 own = 0;
    for (; edge < end; edge++) {
      u32 holder = at(inHolder, edge);
      u32 parts = at(inParts, edge);
      if (holder == company) own = parts;
      else total += (f64)parts * realAt(share, holder);
    }
    if (load<u8>(seeded + company) != 0) continue;
    putReal(share, company, own < WHOLE ? total / (f64)(WHOLE - own) : 0);
  }
}

/** Sweeps over a loop from below and from above until the ends meet; gives how far they are apart. */
static f64 shareLoop(u32 first, u32 end, u32 sweeps, f64 enough, usize inStart, usize inHolder, usize inParts, usize share, usize seeded, usize high) {
  for (u32 member = first; member < end; member++) putReal(high, member - first, 1);
  f64 gap = 1;
  for (u32 sweep = 0; sweep < sweeps && gap > enough; sweep++) {
    gap = 0;
    for (u32 member = first; member < end; member++) {
      if (load<u8>(seeded + member) != 0) continue;
      f64 low = 0;
      f64 up = 0;
      u32 own = 0;
      u32 last = at(inStart, member + 1);
      for (u32 edge = at(inStart, member); edge < last; edge++) {
        u32 holder = at(inHolder, edge);
        u32 parts = at(inParts, edge);
        if (holder == member) {
          own = parts;
          continue;
        }
        f64 value = realAt(share, holder);
        low += (f64)parts * value;
        up += (f64)parts * (holder >= first && holder < end ? realAt(high, holder - first) : value);
      }
      f64 rest = (f64)(WHOLE - own);
      low /= rest;
      up /= rest;
      putReal(share, member, low);
      putReal(high, member - first, up);
      if (up - low > gap) gap = up - low;
    }
  }
  return gap;
}

/** The longest line of companies, each counted with its holders and three more; `line` has a number a company. */
static u32 longestLine(u32 companies, usize inStart, usize inHolder, usize line) {
  u32 most = 0;
  u32 edge = 0;
  for (u32 company = 0; company < companies; company++) {
    u32 end = at(inStart, company + 1);
    u32 count = end - edge + 3;
    u32 above = 0;
    for (; edge < end; edge++) {
      u32 holder = at(inHolder, edge);
      if (holder < company) above = max(above, at(line, holder));
    }
    above += count;
    put(line, company, above);
    most = max(most, above);
  }
  return most;
}

/** The closure of direct holdings; members are written to `queue`, which starts with the seeds. */
static u32 blocked(u32 count, u32 need, usize outStart, usize outCompany, usize outParts, usize held, usize inside, usize queue) {
  u32 length = count;
  for (u32 next = 0; next < length; next++) {
    u32 member = at(queue, next);
    u32 end = at(outStart, member + 1);
    for (u32 edge = at(outStart, member); edge < end; edge++) {
      u32 company = at(outCompany, edge);
      if (company == member) continue;
      u64 sum = (u64)at(held, company) + (u64)at(outParts, edge);
      if (sum > 0xffffffff) sum = 0xffffffff;
      put(held, company, (u32)sum);
      if (sum < (u64)need || load<u8>(inside + company) != 0) continue;
      store<u8>(inside + company, 1);
      put(queue, length++, company);
    }
  }
  return length;
}
}  // namespace share

namespace control {
using std::min;
static const u32 WON = 0xffffffff;
static const u64 ALMOST = 0xfffffffe;
/** Holders of which the companies are touched ahead, so that the waits for memory overlap. */
static const u32 AHEAD = 64;
/** Edges that are touched ahead at most. */
static const u32 EDGES = 256;

static u32 nextHolder = 0;
static volatile u32 touchSum = 0;

static u32 holderReached() {
  return nextHolder;
}

/** Touches the companies that some holders may win alone, and what those hold. */
static void touchWon(u32 first, u32 nodes, u32 leastNeed, usize outStart, usize outCompany, usize outParts, usize votes) {
  u32 begin = at(outStart, first);
  u32 end = min(at(outStart, min(first + AHEAD, nodes)), begin + EDGES);
  u32 sum = 0;
  for (u32 edge = begin; edge < end; edge++) {
    if (at(outParts, edge) < leastNeed) continue;
    u32 company = at(outCompany, edge);
    sum += at(votes, company) + at(outStart, company);
  }
  for (u32 edge = begin; edge < end; edge++) {
    if (at(outParts, edge) < leastNeed) continue;
    u32 company = at(outCompany, edge);
    u32 held = at(outStart, company);
    if (held < at(outStart, company + 1)) sum += at(outCompany, held) + at(outParts, held);
  }
  touchSum = touchSum + sum;
}

/**
 * Pairs of a holder and a company it controls, holder after holder from `from`, until `room` pairs are written or one
 * holder has more than fit, which is then the next to ask. A holder that wins no company with its own votes alone
 * controls nothing. `leastNeed` is the least of all needs, and the need of every company where no list of them is given.
 * `votes` is zero before and after. Gives the number of pairs.
 */
static u32 controlFrom(u32 from, u32 nodes, u32 companies, u32 room, u32 leastNeed, usize outStart, usize outCompany, usize outParts, usize need, usize votes, usize touched, usize controllers, usize owned) {
  u32 written = 0;
  u32 holder = from;
  for (; holder < nodes; holder++) {
    if ((holder & (AHEAD - 1)) == 0)
      touchWon(holder, nodes, leastNeed, outStart, outCompany, outParts, votes);
    u32 begin = at(outStart, holder);
    u32 end = at(outStart, holder + 1);
    u32 edge = begin;
    while (
      edge < end &&
      (at(outParts, edge) < leastNeed ||
        (need != 0 && at(outParts, edge) < at(need, at(outCompany, edge))) ||
        at(outCompany, edge) == holder)
    )
      edge++;
    if (edge == end) continue;
    u32 first = written;
    u32 touches = 0;
    u32 next = written;
    u32 member = holder;
    bool full = false;
    if (holder < companies) put(votes, holder, WON);
    while (true) {
      u32 last = at(outStart, member + 1);
      for (u32 edge = at(outStart, member); edge < last; edge++) {
        u32 company = at(outCompany, edge);
        u32 before = at(votes, company);
        u32 parts = at(outParts, edge);
        if (before == WON || parts == 0) continue;
        u64 sum = (u64)before + (u64)parts;
        if (sum > ALMOST) sum = ALMOST;
        if (sum >= (u64)(need != 0 ? at(need, company) : leastNeed)) {
          if (written == room) {
            full = true;
            break;
          }
          put(votes, company, WON);
          put(controllers, written, holder);
          put(owned, written++, company);
        } else {
          if (before == 0) put(touched, touches++, company);
          put(votes, company, (u32)sum);
        }
      }
      if (full || next == written) break;
      member = at(owned, next++);
    }
    if (holder < companies) put(votes, holder, 0);
    for (u32 touch = 0; touch < touches; touch++) put(votes, at(touched, touch), 0);
    for (u32 pair = first; pair < written; pair++) put(votes, at(owned, pair), 0);
    if (full) {
      written = first;
      break;
    }
  }
  nextHolder = holder;
  return written;
}
}  // namespace control

namespace forest {
static void forestOver(usize ins, usize holders, usize parts, usize outs, usize companies, usize needs);
static usize forestBytes(u32 nodes, u32 companies);
static void forest(u32 nodes, u32 companies, usize parents, usize units, usize work);
static u32 find(usize links, u32 node);
static void soleMajorities(u32 companies);
static void link(u32 top, u32 under);
static void adopt(u32 to, u32 node);
static void knit(u32 top, u32 from);
static void closeFrom(u32 node);
static u32 close(u32 node);
static u32 join(u32 node, u32 list);
static void absorb(u32 one, u32 largest);
static void splice(u32 one, u32 other);
static u32 wonThrough(u32 part, u32 whole, u32 count);
static bool wins(u32 company, u32 whole);

static const u32 NOBODY = 0xffffffff;

// The lists of one forest, as in src/bulk/typescript/control-forest.ts; set once by `forest`.
static usize inStart = 0;
static usize inHolder = 0;
static usize inParts = 0;
static usize outStart = 0;
static usize outCompany = 0;
static usize need = 0;
static usize parent = 0;
static usize unit = 0;
static usize topLinks = 0;
static usize group = 0;
static usize ring = 0;
static usize weight = 0;
static usize open = 0;
static usize child = 0;
static usize sibling = 0;
static usize closed = 0;
static usize seen = 0;
static usize won = 0;
static u32 round = 0;

/** Tells where the register is. */
static void forestOver(usize ins, usize holders, usize parts, usize outs, usize companies, usize needs) {
  inStart = ins;
  inHolder = holders;
  inParts = parts;
  outStart = outs;
  outCompany = companies;
  need = needs;
}

/** Bytes that `forest` works in, beside the parents and the units. */
static usize forestBytes(u32 nodes, u32 companies) {
  return ((usize)nodes * 29 + (usize)companies * 8 + 64) & ~((usize)7);
}

/** Writes the nearest controllers, and links from members of a loop to one of them. */
static void forest(u32 nodes, u32 companies, usize parents, usize units, usize work) {
  usize list = ((usize)nodes) << 2;
  parent = parents;
  unit = units;
  topLinks = work;
  group = topLinks + list;
  ring = group + list;
  weight = ring + list;
  open = weight + list;
  child = open + list;
  sibling = child + list;
  seen = sibling + list;
  won = seen + (((usize)companies) << 2);
  closed = won + (((usize)companies) << 2);
  fill(parent, 255, list);
  fill(child, 255, list);
  identity(unit, nodes);
  identity(topLinks, nodes);
  identity(group, nodes);
  identity(ring, nodes);
  for (u32 node = 0; node < nodes; node++)
    put(weight, node, 1 + at(outStart, node + 1) - at(outStart, node));
  clear(open, list);
  clear(seen, ((usize)companies) << 2);
  clear(closed, nodes);
  round = 0;
  soleMajorities(companies);
  for (u32 node = companies; node > 0; node--) closeFrom(node - 1);
  for (u32 node = companies; node < nodes; node++) closeFrom(node);
}

static u32 find(usize links, u32 node) {
  u32 up = at(links, node);
  while (up != node) {
    u32 next = at(links, up);
    put(links, node, next);
    node = next;
    up = at(links, node);
  }
  return node;
}

static void soleMajorities(u32 companies) {
  u32 edge = 0;
  for (u32 company = 0; company < companies; company++) {
    u32 least = at(need, company);
    u32 end = at(inStart, company + 1);
    for (; edge < end; edge++) {
      if (at(inParts, edge) < least || at(inHolder, edge) == company) continue;
      link(company, at(inHolder, edge));
      edge = end;
      break;
    }
  }
}

static void link(u32 top, u32 under) {
  u32 above = find(topLinks, under);
  if (above == top) {
    knit(top, under);
    return;
  }
  put(parent, top, under);
  put(topLinks, top, above);
  u32 to = find(unit, under);
  if (load<u8>(closed + top) != 0) adopt(to, top);
  else put(open, to, at(open, to) + 1);
}

static void adopt(u32 to, u32 node) {
  put(sibling, node, at(child, to));
  put(child, to, node);
}

static void knit(u32 top, u32 from) {
  u32 node = find(unit, from);
  while (node != top) {
    u32 above = find(unit, at(parent, node));
    put(parent, node, NOBODY);
    put(unit, node, top);
    put(open, top, at(open, top) + at(open, node) - 1);
    u32 below = at(child, node);
    while (below != NOBODY) {
      u32 next = at(sibling, below);
      adopt(top, below);
      below = next;
    }
    adopt(top, node);
    node = above;
  }
}

static void closeFrom(u32 node) {
  while (
    node != NOBODY &&
    at(unit, node) == node &&
    at(open, node) == 0 &&
    load<u8>(closed + node) == 0
  )
    node = close(node);
}

static u32 close(u32 node) {
  while (at(child, node) != NOBODY) {
    u32 list = at(child, node);
    put(child, node, NOBODY);
    u32 count = join(node, list);
    u32 above = NOBODY;
    for (u32 place = 0; place < count; place++) {
      u32 company = at(won, place);
      if (find(topLinks, node) == company) above = company;
      else if (at(parent, company) == NOBODY) link(company, node);
    }
    if (above != NOBODY) {
      link(above, node);
      return at(open, above) == 0 ? above : NOBODY;
    }
    if (at(open, node) != 0) return NOBODY;
  }
  store<u8>(closed + node, 1);
  u32 up = at(parent, node);
  if (up == NOBODY) return NOBODY;
  u32 above = find(unit, up);
  adopt(above, node);
  put(open, above, at(open, above) - 1);
  return at(open, above) == 0 ? above : NOBODY;
}

/** Joins the group of a node and those of a list of children; companies that are won by it are put into `won`. */
static u32 join(u32 node, u32 list) {
  u32 spared = node;
  u32 largest = find(group, node);
  for (u32 part = list; part != NOBODY; part = at(sibling, part)) {
    u32 other = find(group, part);
    if (at(weight, other) <= at(weight, largest)) continue;
    largest = other;
    spared = part;
  }
  absorb(find(group, node), largest);
  for (u32 part = list; part != NOBODY; part = at(sibling, part))
    absorb(find(group, part), largest);
  round++;
  u32 count = 0;
  if (node != spared) count = wonThrough(node, largest, count);
  for (u32 part = list; part != NOBODY; part = at(sibling, part))
    if (part != spared) count = wonThrough(part, largest, count);
  if (node != spared) splice(node, spared);
  for (u32 part = list; part != NOBODY; part = at(sibling, part))
    if (part != spared) splice(part, spared);
  return count;
}

static void absorb(u32 one, u32 largest) {
  if (one == largest) return;
  put(group, one, largest);
  put(weight, largest, at(weight, largest) + at(weight, one));
}

static void splice(u32 one, u32 other) {
  u32 after = at(ring, other);
  put(ring, other, at(ring, one));
  put(ring, one, after);
}

static u32 wonThrough(u32 part, u32 whole, u32 count) {
  u32 member = part;
  do {
    u32 end = at(outStart, member + 1);
    for (u32 edge = at(outStart, member); edge < end; edge++) {
      u32 company = at(outCompany, edge);
      if (at(parent, company) != NOBODY || at(seen, company) == round) continue;
      put(seen, company, round);
      if (find(group, company) != whole && wins(company, whole)) put(won, count++, company);
    }
    member = at(ring, member);
  } while (member != part);
  return count;
}

static bool wins(u32 company, u32 whole) {
  u64 votes = 0;
  u32 end = at(inStart, company + 1);
  for (u32 edge = at(inStart, company); edge < end; edge++) {
    u32 holder = at(inHolder, edge);
    if (holder != company && find(group, holder) == whole) votes += (u64)at(inParts, edge);
  }
  return votes >= (u64)at(need, company);
}
}  // namespace forest

namespace owners {
static void ownersOver(usize ins, usize holders, usize parts, usize outs, u32 count, usize places, usize lengths, usize slacks, usize sums, usize touchList);
static void ownersLine(f64 parts, bool isStrict, f64 least, f64 error, f64 most);
static void ownersInto(usize owners, usize owned, usize low, usize slacks, usize ambiguous, u32 size, usize open);
static u32 pairsWritten();
static u32 openCompanies();
static f64 slackGreatest();
static bool ownersBroken();
static usize values(u32 company);
static void add(u32 owner, f64 value);
static void gather(u32 company);
static void forget();
static f64 directParts(u32 owner, u32 company);
static u32 judge(f64 low, f64 loose, f64 direct);
static void emit(u32 owner, u32 company, f64 low, f64 loose);
static void emitGathered(u32 company);
static void noteSlack(u32 company, f64 loose);
static f64 keep(u32 company);
static u32 ownersOfSingles(u32 from, u32 to);
static u32 ownersAtMost(u32 company);
static f64 growth(u32 company);
static void ownersOfLoop(u32 first, u32 end, u32 sweeps, usize lacking);
static f64 gainAbove(u32 company);
static f64 compact(u32 first, u32 end, usize from);
static void certify(u32 first, u32 end, u32 sweeps, usize lacking);
static f64 lackInside(u32 member, u32 first);
static void ownersOfMember(u32 member);

static const f64 WHOLE = 100000000;
static const u32 REACHED = 1;
static const u32 OPEN = 2;

// The register and the lists of one run; set once by `ownersOver`.
static usize inStart = 0;
static usize inHolder = 0;
static usize inParts = 0;
static usize outStart = 0;
static u32 companies = 0;
/** By company: where its list is (values, then owners) in units of 8 bytes, how long it is, and its slack. */
static usize place = 0;
static usize length = 0;
static usize slack = 0;
/** Sums by owner, all zero between companies, and the owners that have one. */
static usize sum = 0;
static usize touched = 0;
static u32 touches = 0;
/** Up to so many entries are added up beside each other instead of in `sum`, which is as large as the register. */
static const u32 FEW = 32;

static bool beside = false;
static f64 fewRoom[FEW];
static const usize few = (usize)fewRoom;

static f64 line = 0;
static bool strict = false;
static f64 drop = 0;
static f64 rounding = 0;
static f64 budget = 0;
static f64 entries = 0;
static bool broken = false;

// Where pairs go.
static usize outOwners = 0;
static usize outCompanies = 0;
static usize outLow = 0;
static usize outSlack = 0;
static usize outAmbiguous = 0;
static u32 room = 0;
static u32 written = 0;
static usize opened = 0;
static u32 openCount = 0;
static f64 slackMost = 0;

static void ownersOver(usize ins, usize holders, usize parts, usize outs, u32 count, usize places, usize lengths, usize slacks, usize sums, usize touchList) {
  inStart = ins;
  inHolder = holders;
  inParts = parts;
  outStart = outs;
  companies = count;
  place = places;
  length = lengths;
  slack = slacks;
  sum = sums;
  touched = touchList;
  touches = 0;
}

static void ownersLine(f64 parts, bool isStrict, f64 least, f64 error, f64 most) {
  line = parts;
  strict = isStrict;
  drop = least;
  rounding = error;
  budget = most;
  entries = 0;
  broken = false;
  openCount = 0;
  slackMost = 0;
}

static void ownersInto(usize owners, usize owned, usize low, usize slacks, usize ambiguous, u32 size, usize open) {
  outOwners = owners;
  outCompanies = owned;
  outLow = low;
  outSlack = slacks;
  outAmbiguous = ambiguous;
  room = size;
  opened = open;
}

/** Pairs written since it was last asked. */
static u32 pairsWritten() {
  u32 count = written;
  written = 0;
  return count;
}

static u32 openCompanies() {
  return openCount;
}

static f64 slackGreatest() {
  return slackMost;
}

/** Whether the budget or the memory ran out. */
static bool ownersBroken() {
  return broken;
}

static usize values(u32 company) {
  return ((usize)at(place, company)) << 3;
}

static void add(u32 owner, f64 value) {
  if (value <= 0) return;
  f64 before = realAt(sum, owner);
  if (before == 0) put(touched, touches++, owner);
  putReal(sum, owner, before + value);
}

static f64 lack = 0;
static f64 scale = 1;

/** Adds up the owners of a company, unscaled, into `sum` and `touched`; sets `lack` (scaled) and `scale`. */
static void gather(u32 company) {
  u32 end = at(inStart, company + 1);
  f64 own = 0;
  lack = 0;
  for (u32 edge = at(inStart, company); edge < end; edge++) {
    u32 holder = at(inHolder, edge);
    f64 parts = (f64)at(inParts, edge);
    if (holder == company) {
      own = parts;
      continue;
    }
    add(holder, parts);
    if (holder >= companies) continue;
    lack += (parts * realAt(slack, holder)) / WHOLE;
    u32 count = at(length, holder);
    if (count == 0) continue;
    usize value = values(holder);
    usize owner = value + (((usize)count) << 3);
    for (u32 entry = 0; entry < count; entry++) {
      u32 who = at(owner, entry);
      if (who != company) add(who, (parts * realAt(value, entry)) / WHOLE);
    }
  }
  scale = own < WHOLE ? WHOLE / (WHOLE - own) : 0;
  lack *= scale;
}

static void addBeside(u32 owner, f64 value) {
  if (value <= 0) return;
  u32 touch = 0;
  while (touch < touches && at(touched, touch) != owner) touch++;
  if (touch < touches) {
    putReal(few, touch, realAt(few, touch) + value);
    return;
  }
  put(touched, touch, owner);
  putReal(few, touch, value);
  touches++;
}

/** As `gather`, of a company whose owners are at most `FEW`. */
static void gatherFew(u32 company) {
  u32 end = at(inStart, company + 1);
  f64 own = 0;
  f64 loose = 0;
  beside = true;
  for (u32 edge = at(inStart, company); edge < end; edge++) {
    u32 holder = at(inHolder, edge);
    f64 parts = (f64)at(inParts, edge);
    if (holder == company) {
      own = parts;
      continue;
    }
    addBeside(holder, parts);
    if (holder >= companies) continue;
    loose += (parts * realAt(slack, holder)) / WHOLE;
    u32 count = at(length, holder);
    usize value = values(holder);
    usize owner = value + (((usize)count) << 3);
    for (u32 entry = 0; entry < count; entry++) {
      u32 who = at(owner, entry);
      if (who != company) addBeside(who, (parts * realAt(value, entry)) / WHOLE);
    }
  }
  scale = own < WHOLE ? WHOLE / (WHOLE - own) : 0;
  lack = loose * scale;
}

/** What was gathered of the owner at a place of `touched`, unscaled. */
static f64 gathered(u32 touch) {
  return beside ? realAt(few, touch) : realAt(sum, at(touched, touch));
}

static void forget() {
  if (beside) {
    beside = false;
    touches = 0;
    return;
  }
  for (u32 touch = 0; touch < touches; touch++) putReal(sum, at(touched, touch), 0);
  touches = 0;
}

static f64 directParts(u32 owner, u32 company) {
  u32 end = at(inStart, company + 1);
  for (u32 edge = at(inStart, company); edge < end; edge++)
    if (at(inHolder, edge) == owner) return (f64)at(inParts, edge);
  return 0;
}

/** As `judge` in src/bulk/owners-line.ts. */
static u32 judge(f64 low, f64 loose, f64 direct) {
  if (low * (1 - rounding) > line || direct > line || (!strict && direct == line)) return REACHED;
  if ((low + loose) * (1 + rounding) < line) return 0;
  if (loose == 0 && low == direct && drop >= 1)
    return direct > line || (!strict && direct == line) ? REACHED : 0;
  return OPEN;
}

static void emit(u32 owner, u32 company, f64 low, f64 loose) {
  if ((low + loose) * (1 + rounding) < line) return;
  bool near = low * (1 - rounding) <= line;
  u32 found = judge(low, loose, near ? directParts(owner, company) : 0);
  if (found == 0) return;
  put(outOwners, written, owner);
  put(outCompanies, written, company);
  putReal(outLow, written, low);
  putReal(outSlack, written, loose);
  store<u8>(outAmbiguous + written, found == OPEN ? 1 : 0);
  written++;
}

static void emitGathered(u32 company) {
  for (u32 touch = 0; touch < touches; touch++) {
    emit(at(touched, touch), company, gathered(touch) * scale, lack);
  }
  noteSlack(company, lack);
}

static void noteSlack(u32 company, f64 loose) {
  if (loose > slackMost) slackMost = loose;
  if (loose > 0 && judge(0, loose, 0) == OPEN) put(opened, openCount++, company);
}

/** Writes the gathered entries from the drop on as the list of the company; gives the greatest that is left out. */
static f64 keep(u32 company) {
  u32 count = 0;
  f64 dropped = 0;
  for (u32 touch = 0; touch < touches; touch++) {
    f64 value = gathered(touch) * scale;
    if (value >= drop) count++;
    else if (value > dropped) dropped = value;
  }
  u32 before = at(length, company);
  usize to = values(company);
  if (count > before) {
    to = take((usize)count * 12);
    entries += (f64)count;
    if (to == 0 || entries > budget) {
      broken = true;
      return 0;
    }
    put(place, company, (u32)(to >> 3));
  }
  put(length, company, count);
  usize owner = to + (((usize)count) << 3);
  u32 next = 0;
  for (u32 touch = 0; touch < touches; touch++) {
    f64 value = gathered(touch) * scale;
    if (value < drop) continue;
    putReal(to, next, value);
    put(owner, next++, at(touched, touch));
  }
  return dropped;
}

/**
 * Owners of companies in no loop, from one to another, as long as the owners of the next are sure to fit; gives the
 * company to go on with.
 */
static u32 ownersOfSingles(u32 from, u32 to) {
  u32 company = from;
  for (; company < to; company++) {
    u32 first = at(inStart, company);
    u32 end = at(inStart, company + 1);
    bool holdsOthers = at(outStart, company) != at(outStart, company + 1);
    bool plain = !holdsOthers;
    u32 fits = 0;
    for (u32 edge = first; edge < end; edge++) {
      u32 holder = at(inHolder, edge);
      fits++;
      if (holder < companies) {
        if (holder == company || realAt(slack, holder) != 0) plain = false;
        u32 count = at(length, holder);
        if (count != 0) plain = false;
        fits += count;
      }
    }
    if (written + fits > room) break;
    if (plain) {
      for (u32 edge = first; edge < end; edge++)
        if ((f64)at(inParts, edge) >= line)
          emit(at(inHolder, edge), company, (f64)at(inParts, edge), 0);
      continue;
    }
    if (fits <= FEW) gatherFew(company);
    else gather(company);
    emitGathered(company);
    if (holdsOthers) {
      f64 loose = lack;
      f64 dropped = keep(company);
      putReal(slack, company, loose + dropped);
    }
    forget();
    if (broken) break;
  }
  return company;
}

/** Entries that the owners of a company can be at most. */
static u32 ownersAtMost(u32 company) {
  u32 end = at(inStart, company + 1);
  u32 most = 0;
  for (u32 edge = at(inStart, company); edge < end; edge++) {
    u32 holder = at(inHolder, edge);
    most += 1 + (holder < companies ? at(length, holder) : 0);
  }
  return most;
}

/** The greatest gain of an owner from the list of a company to what is gathered, which is of no use afterwards. */
static f64 growth(u32 company) {
  u32 count = at(length, company);
  usize value = values(company);
  usize owner = value + (((usize)count) << 3);
  for (u32 entry = 0; entry < count; entry++) {
    u32 who = at(owner, entry);
    f64 before = realAt(sum, who);
    if (before != 0) putReal(sum, who, before - realAt(value, entry) / scale);
  }
  f64 most = 0;
  for (u32 touch = 0; touch < touches; touch++) {
    f64 gain = realAt(sum, at(touched, touch)) * scale;
    if (gain > most) most = gain;
  }
  return most;
}

/** Sweeps of lists over a loop, then the slack that certifies them. */
static void ownersOfLoop(u32 first, u32 end, u32 sweeps, usize lacking) {
  usize from = mark();
  for (u32 member = first; member < end; member++) putReal(slack, member, 0);
  f64 before = entries;
  f64 change = WHOLE;
  for (u32 sweep = 0; sweep < sweeps && change > drop / 8; sweep++) {
    change = 0;
    for (u32 member = first; member < end; member++) {
      gather(member);
      f64 gain = scale > 0 ? gainAbove(member) : 0;
      if (gain > change) change = gain;
      keep(member);
      forget();
      if (broken) return;
    }
  }
  entries = before + compact(first, end, from);
  certify(first, end, sweeps, lacking);
}

/** As `growth`, of the entries that will be kept. */
static f64 gainAbove(u32 company) {
  u32 count = at(length, company);
  if (count == 0) {
    f64 most = 0;
    for (u32 touch = 0; touch < touches; touch++) {
      f64 gain = realAt(sum, at(touched, touch)) * scale;
      if (gain >= drop && gain > most) most = gain;
    }
    return most;
  }
  usize value = values(company);
  usize owner = value + (((usize)count) << 3);
  f64 most = 0;
  u32 kept = 0;
  for (u32 entry = 0; entry < count; entry++) {
    f64 now = realAt(sum, at(owner, entry)) * scale;
    if (now >= drop) kept++;
    f64 gain = now - realAt(value, entry);
    if (gain > most) most = gain;
  }
  u32 all = 0;
  for (u32 touch = 0; touch < touches; touch++)
    if (realAt(sum, at(touched, touch)) * scale >= drop) all++;
  // An owner that is new has gained at least the drop.
  return all > kept && most < drop ? drop : most;
}

/** Moves the lists of a loop together to where they began; gives the number of entries. */
static f64 compact(u32 first, u32 end, usize from) {
  usize bytes = 0;
  for (u32 member = first; member < end; member++)
    bytes += ((usize)at(length, member) * 12 + 15) & ~((usize)15);
  usize aside = take(bytes);
  if (aside == 0) {
    broken = true;
    return 0;
  }
  usize to = aside;
  for (u32 member = first; member < end; member++) {
    usize size = (usize)at(length, member) * 12;
    copy(to, values(member), size);
    put(place, member, (u32)((to - aside) >> 3));
    to += (size + 15) & ~((usize)15);
  }
  usize base = (from + 15) & ~((usize)15);
  copy(base, aside, bytes);
  release(base + bytes);
  f64 total = 0;
  for (u32 member = first; member < end; member++) {
    put(place, member, at(place, member) + (u32)(base >> 3));
    total += (f64)at(length, member);
  }
  return total;
}

static void certify(u32 first, u32 end, u32 sweeps, usize lacking) {
  for (u32 member = first; member < end; member++) {
    gather(member);
    putReal(lacking, member - first, lack + (scale > 0 ? growth(member) : 0));
    forget();
  }
  for (u32 sweep = 0; sweep < 4 * sweeps; sweep++) {
    f64 rising = 0;
    for (u32 member = first; member < end; member++) {
      f64 value = realAt(lacking, member - first) + lackInside(member, first);
      if (value - realAt(slack, member) > rising) rising = value - realAt(slack, member);
      putReal(slack, member, value);
    }
    if (rising < 1) break;
  }
  for (u32 member = first; member < end; member++)
    putReal(slack, member, 1.01 * realAt(slack, member) + 8);
  for (u32 member = first; member < end; member++) {
    if (realAt(lacking, member - first) + lackInside(member, first) <= realAt(slack, member))
      continue;
    for (u32 all = first; all < end; all++) putReal(slack, all, WHOLE);
    return;
  }
}

static f64 lackInside(u32 member, u32 first) {
  f64 inside = 0;
  f64 own = 0;
  u32 end = at(inStart, member + 1);
  for (u32 edge = at(inStart, member); edge < end; edge++) {
    u32 holder = at(inHolder, edge);
    f64 parts = (f64)at(inParts, edge);
    if (holder == member) own = parts;
    else if (holder >= first && holder < companies)
      inside += (parts * realAt(slack, holder)) / WHOLE;
  }
  return own < WHOLE ? (inside * WHOLE) / (WHOLE - own) : 0;
}

/** Writes the pairs of one member of a loop that is certified; they must fit. */
static void ownersOfMember(u32 member) {
  gather(member);
  emitGathered(member);
  forget();
}
}  // namespace owners

namespace names {
static void namesStart(u32 expected, usize bytes);
static u32 namesCount();
static usize namesBytes();
static bool namesFull();
static u32 hashOf(usize start, u32 length);
static bool equal(usize one, usize other, u32 length);
static void lookFor(usize start, u32 length);
static u32 roomInBatch();
static usize settle();
static u32 numberOf(u32 hash, usize start, u32 length);
static void moreRecords(usize size);
static void moreSlots();
static void namesInto(usize bytes, usize ends);
static void numberAll(usize bytes, usize ends, u32 size, usize into);

// Names to numbers. A slot is a hash and the place of a record in units of 4 bytes; a record is a number, a length and
// the bytes, on a boundary of 4. Names are looked for in batches: first every slot is touched, then every record, and
// only then are they compared, so that the waits for memory overlap.
static const u64 FREE = 0;
static const u32 BATCH = 1024;

static usize slots = 0;
static u32 mask = 0;
static usize records = 0;
static usize recordsUsed = 0;
static usize recordsRoom = 0;
static u32 count = 0;
static usize nameBytes = 0;
static usize hashes = 0;
static usize starts = 0;
static usize lengths = 0;
static usize results = 0;
static u32 waiting = 0;
static volatile u32 touchSum = 0;
static bool full = false;

/** Begins with room for so many names and bytes of them; both grow. */
static void namesStart(u32 expected, usize bytes) {
  u32 size = 1024;
  while (size < expected + (expected >> 1)) size <<= 1;
  full = false;
  slots = take(((usize)size) << 3);
  records = take(bytes + 64);
  hashes = take(BATCH << 2);
  starts = take(BATCH << 2);
  lengths = take(BATCH << 2);
  results = take(BATCH << 2);
  full = slots == 0 || records == 0 || results == 0;
  if (full) return;
  fill(slots, 0, ((usize)size) << 3);
  mask = size - 1;
  recordsUsed = 4;
  recordsRoom = bytes + 64;
  count = 0;
  nameBytes = 0;
  waiting = 0;
}

static u32 namesCount() {
  return count;
}

static usize namesBytes() {
  return nameBytes;
}

/** Whether the memory ran out. */
static bool namesFull() {
  return full;
}

/** Reads up to 7 bytes past the name. */
static u32 hashOf(usize start, u32 length) {
  u64 hash = 0x9e3779b97f4a7c15 ^ ((u64)length);
  u32 left = length;
  while (left >= 8) {
    hash = (hash ^ load<u64>(start)) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
    start += 8;
    left -= 8;
  }
  if (left > 0) {
    hash =
      (hash ^ (load<u64>(start) & ((((u64)1) << (((u64)left) << 3)) - 1))) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  hash *= 0xc4ceb9fe1a85ec53;
  u32 folded = (u32)(hash >> 32);
  return folded == 0 ? 1 : folded;
}

static bool equal(usize one, usize other, u32 length) {
  u32 left = length;
  while (left >= 8) {
    if (load<u64>(one) != load<u64>(other)) return false;
    one += 8;
    other += 8;
    left -= 8;
  }
  if (left == 0) return true;
  return ((load<u64>(one) ^ load<u64>(other)) & ((((u64)1) << (((u64)left) << 3)) - 1)) == 0;
}

/** Puts a name on the batch; there must be room for it. */
static void lookFor(usize start, u32 length) {
  u32 hash = hashOf(start, length);
  put(hashes, waiting, hash);
  put(starts, waiting, (u32)start);
  put(lengths, waiting, length);
  waiting++;
}

static u32 roomInBatch() {
  return BATCH - waiting;
}

/** Numbers all names of the batch, in order; gives where the numbers are. */
static usize settle() {
  u32 sum = 0;
  for (u32 name = 0; name < waiting; name++)
    sum += load<u32>(slots + (((usize)(at(hashes, name) & mask)) << 3));
  for (u32 name = 0; name < waiting; name++) {
    u32 hash = at(hashes, name);
    u32 slot = hash & mask;
    u64 known = load<u64>(slots + (((usize)slot) << 3));
    while (known != FREE && (u32)known != hash) {
      slot = (slot + 1) & mask;
      known = load<u64>(slots + (((usize)slot) << 3));
    }
    if (known != FREE) sum += load<u32>(records + (((usize)(known >> 32)) << 2));
  }
  for (u32 name = 0; name < waiting; name++)
    put(results, name, numberOf(at(hashes, name), (usize)at(starts, name), at(lengths, name)));
  touchSum = touchSum + sum;
  waiting = 0;
  return results;
}

static u32 numberOf(u32 hash, usize start, u32 length) {
  u32 slot = hash & mask;
  while (true) {
    u64 known = load<u64>(slots + (((usize)slot) << 3));
    if (known == FREE) break;
    if ((u32)known == hash) {
      usize record = records + (((usize)(known >> 32)) << 2);
      if (load<u32>(record, 4) == length && equal(record + 8, start, length))
        return load<u32>(record);
    }
    slot = (slot + 1) & mask;
  }
  usize size = (8 + (usize)length + 3) & ~((usize)3);
  if (recordsUsed + size + 16 > recordsRoom) moreRecords(size);
  if (full) return 0;
  usize record = records + recordsUsed;
  store<u32>(record, count);
  store<u32>(record, length, 4);
  // Whole words: what is written past the end is written again by the next record.
  for (u32 done = 0; done < length; done += 8)
    store<u64>(record + 8 + (usize)done, load<u64>(start + (usize)done));
  store<u64>(slots + (((usize)slot) << 3), ((u64)hash) | (((u64)(recordsUsed >> 2)) << 32));
  recordsUsed += size;
  nameBytes += length;
  if (++count > mask - (mask >> 2)) moreSlots();
  return count - 1;
}

static void moreRecords(usize size) {
  usize room = recordsRoom + (recordsRoom >> 1) + size + 64;
  usize to = take(room);
  if (to == 0) {
    full = true;
    return;
  }
  copy(to, records, recordsUsed);
  records = to;
  recordsRoom = room;
}

static void moreSlots() {
  u32 size = (mask + 1) << 1;
  usize to = take(((usize)size) << 3);
  if (to == 0) {
    full = true;
    return;
  }
  fill(to, 0, ((usize)size) << 3);
  for (u32 old = 0; old <= mask; old++) {
    u64 known = load<u64>(slots + (((usize)old) << 3));
    if (known == FREE) continue;
    u32 slot = ((u32)known) & (size - 1);
    while (load<u64>(to + (((usize)slot) << 3)) != FREE) slot = (slot + 1) & (size - 1);
    store<u64>(to + (((usize)slot) << 3), known);
  }
  slots = to;
  mask = size - 1;
}

/** Writes the bytes of all names in order, and where each ends. */
static void namesInto(usize bytes, usize ends) {
  usize record = records + 4;
  usize end = 0;
  for (u32 name = 0; name < count; name++) {
    u32 length = load<u32>(record, 4);
    copy(bytes + end, record + 8, length);
    end += length;
    put(ends, name, (u32)end);
    record += (8 + (usize)length + 3) & ~((usize)3);
  }
}

/** Numbers of names that lie one after the other, each with its end; 8 bytes past the last must be readable. */
static void numberAll(usize bytes, usize ends, u32 size, usize into) {
  u32 from = 0;
  for (u32 name = 0; name < size && !full;) {
    u32 first = name;
    while (name < size && waiting < BATCH) {
      u32 end = at(ends, name++);
      lookFor(bytes + from, end - from);
      from = end;
    }
    usize found = settle();
    copy(into + (((usize)first) << 2), found, ((usize)(name - first)) << 2);
  }
}
}  // namespace names

namespace rows {
using namespace names;
static void rowsInto(usize holderList, usize companyList, usize partList, usize refusedList, u32 have, u32 line);
static u32 edgesRead();
static u32 rowsRefused();
static u32 linesRead();
static void numberBatch();
static usize readRows(usize from, usize end, u32 most);
static usize stop(usize where);

// Rows "holder,issuer,stake%" to edges. A row of another form is not read but named by its line.
static const u32 COMMA = 44;
static const u32 NEWLINE = 10;
static const u32 RETURN = 13;
static const u32 QUOTE = 34;
static const u32 POINT = 46;
static const u32 PERCENT = 37;
/** Decimals of a percentage that a part of the whole can keep. */
static const u32 PLACES = 6;

static usize holders = 0;
static usize companies = 0;
static usize parts = 0;
static u32 edges = 0;
static u32 lines = 0;
static usize refused = 0;
static u32 refusals = 0;
static u32 settled = 0;

/** Where edges and the lines of refused rows go, how many edges there are, and the line before the first. */
static void rowsInto(usize holderList, usize companyList, usize partList, usize refusedList, u32 have, u32 line) {
  holders = holderList;
  companies = companyList;
  parts = partList;
  refused = refusedList;
  refusals = 0;
  edges = have;
  settled = have;
  lines = line;
}

static u32 edgesRead() {
  return edges;
}

static u32 rowsRefused() {
  return refusals;
}

static u32 linesRead() {
  return lines;
}

static void numberBatch() {
  usize found = settle();
  for (u32 next = 0; settled < edges; settled++) {
    put(holders, settled, at(found, next++));
    put(companies, settled, at(found, next++));
  }
}

/**
 * Reads the whole rows between two places; gives where the first row begins that is not whole. There must be room for
 * as many edges and refusals as rows can be.
 */
static usize readRows(usize from, usize end, u32 most) {
  usize cursor = from;
  while (cursor < end && edges + refusals < most && !namesFull()) {
    usize holder = cursor;
    u32 byte = 0;
    bool plain = true;
    while (cursor < end) {
      byte = load<u8>(cursor);
      if (byte == COMMA || byte == NEWLINE) break;
      if (byte == QUOTE) plain = false;
      cursor++;
    }
    if (cursor >= end) return stop(holder);
    usize holderEnd = cursor;
    usize company = cursor + 1;
    usize companyEnd = company;
    u32 stake = 0;
    bool read = false;
    if (byte == COMMA) {
      cursor++;
      while (cursor < end) {
        byte = load<u8>(cursor);
        if (byte == COMMA || byte == NEWLINE) break;
        if (byte == QUOTE) plain = false;
        cursor++;
      }
      if (cursor >= end) return stop(holder);
      companyEnd = cursor;
      if (byte == COMMA) {
        cursor++;
        u32 whole = 0;
        u32 digits = 0;
        while (cursor < end) {
          byte = (u32)load<u8>(cursor) - 48;
          if (byte > 9) break;
          whole = whole * 10 + byte;
          digits++;
          cursor++;
        }
        if (cursor >= end) return stop(holder);
        read = digits > 0 && digits <= 3;
        u32 places = 0;
        u32 rest = 0;
        if (read && byte == POINT - 48) {
          cursor++;
          while (cursor < end && places <= PLACES) {
            byte = (u32)load<u8>(cursor) - 48;
            if (byte > 9) break;
            rest = rest * 10 + byte;
            places++;
            cursor++;
          }
          if (cursor >= end) return stop(holder);
          read = places > 0 && places <= PLACES;
        }
        read = read && byte == PERCENT - 48;
        if (read) {
          for (; places < PLACES; places++) rest *= 10;
          stake = whole * 1000000 + rest;
          cursor++;
          if (cursor < end && load<u8>(cursor) == RETURN) cursor++;
          if (cursor >= end) return stop(holder);
          read = load<u8>(cursor) == NEWLINE;
        }
        while (cursor < end && load<u8>(cursor) != NEWLINE) cursor++;
        if (cursor >= end) return stop(holder);
      }
    }
    cursor++;
    lines++;
    bool blank =
      byte == NEWLINE &&
      (holderEnd == holder || (holderEnd == holder + 1 && load<u8>(holder) == RETURN));
    if (blank && companyEnd == company && company == holderEnd + 1) continue;
    if (!read || !plain || stake > 100000000 || holderEnd == holder || companyEnd == company) {
      put(refused, refusals++, lines);
      continue;
    }
    if (roomInBatch() < 2) numberBatch();
    lookFor(holder, (u32)(holderEnd - holder));
    lookFor(company, (u32)(companyEnd - company));
    put(parts, edges++, stake);
  }
  return stop(cursor);
}

static usize stop(usize where) {
  numberBatch();
  return where;
}
}  // namespace rows
