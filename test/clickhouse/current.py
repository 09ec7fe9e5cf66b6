"""Answers statements of a current ClickHouse engine: one JSON object a line in, one out."""
import base64
import json
import sys

import chdb.session

session = chdb.session.Session()
for line in sys.stdin:
    asked = json.loads(line)
    try:
        found = session.query(asked["statement"], asked["form"])
        if asked["form"] == "CSV":
            answer = {"text": str(found)}
        else:
            answer = {"bytes": base64.b64encode(found.bytes()).decode()}
    except Exception as failed:  # noqa: BLE001
        answer = {"failed": str(failed), "statement": asked["statement"]}
    print(json.dumps(answer), flush=True)
