"""Write the sample documents and their truth: ``python -m writer`` in ``tests/``."""

from writer.samples import files

for path, content in files().items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
