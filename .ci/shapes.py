#!/usr/bin/env python3
"""Prints what a service model says of the shapes that the domain uses, as the table that its tests read.

  .ci/shapes.py MODEL TABLE           prints the table anew; the shapes are those that TABLE names
  .ci/shapes.py MODEL TABLE --check   says nothing and ends with 0 where TABLE is what MODEL says
"""
import json, sys

model, table = json.load(open(sys.argv[1], encoding="utf-8"))["shapes"], open(sys.argv[2], encoding="utf-8").read()
lines = ["shape\ttype\tmin\tmax\tpattern\twords"]
for name in (line.split("\t")[0] for line in table.splitlines()[1:]):
    shape = model[name]
    lines.append("\t".join([name, shape["type"], *(str(shape.get(key, "")) for key in ("min", "max", "pattern")),
                            " ".join(shape.get("enum", []))]))
fresh = "\n".join(lines) + "\n"
if "--check" not in sys.argv:
    sys.stdout.write(fresh)
elif fresh != table:
    differing = [f"  {old!r}\n  {new!r}" for old, new in zip(table.splitlines(), lines) if old != new]
    sys.exit(f"{sys.argv[2]} is not what {sys.argv[1]} says:\n" + "\n".join(differing))
