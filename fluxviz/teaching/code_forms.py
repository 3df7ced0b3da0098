"""How each language calls what speaks a protocol; the forms that :mod:`fluxviz.teaching.connecting` fills in.

``$host``, ``$port`` and ``$url`` are filled in as they stand in the language; ``$p`` is what the names of variables
begin with. Names and passwords are read from the environment when the code runs: no form has a place for a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """Code to fill in.

    Attributes:
        package: What is installed for it; empty where the language brings it.
        code: The code.
        variables: Endings of the variables it reads.

    """

    package: str
    code: str
    variables: tuple[str, ...] = ()


_LOGIN = ("NAME", "USER", "PASSWORD")

PYTHON: Mapping[str, Form] = {
    "postgresql": Form(
        "psycopg[binary]",
        """\
import os

import psycopg

connection = psycopg.connect(
    host=$host,
    port=$port,
    dbname=os.environ["${p}_NAME"],
    user=os.environ["${p}_USER"],
    password=os.environ["${p}_PASSWORD"],
)
""",
        _LOGIN,
    ),
    "mysql": Form(
        "pymysql",
        """\
import os

import pymysql

connection = pymysql.connect(
    host=$host,
    port=$port,
    database=os.environ["${p}_NAME"],
    user=os.environ["${p}_USER"],
    password=os.environ["${p}_PASSWORD"],
)
""",
        _LOGIN,
    ),
    "mongodb": Form(
        "pymongo",
        """\
import os

from pymongo import MongoClient

client = MongoClient(
    host=$host,
    port=$port,
    username=os.environ["${p}_USER"],
    password=os.environ["${p}_PASSWORD"],
)
""",
        ("USER", "PASSWORD"),
    ),
    "redis": Form(
        "redis",
        """\
import os

import redis

client = redis.Redis(host=$host, port=$port, password=os.environ.get("${p}_PASSWORD"))
""",
        ("PASSWORD",),
    ),
    "amqp": Form(
        "pika",
        """\
import os

import pika

login = pika.PlainCredentials(os.environ["${p}_USER"], os.environ["${p}_PASSWORD"])
connection = pika.BlockingConnection(pika.ConnectionParameters(host=$host, port=$port, credentials=login))
""",
        ("USER", "PASSWORD"),
    ),
    "http": Form(
        "",
        """\
from urllib.request import urlopen

with urlopen($url, timeout=10) as response:
    body = response.read()
""",
    ),
    "": Form(
        "",
        """\
import socket

connection = socket.create_connection(($host, $port), timeout=10)
""",
    ),
}

NODE: Mapping[str, Form] = {
    "postgresql": Form(
        "pg",
        """\
const { Pool } = require('pg');

const pool = new Pool({
  host: $host,
  port: $port,
  database: process.env.${p}_NAME,
  user: process.env.${p}_USER,
  password: process.env.${p}_PASSWORD,
});
""",
        _LOGIN,
    ),
    "mysql": Form(
        "mysql2",
        """\
const mysql = require('mysql2/promise');

const pool = mysql.createPool({
  host: $host,
  port: $port,
  database: process.env.${p}_NAME,
  user: process.env.${p}_USER,
  password: process.env.${p}_PASSWORD,
});
""",
        _LOGIN,
    ),
    "mongodb": Form(
        "mongodb",
        """\
const { MongoClient } = require('mongodb');

const client = new MongoClient($url, {
  auth: { username: process.env.${p}_USER, password: process.env.${p}_PASSWORD },
});
""",
        ("USER", "PASSWORD"),
    ),
    "redis": Form(
        "redis",
        """\
const redis = require('redis');

const client = redis.createClient({
  socket: { host: $host, port: $port },
  password: process.env.${p}_PASSWORD,
});
""",
        ("PASSWORD",),
    ),
    "amqp": Form(
        "amqplib",
        """\
const amqp = require('amqplib');

const connection = amqp.connect({
  hostname: $host,
  port: $port,
  username: process.env.${p}_USER,
  password: process.env.${p}_PASSWORD,
});
""",
        ("USER", "PASSWORD"),
    ),
    "http": Form(
        "",
        """\
const answer = fetch($url).then((response) => response.text());
""",
    ),
    "": Form(
        "",
        """\
const net = require('net');

const connection = net.createConnection({ host: $host, port: $port });
""",
    ),
}

FORMS: Mapping[str, Mapping[str, Form]] = {"python": PYTHON, "node": NODE}
"""Language to protocol to form; the protocol ``""`` is a plain connection, for whatever else is spoken."""
