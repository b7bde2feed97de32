"""Is this search, is this article, about suicide or self-harm? Training, run time, export."""

from classifier.articles import ArticleVerdict, classify_article
from classifier.cues import biography_patterns, work_patterns
from classifier.errors import ClassifierError
from classifier.score import Model, Verdict, classify, load_model, part

__all__ = [
    "ArticleVerdict",
    "ClassifierError",
    "Model",
    "Verdict",
    "biography_patterns",
    "classify",
    "classify_article",
    "load_model",
    "part",
    "work_patterns",
]
