"""What is known of well-known providers, to fill in a form with. See `providers.yaml` for how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from afterword.domain.language import _


@dataclass(frozen=True, slots=True)
class Provider:
    """`for_programs`: whether a password made for programs is needed. `oauth`: many accounts there take none at all."""

    name: str
    host: str
    port: int
    security: str
    for_programs: Literal["yes", "maybe", "no"]
    oauth: bool = False


def provider_of(address: str) -> Provider | None:
    """The provider of a mail address, None for one that is not known here."""
    return _by_domain().get(address.rpartition("@")[2].strip().lower())


def advice_on(provider: Provider) -> str:
    """One sentence on the password this provider wants, "" when the usual one will do."""
    if provider.oauth:
        return _(
            "{name} lets many accounts sign in only through its own window, which Afterword cannot open. If the test "
            "fails, use the draft file or your mail program."
        ).format(name=provider.name)
    match provider.for_programs:
        case "yes":
            return _(
                "{name} wants an app password here, not your usual one. You make it in "
                "your account's security settings."
            ).format(name=provider.name)
        case "maybe":
            return _(
                "With two-step sign-in {name} wants an app password here, and sending by programs may have to be "
                "allowed in your account's settings."
            ).format(name=provider.name)
        case "no":
            return ""


def known() -> dict[str, Provider]:
    """Every provider by the domain of its addresses."""
    return dict(_by_domain())


@cache
def _by_domain() -> dict[str, Provider]:
    text = resources.files("afterword.flows.post").joinpath("providers.yaml").read_text(encoding="utf-8")
    return {
        domain: Provider(
            name=each["name"],
            host=each["host"],
            port=each["port"],
            security=each["security"],
            for_programs=each["for_programs"],
            oauth=each.get("warning") == "oauth",
        )
        for each in yaml.safe_load(text)
        for domain in each["domains"]
    }
