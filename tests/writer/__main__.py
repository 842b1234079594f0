"""Write the documents of the examples, and the truth of the samples: ``python -m writer`` in ``tests/``."""

from writer.cases import cases
from writer.samples import files

for path, content in {**files(), **cases()}.items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
