"""Look-ups on dates in plain SQL, for check constraints.

Django's own date functions are Python functions on SQLite: a table checked by them takes rows from no other client.
"""

from django.db.models import DateField, IntegerField, Transform


class CalendarTransform(Transform):
    output_field = IntegerField()


@DateField.register_lookup
class CalendarYear(CalendarTransform):
    lookup_name = "calendar_year"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="CAST(substr(%(expressions)s, 1, 4) AS INTEGER)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="CAST(EXTRACT(YEAR FROM %(expressions)s) AS INTEGER)", **context
        )


@DateField.register_lookup
class CalendarMonth(CalendarTransform):
    """1 to 12."""

    lookup_name = "calendar_month"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="CAST(substr(%(expressions)s, 6, 2) AS INTEGER)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="CAST(EXTRACT(MONTH FROM %(expressions)s) AS INTEGER)", **context
        )


@DateField.register_lookup
class CalendarDay(CalendarTransform):
    """1 to 31."""

    lookup_name = "calendar_day"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="CAST(substr(%(expressions)s, 9, 2) AS INTEGER)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="CAST(EXTRACT(DAY FROM %(expressions)s) AS INTEGER)", **context
        )


@DateField.register_lookup
class CalendarMonthLength(CalendarTransform):
    """28 to 31."""

    lookup_name = "calendar_month_length"

    def as_sqlite(self, compiler, connection, **context):
        last = "date(%(expressions)s, 'start of month', '+1 month', '-1 day')"
        return self.as_sql(compiler, connection, template=f"CAST(substr({last}, 9, 2) AS INTEGER)", **context)

    def as_postgresql(self, compiler, connection, **context):
        last = "date_trunc('month', %(expressions)s) + interval '1 month' - interval '1 day'"
        return self.as_sql(compiler, connection, template=f"CAST(EXTRACT(DAY FROM {last}) AS INTEGER)", **context)
