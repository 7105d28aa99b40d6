"""Fixtures of the tests that attack the engine from outside; the tools are in engine_hilfen.py."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine_hilfen import Haus


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    """A client with the toy machines, for all tests of a file."""
    return Haus(db_modul)


@pytest.fixture
def heil(haus: Haus) -> Iterator[Haus]:
    """The same client; after the test everything in it must agree with everything else."""
    yield haus
    assert haus.maengel() == []
