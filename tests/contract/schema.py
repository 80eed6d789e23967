"""The vendor's wire contract, as stored beside this file: names and types of every operation."""

import json
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent
_SCALARS = {
    "str": (str,),
    "int": (int,),
    "bool": (bool,),
    "float": (int, Decimal),  # the generator's word for a JSON number
    "decimal.Decimal": (int, Decimal),
    "datetime": (str,),
}


class Contract:
    """One file: `bss` (China), `bssintl` (international, Europe) or `osm` (tickets)."""

    def __init__(self, name):
        document = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
        self.operations, self.schemas = document["operations"], document["schemas"]

    def parameters(self, operation):
        """Names of the query or body of an operation, its path apart."""
        described = self.operations[operation]
        return set(self.schemas[described["body"]] if described["body"] else described["query"])

    def answer(self, operation):
        """Wire name -> type of the answer."""
        return self.schemas[self.operations[operation]["response"]]

    def fields(self, schema):
        """Dotted path -> type of everything in a schema, objects in lists included."""
        found = {}
        for name, kind in self.schemas[schema].items():
            found[name] = kind
            inner = item_of(kind)
            if inner in self.schemas:
                index = "[0]" if inner != kind else ""
                below = self.fields(inner).items()
                found |= {f"{name}{index}.{path}": leaf for path, leaf in below}
        return found

    def faults(self, value, kind, path=""):
        """What in `value` is not of `kind`, in words; null may stand anywhere."""
        if value is None:
            return []
        if kind.startswith("list["):
            if not isinstance(value, list):
                return [f"{path} is no list"]
            return [
                fault
                for at, each in enumerate(value)
                for fault in self.faults(each, item_of(kind), f"{path}[{at}]")
            ]
        if kind in self.schemas:
            return self._object_faults(value, kind, path)
        right = type(value) in _SCALARS[kind]
        return [] if right else [f"{path} is {type(value).__name__}, not {kind}"]

    def _object_faults(self, value, schema, path):
        known = self.schemas[schema]
        missing = [f"{path}.{name} is missing" for name in known if name not in value]
        foreign = [f"{path}.{name} is unknown" for name in value if name not in known]
        inner = [
            fault
            for name, each in value.items()
            if name in known
            for fault in self.faults(each, known[name], f"{path}.{name}")
        ]
        return missing + foreign + inner


def item_of(kind):
    """The type of the items of a list type; the type itself otherwise."""
    return kind.removeprefix("list[").removesuffix("]")
