"""Days at the desk are typed as people write them."""

from django import forms
from django.db import models

from activities.forms import DayField


class DaysAsWritten:
    """For the admin of rows with exact days, and for inlines of them."""

    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": forms.TextInput({"class": "day", "autocomplete": "off"})}
    }
