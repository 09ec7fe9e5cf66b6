"""python3 scipy_register.py FILE.bin: the tasks in scipy.sparse, a line of JSON each."""
import json
import resource
import sys
import time

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

words = np.fromfile(sys.argv[1], dtype=np.uint32)
nodes, edges = int(words[0]), int(words[1])
holders = words[2 : 2 + edges].astype(np.int32)
companies = words[2 + edges : 2 + 2 * edges].astype(np.int32)
shares = words[2 + 2 * edges :].astype(np.float64) / 1e8


def report(task, since, answer):
    ms = 1000 * (time.perf_counter() - since[0])
    cpu = 1000 * (time.process_time() - since[1])
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"task": task, "ms": ms, "cpu": cpu, "answer": float(answer), "rss": rss}), flush=True)


since = (time.perf_counter(), time.process_time())
columns = sp.csr_matrix((shares, (companies, holders)), shape=(nodes, nodes))
rows = columns.T.tocsr()
report("csr", since, columns.nnz)

since = (time.perf_counter(), time.process_time())
count, _ = connected_components(columns, directed=True, connection="strong")
report("scc", since, count)

since = (time.perf_counter(), time.process_time())
seeded = np.arange(nodes) % 100 == 7
value = seeded.astype(np.float64)
while True:
    following = columns @ value
    following[seeded] = 1
    change = np.max(np.abs(following - value))
    value = following
    if change < 1e-12:
        break
report("class share", since, value.sum())

if len(sys.argv) > 2 and sys.argv[2] == "owners":
    since = (time.perf_counter(), time.process_time())
    term = columns.copy()
    total = columns.copy()
    while term.nnz > 0:
        term = columns @ term
        term.data[term.data < 1e-3] = 0
        term.eliminate_zeros()
        total = total + term
    total.setdiag(0)
    report("owners", since, (total.data >= 0.1).sum())
