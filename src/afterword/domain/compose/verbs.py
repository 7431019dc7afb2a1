"""The few facts about English verbs that turning a résumé line into speech needs. No parser: short lists and endings."""

from __future__ import annotations

# base -> past, for verbs that résumé lines begin with and that do not take -ed
IRREGULAR = {
    "begin": "began", "become": "became", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught",
    "choose": "chose", "come": "came", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drive": "drove",
    "feed": "fed", "find": "found", "get": "got", "give": "gave", "go": "went", "grow": "grew", "hold": "held",
    "keep": "kept", "know": "knew", "lead": "led", "learn": "learned", "leave": "left", "let": "let", "make": "made",
    "meet": "met", "oversee": "oversaw", "put": "put", "rebid": "rebid", "rebuild": "rebuilt", "redo": "redid",
    "reset": "reset", "rewrite": "rewrote", "run": "ran", "see": "saw", "sell": "sold", "send": "sent", "set": "set",
    "speak": "spoke", "spend": "spent", "stand": "stood", "sit": "sat", "sing": "sang", "take": "took",
    "teach": "taught", "tell": "told", "think": "thought", "undertake": "undertook", "win": "won", "write": "wrote",
    "outsell": "outsold", "rise": "rose", "fall": "fell", "shoot": "shot", "split": "split", "cost": "cost",
    "bid": "bid", "have": "had", "be": "was", "say": "said", "feel": "felt", "fight": "fought", "hear": "heard",
}  # fmt: skip
PAST_IRREGULAR = frozenset(IRREGULAR.values()) | {"were", "learnt", "spun", "shrank", "swept", "bred", "wove", "hung"}

# verbs in their base form, as a résumé line or a goal begins with them ("Lead two teams", "Get back into every store")
BASE = frozenset(IRREGULAR) | frozenset(
    """achieve act add address administer advise agree align analyse analyze answer apply approach arrange assemble
    assess assist assure attend attract audit automate avoid balance book boost bridge brief calculate call care
    carry check chair change clean clear close coach co-lead co-write collect combine complete conduct configure
    connect consolidate contribute convert cook cooperate coordinate co-ordinate count cover create cure deepen
    defend deliver design detect develop digitise digitize direct document double draft earn edit educate embed
    enable end engage enforce ensure enter establish evaluate examine expand explain extend facilitate file fill
    finish fix follow forecast free fund gain guide halve handle harmonise harmonize help hire host identify
    implement improve increase inform inspect install integrate introduce investigate invite join keep know land
    launch lift limit list listen look lower maintain manage map market measure mentor migrate modernise modernize
    monitor motivate move negotiate nurse open operate optimise optimize order organise organize own participate
    patch persuade pilot place plan play prepare present prevent process produce programme program promote protect
    prove provide publish purchase push raise reach rebalance rebrand receive recommend reconcile record recover
    recruit redesign reduce refresh regain rehearse reopen reorganise reorganize repair replace reply report
    represent rescue research resolve restore restructure retain retire review revise roll rotate safeguard save
    scale schedule score secure serve service share shift ship shorten show simplify solve sort source specialise
    specialize staff standardise standardize start stay steady steer stop streamline strengthen study supervise
    supply support survey sustain switch tackle target tend test tie tighten track trade train transfer transform
    translate treat trim turn tutor type understand unify update upgrade use validate verify visit volunteer watch
    welcome widen work""".split()
)

# words that end in -ed and yet begin a title or a quality, not an act
NOT_ACTS = frozenset(
    """accredited acclaimed advanced adopted aged applied assisted associated automated awarded based bilingual broad
    certified chartered combined committed connected dedicated detailed diversified educated established estimated
    experienced expected fixed focused gifted hundred integrated interested licensed limited mixed motivated named
    need noted nuanced organised organized proven published qualified recognised recognized red registered related
    renewed seasoned shared skilled speed talented trained trusted unmatched untested used varied weekly wicked need
    seed feed breed shed bed""".split()
) - {"adopted", "automated", "established", "combined", "published", "organised", "organized", "integrated", "trained",
     "fixed", "shared", "assisted", "renewed", "estimated", "recognised", "recognized"}  # fmt: skip

# finite forms that show a piece of a line to be a clause of its own ("first reply fell from ...")
FINITE = frozenset(
    """went fell rose grew dropped was were is are has have had came took stayed became reached left improved increased
    decreased halved doubled tripled renewed passed met won climbed shrank cut ran made saw moved paid stopped
    started ended got goes falls runs takes takes keeps kept needs says said signed returned scored rated called
    asked adopted won't can't cannot can could should must did does do don't doesn't isn't aren't hasn't haven't
    will would""".split()
)

# sounds like a wish to have, not a problem: used to choose "you want ..." over "you spoke about ..."
TROUBLE = frozenset(
    """eating late lost losing lose leaving leave left shortage shortages backlog complaint complaints problem problems
    trouble struggling struggle worry worried behind failing falling fell broken gap gaps churn turnover waste delay
    delays delayed sickness absence absences error errors incident incidents slow slower down overspend overspent
    missed missing burnout tired chaos chaotic mess silos conflict conflicts hole pain costs cost bottleneck
    vacancies falls infections injuries mistakes mistrust distrust killing rework scrap leak leaks risk risks drop
    drops dropping dropped weak poor bad worse no not never without nobody none hardly barely too stuck""".split()
)


def is_past(word: str) -> bool:
    """Whether `word` (lower case) reads as a past-tense act at the head of a résumé line; a "co-" or "re-" is looked past."""
    bare = word.removeprefix("co-").removeprefix("re-").removeprefix("pre-")
    if "-" in bare:
        return False  # "criteria-led", "award-winning": a quality, not an act
    if bare in PAST_IRREGULAR or word in PAST_IRREGULAR:
        return True
    return bare.endswith("ed") and len(bare) > 3 and bare not in NOT_ACTS


def is_base(word: str) -> bool:
    return word in BASE or word.removeprefix("co-") in BASE or word.removeprefix("re-") in BASE


def past_of(base: str) -> str:
    """The past tense of a verb given in its base form: "run" -> "ran", "carry" -> "carried", "plan" -> "planned"."""
    for prefix in ("co-", "re-"):
        if base.startswith(prefix):
            return prefix + past_of(base.removeprefix(prefix))
    if base in IRREGULAR:
        return IRREGULAR[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base in {"plan", "ship", "stop", "trim", "map", "run", "cap", "tag", "refer", "transfer", "fit", "equip", "chat",
                "commit", "submit", "swap", "step", "wrap", "tap", "scrap", "grab", "patrol", "label", "model", "travel"}:  # fmt: skip
        return base + base[-1] + "ed"
    return base + "ed"
