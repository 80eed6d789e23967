"""Which control a field of a form gets; it follows from the field's declaration."""

from collections.abc import Mapping

from desktop.catalog.action import Field
from desktop.catalog.kinds import RATING
from desktop.views.action_fields import (
    AmountControl,
    ChoiceControl,
    Control,
    LineControl,
    MomentControl,
    TextControl,
)
from desktop.views.action_files import FilesControl
from desktop.views.action_pick import Around, ManyPickControl, PickControl
from desktop.views.action_rating import RatingControl
from desktop.views.desk import Desk

_BY_KIND: Mapping[str, type[Control]] = {
    "amount": AmountControl,
    "time": MomentControl,
    "choice": ChoiceControl,
}


def control(field: Field, desk: Desk, fields: Mapping[str, Field], around: Around) -> Control:
    """The control of one field; `fields` and `around` are of the whole form."""
    if field.files:
        return FilesControl(field, desk)
    if field.kind is RATING:
        return RatingControl(field, desk)
    if field.pick:
        kind = ManyPickControl if field.most else PickControl
        return kind(field, desk, fields, around)
    if field.lines:
        return TextControl(field, desk)
    return _BY_KIND.get(field.kind.name, LineControl)(field, desk)
