// kernels graph FILE.bin | kernels load FILE.csv: times each task, a line of JSON each. Built by bench/bulk.mjs with -O3.
#include "kernels.hpp"
#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

static const u32 WHOLE = 100000000;

/** Milliseconds on the wall and of the processor. */
struct Clock {
  double ms, cpu;
};

static Clock now() {
  auto wall = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double, std::milli>(wall).count(), 1000.0 * std::clock() / CLOCKS_PER_SEC};
}

static Clock since(Clock begin) {
  Clock end = now();
  return {end.ms - begin.ms, end.cpu - begin.cpu};
}

static void report(const char *task, Clock took, double answer) {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"task\":\"%s\",\"ms\":%.2f,\"cpu\":%.2f,\"answer\":%.9g,\"rss\":%ld}\n", task, took.ms, took.cpu, answer, usage.ru_maxrss);
  std::fflush(stdout);
}

static usize cleared(usize bytes) {
  usize from = take(bytes);
  clear(from, bytes);
  return from;
}

struct Graph {
  u32 nodes, companies, edges, loopCount;
  usize inStart, inHolder, inParts, outStart, outCompany, outParts, originals, loops;
};

static std::vector<u32> slurp(const char *name) {
  int file = open(name, O_RDONLY);
  struct stat about;
  fstat(file, &about);
  std::vector<u32> words(about.st_size / 4);
  for (usize done = 0; done < words.size() * 4;) {
    ssize_t got = read(file, (char *)words.data() + done, words.size() * 4 - done);
    if (got <= 0) std::exit(1);
    done += got;
  }
  close(file);
  return words;
}

/** As `build` of src/bulk/wasm: the edges are copied in, as they are there. */
static Graph buildGraph(const std::vector<u32> &words, Clock &csr, Clock &scc) {
  Graph g;
  u32 nodes = g.nodes = words[0], edges = words[1];
  usize list = (usize)nodes << 2;
  g.inStart = take(list + 4);
  g.inHolder = take((usize)edges << 2);
  g.inParts = take((usize)edges << 2);
  g.outStart = take(list + 4);
  g.outCompany = take((usize)edges << 2);
  g.outParts = take((usize)edges << 2);
  g.originals = take(list);
  g.loops = take(list);
  usize all = mark();
  Clock begin = now();
  usize start = take(list + 4), pairs = take((usize)edges << 3), rank = take(list);
  usize on = mark();
  usize holders = take((usize)edges << 2), companies = take((usize)edges << 2), parts = take((usize)edges << 2);
  std::memcpy((void *)holders, &words[2], (usize)edges << 2);
  std::memcpy((void *)companies, &words[2 + (usize)edges], (usize)edges << 2);
  std::memcpy((void *)parts, &words[2 + 2 * (usize)edges], (usize)edges << 2);
  if (build::greatest(holders, edges) >= nodes || build::greatest(companies, edges) >= nodes) std::exit(1);
  build::scatter(nodes, edges, holders, companies, parts, 0, start, pairs, 0);
  release(on);
  g.edges = build::merge(nodes, start, pairs, 0, rank);
  csr = since(begin);
  begin = now();
  usize order = take(list), path = take(2 * list), stack = take(list);
  g.companies = build::ownersFirst(nodes, start, pairs, rank, path, stack, order, g.loops);
  g.loopCount = build::loopsFound();
  scc = since(begin);
  begin = now();
  build::inward(nodes, g.companies, start, pairs, 0, order, rank, g.originals, g.inStart, g.inHolder, g.inParts, 0);
  build::outward(nodes, g.companies, g.edges, g.inStart, g.inHolder, g.inParts, g.outStart, g.outCompany, g.outParts);
  usize marked = take((usize)g.companies << 2), marks = take((usize)g.companies << 2);
  build::auditColumns(g.companies, g.inStart, g.inHolder, g.inParts, marked, marks);
  Clock last = since(begin);
  csr = {csr.ms + last.ms, csr.cpu + last.cpu};
  release(all);
  return g;
}

static double classShare(const Graph &g) {
  usize own = mark();
  usize shares = cleared((usize)g.nodes << 3), seeded = cleared(g.nodes);
  for (u32 seed = 0; seed < g.nodes; seed++)
    if (at(g.originals, seed) % 100 == 7) {
      putReal(shares, seed, 1);
      store<u8>(seeded + seed, 1);
    }
  usize line = take((usize)g.companies << 3);
  share::longestLine(g.companies, g.inStart, g.inHolder, line);
  release(line);
  u32 company = 0;
  for (u32 pair = 0; pair <= g.loopCount; pair += 2) {
    u32 first = pair < g.loopCount ? at(g.loops, pair) : g.companies;
    share::shareSingles(company, first, g.inStart, g.inHolder, g.inParts, shares, seeded);
    if (first == g.companies) break;
    company = at(g.loops, pair + 1);
    usize high = take((usize)(company - first) << 3);
    share::shareLoop(first, company, 256, 1.0 / ((u64)1 << 46), g.inStart, g.inHolder, g.inParts, shares, seeded, high);
    release(high);
  }
  double total = 0;
  for (u32 node = 0; node < g.nodes; node++) total += realAt(shares, node);
  release(own);
  return total;
}

static double controlPairs(const Graph &g) {
  usize own = mark();
  const u32 room = 1 << 18, need = WHOLE / 2 + 1;
  usize votes = cleared((usize)g.companies << 2), touched = take((usize)g.companies << 2);
  usize controllers = take((usize)room << 2), companies = take((usize)room << 2);
  double pairs = 0;
  for (u32 holder = 0; holder < g.nodes; holder = control::holderReached())
    pairs += control::controlFrom(holder, g.nodes, g.companies, room, need, g.outStart, g.outCompany, g.outParts, 0, votes, touched, controllers, companies);
  release(own);
  return pairs;
}

static double controlForest(const Graph &g) {
  usize own = mark();
  usize needs = take((usize)g.companies << 2), parent = take((usize)g.nodes << 2), unit = take((usize)g.nodes << 2);
  for (u32 company = 0; company < g.companies; company++) put(needs, company, WHOLE / 2 + 1);
  usize work = take(forest::forestBytes(g.nodes, g.companies));
  forest::forestOver(g.inStart, g.inHolder, g.inParts, g.outStart, g.outCompany, needs);
  forest::forest(g.nodes, g.companies, parent, unit, work);
  double controlled = 0;
  std::vector<u8> looped(g.nodes);
  for (u32 node = 0; node < g.nodes; node++)
    if (at(unit, node) != node) looped[node] = looped[at(unit, node)] = 1;
  for (u32 node = 0; node < g.nodes; node++) controlled += at(parent, node) != 0xffffffff || looped[node];
  release(own);
  return controlled;
}

static double ownersAbove(const Graph &g) {
  usize own = mark();
  u32 room = 1 << 18;
  usize places = cleared((usize)g.companies << 2), lengths = cleared((usize)g.companies << 2);
  usize slack = cleared((usize)g.companies << 3), sums = cleared((usize)g.nodes << 3), touched = take((usize)g.nodes << 2);
  usize open = take((usize)g.companies << 2);
  owners::ownersOver(g.inStart, g.inHolder, g.inParts, g.outStart, g.companies, places, lengths, slack, sums, touched);
  owners::ownersLine(WHOLE / 10, false, 100000, 1e-12, 1e8);
  auto widen = [&](u32 size) {
    room = size;
    usize a = take((usize)size << 2), b = take((usize)size << 2), c = take((usize)size << 3), d = take((usize)size << 3), e = take(size);
    owners::ownersInto(a, b, c, d, e, size, open);
  };
  widen(room);
  double pairs = 0;
  u32 company = 0;
  for (u32 pair = 0; pair <= g.loopCount; pair += 2) {
    u32 first = pair < g.loopCount ? at(g.loops, pair) : g.companies;
    while (company < first) {
      u32 next = owners::ownersOfSingles(company, first);
      u32 written = owners::pairsWritten();
      pairs += written;
      if (written == 0 && next == company) widen(owners::ownersAtMost(company));
      company = next;
    }
    if (first == g.companies) break;
    company = at(g.loops, pair + 1);
    usize lacking = take((usize)(company - first) << 3);
    owners::ownersOfLoop(first, company, 48, lacking);
    for (u32 member = first; member < company; member++) {
      u32 most = owners::ownersAtMost(member);
      if (most > room) widen(most);
      owners::ownersOfMember(member);
      pairs += owners::pairsWritten();
    }
  }
  release(own);
  return pairs;
}

static double loadRows(const char *name) {
  int file = open(name, O_RDONLY);
  struct stat about;
  fstat(file, &about);
  const u32 space = 1 << 22;
  u32 rowsMost = about.st_size / 16 + 1024;
  names::namesStart(rowsMost, about.st_size / 2 + 1024);
  usize buffer = take(space + 32), holders = take((usize)rowsMost << 2), companies = take((usize)rowsMost << 2);
  usize parts = take((usize)rowsMost << 2), refused = take((usize)space << 2);
  usize waiting = 0;
  u32 edges = 0, lines = 0;
  bool header = true;
  while (true) {
    ssize_t got = read(file, (void *)(buffer + waiting), space - waiting);
    if (got <= 0) break;
    usize end = buffer + waiting + got, from = buffer;
    if (header)
      while (load<u8>(from++) != 10) {
      }
    header = false;
    rows::rowsInto(holders, companies, parts, refused, edges, lines);
    from = rows::readRows(from, end, rowsMost);
    edges = rows::edgesRead();
    lines = rows::linesRead();
    waiting = end - from;
    copy(buffer, from, waiting);
  }
  close(file);
  return edges + names::namesCount() / 1e9;
}

int main(int count, char **words) {
  if (count != 3) return 2;
  startMemory();
  if (std::string(words[1]) == "load") {
    Clock begin = now();
    double answer = loadRows(words[2]);
    report("load", since(begin), answer);
    return 0;
  }
  std::vector<u32> table = slurp(words[2]);
  Clock csr, scc;
  Graph g = buildGraph(table, csr, scc);
  report("csr", csr, g.edges);
  report("scc", scc, g.loopCount / 2);
  auto timed = [&](const char *task, double (*work)(const Graph &)) {
    Clock begin = now();
    double answer = work(g);
    report(task, since(begin), answer);
  };
  timed("class share", classShare);
  timed("control pairs", controlPairs);
  timed("control forest", controlForest);
  timed("owners", ownersAbove);
}
