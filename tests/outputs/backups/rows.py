def query(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def execute(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def titles(connection):
    return [title for (title,) in query(connection, "SELECT title FROM activities_entry ORDER BY title")]
