"""Asks several witnesses about one head at the same time, and waits no longer than letters may wait."""

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from django.conf import settings

from tinggal.transparency import tree
from tinggal.transparency.keys import Station
from tinggal.transparency.models import Checkpoint
from tinggal.transparency.witnesses import Answer, Cosigned, Failed, SawAnother, ask

GRACE: Final = 0.05  # seconds more for the others once enough have cosigned
ROUNDS: Final = 3  # how often one witness is asked about one head, when it names another size


def ask_all(head: Checkpoint, *, known: Mapping[Station, int], enough: int) -> dict[Station, Answer]:
    """What the witnesses in ``known`` say about a head; the number is the size of the tree each saw last.

    Returns when all have answered, shortly after ``enough`` have cosigned, or after ``settings.LOG_PATIENCE`` seconds.
    Who is late although it was needed has failed; who is late and was not needed is left out.
    """
    crew = ThreadPoolExecutor(max_workers=len(known))

    def send(station: Station, old: int) -> Future[Answer]:
        proof = tree.consistency(old, new=head.size)  # read here: the threads have no connection to the database
        return crew.submit(ask, station, old=old, proof=proof, note=head.note)

    under_way = {send(station, min(old, head.size)): (station, ROUNDS) for station, old in known.items()}
    answers: dict[Station, Answer] = {}
    until = time.monotonic() + settings.LOG_PATIENCE
    while under_way and (left := until - time.monotonic()) > 0:
        for future in wait(under_way, timeout=left, return_when=FIRST_COMPLETED).done:
            station, rounds = under_way.pop(future)
            answer = future.result()
            if isinstance(answer, SawAnother) and answer.size <= head.size and rounds > 1:
                under_way[send(station, answer.size)] = station, rounds - 1
            else:
                answers[station] = answer
        if _cosigned(answers.values()) >= enough:
            until = min(until, time.monotonic() + GRACE)
    crew.shutdown(wait=False)
    if _cosigned(answers.values()) < enough:
        answers |= {station: Failed("It took too long.") for station, _ in under_way.values()}
    return answers


def _cosigned(answers: Iterable[Answer]) -> int:
    return sum(isinstance(answer, Cosigned) for answer in answers)
