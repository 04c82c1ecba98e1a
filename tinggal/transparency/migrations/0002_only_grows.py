"""The database refuses to change or remove what stands in the log; a place is given once and a tile only grows.

A trigger is a speed bump, not a proof: whoever owns the database can switch it off. The signed heads show it.
"""

from django.db import migrations

ROWS = ["entry", "tile", "checkpoint", "cosignature", "anchored", "anchor"]
REFUSE = """
CREATE FUNCTION transparency_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log only grows: % of % refused', TG_OP, TG_TABLE_NAME;
END $$;
"""
NO_REMOVAL = """
CREATE TRIGGER transparency_{0}_no_delete BEFORE DELETE ON transparency_{0}
    FOR EACH ROW EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_{0}_no_truncate BEFORE TRUNCATE ON transparency_{0}
    FOR EACH STATEMENT EXECUTE FUNCTION transparency_only_grows();
"""
NO_CHANGE = """
CREATE TRIGGER transparency_entry_no_change BEFORE UPDATE ON transparency_entry FOR EACH ROW
    WHEN (OLD.index IS NOT NULL OR NEW.data <> OLD.data OR NEW.id <> OLD.id OR NEW.made_at <> OLD.made_at)
    EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_tile_no_change BEFORE UPDATE ON transparency_tile FOR EACH ROW
    WHEN (NEW.level <> OLD.level OR NEW.number <> OLD.number OR length(NEW.hashes) <= length(OLD.hashes)
          OR substring(NEW.hashes FOR length(OLD.hashes)) <> OLD.hashes)
    EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_checkpoint_no_change BEFORE UPDATE ON transparency_checkpoint FOR EACH ROW
    WHEN (OLD.note <> '' OR NEW.size <> OLD.size OR NEW.root <> OLD.root OR NEW.made_at <> OLD.made_at)
    EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_cosignature_no_change BEFORE UPDATE ON transparency_cosignature
    FOR EACH ROW EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_anchored_no_change BEFORE UPDATE ON transparency_anchored
    FOR EACH ROW EXECUTE FUNCTION transparency_only_grows();
CREATE TRIGGER transparency_anchor_no_change BEFORE UPDATE ON transparency_anchor
    FOR EACH ROW EXECUTE FUNCTION transparency_only_grows();
"""
FORWARD = REFUSE + "".join(NO_REMOVAL.format(row) for row in ROWS) + NO_CHANGE
BACKWARD = (
    "".join(
        f"DROP TRIGGER transparency_{row}_{what} ON transparency_{row};\n"
        for row in ROWS
        for what in ("no_change", "no_truncate", "no_delete")
    )
    + "DROP FUNCTION transparency_only_grows();"
)


class Migration(migrations.Migration):
    dependencies = [("transparency", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
