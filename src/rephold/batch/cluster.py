"""Workers of a Dask cluster, which need rephold in the same version and no disk in common with us."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from rephold.batch.crew import Crew
from rephold.batch.work import Setting
from rephold.errors import MissingError

ANSWER = 10
"""Seconds that a scheduler has to answer."""


@contextmanager
def cluster_crew(address: str, setting: Setting) -> Iterator[Crew]:
    """The workers of the scheduler there, through Dask's own executor. MissingError if nobody answers.

    The setting is sent once, as a task of its own: who has it gives it on, and it is made anew if need be.
    """
    try:
        from distributed import Client, KilledWorker, Security
        from distributed.comm import CommClosedError
    except ImportError:
        hint = 'install it: pip install "rephold[cluster]"'
        raise MissingError.at("--cluster", "needs the extra cluster", hint) from None
    if address.startswith("tls:") and not Security().get_connection_args("client").get("ssl_context"):
        hint = "say where they are under distributed.comm.tls in Dask's configuration"
        raise MissingError.at("--cluster", "tls:// needs certificates", hint)
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        hint = "start one: dask scheduler; and workers: dask worker tcp://…"
        raise MissingError.at("--cluster", f"no scheduler answers at {address}", hint) from None
    with client:
        width = sum(client.nthreads().values())
        if not width:
            hint = f"start some: dask worker {address}"
            raise MissingError.at("--cluster", "the scheduler has no workers", hint)
        shared = client.submit(_same, setting, pure=False)
        executor = client.get_executor(pure=False)
        try:
            yield Crew(executor, width, shared, (KilledWorker,))
        except (CancelledError, CommClosedError, OSError):
            hint = "start it again; --resume goes on with what is missing"
            raise MissingError.at("--cluster", f"the scheduler at {address} is gone", hint) from None
        finally:
            executor.shutdown(wait=False)


def _same(setting: Setting) -> Setting:
    return setting
