"""What a batch is made of: a row's job, and what it is called."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from rephold import __version__
from rephold.batch.jobs import Job
from rephold.batch.manifest import digest

ROUNDS = 5000
"""Of PBKDF2 where there is a password: to try one out here takes as long as at the file itself."""


@dataclass(frozen=True)
class Item:
    """A row that is to be made: its job, and what the manifest calls it."""

    row: int
    reference: str
    file: str
    job: Job = field(repr=False)
    input: str
    """Digest of everything the file is made from."""


def input_digest(job: Job, content: str) -> str:
    """A digest of what a job is made from: what was asked, the clinic's files (`content`), this program.

    It stands in the manifest. With a password it tells nobody who does not know that what the file is about.
    """
    request = job.request.model_dump(mode="json", exclude={"clinic"})
    asked = [__version__, content, job.kind, job.log_id, request]
    text = json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()
    if job.password is None:
        return digest(text)
    return hashlib.pbkdf2_hmac("sha256", job.password.encode(), text, ROUNDS).hex()
