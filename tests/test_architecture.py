"""The import contracts of pyproject.toml hold."""

from importlinter.cli import lint_imports


def test_the_boxes_keep_their_contracts(capsys):
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out
