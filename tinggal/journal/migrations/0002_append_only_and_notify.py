"""The database refuses to change or remove lines of the journal, and tells listeners about new ones.

A trigger is a speed bump, not a proof: whoever owns the database can switch it off. The seals show it.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % refused', TG_OP;
END $$;
CREATE TRIGGER journal_event_no_change BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_event_no_truncate BEFORE TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE FUNCTION journal_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('journal', '');
    RETURN NULL;
END $$;
CREATE TRIGGER journal_event_tell AFTER INSERT ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_tell();
"""
BACKWARD = """
DROP TRIGGER journal_event_tell ON journal_event;
DROP FUNCTION journal_tell();
DROP TRIGGER journal_event_no_truncate ON journal_event;
DROP TRIGGER journal_event_no_change ON journal_event;
DROP FUNCTION journal_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_events_and_deliveries")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
