"""How the typed tables are shown: methods that each of their classes has.

What shows them knows the whole form and is imported when it is asked for, so that the form itself depends on nothing.
"""


def to_html(table: object) -> str:
    """The table as the form prints it, in HTML with its spans; without a page around it."""
    from gov_disclosure.export.html import table_to_html

    return table_to_html(table)


def to_markdown(table: object) -> str:
    """The table in Markdown, as pipe tables."""
    from gov_disclosure.export.markdown import table_to_markdown

    return table_to_markdown(table)


def repr_html(table: object) -> str:
    """What a notebook shows: the table as the form prints it, with the cells marked whose sums fail."""
    from gov_disclosure.export.notebook import table_notebook

    return table_notebook(table)
