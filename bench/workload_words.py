"""The words of an invented workload: what services are called, what is promised, and how counted.

Gives words in English and French, and the figures that a kind of promise goes by. Must not draw a
number, nor know how many services there are or where anything is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Said = Mapping[str, str]
"""Words by language."""

DEEDS = (
    ("Renew", "Renouveler"),
    ("Apply for", "Demander"),
    ("Replace", "Remplacer"),
    ("Change", "Modifier"),
    ("Cancel", "Annuler"),
    ("Transfer", "Transférer"),
    ("Extend", "Prolonger"),
    ("Correct", "Corriger"),
    ("Pay for", "Payer"),
    ("Appeal about", "Contester"),
    ("Report", "Signaler"),
    ("Register", "Enregistrer"),
    ("Confirm", "Confirmer"),
    ("Return", "Rendre"),
    ("Print", "Imprimer"),
    ("Share", "Partager"),
    ("Close", "Fermer"),
    ("Reopen", "Rouvrir"),
    ("Check", "Vérifier"),
    ("Ask about", "Se renseigner sur"),
)
THINGS = (
    ("a driver license", "un permis de conduire"),
    ("a fishing license", "un permis de pêche"),
    ("a birth record", "un acte de naissance"),
    ("a building permit", "un permis de construire"),
    ("a food permit", "un permis de vente d'aliments"),
    ("a tax refund", "un remboursement d'impôt"),
    ("a tax number", "un numéro fiscal"),
    ("a school place", "une place à l'école"),
    ("a day-care place", "une place en garderie"),
    ("a bus pass", "une carte d'autobus"),
    ("a parking permit", "un permis de stationnement"),
    ("a student loan", "un prêt étudiant"),
    ("a farm grant", "une aide agricole"),
    ("a home loan", "un prêt au logement"),
    ("a health card", "une carte de santé"),
    ("a work permit", "un permis de travail"),
    ("a trade mark", "une marque"),
    ("a boat title", "un titre de bateau"),
    ("a camp site", "un emplacement de camping"),
    ("a water supply", "un branchement d'eau"),
    ("a land title", "un titre foncier"),
    ("a pension", "une pension"),
    ("a child benefit", "une allocation familiale"),
    ("a disability aid", "une aide pour handicapés"),
    ("a court date", "une date d'audience"),
)
GROUPS = (
    ("", ""),
    ("for visitors", "pour les visiteurs"),
    ("for students", "pour les étudiants"),
    ("for farms", "pour les fermes"),
    ("for shops", "pour les magasins"),
    ("for families", "pour les familles"),
    ("for veterans", "pour les anciens combattants"),
    ("for schools", "pour les écoles"),
    ("for builders", "pour les constructeurs"),
    ("for newcomers", "pour les nouveaux arrivants"),
    ("in the north", "dans le nord"),
    ("in the south", "dans le sud"),
    ("in the east", "dans l'est"),
    ("in the west", "dans l'ouest"),
    ("on the coast", "sur la côte"),
    ("in the hills", "dans les collines"),
    ("by mail", "par la poste"),
    ("by phone", "par téléphone"),
    ("at night", "la nuit"),
    ("for others", "pour des tiers"),
)
PLACES = {
    "online": {"en": "Online", "fr": "En ligne"},
    "mail": {"en": "By mail", "fr": "Par la poste"},
    "counter": {"en": "At an office", "fr": "Dans un bureau"},
    "north": {"en": "The north", "fr": "Le nord"},
    "middle": {"en": "The middle", "fr": "Le centre"},
    "south": {"en": "The south", "fr": "Le sud"},
    "islands": {"en": "The islands", "fr": "Les îles"},
}
COMPLETED = "completed"
"""A basis that leaves out cases that are still open: how many there are is told beside it."""

NOTES = {
    "suspended": {
        "en": "The case system was replaced.",
        "fr": "Le système de gestion a été remplacé.",
    },
    "provisional": {
        "en": "The last two days are still missing.",
        "fr": "Les deux derniers jours manquent encore.",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One kind of promise: its words, how it is counted, and the course of its figures.

    `targets` are the two bounds that follow each other. `level` is about what results are, and
    `swing` how far they move, in the unit. `decimals` is -1 where results are counts.
    """

    name: str
    words: Said
    type: str
    counted: Said
    measure: Mapping[str, object]
    bound: str
    targets: tuple[str, str]
    level: float
    swing: float
    decimals: int = -1


PROMISES = (
    Promise(
        name="decided-in-time",
        words={
            "en": "We decide within 6 weeks of getting your form.",
            "fr": "Nous décidons dans les 6 semaines après avoir reçu votre formulaire.",
        },
        type="timeliness",
        counted={
            "en": "Forms decided in 42 days, as a share of those whose 42 days ended in the month",
            "fr": "Demandes décidées en 42 jours, sur celles dont le délai a pris fin dans le mois",
        },
        measure={"kind": "share", "basis": "due"},
        bound="at_least",
        targets=("90%", "92%"),
        level=91,
        swing=2.5,
    ),
    Promise(
        name="answered-in-time",
        words={
            "en": "We answer your call within 5 minutes.",
            "fr": "Nous répondons à votre appel en 5 minutes.",
        },
        type="access",
        counted={
            "en": "Calls answered in 5 minutes, as a share of all calls in the month",
            "fr": "Appels pris en 5 minutes, sur tous les appels du mois",
        },
        measure={"kind": "share", "basis": "received"},
        bound="at_least",
        targets=("80%", "85%"),
        level=82,
        swing=4,
    ),
    Promise(
        name="half-done",
        words={
            "en": "Half of all cases are done within 20 days.",
            "fr": "La moitié des dossiers sont réglés en 20 jours.",
        },
        type="timeliness",
        counted={
            "en": "The days that half of the cases closed in the month took at most",
            "fr": "Le nombre de jours que la moitié des dossiers clos dans le mois n'a pas dépassé",
        },
        measure={"kind": "median", "unit": "days", "basis": COMPLETED},
        bound="at_most",
        targets=("20 days", "18 days"),
        level=19,
        swing=1.4,
        decimals=1,
    ),
    Promise(
        name="no-mistakes",
        words={
            "en": "Your papers have no mistakes.",
            "fr": "Vos documents ne contiennent pas d'erreur.",
        },
        type="accuracy",
        counted={
            "en": "Papers without a mistake, as a share of those that were checked in the month",
            "fr": "Documents sans erreur, sur ceux qui ont été vérifiés dans le mois",
        },
        measure={"kind": "share"},
        bound="at_least",
        targets=("97%", "98%"),
        level=97.6,
        swing=0.7,
    ),
    Promise(
        name="short-wait",
        words={
            "en": "On average, you wait less than 15 minutes at our desks.",
            "fr": "En moyenne, vous attendez moins de 15 minutes à nos guichets.",
        },
        type="access",
        counted={
            "en": "The average wait of all visitors in the month",
            "fr": "L'attente moyenne de tous les visiteurs du mois",
        },
        measure={"kind": "mean", "unit": "minutes"},
        bound="at_most",
        targets=("15 minutes", "14 minutes"),
        level=14.2,
        swing=1.1,
        decimals=2,
    ),
    Promise(
        name="few-complaints",
        words={
            "en": "Of 1,000 cases, no more than 12 lead to a complaint.",
            "fr": "Sur 1 000 dossiers, 12 au plus donnent lieu à une plainte.",
        },
        type="other",
        counted={
            "en": "Complaints in the month for each 1,000 cases closed in it",
            "fr": "Plaintes du mois pour 1 000 dossiers clos dans le mois",
        },
        measure={"kind": "rate", "per": 1000},
        bound="at_most",
        targets=("12", "11"),
        level=11.2,
        swing=1.2,
    ),
    Promise(
        name="nine-in-ten",
        words={
            "en": "Nine in ten cases are done within 42 days.",
            "fr": "Neuf dossiers sur dix sont réglés en 42 jours.",
        },
        type="timeliness",
        counted={
            "en": "The days that nine in ten cases closed in the month took at most",
            "fr": "Les jours que neuf dossiers sur dix clos dans le mois n'ont pas dépassés",
        },
        measure={"kind": "percentile", "percentile": 90, "unit": "days"},
        bound="at_most",
        targets=("42 days", "40 days"),
        level=41,
        swing=2,
        decimals=1,
    ),
    Promise(
        name="low-cost",
        words={
            "en": "One case costs no more than 12.50 USD.",
            "fr": "Un dossier ne coûte pas plus de 12,50 USD.",
        },
        type="cost",
        counted={
            "en": "Staff and rent of the month, divided by the cases closed in it",
            "fr": "Personnel et loyer du mois, divisés par les dossiers clos dans le mois",
        },
        measure={"kind": "cost", "unit": "USD"},
        bound="at_most",
        targets=("12.50 USD", "12.00 USD"),
        level=12.1,
        swing=0.5,
        decimals=2,
    ),
)
USUAL = (0, 1, 2, 0, 3, 4, 1, 5, 0, 3, 6, 1, 7, 3, 2)
"""The kinds of promise in the order in which standards take them: ten of fifteen have counts."""

SCALE = (
    ("Very hard", "Très difficile"),
    ("Hard", "Difficile"),
    ("Neither", "Ni l'un ni l'autre"),
    ("Easy", "Facile"),
    ("Very easy", "Très facile"),
)
QUESTIONS = (
    (
        "easy",
        "ease",
        {
            "en": "How easy was it to do what you came for?",
            "fr": "Vous a-t-il été facile de faire ce que vous vouliez ?",
        },
    ),
    (
        "fast",
        "efficiency",
        {
            "en": "How easy was it to get it done in good time?",
            "fr": "Vous a-t-il été facile d'y arriver à temps ?",
        },
    ),
    (
        "helped",
        "employee",
        {
            "en": "How easy was it to get help?",
            "fr": "Vous a-t-il été facile d'obtenir de l'aide ?",
        },
    ),
)


def name_service(number: int) -> Said:
    """What the service of a number is called; another for each number."""
    deed, rest = number % len(DEEDS), number // len(DEEDS)
    thing, rest = rest % len(THINGS), rest // len(THINGS)
    group, area = rest % len(GROUPS), rest // len(GROUPS)
    parts = (DEEDS[deed], THINGS[thing], GROUPS[group])
    ends = (f"in area {area}", f"dans la zone {area}") if area else ("", "")
    return {
        language: " ".join(filter(None, (*(part[at] for part in parts), ends[at])))
        for at, language in enumerate(("en", "fr"))
    }


def promise_of(service: int, at: int) -> Promise:
    """The kind of promise that a service's standard at a place is."""
    return PROMISES[USUAL[(service * 2 + at) % len(USUAL)]]
