"""Writes invented reports in every layout in which real ones are met, so that tests know the truth.

`forms` invents the figures, `prose` the words, `page` puts both in order, one module a format prints them,
`layouts` names them all. `python -m writer` (in ``tests/``) writes the sample documents.
"""
