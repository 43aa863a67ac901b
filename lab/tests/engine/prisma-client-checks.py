"""Checks of Prisma's engine through prisma-client-py, on LiteLLM's tables in an empty database.

Runs inside LiteLLM's image. Prints one line of JSON for each check: its name, and what went wrong or
null. prisma-engine.test.ts reads the names from this file and reports each as a test.
"""

import asyncio
import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
import traceback

from prisma import Json, Prisma, errors

checks = []
db = Prisma()
keys = db.litellm_verificationtoken
users = db.litellm_usertable
budgets = db.litellm_budgettable


def check(name):
    return lambda function: checks.append((name, function))


async def fails(error, operation):
    try:
        await operation
    except error:
        return
    raise AssertionError(f"no {error.__name__}")


async def make_keys(*names, **data):
    for name in names:
        await keys.create(data={"token": name, **data})


async def names(**query):
    return [key.token for key in await keys.find_many(order={"token": "asc"}, **query)]


async def spend(name):
    return (await keys.find_unique_or_raise(where={"token": name})).spend


@check("Json comes back as it went in")
async def _():
    value = {"a": [1, None, 'é"\\\n☃'], "n": {"b": True}, "empty": {}}
    await make_keys("k", metadata=Json(value))
    assert (await keys.find_unique_or_raise(where={"token": "k"})).metadata == value


@check("lists of strings come back as they went in")
async def _():
    await make_keys("k", models=["m1", 'm,"2'])
    assert (await keys.find_unique_or_raise(where={"token": "k"})).models == ["m1", 'm,"2']


@check("integers beyond 53 bits are exact")
async def _():
    await make_keys("k", tpm_limit=2**60 + 1)
    assert (await keys.find_unique_or_raise(where={"token": "k"})).tpm_limit == 2**60 + 1


@check("times are exact, and in UTC")
async def _():
    time = dt.datetime(2030, 1, 2, 3, 4, 5, 678000, dt.timezone(dt.timedelta(hours=5)))
    await make_keys("k", expires=time)
    assert (await keys.find_unique_or_raise(where={"token": "k"})).expires == time


@check("a value can be set to null")
async def _():
    await make_keys("k", max_budget=3)
    key = await keys.update(where={"token": "k"}, data={"max_budget": None})
    assert key.max_budget is None


@check("numbers can be added to, lists appended to")
async def _():
    await make_keys("k", spend=1.25, models=["a"])
    change = {"spend": {"increment": 0.5}, "models": {"push": ["b"]}}
    key = await keys.update(where={"token": "k"}, data=change)
    assert (key.spend, key.models) == (1.75, ["a", "b"])


@check("upsert creates, then updates")
async def _():
    for alias in ["first", "second"]:
        data = {"create": {"user_id": "u", "user_alias": "first"}, "update": {"user_alias": "second"}}
        assert (await users.upsert(where={"user_id": "u"}, data=data)).user_alias == alias


@check("create_many can skip what is there")
async def _():
    data = [{"token": name} for name in ["a", "b"]]
    assert await keys.create_many(data=data) == 2
    assert await keys.create_many(data=[*data, {"token": "c"}], skip_duplicates=True) == 1


@check("update_many and delete_many say how many")
async def _():
    await make_keys("a", "b")
    assert await keys.update_many(where={}, data={"spend": 9}) == 2
    assert await keys.delete_many(where={"spend": {"gt": 8}}) == 2


@check("filters combine")
async def _():
    await make_keys("a", "b", "c", user_id="u")
    await make_keys("d")
    some = {"token": {"in": ["a", "b", "d"]}}
    assert await names(where={"AND": [some, {"NOT": [{"token": "b"}]}]}) == ["a", "d"]
    assert await names(where={"OR": [{"user_id": None}, {"token": "a"}]}) == ["a", "d"]
    assert await names(take=1, skip=1) == ["b"]


@check("filters look into Json and lists, and compare times")
async def _():
    await make_keys("a", metadata=Json({"i": 7}), models=["m"])
    await make_keys("b", metadata=Json({"i": 8}))
    assert await names(where={"metadata": {"path": ["i"], "equals": Json(7)}}) == ["a"]
    assert await names(where={"models": {"has": "m"}}) == ["a"]
    hour_ago = dt.datetime.now(dt.timezone.utc) - dt.timedelta(hours=1)
    assert await keys.count(where={"created_at": {"gte": hour_ago}}) == 2


@check("relations can be connected and included")
async def _():
    await make_keys("k")
    await budgets.create(data={"budget_id": "b", "max_budget": 3, "created_by": "x", "updated_by": "x"})
    data = {"litellm_budget_table": {"connect": {"budget_id": "b"}}}
    await keys.update(where={"token": "k"}, data=data)
    key = await keys.find_unique(where={"token": "k"}, include={"litellm_budget_table": True})
    assert key.litellm_budget_table.max_budget == 3


@check("group_by counts and sums")
async def _():
    await make_keys("a", "b", user_id="u", spend=2)
    await make_keys("c")
    groups = await keys.group_by(by=["user_id"], count=True, sum={"spend": True})
    result = {g["user_id"]: (g["_count"]["_all"], g["_sum"]["spend"]) for g in groups}
    assert result == {"u": (2, 4), None: (1, 0)}


@check("what isn't there is None, or an error if asked for")
async def _():
    assert await keys.find_unique(where={"token": "none"}) is None
    assert await keys.update(where={"token": "none"}, data={"spend": 1}) is None
    assert await keys.delete(where={"token": "none"}) is None
    await fails(errors.RecordNotFoundError, keys.find_unique_or_raise(where={"token": "none"}))


@check("errors have their own classes")
async def _():
    await make_keys("k")
    await fails(errors.UniqueViolationError, make_keys("k"))
    await fails(errors.ForeignKeyViolationError, make_keys("l", budget_id="none"))
    await fails(errors.FieldNotFoundError, keys.find_first(where={"nope": 1}))
    await fails(errors.RawQueryError, db.query_raw("SELECT nope"))


@check("raw queries give values of the right types")
async def _():
    await make_keys("k", metadata=Json({"a": 1}), tpm_limit=2**60 + 1, models=["m"])
    query = """
        SELECT metadata, models, tpm_limit, expires, count(*) OVER () AS count, 1.5::numeric AS part,
            ARRAY[2::bigint] AS counts, ARRAY[1.5::numeric] AS parts
        FROM "LiteLLM_VerificationToken"
        WHERE token = ANY($1::text[]) AND created_at > $2::timestamptz AND spend < $3"""
    hour_ago = dt.datetime.now(dt.timezone.utc) - dt.timedelta(hours=1)
    assert await db.query_raw(query, ["k"], hour_ago, 0.5) == [
        {
            "metadata": {"a": 1},
            "models": ["m"],
            "tpm_limit": 2**60 + 1,
            "expires": None,
            "count": 1,
            "part": 1.5,
            "counts": [2],
            "parts": [1.5],
        }
    ]


@check("raw queries read Postgres's own catalogue, as LiteLLM does for its views")
async def _():
    query = "SELECT relname, relkind, ARRAY[relname] AS list FROM pg_class WHERE relname = $1"
    table = "LiteLLM_UserTable"
    row = {"relname": table, "relkind": "r", "list": [table]}
    assert await db.query_raw(query, table) == [row]


@check("raw statements say how many rows they changed")
async def _():
    await make_keys("a", "b")
    statement = 'UPDATE "LiteLLM_VerificationToken" SET spend = spend + $1 WHERE token LIKE $2'
    assert await db.execute_raw(statement, 1.0, "a%") == 1


@check("a batch is all or nothing")
async def _():
    await make_keys("a", "b")

    async def batch(other):
        async with db.batch_() as b:
            b.litellm_verificationtoken.update(where={"token": "a"}, data={"spend": 5})
            b.litellm_verificationtoken.create(data={"token": other})

    await fails(errors.UniqueViolationError, batch("b"))
    assert await spend("a") == 0
    await batch("c")
    assert await spend("a") == 5


@check("a transaction is committed, or rolled back")
async def _():
    await make_keys("k")

    async def transaction(amount, end):
        async with db.tx() as tx:
            update = {"spend": {"increment": amount}}
            await tx.litellm_verificationtoken.update(where={"token": "k"}, data=update)
            await tx.execute_raw("SELECT pg_advisory_xact_lock(1)")
            end()

    await transaction(1, lambda: None)
    await fails(ZeroDivisionError, transaction(10, lambda: 1 / 0))
    assert await spend("k") == 1


@check("a transaction that takes too long is ended, and can't be committed")
async def _():
    await make_keys("k")

    async def slow(*more):
        async with db.tx(timeout=dt.timedelta(milliseconds=300)) as tx:
            await tx.litellm_verificationtoken.update(where={"token": "k"}, data={"spend": 1})
            await asyncio.sleep(0.8)
            for operation in more:
                await operation(tx)

    await fails(errors.TransactionError, slow(lambda tx: tx.litellm_verificationtoken.count()))
    await fails(errors.PrismaError, slow())
    assert await spend("k") == 0


@check("settings in the address hold, and an error of the driver says what happened")
async def _():
    settings = "?connection_limit=1&pool_timeout=1"
    async with Prisma(datasource={"url": os.environ["DATABASE_URL"] + settings}) as other:
        busy = asyncio.create_task(other.query_raw("SELECT 1 FROM pg_sleep(3)"))
        await asyncio.sleep(0.5)
        try:
            await other.query_raw("SELECT 1")
        except errors.DataError as error:
            assert "timeout exceeded when trying to connect" in str(error), error
        else:
            raise AssertionError("there was a second connection")
        await busy


@check("many updates at once are all counted")
async def _():
    await make_keys("a", "b", "c")
    update = {"spend": {"increment": 1}}
    await asyncio.gather(
        *(keys.update(where={"token": "abc"[i % 3]}, data=update) for i in range(150))
    )
    assert [await spend(name) for name in "abc"] == [50, 50, 50]


@check("the engine of a killed proxy ends by itself")
async def _():
    proxy = subprocess.Popen(
        [sys.executable, "-c", PROXY], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    # The line before is the engine's answer to a question for its version.
    engine = int([proxy.stdout.readline() for _ in range(2)][1])
    assert running(engine)
    os.kill(proxy.pid, signal.SIGKILL)
    proxy.wait()
    end = time.monotonic() + 15
    while running(engine):
        assert time.monotonic() < end, "still running after 15 s"
        await asyncio.sleep(0.5)


PROXY = """
import asyncio
from prisma import Prisma

async def main():
    db = Prisma()
    await db.connect()
    print(db._engine.process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def main():
    await db.connect()
    for name, function in checks:
        error = None
        try:
            await function()
        except Exception:
            error = traceback.format_exc()
        print(json.dumps({"name": name, "error": error}), flush=True)
        for table in [keys, users, budgets]:
            await table.delete_many()
    await db.disconnect()


asyncio.run(main())
