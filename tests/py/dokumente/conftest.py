import copy

import pytest
from dokumente_hilfen import BEISPIELE, BILDER, DIGEST, KOPF, Pdf, art


@pytest.fixture(scope="session")
def rendere(tmp_path_factory):
    from app import dokumente

    ordner, nr = tmp_path_factory.mktemp("pdf"), iter(range(10**6))

    def machen(name: str, daten: dict | None = None, bilder=BILDER, kopf: str = KOPF) -> Pdf:
        inhalt = dokumente.rendere(art(name), 1, BEISPIELE[name] if daten is None else daten, bilder, DIGEST, kopf)
        return Pdf(ordner / f"{name}-{next(nr)}.pdf", inhalt)

    return machen


@pytest.fixture(scope="session")
def fertig(rendere):
    """Every example once per run."""
    gemerkt: dict[str, Pdf] = {}

    def holen(name: str) -> Pdf:
        if name not in gemerkt:
            gemerkt[name] = rendere(name)
        return gemerkt[name]

    return holen


@pytest.fixture
def beispiel():
    return lambda name: copy.deepcopy(BEISPIELE[name])


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", sorted(BEISPIELE))
