from tests.flows.fakes import method

__all__ = ["method"]
