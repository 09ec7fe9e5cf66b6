"""Answers statements of a current ClickHouse engine: one JSON object a line in, one out."""
import json
import sys

import chdb.session

session = chdb.session.Session()
for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = {"csv": str(session.query(asked["statement"], "CSV"))}
    except Exception as failed:  # noqa: BLE001
        answer = {"failed": str(failed), "statement": asked["statement"]}
    print(json.dumps(answer), flush=True)
