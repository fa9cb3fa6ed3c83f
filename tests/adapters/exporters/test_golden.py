"""Each format writes what its reference file shows."""

import pytest

from tests.adapters.exporters.golden import REFERENCE, golden


@pytest.mark.parametrize("name", sorted(golden()))
def test_the_report_is_as_the_reference_shows(name):
    assert golden()[name].decode("utf-8") == (REFERENCE / name).read_bytes().decode("utf-8")
