"""What a learner is asked about an app, and told in return: questions made from its own network.

>>> import fluxviz
>>> topology = fluxviz.build(fluxviz.patterns.three_tier(app="shop"))
>>> question = fluxviz.teaching.get_question(topology, "address_inside.api.postgres")
>>> question.prompt
'Which host and port does api use to reach postgres?'
>>> print(question.check("fluxpostgres_shop 5432"))
Right. api calls postgres at fluxpostgres_shop on port 5432 (postgresql), inside the app, not encrypted.
"""

from fluxviz.teaching import labs
from fluxviz.teaching.answering import check_answer
from fluxviz.teaching.asking import Question, ask
from fluxviz.teaching.connecting import LANGUAGES, ConnectionCode, connection_code
from fluxviz.teaching.drawings.exercise import Drawing, get_drawing
from fluxviz.teaching.drawings.links import Link
from fluxviz.teaching.drawings.verdict import DrawingVerdict
from fluxviz.teaching.misconceptions import MISCONCEPTIONS, Misconception
from fluxviz.teaching.outcomes import Outcome
from fluxviz.teaching.quizzes import KINDS, get_question, quiz
from fluxviz.teaching.showing import listing, points, table
from fluxviz.teaching.verdicts import Verdict

__all__ = [
    "KINDS",
    "LANGUAGES",
    "MISCONCEPTIONS",
    "ConnectionCode",
    "Drawing",
    "DrawingVerdict",
    "Link",
    "Misconception",
    "Outcome",
    "Question",
    "Verdict",
    "ask",
    "check_answer",
    "connection_code",
    "get_drawing",
    "get_question",
    "labs",
    "listing",
    "points",
    "quiz",
    "table",
]


def __dir__() -> list[str]:
    """Return what there is to use, and not the modules it stands in."""
    return __all__
