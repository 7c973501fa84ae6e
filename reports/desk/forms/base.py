"""What all forms of the desk have in common."""

from django import forms


class Form(forms.Form):
    """Labels without a colon."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
