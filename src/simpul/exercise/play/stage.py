# SPDX-License-Identifier: Apache-2.0
"""Where an exercise is made: the sheets and registers being filled, and the truth being written beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from simpul.exercise.chance import stream
from simpul.exercise.paper.desk import Desk
from simpul.exercise.paper.operation_register import Register
from simpul.exercise.paper.sheets import forms_of
from simpul.exercise.people.person import Individual
from simpul.exercise.people.sighting import sighting
from simpul.exercise.play.hubs import Hubs
from simpul.exercise.truth import Truth


@dataclass(slots=True)
class Stage:
    """Everything that the makers of an exercise write into.

    Attributes:
        desks: open sheets by agency and record type.
    """

    seed: int
    desks: dict[tuple[str, str], Desk]
    register: Register
    truth: Truth
    hubs: Hubs
    cases: dict[str, str] = field(default_factory=dict)
    """Key of a case to the local id that its agency gives it."""
    site_records: dict[tuple[str, str], str] = field(default_factory=dict)
    """Local id of a site by agency and key of the site."""

    def chance(self, *path: object) -> Random:
        """Return the stream of chance that belongs to ``path``."""
        return stream(self.seed, *path)

    def see(self, person: Individual, agency: str, *, known: float = 0.45) -> str:
        """Let an agency enter a person into its sheet; return the local id."""
        rng = self.chance("sighting", person.entity, agency)
        said = sighting(person, forms_of("Person")[agency], rng, known=known)
        local = self.enter(agency, "Person", said, entity=person.entity)
        for kind, value in self.hubs.shown(said):
            self.truth.relation(kind, value, agency, local)
        return local

    def enter(self, agency: str, type_name: str, said: dict[str, str], *, entity: str) -> str:
        """Put a row into an agency's sheet, and what it is of into the truth; return the local id."""
        local = self.desks[agency, type_name].enter(said)
        self.truth.record(agency, local, entity=entity, type_name=type_name)
        return local

    def keep(self, agency: str, type_name: str, *, entity: str, **said: object) -> str:
        """Put a thing into an agency's register, and what it is of into the truth; return the local id."""
        local = self.register.add(agency, type_name, **said)
        self.truth.record(agency, local, entity=entity, type_name=type_name)
        return local

    def case_reference(self, key: str, owner: str, *, seen_from: str) -> str:
        """Return how an agency refers to a case."""
        local = self.cases[key]
        return local if owner == seen_from else f"{owner}/{local}"
