from tests.flows.fakes import method
from tests.flows.listening import listener

__all__ = ["listener", "method"]
