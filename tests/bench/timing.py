"""Processor time per request, in interleaved blocks: every kind in turn, again and again, always in one run.

The figure of a block is the user and system time of all workers of its server, divided by the requests. What is
reported is the median over the rounds of the ratio to the bare page *of the same round*, so that a machine
that slows down for a while slows both.
"""

import statistics
import time
from dataclasses import dataclass, field

ROUNDS = 8
SHORTEST_BLOCK_SECONDS = 0.25
FEWEST, MOST = 20, 150
REST_SECONDS = 0.02


@dataclass(slots=True)
class Work:
    """One kind of request: `ask()` makes one, answered by `server`."""

    name: str
    server: object
    ask: object
    per_block: int = 0
    milliseconds: list = field(default_factory=list)

    def block(self):
        before = self.server.processor_seconds()
        for _ in range(self.per_block):
            self.ask()
        # A worker writes its last line and closes its last connection after the answer has left.
        time.sleep(REST_SECONDS)
        self.milliseconds.append((self.server.processor_seconds() - before) / self.per_block * 1000)


@dataclass(frozen=True, slots=True)
class Result:
    """A kind's cost as a multiple of another's: median and middle half over the rounds; and its milliseconds."""

    name: str
    ratio: float
    low: float
    high: float
    milliseconds: float
    requests: int
    goal: float | None


def measure(works, say):
    """Fill every work's `milliseconds`, one figure for each round."""
    for work in works:
        warm(work)
    for number in range(1, ROUNDS + 1):
        say(f"Round {number} of {ROUNDS} ...")
        # There and back again, so that nobody always follows the same neighbour.
        for work in works if number % 2 else reversed(works):
            work.block()


def warm(work):
    """Ask until the caches are filled, then choose how many requests make a block long enough."""
    for _ in range(6):
        work.ask()
    begun = time.perf_counter()
    for _ in range(FEWEST):
        work.ask()
    each = (time.perf_counter() - begun) / FEWEST
    work.per_block = max(FEWEST, min(MOST, round(SHORTEST_BLOCK_SECONDS / each)))


def compared(work, other, goal=None):
    """The Result of a work against another of the same run."""
    ratios = [mine / theirs for mine, theirs in zip(work.milliseconds, other.milliseconds, strict=True)]
    low, ratio, high = statistics.quantiles(ratios, n=4)
    each = statistics.median(work.milliseconds)
    return Result(work.name, ratio, low, high, each, work.per_block * ROUNDS, goal)
