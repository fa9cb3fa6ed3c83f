"""An entry of a reference file: what another program or a database knows about a work."""

from dataclasses import dataclass

from leader_reader.domain.document import Metadata


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry: `metadata` in our terms, `key` what the file calls it ("west2014"; may be "")."""

    metadata: Metadata
    key: str = ""

    @property
    def title(self) -> str:
        """What the entry is called in a list."""
        return self.metadata.title or self.key
