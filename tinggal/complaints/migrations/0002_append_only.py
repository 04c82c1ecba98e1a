"""The database refuses to change or remove a complaint or what was said about it, whoever asks.

As for the journal this is a speed bump for whoever owns the database; the seals of the journal show what he did.
"""

from django.db import migrations

TABLES = ("complaints_complaint", "complaints_complaintentry")
FUNCTION = """
CREATE FUNCTION complaints_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'complaints are append-only: % refused', TG_OP;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION complaints_are_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION complaints_are_append_only();
"""
UNDO = "DROP TRIGGER {table}_no_truncate ON {table}; DROP TRIGGER {table}_no_change ON {table};"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_complaints")]
    operations = [
        migrations.RunSQL(
            FUNCTION + "".join(TRIGGERS.format(table=table) for table in TABLES),
            "".join(UNDO.format(table=table) for table in TABLES) + "DROP FUNCTION complaints_are_append_only();",
        )
    ]
