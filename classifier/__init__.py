"""Is this search, is this article, about suicide or self-harm? Training, run time, export."""

from classifier.errors import ClassifierError
from classifier.score import Model, Verdict, classify, load_model

__all__ = ["ClassifierError", "Model", "Verdict", "classify", "load_model"]
