"""Question: an exercise that asks itself, as a widget; and ``ask``, which does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.errors import MissingExtraError
from fluxviz.teaching.drawings.exercise import Drawing
from fluxviz.teaching.questions import Exercise

if TYPE_CHECKING:
    from fluxviz.teaching.drawings.canvas import Canvas
    from fluxviz.teaching.question_widget import QuestionWidget


class Question(Exercise):
    """A question about an app's network; :class:`~fluxviz.teaching.questions.Exercise` says what it holds."""

    def ask(self) -> QuestionWidget | Canvas:
        """Ask it in a notebook; see :func:`fluxviz.teaching.ask`.

        Raises:
            MissingExtraError: the packages of widgets are not installed.

        """
        return ask(self)


def ask(question: Exercise | Drawing) -> QuestionWidget | Canvas:
    """Ask a question in a notebook: choices or a field, hints, the verdict, and the reason on the picture.

    A drawing is asked by a canvas: its cards are connected by mouse, by touch or by keyboard.

    It is used by keyboard alone, too. A notebook that is read without a kernel has the question as text; what is said
    to each answer is folded away there, until a reader asks for it.

    Raises:
        MissingExtraError: the packages of widgets are not installed.

    """
    try:
        from fluxviz.teaching.drawings.canvas import Canvas
        from fluxviz.teaching.question_widget import QuestionWidget
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("anywidget", "ipywidgets", "traitlets", "IPython"):
            raise
        raise MissingExtraError("asking in a notebook", "widget") from None
    return Canvas(question) if isinstance(question, Drawing) else QuestionWidget(question)
