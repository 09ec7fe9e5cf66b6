"""python3 networkx_register.py FILE.bin: what networkx can do of the tasks, a line of JSON each."""
import json
import resource
import sys
import time

import networkx as nx
import numpy as np

words = np.fromfile(sys.argv[1], dtype=np.uint32)
nodes, edges = int(words[0]), int(words[1])
holders = words[2 : 2 + edges].tolist()
companies = words[2 + edges : 2 + 2 * edges].tolist()
parts = words[2 + 2 * edges :].tolist()


def report(task, since, answer):
    ms = 1000 * (time.perf_counter() - since[0])
    cpu = 1000 * (time.process_time() - since[1])
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"task": task, "ms": ms, "cpu": cpu, "answer": float(answer), "rss": rss}), flush=True)


since = (time.perf_counter(), time.process_time())
graph = nx.DiGraph()
graph.add_nodes_from(range(nodes))
for holder, company, part in zip(holders, companies, parts):
    known = graph.get_edge_data(holder, company, {"parts": 0})["parts"]
    graph.add_edge(holder, company, parts=known + part)
report("csr", since, graph.number_of_edges())

since = (time.perf_counter(), time.process_time())
report("scc", since, sum(1 for _ in nx.strongly_connected_components(graph)))

since = (time.perf_counter(), time.process_time())
pairs = 0
for holder in graph:
    votes, won = {}, [holder]
    inside = {holder}
    for member in won:
        for company, about in graph[member].items():
            if company in inside:
                continue
            votes[company] = votes.get(company, 0) + about["parts"]
            if votes[company] > 50_000_000:
                inside.add(company)
                won.append(company)
    pairs += len(won) - 1
report("control pairs", since, pairs)
