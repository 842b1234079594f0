"""Many sources at once: `parse_many`, and the files that ``gov-disclosure extract`` writes."""

from gov_disclosure.batch.many import parse_many
from gov_disclosure.batch.outcomes import Outcome, OutcomeKind
from gov_disclosure.batch.sources import BatchSource

__all__ = ["BatchSource", "Outcome", "OutcomeKind", "parse_many"]
