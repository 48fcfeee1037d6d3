#!/usr/bin/env python3
"""Drives a HealthLake server with boto3, from the first store to its deletion.

  python3 client.py URL OBJECTS [SLOW_URL]

OBJECTS is the directory that the server reads as S3, SLOW_URL a server on which no deletion ends and no job starts.
TARN_KEY=ID:SECRET in the environment is a key of a server with --auth.
"""

import sys
import types
import uuid

import boto3

import checks
from jobs import exports, imports
from objects import objects as objects_over_s3
from refusals import refusals, slow_refusals
from server import Bucket, connect
from stores import deletion, stores, tags

if not 3 <= len(sys.argv) <= 4:
    sys.exit(__doc__)
url, objects, *slow_url = sys.argv[1:]
name = f"boto3-{uuid.uuid4().hex[:8]}"
tour = types.SimpleNamespace(url=url, name=name, client=connect(url), bucket=Bucket(objects, name), store="", arn="")
waiters = "with" if tour.client.waiter_names else "without"
print(f"boto3 {boto3.__version__}, {waiters} waiters for HealthLake")

stores(tour)
tags(tour)
imports(tour)
exports(tour)
objects_over_s3(tour)
refusals(tour)
deletion(tour)
if slow_url:
    slow_refusals(tour, connect(slow_url[0]))
else:
    print("left out ConflictException and ThrottlingException: they need a SLOW_URL")
checks.end()
