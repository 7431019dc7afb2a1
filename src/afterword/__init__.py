"""What you say after the interview."""

__version__ = "0.1.0"
