"""What learners answered, as a sheet for their teacher; and labs and quizzes for the tools that grade."""

from fluxviz.teaching.grading.exporting import EXPORTS, export_drawing, export_labs, export_quiz
from fluxviz.teaching.grading.report import Row, read_answers
from fluxviz.teaching.grading.sheets import SHEETS

__all__ = ["EXPORTS", "SHEETS", "Row", "export_drawing", "export_labs", "export_quiz", "read_answers"]
