"""``python -m gov_disclosure``: the same as the script ``gov-disclosure``."""

from gov_disclosure.cli import main

if __name__ == "__main__":
    main()
