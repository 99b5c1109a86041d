"""Questions as data: one module a chapter, answers and known mistakes as functions of the parameters."""

from course_lib.questions.kinds import (
    ChoiceQuestion,
    CurveQuestion,
    FigureQuestion,
    FitQuestion,
    FunctionQuestion,
    Idea,
    Mistake,
    NumberQuestion,
    Option,
    OrderingQuestion,
    Question,
    ShortTextQuestion,
    Sought,
)
from course_lib.questions.params import Params, said
from course_lib.questions.registry import bank, banks, question, quiz_ids, quiz_shown
from course_lib.questions.tolerance import Tolerance
from course_lib.questions.variants import variant, well_posed

__all__ = [
    "ChoiceQuestion",
    "CurveQuestion",
    "FigureQuestion",
    "FitQuestion",
    "FunctionQuestion",
    "Idea",
    "Mistake",
    "NumberQuestion",
    "Option",
    "OrderingQuestion",
    "Params",
    "Question",
    "ShortTextQuestion",
    "Sought",
    "Tolerance",
    "bank",
    "banks",
    "question",
    "quiz_ids",
    "quiz_shown",
    "said",
    "variant",
    "well_posed",
]
